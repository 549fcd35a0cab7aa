// SPDX-License-Identifier: GPL-3.0-or-later
#include "records/priced_line.h"

#include "records/field_builders.h"

namespace fieldfare {

QVector<FieldSpec> pricedLineFields()
{
    using T = PricedLine;
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
