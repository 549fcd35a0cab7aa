// SPDX-License-Identifier: GPL-3.0-or-later
#include "sync/client/ask.h"
#include "sync/client/heal.h"
#include "sync/client/sync_client.h"
#include "sync/protocol/codec.h"

#include <QCoreApplication>
#include <QHash>
#include <QSet>

#include <algorithm>

namespace fieldfare::sync {

namespace {

constexpr qint64 kTold = 500;  // rows between two looks at whoever watches

/// Nothing of before has to stay consistent, so what comes may be shown at once.
bool isFirstFill(const ClientState &state)
{
    return state.checkpoint == 0 && state.cursors.isEmpty() && !state.rereads;
}

}  // namespace

Result<void> SyncClient::tell(SyncProgress::Step step, qint64 done, qint64 total) const
{
    if (m_watch && !m_watch({step, done, total}))
        return fail(ErrorCode::Cancelled,
                    QCoreApplication::translate("Sync", "Stopped. It goes on from here next time."));
    return {};
}

Result<SyncReport> SyncClient::sync()
{
    SyncReport report;
    TRY(push(report));
    TRY(pull(report));
    TRY(verifySome(report));
    return report;
}

Result<void> SyncClient::rebuild(ClientTransaction &transaction, const QString &type, const Uid &row,
                                 const std::optional<QJsonObject> &confirmed, bool mayBeSeen, qint64 upto)
{
    TRY_ASSIGN(auto above, transaction.overlay(row));
    for (OutEntry &entry : above) {
        if (entry.state != OutState::Acked || entry.ackSeq > upto)
            continue;
        entry.state = OutState::Done;
        TRY(transaction.putOut(entry));
    }
    above.removeIf([](const OutEntry &entry) { return entry.state == OutState::Done; });
    TRY_ASSIGN(const auto now, transaction.local(type, row));
    std::optional<QJsonObject> wanted = confirmed;
    for (const OutEntry &entry : above) {
        if (entry.op == Op::Heal)
            wanted = healedContent(entry.own)
                         .fields;  // what was here before the server lost it, until the server has it again
    }
    for (const OutEntry &entry : above) {
        switch (entry.op) {
        case Op::Create:
            if (!wanted) {
                // nobody else can have changed it; its changes follow, without those that were refused
                TRY_ASSIGN(const OutContent made, contentToSend(transaction, entry));
                wanted = made.fields;
            }
            break;
        case Op::Restore:
            if (!wanted) {
                TRY_ASSIGN(const OutContent content, transaction.content(entry));
                wanted = content.fields;
            }
            break;
        case Op::Update: {
            if (!wanted)
                break;
            // as it is sent: what is shown without a refused entry of a set would be taken out by the next edit
            TRY_ASSIGN(const OutContent content, contentToSend(transaction, entry));
            for (auto it = content.fields.begin(); it != content.fields.end(); ++it)
                setField(*wanted, it.key(),
                         overlaid(m_rules.rule(type, it.key()), wanted->value(it.key()), it.value(),
                                  content.before.value(it.key())));
            break;
        }
        case Op::Remove:
        case Op::Erase: wanted.reset(); break;
        case Op::Heal:
        case Op::Resolve: break;
        }
    }
    if (above.isEmpty())
        TRY(transaction.dropShadow(row));
    else
        TRY(transaction.putShadow(row, {type, confirmed}));
    if (!wanted && !mayBeSeen)
        return transaction.purge(type, row);
    return wanted == now ? Result<void>() : transaction.putLocal(type, row, wanted);
}

Result<void> SyncClient::applyItem(ClientTransaction &transaction, const Uid &row, const RowView *view, bool in)
{
    TRY_ASSIGN(const auto meta, transaction.meta(row));
    QString type = view ? view->type : meta ? meta->type : QString();
    if (type.isEmpty()) {
        TRY_ASSIGN(const auto above, transaction.overlay(row));
        TRY_ASSIGN(const auto shadow, transaction.shadow(row));
        type = !above.isEmpty() ? above.first().type : shadow ? shadow->type : QString();
    }
    if (type.isEmpty())
        return {};  // never was here
    std::optional<QJsonObject> confirmed;
    qint64 upto = 0;
    if (!in) {
        if (meta) {
            TRY(transaction.dropMeta(row));
            TRY(transaction.putConflicts(type, row, {}));
        }
    } else if (view && (!meta || view->seq >= meta->seq)) {
        TRY(transaction.putMeta({type, row, view->seq, view->deleted, rowHash(*view), contentHash(view->fields)}));
        TRY(transaction.putConflicts(type, row, view->conflicts));
        upto = view->seq;
        if (!view->deleted)
            confirmed = view->fields;
    } else {
        TRY_ASSIGN(confirmed, confirmedContent(transaction, type, row));
    }
    return rebuild(transaction, type, row, confirmed, in, upto);
}

/// Rows that a pull touches without saying at once how they stand: looked at when all its pages were.
struct SyncClient::Postponed {
    QSet<Uid> rows;
    QHash<Uid, RowView> deleted;  ///< the newest view of those in the bin
    QHash<Uid, QString> retired;  ///< own edits whose outcome has come, with type
};

Result<void> SyncClient::applyStaged(ClientTransaction &transaction, const PullItem &item, Postponed &later)
{
    if (item.row.isNull()) {  // buckets that are no longer read
        for (const QString &bucket : item.gone) {
            TRY_ASSIGN(const auto rows, transaction.dropBucket(bucket));
            for (const Uid &row : rows)
                later.rows.insert(row);
        }
        return {};
    }
    for (const QString &bucket : item.put)
        TRY(transaction.setBucket(item.row, bucket, true));
    for (const QString &bucket : item.gone)
        TRY(transaction.setBucket(item.row, bucket, false));
    bool in = !item.put.isEmpty();
    if (!in) {
        TRY_ASSIGN(in, transaction.isInBucket(item.row));
    }
    // Whether a row goes is said by all pages together: it may come back in another bucket.
    if (!in || !item.view || item.view->deleted) {
        later.rows.insert(item.row);
        if (item.view && item.view->deleted)
            later.deleted.insert(item.row, *item.view);
        return {};
    }
    later.rows.remove(item.row);
    later.deleted.remove(item.row);
    return applyItem(transaction, item.row, &*item.view, in);
}

Result<void> SyncClient::applyPostponed(ClientTransaction &transaction, const Postponed &later)
{
    for (const Uid &row : later.rows) {
        const auto deleted = later.deleted.constFind(row);
        TRY_ASSIGN(const bool in, transaction.isInBucket(row));
        TRY(applyItem(transaction, row, deleted == later.deleted.cend() ? nullptr : &*deleted, in));
        if (in || !later.retired.contains(row))
            continue;
        // made here, and gone at once to people who alone may see it
        TRY_ASSIGN(const auto above, transaction.overlay(row));
        if (above.isEmpty())
            TRY(transaction.purge(later.retired.value(row), row));
    }
    return {};
}

Result<void> SyncClient::applyPages(ClientTransaction &transaction, bool isFirst, Postponed &later, qint64 &received)
{
    TRY(transaction.beginFill(isFirst));
    qint64 applied = 0;
    TRY(transaction.eachStaged([&](const PullItem &item) -> Result<void> {
        if (applied++ % kTold == 0)
            TRY(tell(SyncProgress::Step::Applying, applied - 1, m_staged));
        received += item.view ? 1 : 0;
        return applyStaged(transaction, item, later);
    }));
    TRY(transaction.endFill());
    TRY(applyPostponed(transaction, later));
    return transaction.clearStage();
}

Result<void> SyncClient::applyPart(SyncReport &report)
{
    qint64 received = 0;
    TRY(m_store.transact([&](ClientTransaction &transaction) -> Result<void> {
        received = 0;
        TRY_ASSIGN(ClientState state, transaction.state());
        TRY(collect(transaction, state));
        Postponed later;
        TRY(applyPages(transaction, true, later, received));
        state.shown = std::max(state.shown, state.stageHead);
        state.pulledAt = hybridTime(m_clock.now() + state.offset);
        return transaction.setState(state);
    }));
    report.received += received;
    return {};
}

Result<void> SyncClient::showNearest()
{
    NearestRequest request;
    request.limit = m_limits.nearest;
    bool isFirst = false;
    TRY(m_store.transact([&](ClientTransaction &transaction) -> Result<void> {
        TRY_ASSIGN(const ClientState state, transaction.state());
        isFirst = isFirstFill(state) && !state.isStaging;
        request.device = state.device;
        request.epoch = state.epoch;
        return {};
    }));
    if (!isFirst || !m_hasNearest)
        return {};
    TRY_ASSIGN(const auto reply, ask<NearestReply>(request));
    if (reply.status == Status::Revoked)
        return revoked();
    if (reply.status != Status::Ok)
        return {};  // the pull finds out what it is
    return m_store.transact([&](ClientTransaction &transaction) -> Result<void> {
        TRY_ASSIGN(ClientState state, transaction.state());
        TRY(collect(transaction, state));
        for (const PullItem &item : reply.items) {
            for (const QString &bucket : item.put)
                TRY(transaction.setBucket(item.row, bucket, true));
            TRY(applyItem(transaction, item.row, item.view ? &*item.view : nullptr, true));
        }
        TRY(transaction.clearStage());
        state.isStaging = true;
        state.stageCursors.clear();
        for (const QString &bucket : reply.buckets)
            state.stageCursors.insert(bucket, {});  // said to be read: told when it no longer may be
        state.stageHead = reply.head;
        state.shown = reply.head;
        state.pulledAt = hybridTime(m_clock.now() + state.offset);
        return transaction.setState(state);
    });
}

Result<void> SyncClient::applyStage(const PullReply &last, SyncReport &report, QStringList &differing)
{
    qint64 received = 0;
    TRY(m_store.transact([&](ClientTransaction &transaction) -> Result<void> {
        received = 0;
        differing.clear();
        TRY_ASSIGN(ClientState state, transaction.state());
        TRY(collect(transaction, state));
        Postponed later;
        if (state.rereads) {
            TRY_ASSIGN(const auto all, transaction.metas(-1));
            for (const RowMeta &meta : all) {
                later.rows.insert(meta.row);
                // numbers are used anew: what the server says now is right, whatever number it has
                RowMeta reset = meta;
                reset.seq = 0;
                TRY(transaction.putMeta(reset));
            }
            TRY(transaction.clearBuckets());
        }
        // own edits whose outcome is in these rows need not be laid above them any more
        TRY_ASSIGN(later.retired, transaction.retire(state.stageUpto.seq));
        for (auto it = later.retired.keyBegin(); it != later.retired.keyEnd(); ++it)
            later.rows.insert(*it);
        TRY(applyPages(transaction, isFirstFill(state), later, received));
        state.shown = 0;
        state.checkpoint = state.stageUpto.seq;
        state.cursors = state.stageCursors;
        state.stageCursors.clear();
        state.isStaging = false;
        state.rereads = false;
        state.pulledAt = hybridTime(m_clock.now() + state.offset);
        for (const QString &bucket : last.buckets) {
            TRY_ASSIGN(const Digest digest, transaction.digest(bucket));
            if (!(digest == last.digests.value(bucket)))
                differing.append(bucket);
        }
        return transaction.setState(state);
    }));
    report.received += received;
    return {};
}

Result<void> SyncClient::pull(SyncReport &report)
{
    TRY(handshake(report));
    TRY(showNearest());
    int quarrels = 0;
    m_staged = 0;
    for (;;) {
        PullRequest request;
        TRY(m_store.transact([&](ClientTransaction &transaction) -> Result<void> {
            TRY_ASSIGN(const ClientState state, transaction.state());
            request.device = state.device;
            request.epoch = state.epoch;
            request.cursors = state.isStaging ? state.stageCursors : state.cursors;
            request.limit = m_limits.rows;
            request.atLeast = state.isStaging ? std::max(state.checkpoint, state.stageHead) : state.checkpoint;
            return {};
        }));
        TRY_ASSIGN(const auto reply, ask<PullReply>(request));
        if (reply.status == Status::Revoked)
            return revoked();
        if (reply.status != Status::Ok) {
            if (++quarrels > kMostRounds)
                return contradiction("a pull is not answered");
            TRY(handshake(report));
            continue;
        }
        bool isFirst = false;
        TRY(m_store.transact([&](ClientTransaction &transaction) -> Result<void> {
            TRY_ASSIGN(ClientState state, transaction.state());
            isFirst = isFirstFill(state);
            if (!state.isStaging) {
                state.isStaging = true;
                state.stageCursors = state.cursors;
                state.stageHead = 0;
                TRY(transaction.clearStage());
            }
            if (!reply.drop.isEmpty()) {
                TRY(transaction.stage({Uid(), 0, {}, reply.drop, std::nullopt}));
                for (const QString &bucket : reply.drop)
                    state.stageCursors.remove(bucket);
            }
            for (const PullItem &item : reply.items)
                TRY(transaction.stage(item));
            for (const QString &bucket : reply.buckets)
                state.stageCursors[bucket] = std::max(state.stageCursors.value(bucket), reply.upto);
            state.stageUpto = reply.upto;
            state.stageHead = std::max(state.stageHead, reply.head);
            return transaction.setState(state);
        }));
        m_staged += reply.items.size();
        TRY(tell(SyncProgress::Step::Receiving, reply.more ? reply.upto.seq : reply.head, reply.head));
        if (reply.more) {
            if (isFirst && m_staged >= m_limits.part) {
                TRY(applyPart(report));
                m_staged = 0;
            }
            continue;
        }
        QStringList differing;
        TRY(applyStage(reply, report, differing));
        m_staged = 0;
        if (!differing.isEmpty())
            TRY(repair(differing, report));
        return {};
    }
}

Result<void> SyncClient::repair(const QStringList &buckets, SyncReport &report)
{
    Uid device;
    QSet<Uid> wrong;
    QStringList all;
    for (const QString &bucket : buckets) {
        QMap<int, Digest> ours;
        TRY(m_store.transact([&](ClientTransaction &transaction) -> Result<void> {
            TRY_ASSIGN(const ClientState state, transaction.state());
            device = state.device;
            all = state.cursors.keys();
            TRY(transaction.recount(bucket));
            TRY_ASSIGN(ours, transaction.digestParts(bucket));
            return {};
        }));
        TRY_ASSIGN(const auto theirs, ask<CompareReply>(CompareRequest{device, bucket, -1}));
        if (theirs.status != Status::Ok)
            return {};  // the next sync says hello first
        for (int part = 0; part < kDigestParts; ++part) {
            if (ours.value(part) == theirs.parts.value(part))
                continue;
            TRY_ASSIGN(const auto rows, ask<CompareReply>(CompareRequest{device, bucket, part}));
            QHash<Uid, quint64> there;
            for (const ListedRow &row : rows.rows)
                there.insert(row.row, row.hash);
            QVector<ListedRow> here;
            TRY(m_store.transact([&](ClientTransaction &transaction) -> Result<void> {
                TRY_ASSIGN(here, transaction.list(bucket, part));
                return {};
            }));
            for (const ListedRow &row : std::as_const(here)) {
                const auto known = there.constFind(row.row);
                if (known == there.constEnd() || *known != row.hash)
                    wrong.insert(row.row);
                there.remove(row.row);
            }
            for (auto it = there.cbegin(); it != there.cend(); ++it)
                wrong.insert(it.key());
        }
    }
    return fetch(QVector<Uid>(wrong.cbegin(), wrong.cend()), all, report);
}

Result<void> SyncClient::fetch(const QVector<Uid> &rows, const QStringList &buckets, SyncReport &report)
{
    for (qsizetype at = 0; at < rows.size(); at += kMostKnown) {
        FetchRequest request{Uid(), rows.mid(at, kMostKnown)};
        TRY(m_store.transact([&](ClientTransaction &transaction) -> Result<void> {
            TRY_ASSIGN(const ClientState state, transaction.state());
            request.device = state.device;
            return {};
        }));
        TRY_ASSIGN(const auto reply, ask<FetchReply>(request));
        if (reply.status != Status::Ok)
            return {};
        TRY(m_store.transact([&](ClientTransaction &transaction) -> Result<void> {
            TRY_ASSIGN(ClientState state, transaction.state());
            TRY(collect(transaction, state));
            TRY(transaction.setState(state));
            for (const PullItem &item : reply.items) {
                for (const QString &bucket : buckets)
                    TRY(transaction.setBucket(item.row, bucket, item.put.contains(bucket)));
                TRY_ASSIGN(const auto meta, transaction.meta(item.row));
                if (meta && item.view && meta->seq > item.view->seq) {
                    RowMeta reset = *meta;
                    reset.seq = 0;
                    TRY(transaction.putMeta(reset));
                }
                TRY_ASSIGN(const bool in, transaction.isInBucket(item.row));
                TRY(applyItem(transaction, item.row, item.view ? &*item.view : nullptr, in));
            }
            return {};
        }));
        report.repaired += reply.items.size();
    }
    return {};
}

Result<void> SyncClient::verifyContent(SyncReport &report)
{
    QVector<Uid> wrong;
    QStringList buckets;
    TRY(m_store.transact([&](ClientTransaction &transaction) -> Result<void> {
        wrong.clear();
        TRY_ASSIGN(ClientState state, transaction.state());
        TRY(collect(transaction, state));
        TRY(transaction.setState(state));
        buckets = state.cursors.keys();
        TRY_ASSIGN(const auto metas, transaction.metas(-1));
        for (const RowMeta &meta : metas) {
            TRY_ASSIGN(const bool same, isWhole(transaction, meta));
            if (!same)
                wrong.append(meta.row);
        }
        return {};
    }));
    return fetch(wrong, buckets, report);
}

Result<bool> SyncClient::isWhole(ClientTransaction &transaction, const RowMeta &meta)
{
    TRY_ASSIGN(const auto confirmed, confirmedContent(transaction, meta.type, meta.row));
    return meta.deleted ? !confirmed : confirmed && contentHash(*confirmed) == meta.content;
}

Result<void> SyncClient::verifySome(SyncReport &report)
{
    QVector<Uid> wrong;
    QStringList buckets;
    TRY(m_store.transact([&](ClientTransaction &transaction) -> Result<void> {
        wrong.clear();
        TRY_ASSIGN(ClientState state, transaction.state());
        TRY(collect(transaction, state));
        buckets = state.cursors.keys();
        TRY_ASSIGN(const auto metas, transaction.metasAfter(state.looked, m_limits.looks));
        for (const RowMeta &meta : metas) {
            TRY_ASSIGN(const bool same, isWhole(transaction, meta));
            if (!same)
                wrong.append(meta.row);
        }
        const bool isEnd = metas.size() < m_limits.looks;
        state.looked = isEnd ? Uid() : metas.last().row;
        for (const QString &bucket : std::as_const(buckets)) {
            if (isEnd)
                TRY(transaction.recount(bucket));
        }
        return transaction.setState(state);
    }));
    if (wrong.isEmpty())
        return {};
    TRY(fetch(wrong, buckets, report));
    // what is not held here quite as the server has it (a newer peer's, say) would be fetched again in every round
    return m_store.transact([&](ClientTransaction &transaction) -> Result<void> {
        for (const Uid &row : std::as_const(wrong)) {
            TRY_ASSIGN(auto meta, transaction.meta(row));
            if (!meta || meta->deleted)
                continue;
            TRY_ASSIGN(const auto confirmed, confirmedContent(transaction, meta->type, row));
            if (!confirmed || contentHash(*confirmed) == meta->content)
                continue;
            meta->content = contentHash(*confirmed);
            TRY(transaction.putMeta(*meta));
        }
        return {};
    });
}

}  // namespace fieldfare::sync
