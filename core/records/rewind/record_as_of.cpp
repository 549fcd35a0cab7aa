// SPDX-License-Identifier: GPL-3.0-or-later
#include "records/rewind/record_as_of.h"

#include "base/value_codec.h"
#include "records/record_writer.h"

#include <QCborArray>
#include <QCborMap>
#include <QJsonDocument>

namespace fieldfare {

namespace {

Result<QJsonObject> presentValues(RecordReader &reader, const RecordType &type, qint64 id)
{
    TRY_ASSIGN(const auto record, reader.load(type, id));
    Result<void> failed;
    const LinkToUid uidOf = [&](const FieldSpec &field, qint64 target) {
        auto uid = reader.uidOf(reader.catalog().at(field.target), target);
        if (!uid)
            failed = fail(std::move(uid.error()));
        return uid ? *uid : Uid();
    };
    QJsonObject values;
    for (const FieldSpec &field : type.fields) {
        const bool stored =
            !field.column.isEmpty() || field.isList() || field.kind == FieldKind::Tags || field.isCustom();
        const Value value = stored ? field.read(*record) : Value();
        if (!value.isNull())
            values.insert(field.key, toLogJson(field, value, uidOf));
    }
    TRY(failed);
    return values;
}

}  // namespace

Result<RecordAsOf> recordAsOf(ReadContext &context, const RecordType &type, qint64 id, qint64 transaction)
{
    RecordReader reader(context);
    RecordAsOf state;
    TRY_ASSIGN(state.now, presentValues(reader, type, id));
    state.values = state.now;
    state.existed = true;
    TRY_ASSIGN(
        auto query,
        context.statements().run(
            QStringLiteral("SELECT op, old FROM change WHERE type=? AND first_id<=? AND last_id>=? AND tx>? ORDER "
                           "BY id DESC"),
            {type.number, id, id, transaction}));
    while (query.next()) {
        const auto op = ChangeOp(query.value(0).toInt());
        if (op == ChangeOp::Create || op == ChangeOp::Restore) {
            state.existed = false;
            state.values = {};
            continue;
        }
        const QVariant old = query.value(1);
        if (op == ChangeOp::Remove) {
            if (old.typeId() == QMetaType::QByteArray) {
                // a run: it holds this row, unless its number lies in a gap of it
                TRY_ASSIGN(const QByteArray bytes, unpackRun(old.toByteArray()));
                const QCborArray rows = QCborValue::fromCbor(bytes).toArray();
                for (const QCborValue &row : rows) {
                    QJsonObject values = row.toMap().toJsonObject();
                    if (values.value(QStringLiteral("=")).toInteger() != id)
                        continue;
                    values.remove(QStringLiteral("="));
                    values.remove(QStringLiteral("#"));
                    state.values = values;
                    state.existed = true;
                }
                continue;
            }
            state.values = QJsonDocument::fromJson(old.toString().toUtf8()).object();
            state.existed = true;
            continue;
        }
        if (!state.existed)
            continue;  // changed and made by one transaction
        const QJsonObject before = QJsonDocument::fromJson(old.toString().toUtf8()).object();
        for (auto it = before.begin(); it != before.end(); ++it) {
            if (it.value().isNull())
                state.values.remove(it.key());
            else
                state.values.insert(it.key(), it.value());
        }
    }
    TRY(finished(query));
    return state;
}

Result<void> putBackFields(RecordWriter &writer, const RecordType &type, qint64 id, const QJsonObject &values,
                           const QStringList &fields)
{
    TRY_ASSIGN(const auto record, writer.load(type, id));
    Result<void> failed;
    const UidToLink idOf = [&](const FieldSpec &field, const Uid &uid) -> qint64 {
        auto found = writer.findByUid(writer.catalog().at(field.target), uid);
        if (!found)
            failed = fail(std::move(found.error()));
        return found ? *found : 0;
    };
    for (const bool currencies : {true, false}) {  // amounts are read in them
        for (const QString &key : fields) {
            const FieldSpec *field = type.field(key);
            if (field && (field->kind == FieldKind::Currency) == currencies)
                field->write(*record, fromLogJson(*field, values.value(key), idOf));
        }
    }
    TRY(failed);
    return writer.update(*record);
}

}  // namespace fieldfare
