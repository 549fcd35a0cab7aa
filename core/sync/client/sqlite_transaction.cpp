// SPDX-License-Identifier: GPL-3.0-or-later
#include "sync/client/sqlite_transaction.h"

#include "base/await.h"
#include "sync/client/sqlite_client_store.h"
#include "sync/protocol/codec.h"

#include <QCborArray>
#include <QCborMap>
#include <QCoreApplication>
#include <QJsonDocument>

namespace fieldfare::sync {

namespace {

QString jsonText(const QJsonObject &object)
{
    return QString::fromUtf8(QJsonDocument(object).toJson(QJsonDocument::Compact));
}
QVariant olderText(const QMap<QString, Seen> &older)
{
    if (older.isEmpty())
        return {};
    QJsonObject json;
    for (auto it = older.cbegin(); it != older.cend(); ++it)
        json.insert(it.key(), QJsonArray{it->base, it->epoch});
    return jsonText(json);
}
QJsonObject objectOf(const QVariant &text) { return QJsonDocument::fromJson(text.toString().toUtf8()).object(); }

QJsonObject toJson(const Cursors &cursors)
{
    QJsonObject json;
    for (auto it = cursors.cbegin(); it != cursors.cend(); ++it)
        json.insert(it.key(), QJsonArray{it->seq, uidText(it->row)});
    return json;
}
Cursor cursorOf(const QJsonValue &json) { return {json[0].toInteger(), Uid(json[1].toString())}; }
Cursors cursorsOf(const QJsonObject &json)
{
    Cursors cursors;
    for (auto it = json.begin(); it != json.end(); ++it)
        cursors.insert(it.key(), cursorOf(it.value()));
    return cursors;
}

const QString kStateSql = QStringLiteral("SELECT content FROM sync_state");

ClientState stateOf(const QJsonObject &json)
{
    const auto number = [&](const char *key) { return json.value(QLatin1String(key)).toInteger(); };
    ClientState state;
    state.device = Uid(json.value(QStringLiteral("device")).toString());
    state.lastN = number("last_n");
    state.epoch = number("epoch");
    state.checkpoint = number("checkpoint");
    state.collected = number("collected");
    state.offset = number("offset");
    state.stamped = number("stamped");
    state.pulledAt = number("pulled_at");
    state.rereads = json.value(QStringLiteral("rereads")).toBool();
    state.isStaging = json.value(QStringLiteral("staging")).toBool();
    state.cursors = cursorsOf(json.value(QStringLiteral("cursors")).toObject());
    state.stageCursors = cursorsOf(json.value(QStringLiteral("stage_cursors")).toObject());
    state.stageUpto = cursorOf(json.value(QStringLiteral("stage_upto")));
    state.stageHead = number("stage_head");
    state.released = number("released");
    state.shown = number("shown");
    state.forgets = json.value(QStringLiteral("forgets")).toBool();
    state.looked = Uid(json.value(QStringLiteral("looked")).toString());
    return state;
}

}  // namespace

Result<void> SqliteClientStore::transact(const std::function<Result<void>(ClientTransaction &)> &work)
{
    TRY(await(m_store.write(m_session, {QCoreApplication::translate("Sync", "Synced"), Origin::Remote, 0},
                            [&work](UnitOfWork &unit) -> Result<void> {
                                unit.keepUnlogged();
                                SqliteClientTransaction transaction(unit);
                                TRY(work(transaction));
                                return transaction.finish();
                            })));
    return {};
}

Result<bool> SqliteClientTransaction::hasSome(std::optional<bool> &known, const char *what)
{
    if (!known) {
        TRY_ASSIGN(auto query, m_work.execute(QStringLiteral("SELECT 1 FROM %1 LIMIT 1").arg(QLatin1String(what))));
        known = query.next();
    }
    return *known;
}

Result<void> SqliteClientTransaction::run(const QString &sql, const QVariantList &values)
{
    TRY_ASSIGN(auto query, m_work.execute(sql, values));
    query.finish();
    return {};
}

Result<ClientState> SqliteClientTransaction::state()
{
    TRY_ASSIGN(auto query, m_work.execute(kStateSql));
    return query.next() ? stateOf(objectOf(query.value(0))) : ClientState();
}

Result<ClientState> readClientState(ReadContext &context)
{
    TRY_ASSIGN(auto query, context.statements().run(kStateSql, {}));
    return query.next() ? stateOf(objectOf(query.value(0))) : ClientState();
}

Result<qint64> waitingChanges(ReadContext &context)
{
    TRY_ASSIGN(const ClientState state, readClientState(context));
    TRY_ASSIGN(auto query, context.statements().run(
                               QStringLiteral("SELECT (SELECT count(*) FROM sync_out WHERE state=1) + (SELECT count(*) "
                                              "FROM tx t JOIN change c ON c.tx=t.n WHERE t.n>? AND t.origin<>?)"),
                               {state.collected, int(Origin::Remote)}));
    const qint64 waiting = query.next() ? query.value(0).toLongLong() : 0;
    TRY(finished(query));
    return waiting;
}

Result<void> SqliteClientTransaction::setState(const ClientState &state)
{
    const QJsonObject json{
        {QStringLiteral("device"), uidText(state.device)},
        {QStringLiteral("last_n"), state.lastN},
        {QStringLiteral("epoch"), state.epoch},
        {QStringLiteral("checkpoint"), state.checkpoint},
        {QStringLiteral("collected"), state.collected},
        {QStringLiteral("offset"), state.offset},
        {QStringLiteral("stamped"), state.stamped},
        {QStringLiteral("pulled_at"), state.pulledAt},
        {QStringLiteral("rereads"), state.rereads},
        {QStringLiteral("staging"), state.isStaging},
        {QStringLiteral("cursors"), toJson(state.cursors)},
        {QStringLiteral("stage_cursors"), toJson(state.stageCursors)},
        {QStringLiteral("stage_upto"), QJsonArray{state.stageUpto.seq, uidText(state.stageUpto.row)}},
        {QStringLiteral("stage_head"), state.stageHead},
        {QStringLiteral("released"), state.released},
        {QStringLiteral("shown"), state.shown},
        {QStringLiteral("forgets"), state.forgets},
        {QStringLiteral("looked"), uidText(state.looked)}};
    return run(QStringLiteral("INSERT OR REPLACE INTO sync_state(id, content) VALUES(1, ?)"), {jsonText(json)});
}

Result<void> SqliteClientTransaction::visitRun(LoggedChange &change, const RecordType &type, qint64 first, qint64 last,
                                               const QVariant &before,
                                               const std::function<Result<void>(const LoggedChange &)> &visit)
{
    const qint64 start = change.index;
    if (change.op == Op::Remove) {
        TRY_ASSIGN(const QByteArray packed, unpackRun(before.toByteArray()));
        const QCborArray rows = QCborValue::fromCbor(packed).toArray();
        for (const QCborValue &row : rows) {
            QJsonObject values = row.toMap().toJsonObject();
            change.index = start + values.take(QStringLiteral("=")).toInteger() - first;
            change.row = Uid(values.take(QStringLiteral("#")).toString());
            change.before = values;
            TRY(visit(change));
        }
    } else {
        TRY_ASSIGN(auto rows,
                   m_work.execute(
                       QStringLiteral("SELECT id, uid FROM %1 WHERE id BETWEEN ? AND ? ORDER BY id").arg(type.table),
                       {first, last}));
        while (rows.next()) {
            change.index = start + rows.value(0).toLongLong() - first;
            change.row = uidFromBytes(rows.value(1).toByteArray());
            TRY(visit(change));
        }
        TRY(finished(rows));
    }
    change.index = start + last - first;
    return {};
}

Result<QSet<Uid>> SqliteClientTransaction::erasedRows()
{
    QSet<Uid> rows;
    TRY_ASSIGN(auto query, m_work.execute(QStringLiteral("SELECT record FROM erasure WHERE extent='whole'")));
    while (query.next())
        rows.insert(Uid(query.value(0).toString()));
    TRY(finished(query));
    return rows;
}

/// The erasure of a record that the server may know. All of one transaction belong together, and follow what it changed
/// otherwise.
Result<void> SqliteClientTransaction::visitErasure(const LoggedChange &made,
                                                   const std::function<Result<void>(const LoggedChange &)> &visit)
{
    TRY_ASSIGN(auto query,
               m_work.execute(QStringLiteral("SELECT type, record FROM erasure WHERE uid=? AND extent='whole'"),
                              {uidBytes(made.row)}));
    if (!query.next())
        return {};
    LoggedChange change = made;
    change.type = query.value(0).toString();
    change.row = Uid(query.value(1).toString());
    query.finish();
    TRY_ASSIGN(auto known, m_work.execute(QStringLiteral("SELECT EXISTS(SELECT 1 FROM sync_row WHERE row=?) OR "
                                                         "EXISTS(SELECT 1 FROM sync_out WHERE row=?)"),
                                          {uidBytes(change.row), uidBytes(change.row)}));
    if (!known.next() || !known.value(0).toBool())
        return {};
    known.finish();
    change.transactionUid = derivedUid(QByteArrayLiteral("erasure") + uidBytes(made.transactionUid));
    change.op = Op::Erase;
    change.change = 0;
    change.before = {};
    change.after = {};
    return visit(change);
}

Result<qint64> SqliteClientTransaction::eachChange(qint64 after,
                                                   const std::function<Result<void>(const LoggedChange &)> &visit)
{
    qint64 newest = after;
    TRY_ASSIGN(auto last, m_work.execute(QStringLiteral("SELECT max(n) FROM tx WHERE n<?"), {m_work.log().number()}));
    if (last.next())
        newest = std::max(newest, last.value(0).toLongLong());
    last.finish();
    TRY_ASSIGN(
        auto query,
        m_work.execute(QStringLiteral("SELECT t.n, t.uid, t.at, c.id, c.type, c.op, c.first_id, c.last_id, c.uid,"
                                      " c.old, c.new FROM tx t JOIN change c ON c.tx=t.n"
                                      " WHERE t.n>? AND t.n<=? AND t.origin<>? ORDER BY t.n, c.id"),
                       {after, newest, int(Origin::Remote)}));
    qint64 transaction = 0;
    qint64 index = 0;
    TRY_ASSIGN(const QSet<Uid> erased, erasedRows());
    QVector<LoggedChange> erasures;
    // what was erased goes out as that, and nothing else of it
    const auto tell = [&](const LoggedChange &change) -> Result<void> {
        if (change.op == Op::Create && change.type == QLatin1String("erasure"))
            erasures.append(change);
        return erased.contains(change.row) ? Result<void>() : visit(change);
    };
    while (query.next()) {
        LoggedChange change;
        change.transaction = query.value(0).toLongLong();
        if (change.transaction != transaction) {
            transaction = change.transaction;
            index = 0;
        }
        const RecordType *type = m_work.catalog().find(query.value(4).toInt());
        const qint64 first = query.value(6).toLongLong();
        const qint64 end = query.value(7).toLongLong();
        change.index = index;
        index += end - first + 1;
        if (!type)
            continue;  // of a type that this version does not have: nothing here can have changed it
        change.transactionUid = uidFromBytes(query.value(1).toByteArray());
        change.at = query.value(2).toLongLong();
        change.change = query.value(3).toLongLong();
        change.type = type->key;
        change.op = Op(query.value(5).toInt());  // ChangeOp and Op agree on these four
        change.row = uidFromBytes(query.value(8).toByteArray());
        if (query.value(9).typeId() == QMetaType::QByteArray || end > first) {
            TRY(visitRun(change, *type, first, end, query.value(9), tell));
            continue;
        }
        change.before = objectOf(query.value(9));
        change.after = objectOf(query.value(10));
        TRY(tell(change));
    }
    TRY(finished(query));
    for (const LoggedChange &erasure : std::as_const(erasures))
        TRY(visitErasure(erasure, visit));
    return newest;
}

Result<void> SqliteClientTransaction::addOut(const OutEntry &e)
{
    m_hasOpen.reset();
    return run(
        QStringLiteral("INSERT INTO sync_out(n, mid, tx, change, type, row, op, base, epoch, time, state, ack_seq,"
                       " verdict, resent, own, older) VALUES(?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?)"),
        {e.n, uidBytes(e.mid), uidBytes(e.tx), e.change, e.type, uidBytes(e.row), int(e.op), e.base, e.epoch, e.time,
         int(e.state), e.ackSeq, int(e.verdict), int(e.isResent), e.own.isEmpty() ? QVariant() : jsonText(e.own),
         olderText(e.older)});
}

Result<void> SqliteClientTransaction::putOut(const OutEntry &e)
{
    m_hasOpen.reset();
    // nothing of an erased row was kept here: one that may not be erased is fetched anew, because its number differs
    if (e.op == Op::Erase && e.state == OutState::Rejected && e.verdict == Verdict::Forbidden)
        TRY(dropMeta(e.row));
    return run(
        QStringLiteral("UPDATE sync_out SET n=?, base=?, epoch=?, state=?, ack_seq=?, verdict=?, resent=?, older=? "
                       "WHERE id=?"),
        {e.n, e.base, e.epoch, int(e.state), e.ackSeq, int(e.verdict), int(e.isResent), olderText(e.older), e.id});
}

Result<QVector<OutEntry>> SqliteClientTransaction::outs(const QString &condition, const QVariantList &values)
{
    TRY_ASSIGN(auto query,
               m_work.execute(QStringLiteral("SELECT id, n, mid, tx, change, type, row, op, base, epoch, time,"
                                             " state, ack_seq, verdict, resent, own, older FROM sync_out ") +
                                  condition,
                              values));
    QVector<OutEntry> entries;
    while (query.next()) {
        OutEntry e;
        e.id = query.value(0).toLongLong();
        e.n = query.value(1).toLongLong();
        e.mid = uidFromBytes(query.value(2).toByteArray());
        e.tx = uidFromBytes(query.value(3).toByteArray());
        e.change = query.value(4).toLongLong();
        e.type = query.value(5).toString();
        e.row = uidFromBytes(query.value(6).toByteArray());
        e.op = Op(query.value(7).toInt());
        e.base = query.value(8).toLongLong();
        e.epoch = query.value(9).toLongLong();
        e.time = query.value(10).toLongLong();
        e.state = OutState(query.value(11).toInt());
        e.ackSeq = query.value(12).toLongLong();
        e.verdict = Verdict(query.value(13).toInt());
        e.isResent = query.value(14).toBool();
        e.own = objectOf(query.value(15));
        const QJsonObject older = objectOf(query.value(16));
        for (auto it = older.begin(); it != older.end(); ++it)
            e.older.insert(it.key(), {it->toArray().at(0).toInteger(), it->toArray().at(1).toInteger()});
        entries.append(e);
    }
    TRY(finished(query));
    return entries;
}

Result<qint64> SqliteClientTransaction::waiting()
{
    TRY_ASSIGN(auto query, m_work.execute(QStringLiteral("SELECT count(*) FROM sync_out WHERE state=1")));
    return query.next() ? query.value(0).toLongLong() : qint64(0);
}
Result<QVector<OutEntry>> SqliteClientTransaction::pending(int limit)
{
    return outs(QStringLiteral("WHERE state=1 ORDER BY n LIMIT ?"), {limit});
}
Result<QVector<OutEntry>> SqliteClientTransaction::overlay(const Uid &row)
{
    TRY_ASSIGN(const bool some, hasSome(m_hasOpen, "sync_out WHERE state IN (1, 2)"));
    if (!some)
        return QVector<OutEntry>();
    return outs(QStringLiteral("WHERE row=? AND state IN (1, 2) AND resent=0 ORDER BY id"), {uidBytes(row)});
}
Result<QHash<Uid, QString>> SqliteClientTransaction::retire(qint64 upto)
{
    TRY_ASSIGN(auto query,
               m_work.execute(QStringLiteral("SELECT row, type FROM sync_out WHERE state=2 AND ack_seq<=?"), {upto}));
    QHash<Uid, QString> rows;
    QSet<QString> types;  // one text each
    while (query.next())
        rows.insert(uidFromBytes(query.value(0).toByteArray()), *types.insert(query.value(1).toString()));
    TRY(finished(query));
    TRY(run(QStringLiteral("UPDATE sync_out SET state=4 WHERE state=2 AND ack_seq<=?"), {upto}));
    m_hasOpen.reset();
    return rows;
}
Result<QVector<OutEntry>> SqliteClientTransaction::outsOf(const Uid &row)
{
    return outs(QStringLiteral("WHERE row=? ORDER BY id"), {uidBytes(row)});
}

Result<QVector<OutEntry>> SqliteClientTransaction::everyOut() { return outs(QStringLiteral("ORDER BY id"), {}); }

Result<std::pair<qint64, qint64>> SqliteClientTransaction::removals(const OutEntry &around, HybridTime within,
                                                                    qint64 released)
{
    // not through all of an outbox that may hold a million entries
    constexpr qint64 most = 100'000;
    TRY_ASSIGN(auto query,
               m_work.execute(
                   QStringLiteral("SELECT (SELECT count(*) FROM sync_out o WHERE o.id>? AND o.op=3 AND o.state<>3 "
                                  "AND o.time BETWEEN ? AND ? AND NOT EXISTS(SELECT 1 FROM sync_out l WHERE "
                                  "l.row=o.row AND l.id>o.id AND l.op IN (1, 4))), (SELECT count(*) FROM sync_row)"),
                   {std::max(released, around.id - most), around.time - within, around.time + within}));
    query.next();
    return std::pair(query.value(0).toLongLong(), query.value(1).toLongLong());
}

Result<std::optional<Shadow>> SqliteClientTransaction::shadow(const Uid &row)
{
    TRY_ASSIGN(const bool some, hasSome(m_hasShadows, "sync_shadow"));
    if (!some)
        return std::nullopt;
    TRY_ASSIGN(auto query,
               m_work.execute(QStringLiteral("SELECT type, content FROM sync_shadow WHERE row=?"), {uidBytes(row)}));
    if (!query.next())
        return std::nullopt;
    Shadow shadow{query.value(0).toString(), std::nullopt};
    if (!query.isNull(1))
        shadow.content = objectOf(query.value(1));
    return shadow;
}

Result<void> SqliteClientTransaction::putShadow(const Uid &row, const Shadow &shadow)
{
    m_hasShadows = true;
    return run(QStringLiteral("INSERT OR REPLACE INTO sync_shadow VALUES(?,?,?)"),
               {uidBytes(row), shadow.type, shadow.content ? QVariant(jsonText(*shadow.content)) : QVariant()});
}
Result<void> SqliteClientTransaction::dropShadow(const Uid &row)
{
    TRY_ASSIGN(const bool some, hasSome(m_hasShadows, "sync_shadow"));
    if (!some)
        return {};
    return run(QStringLiteral("DELETE FROM sync_shadow WHERE row=?"), {uidBytes(row)});
}

}  // namespace fieldfare::sync
