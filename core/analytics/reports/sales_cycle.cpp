// SPDX-License-Identifier: GPL-3.0-or-later
#include "analytics/deal_groups.h"
#include "analytics/reports/reports.h"
#include "analytics/reports/sales.h"
#include "analytics/statistics.h"

#include <QCoreApplication>

#include <algorithm>
#include <numeric>

namespace fieldfare::reports {

namespace {

ClosedDealScan wantedOutcome(const ReportQuery &query)
{
    const QString outcome = query.text(QStringLiteral("outcome"));
    return {outcome != QLatin1String("lost"), outcome != QLatin1String("won"), false};
}

QVector<Value> cells(const QString &name, QVector<qint64> lengths)
{
    std::sort(lengths.begin(), lengths.end());
    const qint64 sum = std::accumulate(lengths.cbegin(), lengths.cend(), qint64(0));
    return {name.isEmpty() ? Value() : Value(name), qlonglong(lengths.size()), meanCell(sum, lengths.size()),
            quantileCell(lengths, 0.5), quantileCell(lengths, 0.9)};
}

Result<ReportTable> run(ReadContext &context, const ReportDefinition &definition, const ReportQuery &query)
{
    const DealGroup group = dealGroupFromKey(query.text(QStringLiteral("by")));
    LocalDays days(context.session().zone);
    QMap<qint64, QVector<qint64>> lengths;
    QVector<qint64> all;
    TRY(scanClosedDeals(context, query, wantedOutcome(query), [&](const ClosedDeal &deal) {
        const qint64 length = days.dayNumber(deal.closedAt) - days.dayNumber(deal.openedAt);
        lengths[dealGroupOf(group, deal, days)].append(length);
        all.append(length);
    }));
    QList<qint64> order = withoutGaps(group, lengths.keys());
    TRY_ASSIGN(const auto names, dealGroupNames(context, group, order));
    if (!isTimeGroup(group))
        std::stable_sort(order.begin(), order.end(),
                         [&](qint64 a, qint64 b) { return names.value(a) < names.value(b); });

    ReportTable table = definition.table();
    const QString unit = QStringLiteral("days");
    table.columns = {
        dealGroupColumn(group),
        {QStringLiteral("count"), QCoreApplication::translate("Report", "Deals"), ReportKind::Integer},
        {QStringLiteral("mean_days"), QCoreApplication::translate("Report", "Mean"), ReportKind::Duration, unit},
        {QStringLiteral("median_days"), QCoreApplication::translate("Report", "Median"), ReportKind::Duration, unit},
        {QStringLiteral("p90_days"), QCoreApplication::translate("Report", "90 % within"), ReportKind::Duration, unit},
    };
    for (const qint64 one : std::as_const(order))
        table.rows.append({QString::number(one), cells(names.value(one), lengths.value(one))});
    table.totals = cells({}, all);
    table.chart = {group == DealGroup::All || isTimeGroup(group) ? ReportChart::Kind::Bars
                                                                 : ReportChart::Kind::HorizontalBars,
                   dealGroupKey(group),
                   {QStringLiteral("mean_days"), QStringLiteral("median_days"), QStringLiteral("p90_days")}};
    return table;
}

Result<RowsBehind> behind(ReadContext &context, const ReportDefinition &definition, const ReportQuery &query,
                          const QString &row, const QString &column)
{
    static const QStringList figures{QStringLiteral("count"), QStringLiteral("mean_days"),
                                     QStringLiteral("median_days"), QStringLiteral("p90_days")};
    if (!figures.contains(column))
        return noSuchFigure(definition, row, column);
    const DealGroup group = dealGroupFromKey(query.text(QStringLiteral("by")));
    LocalDays days(context.session().zone);
    RowsBehind rows{QStringLiteral("deal"), {}};
    TRY(scanClosedDeals(context, query, wantedOutcome(query), [&](const ClosedDeal &deal) {
        if (row.isEmpty() || QString::number(dealGroupOf(group, deal, days)) == row)
            rows.ids.append(deal.id);
    }));
    return rows;
}

}  // namespace

ReportDefinition salesCycle()
{
    ReportDefinition report;
    report.key = QStringLiteral("sales_cycle");
    report.titleSource = QT_TRANSLATE_NOOP("Report", "Sales cycle");
    report.explanationSource = QT_TRANSLATE_NOOP(
        "Report", "Calendar days from the day a deal was opened to the day it was closed, in the time zone of the "
                  "workspace, for the deals closed in the period; won deals unless asked otherwise. Median and 90 % "
                  "are interpolated between neighbours, as spreadsheets do.");
    report.parameters = report_parameters::ofDeals();
    report.parameters.append(dealGroupParameter());
    ReportParameter outcome{QStringLiteral("outcome"), QT_TRANSLATE_NOOP("Report", "Outcome"),
                            ReportParameter::Kind::Choice};
    outcome.choices = {
        {QStringLiteral("won"), QT_TRANSLATE_NOOP("Report", "Won")},
        {QStringLiteral("lost"), QT_TRANSLATE_NOOP("Report", "Lost")},
        {QStringLiteral("closed"), QT_TRANSLATE_NOOP("Report", "Won and lost")},
    };
    outcome.defaultText = QStringLiteral("won");
    report.parameters.append(outcome);
    report.suggested = {{QStringLiteral("by"), QStringLiteral("user")}};
    report.run = run;
    report.behind = behind;
    return report;
}

}  // namespace fieldfare::reports
