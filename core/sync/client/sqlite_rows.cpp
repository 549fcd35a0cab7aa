// SPDX-License-Identifier: GPL-3.0-or-later
#include "base/value_codec.h"
#include "records/attachment/attachment.h"
#include "records/tag/tag.h"
#include "storage/log_erasure.h"
#include "sync/client/sqlite_transaction.h"
#include "sync/merge/merge.h"

#include <QJsonDocument>
#include <QRegularExpression>

namespace fieldfare::sync {

namespace {

constexpr qsizetype kMostIds = 200'000;

QString jsonText(const QJsonObject &object)
{
    return QString::fromUtf8(QJsonDocument(object).toJson(QJsonDocument::Compact));
}
QJsonObject objectOf(const QVariant &text) { return QJsonDocument::fromJson(text.toString().toUtf8()).object(); }

/// Values of the log as they are sent: an empty tick box is false in the log and absent in a row.
QJsonObject onTheWay(QJsonObject values)
{
    for (QJsonValueRef value : values) {
        if (value.isBool() && !value.toBool())
            value = QJsonValue();
    }
    return values;
}

bool isStored(const FieldSpec &spec)
{
    return !spec.column.isEmpty() || spec.isList() || spec.kind == FieldKind::Tags || spec.isCustom();
}

bool isStamp(const FieldSpec &spec)
{
    return spec.key == QLatin1String("created_by") || spec.key == QLatin1String("changed_by");
}

}  // namespace

Result<qint64> SqliteClientTransaction::idOf(const RecordType &type, const Uid &row)
{
    if (const auto known = m_ids.constFind(row); known != m_ids.cend() && known->first == type.number)
        return known->second;
    TRY_ASSIGN(auto query,
               m_work.execute(QStringLiteral("SELECT id FROM %1 WHERE uid=?").arg(type.table), {uidBytes(row)}));
    const qint64 id = query.next() ? query.value(0).toLongLong() : 0;
    if (m_ids.size() >= kMostIds)
        m_ids.clear();
    m_ids.insert(row, {type.number, id});
    return id;
}

Result<QJsonObject> SqliteClientTransaction::extra(const Uid &row)
{
    TRY_ASSIGN(const bool some, hasSome(m_hasExtra, "sync_extra"));
    if (!some)
        return QJsonObject();
    TRY_ASSIGN(auto query,
               m_work.execute(QStringLiteral("SELECT fields FROM sync_extra WHERE row=?"), {uidBytes(row)}));
    return query.next() ? objectOf(query.value(0)) : QJsonObject();
}

Result<void> SqliteClientTransaction::putExtra(const QString &type, const Uid &row, const QJsonObject &fields)
{
    if (fields.isEmpty()) {
        TRY_ASSIGN(const bool some, hasSome(m_hasExtra, "sync_extra"));
        return some ? run(QStringLiteral("DELETE FROM sync_extra WHERE row=?"), {uidBytes(row)}) : Result<void>();
    }
    m_hasExtra = true;
    return run(QStringLiteral("INSERT OR REPLACE INTO sync_extra VALUES(?,?,?)"),
               {uidBytes(row), type, jsonText(fields)});
}

Result<OutContent> SqliteClientTransaction::content(const OutEntry &entry)
{
    if (entry.change == 0)
        return OutContent{entry.own, {}};
    if (entry.op == Op::Remove)
        return OutContent{};
    TRY_ASSIGN(auto logged,
               m_work.execute(QStringLiteral("SELECT type, first_id, last_id, old, new FROM change WHERE id=?"),
                              {entry.change}));
    if (!logged.next())
        return OutContent{};
    if (entry.op == Op::Update)
        return OutContent{onTheWay(objectOf(logged.value(4))), onTheWay(objectOf(logged.value(3)))};
    const QVariantList place{logged.value(0), logged.value(1), int(ChangeOp::Remove)};
    const bool isSingle = logged.value(1) == logged.value(2);
    logged.finish();
    TRY_ASSIGN(const auto now, local(entry.type, entry.row));
    if (now)
        return OutContent{*now, {}};
    if (!isSingle)
        return OutContent{};
    TRY_ASSIGN(auto removed, m_work.execute(QStringLiteral("SELECT old FROM change WHERE type=? AND first_id=? AND op=?"
                                                           " ORDER BY id DESC LIMIT 1"),
                                            place));
    return removed.next() ? OutContent{objectOf(removed.value(0)), {}} : OutContent{};
}

Result<std::optional<QJsonObject>> SqliteClientTransaction::local(const QString &typeKey, const Uid &row)
{
    TRY_ASSIGN(const QJsonObject carried, extra(row));
    const RecordType *type = m_work.catalog().find(typeKey);
    if (!type)
        return carried.isEmpty() ? std::nullopt : std::optional(carried);
    TRY_ASSIGN(const qint64 id, idOf(*type, row));
    if (id == 0)
        return std::nullopt;
    TRY_ASSIGN(const auto record, m_writer.load(*type, id));
    TRY_ASSIGN(QJsonObject fields, m_writer.logValues(*type, *record));
    for (auto it = carried.begin(); it != carried.end(); ++it) {
        if (!fields.contains(it.key()))  // a link that was set here since is newer than one that waits
            fields.insert(it.key(), it.value());
    }
    // an empty tick box is false in the log and absent on the way
    for (const FieldSpec &spec : type->fields) {
        if (spec.kind == FieldKind::Bool && fields.contains(spec.key) && !fields.value(spec.key).toBool())
            fields.remove(spec.key);
    }
    return fields;
}

Result<void> SqliteClientTransaction::putLocal(const QString &typeKey, const Uid &row,
                                               const std::optional<QJsonObject> &content)
{
    const RecordType *type = m_work.catalog().find(typeKey);
    if (!type)
        return putExtra(typeKey, row, content.value_or(QJsonObject()));
    return content ? writeRecord(*type, row, *content) : removeRecord(*type, row);
}

Result<void> SqliteClientTransaction::writeRecord(const RecordType &type, const Uid &row, const QJsonObject &content)
{
    TRY_ASSIGN(qint64 id, idOf(type, row));
    if (id == 0 && type.number == Tag::kNumber) {
        // made here by its name before it came
        TRY_ASSIGN(auto query,
                   m_work.execute(QStringLiteral("SELECT id FROM tag WHERE name=? AND uid NOT IN (SELECT row FROM"
                                                 " sync_row) AND uid NOT IN (SELECT row FROM sync_out)"),
                                  {content.value(QStringLiteral("name")).toString()}));
        id = query.next() ? query.value(0).toLongLong() : 0;
        query.finish();
        if (id > 0)
            TRY(run(QStringLiteral("UPDATE tag SET uid=? WHERE id=?"), {uidBytes(row), id}));
        m_ids.clear();
    }
    std::unique_ptr<Record> record;
    if (id > 0) {
        TRY_ASSIGN(record, m_writer.load(type, id));
    } else {
        record = type.create();
        record->uid = row;
    }
    QJsonObject carried = content;
    Result<void> failed;
    QVector<std::pair<Uid, QString>> wanted;
    const UidToLink linkOf = [&](const FieldSpec &spec, const Uid &uid) -> qint64 {
        auto target = idOf(m_work.catalog().at(spec.target), uid);
        if (!target)
            failed = fail(std::move(target.error()));
        return target ? *target : 0;
    };
    for (const bool currencies : {true, false}) {
        for (const FieldSpec &spec : type.fields) {
            if (!isStored(spec) || (spec.kind == FieldKind::Currency) != currencies)
                continue;
            const QJsonValue json = content.value(spec.key);
            const Value value = fromLogJson(spec, json, linkOf);
            spec.write(*record, value);
            if (spec.kind == FieldKind::Link && value.isNull() && json.isString())
                wanted.append({Uid(json.toString()), spec.key});
            else
                carried.remove(spec.key);
        }
    }
    TRY(failed);
    TRY(putExtra(type.key, row, carried));
    TRY(forgetWanted(row));
    if (!wanted.isEmpty())
        m_hasWanted = true;
    for (const auto &[target, field] : std::as_const(wanted))
        TRY(run(QStringLiteral("INSERT OR IGNORE INTO sync_wanted VALUES(?,?,?,?)"),
                {uidBytes(target), uidBytes(row), type.key, field}));
    // a peer may leave them out; the table does not
    const QDateTime now = QDateTime::fromMSecsSinceEpoch(m_work.now(), Qt::UTC);
    if (!record->createdAt.isValid())
        record->createdAt = now;
    if (!record->changedAt.isValid())
        record->changedAt = now;
    if (id > 0)
        return m_writer.updateAsIs(*record);
    TRY(m_filling.contains(type.number) ? m_writer.insertNewAsIs(*record) : m_writer.insertAsIs(*record));
    m_ids.insert(row, {type.number, record->id});
    return attach(type, record->id, row);
}

Result<void> SqliteClientTransaction::forgetWanted(const Uid &row)
{
    TRY_ASSIGN(const bool some, hasSome(m_hasWanted, "sync_wanted"));
    return some ? run(QStringLiteral("DELETE FROM sync_wanted WHERE row=?"), {uidBytes(row)}) : Result<void>();
}

Result<void> SqliteClientTransaction::attach(const RecordType &type, qint64 id, const Uid &row)
{
    TRY_ASSIGN(const bool some, hasSome(m_hasWanted, "sync_wanted"));
    if (!some)
        return {};
    struct Waiting {
        Uid row;
        QString type;
        QString field;
    };
    QVector<Waiting> all;
    TRY_ASSIGN(auto query, m_work.execute(QStringLiteral("SELECT row, type, field FROM sync_wanted WHERE target=?"),
                                          {uidBytes(row)}));
    while (query.next())
        all.append({uidFromBytes(query.value(0).toByteArray()), query.value(1).toString(), query.value(2).toString()});
    TRY(finished(query));
    for (const Waiting &one : std::as_const(all)) {
        const RecordType *holder = m_work.catalog().find(one.type);
        const FieldSpec *link = holder ? holder->field(one.field) : nullptr;
        if (!link || link->target != type.key)
            continue;
        TRY(run(QStringLiteral("DELETE FROM sync_wanted WHERE target=? AND row=? AND field=?"),
                {uidBytes(row), uidBytes(one.row), one.field}));
        TRY_ASSIGN(QJsonObject carried, extra(one.row));
        carried.remove(one.field);
        TRY(putExtra(one.type, one.row, carried));
        TRY_ASSIGN(const qint64 holderId, idOf(*holder, one.row));
        if (holderId == 0)
            continue;
        TRY_ASSIGN(auto record, m_writer.load(*holder, holderId));
        if (!link->read(*record).isNull())
            continue;  // set to something else here meanwhile
        link->write(*record, Value(qlonglong(id)));
        TRY(m_writer.updateAsIs(*record));
    }
    return {};
}

Result<void> SqliteClientTransaction::detach(const RecordType &type, qint64 id, const Uid &row)
{
    for (const auto &incoming : m_work.catalog().linksTo(type.key)) {
        const RecordType &holder = *incoming.type;
        const FieldSpec &link = *incoming.field;
        if (isStamp(link) || link.column.isEmpty())
            continue;
        QVector<qint64> ids;
        TRY_ASSIGN(
            auto query,
            m_work.execute(QStringLiteral("SELECT id FROM %1 WHERE \"%2\"=? AND id<>?").arg(holder.table, link.column),
                           {id, &holder == &type ? id : qint64(0)}));
        while (query.next())
            ids.append(query.value(0).toLongLong());
        TRY(finished(query));
        for (const qint64 holderId : std::as_const(ids)) {
            TRY_ASSIGN(auto record, m_writer.load(holder, holderId));
            link.write(*record, Value());
            TRY(m_writer.updateAsIs(*record));
            TRY_ASSIGN(QJsonObject carried, extra(record->uid));
            carried.insert(link.key, uidText(row));
            TRY(putExtra(holder.key, record->uid, carried));
            m_hasWanted = true;
            TRY(run(QStringLiteral("INSERT OR IGNORE INTO sync_wanted VALUES(?,?,?,?)"),
                    {uidBytes(row), uidBytes(record->uid), holder.key, link.key}));
        }
    }
    return {};
}

Result<void> SqliteClientTransaction::removeRecord(const RecordType &type, const Uid &row)
{
    TRY(putExtra(type.key, row, {}));
    TRY(forgetWanted(row));
    TRY_ASSIGN(const qint64 id, idOf(type, row));
    m_ids.clear();
    if (id == 0)
        return {};
    TRY(detach(type, id, row));
    TRY_ASSIGN(const auto record, m_writer.load(type, id));
    return m_writer.removeAsIs(*record);
}

/// Its file is no row: whoever keeps the files removes it after the commit (workspace/company_contents).
Result<void> SqliteClientTransaction::notePurgedContent(const RecordType &type, qint64 id, const Uid &row)
{
    TRY(run(
        QStringLiteral("INSERT OR IGNORE INTO sync_purged SELECT hash FROM attachment WHERE id=? AND hash IS NOT NULL"),
        {id}));
    // one in the recycle bin, whose values only the log has
    return run(QStringLiteral("INSERT OR IGNORE INTO sync_purged SELECT json_extract(old, '$.hash') FROM change "
                              "WHERE type=? AND uid=? AND json_valid(old) AND json_extract(old, '$.hash') IS NOT NULL"),
               {type.number, uidBytes(row)});
}

/// What was done to it here is still told, without the names.
Result<void> SqliteClientTransaction::forgetTitles(const RecordType &type, qint64 id)
{
    static const QRegularExpression quotation(QStringLiteral("“[^”]*”"));
    QMap<qint64, QString> titles;
    TRY_ASSIGN(auto query,
               m_work.execute(QStringLiteral("SELECT n, title FROM tx WHERE origin<>? AND n IN (SELECT tx FROM"
                                             " change WHERE type=? AND first_id=? AND last_id=first_id)"),
                              {int(Origin::Remote), type.number, id}));
    while (query.next()) {
        const QString title = query.value(1).toString();
        const QString left = QString(title).replace(quotation, QStringLiteral("“…”"));
        if (left != title)
            titles.insert(query.value(0).toLongLong(), left);
    }
    TRY(finished(query));
    for (auto it = titles.cbegin(); it != titles.cend(); ++it)
        TRY(eraseTitle(m_work.statements(), it.key(), it.value()));
    return {};
}

Result<void> SqliteClientTransaction::purge(const QString &typeKey, const Uid &row)
{
    m_hasPurged = true;
    const RecordType *type = m_work.catalog().find(typeKey);
    qint64 id = 0;
    if (type) {
        TRY_ASSIGN(id, idOf(*type, row));
    }
    if (type && type->number == Attachment::kNumber)
        TRY(notePurgedContent(*type, id, row));
    TRY(putLocal(typeKey, row, std::nullopt));
    TRY(run(
        QStringLiteral("DELETE FROM sync_out WHERE row=? AND state<>1 AND NOT (state=3 AND id<ifnull((SELECT max(id)"
                       " FROM sync_out WHERE row=? AND state=1), 0))"),
        {uidBytes(row), uidBytes(row)}));
    TRY(run(QStringLiteral("DELETE FROM sync_shadow WHERE row=?"), {uidBytes(row)}));
    TRY(run(QStringLiteral("DELETE FROM sync_conflict WHERE row=?"), {uidBytes(row)}));
    if (!type)
        return {};
    if (id == 0) {
        // removed here before: only the log still knows its number
        TRY_ASSIGN(auto query,
                   m_work.execute(QStringLiteral("SELECT first_id FROM change WHERE type=? AND uid=? LIMIT 1"),
                                  {type->number, uidBytes(row)}));
        id = query.next() ? query.value(0).toLongLong() : 0;
    }
    TRY(forgetTitles(*type, id));
    // The chain of the log holds without values and salts. What is still to be sent keeps its content until it was.
    TRY_ASSIGN(const ClientState now, state());
    return run(QStringLiteral(
                   "UPDATE change SET old=NULL, new=NULL, salt=NULL WHERE type=? AND first_id=? AND last_id=first_id"
                   " AND (tx<=? OR tx=?) AND id NOT IN (SELECT change FROM sync_out WHERE row=?)"),
               {type->number, id, now.collected, m_work.log().number(), uidBytes(row)});
}

}  // namespace fieldfare::sync
