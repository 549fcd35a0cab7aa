// SPDX-License-Identifier: GPL-3.0-or-later
#include "records/campaign_cost/campaign_cost.h"

#include "records/field_builders.h"

namespace fieldfare {

RecordType campaignCostType()
{
    using T = CampaignCost;
    QVector<FieldSpec> fields{
        field<T, &T::campaign>("campaign", QT_TRANSLATE_NOOP("Field", "Campaign"), FieldKind::Link)
            .to("campaign", OnTargetDelete::Cascade)
            .listed(),
        field<T, &T::kind>("kind", QT_TRANSLATE_NOOP("Field", "Kind"), FieldKind::Choice)
            .listed()
            .oneOf({{"people", QT_TRANSLATE_NOOP("Choice", "People")},
                    {"material", QT_TRANSLATE_NOOP("Choice", "Material")},
                    {"advertising", QT_TRANSLATE_NOOP("Choice", "Advertising")},
                    {"other", QT_TRANSLATE_NOOP("Choice", "Other")}}),
        moneyField<T, &T::amount, &T::currency>("amount", QT_TRANSLATE_NOOP("Field", "Amount"))
            .listed()
            .alias({"cost", "金额"}),
        currencyField<T, &T::currency, &T::amount>("currency", QT_TRANSLATE_NOOP("Field", "Currency")),
        field<T, &T::on>("on", QT_TRANSLATE_NOOP("Field", "On"), FieldKind::Date).listed().alias({"date", "日期"}),
        field<T, &T::note>("note", QT_TRANSLATE_NOOP("Field", "Note"), FieldKind::Text).listed(),
    };
    RecordType type =
        records::makeType<T>("campaign_cost", T::kNumber, QT_TRANSLATE_NOOP("RecordType", "Campaign cost"),
                             QT_TRANSLATE_NOOP("RecordType", "Campaign costs"), "receipt", std::move(fields));
    type.ownName = [](const Record &) -> QString { return QString(); };
    type.fallbackLinks = QStringList{QStringLiteral("campaign")};
    type.fallbackFields = QStringList{QStringLiteral("kind")};
    return type;
}

}  // namespace fieldfare
