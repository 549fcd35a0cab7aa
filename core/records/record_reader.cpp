// SPDX-License-Identifier: GPL-3.0-or-later
#include "records/record_reader.h"

#include "base/value_codec.h"

#include <QCoreApplication>
#include <QJsonDocument>
#include <QJsonObject>

namespace fieldfare {

namespace {

QString quoted(const QString &column) { return QLatin1Char('"') + column + QLatin1Char('"'); }

// Currencies first: amounts are read in them.
QVector<const FieldSpec *> columnsOf(const RecordType &type)
{
    QVector<const FieldSpec *> columns;
    for (const FieldSpec &spec : type.fields) {
        if (!spec.column.isEmpty() && spec.kind == FieldKind::Currency)
            columns.append(&spec);
    }
    for (const FieldSpec &spec : type.fields) {
        if (!spec.column.isEmpty() && spec.kind != FieldKind::Currency)
            columns.append(&spec);
    }
    return columns;
}

void readCustom(const RecordType &type, const QString &json, Record &record)
{
    if (json.isEmpty())
        return;
    const QJsonObject object = QJsonDocument::fromJson(json.toUtf8()).object();
    for (auto it = object.begin(); it != object.end(); ++it) {
        const FieldSpec *spec = type.field(it.key());
        // values of a field since removed are carried along unchanged
        record.custom.insert(
            it.key(), spec ? fromLogJson(*spec, it.value(), [](const FieldSpec &, const Uid &) { return qint64(0); })
                           : QVariant(it.value()));
    }
}

Error notFound(const RecordType &type)
{
    return {ErrorCode::NotFound,
            QCoreApplication::translate("Records", "%1: there is no such record.").arg(type.label()),
            {}};
}

}  // namespace

QString idsJson(const QVector<qint64> &ids)
{
    QString json;
    json.reserve(ids.size() * 8 + 2);
    json += QLatin1Char('[');
    for (int i = 0; i < ids.size(); ++i) {
        if (i > 0)
            json += QLatin1Char(',');
        json += QString::number(ids[i]);
    }
    json += QLatin1Char(']');
    return json;
}

Result<std::vector<std::unique_ptr<Record>>> RecordReader::loadMany(const RecordType &type, const QVector<qint64> &ids)
{
    std::vector<std::unique_ptr<Record>> records;
    if (ids.isEmpty())
        return records;
    const QVector<const FieldSpec *> columns = columnsOf(type);
    QString sql = QStringLiteral("SELECT id, uid, display_name, custom");
    for (const FieldSpec *spec : columns)
        sql += QStringLiteral(", ") + quoted(spec->column);
    const QString json = idsJson(ids);
    sql += QStringLiteral(" FROM {%1}").arg(type.key);
    if (ids.size() == 1)
        sql += QStringLiteral(" WHERE id=?");
    else
        sql += QStringLiteral(" WHERE id IN (SELECT value FROM json_each(?))");
    TRY_ASSIGN(auto query, m_context.run(sql, {ids.size() == 1 ? QVariant(ids.first()) : QVariant(json)}));
    QHash<qint64, Record *> byId;
    std::vector<std::unique_ptr<Record>> found;
    while (query.next()) {
        auto record = type.create();
        record->id = query.value(0).toLongLong();
        record->uid = uidFromBytes(query.value(1).toByteArray());
        record->displayName = query.value(2).toString();
        readCustom(type, query.value(3).toString(), *record);
        for (int i = 0; i < columns.size(); ++i)
            columns[i]->write(*record, fromColumn(*columns[i], query.value(4 + i)));
        byId.insert(record->id, record.get());
        found.push_back(std::move(record));
    }
    TRY(finished(query));
    TRY(loadLists(type, ids.size() == 1 ? QVariant(ids.first()) : QVariant(json), byId));
    QHash<qint64, size_t> position;
    for (size_t i = 0; i < found.size(); ++i)
        position.insert(found[i]->id, i);
    records.reserve(found.size());
    for (const qint64 id : ids) {
        const auto at = position.constFind(id);
        if (at != position.constEnd() && found[*at])
            records.push_back(std::move(found[*at]));
    }
    return records;
}

Result<void> RecordReader::loadLists(const RecordType &type, const QVariant &ids, const QHash<qint64, Record *> &byId)
{
    const QVariantList which{type.number, ids};
    const QString these = ids.typeId() == QMetaType::LongLong ? QStringLiteral("=?")
                                                              : QStringLiteral(" IN (SELECT value FROM json_each(?))");
    if (type.hasContactPoints) {
        const auto append = [&](const char *listKey, const QString &sql, auto entryOf) -> Result<void> {
            const FieldSpec &list = *type.field(QString::fromLatin1(listKey));
            TRY_ASSIGN(auto query, m_context.run(sql, which));
            using Entry = decltype(entryOf(query));
            QHash<qint64, QVector<Entry>> entries;
            while (query.next())
                entries[query.value(0).toLongLong()].append(entryOf(query));
            TRY(finished(query));
            for (auto it = entries.begin(); it != entries.end(); ++it) {
                if (Record *record = byId.value(it.key()))
                    list.write(*record, Value::fromValue(*it));
            }
            return {};
        };
        TRY(append("emails",
                   QStringLiteral("SELECT record, label, address FROM mail_address WHERE type=? AND record%1 ORDER BY "
                                  "record, position")
                       .arg(these),
                   [](const Query &q) {
                       return MailEntry{q.value(1).toString(), q.value(2).toString()};
                   }));
        TRY(append("phones",
                   QStringLiteral("SELECT record, label, number, e164 FROM phone_number WHERE type=? AND record%1 "
                                  "ORDER BY record, position")
                       .arg(these),
                   [](const Query &q) {
                       return PhoneEntry{q.value(1).toString(), q.value(2).toString(), q.value(3).toString()};
                   }));
        TRY(append(
            "addresses",
            QStringLiteral("SELECT record, label, street, city, region, postal_code, country FROM postal_address WHERE "
                           "type=? AND record%1 ORDER BY record, position")
                .arg(these),
            [](const Query &q) {
                return AddressEntry{q.value(1).toString(), q.value(2).toString(), q.value(3).toString(),
                                    q.value(4).toString(), q.value(5).toString(), q.value(6).toString()};
            }));
    }
    TRY_ASSIGN(auto tags,
               m_context.run(
                   QStringLiteral("SELECT r.record, t.name FROM record_tag r JOIN tag t ON t.id=r.tag WHERE r.type=? "
                                  "AND r.record%1 ORDER BY r.record, r.position")
                       .arg(these),
                   which));
    while (tags.next()) {
        if (Record *record = byId.value(tags.value(0).toLongLong()))
            record->tags.append(tags.value(1).toString());
    }
    return finished(tags);
}

Result<std::unique_ptr<Record>> RecordReader::load(const RecordType &type, qint64 id)
{
    TRY_ASSIGN(auto records, loadMany(type, {id}));
    if (records.empty())
        return fail(notFound(type));
    return std::move(records.front());
}

Result<qint64> RecordReader::findByUid(const RecordType &type, const Uid &uid)
{
    TRY_ASSIGN(auto query,
               m_context.run(QStringLiteral("SELECT id FROM {%1} WHERE uid=?").arg(type.key), {uidBytes(uid)}));
    const qint64 id = query.next() ? query.value(0).toLongLong() : 0;
    TRY(finished(query));
    if (id > 0)
        return id;
    // Merged into another, which may have been merged itself.
    TRY_ASSIGN(
        auto merged,
        m_context.run(
            QStringLiteral("WITH RECURSIVE way(uid, steps) AS (SELECT ?, 0 UNION SELECT p.second, steps+1 FROM way"
                           " JOIN record_pair p ON p.first=way.uid AND p.relation='merged' WHERE steps<50)"
                           " SELECT uid FROM way WHERE steps>0 ORDER BY steps DESC LIMIT 1"),
            {uidText(uid)}));
    const Uid now = merged.next() ? Uid(merged.value(0).toString()) : Uid();
    TRY(finished(merged));
    if (now.isNull())
        return 0;
    TRY_ASSIGN(auto target,
               m_context.run(QStringLiteral("SELECT id FROM {%1} WHERE uid=?").arg(type.key), {uidBytes(now)}));
    return target.next() ? target.value(0).toLongLong() : 0;
}

Result<Uid> RecordReader::uidOf(const RecordType &type, qint64 id)
{
    TRY_ASSIGN(auto query, m_context.run(QStringLiteral("SELECT uid FROM {%1} WHERE id=?").arg(type.key), {id}));
    const Uid uid = query.next() ? uidFromBytes(query.value(0).toByteArray()) : Uid();
    TRY(finished(query));
    return uid;
}

Result<QHash<qint64, QString>> RecordReader::displayNames(const RecordType &type, const QSet<qint64> &ids)
{
    QHash<qint64, QString> names;
    if (ids.isEmpty())
        return names;
    TRY_ASSIGN(
        auto query,
        m_context.run(QStringLiteral("SELECT id, display_name FROM {%1} WHERE id IN (SELECT value FROM json_each(?))")
                          .arg(type.key),
                      {idsJson(QVector<qint64>(ids.begin(), ids.end()))}));
    while (query.next())
        names.insert(query.value(0).toLongLong(), query.value(1).toString());
    TRY(finished(query));
    return names;
}

Result<qint64> RecordReader::resolve(const RecordType &type, const QString &reference)
{
    const Uid uid(reference);
    if (!uid.isNull()) {
        TRY_ASSIGN(const qint64 id, findByUid(type, uid));
        if (id > 0)
            return id;
    }
    QStringList columns{QStringLiteral("external_id")};
    if (!type.keyField.isEmpty())
        columns.append(type.keyField);
    if (type.field(QStringLiteral("number")))
        columns.append(QStringLiteral("number"));
    columns.append(QStringLiteral("display_name"));
    for (const QString &column : columns) {
        TRY_ASSIGN(
            auto query,
            m_context.run(
                QStringLiteral("SELECT id, display_name FROM {%1} WHERE %2=? LIMIT 3").arg(type.key, quoted(column)),
                {reference}));
        QVector<qint64> ids;
        while (query.next())
            ids.append(query.value(0).toLongLong());
        TRY(finished(query));
        if (ids.size() == 1)
            return ids.first();
        if (ids.size() > 1) {
            return fail(ErrorCode::Conflict,
                        QCoreApplication::translate(
                            "Records", "%1: several records are called “%2”. Name one by its uid or external id.")
                            .arg(type.label(), reference));
        }
    }
    return fail(
        ErrorCode::NotFound,
        QCoreApplication::translate("Records", "%1: there is no record called “%2”.").arg(type.label(), reference));
}

Result<QJsonObject> toPublicJson(RecordReader &reader, const Record &record)
{
    const RecordType &type = reader.catalog().of(record);
    QJsonObject json;
    json.insert(QStringLiteral("uid"), uidText(record.uid));
    json.insert(QStringLiteral("display_name"), record.displayName);
    for (const FieldSpec &spec : type.fields) {
        const Value value = spec.read(record);
        if (spec.kind == FieldKind::Link && !value.isNull()) {
            const RecordType &target = reader.catalog().at(spec.target);
            const qint64 id = value.toLongLong();
            TRY_ASSIGN(const Uid uid, reader.uidOf(target, id));
            TRY_ASSIGN(const auto names, reader.displayNames(target, {id}));
            json.insert(spec.key, uid.isNull() ? QJsonValue(QJsonValue::Null)
                                               : QJsonValue(QJsonObject{{QStringLiteral("uid"), uidText(uid)},
                                                                        {QStringLiteral("title"), names.value(id)}}));
        } else {
            json.insert(spec.key, toPublicJson(spec, value));
        }
    }
    return json;
}

}  // namespace fieldfare
