// SPDX-License-Identifier: GPL-3.0-or-later
#include "records/record_lookup.h"

#include "base/text_fold.h"

namespace fieldfare {

Result<QVector<NamedRow>> recordsByName(ReadContext &context, const RecordType &type, const QString &text, int limit)
{
    const QString from = sortKey(text);
    QVector<NamedRow> rows;
    // Everything from the key on up to the last text that begins with it.
    TRY_ASSIGN(auto query,
               context.run(QStringLiteral("SELECT id, uid, display_name FROM {%1} WHERE sort_key >= ? AND sort_key < ? "
                                          "ORDER BY sort_key, id LIMIT ?")
                               .arg(type.key),
                           {from, from + QChar(0xFFFF), limit}));
    while (query.next())
        rows.append(
            {query.value(0).toLongLong(), uidFromBytes(query.value(1).toByteArray()), query.value(2).toString()});
    TRY(finished(query));
    return rows;
}

}  // namespace fieldfare
