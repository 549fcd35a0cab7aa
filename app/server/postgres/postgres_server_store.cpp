// SPDX-License-Identifier: GPL-3.0-or-later
#include "server/postgres/postgres_server_store.h"

#include "server/postgres/postgres_transaction.h"
#include "server/postgres/schema.h"
#include "server/postgres/statements.h"

#include <QCoreApplication>
#include <QJsonDocument>

#include <algorithm>

namespace fieldfare::server {

namespace {

const QString kApplies = QStringLiteral("apply");
const QString kReads = QStringLiteral("read");

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

sync::Organisation organisationFrom(const Rows &rows)
{
    sync::Organisation organisation;
    organisation.epoch = rows.int8(0, 0);
    organisation.head = rows.int8(0, 1);
    const QJsonObject restored = QJsonDocument::fromJson(rows.text(0, 2).toUtf8()).object();
    for (auto it = restored.begin(); it != restored.end(); ++it)
        organisation.restored.insert(it.key().toLongLong(), it.value().toInteger());
    return organisation;
}

Error noOrganisation(const QString &name)
{
    return {ErrorCode::NotFound,
            QCoreApplication::translate("Server", "The database has no organisation “%1”. Run fieldfare-server init.")
                .arg(name),
            {}};
}

}  // namespace

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

Result<sync::Organisation> PostgresServerStore::noteRestore(qint64 now)
{
    TRY_ASSIGN(auto begun, begin(true));
    ConnectionPool::Lease &lease = begun.first;
    sync::Organisation organisation = begun.second;
    for (qint64 &head : organisation.restored)
        head = std::min(head, organisation.head);
    // the lost database may have counted epochs of which this one knows nothing: all before the new one ended here
    organisation.epoch = std::max(organisation.epoch + 1, now / 1000);
    organisation.restored.insert(organisation.epoch - 1, organisation.head);
    QJsonObject restored;
    for (auto it = organisation.restored.cbegin(); it != organisation.restored.cend(); ++it)
        restored.insert(QString::number(it.key()), it.value());
    const QString json = QString::fromUtf8(QJsonDocument(restored).toJson(QJsonDocument::Compact));
    lease->send(statement::putRestored, Params().add(m_org).add(organisation.epoch).add(json));
    lease->send(statement::commit);
    const auto committed = lease->sync();
    if (!committed) {
        lease.discard();
        return fail(committed.error());
    }
    return organisation;
}

}  // namespace fieldfare::server
