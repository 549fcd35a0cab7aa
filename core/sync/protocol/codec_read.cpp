// SPDX-License-Identifier: GPL-3.0-or-later
#include "sync/protocol/codec.h"

#include <QCborArray>
#include <QCborMap>
#include <QCborValue>
#include <QCoreApplication>

#include <algorithm>

namespace fieldfare::sync {

namespace {

constexpr qsizetype kMostBytes = qsizetype(64) * 1024 * 1024;

/// Remembers whether anything was amiss, so that readers stay one line each.
class Reader {
public:
    explicit Reader(const QCborMap &map) : m_map(map) {}

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
    ContentAnswer answer() { return choice<ContentAnswer>(at("answer"), 0, int(ContentAnswer::Refused)); }
    QByteArray bytes(const char *key)
    {
        require(at(key).isByteArray());
        return at(key).toByteArray();
    }
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
    if (!r.at("person").isUndefined())
        c.keptPerson = r.uid("person");
    if (!r.at("other_person").isUndefined())
        c.otherPerson = r.uid("other_person");
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
    if (!r.at("open").isUndefined()) {
        for (const QCborValue &conflict : r.array("open"))
            m.conflicts.append(conflictFrom(r, conflict));
    }
    if (!r.at("older").isUndefined()) {
        const QCborMap older = r.map(r.at("older"));
        for (auto it = older.cbegin(); it != older.cend(); ++it) {
            const QCborArray pair = r.tuple(it.value(), 2);
            r.require(it.key().isString());
            m.older.insert(it.key().toString(), {r.number(pair.at(0)), r.number(pair.at(1))});
        }
    }
    m.isBlind = !r.at("blind").isUndefined() && r.flag("blind");
    m.isRefused = !r.at("refused").isUndefined() && r.flag("refused");
    r.require(m.n > 0 && !m.mid.isNull() && !m.row.isNull() && !m.type.isEmpty());
    outer.join(r);
    return m;
}

ToldAudit auditFrom(Reader &outer, const QCborValue &value)
{
    Reader r(outer.map(value));
    ToldAudit told;
    for (const QCborValue &one : r.array("hashes")) {
        const QCborArray pair = r.tuple(one, 2);
        told.hashes.insert(r.number(pair.at(0)), pair.at(1).toByteArray());
    }
    told.head = headFrom(r.array("head"));
    told.key = r.bytes("key");
    for (const QCborValue &one : r.array("restored")) {
        const QCborArray pair = r.tuple(one, 2);
        told.restored.insert(r.number(pair.at(0)), r.number(pair.at(1)));
    }
    told.settled = headFrom(r.array("settled"));
    outer.join(r);
    return told;
}

void read(Reader &, EnrolRequest &) {}
void read(Reader &r, EnrolReply &m)
{
    m.device = r.uid("device");
    m.status = r.status();
}
void read(Reader &r, HelloRequest &m)
{
    m.device = r.uid("device");
    m.protocol = static_cast<int>(r.number("proto"));
    if (!r.at("heads").isUndefined()) {
        const QCborArray heads = r.array("heads");
        r.require(heads.size() <= kMostAskedHeads);
        for (const QCborValue &value : heads)
            m.heads.append(r.number(value));
    }
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
    m.rights = r.object("rights");
    m.hasNearest = r.at("nearest").toBool();
    m.status = r.status();
    m.serverTime = r.number("time");
    if (!r.at("audit").isUndefined())
        m.audit = auditFrom(r, r.at("audit"));
    if (!r.at("lease").isUndefined())
        m.leaseDays = static_cast<int>(r.number("lease"));
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
    m.atLeast = r.number("at_least");
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
    m.head = r.number("head");
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
void read(Reader &r, KnownReply &m)
{
    m.known = r.uids("known");
    m.status = r.status();
}
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

void read(Reader &r, NearestRequest &m)
{
    m.device = r.uid("device");
    m.epoch = r.number("epoch");
    const qint64 limit = r.number("limit");
    r.require(limit >= 1 && limit <= kMostRows);
    m.limit = static_cast<int>(std::clamp<qint64>(limit, 1, kMostRows));
}
void read(Reader &r, NearestReply &m)
{
    m.buckets = r.texts("buckets");
    m.head = r.number("head");
    for (const QCborValue &value : r.array("items"))
        m.items.append(itemFrom(r, value));
    m.status = r.status();
}

void read(Reader &r, ContentsRequest &m)
{
    m.device = r.uid("device");
    m.records = r.uids("records");
    r.require(m.records.size() <= kMostKnown);
}
void read(Reader &r, ContentsReply &m)
{
    m.lacking = r.uids("lacking");
    m.status = r.status();
}
void read(Reader &r, ContentPutRequest &m)
{
    m.offset = r.number("at");
    m.bytes = r.bytes("bytes");
    m.device = r.uid("device");
    m.record = r.uid("record");
    m.total = r.number("total");
    r.require(m.bytes.size() <= kContentPiece && m.offset >= 0 && m.total >= 0);
}
void read(Reader &r, ContentPutReply &m)
{
    m.answer = r.answer();
    m.have = r.number("have");
    m.status = r.status();
}
void read(Reader &r, ContentGetRequest &m)
{
    m.offset = r.number("at");
    m.device = r.uid("device");
    m.most = r.number("most");
    m.record = r.uid("record");
    r.require(m.offset >= 0 && m.most >= 1 && m.most <= kContentPiece);
}
void read(Reader &r, ContentGetReply &m)
{
    m.answer = r.answer();
    m.bytes = r.bytes("bytes");
    m.status = r.status();
    m.total = r.number("total");
    r.require(m.bytes.size() <= kContentPiece && m.total >= 0);
}

void read(Reader &r, NumbersRequest &m)
{
    m.atLeast = r.number("at_least");
    const qint64 count = r.number("count");
    m.device = r.uid("device");
    m.type = r.text("type");
    r.require(count >= 1 && count <= kMostNumbers && m.atLeast >= 0 && m.atLeast < kHighestNumber);
    m.count = static_cast<int>(std::clamp<qint64>(count, 1, kMostNumbers));
}
void read(Reader &r, NumbersReply &m)
{
    m.from = r.number("from");
    m.status = r.status();
    m.to = r.number("to");
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
    if (bytes.size() > kMostBytes || bytes.size() < kCodecMagic.size() + kCodecHashBytes ||
        !bytes.startsWith(kCodecMagic))
        return damaged("size or beginning");
    const QByteArray content = bytes.left(bytes.size() - kCodecHashBytes);
    if (hashOf(content) != bytes.right(kCodecHashBytes))
        return damaged("hash");
    QCborParserError error;
    const QCborValue value = QCborValue::fromCbor(content.mid(kCodecMagic.size()), &error);
    const QCborArray parts = value.toArray();
    if (error.error != QCborError::NoError || parts.size() != 2 || !parts.at(0).isInteger() || !parts.at(1).isMap() ||
        parts.at(0).toInteger() < 0)
        return damaged("shape");
    return decodeBody<Message>(static_cast<size_t>(parts.at(0).toInteger()), parts.at(1).toMap());
}

}  // namespace

Result<Request> decodeRequest(const QByteArray &bytes) { return opened<Request>(bytes); }
Result<Reply> decodeReply(const QByteArray &bytes) { return opened<Reply>(bytes); }

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

}  // namespace fieldfare::sync
