// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/record_type.h"

namespace fieldfare {

struct Deal;
struct Product;

/// One product of a deal. amount = unit price × quantity × (1 − discount), rounded half away from zero.
struct DealLine : Record {
    static constexpr int kNumber = 16;
    DealLine() : Record(kNumber) {}

    Id<Deal> deal;
    Id<Product> product;
    QString name;
    std::optional<Decimal> quantity;
    std::optional<Decimal> unitPrice;
    std::optional<Decimal> discount;
    std::optional<qint64> amount;
    Currency currency;
};

/// The description of its fields.
[[nodiscard]] RecordType dealLineType();

}  // namespace fieldfare
