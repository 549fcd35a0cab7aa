// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/record_type.h"
#include "records/field_builders.h"

namespace fieldfare {

struct Product;

/// What a line of a deal and a line of an order hold: so much of one product.
/// amount = unit price × quantity × (1 − discount), rounded half away from zero.
struct PricedLine {
    Id<Product> product;
    QString name;
    std::optional<Decimal> quantity;
    std::optional<Decimal> unitPrice;
    std::optional<Decimal> discount;
    std::optional<qint64> amount;
    Currency currency;
};

/// The description of these fields in the type `T`, which is a Record and a PricedLine.
template <class T>
[[nodiscard]] QVector<FieldSpec> pricedLineFields()
{
    return {
        field<T, &T::product>("product", QT_TRANSLATE_NOOP("Field", "Product"), FieldKind::Link)
            .to("product")
            .listed()
            .alias({"product name", "产品"}),
        field<T, &T::name>("name", QT_TRANSLATE_NOOP("Field", "Name"), FieldKind::Text).listed(),
        field<T, &T::quantity>("quantity", QT_TRANSLATE_NOOP("Field", "Quantity"), FieldKind::Decimal)
            .listed()
            .alias({"qty", "数量"}),
        field<T, &T::unitPrice>("unit_price", QT_TRANSLATE_NOOP("Field", "Unit price"), FieldKind::Decimal)
            .listed()
            .notAdditive()
            .alias({"price", "单价"}),
        field<T, &T::discount>("discount", QT_TRANSLATE_NOOP("Field", "Discount"), FieldKind::Percent)
            .listed()
            .alias({"discount percent", "折扣"}),
        moneyField<T, &T::amount, &T::currency>("amount", QT_TRANSLATE_NOOP("Field", "Amount"))
            .listed()
            .alias({"total", "sales", "line total", "小计"}),
        currencyField<T, &T::currency, &T::amount>("currency", QT_TRANSLATE_NOOP("Field", "Currency")),
    };
}

}  // namespace fieldfare
