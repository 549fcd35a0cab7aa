// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "records/record_rules.h"

namespace fieldfare {

/// A view has a name, lists an existing type, and is changed only by whom it belongs to (or an administrator).
class SavedViewRules final : public RecordRules {
public:
    Result<void> beforeWrite(RecordWriter &writer, Record &now, const Record *before) const override;
};

}  // namespace fieldfare
