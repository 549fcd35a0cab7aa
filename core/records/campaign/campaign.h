// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/record_type.h"

namespace fieldfare {

/// A marketing effort with a budget, costs and members.
struct Campaign : Record {
    static constexpr int kNumber = 12;
    Campaign() : Record(kNumber) {}

    QString name;
    QString kind;
    QDate startsOn;
    QDate endsOn;
    std::optional<qint64> budget;
    Currency currency;
    QString notes;
    QStringList sharedWith;  ///< whom it is shown beside those who see it by their role (security/shares.h)
};

/// The description of its fields.
[[nodiscard]] RecordType campaignType();

}  // namespace fieldfare
