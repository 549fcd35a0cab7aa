// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/record_type.h"

namespace fieldfare {

/// From this day on, one unit of `currency` is worth `rate` units of the workspace’s base currency.
struct ExchangeRate : Record {
    static constexpr int kNumber = 22;
    ExchangeRate() : Record(kNumber) {}

    QString currency;
    QDate on;
    std::optional<Decimal> rate;
};

/// The description of its fields.
[[nodiscard]] RecordType exchangeRateType();

}  // namespace fieldfare
