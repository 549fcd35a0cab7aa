// SPDX-License-Identifier: GPL-3.0-or-later
#include "records/product/product.h"

#include "records/field_builders.h"

namespace fieldfare {

RecordType productType()
{
    using T = Product;
    QVector<FieldSpec> fields{
        field<T, &T::name>("name", QT_TRANSLATE_NOOP("Field", "Name"), FieldKind::Text)
            .searchable(SearchAs::Name)
            .listed()
            .alias({"product", "product name", "item", "产品名称"}),
        field<T, &T::code>("code", QT_TRANSLATE_NOOP("Field", "Code"), FieldKind::Text)
            .searchable(SearchAs::Number)
            .listed()
            .alias({"sku", "product code", "item number", "product id", "产品编号"}),
        field<T, &T::category>("category", QT_TRANSLATE_NOOP("Field", "Category"), FieldKind::Choice)
            .openly()
            .searchable(SearchAs::Text)
            .listed()
            .alias({"series", "product category", "group", "类别"}),
        moneyField<T, &T::price, &T::currency>("price", QT_TRANSLATE_NOOP("Field", "Price"))
            .listed()
            .notAdditive()
            .alias({"sales price", "unit price", "list price", "价格"}),
        currencyField<T, &T::currency, &T::price>("currency", QT_TRANSLATE_NOOP("Field", "Currency")),
        field<T, &T::unit>("unit", QT_TRANSLATE_NOOP("Field", "Unit"), FieldKind::Text)
            .alias({"unit of measure", "单位"}),
        field<T, &T::active>("active", QT_TRANSLATE_NOOP("Field", "Active"), FieldKind::Bool),
        field<T, &T::notes>("notes", QT_TRANSLATE_NOOP("Field", "Notes"), FieldKind::MultilineText)
            .alias({"description", "说明"}),
    };
    RecordType type = records::makeType<T>("product", T::kNumber, QT_TRANSLATE_NOOP("RecordType", "Product"),
                                           QT_TRANSLATE_NOOP("RecordType", "Products"), "package", std::move(fields));
    type.ownName = [](const Record &record) -> QString { return static_cast<const Product &>(record).name; };
    type.fallbackFields = QStringList{QStringLiteral("code"), QStringLiteral("external_id")};
    return type;
}

}  // namespace fieldfare
