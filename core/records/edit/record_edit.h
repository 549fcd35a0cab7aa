// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "records/record_writer.h"

#include <QJsonObject>
#include <QPair>

namespace fieldfare {

/// One edit of a person as a plain value: some fields of a record, or a new record. It can wait in a file (a draft) and be
/// carried out later, also by the next start of the program; carrying it out twice changes nothing more.
struct RecordEdit {
    QString type;                           ///< record type key
    qint64 id = 0;                          ///< the record to change; 0 makes a new one
    Uid uid;                                ///< of the new record
    QVector<QPair<QString, Value>> values;  ///< by field key
    QString title;                          ///< in the user's words; empty: worked out
};

/// Inside a unit of work, with a title for the transaction. Errors: NotFound (type, field or record), those of RecordWriter.
[[nodiscard]] Result<void> applyEdit(RecordWriter &writer, const RecordEdit &edit);

[[nodiscard]] QJsonObject editToJson(const RecordEdit &edit, const TypeCatalog &catalog);
/// Fields that are gone are left out. InvalidInput when the type is unknown.
[[nodiscard]] Result<RecordEdit> editFromJson(const QJsonObject &json, const TypeCatalog &catalog);

}  // namespace fieldfare
