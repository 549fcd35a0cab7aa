// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "records/record_rules.h"

namespace fieldfare {

/// An erasure only says what has happened: while the record is there, nobody can write that it was erased.
class ErasureRules final : public RecordRules {
public:
    Result<void> beforeWrite(RecordWriter &writer, Record &now, const Record *before) const override;
};

}  // namespace fieldfare
