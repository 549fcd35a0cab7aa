// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "records/record_writer.h"
#include "sync/protocol/messages.h"

namespace fieldfare::sync {

/// A value that lost, or a decision somebody should look at, as people see it.
struct OpenConflict {
    Conflict conflict;
    QString type;
    Uid row;
    qint64 record = 0;  ///< number of the record here
    QString title;      ///< its name
    /// What stands in the field now (it may have changed since), and what does not; null when empty, or for a record as a whole.
    Value now;
    Value other;
    QString nowTitle;  ///< names of linked records
    QString otherTitle;
    qint64 otherRecord = 0;        ///< number_taken: the other document
    bool isOtherFromHere = false;  ///< the value that lost was typed on this device
    QString nowBy;                 ///< who made it so, by name; empty when nobody knows
    QString otherBy;
};

/// Those that wait for somebody, newest first, at most `most`; of records this session may see. Those that were settled here and wait for
/// the server are left out. A reader's thread.
[[nodiscard]] Result<QVector<OpenConflict>> openConflicts(ReadContext &context, int most);

enum class ConflictChoice {
    Keep,      ///< what stands was right
    UseOther,  ///< what lost takes its place; of a record that somebody else deleted: it goes
    KeepBoth,  ///< long texts: what lost is put below
};
[[nodiscard]] bool isPossible(const OpenConflict &conflict, ConflictChoice choice, const TypeCatalog &catalog);

/// Settles them in this transaction, for everybody once it was sent; choices that are not possible are taken for Keep. The edits are
/// ordinary ones: they stand in the history and can be taken back, the conflict does not come again. Errors: those of
/// RecordWriter, Forbidden above all; then nothing is settled.
[[nodiscard]] Result<void> settleConflicts(RecordWriter &writer, const QVector<OpenConflict> &conflicts,
                                           ConflictChoice choice);

}  // namespace fieldfare::sync
