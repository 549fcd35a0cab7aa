// SPDX-License-Identifier: GPL-3.0-or-later
#include "sync/protocol/codec.h"

#include <QCborArray>
#include <QCborMap>
#include <QCborValue>
#include <QtEndian>

#include <sodium.h>

namespace fieldfare::sync {

namespace {


// Keys are given in their order.
QCborValue toCbor(const Uid &uid) { return QCborValue(uidBytes(uid)); }
QCborValue toCbor(const QJsonValue &value) { return QCborValue::fromJsonValue(value); }
QCborValue toCbor(const QJsonObject &object) { return QCborMap::fromJsonObject(object); }
QCborValue toCbor(quint64 number) { return QCborValue(static_cast<qint64>(number)); }

QCborMap toCbor(const Conflict &c)
{
    QCborMap map{{QStringLiteral("by"), toCbor(c.keptBy)},
                 {QStringLiteral("field"), c.field},
                 {QStringLiteral("id"), toCbor(c.id)},
                 {QStringLiteral("kept"), toCbor(c.kept)},
                 {QStringLiteral("kind"), c.kind},
                 {QStringLiteral("other"), toCbor(c.other)},
                 {QStringLiteral("other_by"), toCbor(c.otherBy)},
                 {QStringLiteral("other_t"), c.otherAt},
                 {QStringLiteral("t"), c.keptAt}};
    if (!c.keptPerson.isNull())
        map.insert(QStringLiteral("person"), toCbor(c.keptPerson));
    if (!c.otherPerson.isNull())
        map.insert(QStringLiteral("other_person"), toCbor(c.otherPerson));
    return map;
}

template <class List, class Write>
QCborArray arrayOf(const List &list, Write write)
{
    QCborArray array;
    for (const auto &entry : list)
        array.append(write(entry));
    return array;
}

QCborMap toCbor(const RowView &view)
{
    return {{QStringLiteral("conflicts"), arrayOf(view.conflicts, [](const Conflict &c) { return toCbor(c); })},
            {QStringLiteral("deleted"), view.deleted},
            {QStringLiteral("f"), toCbor(view.fields)},
            {QStringLiteral("id"), toCbor(view.row)},
            {QStringLiteral("seq"), view.seq},
            {QStringLiteral("type"), view.type}};
}

QCborMap toCbor(const Mutation &m)
{
    QCborMap map{{QStringLiteral("base"), m.base},
                 {QStringLiteral("before"), toCbor(m.before)},
                 {QStringLiteral("epoch"), m.epoch},
                 {QStringLiteral("f"), toCbor(m.fields)},
                 {QStringLiteral("id"), toCbor(m.row)},
                 {QStringLiteral("mid"), toCbor(m.mid)},
                 {QStringLiteral("n"), m.n},
                 {QStringLiteral("op"), int(m.op)},
                 {QStringLiteral("t"), m.time},
                 {QStringLiteral("tx"), toCbor(m.tx)},
                 {QStringLiteral("type"), m.type}};
    if (!m.conflicts.isEmpty())
        map.insert(QStringLiteral("open"), arrayOf(m.conflicts, [](const Conflict &c) { return toCbor(c); }));
    if (!m.older.isEmpty()) {
        QCborMap older;
        for (auto it = m.older.cbegin(); it != m.older.cend(); ++it)
            older.insert(it.key(), QCborArray{it->base, it->epoch});
        map.insert(QStringLiteral("older"), older);
    }
    if (m.isBlind)
        map.insert(QStringLiteral("blind"), true);
    if (m.isRefused)
        map.insert(QStringLiteral("refused"), true);
    return map;
}

QCborMap toCbor(const PullItem &item)
{
    QCborMap map{{QStringLiteral("gone"), QCborArray::fromStringList(item.gone)},
                 {QStringLiteral("id"), toCbor(item.row)},
                 {QStringLiteral("put"), QCborArray::fromStringList(item.put)},
                 {QStringLiteral("seq"), item.seq}};
    if (item.view)
        map.insert(QStringLiteral("view"), toCbor(*item.view));
    return map;
}

QCborMap toCbor(const ToldAudit &told)
{
    QCborArray hashes;
    for (auto it = told.hashes.cbegin(); it != told.hashes.cend(); ++it)
        hashes.append(QCborArray{it.key(), it.value()});
    QCborArray restored;
    for (auto it = told.restored.cbegin(); it != told.restored.cend(); ++it)
        restored.append(QCborArray{it.key(), it.value()});
    return {{QStringLiteral("hashes"), hashes},
            {QStringLiteral("head"), toCbor(told.head)},
            {QStringLiteral("key"), told.key},
            {QStringLiteral("restored"), restored},
            {QStringLiteral("settled"), toCbor(told.settled)}};
}

QCborArray toCbor(const Cursor &cursor) { return {cursor.seq, toCbor(cursor.row)}; }
QCborArray toCbor(const Digest &digest) { return {digest.rows, toCbor(digest.sum)}; }

QCborMap body(const EnrolRequest &) { return {}; }
QCborMap body(const EnrolReply &r)
{
    return {{QStringLiteral("device"), toCbor(r.device)}, {QStringLiteral("status"), int(r.status)}};
}
QCborMap body(const HelloRequest &r)
{
    QCborMap map{{QStringLiteral("device"), toCbor(r.device)}, {QStringLiteral("proto"), r.protocol}};
    if (!r.heads.isEmpty())
        map.insert(QStringLiteral("heads"), arrayOf(r.heads, [](qint64 n) { return n; }));
    return map;
}
QCborMap body(const HelloReply &r)
{
    QCborArray restored;
    for (auto it = r.restored.cbegin(); it != r.restored.cend(); ++it)
        restored.append(QCborArray{it.key(), it.value()});
    QCborMap map{{QStringLiteral("epoch"), r.epoch},        {QStringLiteral("head"), r.head},
                 {QStringLiteral("last_n"), r.lastN},       {QStringLiteral("nearest"), r.hasNearest},
                 {QStringLiteral("restored"), restored},    {QStringLiteral("rights"), toCbor(r.rights)},
                 {QStringLiteral("status"), int(r.status)}, {QStringLiteral("time"), r.serverTime}};
    if (!r.audit.key.isEmpty())
        map.insert(QStringLiteral("audit"), toCbor(r.audit));
    if (r.leaseDays > 0)
        map.insert(QStringLiteral("lease"), r.leaseDays);
    return map;
}
QCborMap body(const PushRequest &r)
{
    return {{QStringLiteral("device"), toCbor(r.device)},
            {QStringLiteral("epoch"), r.epoch},
            {QStringLiteral("muts"), arrayOf(r.mutations, [](const Mutation &m) { return toCbor(m); })}};
}
QCborMap body(const PushReply &r)
{
    return {{QStringLiteral("res"), arrayOf(r.results,
                                            [](const MutationResult &m) {
                                                return QCborArray{m.n, int(m.verdict), m.seq};
                                            })},
            {QStringLiteral("status"), int(r.status)}};
}
QCborMap body(const PullRequest &r)
{
    QCborMap cursors;
    for (auto it = r.cursors.cbegin(); it != r.cursors.cend(); ++it)
        cursors.insert(it.key(), toCbor(*it));
    return {{QStringLiteral("at_least"), r.atLeast},
            {QStringLiteral("cur"), cursors},
            {QStringLiteral("device"), toCbor(r.device)},
            {QStringLiteral("epoch"), r.epoch},
            {QStringLiteral("limit"), r.limit}};
}
QCborMap body(const PullReply &r)
{
    QCborMap digests;
    for (auto it = r.digests.cbegin(); it != r.digests.cend(); ++it)
        digests.insert(it.key(), toCbor(*it));
    return {{QStringLiteral("buckets"), QCborArray::fromStringList(r.buckets)},
            {QStringLiteral("digests"), digests},
            {QStringLiteral("drop"), QCborArray::fromStringList(r.drop)},
            {QStringLiteral("head"), r.head},
            {QStringLiteral("items"), arrayOf(r.items, [](const PullItem &i) { return toCbor(i); })},
            {QStringLiteral("more"), r.more},
            {QStringLiteral("status"), int(r.status)},
            {QStringLiteral("upto"), toCbor(r.upto)}};
}
QCborMap body(const KnownRequest &r)
{
    return {{QStringLiteral("device"), toCbor(r.device)},
            {QStringLiteral("mids"), arrayOf(r.mids, [](const Uid &u) { return toCbor(u); })}};
}
QCborMap body(const KnownReply &r)
{
    return {{QStringLiteral("known"), arrayOf(r.known, [](const Uid &u) { return toCbor(u); })},
            {QStringLiteral("status"), int(r.status)}};
}
QCborMap body(const CompareRequest &r)
{
    return {{QStringLiteral("bucket"), r.bucket},
            {QStringLiteral("device"), toCbor(r.device)},
            {QStringLiteral("part"), r.part}};
}
QCborMap body(const CompareReply &r)
{
    QCborArray parts;
    for (auto it = r.parts.cbegin(); it != r.parts.cend(); ++it)
        parts.append(QCborArray{it.key(), it->rows, toCbor(it->sum)});
    return {{QStringLiteral("parts"), parts},
            {QStringLiteral("rows"), arrayOf(r.rows,
                                             [](const ListedRow &row) {
                                                 return QCborArray{toCbor(row.row), toCbor(row.hash)};
                                             })},
            {QStringLiteral("status"), int(r.status)}};
}
QCborMap body(const FetchRequest &r)
{
    return {{QStringLiteral("device"), toCbor(r.device)},
            {QStringLiteral("rows"), arrayOf(r.rows, [](const Uid &u) { return toCbor(u); })}};
}
QCborMap body(const FetchReply &r)
{
    return {{QStringLiteral("items"), arrayOf(r.items, [](const PullItem &i) { return toCbor(i); })},
            {QStringLiteral("status"), int(r.status)}};
}

QCborMap body(const NearestRequest &r)
{
    return {{QStringLiteral("device"), toCbor(r.device)},
            {QStringLiteral("epoch"), r.epoch},
            {QStringLiteral("limit"), r.limit}};
}
QCborMap body(const NearestReply &r)
{
    return {{QStringLiteral("buckets"), QCborArray::fromStringList(r.buckets)},
            {QStringLiteral("head"), r.head},
            {QStringLiteral("items"), arrayOf(r.items, [](const PullItem &i) { return toCbor(i); })},
            {QStringLiteral("status"), int(r.status)}};
}

QCborMap body(const ContentsRequest &r)
{
    return {{QStringLiteral("device"), toCbor(r.device)},
            {QStringLiteral("records"), arrayOf(r.records, [](const Uid &u) { return toCbor(u); })}};
}
QCborMap body(const ContentsReply &r)
{
    return {{QStringLiteral("lacking"), arrayOf(r.lacking, [](const Uid &u) { return toCbor(u); })},
            {QStringLiteral("status"), int(r.status)}};
}
QCborMap body(const ContentPutRequest &r)
{
    return {{QStringLiteral("at"), r.offset},
            {QStringLiteral("bytes"), r.bytes},
            {QStringLiteral("device"), toCbor(r.device)},
            {QStringLiteral("record"), toCbor(r.record)},
            {QStringLiteral("total"), r.total}};
}
QCborMap body(const ContentPutReply &r)
{
    return {{QStringLiteral("answer"), int(r.answer)},
            {QStringLiteral("have"), r.have},
            {QStringLiteral("status"), int(r.status)}};
}
QCborMap body(const ContentGetRequest &r)
{
    return {{QStringLiteral("at"), r.offset},
            {QStringLiteral("device"), toCbor(r.device)},
            {QStringLiteral("most"), r.most},
            {QStringLiteral("record"), toCbor(r.record)}};
}
QCborMap body(const ContentGetReply &r)
{
    return {{QStringLiteral("answer"), int(r.answer)},
            {QStringLiteral("bytes"), r.bytes},
            {QStringLiteral("status"), int(r.status)},
            {QStringLiteral("total"), r.total}};
}

QCborMap body(const NumbersRequest &r)
{
    return {{QStringLiteral("at_least"), r.atLeast},
            {QStringLiteral("count"), r.count},
            {QStringLiteral("device"), toCbor(r.device)},
            {QStringLiteral("type"), r.type}};
}
QCborMap body(const NumbersReply &r)
{
    return {{QStringLiteral("from"), r.from}, {QStringLiteral("status"), int(r.status)}, {QStringLiteral("to"), r.to}};
}

template <class Message>
QByteArray sealed(const Message &message)
{
    const QCborMap content = std::visit([](const auto &m) { return body(m); }, message);
    QByteArray bytes = kCodecMagic.toByteArray() + QCborArray{qint64(message.index()), content}.toCborValue().toCbor();
    return bytes + hashOf(bytes);
}

}  // namespace

QByteArray encode(const Request &request) { return sealed(request); }
QByteArray encode(const Reply &reply) { return sealed(reply); }

QByteArray encodeItem(const PullItem &item) { return toCbor(item).toCborValue().toCbor(); }

QJsonArray toJson(const QVector<Conflict> &conflicts)
{
    QJsonArray array;
    for (const Conflict &c : conflicts) {
        array.append(QJsonObject{{QStringLiteral("id"), uidText(c.id)},
                                 {QStringLiteral("field"), c.field},
                                 {QStringLiteral("kind"), c.kind},
                                 {QStringLiteral("kept"), c.kept},
                                 {QStringLiteral("other"), c.other},
                                 {QStringLiteral("by"), uidText(c.keptBy)},
                                 {QStringLiteral("other_by"), uidText(c.otherBy)},
                                 {QStringLiteral("t"), c.keptAt},
                                 {QStringLiteral("other_t"), c.otherAt},
                                 {QStringLiteral("person"), uidText(c.keptPerson)},
                                 {QStringLiteral("other_person"), uidText(c.otherPerson)}});
    }
    return array;
}

QVector<Conflict> conflictsFromJson(const QJsonArray &array)
{
    QVector<Conflict> conflicts;
    for (const auto &value : array) {
        conflicts.append({Uid(value[QStringLiteral("id")].toString()), value[QStringLiteral("field")].toString(),
                          value[QStringLiteral("kind")].toString(), value[QStringLiteral("kept")],
                          value[QStringLiteral("other")], Uid(value[QStringLiteral("by")].toString()),
                          Uid(value[QStringLiteral("other_by")].toString()), value[QStringLiteral("t")].toInteger(),
                          value[QStringLiteral("other_t")].toInteger(), Uid(value[QStringLiteral("person")].toString()),
                          Uid(value[QStringLiteral("other_person")].toString())});
    }
    return conflicts;
}

QByteArray hashOf(const QByteArray &bytes)
{
    QByteArray hash(kCodecHashBytes, Qt::Uninitialized);
    crypto_generichash(reinterpret_cast<uchar *>(hash.data()), kCodecHashBytes,
                       reinterpret_cast<const uchar *>(bytes.constData()), static_cast<quint64>(bytes.size()), nullptr,
                       0);
    return hash;
}

Uid derivedUid(const QByteArray &name)
{
    QByteArray bytes = hashOf(name).left(16);
    bytes[6] = static_cast<char>((static_cast<uchar>(bytes[6]) & 0x0fU) | 0x80U);
    bytes[8] = static_cast<char>((static_cast<uchar>(bytes[8]) & 0x3fU) | 0x80U);
    return uidFromBytes(bytes);
}

Uid mutationId(const Uid &transaction, qint64 index)
{
    return derivedUid(QByteArrayLiteral("mutation") + uidBytes(transaction) + QByteArray::number(index));
}

quint64 rowHash(const RowView &view)
{
    QByteArray bytes = uidBytes(view.row) + QByteArray::number(view.seq) + (view.deleted ? 'd' : '-');
    bytes += toCbor(view.fields).toCbor();
    for (const Conflict &conflict : view.conflicts)
        bytes += uidBytes(conflict.id);
    return qFromLittleEndian<quint64>(hashOf(bytes).constData());
}

quint64 contentHash(const QJsonObject &fields)
{
    return qFromLittleEndian<quint64>(hashOf(toCbor(fields).toCbor()).constData());
}

}  // namespace fieldfare::sync
