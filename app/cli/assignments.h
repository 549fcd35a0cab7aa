// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "exchange/column_target.h"
#include "records/record_reader.h"

namespace fieldfare::cli {

class Invocation;

/// "key=value" from the command line, its key understood. Keys are those of import columns: a field, email.LABEL, phone.LABEL,
/// address.LABEL.PART, or link:KEY (company:email=…).
struct Assignment {
    QString key;
    ColumnTarget target;
    QString text;  ///< empty clears the field
};

/// Usage error for a word without "=", an unknown field, or one that only the program itself sets.
[[nodiscard]] Result<QVector<Assignment>> parseAssignments(Invocation &invocation, const TypeCatalog &catalog,
                                                           const RecordType &type, const QStringList &words);

/// Reads the texts by their fields' kinds and stores them in `record`; currencies first, since amounts are read in them.
/// Links are named by uid, external id, key or exact name; users also by "me". InvalidInput, NotFound.
[[nodiscard]] Result<void> assign(RecordReader &reader, Record &record, const QVector<Assignment> &assignments);

/// The record a REF names: uid, external id, key or exact name; a user also by "me". NotFound, Conflict.
[[nodiscard]] Result<qint64> resolveReference(RecordReader &reader, const RecordType &type, const QString &text);

}  // namespace fieldfare::cli
