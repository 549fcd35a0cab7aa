// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "analytics/local_days.h"
#include "analytics/report.h"

#include <functional>

namespace fieldfare {

/// A closed deal as the reports of sales see it.
struct ClosedDeal {
    qint64 id = 0;
    qint64 owner = 0;  ///< 0: none
    qint64 team = 0;   ///< of the owner
    qint64 product = 0;
    std::optional<Money> amount;
    qint64 openedAt = 0;  ///< ms
    qint64 closedAt = 0;  ///< ms
    bool won = false;
    qint64 units = Decimal::one;  ///< millionths; as far as asked for
};

struct ClosedDealScan {
    bool won = true;
    bool lost = false;
    bool withUnits =
        false;  ///< the sum of the quantities of its lines (1 where a line has none); a deal without lines is one unit
};

/// Visits the deals closed in the range of the query, as its filters (user, team, pipeline, campaign) allow, ordered by id.
[[nodiscard]] Result<void> scanClosedDeals(ReadContext &context, const ReportQuery &query, ClosedDealScan wanted,
                                           const std::function<void(const ClosedDeal &)> &visit);

/// Conditions on a deal `d` with stage `s` and owner `u`, by user, team, pipeline, campaign.
void dealFilter(const ReportQuery &query, SqlConditions *conditions);

enum class DealGroup { All, User, Team, Product, Month, Quarter };

/// Stable name: "user", also the key of its column.
[[nodiscard]] QString dealGroupKey(DealGroup group);
[[nodiscard]] DealGroup dealGroupFromKey(const QString &key);
/// The choice parameter `by`.
[[nodiscard]] ReportParameter dealGroupParameter();
[[nodiscard]] ReportColumn dealGroupColumn(DealGroup group);

/// Number of the group of a deal: the row number of user, team, product (0: none); year × 100 + month or year × 10 + quarter
/// of its closing day.
[[nodiscard]] qint64 dealGroupOf(DealGroup group, const ClosedDeal &deal, LocalDays &days);
[[nodiscard]] bool isTimeGroup(DealGroup group);
/// The months or quarters from the first to the last of `groups` without gaps; other groups unchanged.
[[nodiscard]] QList<qint64> withoutGaps(DealGroup group, QList<qint64> groups);
/// What people call the groups: a name, "2017-03", "2017Q1".
[[nodiscard]] Result<QHash<qint64, QString>> dealGroupNames(ReadContext &context, DealGroup group,
                                                            const QList<qint64> &groups);

}  // namespace fieldfare
