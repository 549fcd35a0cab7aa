// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "records/record_reader.h"

#include <QJsonObject>

namespace fieldfare {

class RecordWriter;

/// One record at an earlier moment, worked out backwards from what it is now: a handful of log entries, no copy of anything.
struct RecordAsOf {
    bool existed = false;
    QJsonObject values;  ///< stored fields by key, as in the change log (links as uids); empty ones are left out
    QJsonObject now;     ///< the same of the present record
};

/// `transaction`: the last that belongs to the moment, see momentAt(). NotFound when the record is not there now.
[[nodiscard]] Result<RecordAsOf> recordAsOf(ReadContext &context, const RecordType &type, qint64 id,
                                            qint64 transaction);

/// Gives fields the values they had then, as an edit within this transaction: rules run. Unknown keys are ignored; links whose
/// targets are deleted become empty. Errors of RecordWriter::update().
[[nodiscard]] Result<void> putBackFields(RecordWriter &writer, const RecordType &type, qint64 id,
                                         const QJsonObject &values, const QStringList &fields);

}  // namespace fieldfare
