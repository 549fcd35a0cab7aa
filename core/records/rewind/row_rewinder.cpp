// SPDX-License-Identifier: GPL-3.0-or-later
#include "records/rewind/row_rewinder.h"

#include "base/phone.h"
#include "base/value_codec.h"
#include "records/tag/tag.h"

#include <QJsonArray>
#include <QJsonDocument>

namespace fieldfare {

namespace {

constexpr qsizetype kMostIds = 100'000;
constexpr qint64 kWorthDropping = 5'000;  ///< rows; fewer are taken out of the indexes one by one

const QStringList &listTables()
{
    static const QStringList tables{QStringLiteral("mail_address"), QStringLiteral("phone_number"),
                                    QStringLiteral("postal_address")};
    return tables;
}

QString orEmpty(const QString &text) { return text.isNull() ? QStringLiteral("") : text; }

QVariant customText(const QJsonObject &custom)
{
    return custom.isEmpty() ? QVariant()
                            : QVariant(QString::fromUtf8(QJsonDocument(custom).toJson(QJsonDocument::Compact)));
}

/// Where a value lies that the log names by this key: null for a field of the user's own, also one that is no more.
const FieldSpec *storedField(const RecordType &type, const QString &key)
{
    const FieldSpec *field = type.field(key);
    return field && !field->isCustom() ? field : nullptr;
}

}  // namespace

Result<void> RowRewinder::execute(const QString &sql, const QVariantList &values, bool keep)
{
    TRY_ASSIGN(auto query, m_work.statements().run(sql, values, keep));
    query.finish();
    return {};
}

Result<void> RowRewinder::begin()
{
    TRY(execute(
        QStringLiteral("CREATE TABLE rewind_link(type INTEGER, id INTEGER, column_name TEXT, target INTEGER, uid "
                       "BLOB, PRIMARY KEY(type, id, column_name)) WITHOUT ROWID"),
        {}, false));
    return execute(
        QStringLiteral("CREATE TABLE rewind_tag(type INTEGER, id INTEGER, position INTEGER, name TEXT, PRIMARY "
                       "KEY(type, id, position)) WITHOUT ROWID"),
        {}, false);
}

Result<void> RowRewinder::dropIndexes(const QString &table)
{
    if (m_dropped.contains(table))
        return {};
    QStringList names;
    // uids are asked for all the time
    TRY_ASSIGN(auto query, m_work.execute(QStringLiteral("SELECT name, sql FROM sqlite_schema WHERE type='index' AND "
                                                         "tbl_name=? AND sql IS NOT NULL AND sql NOT LIKE "
                                                         "'CREATE UNIQUE%'"),
                                          {table}));
    QStringList made;
    while (query.next()) {
        names.append(query.value(0).toString());
        made.append(query.value(1).toString());
    }
    TRY(finished(query));
    m_work.statements().finishAll();
    for (const QString &name : std::as_const(names))
        TRY(execute(QStringLiteral("DROP INDEX \"%1\"").arg(name), {}, false));
    m_dropped.insert(table, made);
    return {};
}

Result<void> RowRewinder::removeRows(const RecordType &type, qint64 first, qint64 last)
{
    if (last - first >= kWorthDropping) {
        // Most of a table goes: its indexes are quicker made anew than emptied row by row.
        TRY_ASSIGN(auto query,
                   m_work.execute(QStringLiteral("SELECT count(*), sum(id BETWEEN ? AND ?) FROM %1").arg(type.table),
                                  {first, last}));
        const bool most = query.next() && query.value(1).toLongLong() * 3 > query.value(0).toLongLong();
        query.finish();
        if (most) {
            TRY(dropIndexes(type.table));
            if (type.hasContactPoints) {
                for (const QString &table : listTables())
                    TRY(dropIndexes(table));
            }
        }
        m_ids.clear();
        m_uids.clear();
    } else {
        for (qint64 id = first; id <= last && !m_uids.isEmpty(); ++id) {
            if (const Uid uid = m_uids.take({type.number, id}); !uid.isNull())
                m_ids.remove({type.number, uid});
        }
    }
    QStringList owned{QStringLiteral("record_tag")};
    if (type.hasContactPoints)
        owned += listTables();
    for (const QString &table : std::as_const(owned))
        TRY(execute(QStringLiteral("DELETE FROM %1 WHERE type=? AND record BETWEEN ? AND ?").arg(table),
                    {type.number, first, last}));
    for (const char *table : {"rewind_link", "rewind_tag"})
        TRY(execute(QStringLiteral("DELETE FROM %1 WHERE type=? AND id BETWEEN ? AND ?").arg(QLatin1String(table)),
                    {type.number, first, last}));
    if (type.number == Tag::kNumber)
        TRY(execute(QStringLiteral("DELETE FROM record_tag WHERE tag BETWEEN ? AND ?"), {first, last}));
    return execute(QStringLiteral("DELETE FROM %1 WHERE id BETWEEN ? AND ?").arg(type.table), {first, last});
}

Result<qint64> RowRewinder::idOf(const RecordType &target, const Uid &uid)
{
    const QPair<int, Uid> key(target.number, uid);
    const auto known = m_ids.constFind(key);
    if (known != m_ids.constEnd())
        return *known;
    TRY_ASSIGN(auto query,
               m_work.execute(QStringLiteral("SELECT id FROM %1 WHERE uid=?").arg(target.table), {uidBytes(uid)}));
    const qint64 id = query.next() ? query.value(0).toLongLong() : 0;
    TRY(finished(query));
    if (id > 0) {
        if (m_ids.size() >= kMostIds) {
            m_ids.clear();
            m_uids.clear();
        }
        m_ids.insert(key, id);
        m_uids.insert({target.number, id}, uid);
    }
    return id;
}

Result<QVariant> RowRewinder::columnValue(const RecordType &type, const FieldSpec &field, qint64 id,
                                          const QJsonValue &value)
{
    if (field.kind != FieldKind::Link)
        return toColumn(field, fromLogJson(field, value, {}));
    TRY(execute(QStringLiteral("DELETE FROM rewind_link WHERE type=? AND id=? AND column_name=?"),
                {type.number, id, field.column}));
    const Uid uid(value.toString());
    if (uid.isNull())
        return QVariant();
    const RecordType &target = m_work.catalog().at(field.target);
    TRY_ASSIGN(const qint64 row, idOf(target, uid));
    if (row > 0)
        return QVariant(row);
    // It was removed earlier than this, so it comes back later on the way into the past.
    TRY(execute(QStringLiteral("INSERT INTO rewind_link(type, id, column_name, target, uid) VALUES(?,?,?,?,?)"),
                {type.number, id, field.column, target.number, uidBytes(uid)}));
    return QVariant();
}

Result<void> RowRewinder::writePhones(const RecordType &type, qint64 id, const Value &value)
{
    // The log keeps what was typed. How a number was understood is taken from the rows as long as they say it.
    QHash<QString, QString> understood;
    TRY_ASSIGN(auto query,
               m_work.execute(QStringLiteral("SELECT number, e164 FROM phone_number WHERE type=? AND record=?"),
                              {type.number, id}));
    while (query.next())
        understood.insert(query.value(0).toString(), query.value(1).toString());
    TRY(finished(query));
    TRY(execute(QStringLiteral("DELETE FROM phone_number WHERE type=? AND record=?"), {type.number, id}));
    int position = 0;
    for (const auto &entry : value.value<QVector<PhoneEntry>>()) {
        auto known = understood.constFind(entry.number);
        if (known == understood.constEnd()) {
            const auto read = readPhone(entry.number, m_work.session().country);
            known = understood.insert(entry.number, read ? read->e164 : QString());
        }
        TRY(execute(QStringLiteral("INSERT INTO phone_number VALUES(?,?,?,?,?,?)"),
                    {type.number, id, position++, orEmpty(entry.label), orEmpty(entry.number),
                     known->isEmpty() ? QVariant() : QVariant(*known)}));
    }
    return {};
}

Result<void> RowRewinder::writeCopies(const RecordType &type, const FieldSpec &list, qint64 id, const Value &value)
{
    const auto record = type.create();
    list.write(*record, value);
    for (const FieldSpec &field : type.fields) {
        if (field.copyColumn.isEmpty() || field.headOf != list.key)
            continue;
        TRY(execute(QStringLiteral("UPDATE %1 SET \"%2\"=? WHERE id=?").arg(type.table, field.copyColumn),
                    {toColumn(field, field.read(*record)), id}));
    }
    return {};
}

Result<void> RowRewinder::writeList(const RecordType &type, const FieldSpec &field, qint64 id, const QJsonValue &json)
{
    const Value value = fromLogJson(field, json, {});
    TRY(writeCopies(type, field, id, value));
    if (field.kind == FieldKind::PhoneList)
        return writePhones(type, id, value);
    const bool mails = field.kind == FieldKind::MailList;
    TRY(execute(QStringLiteral("DELETE FROM %1 WHERE type=? AND record=?")
                    .arg(mails ? QStringLiteral("mail_address") : QStringLiteral("postal_address")),
                {type.number, id}));
    int position = 0;
    if (mails) {
        for (const auto &entry : value.value<QVector<MailEntry>>())
            TRY(execute(QStringLiteral("INSERT INTO mail_address VALUES(?,?,?,?,?)"),
                        {type.number, id, position++, orEmpty(entry.label), orEmpty(entry.address)}));
        return {};
    }
    for (const auto &entry : value.value<QVector<AddressEntry>>())
        TRY(execute(QStringLiteral("INSERT INTO postal_address VALUES(?,?,?,?,?,?,?,?,?)"),
                    {type.number, id, position++, orEmpty(entry.label), orEmpty(entry.street), orEmpty(entry.city),
                     orEmpty(entry.region), orEmpty(entry.postalCode), orEmpty(entry.country)}));
    return {};
}

Result<void> RowRewinder::writeTags(const RecordType &type, qint64 id, const QJsonValue &value)
{
    TRY(execute(QStringLiteral("DELETE FROM record_tag WHERE type=? AND record=?"), {type.number, id}));
    TRY(execute(QStringLiteral("DELETE FROM rewind_tag WHERE type=? AND id=?"), {type.number, id}));
    int position = 0;
    for (const auto &one : value.toArray()) {
        const QString name = one.toString();
        TRY_ASSIGN(auto query, m_work.execute(QStringLiteral("SELECT id FROM tag WHERE name=? ORDER BY id"), {name}));
        const qint64 tag = query.next() ? query.value(0).toLongLong() : 0;
        TRY(finished(query));
        if (tag > 0)
            TRY(execute(QStringLiteral("INSERT INTO record_tag(type, record, position, tag) VALUES(?,?,?,?)"),
                        {type.number, id, position, tag}));
        else
            TRY(execute(QStringLiteral("INSERT INTO rewind_tag(type, id, position, name) VALUES(?,?,?,?)"),
                        {type.number, id, position, name}));
        ++position;
    }
    return {};
}

Result<void> RowRewinder::insertRow(const RecordType &type, qint64 id, const Uid &uid, const QJsonObject &values)
{
    QString &sql = m_inserts[type.number];
    if (sql.isEmpty()) {
        QString names;
        QString marks;
        for (const FieldSpec &field : type.fields) {
            if (field.column.isEmpty())
                continue;
            names += QStringLiteral(", \"%1\"").arg(field.column);
            marks += QStringLiteral(", ?");
        }
        sql = QStringLiteral("INSERT INTO %1(id, uid, display_name, sort_key, custom%2) VALUES(?, ?, '', '', ?%3)")
                  .arg(type.table, names, marks);
    }
    QJsonObject custom;
    for (auto it = values.begin(); it != values.end(); ++it) {
        const bool rowNumberOrUid = it.key() == QLatin1String("=") || it.key() == QLatin1String("#");
        if (!rowNumberOrUid && !storedField(type, it.key()) && !it.value().isNull())
            custom.insert(it.key(), it.value());
    }
    QVariantList bound{id, uidBytes(uid), customText(custom)};
    for (const FieldSpec &field : type.fields) {
        if (field.column.isEmpty())
            continue;
        TRY_ASSIGN(const QVariant value, columnValue(type, field, id, values.value(field.key)));
        bound.append(value);
    }
    TRY(execute(sql, bound));
    for (const FieldSpec &field : type.fields) {
        const QJsonValue value = values.value(field.key);
        if (value.isUndefined() || value.isNull() || field.isCustom())
            continue;
        if (field.isList())
            TRY(writeList(type, field, id, value));
        else if (field.kind == FieldKind::Tags)
            TRY(writeTags(type, id, value));
    }
    return {};
}

Result<void> RowRewinder::putBackCustom(const RecordType &type, qint64 id, const QJsonObject &before)
{
    TRY_ASSIGN(auto query, m_work.execute(QStringLiteral("SELECT custom FROM %1 WHERE id=?").arg(type.table), {id}));
    const bool there = query.next();
    QJsonObject custom = QJsonDocument::fromJson(there ? query.value(0).toByteArray() : QByteArray()).object();
    TRY(finished(query));
    if (!there)
        return {};
    for (auto it = before.begin(); it != before.end(); ++it) {
        if (it.value().isNull())
            custom.remove(it.key());
        else
            custom.insert(it.key(), it.value());
    }
    return execute(QStringLiteral("UPDATE %1 SET custom=? WHERE id=?").arg(type.table), {customText(custom), id});
}

Result<void> RowRewinder::putBack(const RecordType &type, qint64 id, const QJsonObject &before)
{
    QStringList assignments;
    QVariantList values;
    QJsonObject custom;
    TRY_ASSIGN(auto query, m_work.execute(QStringLiteral("SELECT 1 FROM %1 WHERE id=?").arg(type.table), {id}));
    const bool there = query.next();
    query.finish();
    if (!there)
        return {};
    for (auto it = before.begin(); it != before.end(); ++it) {
        const FieldSpec *field = storedField(type, it.key());
        if (!field) {
            custom.insert(it.key(), it.value());
        } else if (!field->column.isEmpty()) {
            TRY_ASSIGN(const QVariant value, columnValue(type, *field, id, it.value()));
            assignments.append(QStringLiteral("\"%1\"=?").arg(field->column));
            values.append(value);
        } else if (field->isList()) {
            TRY(writeList(type, *field, id, it.value()));
        } else if (field->kind == FieldKind::Tags) {
            TRY(writeTags(type, id, it.value()));
        }
    }
    if (!assignments.isEmpty()) {
        values.append(id);
        TRY(execute(
            QStringLiteral("UPDATE %1 SET %2 WHERE id=?").arg(type.table, assignments.join(QStringLiteral(", "))),
            values));
    }
    return custom.isEmpty() ? Result<void>() : putBackCustom(type, id, custom);
}

Result<void> RowRewinder::finish()
{
    struct Waiting {
        int type;
        qint64 id;
        QString column;
        int target;
        Uid uid;
    };
    TRY_ASSIGN(auto links,
               m_work.execute(QStringLiteral("SELECT type, id, column_name, target, uid FROM rewind_link")));
    while (links.next()) {
        const Waiting one{links.value(0).toInt(), links.value(1).toLongLong(), links.value(2).toString(),
                          links.value(3).toInt(), uidFromBytes(links.value(4).toByteArray())};
        TRY_ASSIGN(const qint64 target, idOf(m_work.catalog().at(one.target), one.uid));
        if (target > 0)
            TRY(execute(QStringLiteral("UPDATE %1 SET \"%2\"=? WHERE id=?")
                            .arg(m_work.catalog().at(one.type).table, one.column),
                        {target, one.id}));
    }
    TRY(finished(links));
    TRY(execute(QStringLiteral("INSERT OR IGNORE INTO record_tag(type, record, position, tag) SELECT w.type, w.id, "
                               "w.position, (SELECT min(t.id) FROM tag t WHERE t.name=w.name) FROM rewind_tag w WHERE "
                               "EXISTS(SELECT 1 FROM tag t WHERE t.name=w.name)"),
                {}, false));
    m_work.statements().finishAll();
    for (const char *table : {"rewind_link", "rewind_tag"})
        TRY(execute(QStringLiteral("DROP TABLE %1").arg(QLatin1String(table)), {}, false));
    for (const QStringList &indexes : std::as_const(m_dropped)) {
        for (const QString &sql : indexes)
            TRY(execute(sql, {}, false));
    }
    m_dropped.clear();
    return {};
}

}  // namespace fieldfare
