// SPDX-License-Identifier: GPL-3.0-or-later
#include "server/postgres/pool.h"

#include <QCoreApplication>

#include <chrono>

namespace fieldfare::server {

ConnectionPool::ConnectionPool(QString conninfo, int most, Prepare prepare)
    : m_conninfo(std::move(conninfo)), m_most(most), m_prepare(std::move(prepare))
{
}

ConnectionPool::Lease::~Lease()
{
    if (m_connection)
        m_pool->giveBack(m_isSpoilt ? nullptr : std::move(m_connection));
}

Result<ConnectionPool::Lease> ConnectionPool::take()
{
    {
        std::unique_lock lock(m_mutex);
        if (!m_freed.wait_for(lock, std::chrono::seconds(10), [this] { return m_taken < m_most; }))
            return fail(ErrorCode::Io,
                        QCoreApplication::translate("Server", "The server is busy. Try again in a moment."),
                        QStringLiteral("%1 database connections are in use").arg(m_most));
        ++m_taken;
        if (!m_idle.empty()) {
            auto connection = std::move(m_idle.back());
            m_idle.pop_back();
            return Lease(*this, std::move(connection), false);
        }
    }
    auto connection = [this]() -> Result<std::unique_ptr<Connection>> {
        TRY_ASSIGN(auto opened, Connection::open(m_conninfo));
        TRY(m_prepare(*opened));
        return opened;
    }();
    if (!connection) {
        giveBack(nullptr);
        return fail(std::move(connection.error()));
    }
    return Lease(*this, std::move(*connection), true);
}

void ConnectionPool::giveBack(std::unique_ptr<Connection> connection)
{
    {
        const std::lock_guard lock(m_mutex);
        --m_taken;
        if (connection && connection->isAlive())
            m_idle.push_back(std::move(connection));
    }
    m_freed.notify_one();
}

void ConnectionPool::forgetIdle()
{
    std::vector<std::unique_ptr<Connection>> old;  // closed outside the lock
    const std::lock_guard lock(m_mutex);
    old.swap(m_idle);
}

}  // namespace fieldfare::server
