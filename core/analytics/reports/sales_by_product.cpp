// SPDX-License-Identifier: GPL-3.0-or-later
#include "analytics/reports/reports.h"
#include "analytics/reports/sales.h"

#include <QCoreApplication>

namespace fieldfare::reports {

namespace {

// Each line of a won deal is a sale of its product; a deal without lines is one sale of the deal's product.
Result<void> scanLines(ReadContext &context, const ReportQuery &query, LocalDays &,
                       const std::function<void(const Sale &)> &visit)
{
    SqlConditions conditions;
    query.timeRange(QStringLiteral("d.closed_at"), &conditions);
    dealFilter(query, &conditions);
    const QString tables =
        QStringLiteral("FROM {deal} d JOIN {stage} s ON s.id=d.stage LEFT JOIN {user} u ON u.id=d.owner");
    const QString sql =
        QStringLiteral(
            "SELECT d.id AS deal, coalesce(l.product, 0) AS product, coalesce(l.quantity, 1000000), l.amount, "
            "coalesce(l.currency, d.currency), d.closed_at %1 JOIN {deal_line} l ON l.deal=d.id WHERE s.kind='won' AND "
            "d.closed_at IS NOT NULL%2 "
            "UNION ALL "
            "SELECT d.id, coalesce(d.product, 0), 1000000, d.amount, d.currency, d.closed_at %1 WHERE s.kind='won' AND "
            "d.closed_at IS NOT NULL%2 "
            "AND NOT EXISTS (SELECT 1 FROM {deal_line} l WHERE l.deal=d.id) ORDER BY deal, product")
            .arg(tables, conditions.sql);
    TRY_ASSIGN(auto rows, context.run(sql, conditions.bound + conditions.bound));
    Sale last;
    while (rows.next()) {
        if (context.stopRequested())
            return fail(ErrorCode::Cancelled, QCoreApplication::translate("Report", "Stopped."));
        Sale sale;
        sale.deal = rows.value(0).toLongLong();
        sale.group = rows.value(1).toLongLong();
        sale.firstOfDeal = sale.deal != last.deal || sale.group != last.group;
        sale.units = rows.value(2).toLongLong();
        if (!rows.isNull(3)) {
            TRY_ASSIGN(const Currency currency, Currency::fromCode(rows.value(4).toString()));
            sale.amount = Money{rows.value(3).toLongLong(), currency};
        }
        sale.closedAt = rows.value(5).toLongLong();
        visit(sale);
        last = sale;
    }
    return finished(rows);
}

}  // namespace

ReportDefinition salesByProduct()
{
    ReportDefinition report;
    report.key = QStringLiteral("sales_by_product");
    report.titleSource = QT_TRANSLATE_NOOP("Report", "Sales by product");
    report.explanationSource = QT_TRANSLATE_NOOP(
        "Report", "Deals whose stage is won, counted by the day they were closed. A deal with lines counts by its "
                  "lines: their products, quantities and amounts. A deal without lines counts as one unit of its "
                  "product with the amount of the deal. A deal counts once for each of its products.");
    report.parameters = report_parameters::ofDeals();
    report.run = [](ReadContext &context, const ReportDefinition &definition, const ReportQuery &query) {
        return salesTable(context, definition, query, DealGroup::Product, scanLines);
    };
    report.behind = [](ReadContext &context, const ReportDefinition &definition, const ReportQuery &query,
                       const QString &row, const QString &column) {
        return salesBehind(context, definition, query, row, column, scanLines);
    };
    return report;
}

}  // namespace fieldfare::reports
