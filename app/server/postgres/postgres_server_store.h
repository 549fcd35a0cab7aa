// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "server/postgres/pool.h"
#include "sync/server/server_store.h"

namespace fieldfare::server {

/// Of statement::head and statement::lockHead.
[[nodiscard]] sync::Organisation organisationFrom(const Rows &rows);

/// An organisation in a database of PostgreSQL, shared with any number of other servers. Any thread; each call holds one
/// connection of the pool and blocks its thread.
///
/// A database that stops fails the calls under way (Io). When its answer to a commit was lost, nobody here knows whether it
/// happened; that is an error too, and the device's next push finds what is there by its mutations' names. Calls after it is back
/// succeed again.
class PostgresServerStore final : public sync::ServerStore {
public:
    struct Options {
        QString conninfo;  ///< of a role that owns nothing (setUpDatabase)
        QString organisation;
        int connections = 8;
    };

    /// `rules` (which outlive it) say which fields are numbers of documents. Errors: NotFound when there is no such organisation;
    /// those of checkDatabase().
    [[nodiscard]] static Result<std::unique_ptr<PostgresServerStore>> open(const Options &options,
                                                                           const sync::FieldRules &rules);
    /// Makes an organisation. Errors: Conflict when there is one of this name.
    [[nodiscard]] static Result<void> addOrganisation(const QString &conninfo, const QString &name);
    [[nodiscard]] static Result<QStringList> organisations(const QString &conninfo);

    [[nodiscard]] Result<void> transact(const std::function<Result<void>(sync::ServerTransaction &)> &work) override;
    /// A snapshot that sees no record until setVisible() said which; on a replica too.
    [[nodiscard]] Result<void> read(const std::function<Result<void>(sync::ServerTransaction &)> &work) override;

    /// To be told when the database was restored from a backup, before any device speaks to it: a new epoch begins. Its number grows
    /// with `now` (ms since 1970), because what a lost database had counted is lost with it.
    [[nodiscard]] Result<sync::Organisation> noteRestore(qint64 now);

    /// How many days devices show records without contact; 0: for ever. Errors: InvalidInput beyond 90.
    [[nodiscard]] Result<void> setLease(int days, qint64 now);
    /// An administrator explains why devices find other ends of the chain than they saw before: an entry that says so, and the
    /// explanation, signed, for the devices.
    [[nodiscard]] Result<sync::SignedHead> settle(const sync::HeadSigner &signer, const QString &note, qint64 now);

    /// The connections, for what else a server keeps in its database.
    [[nodiscard]] ConnectionPool &pool() { return m_pool; }
    /// The number of the organisation in the database's tables.
    [[nodiscard]] qint32 organisationNumber() const { return m_org; }

private:
    PostgresServerStore(const Options &options, qint32 org, const sync::FieldRules &rules);
    [[nodiscard]] Result<void> run(bool writes, const std::function<Result<void>(sync::ServerTransaction &)> &work);
    /// One entry of the chain, and `more` in the same transaction.
    using More = std::function<Result<void>(Connection &, const sync::Organisation &)>;
    [[nodiscard]] Result<void> administer(sync::AuditEntry entry, const More &more);
    [[nodiscard]] Result<std::pair<ConnectionPool::Lease, sync::Organisation>> begin(bool writes);

    ConnectionPool m_pool;
    const qint32 m_org;
    const sync::FieldRules &m_rules;
};

}  // namespace fieldfare::server
