// SPDX-License-Identifier: GPL-3.0-or-later
#include "records/campaign_member/campaign_member_rules.h"

#include "records/campaign/campaign.h"
#include "records/campaign_member/campaign_member.h"
#include "records/consent/consent_queries.h"
#include "records/contact/contact.h"
#include "records/record_writer.h"

#include <QCoreApplication>

namespace fieldfare {

Result<void> CampaignMemberRules::beforeWrite(RecordWriter &writer, Record &now, const Record *before) const
{
    const auto &member = static_cast<const CampaignMember &>(now);
    if (before || !member.contact.isValid() || !member.campaign.isValid())
        return {};
    TRY_ASSIGN(const Campaign *campaign, writer.reference(member.campaign));
    const QString purpose = purposeOfCampaign(campaign->kind);
    if (purpose.isEmpty())
        return {};
    const QString name = campaign->displayName;
    TRY_ASSIGN(const auto withdrawn, withdrawal(writer.work(), member.contact, purpose));
    if (!withdrawn)
        return {};
    const RecordType &contacts = writer.catalog().at(Contact::kNumber);
    TRY_ASSIGN(const auto names, writer.displayNames(contacts, {member.contact.value}));
    const FieldSpec *field = writer.catalog().at(Consent::kNumber).field(QStringLiteral("purpose"));
    const Session &session = writer.work().session();
    return fail(
        ErrorCode::Conflict,
        QCoreApplication::translate("Records", "%1 withdrew the consent to “%2” on %3 and was not added to “%4”.")
            .arg(names.value(member.contact.value), field->choiceLabel(purpose),
                 session.locale.toString(withdrawn->at.toTimeZone(session.zone).date(), QLocale::ShortFormat), name));
}

}  // namespace fieldfare
