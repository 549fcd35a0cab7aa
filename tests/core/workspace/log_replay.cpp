// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/workspace/log_replay.h"

#include "base/await.h"
#include "base/value_codec.h"
#include "records/canonical.h"
#include "records/tag/tag.h"

#include <QCborArray>
#include <QCborMap>
#include <QJsonArray>
#include <QJsonDocument>

#include <sodium.h>

namespace fieldfare::test {

namespace {

tl::unexpected<Error> wrong(const QString &what) { return fail(ErrorCode::Damaged, what); }

QString nameOf(int type, qint64 id) { return QStringLiteral("type %1 row %2").arg(type).arg(id); }

bool isStored(const FieldSpec &spec)
{
    return !spec.column.isEmpty() || spec.isList() || spec.kind == FieldKind::Tags || spec.isCustom();
}

/// As the log does it, written anew: BLAKE2b-256.
QByteArray hashOf(const QByteArray &bytes)
{
    QByteArray hash(32, Qt::Uninitialized);
    crypto_generichash(reinterpret_cast<uchar *>(hash.data()), 32, reinterpret_cast<const uchar *>(bytes.constData()),
                       static_cast<quint64>(bytes.size()), nullptr, 0);
    return hash;
}

/// Leaf prefix 0, node prefix 1, an odd node rises unchanged; level by level, unlike the log's own.
QByteArray merkleRoot(QList<QByteArray> level)
{
    for (QByteArray &leaf : level)
        leaf = hashOf(QByteArray(1, '\0') + leaf);
    while (level.size() > 1) {
        QList<QByteArray> above;
        for (qsizetype i = 0; i + 1 < level.size(); i += 2)
            above.append(hashOf(QByteArray(1, '\1') + level[i] + level[i + 1]));
        if (level.size() % 2 == 1)
            above.append(level.last());
        level = above;
    }
    return level.value(0);
}

QJsonObject jsonOf(const QVariant &text) { return QJsonDocument::fromJson(text.toString().toUtf8()).object(); }

}  // namespace

Result<QMap<qint64, LogReplay::Row>> LogReplay::removedRows(const Entry &entry)
{
    QMap<qint64, Row> rows;
    if (entry.before.typeId() != QMetaType::QByteArray) {
        rows.insert(entry.first, {entry.uid, jsonOf(entry.before)});
        return rows;
    }
    TRY_ASSIGN(const QByteArray packed, unpackRun(entry.before.toByteArray()));
    for (const QCborValue &value : QCborValue::fromCbor(packed).toArray()) {
        QJsonObject values = value.toMap().toJsonObject();
        const qint64 id = values.take(QStringLiteral("=")).toInteger();
        const Uid uid(values.take(QStringLiteral("#")).toString());
        rows.insert(id, {uid, values});
    }
    return rows;
}

Result<std::unique_ptr<Record>> LogReplay::record(const RecordType &type, const Row &row) const
{
    auto made = type.create();
    Result<void> failed;
    const UidToLink idOf = [&](const FieldSpec &spec, const Uid &uid) -> qint64 {
        const qint64 id = m_ids.value(uid);
        if (id == 0)
            failed = wrong(QStringLiteral("%1.%2 leads to a record that never was").arg(type.key, spec.key));
        return id;
    };
    for (const bool currencies : {true, false}) {
        for (const FieldSpec &spec : type.fields) {
            if (isStored(spec) && (spec.kind == FieldKind::Currency) == currencies)
                spec.write(*made, fromLogJson(spec, row.values.value(spec.key), idOf));
        }
    }
    TRY(failed);
    made->uid = row.uid;
    return made;
}

Result<QByteArray> LogReplay::canonical(int type, const QJsonObject &values) const
{
    const RecordType &description = m_catalog->at(type);
    TRY_ASSIGN(const auto made, record(description, {{}, values}));
    QByteArray bytes;
    for (const FieldSpec &spec : description.fields) {
        if (!isStored(spec))
            continue;
        const Uid target(values.value(spec.key).toString());
        appendCanonical(bytes, spec, spec.read(*made), [&](const FieldSpec &, qint64) { return target; });
    }
    return bytes;
}

Result<void> LogReplay::takeBack(Entry &entry)
{
    const RecordType &type = m_catalog->at(entry.type);
    switch (entry.op) {
    case ChangeOp::Update: {
        const auto row = m_rows.find({entry.type, entry.first});
        if (row == m_rows.end())
            return wrong(QStringLiteral("an update of what is not there: ") + nameOf(entry.type, entry.first));
        const QJsonObject before = jsonOf(entry.before);
        const QJsonObject after = jsonOf(entry.after);
        for (auto it = after.begin(); it != after.end(); ++it) {
            const QJsonValue now = row->values.contains(it.key()) ? row->values.value(it.key()) : QJsonValue::Null;
            if (now != it.value())
                return wrong(QStringLiteral("transaction %1 left %2.%3 as %4, but it is %5")
                                 .arg(entry.transaction)
                                 .arg(nameOf(entry.type, entry.first), it.key(),
                                      QString::fromUtf8(QJsonDocument(QJsonArray{it.value()}).toJson()),
                                      QString::fromUtf8(QJsonDocument(QJsonArray{now}).toJson())));
            const QJsonValue then = before.value(it.key());
            if (then.isNull() || then.isUndefined())
                row->values.remove(it.key());
            else
                row->values.insert(it.key(), then);
        }
        return {};
    }
    case ChangeOp::Remove: {
        TRY_ASSIGN(const auto rows, removedRows(entry));
        for (auto it = rows.begin(); it != rows.end(); ++it) {
            if (m_rows.contains({entry.type, it.key()}))
                return wrong(QStringLiteral("removed but there: ") + nameOf(entry.type, it.key()));
            m_rows.insert({entry.type, it.key()}, *it);
        }
        return {};
    }
    case ChangeOp::Create:
    case ChangeOp::Restore: break;
    }
    QList<QByteArray> leaves;
    for (qint64 id = entry.first; id <= entry.last; ++id) {
        if (!m_rows.contains({entry.type, id}))
            return wrong(QStringLiteral("made but not there: ") + nameOf(entry.type, id));
        const Row row = m_rows.take({entry.type, id});
        TRY_ASSIGN(const QByteArray content, canonical(entry.type, row.values));
        leaves.append(entry.op == ChangeOp::Create ? entry.salt + uidBytes(row.uid) + content : entry.salt + content);
        entry.made.insert(id, row);
    }
    if (entry.made.first().uid != entry.uid)
        return wrong(QStringLiteral("another uid: ") + nameOf(entry.type, entry.first));
    const QByteArray hash = entry.op == ChangeOp::Create ? merkleRoot(leaves) : hashOf(leaves.first());
    if (hash != entry.commitment)
        return wrong(
            QStringLiteral("transaction %1 made %2 rows of %3 from %4 with other content than is found, such as %5")
                .arg(entry.transaction)
                .arg(leaves.size())
                .arg(type.key)
                .arg(entry.first)
                .arg(QString::fromUtf8(QJsonDocument(entry.made.first().values).toJson())));
    return {};
}

Result<void> LogReplay::backward(Workspace &source)
{
    m_catalog = source.catalog();
    m_entries.clear();
    m_rows.clear();
    m_ids.clear();
    TRY(await(source.read([this](ReadContext &context) -> Result<void> {
        RecordReader reader(context);
        TRY_ASSIGN(auto query,
                   context.run(QStringLiteral("SELECT tx, type, op, first_id, last_id, uid, old, new, salt, "
                                              "commitment FROM change ORDER BY id"),
                               {}, false));
        while (query.next()) {
            Entry entry;
            entry.transaction = query.value(0).toLongLong();
            entry.type = query.value(1).toInt();
            entry.op = ChangeOp(query.value(2).toInt());
            entry.first = query.value(3).toLongLong();
            entry.last = query.value(4).toLongLong();
            entry.uid = uidFromBytes(query.value(5).toByteArray());
            entry.before = query.value(6);
            entry.after = query.value(7);
            entry.salt = query.value(8).toByteArray();
            entry.commitment = query.value(9).toByteArray();
            m_entries.push_back(std::move(entry));
        }
        TRY(finished(query));
        QHash<QPair<int, qint64>, Uid> uids;
        for (const RecordType &type : context.catalog().types()) {
            TRY_ASSIGN(auto rows, context.run(QStringLiteral("SELECT id, uid FROM %1").arg(type.table), {}, false));
            while (rows.next()) {
                const Uid uid = uidFromBytes(rows.value(1).toByteArray());
                uids.insert({type.number, rows.value(0).toLongLong()}, uid);
                m_ids.insert(uid, rows.value(0).toLongLong());
            }
            TRY(finished(rows));
        }
        for (const RecordType &type : context.catalog().types()) {
            QVector<qint64> ids;
            for (auto it = uids.begin(); it != uids.end(); ++it) {
                if (it.key().first == type.number)
                    ids.append(it.key().second);
            }
            TRY_ASSIGN(const auto records, reader.loadMany(type, ids));
            for (const auto &one : records) {
                QJsonObject values;
                for (const FieldSpec &spec : type.fields) {
                    if (!isStored(spec) || spec.read(*one).isNull())
                        continue;
                    values.insert(spec.key, toLogJson(spec, spec.read(*one), [&](const FieldSpec &link, qint64 id) {
                                      return uids.value({context.catalog().at(link.target).number, id});
                                  }));
                }
                m_rows.insert({type.number, one->id}, {one->uid, values});
            }
        }
        return {};
    })));
    for (const Entry &entry : m_entries) {
        if (entry.op == ChangeOp::Create || entry.op == ChangeOp::Restore)
            continue;
        if (entry.op == ChangeOp::Update) {
            m_ids.insert(entry.uid, entry.first);
            continue;
        }
        TRY_ASSIGN(const auto rows, removedRows(entry));
        for (auto it = rows.begin(); it != rows.end(); ++it)
            m_ids.insert(it->uid, it.key());
    }
    for (auto entry = m_entries.rbegin(); entry != m_entries.rend(); ++entry)
        TRY(takeBack(*entry));
    if (!m_rows.isEmpty())
        return wrong(QStringLiteral("%1 records came from nowhere, such as %2")
                         .arg(m_rows.size())
                         .arg(nameOf(m_rows.firstKey().first, m_rows.firstKey().second)));
    return {};
}

Result<void> LogReplay::play(RecordWriter &writer, const Entry &entry)
{
    const RecordType &type = writer.catalog().at(entry.type);
    if (entry.op == ChangeOp::Create || entry.op == ChangeOp::Restore) {
        for (auto it = entry.made.begin(); it != entry.made.end(); ++it) {
            TRY_ASSIGN(auto made, record(type, *it));
            made->id = it.key();
            TRY(writer.insertAsIs(*made));
        }
        return {};
    }
    if (entry.op == ChangeOp::Remove) {
        TRY_ASSIGN(const auto rows, removedRows(entry));
        for (auto it = rows.begin(); it != rows.end(); ++it) {
            TRY_ASSIGN(const auto gone, writer.load(type, it.key()));
            TRY(writer.removeAsIs(*gone));
        }
        return {};
    }
    TRY_ASSIGN(auto changed, writer.load(type, entry.first));
    const QJsonObject after = jsonOf(entry.after);
    for (const bool currencies : {true, false}) {
        for (const FieldSpec &spec : type.fields) {
            if (after.contains(spec.key) && (spec.kind == FieldKind::Currency) == currencies)
                spec.write(*changed,
                           fromLogJson(spec, after.value(spec.key),
                                       [this](const FieldSpec &, const Uid &uid) { return m_ids.value(uid); }));
        }
    }
    return writer.updateAsIs(*changed);
}

Result<void> LogReplay::forward(Workspace &empty)
{
    TRY(await(empty.write(QStringLiteral("Emptied"), [](UnitOfWork &unit) -> Result<void> {
        RecordWriter writer(unit);
        for (const RecordType &type : unit.catalog().types()) {
            QVector<qint64> ids;
            TRY_ASSIGN(auto query, unit.execute(QStringLiteral("SELECT id FROM %1").arg(type.table)));
            while (query.next())
                ids.append(query.value(0).toLongLong());
            TRY(finished(query));
            if (!ids.isEmpty())
                TRY(writer.removeManyAsIs(type, ids));
        }
        return {};
    })));
    for (size_t from = 0; from < m_entries.size();) {
        size_t to = from;
        while (to < m_entries.size() && m_entries[to].transaction == m_entries[from].transaction)
            ++to;
        const auto written =
            await(empty.write(QStringLiteral("Replayed"), [this, from, to](UnitOfWork &unit) -> Result<void> {
                RecordWriter writer(unit);
                // Tags first: writing a record makes those that are not there.
                for (const bool tags : {true, false}) {
                    for (size_t i = from; i < to; ++i) {
                        const Entry &entry = m_entries[i];
                        const bool first = entry.type == Tag::kNumber && !entry.made.isEmpty();
                        if (first == tags)
                            TRY(play(writer, entry));
                    }
                }
                return {};
            }));
        if (!written)
            return wrong(QStringLiteral("transaction %1 does not replay: %2 %3")
                             .arg(m_entries[from].transaction)
                             .arg(written.error().message, written.error().details));
        from = to;
    }
    return {};
}

Result<QByteArray> LogReplay::tables(Workspace &workspace, bool withStamps)
{
    return await(workspace.read([withStamps](ReadContext &context) -> Result<QByteArray> {
        QStringList tables{QStringLiteral("mail_address"), QStringLiteral("phone_number"),
                           QStringLiteral("postal_address"), QStringLiteral("record_tag")};
        if (withStamps)
            tables.append(QStringLiteral("search_key"));
        for (const RecordType &type : context.catalog().types())
            tables.append(type.table);
        QByteArray all;
        for (const QString &table : std::as_const(tables)) {
            QStringList columns;
            TRY_ASSIGN(auto info,
                       context.statements().run(QStringLiteral("SELECT name FROM pragma_table_info(?)"), {table}));
            while (info.next()) {
                const QString column = info.value(0).toString();
                if (withStamps || !column.startsWith(QLatin1String("changed_")))
                    columns.append(QStringLiteral("quote(\"%1\")").arg(column));
            }
            TRY_ASSIGN(
                auto query,
                context.statements().run(
                    QStringLiteral("SELECT %1 FROM %2 ORDER BY 1").arg(columns.join(QStringLiteral("||','||")), table),
                    {}));
            all += table.toUtf8() + '\n';
            while (query.next())
                all += query.value(0).toString().toUtf8() + '\n';
        }
        return all;
    }));
}

}  // namespace fieldfare::test
