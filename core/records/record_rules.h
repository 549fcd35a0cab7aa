// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/record.h"
#include "base/result.h"

namespace fieldfare {

class RecordWriter;

/// What a record type demands of every write, whatever its origin: form, board, bulk edit, import, CLI, automation.
/// Not run by undo and sync, which replay recorded results. Stateless; called on the writer thread inside the transaction.
class RecordRules {
public:
    virtual ~RecordRules() = default;

    /// Completes and checks the record before it is stored. `before` is null for a new one. An error refuses the write.
    [[nodiscard]] virtual Result<void> beforeWrite(RecordWriter &writer, Record &now, const Record *before) const
    {
        Q_UNUSED(writer)
        Q_UNUSED(now)
        Q_UNUSED(before)
        return {};
    }
    /// Writes what follows from it (histories, totals), in the same transaction.
    [[nodiscard]] virtual Result<void> afterWrite(RecordWriter &writer, const Record &now, const Record *before) const
    {
        Q_UNUSED(writer)
        Q_UNUSED(now)
        Q_UNUSED(before)
        return {};
    }
    /// Follows a removal (totals of the owner).
    [[nodiscard]] virtual Result<void> afterRemove(RecordWriter &writer, const Record &before) const
    {
        Q_UNUSED(writer)
        Q_UNUSED(before)
        return {};
    }
};

}  // namespace fieldfare
