// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "records/record_writer.h"

namespace fieldfare {

/// One transaction as people see it.
struct HistoryEntry {
    qint64 transaction = 0;
    QDateTime at;  ///< UTC
    QString user;
    QString title;
    Origin origin = Origin::Local;
    qint64 records = 0;   ///< how many records it changed
    qint64 undoes = 0;    ///< the transaction it took back, 0 when none
    qint64 undoneBy = 0;  ///< the transaction that took it back, 0 when none
};

/// One record's part in a transaction.
struct FieldChange {
    QString field;      ///< key
    QJsonValue before;  ///< as in the change log
    QJsonValue after;
};
struct RecordHistoryEntry {
    HistoryEntry transaction;
    ChangeOp op = ChangeOp::Update;
    QVector<FieldChange> changes;
};

/// Which transaction is taken back by which undo that still holds; looks at undos numbered below `before` (0: all).
[[nodiscard]] Result<QHash<qint64, qint64>> undoneBy(ReadContext &context, qint64 before = 0);
/// Newest first. `before` > 0: only transactions with smaller numbers (for paging).
[[nodiscard]] Result<QVector<HistoryEntry>> history(ReadContext &context, int limit = 200, qint64 before = 0);
/// How many transactions there are from this one on, itself included.
[[nodiscard]] Result<qint64> transactionsSince(ReadContext &context, qint64 transaction);
/// What happened to one record, newest first.
[[nodiscard]] Result<QVector<RecordHistoryEntry>> recordHistory(ReadContext &context, const RecordType &type, qint64 id,
                                                                int limit = 200);

/// What an undo left alone, and why.
struct UndoSkip {
    QString type;
    qint64 id = 0;
    QString name;
    QString reason;  ///< translated
};
struct UndoOutcome {
    qint64 undone = 0;          ///< records put back
    QVector<UndoSkip> skipped;  ///< edited or used since; at most 1,000 listed
    qint64 skippedCount = 0;
};

/// Takes a transaction back inside this unit of work (request().undoes names it): creations are removed, changes put back,
/// removals restored with their ids and uids. What was edited since, field by field, or is used by records that stay, is
/// left alone and listed. NotFound; Conflict when it was undone already.
[[nodiscard]] Result<UndoOutcome> undoTransaction(RecordWriter &writer, qint64 transaction);

/// The newest transaction of this user that can still be undone (not undone, not an undo, not the making of the
/// workspace, and not what came from a company's server: that is others' work), or an empty entry.
[[nodiscard]] Result<HistoryEntry> lastUndoable(ReadContext &context, Id<User> user);
/// The newest undo of this user that nothing followed: redo is undoing it.
[[nodiscard]] Result<HistoryEntry> lastRedoable(ReadContext &context, Id<User> user);

}  // namespace fieldfare
