// SPDX-License-Identifier: GPL-3.0-or-later
#include "records/field_def/field_def_queries.h"

#include "records/record_reader.h"

namespace fieldfare {

Result<QVector<FieldDef>> ownFieldsOf(ReadContext &context, const QString &type)
{
    TRY_ASSIGN(
        auto rows,
        context.run(QStringLiteral("SELECT id FROM {field_def} WHERE type=? ORDER BY retired, position, id"), {type}));
    QVector<qint64> ids;
    while (rows.next())
        ids.append(rows.value(0).toLongLong());
    TRY(finished(rows));
    RecordReader reader(context);
    QVector<FieldDef> fields;
    for (const qint64 id : ids) {
        TRY_ASSIGN(FieldDef field, reader.load(Id<FieldDef>{id}));
        fields.append(std::move(field));
    }
    return fields;
}

}  // namespace fieldfare
