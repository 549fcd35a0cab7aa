// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/record_type.h"

namespace fieldfare {

struct Order;
struct Product;

/// One product of an order. amount = unit price × quantity × (1 − discount), rounded half away from zero.
struct OrderLine : Record {
    static constexpr int kNumber = 18;
    OrderLine() : Record(kNumber) {}

    Id<Order> order;
    Id<Product> product;
    QString name;
    std::optional<Decimal> quantity;
    std::optional<Decimal> unitPrice;
    std::optional<Decimal> discount;
    std::optional<qint64> amount;
    Currency currency;
};

/// The description of its fields.
[[nodiscard]] RecordType orderLineType();

}  // namespace fieldfare
