// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/record_type.h"

namespace fieldfare {

/// What is sold.
struct Product : Record {
    static constexpr int kNumber = 15;
    Product() : Record(kNumber) {}

    QString name;
    QString code;
    QString category;
    std::optional<qint64> price;
    Currency currency;
    QString unit;
    bool active = true;
    QString notes;
};

/// The description of its fields.
[[nodiscard]] RecordType productType();

}  // namespace fieldfare
