// SPDX-License-Identifier: GPL-3.0-or-later
#include "records/record_registry.h"

#include "records/activity/activity.h"
#include "records/attachment/attachment.h"
#include "records/campaign/campaign.h"
#include "records/campaign_cost/campaign_cost.h"
#include "records/campaign_member/campaign_member.h"
#include "records/company/company.h"
#include "records/company_contact/company_contact.h"
#include "records/company_profile/company_profile.h"
#include "records/consent/consent.h"
#include "records/contact/contact.h"
#include "records/deal/deal.h"
#include "records/deal_line/deal_line.h"
#include "records/erasure/erasure.h"
#include "records/exchange_rate/exchange_rate.h"
#include "records/field_def/field_def.h"
#include "records/legal_hold/legal_hold.h"
#include "records/order/order.h"
#include "records/order_line/order_line.h"
#include "records/pipeline/pipeline.h"
#include "records/product/product.h"
#include "records/quality_ignore/quality_ignore.h"
#include "records/record_pair/record_pair.h"
#include "records/retention_rule/retention_rule.h"
#include "records/saved_view/saved_view.h"
#include "records/stage/stage.h"
#include "records/stage_event/stage_event.h"
#include "records/tag/tag.h"
#include "records/task/task.h"
#include "records/team/team.h"
#include "records/ticket/ticket.h"
#include "records/ticket_event/ticket_event.h"
#include "records/user/user.h"

namespace fieldfare {

QVector<RecordType> builtInTypes()
{
    // the explicit list: a new type is one folder, one migration and one line here
    return {
        companyType(),       contactType(),        companyContactType(),
        dealType(),          pipelineType(),       stageType(),
        stageEventType(),    activityType(),       taskType(),
        ticketType(),        ticketEventType(),    campaignType(),
        campaignCostType(),  campaignMemberType(), productType(),
        dealLineType(),      orderType(),          orderLineType(),
        tagType(),           userType(),           teamType(),
        exchangeRateType(),  fieldDefType(),       savedViewType(),
        recordPairType(),    attachmentType(),     qualityIgnoreType(),
        consentType(),       erasureType(),        companyProfileType(),
        retentionRuleType(), legalHoldType(),
    };
}

}  // namespace fieldfare
