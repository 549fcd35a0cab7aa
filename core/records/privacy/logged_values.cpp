// SPDX-License-Identifier: GPL-3.0-or-later
#include "records/privacy/person_scope.h"
#include "storage/change_log.h"

#include <QCborArray>
#include <QCborMap>
#include <QJsonDocument>

namespace fieldfare {

Result<QVector<QJsonObject>> loggedValues(ReadContext &context, const RecordType &type, qint64 id)
{
    QVector<QJsonObject> versions;
    TRY_ASSIGN(auto entries, context.statements().run(
                                 QStringLiteral("SELECT old, new FROM change WHERE type=? AND first_id<=? AND "
                                                "last_id>=? AND (old IS NOT NULL OR new IS NOT NULL) ORDER BY id DESC"),
                                 {type.number, id, id}, false));
    while (entries.next()) {
        const QVariant old = entries.value(0);
        if (old.typeId() == QMetaType::QByteArray) {
            TRY_ASSIGN(const QByteArray bytes, unpackRun(old.toByteArray()));
            const QCborArray rows = QCborValue::fromCbor(bytes).toArray();
            for (const QCborValue &row : rows) {
                const QJsonObject values = row.toMap().toJsonObject();
                if (values.value(QStringLiteral("=")).toInteger() == id)
                    versions.append(values);
            }
            continue;
        }
        for (const QVariant &side : {entries.value(1), old}) {
            const QJsonObject values = QJsonDocument::fromJson(side.toString().toUtf8()).object();
            if (!values.isEmpty())
                versions.append(values);
        }
    }
    TRY(finished(entries));
    return versions;
}

}  // namespace fieldfare
