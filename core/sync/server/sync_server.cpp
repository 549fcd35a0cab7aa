// SPDX-License-Identifier: GPL-3.0-or-later
#include "sync/server/sync_server.h"

#include "sync/protocol/codec.h"
#include "sync/server/apply.h"

#include <QCborValue>
#include <QCoreApplication>
#include <QSet>

#include <algorithm>

namespace fieldfare::sync {

namespace {

EnrolReply emptyReplyTo(const EnrolRequest &) { return {}; }
HelloReply emptyReplyTo(const HelloRequest &) { return {}; }
PushReply emptyReplyTo(const PushRequest &) { return {}; }
PullReply emptyReplyTo(const PullRequest &) { return {}; }
KnownReply emptyReplyTo(const KnownRequest &) { return {}; }
CompareReply emptyReplyTo(const CompareRequest &) { return {}; }
FetchReply emptyReplyTo(const FetchRequest &) { return {}; }
ContentsReply emptyReplyTo(const ContentsRequest &) { return {}; }
ContentPutReply emptyReplyTo(const ContentPutRequest &) { return {}; }
ContentGetReply emptyReplyTo(const ContentGetRequest &) { return {}; }
NumbersReply emptyReplyTo(const NumbersRequest &) { return {}; }
NearestReply emptyReplyTo(const NearestRequest &) { return {}; }

const QByteArray kLastUid(16, '\xff');

/// Each bucket has its share: a thousand calls must not keep the customers away.
Result<void> addNewest(ServerTransaction &transaction, const QStringList &buckets, int limit, QVector<Uid> &rows)
{
    for (qsizetype i = 0; i < buckets.size(); ++i) {
        const qsizetype share = (limit - rows.size()) / (buckets.size() - i);
        TRY_ASSIGN(const auto newest, transaction.newest({buckets[i]}, static_cast<int>(share)));
        rows += newest;
    }
    return {};
}

/// The answer to what was asked, with the status alone.
Reply revokedReply(const Request &request)
{
    return std::visit(
        [](const auto &message) -> Reply {
            auto reply = emptyReplyTo(message);
            reply.status = Status::Revoked;
            return reply;
        },
        request);
}

}  // namespace

SyncServer::SyncServer(ServerStore &store, const AccessPolicy &access, const FieldRules &rules, const Clock &clock,
                       UidSource newDevice)
    : m_store(store), m_access(access), m_rules(rules), m_clock(clock), m_newDevice(std::move(newDevice))
{
}

Result<Reply> SyncServer::handle(const Caller &caller, const Request &request)
{
    if (caller.isRevoked)
        return revokedReply(request);
    return std::visit([&](const auto &message) { return answer(caller, message); }, request);
}

Result<QByteArray> SyncServer::handle(const Caller &caller, const QByteArray &request)
{
    TRY_ASSIGN(const Request decoded, decodeRequest(request));
    TRY_ASSIGN(const Reply reply, handle(caller, decoded));
    return encode(reply);
}

Result<std::pair<Status, ServerDevice>> SyncServer::admit(ServerTransaction &transaction, const Caller &caller,
                                                          const Uid &device)
{
    TRY_ASSIGN(const auto known, transaction.device(device));
    if (!known)
        return std::pair(Status::UnknownDevice, ServerDevice());
    if (known->user != caller.person || known->installation != caller.installation) {
        return fail(ErrorCode::Forbidden,
                    QCoreApplication::translate("Sync", "This device belongs to somebody else. Enrol it again."));
    }
    return std::pair(Status::Ok, *known);
}

Result<Reply> SyncServer::answer(const Caller &caller, const EnrolRequest &)
{
    EnrolReply reply{Status::Ok, m_newDevice()};
    TRY(m_store.transact([&](ServerTransaction &transaction) -> Result<void> {
        AuditEntry entry;
        entry.at = m_clock.now();
        entry.actor = caller.person;
        entry.device = reply.device;
        entry.action = QStringLiteral("device.name");
        entry.type = QStringLiteral("device");
        entry.record = caller.installation;
        TRY(transaction.addAudit(std::move(entry)));
        return transaction.putDevice({reply.device, caller.person, 0, caller.installation});
    }));
    return Reply(reply);
}

Result<Reply> SyncServer::answer(const Caller &caller, const HelloRequest &request)
{
    HelloReply reply;
    TRY(m_store.read([&](ServerTransaction &transaction) -> Result<void> {
        TRY_ASSIGN(const auto admitted, admit(transaction, caller, request.device));
        TRY_ASSIGN(const Organisation organisation, transaction.organisation());
        reply.status = request.protocol < kProtocol ? Status::TooOld : admitted.first;
        reply.epoch = organisation.epoch;
        reply.head = organisation.head;
        reply.restored = organisation.restored;
        reply.lastN = admitted.second.lastN;
        reply.serverTime = m_clock.now();
        reply.hasNearest = true;
        reply.leaseDays = organisation.leaseDays;
        if (m_signer && admitted.first == Status::Ok) {
            reply.audit.key = m_signer->publicKey();
            reply.audit.head = m_signer->head(organisation.audit, organisation.epoch, reply.serverTime);
            reply.audit.restored = organisation.auditRestored;
            reply.audit.settled = headFrom(QCborValue::fromCbor(organisation.settled).toArray());
            TRY_ASSIGN(reply.audit.hashes, transaction.auditHashes(request.heads));
        }
        if (reply.status != Status::UnknownDevice) {
            TRY_ASSIGN(reply.rights, m_access.rightsOf(transaction, caller.person));
        }
        return {};
    }));
    return Reply(reply);
}

Result<Reply> SyncServer::answer(const Caller &caller, const PushRequest &request)
{
    PushReply reply;
    TRY(m_store.transact([&](ServerTransaction &transaction) -> Result<void> {
        reply = {};
        // first of all: it orders the transactions of an organisation
        TRY_ASSIGN(Organisation organisation, transaction.organisation());
        TRY_ASSIGN(auto admitted, admit(transaction, caller, request.device));
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
        QVector<Uid> rows;
        QVector<Uid> mids;
        for (const Mutation &mutation : request.mutations) {
            rows.append(mutation.row);
            rows += m_access.parentsOf(mutation.type, mutation.fields);
            mids.append(mutation.mid);
        }
        TRY(transaction.expect(rows, mids));
        Applier applier(transaction, organisation, m_access, m_rules, m_clock.now(), caller.person, device.device);
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

Result<Reply> SyncServer::answer(const Caller &caller, const PullRequest &request)
{
    PullReply reply;
    TRY(m_store.read([&](ServerTransaction &transaction) -> Result<void> {
        reply = {};
        TRY_ASSIGN(const Organisation organisation, transaction.organisation());
        TRY_ASSIGN(const auto admitted, admit(transaction, caller, request.device));
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
        TRY_ASSIGN(reply.buckets, m_access.bucketsOf(transaction, caller.person));
        Cursors cursors;
        for (const QString &bucket : std::as_const(reply.buckets))
            cursors.insert(bucket, request.cursors.value(bucket));  // a new one is read from its beginning
        for (auto it = request.cursors.cbegin(); it != request.cursors.cend(); ++it) {
            if (!reply.buckets.contains(it.key()))
                reply.drop.append(it.key());
        }
        TRY(transaction.setVisible(reply.buckets));
        const int limit = std::clamp(request.limit, 1, kMostRows);
        TRY_ASSIGN(auto page, transaction.page(cursors, limit + 1));
        reply.more = page.size() > limit;
        if (reply.more)
            page.resize(limit);
        QVector<Uid> put;
        for (const BucketItem &item : std::as_const(page)) {
            if (!item.put.isEmpty())
                put.append(item.row);
        }
        TRY_ASSIGN(auto views, transaction.views(put));
        reply.items.reserve(page.size());
        for (const BucketItem &item : std::as_const(page)) {
            PullItem pulled{item.row, item.seq, item.put, item.gone, std::nullopt};
            const auto view = views.find(item.row);
            if (!item.put.isEmpty()) {
                if (view == views.end())
                    return fail(ErrorCode::Damaged,
                                QCoreApplication::translate("Sync",
                                                            "The server's data are damaged. Ask its administrator "
                                                            "to look at the details in its log."),
                                QStringLiteral("a listed record is not there: ") + uidText(item.row));
                pulled.view = std::move(*view);
            }
            reply.items.append(std::move(pulled));
        }
        reply.upto =
            reply.more ? Cursor{page.last().seq, page.last().row} : Cursor{organisation.head, uidFromBytes(kLastUid)};
        if (!reply.more) {
            TRY_ASSIGN(reply.digests, transaction.digests(reply.buckets));
        }
        return {};
    }));
    return Reply(reply);
}

Result<Reply> SyncServer::answer(const Caller &caller, const KnownRequest &request)
{
    KnownReply reply;
    TRY(m_store.read([&](ServerTransaction &transaction) -> Result<void> {
        reply = {};
        reply = {};
        TRY_ASSIGN(const auto admitted, admit(transaction, caller, request.device));
        reply.status = admitted.first;
        if (reply.status != Status::Ok)
            return {};
        TRY(transaction.expect({}, request.mids));
        for (const Uid &mid : request.mids) {
            TRY_ASSIGN(const auto applied, transaction.appliedMutation(mid));
            if (applied)
                reply.known.append(mid);
        }
        return {};
    }));
    return Reply(reply);
}

Result<Reply> SyncServer::answer(const Caller &caller, const CompareRequest &request)
{
    CompareReply reply;
    TRY(m_store.read([&](ServerTransaction &transaction) -> Result<void> {
        reply = {};
        TRY_ASSIGN(const auto admitted, admit(transaction, caller, request.device));
        reply.status = admitted.first;
        if (reply.status != Status::Ok)
            return {};
        TRY_ASSIGN(const QStringList buckets, m_access.bucketsOf(transaction, caller.person));
        if (!buckets.contains(request.bucket))
            return fail(ErrorCode::Forbidden,
                        QCoreApplication::translate("Sync", "You have no right to see these records."));
        TRY(transaction.setVisible({request.bucket}));
        if (request.part < 0) {
            TRY_ASSIGN(reply.parts, transaction.digestParts(request.bucket));
        } else {
            TRY_ASSIGN(reply.rows, transaction.list(request.bucket, request.part));
        }
        return {};
    }));
    return Reply(reply);
}

Result<Reply> SyncServer::answer(const Caller &caller, const FetchRequest &request)
{
    FetchReply reply;
    TRY(m_store.read([&](ServerTransaction &transaction) -> Result<void> {
        reply = {};
        TRY_ASSIGN(const auto admitted, admit(transaction, caller, request.device));
        reply.status = admitted.first;
        if (reply.status != Status::Ok)
            return {};
        TRY_ASSIGN(const QStringList buckets, m_access.bucketsOf(transaction, caller.person));
        TRY(transaction.setVisible(buckets));
        TRY_ASSIGN(const auto in, transaction.bucketsOf(request.rows, buckets));
        TRY_ASSIGN(const auto views, transaction.views(QVector<Uid>(in.keyBegin(), in.keyEnd())));
        for (const Uid &uid : request.rows) {
            const auto view = views.constFind(uid);
            if (view != views.cend())
                reply.items.append(PullItem{uid, view->seq, in.value(uid), {}, *view});
            else
                reply.items.append(PullItem{uid, 0, {}, {}, std::nullopt});  // nothing this person may know of
        }
        return {};
    }));
    return Reply(reply);
}

Result<Reply> SyncServer::answer(const Caller &caller, const NearestRequest &request)
{
    NearestReply reply;
    TRY(m_store.read([&](ServerTransaction &transaction) -> Result<void> {
        reply = {};
        TRY_ASSIGN(const Organisation organisation, transaction.organisation());
        TRY_ASSIGN(const auto admitted, admit(transaction, caller, request.device));
        reply.status = admitted.first;
        if (reply.status == Status::Ok && request.epoch != organisation.epoch)
            reply.status = Status::EpochChanged;
        if (reply.status != Status::Ok)
            return {};
        reply.head = organisation.head;
        TRY_ASSIGN(reply.buckets, m_access.bucketsOf(transaction, caller.person));
        TRY_ASSIGN(const Nearest nearest, m_access.nearestOf(transaction, caller.person));
        TRY(transaction.setVisible(reply.buckets + nearest.common + nearest.own));
        Cursors beginning;
        for (const QString &bucket : nearest.common)
            beginning.insert(bucket, {});
        // the oldest of what all need: a pipeline is older than what lies in it, and a price list must not keep it away
        TRY_ASSIGN(const auto common, transaction.page(beginning, std::max(1, request.limit / 2)));
        QVector<Uid> rows;
        for (const BucketItem &item : common)
            rows.append(item.row);
        TRY(addNewest(transaction, nearest.own, request.limit, rows));
        // who owns little sees what was worked on last
        QStringList others = reply.buckets;
        others.removeIf([&](const QString &b) { return nearest.common.contains(b) || nearest.own.contains(b); });
        TRY(addNewest(transaction, others, request.limit, rows));
        TRY_ASSIGN(const auto in, transaction.bucketsOf(rows, reply.buckets));
        TRY_ASSIGN(auto views, transaction.views(QVector<Uid>(in.keyBegin(), in.keyEnd())));
        for (const Uid &row : std::as_const(rows)) {
            const auto view = views.find(row);
            if (view == views.end() || view->deleted)
                continue;
            reply.items.append(PullItem{row, view->seq, in.value(row), {}, std::move(*view)});
            views.erase(view);  // one bucket or two, it comes once
        }
        return {};
    }));
    return Reply(reply);
}

Result<Reply> SyncServer::answer(const Caller &caller, const NumbersRequest &request)
{
    // What a restored server gave away after its backup is in the devices' hands: it goes on well above.
    constexpr qint64 kAfterRestore = 1'000;
    NumbersReply reply;
    TRY(m_store.transact([&](ServerTransaction &transaction) -> Result<void> {
        reply = {};
        TRY_ASSIGN(const Organisation organisation, transaction.organisation());
        TRY_ASSIGN(const auto admitted, admit(transaction, caller, request.device));
        reply.status = admitted.first;
        if (reply.status != Status::Ok)
            return {};
        if (m_rules.rule(request.type, QStringLiteral("number")) != FieldRule::Number)
            return fail(ErrorCode::InvalidInput,
                        QCoreApplication::translate("Sync", "Records of this type have no numbers."));
        TRY_ASSIGN(FreeNumbers free, transaction.freeNumbers(request.type));
        if (free.epoch != 0 && free.epoch != organisation.epoch)
            free.next += kAfterRestore;
        reply.from = std::max(free.next, request.atLeast);
        reply.to = reply.from + request.count - 1;
        return transaction.putFreeNumbers(request.type, {reply.to + 1, organisation.epoch});
    }));
    return Reply(reply);
}

}  // namespace fieldfare::sync
