// SPDX-License-Identifier: GPL-3.0-or-later
#include "records/document_number.h"

#include "records/record_writer.h"

namespace fieldfare {

Result<QString> nextDocumentNumber(RecordWriter &writer, const QString &typeKey, const QString &prefix)
{
    const QString key = QStringLiteral("next_number.") + typeKey;
    const QString table = writer.catalog().at(typeKey).table;
    TRY_ASSIGN(auto stored, writer.work().execute(QStringLiteral("SELECT value FROM setting WHERE key=?"), {key}));
    qint64 number = stored.next() ? stored.value(0).toLongLong() : 1001;
    stored.finish();
    QString text;
    for (;; ++number) {
        text = prefix + QString::number(number);
        TRY_ASSIGN(auto taken,
                   writer.work().execute(QStringLiteral("SELECT 1 FROM %1 WHERE number=?").arg(table), {text}));
        const bool free = !taken.next();
        taken.finish();
        if (free)
            break;
    }
    TRY_ASSIGN(
        auto kept,
        writer.work().execute(
            QStringLiteral(
                "INSERT INTO setting(key, value) VALUES(?, ?) ON CONFLICT(key) DO UPDATE SET value=excluded.value"),
            {key, QString::number(number + 1)}));
    kept.finish();
    return text;
}

}  // namespace fieldfare
