// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "server/postgres/connection.h"

#include <functional>

#include <condition_variable>
#include <mutex>

namespace fieldfare::server {

/// Connections for several threads. Any thread; one connection serves one thread until its lease ends.
class ConnectionPool {
public:
    /// Makes a connection ready for work: session settings, prepared statements.
    using Prepare = std::function<Result<void>(Connection &)>;

    ConnectionPool(QString conninfo, int most, Prepare prepare);

    /// A connection that goes back by itself, if it is still alive.
    class Lease {
    public:
        Lease(ConnectionPool &pool, std::unique_ptr<Connection> connection, bool isNew)
            : m_pool(&pool), m_connection(std::move(connection)), m_isNew(isNew)
        {
        }
        Lease(Lease &&other) noexcept = default;
        Lease &operator=(Lease &&) = delete;
        Lease(const Lease &) = delete;
        Lease &operator=(const Lease &) = delete;
        ~Lease();
        [[nodiscard]] Connection &operator*() const { return *m_connection; }
        [[nodiscard]] Connection *operator->() const { return m_connection.get(); }
        /// Just opened: what fails on it does not fail because PostgreSQL was restarted meanwhile.
        [[nodiscard]] bool isNew() const { return m_isNew; }
        /// Whatever state it is in, nobody shall have it again.
        void discard() { m_isSpoilt = true; }

    private:
        ConnectionPool *m_pool;
        std::unique_ptr<Connection> m_connection;
        bool m_isNew;
        bool m_isSpoilt = false;
    };

    /// Waits up to ten seconds for one of the `most`. Errors: Io when all are busy or none can be opened.
    [[nodiscard]] Result<Lease> take();
    /// Those at rest are closed: the database was restarted.
    void forgetIdle();

private:
    void giveBack(std::unique_ptr<Connection> connection);

    const QString m_conninfo;
    const int m_most;
    const Prepare m_prepare;
    std::mutex m_mutex;
    std::condition_variable m_freed;
    std::vector<std::unique_ptr<Connection>> m_idle;
    int m_taken = 0;
};

}  // namespace fieldfare::server
