// SPDX-License-Identifier: GPL-3.0-or-later
#include "records/campaign/campaign.h"

#include "records/field_builders.h"

namespace fieldfare {

RecordType campaignType()
{
    using T = Campaign;
    QVector<FieldSpec> fields{
        field<T, &T::name>("name", QT_TRANSLATE_NOOP("Field", "Name"), FieldKind::Text)
            .searchable(SearchAs::Name)
            .listed()
            .alias({"campaign name", "活动名称"}),
        field<T, &T::kind>("kind", QT_TRANSLATE_NOOP("Field", "Kind"), FieldKind::Choice)
            .openly()
            .listed()
            .oneOf({{"email", QT_TRANSLATE_NOOP("Choice", "E-mail")},
                    {"event", QT_TRANSLATE_NOOP("Choice", "Event")},
                    {"fair", QT_TRANSLATE_NOOP("Choice", "Trade fair")},
                    {"print", QT_TRANSLATE_NOOP("Choice", "Print")},
                    {"radio", QT_TRANSLATE_NOOP("Choice", "Radio")},
                    {"online", QT_TRANSLATE_NOOP("Choice", "Online ads")},
                    {"referral", QT_TRANSLATE_NOOP("Choice", "Referral")},
                    {"phone", QT_TRANSLATE_NOOP("Choice", "Phone")}})
            .alias({"type", "campaign type", "类型"}),
        field<T, &T::startsOn>("starts_on", QT_TRANSLATE_NOOP("Field", "Starts on"), FieldKind::Date)
            .listed()
            .alias({"start date", "开始日期"}),
        field<T, &T::endsOn>("ends_on", QT_TRANSLATE_NOOP("Field", "Ends on"), FieldKind::Date)
            .listed()
            .alias({"end date", "结束日期"}),
        moneyField<T, &T::budget, &T::currency>("budget", QT_TRANSLATE_NOOP("Field", "Budget"))
            .listed()
            .alias({"budgeted cost", "planned cost", "预算"}),
        currencyField<T, &T::currency, &T::budget>("currency", QT_TRANSLATE_NOOP("Field", "Currency")),
        field<T, &T::notes>("notes", QT_TRANSLATE_NOOP("Field", "Notes"), FieldKind::MultilineText)
            .searchable(SearchAs::Text)
            .alias({"description", "goal"}),
        records::sharedWith<T>(),
    };
    RecordType type =
        records::makeType<T>("campaign", T::kNumber, QT_TRANSLATE_NOOP("RecordType", "Campaign"),
                             QT_TRANSLATE_NOOP("RecordType", "Campaigns"), "megaphone", std::move(fields));
    type.ownName = [](const Record &record) -> QString { return static_cast<const Campaign &>(record).name; };
    type.fallbackFields = QStringList{QStringLiteral("kind"), QStringLiteral("external_id")};
    return type;
}

}  // namespace fieldfare
