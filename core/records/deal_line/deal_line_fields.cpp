// SPDX-License-Identifier: GPL-3.0-or-later
#include "records/deal_line/deal_line.h"

#include "records/deal_line/deal_line_rules.h"
#include "records/field_builders.h"

namespace fieldfare {

RecordType dealLineType()
{
    using T = DealLine;
    QVector<FieldSpec> fields{
        field<T, &T::deal>("deal", QT_TRANSLATE_NOOP("Field", "Deal"), FieldKind::Link)
            .to("deal", OnTargetDelete::Cascade)
            .listed(),
        field<T, &T::product>("product", QT_TRANSLATE_NOOP("Field", "Product"), FieldKind::Link).to("product").listed(),
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
            .alias({"total", "line total", "小计"}),
        currencyField<T, &T::currency, &T::amount>("currency", QT_TRANSLATE_NOOP("Field", "Currency")),
    };
    RecordType type = records::makeType<T>("deal_line", T::kNumber, QT_TRANSLATE_NOOP("RecordType", "Deal line"),
                                           QT_TRANSLATE_NOOP("RecordType", "Deal lines"), "list", std::move(fields));
    type.ownName = [](const Record &record) -> QString { return static_cast<const DealLine &>(record).name; };
    type.fallbackLinks = QStringList{QStringLiteral("product")};
    type.rules = std::make_shared<DealLineRules>();
    return type;
}

}  // namespace fieldfare
