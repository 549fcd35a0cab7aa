// SPDX-License-Identifier: GPL-3.0-or-later
#include "records/record_json.h"

#include "base/value_codec.h"

namespace fieldfare {

namespace {

// Linked records by row number as they are printed.
using Targets = QHash<qint64, QJsonObject>;

Result<Targets> targetsOf(RecordReader &reader, const RecordType &type, const QSet<qint64> &ids)
{
    Targets targets;
    TRY_ASSIGN(auto query,
               reader.context().run(
                   QStringLiteral("SELECT id, uid, display_name FROM {%1} WHERE id IN (SELECT value FROM json_each(?))")
                       .arg(type.key),
                   {idsJson(QVector<qint64>(ids.begin(), ids.end()))}));
    while (query.next()) {
        targets.insert(query.value(0).toLongLong(),
                       QJsonObject{{QStringLiteral("uid"), uidText(uidFromBytes(query.value(1).toByteArray()))},
                                   {QStringLiteral("title"), query.value(2).toString()}});
    }
    TRY(finished(query));
    return targets;
}

}  // namespace

Result<QVector<QJsonObject>> toPublicJson(RecordReader &reader, const RecordType &type,
                                          const std::vector<std::unique_ptr<Record>> &records)
{
    QHash<QString, QSet<qint64>> wanted;
    for (const FieldSpec &field : type.fields) {
        if (field.kind != FieldKind::Link)
            continue;
        for (const auto &record : records) {
            if (const qint64 id = field.read(*record).toLongLong(); id > 0)
                wanted[field.target].insert(id);
        }
    }
    QHash<QString, Targets> targets;
    for (auto it = wanted.cbegin(); it != wanted.cend(); ++it) {
        TRY_ASSIGN(targets[it.key()], targetsOf(reader, reader.catalog().at(it.key()), it.value()));
    }

    QVector<QJsonObject> all;
    all.reserve(qsizetype(records.size()));
    for (const auto &record : records) {
        QJsonObject json{{QStringLiteral("uid"), uidText(record->uid)},
                         {QStringLiteral("display_name"), record->displayName}};
        for (const FieldSpec &field : type.fields) {
            const Value value = field.read(*record);
            if (field.kind != FieldKind::Link || value.isNull()) {
                json.insert(field.key, toPublicJson(field, value));
                continue;
            }
            const QJsonObject target = targets.value(field.target).value(value.toLongLong());
            json.insert(field.key, target.isEmpty() ? QJsonValue(QJsonValue::Null) : QJsonValue(target));
        }
        all.append(json);
    }
    return all;
}

QJsonValue publicFromLogJson(const FieldSpec &field, const QJsonValue &logged)
{
    if (field.kind == FieldKind::Link)
        return logged.isString() ? QJsonValue(QJsonObject{{QStringLiteral("uid"), logged}})
                                 : QJsonValue(QJsonValue::Null);
    return toPublicJson(field, fromLogJson(field, logged, [](const FieldSpec &, const Uid &) { return qint64(0); }));
}

}  // namespace fieldfare
