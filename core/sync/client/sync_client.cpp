// SPDX-License-Identifier: GPL-3.0-or-later
#include "sync/client/sync_client.h"

#include "sync/client/ask.h"
#include "sync/client/heal.h"
#include "sync/protocol/codec.h"

#include <QCoreApplication>
#include <QHash>
#include <QSet>

#include <algorithm>
#include <limits>

namespace fieldfare::sync {

namespace {

const QString kBlind = QStringLiteral("blind");
/// Removals within ten minutes count together, in however many transactions.
const HybridTime kBrakeTime = hybridTime(600'000);

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

Result<void> SyncClient::noteShown(ClientTransaction &transaction, const ClientState &state, OutEntry &entry)
{
    if (state.shown <= state.checkpoint)
        return {};
    // the row came before the rest, as it stood at its number: its author had seen all of it up to there
    TRY_ASSIGN(const auto meta, transaction.meta(entry.row));
    if (meta)
        entry.base = std::max(entry.base, meta->seq);
    return {};
}

Result<void> SyncClient::noteUnseen(ClientTransaction &transaction, const LoggedChange &change, OutEntry &entry)
{
    TRY_ASSIGN(const auto ofRow, transaction.outsOf(change.row));
    Seen whole{entry.base, entry.epoch};
    QMap<QString, Seen> older;
    for (const OutEntry &own : ofRow) {
        if (own.state != OutState::Pending && own.state != OutState::Acked)
            continue;
        if (own.isResent) {
            entry.own = QJsonObject{{kBlind, true}};
        } else if (own.op != Op::Update) {
            whole.lowerTo({own.op == Op::Restore ? 0 : own.base, own.epoch});
        } else {
            TRY_ASSIGN(const OutContent content, transaction.content(own));
            for (auto it = content.fields.begin(); it != content.fields.end(); ++it) {
                if (change.op == Op::Update && !change.after.contains(it.key()))
                    continue;
                const Seen seen = own.older.value(it.key(), {own.base, own.epoch});
                if (const auto known = older.find(it.key()); known != older.end())
                    known->lowerTo(seen);
                else
                    older.insert(it.key(), seen);
            }
        }
    }
    entry.base = whole.base;
    entry.epoch = whole.epoch;
    for (auto it = older.begin(); it != older.end(); ++it) {
        it->lowerTo(whole);
        if (!(*it == whole))
            entry.older.insert(it.key(), *it);
    }
    return {};
}

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
            if (change.op != Op::Create && change.op != Op::Erase) {
                TRY(noteShown(transaction, state, entry));
                TRY(noteUnseen(transaction, change, entry));
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

Result<void> SyncClient::forgetRefused(ClientTransaction &transaction, const OutEntry &entry,
                                       const QVector<OutEntry> &ofRow, QJsonObject &before)
{
    for (const OutEntry &earlier : ofRow) {
        if (earlier.id >= entry.id || earlier.op != Op::Update || earlier.state != OutState::Rejected)
            continue;
        TRY_ASSIGN(const OutContent refused, transaction.content(earlier));
        for (auto it = refused.fields.begin(); it != refused.fields.end(); ++it) {
            if (m_rules.rule(entry.type, it.key()) != FieldRule::Set || !before.contains(it.key()))
                continue;
            const QJsonArray found = refused.before.value(it.key()).toArray();
            const QJsonArray put = it.value().toArray();
            QJsonArray left;
            for (const auto &one : before.value(it.key()).toArray()) {
                if (!put.contains(one) || found.contains(one))
                    left.append(one);
            }
            before[it.key()] = left;
        }
    }
    return {};
}

Result<OutContent> SyncClient::contentToSend(ClientTransaction &transaction, const OutEntry &entry)
{
    if (entry.op == Op::Heal)
        return healedContent(entry.own);
    TRY_ASSIGN(OutContent content, transaction.content(entry));
    if (entry.change == 0 || (entry.op != Op::Create && content.before.isEmpty()))
        return content;
    TRY_ASSIGN(const auto all, transaction.outsOf(entry.row));
    if (entry.op == Op::Update) {
        TRY(forgetRefused(transaction, entry, all, content.before));
        return content;
    }
    QSet<QString> undone;
    for (const OutEntry &later : all) {
        if (later.op != Op::Update || later.id <= entry.id)
            continue;
        TRY_ASSIGN(const OutContent change, transaction.content(later));
        for (auto it = change.before.begin(); it != change.before.end(); ++it) {
            if (!undone.contains(it.key()))
                setField(content.fields, it.key(), it.value());
            undone.insert(it.key());
        }
    }
    return content;
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
    std::optional<HybridTime> counted;  // for removals of half of the time from here on
    for (const OutEntry &entry : std::as_const(entries)) {
        const bool isCounted = counted && entry.time >= *counted && entry.time < *counted + kBrakeTime / 2;
        if (entry.op == Op::Remove && entry.id > state.released && !isCounted) {
            TRY_ASSIGN(const auto count, transaction.removals(entry, kBrakeTime, state.released));
            if (count.first > m_limits.brakeRows && count.first * 100 > count.second * m_limits.brakePercent) {
                report.held = entry.tx;
                while (!batch.isEmpty() && batch.last().tx == entry.tx)
                    batch.removeLast();
                return batch;
            }
            counted = entry.time;
        }
        TRY_ASSIGN(const OutContent content, contentToSend(transaction, entry));
        Mutation mutation;
        mutation.n = entry.n;
        mutation.mid = entry.mid;
        mutation.tx = entry.tx;
        mutation.type = entry.type;
        mutation.row = entry.row;
        mutation.op = entry.op;
        if (entry.op == Op::Create && content.fields.isEmpty()) {
            // erased here before anybody heard of it: nothing of it goes out
            TRY_ASSIGN(const auto ofRow, transaction.outsOf(entry.row));
            if (std::any_of(ofRow.cbegin(), ofRow.cend(), [](const OutEntry &one) { return one.op == Op::Erase; }))
                mutation.op = Op::Erase;
        }
        mutation.fields = content.fields;
        mutation.base = entry.base;
        mutation.epoch = entry.epoch;
        mutation.older = entry.older;
        mutation.time = entry.time;
        mutation.conflicts = content.conflicts;
        mutation.isBlind = entry.change != 0 && entry.own.value(kBlind).toBool();
        // a refusal was told, and what the person did then knew of it; only the lost answer makes it a question again
        mutation.isRefused =
            entry.isResent && (entry.verdict == Verdict::Forbidden || entry.verdict == Verdict::Erased);
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
        QVector<OutEntry> settled;  // rows that look different now
        TRY_ASSIGN(ClientState state, transaction.state());
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
                settled.append(entry);
            } else if (state.shown > state.checkpoint) {
                // in a first fill the row may be further than the answer: a copy of this device sent the edit
                TRY_ASSIGN(const auto meta, transaction.meta(entry.row));
                if (meta && meta->seq >= entry.ackSeq) {
                    entry.state = OutState::Done;
                    settled.append(entry);
                }
            }
            TRY(transaction.putOut(entry));
        }
        if (!settled.isEmpty()) {
            // what was typed while the push was on its way stays above what is taken back
            TRY(collect(transaction, state));
            TRY(transaction.setState(state));
        }
        for (const OutEntry &entry : std::as_const(settled)) {
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

tl::unexpected<Error> SyncClient::revoked()
{
    m_isRevoked = true;
    return fail(
        ErrorCode::Forbidden,
        QCoreApplication::translate("Sync", "This device may no longer sync. Ask whoever manages your workspace."));
}

Result<void> SyncClient::push(SyncReport &report)
{
    TRY(handshake(report));
    int quarrels = 0;
    qint64 sent = 0;
    qint64 waiting = 0;
    for (;;) {
        PushRequest request;
        TRY(m_store.transact([&](ClientTransaction &transaction) -> Result<void> {
            report.held = {};
            TRY_ASSIGN(request.mutations, nextBatch(transaction, report));
            if (waiting == 0) {
                TRY_ASSIGN(waiting, transaction.waiting());
            }
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
            sent += reply.results.size();
            TRY(tell(SyncProgress::Step::Sending, sent, std::max(sent, waiting)));
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
        TRY_ASSIGN(const auto waiting, store.pending(std::numeric_limits<int>::max()));
        if (std::none_of(waiting.cbegin(), waiting.cend(), [&](const OutEntry &one) { return one.tx == transaction; }))
            return {};  // it was taken back meanwhile: what waits now was not what was looked at
        for (const OutEntry &entry : waiting)
            state.released = std::max(state.released, entry.op == Op::Remove ? entry.id : 0);
        return store.setState(state);
    });
}

Result<void> SyncClient::appendOwn(ClientTransaction &transaction, qint64 now, const QString &type, const Uid &row,
                                   Op op, const QJsonObject &fields)
{
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
    entry.time = clock.stamp(now, state.offset);
    entry.own = fields;
    entry.tx =
        derivedUid(QByteArrayLiteral("own") + uidBytes(state.device) + uidBytes(row) + QByteArray::number(int(op)) +
                   QByteArray::number(entry.time) + QByteArray::number(contentHash(fields)));
    entry.mid = mutationId(entry.tx, 0);
    state.stamped = clock.last();
    TRY(transaction.setState(state));
    return transaction.addOut(entry);
}

Result<void> SyncClient::addOwn(const QString &type, const Uid &row, Op op, const QJsonObject &fields)
{
    return m_store.transact([&](ClientTransaction &transaction) -> Result<void> {
        TRY_ASSIGN(ClientState state, transaction.state());
        TRY(collect(transaction, state));
        TRY(transaction.setState(state));
        TRY_ASSIGN(const auto confirmed, confirmedContent(transaction, type, row));
        TRY(appendOwn(transaction, m_clock.now(), type, row, op, fields));
        TRY_ASSIGN(const bool seen, transaction.isInBucket(row));
        return rebuild(transaction, type, row, confirmed, seen);
    });
}

Result<void> SyncClient::resolve(const QString &type, const Uid &row, const Uid &conflict)
{
    return addOwn(type, row, Op::Resolve, {{QStringLiteral("conflict"), uidText(conflict)}});
}

Result<void> SyncClient::resolveWithin(ClientTransaction &transaction, qint64 now, const QString &type, const Uid &row,
                                       const Uid &conflict)
{
    // nothing of the row changes by it, so nothing has to be put together anew
    return appendOwn(transaction, now, type, row, Op::Resolve, {{QStringLiteral("conflict"), uidText(conflict)}});
}

Result<void> SyncClient::erase(const QString &type, const Uid &row) { return addOwn(type, row, Op::Erase, {}); }

}  // namespace fieldfare::sync
