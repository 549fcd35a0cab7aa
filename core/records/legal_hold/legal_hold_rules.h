// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "records/record_rules.h"

namespace fieldfare {

/// Whoever may administer sets and releases holds; each names a person and why.
class LegalHoldRules final : public RecordRules {
public:
    Result<void> beforeWrite(RecordWriter &writer, Record &now, const Record *before) const override;
    Result<void> afterRemove(RecordWriter &writer, const Record &before) const override;
};

}  // namespace fieldfare
