// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "server/postgres/postgres_server_store.h"

#include <functional>

namespace fieldfare::server {

/// Queues entries of the chain that have their numbers and hashes. For transactions that hold the organisation's lock.
void sendAudit(Connection &connection, qint32 org, const QVector<sync::AuditEntry> &entries);

/// An act of the administration within a transaction of its own tables (scope: apply): begins with the organisation's lock, so that
/// nothing comes between the chain's end and its next entry, and adds one entry.
class AuditAct {
public:
    /// Waits for whoever writes in the organisation. Before anything else in the transaction.
    [[nodiscard]] static Result<AuditAct> begin(Connection &connection, qint32 org);
    [[nodiscard]] const sync::Organisation &organisation() const { return m_organisation; }
    [[nodiscard]] Result<void> add(sync::AuditEntry entry);

private:
    AuditAct(Connection &connection, qint32 org, sync::Organisation organisation)
        : m_connection(&connection), m_org(org), m_organisation(std::move(organisation))
    {
    }

    Connection *m_connection;
    qint32 m_org;
    sync::Organisation m_organisation;
};

/// Every entry after number `after` in order, a page at a time, until `visit` says false. One moment of the database; blocks.
/// `organisation`: as it stands at that moment.
[[nodiscard]] Result<void> eachAudit(PostgresServerStore &store, qint64 after, sync::Organisation *organisation,
                                     const std::function<bool(const sync::AuditEntry &)> &visit);

}  // namespace fieldfare::server
