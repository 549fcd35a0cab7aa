// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "records/record_writer.h"

namespace fieldfare {

/// Whose value a merged record takes.
enum class MergeSide {
    Keep,
    Other,
    Both,            ///< lists united, long texts one under the other
    BothOtherFirst,  ///< the same with the other's in front, so that its first entry is the main one
};

/// One field of two records that are to become one.
struct MergeField {
    const FieldSpec *field = nullptr;
    Value keep;
    Value other;
    MergeSide suggested = MergeSide::Keep;
    bool mayBeBoth = false;

    [[nodiscard]] bool differs() const { return !sameBoth; }
    bool sameBoth = false;
};

using MergeChoices = QHash<QString, MergeSide>;  ///< by field key; fields without an entry go as suggested

/// Whether records of the type can be merged: what people keep, not history or machinery, and no colleagues.
[[nodiscard]] bool canMerge(const RecordType &type);

/// The fields a person may decide on, in the order of the type: those filled in either record. Suggested is the value of the
/// kept record, the other's where it has none, and both for lists, tags and long texts that differ.
[[nodiscard]] QVector<MergeField> mergeFields(const RecordType &type, const Record &keep, const Record &other);

/// The record as it will be: a copy of `keep` with the choices applied. A choice for the first entry of a list (email, phone, street …)
/// says whose stands in front; nothing of the list is lost. InvalidInput: a choice for a field that there is not or
/// that nobody chooses.
[[nodiscard]] Result<std::unique_ptr<Record>> mergedRecord(const RecordType &type, const Record &keep,
                                                           const Record &other, const MergeChoices &choices);

struct MergeOutcome {
    qint64 moved = 0;  ///< records that pointed to the other one and now point to the kept one
};

/// Makes one record of two, within this transaction and so that undoing it gives both back: the kept one takes the chosen
/// values, everything that points to the other one points to it, the other one goes to the recycle bin, and its uid leads to
/// the kept one from then on. Names the transaction. NotFound, InvalidInput, Forbidden (also when records that the session may not see
/// or change point to the other one).
[[nodiscard]] Result<MergeOutcome> mergeRecords(RecordWriter &writer, const RecordType &type, qint64 keep, qint64 other,
                                                const MergeChoices &choices = {});

/// Remembers that the two stand for different things; undoing the transaction forgets it. Names the transaction. Saying it
/// twice changes nothing.
[[nodiscard]] Result<void> markNotDuplicate(RecordWriter &writer, const RecordType &type, qint64 a, qint64 b);

/// A merge that still holds, by which a record came into another.
struct MergeEntry {
    qint64 transaction = 0;
    QDateTime at;  ///< UTC
    Uid other;     ///< the record that went
    QString otherName;
};
/// What was merged into this record and not taken back, newest first. Undoing the transaction is the un-merge.
[[nodiscard]] Result<QVector<MergeEntry>> mergesInto(ReadContext &context, const RecordType &type, qint64 id);

}  // namespace fieldfare
