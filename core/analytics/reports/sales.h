// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "analytics/deal_groups.h"

/// What the reports sales_by_… have in common: columns <group>, won_count, units, won_amount.
namespace fieldfare::reports {

/// Sales by user, team, month or quarter: whole deals.
template <DealGroup Group>
[[nodiscard]] ReportDefinition salesBy(const char *title, const char *explanation);

/// A sale: a won deal, or one line of it.
struct Sale {
    qint64 group = 0;
    qint64 deal = 0;
    bool firstOfDeal = true;  ///< first share of this deal in this group
    qint64 units = 0;         ///< millionths
    std::optional<Money> amount;
    qint64 closedAt = 0;
};
using SaleScan = Result<void> (*)(ReadContext &, const ReportQuery &, LocalDays &,
                                  const std::function<void(const Sale &)> &);

[[nodiscard]] Result<ReportTable> salesTable(ReadContext &context, const ReportDefinition &definition,
                                             const ReportQuery &query, DealGroup group, SaleScan scan);
[[nodiscard]] Result<RowsBehind> salesBehind(ReadContext &context, const ReportDefinition &definition,
                                             const ReportQuery &query, const QString &row, const QString &column,
                                             SaleScan scan);

template <DealGroup Group>
Result<void> scanWholeDeals(ReadContext &context, const ReportQuery &query, LocalDays &days,
                            const std::function<void(const Sale &)> &visit)
{
    return scanClosedDeals(context, query, {true, false, true}, [&](const ClosedDeal &deal) {
        visit({dealGroupOf(Group, deal, days), deal.id, true, deal.units, deal.amount, deal.closedAt});
    });
}

template <DealGroup Group>
ReportDefinition salesBy(const char *title, const char *explanation)
{
    ReportDefinition report;
    report.key = QStringLiteral("sales_by_") + dealGroupKey(Group);
    report.titleSource = title;
    report.explanationSource = explanation;
    report.parameters = report_parameters::ofDeals();
    report.run = [](ReadContext &context, const ReportDefinition &definition, const ReportQuery &query) {
        return salesTable(context, definition, query, Group, scanWholeDeals<Group>);
    };
    report.behind = [](ReadContext &context, const ReportDefinition &definition, const ReportQuery &query,
                       const QString &row, const QString &column) {
        return salesBehind(context, definition, query, row, column, scanWholeDeals<Group>);
    };
    return report;
}

/// NotFound: this report has no such row or column.
[[nodiscard]] tl::unexpected<Error> noSuchFigure(const ReportDefinition &definition, const QString &row,
                                                 const QString &column);

}  // namespace fieldfare::reports
