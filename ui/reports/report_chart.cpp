// SPDX-License-Identifier: GPL-3.0-or-later
#include "reports/report_chart.h"

#include "presentation/format.h"
#include "presentation/money_text.h"
#include "presentation/reports/report_model.h"
#include "widgets/charts/charts.h"

#include <cmath>

namespace fieldfare {

namespace {

constexpr int kMostBars = 25;

/// The currency of the first amount drawn; empty for counts.
Currency currencyOf(const ReportTable &table)
{
    for (const QString &key : table.chart.values) {
        const int column = table.column(key);
        if (column < 0 || table.columns.at(column).kind != ReportKind::Money) {
            continue;
        }
        for (const ReportRow &row : table.rows) {
            if (row.cells.value(column).canConvert<Money>()) {
                return row.cells.value(column).value<Money>().currency;
            }
        }
    }
    return {};
}

QString valueText(const ReportTable &table, double value)
{
    const int column = table.column(table.chart.values.value(0));
    const ReportKind kind = column < 0 ? ReportKind::Decimal : table.columns.at(column).kind;
    if (kind == ReportKind::Money) {
        const Currency currency = currencyOf(table);
        return format::wholeMoney(Money{qint64(std::llround(value * std::pow(10, currency.exponent()))), currency});
    }
    if (kind == ReportKind::Percent) {
        return format::percent(value);
    }
    return QLocale().toString(value, 'f', value == std::floor(value) ? 0 : 1);
}

}  // namespace

QString reportAxisText(const ReportTable &table, double value)
{
    const Currency currency = currencyOf(table);
    const QString number = format::shortNumber(std::abs(value));
    const QString sign = currency.isEmpty() ? QString() : format::currencySign(currency) + QChar(0x00A0);
    return (value < 0 ? QStringLiteral("−") : QString()) + sign + number;
}

Chart *makeReportChart(const ReportTable &table, QWidget *parent)
{
    const int category = table.column(table.chart.category);
    QList<int> values;
    for (const QString &key : table.chart.values) {
        if (const int column = table.column(key); column >= 0) {
            values.append(column);
        }
    }
    if (table.chart.kind == ReportChart::Kind::None || category < 0 || values.isEmpty()) {
        return nullptr;
    }
    QList<BarSeries> series;
    for (qsizetype i = 0; i < values.size(); ++i) {
        series.append({table.columns.at(values.at(i)).label, values.size() > 1 && i == 0 ? ChartInk::Neutral
                                                             : values.size() > 1         ? ChartInk::Good
                                                                                         : ChartInk::Accent});
    }
    const int roi = table.column(QStringLiteral("roi"));
    QList<BarGroup> groups;
    bool any = false;
    for (const ReportRow &row : table.rows) {
        BarGroup group{
            row.key, figureText(table.columns.at(category), row.cells.value(category)), {}, {}, Tone::Neutral};
        for (const int column : values) {
            group.values.append(figureNumber(row.cells.value(column)));
            any = any || (!std::isnan(group.values.last()) && group.values.last() != 0);
        }
        if (roi >= 0) {
            const double share = figureNumber(row.cells.value(roi));
            if (!std::isnan(share)) {
                group.note = (share > 0 ? QStringLiteral("+") : QString()) + format::percent(share, 0);
                group.noteTone = share >= 0 ? Tone::Good : Tone::Bad;
            }
        }
        groups.append(group);
    }
    if (!any) {
        return nullptr;
    }
    Chart *chart = nullptr;
    if (table.chart.kind == ReportChart::Kind::Funnel) {
        auto *funnel = new FunnelChart(parent);
        QList<FunnelStep> steps;
        for (const BarGroup &group : groups) {
            if (!std::isnan(group.values.first())) {
                steps.append({group.key, group.label, group.values.first(), {}});
            }
        }
        funnel->setData(steps);
        chart = funnel;
    } else if (table.chart.kind == ReportChart::Kind::Line && groups.size() > 1) {
        auto *lines = new LineChart(parent);
        lines->setData(series, groups);
        chart = lines;
    } else if (table.chart.kind == ReportChart::Kind::Bars || table.chart.kind == ReportChart::Kind::Line) {
        auto *columns = new ColumnChart(parent);
        columns->setData(series, groups);
        chart = columns;
    } else {
        auto *bars = new BarChart(parent);
        bars->setData(series, groups.mid(0, kMostBars));
        chart = bars;
    }
    chart->setTitle(table.title);
    chart->setWriters([table](double value) { return valueText(table, value); },
                      [table](double value) { return reportAxisText(table, value); });
    return chart;
}

}  // namespace fieldfare
