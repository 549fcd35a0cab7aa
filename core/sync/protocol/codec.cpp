// SPDX-License-Identifier: GPL-3.0-or-later
#include "sync/protocol/codec.h"

#include <QCborArray>
#include <QCborMap>
#include <QCborValue>
#include <QCoreApplication>
#include <QtEndian>

#include <algorithm>

#include <sodium.h>

namespace fieldfare::sync {

namespace {

const QByteArray kMagic = QByteArrayLiteral("FFS1");
constexpr qsizetype kHashBytes = 32;
constexpr qsizetype kMostBytes = qsizetype(64) * 1024 * 1024;

// --- writing: keys are given in their order ------------------------------------------------------------------------------------

QCborValue toCbor(const Uid &uid) { return QCborValue(uidBytes(uid)); }
QCborValue toCbor(const QJsonValue &value) { return QCborValue::fromJsonValue(value); }
QCborValue toCbor(const QJsonObject &object) { return QCborMap::fromJsonObject(object); }
QCborValue toCbor(quint64 number) { return QCborValue(static_cast<qint64>(number)); }

QCborMap toCbor(const Conflict &c)
{
    return {{QStringLiteral("by"), toCbor(c.keptBy)},
            {QStringLiteral("field"), c.field},
            {QStringLiteral("id"), toCbor(c.id)},
            {QStringLiteral("kept"), toCbor(c.kept)},
            {QStringLiteral("kind"), c.kind},
            {QStringLiteral("other"), toCbor(c.other)},
            {QStringLiteral("other_by"), toCbor(c.otherBy)},
            {QStringLiteral("other_t"), c.otherAt},
            {QStringLiteral("t"), c.keptAt}};
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
    return {{QStringLiteral("base"), m.base},
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

QCborArray toCbor(const Cursor &cursor) { return {cursor.seq, toCbor(cursor.row)}; }
QCborArray toCbor(const Digest &digest) { return {digest.rows, toCbor(digest.sum)}; }

QCborMap body(const EnrolRequest &) { return {}; }
QCborMap body(const EnrolReply &r) { return {{QStringLiteral("device"), toCbor(r.device)}}; }
QCborMap body(const HelloRequest &r)
{
    return {{QStringLiteral("device"), toCbor(r.device)}, {QStringLiteral("proto"), r.protocol}};
}
QCborMap body(const HelloReply &r)
{
    QCborArray restored;
    for (auto it = r.restored.cbegin(); it != r.restored.cend(); ++it)
        restored.append(QCborArray{it.key(), it.value()});
    return {{QStringLiteral("epoch"), r.epoch},        {QStringLiteral("head"), r.head},
            {QStringLiteral("last_n"), r.lastN},       {QStringLiteral("restored"), restored},
            {QStringLiteral("status"), int(r.status)}, {QStringLiteral("time"), r.serverTime}};
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
    return {{QStringLiteral("cur"), cursors},
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
    return {{QStringLiteral("known"), arrayOf(r.known, [](const Uid &u) { return toCbor(u); })}};
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

template <class Message>
QByteArray sealed(const Message &message)
{
    const QCborMap content = std::visit([](const auto &m) { return body(m); }, message);
    QByteArray bytes = kMagic + QCborArray{qint64(message.index()), content}.toCborValue().toCbor();
    return bytes + hashOf(bytes);
}

// --- reading -------------------------------------------------------------------------------------------------------------------

/// Remembers whether anything was amiss, so that readers stay one line each.
class Reader {
public:
    explicit Reader(QCborMap map) : m_map(std::move(map)) {}

    [[nodiscard]] QCborValue at(const char *key) const { return m_map.value(QLatin1String(key)); }
    qint64 number(const QCborValue &value)
    {
        require(value.isInteger());
        return value.toInteger();
    }
    qint64 number(const char *key) { return number(at(key)); }
    template <class Enum>
    Enum choice(const QCborValue &value, int first, int last)
    {
        const qint64 n = number(value);
        require(n >= first && n <= last);
        return static_cast<Enum>(n);
    }
    Status status() { return choice<Status>(at("status"), 0, int(Status::TooOld)); }
    Uid uid(const QCborValue &value)
    {
        const QByteArray bytes = value.toByteArray();
        require(value.isByteArray() && bytes.size() == 16);
        return bytes.size() == 16 ? uidFromBytes(bytes) : Uid();
    }
    Uid uid(const char *key) { return uid(at(key)); }
    QString text(const char *key)
    {
        require(at(key).isString());
        return at(key).toString();
    }
    bool flag(const char *key)
    {
        require(at(key).isBool());
        return at(key).toBool();
    }
    QCborArray array(const QCborValue &value)
    {
        require(value.isArray());
        return value.toArray();
    }
    QCborArray array(const char *key) { return array(at(key)); }
    QCborArray tuple(const QCborValue &value, qsizetype size)
    {
        const QCborArray list = array(value);
        require(list.size() >= size);
        return list;
    }
    QStringList texts(const char *key)
    {
        QStringList list;
        for (const QCborValue &value : array(key)) {
            require(value.isString());
            list.append(value.toString());
        }
        return list;
    }
    QVector<Uid> uids(const char *key)
    {
        QVector<Uid> list;
        for (const QCborValue &value : array(key))
            list.append(uid(value));
        return list;
    }
    QJsonObject object(const char *key)
    {
        require(at(key).isMap());
        return at(key).toMap().toJsonObject();
    }
    QCborMap map(const QCborValue &value)
    {
        require(value.isMap());
        return value.toMap();
    }
    QCborMap map(const char *key) { return map(at(key)); }
    Cursor cursor(const QCborValue &value)
    {
        const QCborArray pair = tuple(value, 2);
        return {number(pair.at(0)), uid(pair.at(1))};
    }
    Digest digest(const QCborValue &value)
    {
        const QCborArray pair = tuple(value, 2);
        return {number(pair.at(0)), static_cast<quint64>(number(pair.at(1)))};
    }
    void require(bool holds) { m_good = m_good && holds; }
    void join(const Reader &other) { m_good = m_good && other.m_good; }
    [[nodiscard]] bool isGood() const { return m_good; }

private:
    QCborMap m_map;
    bool m_good = true;
};

Conflict conflictFrom(Reader &outer, const QCborValue &value)
{
    Reader r(outer.map(value));
    Conflict c;
    c.keptBy = r.uid("by");
    c.field = r.text("field");
    c.id = r.uid("id");
    c.kept = r.at("kept").toJsonValue();
    c.kind = r.text("kind");
    c.other = r.at("other").toJsonValue();
    c.otherBy = r.uid("other_by");
    c.otherAt = r.number("other_t");
    c.keptAt = r.number("t");
    outer.join(r);
    return c;
}

RowView viewFrom(Reader &outer, const QCborValue &value)
{
    Reader r(outer.map(value));
    RowView view;
    for (const QCborValue &conflict : r.array("conflicts"))
        view.conflicts.append(conflictFrom(r, conflict));
    view.deleted = r.flag("deleted");
    view.fields = r.object("f");
    view.row = r.uid("id");
    view.seq = r.number("seq");
    view.type = r.text("type");
    outer.join(r);
    return view;
}

PullItem itemFrom(Reader &outer, const QCborValue &value)
{
    Reader r(outer.map(value));
    PullItem item;
    item.gone = r.texts("gone");
    item.row = r.uid("id");
    item.put = r.texts("put");
    item.seq = r.number("seq");
    if (!r.at("view").isUndefined())
        item.view = viewFrom(r, r.at("view"));
    outer.join(r);
    return item;
}

Mutation mutationFrom(Reader &outer, const QCborValue &value)
{
    Reader r(outer.map(value));
    Mutation m;
    m.base = r.number("base");
    m.before = r.object("before");
    m.epoch = r.number("epoch");
    m.fields = r.object("f");
    m.row = r.uid("id");
    m.mid = r.uid("mid");
    m.n = r.number("n");
    m.op = r.choice<Op>(r.at("op"), int(Op::Create), int(Op::Resolve));
    m.time = r.number("t");
    m.tx = r.uid("tx");
    m.type = r.text("type");
    r.require(m.n > 0 && !m.mid.isNull() && !m.row.isNull() && !m.type.isEmpty());
    outer.join(r);
    return m;
}

void read(Reader &, EnrolRequest &) {}
void read(Reader &r, EnrolReply &m) { m.device = r.uid("device"); }
void read(Reader &r, HelloRequest &m)
{
    m.device = r.uid("device");
    m.protocol = static_cast<int>(r.number("proto"));
}
void read(Reader &r, HelloReply &m)
{
    m.epoch = r.number("epoch");
    m.head = r.number("head");
    m.lastN = r.number("last_n");
    for (const QCborValue &value : r.array("restored")) {
        const QCborArray pair = r.tuple(value, 2);
        m.restored.insert(r.number(pair.at(0)), r.number(pair.at(1)));
    }
    m.status = r.status();
    m.serverTime = r.number("time");
}
void read(Reader &r, PushRequest &m)
{
    m.device = r.uid("device");
    m.epoch = r.number("epoch");
    const QCborArray list = r.array("muts");
    r.require(list.size() <= kMostMutations);
    for (const QCborValue &value : list)
        m.mutations.append(mutationFrom(r, value));
}
void read(Reader &r, PushReply &m)
{
    m.status = r.status();
    for (const QCborValue &value : r.array("res")) {
        const QCborArray triple = r.tuple(value, 3);
        m.results.append({r.number(triple.at(0)), r.choice<Verdict>(triple.at(1), 1, int(Verdict::Missing)),
                          r.number(triple.at(2))});
    }
}
void read(Reader &r, PullRequest &m)
{
    const QCborMap cursors = r.map("cur");
    for (const auto &entry : cursors) {
        r.require(entry.first.isString());
        m.cursors.insert(entry.first.toString(), r.cursor(entry.second));
    }
    m.device = r.uid("device");
    m.epoch = r.number("epoch");
    m.limit = static_cast<int>(std::clamp<qint64>(r.number("limit"), 1, kMostRows));
}
void read(Reader &r, PullReply &m)
{
    m.buckets = r.texts("buckets");
    const QCborMap digests = r.map("digests");
    for (const auto &entry : digests) {
        r.require(entry.first.isString());
        m.digests.insert(entry.first.toString(), r.digest(entry.second));
    }
    m.drop = r.texts("drop");
    for (const QCborValue &value : r.array("items"))
        m.items.append(itemFrom(r, value));
    m.more = r.flag("more");
    m.status = r.status();
    m.upto = r.cursor(r.at("upto"));
}
void read(Reader &r, KnownRequest &m)
{
    m.device = r.uid("device");
    m.mids = r.uids("mids");
    r.require(m.mids.size() <= kMostKnown);
}
void read(Reader &r, KnownReply &m) { m.known = r.uids("known"); }
void read(Reader &r, CompareRequest &m)
{
    m.bucket = r.text("bucket");
    m.device = r.uid("device");
    const qint64 part = r.number("part");
    r.require(part >= -1 && part < kDigestParts);
    m.part = static_cast<int>(part);
}
void read(Reader &r, CompareReply &m)
{
    for (const QCborValue &value : r.array("parts")) {
        const QCborArray triple = r.tuple(value, 3);
        const qint64 part = r.number(triple.at(0));
        r.require(part >= 0 && part < kDigestParts);
        m.parts.insert(static_cast<int>(part), {r.number(triple.at(1)), static_cast<quint64>(r.number(triple.at(2)))});
    }
    for (const QCborValue &value : r.array("rows")) {
        const QCborArray pair = r.tuple(value, 2);
        m.rows.append({r.uid(pair.at(0)), static_cast<quint64>(r.number(pair.at(1)))});
    }
    m.status = r.status();
}
void read(Reader &r, FetchRequest &m)
{
    m.device = r.uid("device");
    m.rows = r.uids("rows");
    r.require(m.rows.size() <= kMostKnown);
}
void read(Reader &r, FetchReply &m)
{
    for (const QCborValue &value : r.array("items"))
        m.items.append(itemFrom(r, value));
    m.status = r.status();
}

tl::unexpected<Error> damaged(const char *what)
{
    return fail(ErrorCode::Damaged,
                QCoreApplication::translate(
                    "Sync", "A message between this device and the server was damaged on its way; it is sent again."),
                QString::fromLatin1(what));
}

template <class Message, size_t Index = 0>
Result<Message> decodeBody(size_t kind, const QCborMap &map)
{
    if constexpr (Index == std::variant_size_v<Message>) {
        Q_UNUSED(kind)
        Q_UNUSED(map)
        return fail(
            ErrorCode::Unsupported,
            QCoreApplication::translate("Sync", "The other side speaks a newer language. Update this program."));
    } else {
        if (kind != Index)
            return decodeBody<Message, Index + 1>(kind, map);
        std::variant_alternative_t<Index, Message> message;
        Reader reader(map);
        read(reader, message);
        if (!reader.isGood())
            return damaged("a part is missing or of the wrong kind");
        return Message(std::in_place_index<Index>, std::move(message));
    }
}

template <class Message>
Result<Message> opened(const QByteArray &bytes)
{
    if (bytes.size() > kMostBytes || bytes.size() < kMagic.size() + kHashBytes || !bytes.startsWith(kMagic))
        return damaged("size or beginning");
    const QByteArray content = bytes.left(bytes.size() - kHashBytes);
    if (hashOf(content) != bytes.right(kHashBytes))
        return damaged("hash");
    QCborParserError error;
    const QCborValue value = QCborValue::fromCbor(content.mid(kMagic.size()), &error);
    const QCborArray parts = value.toArray();
    if (error.error != QCborError::NoError || parts.size() != 2 || !parts.at(0).isInteger() || !parts.at(1).isMap() ||
        parts.at(0).toInteger() < 0)
        return damaged("shape");
    return decodeBody<Message>(static_cast<size_t>(parts.at(0).toInteger()), parts.at(1).toMap());
}

}  // namespace

QByteArray encode(const Request &request) { return sealed(request); }
QByteArray encode(const Reply &reply) { return sealed(reply); }
Result<Request> decodeRequest(const QByteArray &bytes) { return opened<Request>(bytes); }
Result<Reply> decodeReply(const QByteArray &bytes) { return opened<Reply>(bytes); }

QByteArray encodeItem(const PullItem &item) { return toCbor(item).toCborValue().toCbor(); }

Result<PullItem> decodeItem(const QByteArray &bytes)
{
    Reader reader{QCborMap()};
    QCborParserError error;
    const QCborValue value = QCborValue::fromCbor(bytes, &error);
    PullItem item = itemFrom(reader, value);
    if (error.error != QCborError::NoError || !reader.isGood())
        return damaged("stage");
    return item;
}

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
                                 {QStringLiteral("other_t"), c.otherAt}});
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
                          value[QStringLiteral("other_t")].toInteger()});
    }
    return conflicts;
}

QByteArray hashOf(const QByteArray &bytes)
{
    QByteArray hash(kHashBytes, Qt::Uninitialized);
    crypto_generichash(reinterpret_cast<uchar *>(hash.data()), kHashBytes,
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
