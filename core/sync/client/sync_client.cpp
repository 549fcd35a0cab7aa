// SPDX-License-Identifier: GPL-3.0-or-later
#include "sync/client/sync_client.h"

#include "sync/protocol/codec.h"

#include <QCoreApplication>
#include <QHash>
#include <QSet>

#include <algorithm>
#include <limits>

namespace fieldfare::sync {

namespace {

constexpr int kMostRounds = 5;  ///< new identities and restores in one call; more is a server that contradicts itself

tl::unexpected<Error> revoked()
{
    return fail(
        ErrorCode::Forbidden,
        QCoreApplication::translate("Sync", "This device may no longer sync. Ask whoever manages your workspace."));
}

tl::unexpected<Error> contradiction(const char *details)
{
    return fail(ErrorCode::Internal,
                QCoreApplication::translate("Sync", "The server's answers contradict each other. Nothing was lost; "
                                                    "syncing is tried again later."),
                QString::fromLatin1(details));
}

bool isRefusal(Verdict verdict)
{
    return verdict == Verdict::Forbidden || verdict == Verdict::Erased || verdict == Verdict::Missing;
}

/// What stood in a row before the first of its new changes, found while they are read forwards.
struct Earlier {
    QString type;
    QJsonObject fields;                ///< the first old value of each changed field
    std::optional<QJsonObject> whole;  ///< it was removed: everything it had then
    bool isNew = false;                ///< the first change made it
    bool isFirst = true;
};

}  // namespace

SyncClient::SyncClient(ClientStore &store, Transport &transport, const Clock &clock, const FieldRules &rules,
                       SyncLimits limits)
    : m_store(store), m_transport(transport), m_clock(clock), m_rules(rules), m_limits(limits)
{
}

Result<Reply> SyncClient::exchange(const Request &request)
{
    TRY_ASSIGN(const QByteArray answer, m_transport.exchange(encode(request)));
    return decodeReply(answer);
}

template <class Answer>
Result<Answer> SyncClient::ask(const Request &request)
{
    TRY_ASSIGN(Reply reply, exchange(request));
    if (auto *answer = std::get_if<Answer>(&reply))
        return std::move(*answer);
    return contradiction("an answer to another question");
}

template Result<PullReply> SyncClient::ask<PullReply>(const Request &);
template Result<CompareReply> SyncClient::ask<CompareReply>(const Request &);
template Result<FetchReply> SyncClient::ask<FetchReply>(const Request &);

Result<void> SyncClient::collect(ClientTransaction &transaction, ClientState &state)
{
    HybridClock clock(state.stamped);
    QHash<Uid, Earlier> earlier;
    TRY_ASSIGN(
        state.collected, transaction.eachChange(state.collected, [&](const LoggedChange &change) -> Result<void> {
            OutEntry entry;
            entry.n = ++state.lastN;
            entry.mid = mutationId(change.transactionUid, change.index);
            entry.tx = change.transactionUid;
            entry.change = change.change;
            entry.type = change.type;
            entry.row = change.row;
            entry.op = change.op;
            entry.base = state.checkpoint;
            entry.epoch = state.epoch;
            entry.time = clock.stamp(change.at, state.offset);
            if (change.op != Op::Create) {
                // Above own edits that nobody answered, and out of one's own bin, a person may have looked at older values than
                // the server had sent: what came since the first of them counts as unseen.
                TRY_ASSIGN(const auto above, transaction.overlay(change.row));
                for (const OutEntry &own : above)
                    entry.base = own.op == Op::Restore ? 0 : std::min(entry.base, own.base);
            }
            // a creation has nothing below it, and an import makes a million of them
            if (change.op != Op::Create || earlier.contains(change.row)) {
                Earlier &row = earlier[change.row];
                row.type = change.type;
                if (std::exchange(row.isFirst, false) && change.op == Op::Restore)
                    row.isNew = true;
                for (auto it = change.before.begin(); it != change.before.end() && change.op == Op::Update; ++it) {
                    if (!row.whole && !row.fields.contains(it.key()))
                        row.fields.insert(it.key(), it.value());
                }
                if (change.op == Op::Remove && !row.whole)
                    row.whole = change.before;
            }
            return transaction.addOut(entry);
        }));
    state.stamped = clock.last();
    for (auto it = earlier.cbegin(); it != earlier.cend(); ++it) {
        TRY_ASSIGN(const auto shadow, transaction.shadow(it.key()));
        TRY_ASSIGN(const auto meta, transaction.meta(it.key()));
        if (shadow || !meta)
            continue;
        Shadow below{it->type, std::nullopt};
        if (!it->isNew) {
            below.content = it->whole;
            if (!below.content) {
                TRY_ASSIGN(below.content, transaction.local(it->type, it.key()));
            }
            if (below.content) {
                for (auto field = it->fields.begin(); field != it->fields.end(); ++field)
                    setField(*below.content, field.key(), field.value());
            }
        }
        TRY(transaction.putShadow(it.key(), below));
    }
    return {};
}

Result<std::optional<QJsonObject>> SyncClient::confirmedContent(ClientTransaction &transaction, const QString &type,
                                                                const Uid &row)
{
    TRY_ASSIGN(const auto shadow, transaction.shadow(row));
    if (shadow)
        return shadow->content;
    TRY_ASSIGN(const auto meta, transaction.meta(row));
    if (!meta || meta->deleted)
        return std::nullopt;
    return transaction.local(type, row);
}

Result<void> SyncClient::requeue(ClientTransaction &transaction, ClientState &state, const QSet<Uid> &known,
                                 qint64 lastN, qint64 head)
{
    TRY_ASSIGN(auto entries, transaction.everyOut());
    // what a restored server lost comes first: the edits after it need their rows
    std::stable_partition(entries.begin(), entries.end(), [](const OutEntry &entry) { return entry.op == Op::Heal; });
    state.lastN = lastN;
    for (OutEntry &entry : entries) {
        const OutEntry before = entry;
        if (known.contains(entry.mid)) {
            // An answer this copy of the device never got: its own edit stays visible until what came of it was pulled.
            if (entry.state == OutState::Pending || entry.state == OutState::Acked) {
                entry.ackSeq = entry.state == OutState::Acked ? std::min(entry.ackSeq, head) : head;
                entry.state = OutState::Acked;
            }
        } else {
            entry.isResent = entry.isResent || entry.state == OutState::Done || entry.state == OutState::Rejected;
            entry.state = OutState::Pending;
            entry.n = ++state.lastN;
        }
        if (!(entry == before))
            TRY(transaction.putOut(entry));
    }
    return {};
}

Result<QSet<Uid>> SyncClient::knownOfOutbox(const Uid &device)
{
    QVector<Uid> mids;
    TRY(m_store.transact([&](ClientTransaction &transaction) -> Result<void> {
        mids.clear();
        TRY_ASSIGN(const auto entries, transaction.everyOut());
        for (const OutEntry &entry : entries)
            mids.append(entry.mid);
        return {};
    }));
    QSet<Uid> known;
    for (qsizetype at = 0; at < mids.size(); at += kMostKnown) {
        TRY_ASSIGN(const auto reply, ask<KnownReply>(KnownRequest{device, mids.mid(at, kMostKnown)}));
        for (const Uid &mid : reply.known)
            known.insert(mid);
    }
    return known;
}

Result<void> SyncClient::takeNewIdentity(SyncReport &report)
{
    TRY_ASSIGN(const auto enrolled, ask<EnrolReply>(EnrolRequest{}));
    TRY_ASSIGN(const auto hello, ask<HelloReply>(HelloRequest{enrolled.device}));
    TRY_ASSIGN(const auto known, knownOfOutbox(enrolled.device));
    return m_store.transact([&](ClientTransaction &transaction) -> Result<void> {
        TRY_ASSIGN(ClientState state, transaction.state());
        if (!state.device.isNull())
            ++report.forks;
        TRY(collect(transaction, state));
        state.device = enrolled.device;
        TRY(requeue(transaction, state, known, 0, hello.head));
        return transaction.setState(state);
    });
}

Result<void> SyncClient::followRestore(const HelloReply &hello, SyncReport &report)
{
    ClientState asked;
    TRY(m_store.transact([&](ClientTransaction &transaction) -> Result<void> {
        TRY_ASSIGN(asked, transaction.state());
        return {};
    }));
    TRY_ASSIGN(const auto known, knownOfOutbox(asked.device));
    return m_store.transact([&](ClientTransaction &transaction) -> Result<void> {
        TRY_ASSIGN(ClientState state, transaction.state());
        TRY(collect(transaction, state));
        qint64 lostBeyond = std::min(hello.head, state.checkpoint);
        for (auto it = hello.restored.lowerBound(state.epoch); it != hello.restored.cend(); ++it)
            lostBeyond = std::min(lostBeyond, *it);
        const bool isFirst = state.epoch == 0;
        const bool isAnnounced = hello.epoch > state.epoch;
        state.epoch = hello.epoch;
        if (isFirst)
            return transaction.setState(state);
        if (!isAnnounced) {
            // the server does not know that its numbers start anew, so what was based on lost ones says so itself
            TRY_ASSIGN(auto entries, transaction.everyOut());
            for (OutEntry &entry : entries) {
                if (entry.base > lostBeyond) {
                    entry.base = lostBeyond;
                    TRY(transaction.putOut(entry));
                }
            }
        }
        ++report.restores;
        // Rows that came after the backup and whose authors may be gone: whoever has them gives them back.
        TRY_ASSIGN(const auto lost, transaction.metas(lostBeyond));
        for (const RowMeta &meta : lost) {
            TRY_ASSIGN(const auto content, confirmedContent(transaction, meta.type, meta.row));
            if (meta.deleted || !content)
                continue;
            OutEntry heal;
            heal.mid = derivedUid(QByteArrayLiteral("heal") + uidBytes(meta.row) + QByteArray::number(meta.seq) + '/' +
                                  QByteArray::number(state.epoch) + QByteArray::number(meta.content));
            heal.tx = heal.mid;
            heal.type = meta.type;
            heal.row = meta.row;
            heal.op = Op::Heal;
            heal.base = lostBeyond;
            heal.epoch = state.epoch;
            heal.time = state.pulledAt;
            heal.own = *content;
            TRY(transaction.addOut(heal));
        }
        state.checkpoint = lostBeyond;
        state.cursors.clear();
        state.stageCursors.clear();
        state.isStaging = false;
        state.rereads = true;
        TRY(transaction.clearStage());
        TRY(requeue(transaction, state, known, hello.lastN, std::min(hello.head, lostBeyond)));
        return transaction.setState(state);
    });
}

Result<void> SyncClient::handshake(SyncReport &report)
{
    for (int round = 0; round < kMostRounds; ++round) {
        ClientState state;
        qint64 firstPending = 0;
        TRY(m_store.transact([&](ClientTransaction &transaction) -> Result<void> {
            TRY_ASSIGN(state, transaction.state());
            TRY_ASSIGN(const auto pending, transaction.pending(1));
            firstPending = pending.isEmpty() ? state.lastN + 1 : pending.first().n;
            return {};
        }));
        if (state.device.isNull()) {
            TRY(takeNewIdentity(report));
            continue;
        }
        TRY_ASSIGN(const auto hello, ask<HelloReply>(HelloRequest{state.device}));
        if (hello.status == Status::Revoked)
            return revoked();
        if (hello.status == Status::TooOld) {
            return fail(ErrorCode::Unsupported,
                        QCoreApplication::translate("Sync", "The server needs a newer version of this program. Update "
                                                            "it; your changes are kept and sent afterwards."));
        }
        if (hello.status == Status::UnknownDevice) {
            TRY(takeNewIdentity(report));
            continue;
        }
        // also a server that came back without saying so: it knows less than it gave us
        if (hello.epoch != state.epoch || hello.head < state.checkpoint) {
            TRY(followRestore(hello, report));
            continue;
        }
        if (hello.lastN > state.lastN || hello.lastN < firstPending - 1) {
            // more than we sent: a copy of us did, or we are an older copy; less than was answered: the numbers are gone
            TRY(takeNewIdentity(report));
            continue;
        }
        const qint64 offset = hello.serverTime - m_clock.now();
        if (offset == state.offset)
            return {};
        return m_store.transact([&](ClientTransaction &transaction) -> Result<void> {
            TRY_ASSIGN(ClientState now, transaction.state());
            now.offset = offset;
            return transaction.setState(now);
        });
    }
    return contradiction("the handshake does not end");
}

Result<QVector<Mutation>> SyncClient::nextBatch(ClientTransaction &transaction, SyncReport &report)
{
    TRY_ASSIGN(ClientState state, transaction.state());
    TRY(collect(transaction, state));
    TRY(transaction.setState(state));
    TRY_ASSIGN(auto entries, transaction.pending(m_limits.mutations + 1));
    if (entries.size() > m_limits.mutations) {
        // not in the middle of a transaction that began in this batch
        qsizetype end = m_limits.mutations;
        while (end > 0 && entries[end - 1].tx == entries[m_limits.mutations].tx)
            --end;
        entries.resize(end > 0 ? end : m_limits.mutations);
    }
    QVector<Mutation> batch;
    QSet<Uid> released;
    for (const OutEntry &entry : std::as_const(entries)) {
        if (entry.op == Op::Remove && !released.contains(entry.tx)) {
            TRY_ASSIGN(const auto count, transaction.removals(entry.tx));
            if (count.first > m_limits.brakeRows && count.first * 100 > count.second * m_limits.brakePercent &&
                entry.tx != state.confirmed) {
                report.held = entry.tx;
                while (!batch.isEmpty() && batch.last().tx == entry.tx)
                    batch.removeLast();
                return batch;
            }
            released.insert(entry.tx);
        }
        TRY_ASSIGN(const OutContent content, transaction.content(entry));
        Mutation mutation{entry.n,        entry.mid, entry.tx,   entry.type,  entry.row, entry.op,
                          content.fields, {},        entry.base, entry.epoch, entry.time};
        for (auto it = content.before.begin(); it != content.before.end() && entry.op == Op::Update; ++it) {
            const FieldRule rule = m_rules.rule(entry.type, it.key());
            if (rule == FieldRule::Set || rule == FieldRule::Text)
                mutation.before.insert(it.key(), it.value());
        }
        batch.append(mutation);
    }
    return batch;
}

Result<void> SyncClient::takeAnswers(const PushReply &reply, SyncReport &report)
{
    SyncReport counted = report;
    TRY(m_store.transact([&](ClientTransaction &transaction) -> Result<void> {
        counted = report;
        TRY_ASSIGN(const auto entries, transaction.pending(static_cast<int>(reply.results.size())));
        QHash<qint64, OutEntry> byNumber;
        for (const OutEntry &entry : entries)
            byNumber.insert(entry.n, entry);
        QVector<OutEntry> refused;
        for (const MutationResult &result : reply.results) {
            const auto found = byNumber.constFind(result.n);
            if (found == byNumber.constEnd())
                continue;  // answered before
            OutEntry entry = *found;
            entry.verdict = result.verdict;
            entry.ackSeq = result.seq;
            entry.state = isRefusal(result.verdict) ? OutState::Rejected : OutState::Acked;
            ++counted.sent;
            if (result.verdict == Verdict::Lost)
                ++counted.lost;
            if (entry.state == OutState::Rejected) {
                ++counted.rejected;
                refused.append(entry);
            }
            TRY(transaction.putOut(entry));
        }
        for (const OutEntry &entry : std::as_const(refused)) {
            TRY_ASSIGN(const auto confirmed, confirmedContent(transaction, entry.type, entry.row));
            TRY_ASSIGN(const bool seen, transaction.isInBucket(entry.row));
            // what was made here stays in the recycle bin here
            TRY(rebuild(transaction, entry.type, entry.row, confirmed, seen || entry.op == Op::Create));
        }
        return {};
    }));
    report = counted;
    return {};
}

Result<void> SyncClient::push(SyncReport &report)
{
    TRY(handshake(report));
    int quarrels = 0;
    for (;;) {
        PushRequest request;
        TRY(m_store.transact([&](ClientTransaction &transaction) -> Result<void> {
            report.held = {};
            TRY_ASSIGN(request.mutations, nextBatch(transaction, report));
            TRY_ASSIGN(const ClientState state, transaction.state());
            request.device = state.device;
            request.epoch = state.epoch;
            return {};
        }));
        if (request.mutations.isEmpty())
            return {};
        TRY_ASSIGN(const auto reply, ask<PushReply>(request));
        if (reply.status == Status::Revoked)
            return revoked();
        if (reply.status == Status::Ok && !reply.results.isEmpty()) {
            TRY(takeAnswers(reply, report));
            continue;
        }
        if (++quarrels > kMostRounds)
            return contradiction("a push is not taken");
        if (reply.status == Status::Fork)
            TRY(takeNewIdentity(report));
        TRY(handshake(report));
    }
}

Result<void> SyncClient::confirm(const Uid &transaction)
{
    return m_store.transact([&](ClientTransaction &store) -> Result<void> {
        TRY_ASSIGN(ClientState state, store.state());
        state.confirmed = transaction;
        return store.setState(state);
    });
}

Result<void> SyncClient::addOwn(const QString &type, const Uid &row, Op op, const QJsonObject &fields)
{
    return m_store.transact([&](ClientTransaction &transaction) -> Result<void> {
        TRY_ASSIGN(ClientState state, transaction.state());
        TRY(collect(transaction, state));
        HybridClock clock(state.stamped);
        OutEntry entry;
        entry.n = ++state.lastN;
        entry.type = type;
        entry.row = row;
        entry.op = op;
        entry.base = state.checkpoint;
        entry.epoch = state.epoch;
        entry.time = clock.stamp(m_clock.now(), state.offset);
        entry.own = fields;
        entry.tx =
            derivedUid(QByteArrayLiteral("own") + uidBytes(state.device) + uidBytes(row) + QByteArray::number(int(op)) +
                       QByteArray::number(entry.time) + QByteArray::number(contentHash(fields)));
        entry.mid = mutationId(entry.tx, 0);
        state.stamped = clock.last();
        TRY(transaction.setState(state));
        TRY_ASSIGN(const auto confirmed, confirmedContent(transaction, type, row));
        TRY(transaction.addOut(entry));
        TRY_ASSIGN(const bool seen, transaction.isInBucket(row));
        return rebuild(transaction, type, row, confirmed, seen);
    });
}

Result<void> SyncClient::resolve(const QString &type, const Uid &row, const Uid &conflict)
{
    return addOwn(type, row, Op::Resolve, {{QStringLiteral("conflict"), uidText(conflict)}});
}

Result<void> SyncClient::erase(const QString &type, const Uid &row) { return addOwn(type, row, Op::Erase, {}); }

}  // namespace fieldfare::sync
