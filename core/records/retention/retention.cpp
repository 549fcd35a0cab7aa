// SPDX-License-Identifier: GPL-3.0-or-later
#include "records/retention/retention.h"

#include <QCoreApplication>
#include <QTimeZone>

namespace fieldfare {

namespace {

/// Columns: id, uid, name, moment, then in the order of kReasons whether it holds the record back, then the hold.
/// `dayShift`: s from midnight UTC of a bare date to the middle of that day in the session's zone.
QString contactSql(qint64 dayShift)
{
    return QStringLiteral(
               "SELECT * FROM (SELECT c.id, c.uid, c.display_name, max(c.created_at,"
               " ifnull((SELECT max(at) FROM activity WHERE contact=c.id), 0),"
               " ifnull((SELECT max(max(created_at, ifnull(done_at, 0))) FROM task WHERE contact=c.id), 0),"
               " ifnull((SELECT max(max(created_at, ifnull(opened_at, 0), ifnull(closed_at, 0))) FROM deal WHERE"
               " contact=c.id), 0),"
               " ifnull((SELECT max(max(created_at, ifnull(1000*(unixepoch(ordered_on)+%1), 0),"
               " ifnull(1000*(unixepoch(delivered_on)+%1), 0))) FROM sales_order WHERE contact=c.id), 0),"
               " ifnull((SELECT max(max(created_at, ifnull(opened_at, 0), ifnull(resolved_at, 0))) FROM ticket WHERE"
               " contact=c.id), 0),"
               " ifnull((SELECT max(ifnull(responded_at, 0)) FROM campaign_member WHERE contact=c.id), 0)) AS moment,"
               " EXISTS(SELECT 1 FROM deal d LEFT JOIN stage s ON s.id=d.stage WHERE d.contact=c.id AND"
               " ifnull(s.kind, '') NOT IN ('won', 'lost')),"
               " EXISTS(SELECT 1 FROM sales_order WHERE contact=c.id AND ifnull(state, '') NOT IN ('delivered',"
               " 'cancelled')),"
               " EXISTS(SELECT 1 FROM ticket WHERE contact=c.id AND ifnull(state, '') NOT IN ('resolved', 'closed')),"
               " EXISTS(SELECT 1 FROM task WHERE contact=c.id AND done=0),"
               " EXISTS(SELECT 1 FROM consent g WHERE g.contact=c.id AND g.state='granted' AND NOT EXISTS(SELECT 1 FROM"
               " consent n WHERE n.contact=c.id AND n.purpose=g.purpose AND (n.at, n.id)>(g.at, g.id))),"
               " (SELECT reason FROM legal_hold WHERE contact=c.id ORDER BY created_at, id LIMIT 1)"
               " FROM contact c WHERE c.created_at<? AND ? IN (0, c.id)) WHERE moment<? ORDER BY moment, id")
        .arg(dayShift);
}

/// Of a record that may concern a person.
QString partSql(const QString &table, const QString &moment, const QString &condition)
{
    return QStringLiteral("SELECT r.id, r.uid, r.display_name, r.%2, 0, 0, 0, 0, 0, (SELECT reason FROM legal_hold "
                          "WHERE contact=r.contact ORDER BY created_at, id LIMIT 1) FROM %1 r WHERE r.%2<? AND ? IN "
                          "(0, r.id) AND r.%2<? "
                          "AND %3 ORDER BY r.%2, r.id")
        .arg(table, moment, condition);
}

constexpr int kFirstReason = 4;
constexpr const char *kReasons[] = {
    QT_TRANSLATE_NOOP("Privacy", "An open deal"),    QT_TRANSLATE_NOOP("Privacy", "An open order"),
    QT_TRANSLATE_NOOP("Privacy", "An open ticket"),  QT_TRANSLATE_NOOP("Privacy", "An open task"),
    QT_TRANSLATE_NOOP("Privacy", "A valid consent"),
};
constexpr int kHold = kFirstReason + static_cast<int>(std::size(kReasons));

}  // namespace

QDate retentionLimit(const QDate &today, qint64 months) { return today.addMonths(-static_cast<int>(months)); }

Result<RetentionPreview> previewRetention(ReadContext &context, const RetentionRule &rule, qint64 only)
{
    if (!context.session().access.mayAdminister())
        return fail(ErrorCode::Forbidden,
                    QCoreApplication::translate("Privacy", "You have no right to use retention rules."));
    RetentionPreview preview;
    QString sql;
    const QTimeZone zone = context.session().zone;
    const QDateTime now = QDateTime::fromMSecsSinceEpoch(context.clock().now(), zone);
    if (rule.condition == QLatin1String(retention::contactInactive)) {
        preview.type = QStringLiteral("contact");
        sql = contactSql(12 * 3600 - now.offsetFromUtc());
    } else if (rule.condition == QLatin1String(retention::ticketResolved)) {
        preview.type = QStringLiteral("ticket");
        sql = partSql(preview.type, QStringLiteral("resolved_at"), QStringLiteral("r.state IN ('resolved', 'closed')"));
    } else if (rule.condition == QLatin1String(retention::campaignAnswered)) {
        preview.type = QStringLiteral("campaign_member");
        sql = partSql(preview.type, QStringLiteral("responded_at"), QStringLiteral("1"));
    } else if (rule.condition == QLatin1String(retention::taskDone)) {
        preview.type = QStringLiteral("task");
        sql = partSql(preview.type, QStringLiteral("done_at"), QStringLiteral("r.done=1"));
    }
    if (sql.isEmpty() || !rule.months || *rule.months < 1)
        return fail(
            ErrorCode::Unsupported,
            QCoreApplication::translate("Privacy", "This version does not know what “%1” asks for.").arg(rule.name));
    const qint64 limit = retentionLimit(now.date(), *rule.months).startOfDay(zone).toMSecsSinceEpoch();
    // the whole tables: what somebody may not see holds a person back as well
    TRY_ASSIGN(auto query, context.statements().run(sql, {limit, only, limit}));
    while (query.next()) {
        if (context.stopRequested())
            return fail(ErrorCode::Cancelled, QCoreApplication::translate("Privacy", "Stopped."));
        DueRecord record{query.value(0).toLongLong(), uidFromBytes(query.value(1).toByteArray()),
                         query.value(2).toString(),
                         QDateTime::fromMSecsSinceEpoch(query.value(3).toLongLong(), zone).date(), QString()};
        QStringList reasons;
        if (!query.value(kHold).isNull())
            reasons.append(QCoreApplication::translate("Privacy", "Legal hold: %1").arg(query.value(kHold).toString()));
        for (int i = kFirstReason; i < kHold; ++i) {
            if (query.value(i).toBool())
                reasons.append(QCoreApplication::translate("Privacy", kReasons[i - kFirstReason]));
        }
        record.why = reasons.join(QStringLiteral("; "));
        (reasons.isEmpty() ? preview.due : preview.held).append(record);
    }
    TRY(finished(query));
    return preview;
}

}  // namespace fieldfare
