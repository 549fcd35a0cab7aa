// SPDX-License-Identifier: GPL-3.0-or-later
#include "sim_world.h"

#include "security/shares.h"
#include "sync/protocol/codec.h"

#include <QJsonDocument>

#include <cstdarg>
#include <cstdio>
#include <limits>

namespace fieldfare::sync {

namespace {

const QStringList kTeams{QStringLiteral("A"), QStringLiteral("B"), QStringLiteral("C")};

/// Passes everything on, with slips.
class SimServerTransaction final : public ServerTransaction {
public:
    SimServerTransaction(ServerTransaction &inner, SimServerStore &store, Slip slip, QHash<Uid, int> &applied)
        : m_inner(inner), m_store(store), m_slip(slip), m_applied(applied)
    {
    }

    Result<Organisation> organisation() override
    {
        TRY_ASSIGN(Organisation organisation, m_inner.organisation());
        if (m_slip == Slip::NoBaseRemap && m_store.isPushing) {
            for (qint64 &head : organisation.restored)
                head = std::numeric_limits<qint64>::max();
        }
        return organisation;
    }
    Result<void> expect(const QVector<Uid> &rows, const QVector<Uid> &mids) override
    {
        return m_inner.expect(rows, mids);
    }
    Result<void> setVisible(const QStringList &buckets) override { return m_inner.setVisible(buckets); }
    Result<QHash<Uid, RowView>> views(const QVector<Uid> &rows) override { return m_inner.views(rows); }
    Result<void> setHead(qint64 head) override { return m_inner.setHead(head); }
    Result<std::optional<ServerDevice>> device(const Uid &device) override
    {
        TRY_ASSIGN(auto known, m_inner.device(device));
        if (known && m_slip == Slip::NoDedup && m_store.isPushing) {
            for (auto it = m_store.claimed.cbegin(); it != m_store.claimed.cend(); ++it)
                known->lastN = std::min(known->lastN, it.key() - 1);
        }
        return known;
    }
    Result<void> putDevice(const ServerDevice &device) override { return m_inner.putDevice(device); }
    Result<std::optional<ServerRow>> row(const Uid &row) override
    {
        TRY_ASSIGN(auto found, m_inner.row(row));
        if (found && m_slip == Slip::ClockDecides && m_store.isPushing) {
            for (FieldVersion &version : found->versions)
                version.seq = std::numeric_limits<qint64>::max();
        }
        return found;
    }
    Result<void> putRow(const ServerRow &row, const QStringList &present) override
    {
        trace("row %s at %lld: %s deleted %d, %lld conflicts", qPrintable(uidText(row.row)),
              static_cast<long long>(row.seq), QJsonDocument(row.fields).toJson(QJsonDocument::Compact).constData(),
              int(row.deleted.has_value()), static_cast<long long>(row.conflicts.size()));
        if (m_slip != Slip::NoConflicts)
            return m_inner.putRow(row, present);
        ServerRow poorer = row;
        poorer.conflicts.clear();
        return m_inner.putRow(poorer, present);
    }
    Result<std::optional<AppliedMutation>> applied(const Uid &device, qint64 n) override
    {
        TRY_ASSIGN(auto known, m_inner.applied(device, n));
        if (m_slip == Slip::NoForkCheck && known && m_store.claimed.contains(n))
            known->mid = m_store.claimed.value(n);
        return known;
    }
    Result<std::optional<AppliedMutation>> appliedMutation(const Uid &mid) override
    {
        if (m_slip == Slip::NoDedup && m_store.isPushing)
            return std::nullopt;
        return m_inner.appliedMutation(mid);
    }
    Result<void> addApplied(const AppliedMutation &applied) override
    {
        trace("device %s number %lld: %s verdict %d at %lld", qPrintable(uidText(applied.device)),
              static_cast<long long>(applied.n), qPrintable(uidText(applied.mid)), int(applied.verdict),
              static_cast<long long>(applied.seq));
        if (applied.verdict == Verdict::Applied || applied.verdict == Verdict::Lost)
            ++m_applied[applied.mid];
        return m_inner.addApplied(applied);
    }
    Result<void> quarantine(const Uid &device, const Mutation &mutation, Verdict verdict) override
    {
        return m_inner.quarantine(device, mutation, verdict);
    }
    Result<void> forgetQuarantined(const Uid &row) override { return m_inner.forgetQuarantined(row); }
    Result<QVector<BucketItem>> page(const Cursors &cursors, int limit) override
    {
        return m_inner.page(cursors, limit);
    }
    Result<QVector<Uid>> newest(const QStringList &buckets, int limit) override
    {
        return m_inner.newest(buckets, limit);
    }
    Result<QHash<Uid, QStringList>> bucketsOf(const QVector<Uid> &rows, const QStringList &among) override
    {
        return m_inner.bucketsOf(rows, among);
    }
    Result<QMap<QString, Digest>> digests(const QStringList &buckets) override { return m_inner.digests(buckets); }
    Result<QMap<int, Digest>> digestParts(const QString &bucket) override { return m_inner.digestParts(bucket); }
    Result<QVector<ListedRow>> list(const QString &bucket, int part) override { return m_inner.list(bucket, part); }
    Result<FreeNumbers> freeNumbers(const QString &type) override { return m_inner.freeNumbers(type); }
    Result<void> putFreeNumbers(const QString &type, const FreeNumbers &numbers) override
    {
        return m_inner.putFreeNumbers(type, numbers);
    }
    Result<QString> content(const Uid &record) override { return m_inner.content(record); }
    Result<QSet<QString>> contents() override { return m_inner.contents(); }
    Result<void> putContent(const Uid &record, const QString &name) override
    {
        return m_inner.putContent(record, name);
    }
    Result<void> addAudit(AuditEntry entry) override { return m_inner.addAudit(std::move(entry)); }
    Result<void> forgetAudited(const Uid &row) override { return m_inner.forgetAudited(row); }
    Result<QMap<qint64, QByteArray>> auditHashes(const QVector<qint64> &numbers) override
    {
        return m_inner.auditHashes(numbers);
    }
    Result<Uid> alias(const Uid &row) override { return m_inner.alias(row); }
    Result<void> putAlias(const Uid &gone, const Uid &kept) override { return m_inner.putAlias(gone, kept); }
    Result<Uid> holderOfNumber(const QString &type, const QString &field, const QString &number,
                               const Uid &except) override
    {
        return m_inner.holderOfNumber(type, field, number, except);
    }
    Result<QVector<Uid>> children(const Uid &row) override { return m_inner.children(row); }
    Result<std::optional<Member>> member(const Uid &person) override { return m_inner.member(person); }
    Result<std::optional<QJsonObject>> role(const QString &key) override { return m_inner.role(key); }
    Result<QVector<Uid>> team(const QString &name) override { return m_inner.team(name); }
    Result<void> savepoint() override
    {
        m_appliedBefore = m_applied;
        return m_inner.savepoint();
    }
    Result<void> rollbackToSavepoint() override
    {
        m_applied = m_appliedBefore;
        return m_inner.rollbackToSavepoint();
    }

private:
    ServerTransaction &m_inner;
    SimServerStore &m_store;
    Slip m_slip;
    QHash<Uid, int> &m_applied;
    QHash<Uid, int> m_appliedBefore;
};

QStringList everyBucket()
{
    QStringList all{QStringLiteral("a"), QStringLiteral("c")};
    for (const QString &team : kTeams)
        all.append(QStringLiteral("t:") + team);
    for (int i = 0; i < 8; ++i)
        all.append(QStringLiteral("o:u%1").arg(i));
    return all;
}

Error lost() { return {ErrorCode::Io, QStringLiteral("the network is gone"), {}}; }

}  // namespace

QStringList SimAccess::bucketsOf(const Uid &user) const
{
    const Person person = people.value(user);
    QStringList buckets{QStringLiteral("c"), QStringLiteral("o:") + person.name};
    if (person.level >= 1) {
        for (const QString &team : person.teams)
            buckets.append(QStringLiteral("t:") + team);
    }
    buckets.append(person.level == 2 ? QStringLiteral("a") : QStringLiteral("s:") + uidText(user));
    return buckets;
}

QStringList SimAccess::bucketsOfRow(const QString &type, const QJsonObject &fields)
{
    if (type == QLatin1String("tag"))
        return {QStringLiteral("c")};  // words everybody uses
    QStringList buckets{QStringLiteral("a")};
    const QString owner = fields.value(QStringLiteral("external_id")).toString();
    if (!owner.isEmpty())
        buckets.append(QStringLiteral("o:") + owner);
    const QString team = fields.value(QStringLiteral("external_source")).toString();
    if (!team.isEmpty())
        buckets.append(QStringLiteral("t:") + team);
    const QVector<Share> shares = sharesFrom(fields.value(sharedWithField));
    for (const Share &share : shares)
        buckets.append(QStringLiteral("s:") + uidText(share.person));
    return buckets;
}

bool SimAccess::maySee(const Uid &user, const ServerRow &row) const
{
    const QStringList mine = bucketsOf(user);
    const QStringList its = bucketsOfRow(row.type, row.fields);
    return !row.erased && std::any_of(its.begin(), its.end(), [&](const QString &b) { return mine.contains(b); });
}

FieldRule SimRules::rule(const QString &, const QString &field) const
{
    if (field == QLatin1String("notes"))
        return FieldRule::Text;
    if (field == QLatin1String("tags") || field == sharedWithField)
        return FieldRule::Set;
    return field == QLatin1String("changed_at") ? FieldRule::Quiet : FieldRule::Value;
}

// NOLINTNEXTLINE(cert-dcl50-cpp): the format is checked
void trace(const char *format, ...)
{
    static const bool isOn = qEnvironmentVariableIsSet("FIELDFARE_SYNC_TRACE");
    if (!isOn)
        return;
    va_list values;
    va_start(values, format);
    std::vfprintf(stderr, format, values);
    va_end(values);
    std::fputc('\n', stderr);
}

Result<void> SimServerStore::transact(const std::function<Result<void>(ServerTransaction &)> &work)
{
    if (isFaulty && m_chance.hits(20))
        return fail(ErrorCode::Io, QStringLiteral("the server is down"));
    if (isFaulty && isPulling && m_replica && m_chance.hits(250))
        return m_replica->transact(work);
    const bool failsAtCommit = isFaulty && m_chance.hits(20);
    const bool losesCommit = m_slip == Slip::AnswerBeforeCommit && isPushing && m_chance.hits(40);
    QHash<Uid, int> applied = timesApplied;
    const auto done = memory.transact([&](ServerTransaction &inner) -> Result<void> {
        applied = timesApplied;
        SimServerTransaction transaction(inner, *this, m_slip, applied);
        TRY(work(transaction));
        if (failsAtCommit || losesCommit)
            return fail(ErrorCode::DiskFull, QStringLiteral("the server's disk is full"));
        return {};
    });
    if (!done)
        return losesCommit && !failsAtCommit ? Result<void>() : done;
    timesApplied = applied;
    if (isFaulty && m_chance.hits(20))
        return fail(ErrorCode::Io, QStringLiteral("the server died after its commit"));
    return {};
}

void SimServerStore::backup() { m_backup = std::pair(memory.data(), timesApplied); }

bool SimServerStore::restore()
{
    if (!m_backup)
        return false;
    memory.restore(m_backup->first);
    timesApplied = m_backup->second;
    m_backup.reset();
    m_replica.reset();
    return true;
}

SimDevice::SimDevice(Chance &chance, Slip slip, SyncServer &server, SimServerStore &serverStore, const Clock &time,
                     Uid itsUser, std::shared_ptr<DeviceStore> itsStore)
    : user(itsUser),
      clock(time),
      store(std::move(itsStore)),
      m_chance(chance),
      m_slip(slip),
      m_server(server),
      m_serverStore(serverStore)
{
}

QByteArray SimDevice::alteredRequest(const QByteArray &bytes)
{
    if (m_slip != Slip::NewBucketAtHead)
        return bytes;
    auto request = decodeRequest(bytes);
    if (!request || !std::holds_alternative<PullRequest>(*request))
        return bytes;
    auto &pull = std::get<PullRequest>(*request);
    Cursor newest;
    for (const Cursor &cursor : std::as_const(pull.cursors))
        newest = std::max(newest, cursor);
    for (const QString &bucket : everyBucket()) {
        if (!pull.cursors.contains(bucket))
            pull.cursors.insert(bucket, newest);
    }
    return encode(*request);
}

QByteArray SimDevice::alteredReply(const QByteArray &request, const QByteArray &bytes)
{
    if (m_slip == Slip::None)
        return bytes;
    auto reply = decodeReply(bytes);
    if (!reply)
        return bytes;
    if (auto *known = std::get_if<KnownReply>(&*reply); known && m_slip == Slip::NoResend) {
        const auto asked = decodeRequest(request);
        if (asked && std::holds_alternative<KnownRequest>(*asked))
            known->known = std::get<KnownRequest>(*asked).mids;
    }
    if (auto *pull = std::get_if<PullReply>(&*reply)) {
        if (m_slip == Slip::NoDrop)
            pull->drop.clear();
        if (m_slip == Slip::CursorAhead && pull->more)
            pull->upto.seq += 1;
        if (m_slip == Slip::NoGone) {
            for (PullItem &item : pull->items)
                item.gone.clear();
        }
    }
    if (auto *hello = std::get_if<HelloReply>(&*reply); hello && m_slip == Slip::NoForkCheck) {
        const auto read = store->transact([&](ClientTransaction &transaction) -> Result<void> {
            TRY_ASSIGN(const ClientState state, transaction.state());
            hello->lastN = std::min(hello->lastN, state.lastN);
            return {};
        });
        Q_UNUSED(read)
    }
    return encode(*reply);
}

Result<QByteArray> SimDevice::deliver(const QByteArray &bytes)
{
    m_serverStore.claimed.clear();
    m_serverStore.isPushing = false;
    m_serverStore.isPulling = false;
    if (const auto request = decodeRequest(bytes)) {
        m_serverStore.isPulling =
            std::holds_alternative<PullRequest>(*request) || std::holds_alternative<NearestRequest>(*request);
        if (const auto *push = std::get_if<PushRequest>(&*request)) {
            m_serverStore.isPushing = true;
            for (const Mutation &mutation : push->mutations)
                m_serverStore.claimed.insert(mutation.n, mutation.mid);
        }
    }
    auto answer = m_server.handle(Caller{user, {}, false}, bytes);
    m_serverStore.isPushing = false;
    m_serverStore.isPulling = false;
    return answer;
}

Result<QByteArray> SimDevice::exchange(const QByteArray &wanted)
{
    ++messages;
    QByteArray request = alteredRequest(wanted);
    if (isFaulty && m_chance.hits(60)) {
        if (m_chance.hits(400))
            m_late.append(request);  // it will arrive when nobody waits for it any more
        return fail(lost());
    }
    if (isFaulty && m_chance.hits(15))
        request.truncate(m_chance.below(request.size()));
    if (isFaulty && m_chance.hits(15) && !request.isEmpty()) {
        const int at = m_chance.below(request.size());
        request[at] = static_cast<char>(request[at] ^ (1 << m_chance.below(8)));
    }
    auto answer = deliver(request);
    if (isFaulty && m_chance.hits(40))
        answer = deliver(request);
    if (!answer)
        return answer;
    if (isFaulty && m_chance.hits(70))
        return fail(lost());
    QByteArray reply = alteredReply(request, *answer);
    if (isFaulty && m_chance.hits(15))
        reply.truncate(m_chance.below(reply.size()));
    if (isFaulty && m_chance.hits(15) && !reply.isEmpty()) {
        const int at = m_chance.below(reply.size());
        reply[at] = static_cast<char>(reply[at] ^ (1 << m_chance.below(8)));
    }
    return reply;
}

void SimDevice::deliverLate()
{
    if (m_late.isEmpty())
        return;
    const auto unheard = deliver(m_late.takeAt(m_chance.below(m_late.size())));
    Q_UNUSED(unheard)
}

}  // namespace fieldfare::sync
