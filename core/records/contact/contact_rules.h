// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "records/record_rules.h"

namespace fieldfare {

/// Keeps the full name in step with its parts, and remembers a company the person leaves.
class ContactRules final : public RecordRules {
public:
    Result<void> beforeWrite(RecordWriter &writer, Record &now, const Record *before) const override;
    Result<void> afterWrite(RecordWriter &writer, const Record &now, const Record *before) const override;
};

}  // namespace fieldfare
