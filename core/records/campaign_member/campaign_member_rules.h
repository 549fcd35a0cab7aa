// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "records/record_rules.h"

namespace fieldfare {

/// Nobody becomes a member of a campaign by mail or phone who withdrew the consent to that. An import rejects such rows and says so.
class CampaignMemberRules final : public RecordRules {
public:
    Result<void> beforeWrite(RecordWriter &writer, Record &now, const Record *before) const override;
};

}  // namespace fieldfare
