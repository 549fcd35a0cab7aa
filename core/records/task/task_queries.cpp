// SPDX-License-Identifier: GPL-3.0-or-later
#include "records/task/task_queries.h"

namespace fieldfare {

namespace {

const QString kWhich =
    QStringLiteral("t.done = 0 AND t.due IS NOT NULL AND t.due < ? AND (? = 0 OR t.owner = ? OR t.owner IS NULL)");

}  // namespace

Result<QVector<TaskRow>> openTasks(ReadContext &context, qint64 owner, const QDateTime &until, int limit)
{
    QVector<TaskRow> rows;
    TRY_ASSIGN(
        auto query,
        context.run(
            QStringLiteral(
                "SELECT t.id, t.display_name, t.due, t.owner, u.display_name, t.deal, d.display_name, t.ticket, "
                "k.display_name, t.contact, p.display_name, "
                "t.company, c.display_name, coalesce(dc.display_name, c.display_name, kc.display_name) FROM {task} t "
                "LEFT JOIN {user} u ON u.id = t.owner LEFT JOIN {deal} d ON d.id = t.deal LEFT JOIN {company} dc ON "
                "dc.id = d.company "
                "LEFT JOIN {ticket} k ON k.id = t.ticket LEFT JOIN {company} kc ON kc.id = k.company "
                "LEFT JOIN {contact} p ON p.id = t.contact LEFT JOIN {company} c ON c.id = t.company WHERE ") +
                kWhich + QStringLiteral(" ORDER BY t.due, t.id LIMIT ?"),
            {until.toMSecsSinceEpoch(), owner, owner, limit}));
    while (query.next()) {
        TaskRow row;
        row.id = query.value(0).toLongLong();
        row.subject = query.value(1).toString();
        row.due = QDateTime::fromMSecsSinceEpoch(query.value(2).toLongLong(), Qt::UTC);
        row.owner = query.value(3).toLongLong();
        row.ownerName = query.value(4).toString();
        // the nearest thing it is about
        static constexpr struct {
            int column;
            const char *type;
        } links[] = {{5, "deal"}, {7, "ticket"}, {9, "contact"}, {11, "company"}};
        for (const auto &link : links) {
            if (row.about == 0 && !query.isNull(link.column)) {
                row.about = query.value(link.column).toLongLong();
                row.aboutName = query.value(link.column + 1).toString();
                row.aboutType = QString::fromLatin1(link.type);
            }
        }
        row.customer = query.value(13).toString();
        rows.append(row);
    }
    TRY(finished(query));
    return rows;
}

Result<qint64> countOpenTasks(ReadContext &context, qint64 owner, const QDateTime &until)
{
    TRY_ASSIGN(auto query, context.run(QStringLiteral("SELECT count(*) FROM {task} t WHERE ") + kWhich,
                                       {until.toMSecsSinceEpoch(), owner, owner}));
    const qint64 count = query.next() ? query.value(0).toLongLong() : 0;
    TRY(finished(query));
    return count;
}

}  // namespace fieldfare
