// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "records/record_rules.h"

namespace fieldfare {

/// Keeps stage, closing time and stage history of a deal true to each other.
class DealRules final : public RecordRules {
public:
    Result<void> beforeWrite(RecordWriter &writer, Record &now, const Record *before) const override;
    Result<void> afterWrite(RecordWriter &writer, const Record &now, const Record *before) const override;
};

}  // namespace fieldfare
