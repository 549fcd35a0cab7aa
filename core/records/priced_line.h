// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/record_type.h"

namespace fieldfare {

struct Product;

/// What a line of a deal and a line of an order hold: so much of one product.
/// amount = unit price × quantity × (1 − discount), rounded half away from zero.
struct PricedLine : Record {
    using Record::Record;

    Id<Product> product;
    QString name;
    std::optional<Decimal> quantity;
    std::optional<Decimal> unitPrice;
    std::optional<Decimal> discount;
    std::optional<qint64> amount;
    Currency currency;
};

/// The description of these fields, for the types of such lines.
[[nodiscard]] QVector<FieldSpec> pricedLineFields();

}  // namespace fieldfare
