// SPDX-License-Identifier: GPL-3.0-or-later
#include "analytics/deal_groups.h"
#include "analytics/reports/reports.h"
#include "analytics/reports/sales.h"
#include "analytics/statistics.h"

#include <QCoreApplication>

#include <algorithm>

namespace fieldfare::reports {

namespace {

struct Counted {
    qint64 won = 0;
    qint64 lost = 0;
};

Result<ReportTable> run(ReadContext &context, const ReportDefinition &definition, const ReportQuery &query)
{
    const DealGroup group = dealGroupFromKey(query.text(QStringLiteral("by")));
    LocalDays days(context.session().zone);
    QMap<qint64, Counted> counted;
    Counted total;
    TRY(scanClosedDeals(context, query, {true, true, false}, [&](const ClosedDeal &deal) {
        Counted &one = counted[dealGroupOf(group, deal, days)];
        ++(deal.won ? one.won : one.lost);
        ++(deal.won ? total.won : total.lost);
    }));
    QList<qint64> order = withoutGaps(group, counted.keys());
    TRY_ASSIGN(const auto names, dealGroupNames(context, group, order));
    if (!isTimeGroup(group))
        std::stable_sort(order.begin(), order.end(),
                         [&](qint64 a, qint64 b) { return names.value(a) < names.value(b); });

    ReportTable table = definition.table();
    table.columns = {
        dealGroupColumn(group),
        {QStringLiteral("won"), QCoreApplication::translate("Report", "Won"), ReportKind::Integer},
        {QStringLiteral("lost"), QCoreApplication::translate("Report", "Lost"), ReportKind::Integer},
        {QStringLiteral("win_rate"), QCoreApplication::translate("Report", "Win rate"), ReportKind::Percent,
         QStringLiteral("%")},
    };
    for (const qint64 one : std::as_const(order)) {
        const Counted count = counted.value(one);
        table.rows.append({QString::number(one),
                           {names.value(one), qlonglong(count.won), qlonglong(count.lost),
                            percentCell(count.won, count.won + count.lost)}});
    }
    table.totals = {Value(), qlonglong(total.won), qlonglong(total.lost),
                    percentCell(total.won, total.won + total.lost)};
    table.chart = {group == DealGroup::All || isTimeGroup(group) ? ReportChart::Kind::Bars
                                                                 : ReportChart::Kind::HorizontalBars,
                   dealGroupKey(group),
                   {QStringLiteral("win_rate")}};
    return table;
}

Result<RowsBehind> behind(ReadContext &context, const ReportDefinition &definition, const ReportQuery &query,
                          const QString &row, const QString &column)
{
    ClosedDealScan wanted{true, true, false};
    if (column == QLatin1String("won"))
        wanted.lost = false;
    else if (column == QLatin1String("lost"))
        wanted.won = false;
    else if (column != QLatin1String("win_rate"))
        return noSuchFigure(definition, row, column);
    const DealGroup group = dealGroupFromKey(query.text(QStringLiteral("by")));
    LocalDays days(context.session().zone);
    RowsBehind rows{QStringLiteral("deal"), {}};
    TRY(scanClosedDeals(context, query, wanted, [&](const ClosedDeal &deal) {
        if (row.isEmpty() || QString::number(dealGroupOf(group, deal, days)) == row)
            rows.ids.append(deal.id);
    }));
    return rows;
}

}  // namespace

ReportDefinition winRate()
{
    ReportDefinition report;
    report.key = QStringLiteral("win_rate");
    report.titleSource = QT_TRANSLATE_NOOP("Report", "Win rate");
    report.explanationSource = QT_TRANSLATE_NOOP(
        "Report", "Won deals divided by all closed deals (won and lost), counted by the day they were closed.");
    report.parameters = report_parameters::ofDeals();
    report.parameters.append(dealGroupParameter());
    report.suggested = {{QStringLiteral("by"), QStringLiteral("user")}};
    report.run = run;
    report.behind = behind;
    return report;
}

}  // namespace fieldfare::reports
