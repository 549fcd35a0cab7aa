// SPDX-License-Identifier: GPL-3.0-or-later
#include "sync/client/ask.h"
#include "sync/client/heal.h"
#include "sync/client/sync_client.h"
#include "sync/protocol/codec.h"

#include <QCoreApplication>
#include <QSet>

#include <algorithm>

// What a device does when its standing with the server is not what it was: copies of it, and servers that were restored.
namespace fieldfare::sync {

namespace {

/// The content is whole by its own hash, and the row's number is not the one it came with.
bool hasRotten(const RowMeta &meta, const QJsonObject &content, const QVector<Conflict> &conflicts)
{
    return contentHash(content) == meta.content &&
           rowHash({meta.type, meta.row, meta.seq, meta.deleted, content, conflicts}) != meta.hash;
}

}  // namespace

Result<void> SyncClient::requeue(ClientTransaction &transaction, ClientState &state, const QSet<Uid> &known,
                                 qint64 lastN, qint64 head)
{
    TRY_ASSIGN(auto entries, transaction.everyOut());
    // what a restored server lost comes first: the edits after it need their rows
    std::stable_partition(entries.begin(), entries.end(), [](const OutEntry &entry) { return entry.op == Op::Heal; });
    state.lastN = lastN;
    for (OutEntry &entry : entries) {
        const OutEntry before = entry;
        const bool isKnown = known.contains(entry.mid);
        if (isKnown && entry.state == OutState::Acked)
            entry.ackSeq = std::min(entry.ackSeq, head);
        if (!isKnown) {
            entry.isResent = entry.isResent || entry.state == OutState::Done || entry.state == OutState::Rejected;
            entry.state = OutState::Pending;
        }
        // what is known and waits here got an answer that this copy of the device never heard: it asks again
        if (entry.state == OutState::Pending)
            entry.n = ++state.lastN;
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
        if (reply.status == Status::Revoked)
            return revoked();
        if (reply.status != Status::Ok)
            return contradiction("a device that was just named is not known");
        for (const Uid &mid : reply.known)
            known.insert(mid);
    }
    return known;
}

Result<void> SyncClient::takeNewIdentity(SyncReport &report)
{
    TRY_ASSIGN(const auto enrolled, ask<EnrolReply>(EnrolRequest{}));
    if (enrolled.status == Status::Revoked)
        return revoked();
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
    // A copy of this device may have gone on under its name and renumbered first: numbers below ours would then be the copy's, and
    // its edits taken for ones that we knew. Only numbers that begin at one are known to be ours.
    if (asked.epoch != 0 && hello.lastN > 0) {
        TRY_ASSIGN(const auto enrolled, ask<EnrolReply>(EnrolRequest{}));
        if (enrolled.status == Status::Revoked)
            return revoked();
        asked.device = enrolled.device;
    }
    TRY_ASSIGN(const auto known, knownOfOutbox(asked.device));
    return m_store.transact([&](ClientTransaction &transaction) -> Result<void> {
        TRY_ASSIGN(ClientState state, transaction.state());
        TRY(collect(transaction, state));
        state.device = asked.device;
        qint64 lostBeyond = std::min(hello.head, std::max(state.checkpoint, state.shown));
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
                const OutEntry before = entry;
                entry.base = std::min(entry.base, lostBeyond);
                for (Seen &seen : entry.older)
                    seen.base = std::min(seen.base, lostBeyond);
                if (!(entry == before))
                    TRY(transaction.putOut(entry));
            }
        }
        ++report.restores;
        // Rows that came after the backup and whose authors may be gone: whoever has them gives them back. Of a row whose
        // standing has rotted nobody can say when it came.
        TRY_ASSIGN(const auto metas, transaction.metas(-1));
        for (const RowMeta &meta : metas) {
            if (meta.deleted)
                continue;
            TRY_ASSIGN(const auto content, confirmedContent(transaction, meta.type, meta.row));
            if (!content)
                continue;
            TRY_ASSIGN(const auto conflicts, transaction.conflicts(meta.row));
            if (meta.seq <= lostBeyond && !hasRotten(meta, *content, conflicts))
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
            heal.own = healOf(*content, conflicts);
            TRY(transaction.addOut(heal));
        }
        state.checkpoint = std::min(state.checkpoint, lostBeyond);
        state.shown = 0;
        state.cursors.clear();
        state.stageCursors.clear();
        state.isStaging = false;
        state.rereads = true;
        TRY(transaction.clearStage());
        TRY(requeue(transaction, state, known, 0, std::min(hello.head, lostBeyond)));
        return transaction.setState(state);
    });
}

Result<void> SyncClient::handshake(SyncReport &report)
{
    m_contact.reset();  // what an earlier one told was taken note of
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
        TRY_ASSIGN(const auto hello, ask<HelloReply>(HelloRequest{state.device, kProtocol, m_asked}));
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
        m_rights = hello.rights;
        m_hasNearest = hello.hasNearest;
        m_contact = Contact{hello.audit, m_asked, hello.epoch, hello.serverTime, m_clock.now(), hello.leaseDays};
        // also a server that came back without saying so: it knows less than it gave us
        if (hello.epoch != state.epoch || hello.head < std::max(state.checkpoint, state.shown)) {
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

}  // namespace fieldfare::sync
