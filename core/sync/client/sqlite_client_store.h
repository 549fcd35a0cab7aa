// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "storage/store.h"
#include "sync/client/client_store.h"

namespace fieldfare::sync {

/// The workspace as a device's store. Each transaction is one unit of work with the origin Remote; transact() blocks until it is
/// committed, so it is called from the engine's own thread. Nothing else in the workspace knows of it: what people change is
/// found in the change log.
class SqliteClientStore : public ClientStore {
public:
    /// Both must outlive this object. `session` sees and may change everything: the server decides.
    SqliteClientStore(Store &store, Session session) : m_store(store), m_session(std::move(session)) {}

    [[nodiscard]] Result<void> transact(const std::function<Result<void>(ClientTransaction &)> &work) override;

private:
    Store &m_store;
    Session m_session;
};

/// How many changes made here the server has not answered yet; those of a bulk count once.
[[nodiscard]] Result<qint64> waitingChanges(ReadContext &context);
/// What the engine knows of its standing with the server.
[[nodiscard]] Result<ClientState> readClientState(ReadContext &context);

}  // namespace fieldfare::sync
