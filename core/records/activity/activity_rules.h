// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "records/record_rules.h"

namespace fieldfare {

/// An activity has a time and knows its customer; an answer to a ticket stops the ticket's first clock.
class ActivityRules final : public RecordRules {
public:
    Result<void> beforeWrite(RecordWriter &writer, Record &now, const Record *before) const override;
    Result<void> afterWrite(RecordWriter &writer, const Record &now, const Record *before) const override;
};

}  // namespace fieldfare
