// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "records/record_rules.h"

namespace fieldfare {

/// Numbers tickets, keeps their times true to their state, and writes their history.
class TicketRules final : public RecordRules {
public:
    Result<void> beforeWrite(RecordWriter &writer, Record &now, const Record *before) const override;
    Result<void> afterWrite(RecordWriter &writer, const Record &now, const Record *before) const override;
};

}  // namespace fieldfare
