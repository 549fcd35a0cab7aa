// SPDX-License-Identifier: GPL-3.0-or-later
#include "server/postgres/postgres_server_store.h"

#include "base/clock.h"
#include "server/postgres/audit_log.h"
#include "server/postgres/postgres_transaction.h"
#include "server/postgres/schema.h"
#include "server/postgres/statements.h"

#include <QCborValue>
#include <QCoreApplication>
#include <QJsonDocument>

#include <algorithm>

namespace fieldfare::server {

namespace {

const QString kApplies = QStringLiteral("apply");
const QString kReads = QStringLiteral("read");
constexpr int kMostLeaseDays = 90;

/// Every statement of ours walks along an index; what the planner thinks of a table that just grew must not decide otherwise. An
/// answer means that it is on the disk, whatever the database's default. Nobody waits for ever.
constexpr const char *kSession =
    "SET enable_seqscan = off; SET enable_bitmapscan = off; SET jit = off; SET plan_cache_mode = force_generic_plan;"
    "SET lock_timeout = '10s'; SET statement_timeout = '60s'; SET idle_in_transaction_session_timeout = '60s';"
    "SELECT set_config('synchronous_commit', 'on', false) WHERE current_setting('synchronous_commit') IN ('off', "
    "'local')";

Result<void> prepareSession(Connection &connection)
{
    TRY(connection.execute(kSession));
    return connection.prepare(statement::all);
}

sync::AuditEntry ofOrganisation(const char *action, qint64 now)
{
    sync::AuditEntry entry;
    entry.at = now;
    entry.action = QString::fromLatin1(action);
    entry.type = QStringLiteral("organisation");
    return entry;
}

Error noOrganisation(const QString &name)
{
    return {ErrorCode::NotFound,
            QCoreApplication::translate("Server", "The database has no organisation “%1”. Run fieldfare-server init.")
                .arg(name),
            {}};
}

}  // namespace

sync::Organisation organisationFrom(const Rows &rows)
{
    const auto epochs = [&](int column) {
        QMap<qint64, qint64> map;
        const QJsonObject json = QJsonDocument::fromJson(rows.text(0, column).toUtf8()).object();
        for (auto it = json.begin(); it != json.end(); ++it)
            map.insert(it.key().toLongLong(), it.value().toInteger());
        return map;
    };
    sync::Organisation organisation;
    organisation.epoch = rows.int8(0, 0);
    organisation.head = rows.int8(0, 1);
    organisation.restored = epochs(2);
    organisation.audit = {rows.int8(0, 3), rows.bytes(0, 4)};
    organisation.auditRestored = epochs(5);
    organisation.settled = rows.bytes(0, 6);
    organisation.leaseDays = rows.int4(0, 7);
    return organisation;
}

PostgresServerStore::PostgresServerStore(const Options &options, qint32 org, const sync::FieldRules &rules)
    : m_pool(options.conninfo, std::max(1, options.connections), prepareSession), m_org(org), m_rules(rules)
{
}

Result<std::unique_ptr<PostgresServerStore>> PostgresServerStore::open(const Options &options,
                                                                       const sync::FieldRules &rules)
{
    TRY_ASSIGN(const auto connection, Connection::open(options.conninfo));
    TRY(checkDatabase(*connection));
    TRY_ASSIGN(const Rows found, connection->query("SELECT id FROM fieldfare.organisation WHERE name = $1",
                                                   Params().add(options.organisation)));
    if (found.size() == 0)
        return fail(noOrganisation(options.organisation));
    return std::unique_ptr<PostgresServerStore>(new PostgresServerStore(options, found.int4(0, 0), rules));
}

Result<void> PostgresServerStore::addOrganisation(const QString &conninfo, const QString &name)
{
    TRY_ASSIGN(const auto connection, Connection::open(conninfo));
    TRY(checkDatabase(*connection));
    TRY(prepareSession(*connection));
    connection->send(statement::begin);
    TRY(connection->sync());
    TRY_ASSIGN(const Rows made, connection->query("INSERT INTO fieldfare.organisation (name) VALUES ($1) "
                                                  "ON CONFLICT DO NOTHING RETURNING id",
                                                  Params().add(name)));
    if (made.size() == 0)
        return fail(ErrorCode::Conflict,
                    QCoreApplication::translate("Server", "There is an organisation “%1” already.").arg(name));
    const qint32 org = made.int4(0, 0);
    connection->send(statement::scope, Params().add(org).add(kApplies));
    TRY(connection->sync());
    TRY(connection->query("INSERT INTO fieldfare.org_head (org) VALUES ($1)", Params().add(org)));
    TRY_ASSIGN(auto act, AuditAct::begin(*connection, org));
    TRY(act.add(ofOrganisation("organisation.add", systemClock()->now())));
    TRY(connection->run(statement::commit));
    return {};
}

Result<QStringList> PostgresServerStore::organisations(const QString &conninfo)
{
    TRY_ASSIGN(const auto connection, Connection::open(conninfo));
    TRY_ASSIGN(const Rows found, connection->query("SELECT name FROM fieldfare.organisation ORDER BY name"));
    QStringList names;
    for (int i = 0; i < found.size(); ++i)
        names.append(found.text(i, 0));
    return names;
}

Result<std::pair<ConnectionPool::Lease, sync::Organisation>> PostgresServerStore::begin(bool writes)
{
    for (int attempt = 0;; ++attempt) {
        TRY_ASSIGN(auto lease, m_pool.take());
        lease->send(writes ? statement::begin : statement::beginReading);
        lease->send(statement::scope, Params().add(m_org).add(writes ? kApplies : kReads));
        // the lock is the order of all that is written in this organisation
        lease->send(writes ? statement::lockHead : statement::head, Params().add(m_org));
        const auto begun = lease->sync();
        if (begun && begun->last().size() == 1)
            return std::pair(std::move(lease), organisationFrom(begun->last()));
        lease.discard();
        if (begun)
            return fail(noOrganisation(QString::number(m_org)));
        // Nothing has happened yet. A connection that rested while PostgreSQL was restarted says so only now.
        if (lease->isAlive() || lease.isNew() || attempt > 0)
            return fail(begun.error());
        m_pool.forgetIdle();
    }
}

Result<void> PostgresServerStore::run(bool writes, const std::function<Result<void>(sync::ServerTransaction &)> &work)
{
    TRY_ASSIGN(auto begun, begin(writes));
    ConnectionPool::Lease &lease = begun.first;
    PostgresTransaction transaction(*lease, m_org, std::move(begun.second), m_rules, writes);
    auto done = work(transaction);
    if (done)
        done = transaction.finish();
    if (done) {
        lease->send(statement::commit);
        const auto committed = lease->sync();
        if (!committed)
            done = fail(committed.error());
        else if (committed->last().command() != "COMMIT")
            done = fail(
                ErrorCode::Internal,
                QCoreApplication::translate("Server", "The program made a mistake. Please report it with the details."),
                QStringLiteral("an error within the transaction was not heard"));
    }
    if (!done && lease->isAlive()) {
        // queued and never sent, or refused: either way the transaction goes
        lease->send(statement::rollback);
        if (!lease->sync() && (!lease->isAlive() || !lease->run(statement::rollback)))
            lease.discard();
    }
    return done;
}

Result<void> PostgresServerStore::transact(const std::function<Result<void>(sync::ServerTransaction &)> &work)
{
    return run(true, work);
}

Result<void> PostgresServerStore::read(const std::function<Result<void>(sync::ServerTransaction &)> &work)
{
    return run(false, work);
}

Result<void> PostgresServerStore::administer(sync::AuditEntry entry, const More &more)
{
    TRY_ASSIGN(auto lease, m_pool.take());
    const auto work = [&]() -> Result<void> {
        lease->send(statement::begin);
        lease->send(statement::scope, Params().add(m_org).add(kApplies));
        TRY_ASSIGN(auto act, AuditAct::begin(*lease, m_org));
        TRY(act.add(std::move(entry)));
        TRY(more(*lease, act.organisation()));
        TRY(lease->run(statement::commit));
        return {};
    };
    auto done = work();
    if (!done && (!lease->isAlive() || !lease->run(statement::rollback)))
        lease.discard();
    return done;
}

Result<sync::Organisation> PostgresServerStore::noteRestore(qint64 now)
{
    sync::Organisation organisation;
    const auto note = [&](Connection &connection, const sync::Organisation &there) -> Result<void> {
        organisation = there;
        // the chain goes on after what the backup had; the entry that says so is the first of the new epoch
        const qint64 audited = there.audit.n - 1;
        for (qint64 &head : organisation.restored)
            head = std::min(head, organisation.head);
        for (qint64 &end : organisation.auditRestored)
            end = std::min(end, audited);
        // the lost database may have counted epochs of which this one knows nothing: all before the new one ended here
        organisation.epoch = std::max(organisation.epoch + 1, now / 1000);
        organisation.restored.insert(organisation.epoch - 1, organisation.head);
        organisation.auditRestored.insert(organisation.epoch - 1, audited);
        const auto json = [](const QMap<qint64, qint64> &map) {
            QJsonObject object;
            for (auto it = map.cbegin(); it != map.cend(); ++it)
                object.insert(QString::number(it.key()), it.value());
            return QString::fromUtf8(QJsonDocument(object).toJson(QJsonDocument::Compact));
        };
        TRY(connection.run(statement::putRestored, Params()
                                                       .add(m_org)
                                                       .add(organisation.epoch)
                                                       .add(json(organisation.restored))
                                                       .add(json(organisation.auditRestored))));
        return {};
    };
    TRY(administer(ofOrganisation(sync::audit_action::restored, now), note));
    return organisation;
}

Result<void> PostgresServerStore::setLease(int days, qint64 now)
{
    if (days < 0 || days > kMostLeaseDays)
        return fail(ErrorCode::InvalidInput,
                    QCoreApplication::translate("Server", "A lease lasts 1 to 90 days; 0 means no end."));
    sync::AuditEntry entry = ofOrganisation("lease", now);
    entry.detail = QString::number(days);
    return administer(std::move(entry), [&](Connection &connection, const sync::Organisation &) -> Result<void> {
        TRY(connection.query("UPDATE fieldfare.org_head SET lease_days = $2 WHERE org = $1",
                             Params().add(m_org).add(qint32(days))));
        return {};
    });
}

Result<sync::SignedHead> PostgresServerStore::settle(const sync::HeadSigner &signer, const QString &note, qint64 now)
{
    sync::SignedHead explained;
    sync::AuditEntry entry = ofOrganisation(sync::audit_action::settle, now);
    entry.detail = note;
    const auto keep = [&](Connection &connection, const sync::Organisation &there) -> Result<void> {
        explained = signer.explained(there.audit, there.epoch, now, note);
        TRY(connection.query("UPDATE fieldfare.org_head SET settled = $2 WHERE org = $1",
                             Params().add(m_org).add(QCborValue(toCbor(explained)).toCbor())));
        return {};
    };
    TRY(administer(std::move(entry), keep));
    return explained;
}

}  // namespace fieldfare::server
