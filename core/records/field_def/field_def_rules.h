// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "records/record_rules.h"

namespace fieldfare {

/// A user-defined field names an existing type, has a kind, and a key unlike the type's others.
class FieldDefRules final : public RecordRules {
public:
    Result<void> beforeWrite(RecordWriter &writer, Record &now, const Record *before) const override;
};

}  // namespace fieldfare
