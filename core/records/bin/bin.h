// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "records/history.h"

namespace fieldfare {

/// The recycle bin: what was deleted and is not back. It is a reading of the change log, which keeps every removed row whole; nothing
/// is ever thrown out of it by itself.
struct BinFilter {
    QString type;  ///< key; empty: all
    QString text;  ///< words in any value the record held; empty: all
};

/// One entry: a deleted record, or a run of records that an undo removed at once. A plain value of 24 bytes: a bin of 100,000 is
/// held as an array of these, and rows are read when they are looked at.
struct BinKey {
    qint64 change = 0;  ///< entry of the change log
    qint64 id = 0;      ///< row number of the (first) record
    int type = 0;

    friend bool operator==(const BinKey &, const BinKey &) = default;
};

struct BinRow {
    BinKey key;
    QString type;  ///< key
    QString name;
    Uid uid;             ///< null for a run
    qint64 records = 1;  ///< more than one for a run
    qint64 transaction = 0;
    QString title;  ///< of the transaction
    QString user;
    QDateTime at;  ///< UTC
};

/// Newest first. Whoever may not see the history sees what they deleted themselves. A stop request ends it (Cancelled).
[[nodiscard]] Result<QVector<BinKey>> binKeys(ReadContext &context, const BinFilter &filter = {});
/// In the order of `keys`; entries that are gone are left out.
[[nodiscard]] Result<QVector<BinRow>> binRows(ReadContext &context, const QVector<BinKey> &keys);
/// The entry of a record by row number, or by uid; an empty key when it is not in the bin.
[[nodiscard]] Result<BinKey> findInBin(ReadContext &context, const RecordType &type, qint64 id);
[[nodiscard]] Result<BinKey> findInBin(ReadContext &context, const Uid &uid);

struct RestoreOutcome {
    qint64 restored = 0;     ///< records that are back, with what was deleted along with them
    qint64 linked = 0;       ///< records that point to them again
    QVector<UndoSkip> left;  ///< what could not come back and why; at most 1,000
    qint64 leftCount = 0;
};

/// Brings deleted records back with ids and uids, within this transaction: also the records that were deleted because they belonged to
/// them, and the links and tags of others that the deletion cleared and nobody set otherwise since. No rules run; undoing the transaction
/// puts everything into the bin again. Forbidden without the right to write the types.
[[nodiscard]] Result<RestoreOutcome> restoreFromBin(RecordWriter &writer, const QVector<qint64> &changes);

}  // namespace fieldfare
