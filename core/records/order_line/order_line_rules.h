// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "records/record_rules.h"

namespace fieldfare {

/// Computes the line and keeps the total of its order.
class OrderLineRules final : public RecordRules {
public:
    Result<void> beforeWrite(RecordWriter &writer, Record &now, const Record *before) const override;
    Result<void> afterWrite(RecordWriter &writer, const Record &now, const Record *before) const override;
    Result<void> afterRemove(RecordWriter &writer, const Record &before) const override;
};

}  // namespace fieldfare
