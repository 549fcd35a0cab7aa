// SPDX-License-Identifier: GPL-3.0-or-later
#include "records/edit/record_edit.h"

#include "base/value_codec.h"

#include <QCoreApplication>

namespace fieldfare {

namespace {

struct RecordActionsText {
    Q_DECLARE_TR_FUNCTIONS(RecordActions)
};

QString inSentence(const QString &label)
{
    return label.size() > 1 && label.at(1).isLower() ? label.at(0).toLower() + label.mid(1) : label;
}

Result<void> writeValues(Record &record, const RecordType &type, const RecordEdit &edit)
{
    for (const auto &[key, value] : edit.values) {
        const FieldSpec *field = type.field(key);
        if (!field)
            return fail(ErrorCode::NotFound, RecordActionsText::tr("There is no field “%1”.").arg(key));
        field->write(record, value);
    }
    return {};
}

// Row numbers never leave the file that the draft lies beside.
QJsonValue valueToJson(const FieldSpec &field, const Value &value)
{
    if (field.kind == FieldKind::Link)
        return value.isNull() ? QJsonValue() : QJsonValue(value.toLongLong());
    return toLogJson(field, value, [](const FieldSpec &, qint64) { return Uid(); });
}

Value valueFromJson(const FieldSpec &field, const QJsonValue &json)
{
    if (field.kind == FieldKind::Link)
        return json.isDouble() ? Value(qlonglong(json.toInteger())) : Value();
    return fromLogJson(field, json, [](const FieldSpec &, const Uid &) { return qint64(0); });
}

}  // namespace

Result<void> applyEdit(RecordWriter &writer, const RecordEdit &edit)
{
    const RecordType *type = writer.catalog().find(edit.type);
    if (!type)
        return fail(ErrorCode::NotFound, RecordActionsText::tr("There is no record type “%1”.").arg(edit.type));
    if (edit.id > 0) {
        TRY_ASSIGN(auto record, writer.load(*type, edit.id));
        const std::unique_ptr<const Record> stored = type->clone(*record);
        TRY(writeValues(*record, *type, edit));
        if (edit.title.isEmpty()) {
            QStringList labels;
            for (const auto &[key, value] : edit.values)
                labels.append(type->field(key)->label());
            writer.work().setTitle(RecordActionsText::tr("Changed %1 of “%2”")
                                       .arg(labels.join(QStringLiteral(", ")), record->displayName));
        }
        return writer.update(*record, *stored);
    }
    const std::unique_ptr<Record> record = type->create();
    if (!edit.uid.isNull()) {
        TRY_ASSIGN(const qint64 there, writer.findByUid(*type, edit.uid));
        if (there > 0)
            return {};  // made already, before the program ended
        record->uid = edit.uid;
    }
    TRY(writeValues(*record, *type, edit));
    TRY(writer.insert(*record));
    if (edit.title.isEmpty())
        writer.work().setTitle(
            RecordActionsText::tr("Created %1 “%2”").arg(inSentence(type->label()), record->displayName));
    return {};
}

QJsonObject editToJson(const RecordEdit &edit, const TypeCatalog &catalog)
{
    QJsonObject values;
    if (const RecordType *type = catalog.find(edit.type)) {
        for (const auto &[key, value] : edit.values) {
            if (const FieldSpec *field = type->field(key))
                values.insert(key, valueToJson(*field, value));
        }
    }
    return {{QStringLiteral("type"), edit.type},
            {QStringLiteral("id"), edit.id},
            {QStringLiteral("uid"), edit.uid.isNull() ? QString() : uidText(edit.uid)},
            {QStringLiteral("title"), edit.title},
            {QStringLiteral("values"), values}};
}

Result<RecordEdit> editFromJson(const QJsonObject &json, const TypeCatalog &catalog)
{
    RecordEdit edit;
    edit.type = json.value(QLatin1String("type")).toString();
    edit.id = json.value(QLatin1String("id")).toInteger();
    edit.uid = Uid::fromString(json.value(QLatin1String("uid")).toString());
    edit.title = json.value(QLatin1String("title")).toString();
    const RecordType *type = catalog.find(edit.type);
    if (!type)
        return fail(ErrorCode::InvalidInput, RecordActionsText::tr("There is no record type “%1”.").arg(edit.type));
    const QJsonObject values = json.value(QLatin1String("values")).toObject();
    for (auto it = values.begin(); it != values.end(); ++it) {
        if (const FieldSpec *field = type->field(it.key()))
            edit.values.append({it.key(), valueFromJson(*field, it.value())});
    }
    return edit;
}

}  // namespace fieldfare
