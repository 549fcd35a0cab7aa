// SPDX-License-Identifier: GPL-3.0-or-later
#include "records/order_line/order_line.h"

#include "records/field_builders.h"
#include "records/order_line/order_line_rules.h"

namespace fieldfare {

RecordType orderLineType()
{
    using T = OrderLine;
    QVector<FieldSpec> fields{
        field<T, &T::order>("order", QT_TRANSLATE_NOOP("Field", "Order"), FieldKind::Link)
            .to("order", OnTargetDelete::Cascade)
            .listed()
            .alias({"order id", "order number", "订单号"}),
    };
    fields += pricedLineFields();
    RecordType type = records::makeType<T>("order_line", T::kNumber, QT_TRANSLATE_NOOP("RecordType", "Order line"),
                                           QT_TRANSLATE_NOOP("RecordType", "Order lines"), "list", std::move(fields));
    type.ownName = [](const Record &record) -> QString { return static_cast<const OrderLine &>(record).name; };
    type.fallbackLinks = QStringList{QStringLiteral("product")};
    type.rules = std::make_shared<OrderLineRules>();
    return type;
}

}  // namespace fieldfare
