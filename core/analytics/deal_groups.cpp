// SPDX-License-Identifier: GPL-3.0-or-later
#include "analytics/deal_groups.h"

#include "records/record_reader.h"

#include <QCoreApplication>

#include <algorithm>

namespace fieldfare {

void dealFilter(const ReportQuery &query, SqlConditions *conditions)
{
    query.link(QStringLiteral("user"), QStringLiteral("d.owner"), conditions);
    query.link(QStringLiteral("team"), QStringLiteral("u.team"), conditions);
    query.link(QStringLiteral("pipeline"), QStringLiteral("s.pipeline"), conditions);
    query.link(QStringLiteral("campaign"), QStringLiteral("d.campaign"), conditions);
}

Result<void> scanClosedDeals(ReadContext &context, const ReportQuery &query, ClosedDealScan wanted,
                             const std::function<void(const ClosedDeal &)> &visit)
{
    SqlConditions conditions;
    query.timeRange(QStringLiteral("d.closed_at"), &conditions);
    dealFilter(query, &conditions);
    const QString kinds = wanted.won && wanted.lost ? QStringLiteral("s.kind IN ('won', 'lost')")
                          : wanted.won              ? QStringLiteral("s.kind='won'")
                                                    : QStringLiteral("s.kind='lost'");
    const QString units =
        wanted.withUnits
            ? QStringLiteral(
                  "coalesce((SELECT sum(coalesce(l.quantity, 1000000)) FROM {deal_line} l WHERE l.deal=d.id), 1000000)")
            : QStringLiteral("1000000");
    const QString sql =
        QStringLiteral(
            "SELECT d.id, d.owner, u.team, d.product, d.amount, d.currency, d.opened_at, d.closed_at, s.kind='won', %1 "
            "FROM {deal} d JOIN {stage} s ON s.id=d.stage LEFT JOIN {user} u ON u.id=d.owner "
            "WHERE %2 AND d.closed_at IS NOT NULL%3 ORDER BY d.id")
            .arg(units, kinds, conditions.sql);
    TRY_ASSIGN(auto rows, context.run(sql, conditions.bound));
    while (rows.next()) {
        if (context.stopRequested())
            return fail(ErrorCode::Cancelled, QCoreApplication::translate("Report", "Stopped."));
        ClosedDeal deal;
        deal.id = rows.value(0).toLongLong();
        deal.owner = rows.value(1).toLongLong();
        deal.team = rows.value(2).toLongLong();
        deal.product = rows.value(3).toLongLong();
        if (!rows.isNull(4)) {
            TRY_ASSIGN(const Currency currency, Currency::fromCode(rows.value(5).toString()));
            deal.amount = Money{rows.value(4).toLongLong(), currency};
        }
        deal.closedAt = rows.value(7).toLongLong();
        deal.openedAt = rows.isNull(6) ? deal.closedAt : rows.value(6).toLongLong();
        deal.won = rows.value(8).toBool();
        deal.units = rows.value(9).toLongLong();
        visit(deal);
    }
    return finished(rows);
}

QString dealGroupKey(DealGroup group)
{
    switch (group) {
    case DealGroup::All: return QStringLiteral("all");
    case DealGroup::User: return QStringLiteral("user");
    case DealGroup::Team: return QStringLiteral("team");
    case DealGroup::Product: return QStringLiteral("product");
    case DealGroup::Month: return QStringLiteral("month");
    case DealGroup::Quarter: return QStringLiteral("quarter");
    }
    return {};
}

DealGroup dealGroupFromKey(const QString &key)
{
    for (const DealGroup group :
         {DealGroup::User, DealGroup::Team, DealGroup::Product, DealGroup::Month, DealGroup::Quarter}) {
        if (dealGroupKey(group) == key)
            return group;
    }
    return DealGroup::All;
}

namespace {

const char *groupLabel(DealGroup group)
{
    switch (group) {
    case DealGroup::All: return QT_TRANSLATE_NOOP("Report", "All deals");
    case DealGroup::User: return QT_TRANSLATE_NOOP("Report", "User");
    case DealGroup::Team: return QT_TRANSLATE_NOOP("Report", "Team");
    case DealGroup::Product: return QT_TRANSLATE_NOOP("Report", "Product");
    case DealGroup::Month: return QT_TRANSLATE_NOOP("Report", "Month");
    case DealGroup::Quarter: return QT_TRANSLATE_NOOP("Report", "Quarter");
    }
    return nullptr;
}

}  // namespace

ReportParameter dealGroupParameter()
{
    ReportParameter parameter{QStringLiteral("by"), QT_TRANSLATE_NOOP("Report", "Grouped by"),
                              ReportParameter::Kind::Choice};
    for (const DealGroup group :
         {DealGroup::All, DealGroup::User, DealGroup::Team, DealGroup::Product, DealGroup::Month, DealGroup::Quarter})
        parameter.choices.append({dealGroupKey(group), groupLabel(group)});
    parameter.defaultText = QStringLiteral("all");
    return parameter;
}

ReportColumn dealGroupColumn(DealGroup group)
{
    return {dealGroupKey(group), reportText(groupLabel(group)), ReportKind::Text};
}

bool isTimeGroup(DealGroup group) { return group == DealGroup::Month || group == DealGroup::Quarter; }

qint64 dealGroupOf(DealGroup group, const ClosedDeal &deal, LocalDays &days)
{
    switch (group) {
    case DealGroup::All: return 0;
    case DealGroup::User: return deal.owner;
    case DealGroup::Team: return deal.team;
    case DealGroup::Product: return deal.product;
    case DealGroup::Month: {
        const QDate day = days.day(deal.closedAt);
        return qint64(day.year()) * 100 + day.month();
    }
    case DealGroup::Quarter: {
        const QDate day = days.day(deal.closedAt);
        return qint64(day.year()) * 10 + (day.month() + 2) / 3;
    }
    }
    return 0;
}

QList<qint64> withoutGaps(DealGroup group, QList<qint64> groups)
{
    std::sort(groups.begin(), groups.end());
    if (!isTimeGroup(group) || groups.isEmpty())
        return groups;
    const qint64 radix = group == DealGroup::Month ? 100 : 10;
    const qint64 parts = group == DealGroup::Month ? 12 : 4;
    // an absurd year (a typing error in an import) must not make a million empty rows
    if (groups.last() / radix - groups.first() / radix > 50)
        return groups;
    QList<qint64> filled;
    for (qint64 at = groups.first(); at <= groups.last();
         at = at % radix == parts ? (at / radix + 1) * radix + 1 : at + 1)
        filled.append(at);
    return filled;
}

Result<QHash<qint64, QString>> dealGroupNames(ReadContext &context, DealGroup group, const QList<qint64> &groups)
{
    QHash<qint64, QString> names;
    if (group == DealGroup::All) {
        names.insert(0, reportText(groupLabel(group)));
        return names;
    }
    if (isTimeGroup(group)) {
        for (const qint64 at : groups) {
            names.insert(at, group == DealGroup::Month
                                 ? QStringLiteral("%1-%2")
                                       .arg(at / 100, 4, 10, QLatin1Char('0'))
                                       .arg(at % 100, 2, 10, QLatin1Char('0'))
                                 : QStringLiteral("%1Q%2").arg(at / 10, 4, 10, QLatin1Char('0')).arg(at % 10));
        }
        return names;
    }
    QSet<qint64> ids(groups.cbegin(), groups.cend());
    ids.remove(0);
    RecordReader reader(context);
    TRY_ASSIGN(names, reader.displayNames(context.catalog().at(dealGroupKey(group)), ids));
    for (const qint64 id : std::as_const(ids)) {
        if (names.value(id).isEmpty())
            names.insert(id, QCoreApplication::translate("Report", "(not named)"));
    }
    names.insert(0, group == DealGroup::User   ? QCoreApplication::translate("Report", "(no owner)")
                    : group == DealGroup::Team ? QCoreApplication::translate("Report", "(no team)")
                                               : QCoreApplication::translate("Report", "(no product)"));
    return names;
}

}  // namespace fieldfare
