// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/record_type.h"

namespace fieldfare {

struct Campaign;

/// What a campaign cost, by kind.
struct CampaignCost : Record {
    static constexpr int kNumber = 13;
    CampaignCost() : Record(kNumber) {}

    Id<Campaign> campaign;
    QString kind = QStringLiteral("other");
    std::optional<qint64> amount;
    Currency currency;
    QDate on;
    QString note;
};

/// The description of its fields.
[[nodiscard]] RecordType campaignCostType();

}  // namespace fieldfare
