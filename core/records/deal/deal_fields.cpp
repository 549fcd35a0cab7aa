// SPDX-License-Identifier: GPL-3.0-or-later
#include "records/deal/deal.h"

#include "records/deal/deal_rules.h"
#include "records/field_builders.h"

namespace fieldfare {

RecordType dealType()
{
    using T = Deal;
    QVector<FieldSpec> fields{
        field<T, &T::name>("name", QT_TRANSLATE_NOOP("Field", "Name"), FieldKind::Text)
            .searchable(SearchAs::Name)
            .listed()
            .alias({"deal name", "opportunity name", "opportunity", "title", "商机名称"}),
        field<T, &T::company>("company", QT_TRANSLATE_NOOP("Field", "Company"), FieldKind::Link)
            .to("company")
            .listed()
            .alias({"account name", "account", "organization", "公司"}),
        field<T, &T::contact>("contact", QT_TRANSLATE_NOOP("Field", "Contact"), FieldKind::Link)
            .to("contact")
            .alias({"contact name", "primary contact", "person", "联系人"}),
        field<T, &T::product>("product", QT_TRANSLATE_NOOP("Field", "Product"), FieldKind::Link)
            .to("product")
            .alias({"product name", "产品"}),
        field<T, &T::stage>("stage", QT_TRANSLATE_NOOP("Field", "Stage"), FieldKind::Link)
            .to("stage", OnTargetDelete::Refuse)
            .listed()
            .alias({"deal stage", "sales stage", "pipeline stage", "status", "阶段"}),
        moneyField<T, &T::amount, &T::currency>("amount", QT_TRANSLATE_NOOP("Field", "Amount"))
            .listed()
            .alias({"value", "deal value", "close value", "price", "total", "金额"}),
        currencyField<T, &T::currency, &T::amount>("currency", QT_TRANSLATE_NOOP("Field", "Currency"))
            .alias({"currency code", "币种"}),
        field<T, &T::openedAt>("opened_at", QT_TRANSLATE_NOOP("Field", "Opened"), FieldKind::Time)
            .alias({"open date", "engage date", "created", "create date", "start date", "开始日期"}),
        field<T, &T::closedAt>("closed_at", QT_TRANSLATE_NOOP("Field", "Closed"), FieldKind::Time)
            .alias({"close date", "closed date", "won date", "lost date", "关闭日期"}),
        field<T, &T::expectedClose>("expected_close", QT_TRANSLATE_NOOP("Field", "Expected close"), FieldKind::Date)
            .listed()
            .alias({"expected close date", "expected closing", "forecast close date", "预计关闭"}),
        field<T, &T::source>("source", QT_TRANSLATE_NOOP("Field", "Source"), FieldKind::Text)
            .alias({"lead source", "来源"}),
        field<T, &T::campaign>("campaign", QT_TRANSLATE_NOOP("Field", "Campaign"), FieldKind::Link)
            .to("campaign")
            .alias({"campaign source", "primary campaign source", "营销活动"}),
        field<T, &T::lostReason>("lost_reason", QT_TRANSLATE_NOOP("Field", "Lost because"), FieldKind::Choice)
            .openly()
            .oneOf({{"price", QT_TRANSLATE_NOOP("Choice", "Price")},
                    {"competitor", QT_TRANSLATE_NOOP("Choice", "Competitor")},
                    {"no_budget", QT_TRANSLATE_NOOP("Choice", "No budget")},
                    {"no_need", QT_TRANSLATE_NOOP("Choice", "No need any more")},
                    {"timing", QT_TRANSLATE_NOOP("Choice", "Timing")},
                    {"no_answer", QT_TRANSLATE_NOOP("Choice", "No answer")}})
            .alias({"loss reason", "lost reason", "closed lost reason", "丢单原因"}),
        field<T, &T::competitor>("competitor", QT_TRANSLATE_NOOP("Field", "Competitor"), FieldKind::Text),
        field<T, &T::notes>("notes", QT_TRANSLATE_NOOP("Field", "Notes"), FieldKind::MultilineText)
            .searchable(SearchAs::Text)
            .alias({"description", "comment", "备注"}),
        records::sharedWith<T>(),
    };
    RecordType type = records::makeType<T>("deal", T::kNumber, QT_TRANSLATE_NOOP("RecordType", "Deal"),
                                           QT_TRANSLATE_NOOP("RecordType", "Deals"), "handshake", std::move(fields));
    type.ownName = [](const Record &record) -> QString { return static_cast<const Deal &>(record).name; };
    type.fallbackLinks = QStringList{QStringLiteral("product"), QStringLiteral("company")};
    type.fallbackFields = QStringList{QStringLiteral("external_id")};
    type.rules = std::make_shared<DealRules>();
    return type;
}

}  // namespace fieldfare
