// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "storage/unit_of_work.h"

namespace fieldfare {

/// Keeps the search indexes true inside every write, whatever its origin; one of the Store's observers. Bulk creations are
/// indexed at their end straight from the rows. Stateless between calls, except that the place of a running bulk is known to the
/// transaction itself; used on the writer thread.
class SearchIndexer final : public WriteObserver {
public:
    [[nodiscard]] Result<void> onWrite(UnitOfWork &work, const RecordType &type, const Record *before,
                                       const Record *after) override;
    [[nodiscard]] Result<void> onBulkBegin(UnitOfWork &work, const RecordType &type) override;
    [[nodiscard]] Result<void> onBulkEnd(UnitOfWork &work, const RecordType &type, qint64 firstId, qint64 lastId,
                                         bool fromEmpty) override;
    [[nodiscard]] Result<void> onBulkRemove(UnitOfWork &work, const RecordType &type,
                                            const QVector<qint64> &ids) override;
    /// Merges segments of the full-text index, which commits only add to: a save never waits for that.
    [[nodiscard]] Result<bool> tidy(Connection &connection) override;

    /// Words of removed documents stay in the parts of the full-text index until these are merged. Merges all of them in pieces of some
    /// megabytes, for when nothing may be left: `isFirst` with the first call; false when it is done. In a transaction of its own.
    [[nodiscard]] static Result<bool> forgetRemoved(Connection &connection, bool isFirst);
    /// Throws both indexes away and builds them again from all rows; for repair and after a change of what is searchable.
    [[nodiscard]] static Result<void> rebuild(UnitOfWork &work);
};

}  // namespace fieldfare
