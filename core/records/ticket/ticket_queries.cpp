// SPDX-License-Identifier: GPL-3.0-or-later
#include "records/ticket/ticket_queries.h"

#include "records/company/company.h"
#include "records/contact/contact.h"

#include <QCoreApplication>

namespace fieldfare {

namespace {

QDateTime moment(const QVariant &value)
{
    return value.isNull() ? QDateTime() : QDateTime::fromMSecsSinceEpoch(value.toLongLong(), Qt::UTC);
}

const QString kSelect = QStringLiteral("SELECT t.id, t.number, t.subject, t.type, t.priority, t.state, t.company, "
                                       "t.contact, c.display_name, p.display_name, t.owner, "
                                       "u.display_name, t.opened_at, t.first_response_at, t.resolved_at, "
                                       "t.satisfaction, t.display_name, t.description FROM {ticket} t "
                                       "LEFT JOIN {company} c ON c.id = t.company LEFT JOIN {contact} p ON p.id = "
                                       "t.contact LEFT JOIN {user} u ON u.id = t.owner ");
// urgent before high before the rest before low, then whoever waits longest
const QString kUrgency = QStringLiteral(
    "CASE t.priority WHEN 'urgent' THEN 0 WHEN 'high' THEN 1 WHEN 'low' THEN 3 ELSE 2 END, t.opened_at, t.id");

TicketRow rowOf(const Query &query)
{
    TicketRow row;
    row.id = query.value(0).toLongLong();
    row.number = query.value(1).toString();
    row.subject =
        query.isNull(2) || query.value(2).toString().isEmpty() ? query.value(16).toString() : query.value(2).toString();
    row.type = query.value(3).toString();
    row.priority = query.value(4).toString();
    row.state = query.value(5).toString();
    row.company = query.value(6).toLongLong();
    row.contact = query.value(7).toLongLong();
    row.companyName = query.value(8).toString();
    row.contactName = query.value(9).toString();
    row.owner = query.value(10).toLongLong();
    row.ownerName = query.value(11).toString();
    row.openedAt = moment(query.value(12));
    row.firstResponseAt = moment(query.value(13));
    row.resolvedAt = moment(query.value(14));
    if (!query.isNull(15))
        row.satisfaction = query.value(15).toInt();
    return row;
}

struct Condition {
    QString sql;
    QVariantList values;
};

Condition conditionOf(TicketQueue queue, qint64 user)
{
    const QString open = QStringLiteral("t.state IN ('new','open','waiting')");
    switch (queue) {
    case TicketQueue::Open: return {open, {}};
    case TicketQueue::New: return {QStringLiteral("t.state = 'new'"), {}};
    case TicketQueue::InWork: return {QStringLiteral("t.state = 'open'"), {}};
    case TicketQueue::Waiting: return {QStringLiteral("t.state = 'waiting'"), {}};
    case TicketQueue::Mine: return {open + QStringLiteral(" AND t.owner = ?"), {user}};
    case TicketQueue::Unassigned: return {open + QStringLiteral(" AND t.owner IS NULL"), {}};
    case TicketQueue::Resolved: return {QStringLiteral("t.state IN ('resolved','closed')"), {}};
    }
    return {QStringLiteral("0"), {}};
}

Result<QVector<TicketRow>> select(ReadContext &context, const QString &rest, const QVariantList &values)
{
    QVector<TicketRow> rows;
    TRY_ASSIGN(auto query, context.run(kSelect + rest, values));
    while (query.next())
        rows.append(rowOf(query));
    TRY(finished(query));
    return rows;
}

Result<void> readEvents(ReadContext &context, qint64 ticket, QVector<TicketStep> *steps)
{
    TRY_ASSIGN(
        auto query,
        context.run(
            QStringLiteral(
                "SELECT e.id, e.kind, e.at, e.text, a.display_name, e.to_state, w.display_name FROM {ticket_event} e "
                "LEFT JOIN {user} a ON a.id = e.assignee "
                "LEFT JOIN {user} w ON w.id = e.created_by WHERE e.ticket = ? AND coalesce(e.kind, '') <> 'answered'"),
            {ticket}));
    while (query.next()) {
        TicketStep step;
        step.id = query.value(0).toLongLong();
        step.kind = query.value(1).toString();
        step.at = moment(query.value(2));
        step.text = query.value(3).toString();
        step.person = step.kind == QLatin1String("assigned") ? query.value(4).toString() : query.value(6).toString();
        step.toState = query.value(5).toString();
        steps->append(step);
    }
    return finished(query);
}

// Answers are the activities themselves, so the event "answered" is left out above.
Result<void> readActivities(ReadContext &context, qint64 ticket, QVector<TicketStep> *steps)
{
    TRY_ASSIGN(
        auto query,
        context.run(
            QStringLiteral(
                "SELECT a.id, a.kind, a.at, a.display_name, a.body, u.display_name, a.direction FROM {activity} a "
                "LEFT JOIN {user} u ON u.id = coalesce(a.owner, a.created_by) WHERE a.ticket = ?"),
            {ticket}));
    while (query.next()) {
        TicketStep step;
        step.isActivity = true;
        step.id = query.value(0).toLongLong();
        step.kind = query.value(1).toString();
        step.at = moment(query.value(2));
        step.title = query.value(3).toString();
        step.text = query.value(4).toString();
        step.person = query.value(5).toString();
        step.direction = query.value(6).toString();
        steps->append(step);
    }
    return finished(query);
}

Result<void> readWays(ReadContext &context, TicketDetails *details)
{
    const bool person = details->ticket.contact != 0;
    const int type = person ? Contact::kNumber : Company::kNumber;
    const qint64 id = person ? details->ticket.contact : details->ticket.company;
    TRY_ASSIGN(
        auto mail,
        context.run(
            QStringLiteral("SELECT address FROM mail_address WHERE type = ? AND record = ? ORDER BY position LIMIT 1"),
            {type, id}));
    details->email = mail.next() ? mail.value(0).toString() : QString();
    TRY(finished(mail));
    TRY_ASSIGN(
        auto phone,
        context.run(
            QStringLiteral("SELECT number FROM phone_number WHERE type = ? AND record = ? ORDER BY position LIMIT 1"),
            {type, id}));
    details->phone = phone.next() ? phone.value(0).toString() : QString();
    return finished(phone);
}

}  // namespace

Result<QVector<TicketRow>> readTicketQueue(ReadContext &context, TicketQueue queue, int limit)
{
    const Condition which = conditionOf(queue, context.session().user.value);
    const QString order = queue == TicketQueue::Resolved ? QStringLiteral("t.resolved_at DESC, t.id DESC") : kUrgency;
    return select(context,
                  QStringLiteral("WHERE ") + which.sql + QStringLiteral(" ORDER BY ") + order +
                      QStringLiteral(" LIMIT ?"),
                  which.values + QVariantList{limit});
}

namespace {

Result<qint64> countQueue(ReadContext &context, TicketQueue queue)
{
    const Condition which = conditionOf(queue, context.session().user.value);
    TRY_ASSIGN(auto query,
               context.run(QStringLiteral("SELECT count(*) FROM {ticket} t WHERE ") + which.sql, which.values));
    const qint64 count = query.next() ? query.value(0).toLongLong() : 0;
    TRY(finished(query));
    return count;
}

}  // namespace

Result<qint64> countOpenTickets(ReadContext &context) { return countQueue(context, TicketQueue::Open); }

Result<TicketCounts> countTickets(ReadContext &context)
{
    TicketCounts counts;
    for (const TicketQueue queue : {TicketQueue::Open, TicketQueue::New, TicketQueue::InWork, TicketQueue::Waiting,
                                    TicketQueue::Mine, TicketQueue::Unassigned, TicketQueue::Resolved}) {
        TRY_ASSIGN(const qint64 count, countQueue(context, queue));
        counts.insert(int(queue), count);
    }
    return counts;
}

Result<TicketDetails> readTicket(ReadContext &context, qint64 id)
{
    TicketDetails details;
    {
        TRY_ASSIGN(auto query, context.run(kSelect + QStringLiteral("WHERE t.id = ?"), {id}));
        if (!query.next()) {
            TRY(finished(query));
            return fail(ErrorCode::NotFound,
                        QCoreApplication::translate("Records", "This ticket does not exist any more."));
        }
        details.ticket = rowOf(query);
        details.description = query.value(17).toString();
        TRY(finished(query));
    }
    TRY(readWays(context, &details));
    TRY(readEvents(context, id, &details.steps));
    TRY(readActivities(context, id, &details.steps));
    std::stable_sort(details.steps.begin(), details.steps.end(),
                     [](const TicketStep &a, const TicketStep &b) { return a.at < b.at; });
    return details;
}

Result<QVector<TicketRow>> ticketsToAnswer(ReadContext &context, qint64 user, int limit)
{
    return select(
        context,
        QStringLiteral("WHERE t.state IN ('new','open') AND (t.owner IS NULL OR t.owner = ?) "
                       "AND (t.first_response_at IS NULL OR t.owner = ?) ORDER BY t.first_response_at IS NOT NULL, ") +
            kUrgency + QStringLiteral(" LIMIT ?"),
        {user, user, limit});
}

}  // namespace fieldfare
