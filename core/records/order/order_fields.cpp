// SPDX-License-Identifier: GPL-3.0-or-later
#include "records/order/order.h"

#include "records/field_builders.h"
#include "records/order/order_rules.h"

namespace fieldfare {

RecordType orderType()
{
    using T = Order;
    QVector<FieldSpec> fields{
        field<T, &T::number>("number", QT_TRANSLATE_NOOP("Field", "Number"), FieldKind::Text)
            .searchable(SearchAs::Number)
            .listed()
            .alias({"order number", "order id", "订单号"}),
        field<T, &T::company>("company", QT_TRANSLATE_NOOP("Field", "Company"), FieldKind::Link)
            .to("company")
            .listed()
            .alias({"account name", "customer", "客户"}),
        field<T, &T::contact>("contact", QT_TRANSLATE_NOOP("Field", "Contact"), FieldKind::Link)
            .to("contact")
            .listed()
            .alias({"customer name", "联系人"}),
        field<T, &T::orderedOn>("ordered_on", QT_TRANSLATE_NOOP("Field", "Ordered on"), FieldKind::Date)
            .listed()
            .alias({"order date", "date", "订单日期"}),
        field<T, &T::state>("state", QT_TRANSLATE_NOOP("Field", "State"), FieldKind::Choice)
            .listed()
            .oneOf({{"draft", QT_TRANSLATE_NOOP("Choice", "Draft")},
                    {"confirmed", QT_TRANSLATE_NOOP("Choice", "Confirmed"), "accent"},
                    {"shipped", QT_TRANSLATE_NOOP("Choice", "Shipped"), "accent"},
                    {"delivered", QT_TRANSLATE_NOOP("Choice", "Delivered"), "good"},
                    {"cancelled", QT_TRANSLATE_NOOP("Choice", "Cancelled"), "bad"}})
            .openly()
            .alias({"status", "状态"}),
        moneyField<T, &T::amount, &T::currency>("amount", QT_TRANSLATE_NOOP("Field", "Amount"))
            .listed()
            .alias({"total", "order total", "sales", "金额"}),
        currencyField<T, &T::currency, &T::amount>("currency", QT_TRANSLATE_NOOP("Field", "Currency")),
        field<T, &T::campaign>("campaign", QT_TRANSLATE_NOOP("Field", "Campaign"), FieldKind::Link).to("campaign"),
        field<T, &T::deliveredOn>("delivered_on", QT_TRANSLATE_NOOP("Field", "Delivered on"), FieldKind::Date)
            .alias({"ship date", "delivery date", "发货日期"}),
        field<T, &T::notes>("notes", QT_TRANSLATE_NOOP("Field", "Notes"), FieldKind::MultilineText)
            .searchable(SearchAs::Text),
        records::sharedWith<T>(),
    };
    RecordType type =
        records::makeType<T>("order", T::kNumber, QT_TRANSLATE_NOOP("RecordType", "Order"),
                             QT_TRANSLATE_NOOP("RecordType", "Orders"), "shopping-cart", std::move(fields));
    type.table = QStringLiteral("sales_order");
    type.ownName = [](const Record &record) -> QString { return static_cast<const Order &>(record).number; };
    type.fallbackLinks = QStringList{QStringLiteral("contact"), QStringLiteral("company")};
    type.fallbackFields = QStringList{QStringLiteral("external_id")};
    type.rules = std::make_shared<OrderRules>();
    return type;
}

}  // namespace fieldfare
