// SPDX-License-Identifier: GPL-3.0-or-later
#include "records/campaign_member/campaign_member.h"

#include "records/campaign_member/campaign_member_rules.h"
#include "records/field_builders.h"

namespace fieldfare {

RecordType campaignMemberType()
{
    using T = CampaignMember;
    QVector<FieldSpec> fields{
        field<T, &T::campaign>("campaign", QT_TRANSLATE_NOOP("Field", "Campaign"), FieldKind::Link)
            .to("campaign", OnTargetDelete::Cascade)
            .listed(),
        field<T, &T::contact>("contact", QT_TRANSLATE_NOOP("Field", "Contact"), FieldKind::Link)
            .to("contact", OnTargetDelete::Cascade)
            .listed(),
        field<T, &T::status>("status", QT_TRANSLATE_NOOP("Field", "Status"), FieldKind::Choice)
            .listed()
            .oneOf({{"planned", QT_TRANSLATE_NOOP("Choice", "Planned")},
                    {"invited", QT_TRANSLATE_NOOP("Choice", "Invited"), "accent"},
                    {"reached", QT_TRANSLATE_NOOP("Choice", "Reached"), "accent"},
                    {"responded", QT_TRANSLATE_NOOP("Choice", "Responded"), "good"},
                    {"declined", QT_TRANSLATE_NOOP("Choice", "Declined"), "attention"}}),
        field<T, &T::respondedAt>("responded_at", QT_TRANSLATE_NOOP("Field", "Responded"), FieldKind::Time).listed(),
        field<T, &T::interactions>("interactions", QT_TRANSLATE_NOOP("Field", "Interactions"), FieldKind::Integer)
            .listed(),
        field<T, &T::completed>("completed", QT_TRANSLATE_NOOP("Field", "Completed"), FieldKind::Bool).listed(),
    };
    RecordType type =
        records::makeType<T>("campaign_member", T::kNumber, QT_TRANSLATE_NOOP("RecordType", "Campaign member"),
                             QT_TRANSLATE_NOOP("RecordType", "Campaign members"), "user-plus", std::move(fields));
    type.ownName = [](const Record &) -> QString { return QString(); };
    type.fallbackLinks = QStringList{QStringLiteral("contact"), QStringLiteral("campaign")};
    type.rules = std::make_shared<CampaignMemberRules>();
    return type;
}

}  // namespace fieldfare
