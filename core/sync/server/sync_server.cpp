// SPDX-License-Identifier: GPL-3.0-or-later
#include "sync/server/sync_server.h"

#include "sync/protocol/codec.h"
#include "sync/server/apply.h"

#include <QCoreApplication>
#include <QSet>

#include <algorithm>

namespace fieldfare::sync {

namespace {

const QByteArray kLastUid(16, '\xff');

PullItem itemOf(const ServerRow &row, const QStringList &put, const QStringList &gone)
{
    PullItem item{row.row, row.seq, put, gone, std::nullopt};
    if (!put.isEmpty())
        item.view = row.view();
    return item;
}

}  // namespace

SyncServer::SyncServer(ServerStore &store, const AccessPolicy &access, const FieldRules &rules, const Clock &clock,
                       UidSource newDevice)
    : m_store(store), m_access(access), m_rules(rules), m_clock(clock), m_newDevice(std::move(newDevice))
{
}

Result<Reply> SyncServer::handle(const Uid &user, const Request &request)
{
    return std::visit([&](const auto &message) { return answer(user, message); }, request);
}

Result<QByteArray> SyncServer::handle(const Uid &user, const QByteArray &request)
{
    TRY_ASSIGN(const Request decoded, decodeRequest(request));
    TRY_ASSIGN(const Reply reply, handle(user, decoded));
    return encode(reply);
}

Result<std::pair<Status, ServerDevice>> SyncServer::admit(ServerTransaction &transaction, const Uid &user,
                                                          const Uid &device)
{
    TRY_ASSIGN(const auto known, transaction.device(device));
    if (!known)
        return std::pair(Status::UnknownDevice, ServerDevice());
    if (known->user != user) {
        return fail(ErrorCode::Forbidden,
                    QCoreApplication::translate("Sync", "This device belongs to somebody else. Enrol it again."));
    }
    return std::pair(known->revoked ? Status::Revoked : Status::Ok, *known);
}

Result<void> SyncServer::revoke(const Uid &device)
{
    return m_store.transact([&](ServerTransaction &transaction) -> Result<void> {
        TRY_ASSIGN(auto known, transaction.device(device));
        if (!known)
            return fail(ErrorCode::NotFound, QCoreApplication::translate("Sync", "There is no such device."));
        known->revoked = true;
        return transaction.putDevice(*known);
    });
}

Result<Reply> SyncServer::answer(const Uid &user, const EnrolRequest &)
{
    EnrolReply reply{m_newDevice()};
    TRY(m_store.transact([&](ServerTransaction &transaction) {
        return transaction.putDevice({reply.device, user, 0, false});
    }));
    return Reply(reply);
}

Result<Reply> SyncServer::answer(const Uid &user, const HelloRequest &request)
{
    HelloReply reply;
    TRY(m_store.transact([&](ServerTransaction &transaction) -> Result<void> {
        TRY_ASSIGN(const auto admitted, admit(transaction, user, request.device));
        TRY_ASSIGN(const Organisation organisation, transaction.organisation());
        reply.status = request.protocol < kProtocol ? Status::TooOld : admitted.first;
        reply.epoch = organisation.epoch;
        reply.head = organisation.head;
        reply.restored = organisation.restored;
        reply.lastN = admitted.second.lastN;
        reply.serverTime = m_clock.now();
        return {};
    }));
    return Reply(reply);
}

Result<Reply> SyncServer::answer(const Uid &user, const PushRequest &request)
{
    PushReply reply;
    TRY(m_store.transact([&](ServerTransaction &transaction) -> Result<void> {
        reply = {};
        // first of all: it orders the transactions of an organisation
        TRY_ASSIGN(Organisation organisation, transaction.organisation());
        TRY_ASSIGN(auto admitted, admit(transaction, user, request.device));
        reply.status = admitted.first;
        if (reply.status == Status::Ok && request.epoch != organisation.epoch)
            reply.status = Status::EpochChanged;
        if (reply.status != Status::Ok)
            return {};
        ServerDevice device = admitted.second;
        for (const Mutation &mutation : request.mutations) {
            if (mutation.n > device.lastN)
                continue;
            TRY_ASSIGN(const auto applied, transaction.applied(device.device, mutation.n));
            if (!applied || applied->mid != mutation.mid) {
                reply.status = Status::Fork;
                return {};
            }
        }
        Applier applier(transaction, organisation, m_access, m_rules, m_clock.now(), user, device.device);
        QSet<Uid> refused;
        for (qsizetype at = 0; at < request.mutations.size();) {
            const Mutation &first = request.mutations[at];
            if (first.n <= device.lastN) {
                TRY_ASSIGN(const auto applied, transaction.applied(device.device, first.n));
                reply.results.append({first.n, applied->verdict, applied->seq});
                if (isRefusal(applied->verdict))
                    refused.insert(first.row);
                ++at;
                continue;
            }
            QVector<Mutation> group;
            qint64 expected = device.lastN + 1;
            while (at < request.mutations.size() && request.mutations[at].tx == first.tx &&
                   request.mutations[at].n == expected) {
                group.append(request.mutations[at++]);
                ++expected;
            }
            if (group.isEmpty())
                break;  // a gap: the device and the server compare numbers at its next hello
            // made above what is refused here: its author hears of that first, and says the rest without it
            if (std::any_of(group.begin(), group.end(),
                            [&](const Mutation &m) { return !m.isRefused && refused.contains(m.row); }))
                break;
            TRY_ASSIGN(const auto results, applier.applyGroup(group));
            for (qsizetype i = 0; i < results.size(); ++i) {
                if (isRefusal(results[i].verdict))
                    refused.insert(group[i].row);
            }
            reply.results += results;
            device.lastN = expected - 1;
        }
        TRY(transaction.setHead(organisation.head));
        return transaction.putDevice(device);
    }));
    return Reply(reply);
}

Result<Reply> SyncServer::answer(const Uid &user, const PullRequest &request)
{
    PullReply reply;
    TRY(m_store.transact([&](ServerTransaction &transaction) -> Result<void> {
        reply = {};
        TRY_ASSIGN(const Organisation organisation, transaction.organisation());
        TRY_ASSIGN(const auto admitted, admit(transaction, user, request.device));
        reply.status = admitted.first;
        if (reply.status == Status::Ok && request.epoch != organisation.epoch)
            reply.status = Status::EpochChanged;
        if (reply.status != Status::Ok)
            return {};
        // A replica that lags is as good as the server while it knows all that the device has heard of; pages of two heads would
        // leave out a row that moved between them.
        if (request.atLeast > organisation.head) {
            return fail(ErrorCode::Io, QCoreApplication::translate(
                                           "Sync", "This server is behind another one. Try again in a moment."));
        }
        reply.head = organisation.head;
        reply.buckets = m_access.bucketsOf(user);
        Cursors cursors;
        for (const QString &bucket : std::as_const(reply.buckets))
            cursors.insert(bucket, request.cursors.value(bucket));  // a new one is read from its beginning
        for (auto it = request.cursors.cbegin(); it != request.cursors.cend(); ++it) {
            if (!reply.buckets.contains(it.key()))
                reply.drop.append(it.key());
        }
        TRY_ASSIGN(auto page, transaction.page(cursors, request.limit + 1));
        reply.more = page.size() > request.limit;
        if (reply.more)
            page.resize(request.limit);
        for (const BucketItem &item : std::as_const(page)) {
            TRY_ASSIGN(const auto row, transaction.row(item.row));
            if (row)
                reply.items.append(itemOf(*row, item.put, item.gone));
        }
        reply.upto =
            reply.more ? Cursor{page.last().seq, page.last().row} : Cursor{organisation.head, uidFromBytes(kLastUid)};
        if (!reply.more) {
            for (const QString &bucket : std::as_const(reply.buckets)) {
                TRY_ASSIGN(const Digest digest, transaction.digest(bucket));
                reply.digests.insert(bucket, digest);
            }
        }
        return {};
    }));
    return Reply(reply);
}

Result<Reply> SyncServer::answer(const Uid &user, const KnownRequest &request)
{
    KnownReply reply;
    TRY(m_store.transact([&](ServerTransaction &transaction) -> Result<void> {
        reply = {};
        TRY_ASSIGN(const auto admitted, admit(transaction, user, request.device));
        if (admitted.first == Status::Revoked)
            return {};
        for (const Uid &mid : request.mids) {
            TRY_ASSIGN(const auto applied, transaction.appliedMutation(mid));
            if (applied)
                reply.known.append(mid);
        }
        return {};
    }));
    return Reply(reply);
}

Result<Reply> SyncServer::answer(const Uid &user, const CompareRequest &request)
{
    CompareReply reply;
    TRY(m_store.transact([&](ServerTransaction &transaction) -> Result<void> {
        reply = {};
        TRY_ASSIGN(const auto admitted, admit(transaction, user, request.device));
        reply.status = admitted.first;
        if (reply.status != Status::Ok)
            return {};
        if (!m_access.bucketsOf(user).contains(request.bucket))
            return fail(ErrorCode::Forbidden,
                        QCoreApplication::translate("Sync", "You have no right to see these records."));
        if (request.part < 0) {
            TRY_ASSIGN(reply.parts, transaction.digestParts(request.bucket));
        } else {
            TRY_ASSIGN(reply.rows, transaction.list(request.bucket, request.part));
        }
        return {};
    }));
    return Reply(reply);
}

Result<Reply> SyncServer::answer(const Uid &user, const FetchRequest &request)
{
    FetchReply reply;
    TRY(m_store.transact([&](ServerTransaction &transaction) -> Result<void> {
        reply = {};
        TRY_ASSIGN(const auto admitted, admit(transaction, user, request.device));
        reply.status = admitted.first;
        if (reply.status != Status::Ok)
            return {};
        const QStringList buckets = m_access.bucketsOf(user);
        for (const Uid &uid : request.rows) {
            TRY_ASSIGN(const auto row, transaction.row(uid));
            TRY_ASSIGN(const QStringList in, transaction.bucketsOf(uid, buckets));
            if (row && !in.isEmpty())
                reply.items.append(itemOf(*row, in, {}));
            else
                reply.items.append(PullItem{uid, 0, {}, {}, std::nullopt});  // nothing this person may know of
        }
        return {};
    }));
    return Reply(reply);
}

}  // namespace fieldfare::sync
