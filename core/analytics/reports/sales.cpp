// SPDX-License-Identifier: GPL-3.0-or-later
#include "analytics/reports/sales.h"

#include "analytics/money_groups.h"

#include <QCoreApplication>

#include <algorithm>

namespace fieldfare::reports {

namespace {

Result<void> gather(ReadContext &context, const ReportQuery &query, SaleScan scan, MoneyGroups *groups,
                    QSet<qint64> *deals)
{
    LocalDays days(context.session().zone);
    TRY(scan(context, query, days, [&](const Sale &sale) {
        deals->insert(sale.deal);
        groups->add(sale.group, 0, sale.amount, days.day(sale.closedAt), sale.deal,
                    {sale.firstOfDeal ? 1 : 0, sale.units});
    }));
    return groups->check();
}

bool isSalesColumn(const QString &column)
{
    return column == QLatin1String("won_count") || column == QLatin1String("units") ||
           column == QLatin1String("won_amount");
}

}  // namespace

tl::unexpected<Error> noSuchFigure(const ReportDefinition &definition, const QString &row, const QString &column)
{
    return fail(ErrorCode::NotFound,
                QCoreApplication::translate("Report", "The report “%1” has no such figure.").arg(definition.title()),
                row + QLatin1Char('.') + column);
}

Result<ReportTable> salesTable(ReadContext &context, const ReportDefinition &definition, const ReportQuery &query,
                               DealGroup group, SaleScan scan)
{
    TRY_ASSIGN(const ExchangeRates rates, ExchangeRates::load(context));
    MoneyGroups groups(rates, 1, 2);
    QSet<qint64> deals;
    TRY(gather(context, query, scan, &groups, &deals));

    const QList<qint64> order = withoutGaps(group, groups.groups());
    TRY_ASSIGN(const auto names, dealGroupNames(context, group, order));
    QVector<MoneyGroups::Line> lines;
    for (const qint64 one : order)
        lines += groups.lines(one);
    if (!isTimeGroup(group)) {
        std::stable_sort(lines.begin(), lines.end(), [&](const MoneyGroups::Line &a, const MoneyGroups::Line &b) {
            if (a.currency == b.currency && a.minor.first() != b.minor.first())
                return a.minor.first() > b.minor.first();
            if (a.currency != b.currency)
                return (a.currency == rates.base()) != (b.currency == rates.base()) ? a.currency == rates.base()
                                                                                    : a.currency < b.currency;
            return names.value(a.group) < names.value(b.group);
        });
    }

    ReportTable table = definition.table();
    table.columns = {
        dealGroupColumn(group),
        {QStringLiteral("won_count"), QCoreApplication::translate("Report", "Won deals"), ReportKind::Integer},
        {QStringLiteral("units"), QCoreApplication::translate("Report", "Units"), ReportKind::Decimal},
        {QStringLiteral("won_amount"), QCoreApplication::translate("Report", "Won amount"), ReportKind::Money},
    };
    for (const MoneyGroups::Line &line : std::as_const(lines)) {
        table.rows.append({line.key,
                           {names.value(line.group), qlonglong(line.counts.at(0)),
                            Value::fromValue(Decimal::fromMillionths(line.counts.at(1))), line.cell(0)}});
    }
    const auto total = groups.total();
    table.totals = {Value(), qlonglong(deals.size()), Value::fromValue(Decimal::fromMillionths(total.counts.at(1))),
                    groups.totalCell(total, 0)};
    table.notes = groups.notes();
    table.chart = {isTimeGroup(group) ? ReportChart::Kind::Bars : ReportChart::Kind::HorizontalBars,
                   dealGroupKey(group),
                   {QStringLiteral("won_amount")}};
    return table;
}

Result<RowsBehind> salesBehind(ReadContext &context, const ReportDefinition &definition, const ReportQuery &query,
                               const QString &row, const QString &column, SaleScan scan)
{
    TRY_ASSIGN(const ExchangeRates rates, ExchangeRates::load(context));
    MoneyGroups groups(rates, 1, 2);
    QSet<qint64> deals;
    const MoneyRowKey key = parseMoneyRowKey(row);
    if (row.isEmpty())
        groups.collectAll();
    else
        groups.collect(key.group);
    if (!isSalesColumn(column) || (!row.isEmpty() && !key.valid))
        return noSuchFigure(definition, row, column);
    TRY(gather(context, query, scan, &groups, &deals));
    if (row.isEmpty())
        return RowsBehind{QStringLiteral("deal"), groups.total().ids.first()};
    for (const MoneyGroups::Line &line : groups.lines(key.group)) {
        if (line.key == row)
            return RowsBehind{QStringLiteral("deal"), line.ids.first()};
    }
    return noSuchFigure(definition, row, column);
}

}  // namespace fieldfare::reports
