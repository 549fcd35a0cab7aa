// SPDX-License-Identifier: GPL-3.0-or-later
#include "server/http/http_core.h"

#include <QDebug>

namespace fieldfare::server {

bool HttpCore::work(std::function<void()> job)
{
    if (m_queued.fetch_add(1) >= options.mostQueued + options.workers) {
        --m_queued;
        return false;
    }
    boost::asio::post(workers, [this, job = std::move(job)] {
        try {
            job();
        } catch (const std::exception &exception) {
            qCritical() << "a request failed:" << exception.what();
        }
        --m_queued;
    });
    return true;
}

bool HttpCore::admit(const QString &address)
{
    const std::scoped_lock lock(m_mutex);
    if (metrics.connections >= options.mostConnections || m_addresses.value(address) >= options.mostPerAddress) {
        ++metrics.connectionsRefused;
        return false;
    }
    ++m_addresses[address];
    ++metrics.connections;
    return true;
}

void HttpCore::leave(const QString &address)
{
    const std::scoped_lock lock(m_mutex);
    --metrics.connections;
    const auto found = m_addresses.find(address);
    if (found != m_addresses.end() && --*found <= 0)
        m_addresses.erase(found);
}

void HttpCore::enter(const std::shared_ptr<Session> &session)
{
    const std::scoped_lock lock(m_mutex);
    m_sessions.insert(session);
}

void HttpCore::leave(Session *session)
{
    const std::scoped_lock lock(m_mutex);
    for (auto it = m_sessions.begin(); it != m_sessions.end(); ++it) {
        if (it->get() == session) {
            m_sessions.erase(it);
            return;
        }
    }
}

bool HttpCore::isEmpty()
{
    const std::scoped_lock lock(m_mutex);
    return m_sessions.empty();
}

void HttpCore::eachSession(const std::function<void(const std::shared_ptr<Session> &)> &visit)
{
    std::set<std::shared_ptr<Session>> sessions;
    {
        const std::scoped_lock lock(m_mutex);
        sessions = m_sessions;
    }
    for (const auto &session : sessions)
        visit(session);
}

quint64 HttpCore::wait(qint64 head, std::function<void()> wake)
{
    quint64 number = 0;
    bool begins = false;
    {
        const std::scoped_lock lock(m_mutex);
        number = ++m_lastWaiter;
        m_waiters.insert(number, {head, std::move(wake)});
        begins = !m_isPolling;
        m_isPolling = true;
    }
    ++metrics.waiting;
    if (begins)
        boost::asio::post(io, [this] { poll(); });
    else
        lookAtHead();  // it may have moved before this one came
    return number;
}

void HttpCore::stopWaiting(quint64 number)
{
    const std::scoped_lock lock(m_mutex);
    if (m_waiters.remove(number) > 0)
        --metrics.waiting;
}

void HttpCore::wakeBeyond(qint64 head)
{
    std::vector<std::function<void()>> woken;
    {
        const std::scoped_lock lock(m_mutex);
        m_waiters.removeIf([&](QMap<quint64, Waiter>::iterator it) {
            if (it->head >= head)
                return false;
            woken.push_back(std::move(it->wake));
            --metrics.waiting;
            return true;
        });
    }
    for (const auto &wake : woken)
        wake();
}

void HttpCore::wakeAll() { wakeBeyond(std::numeric_limits<qint64>::max()); }

void HttpCore::lookAtHead()
{
    {
        const std::scoped_lock lock(m_mutex);
        if (m_waiters.isEmpty())
            return;
    }
    if (m_isLooking.exchange(true))
        return;
    const bool isQueued = work([this] {
        m_isLooking = false;  // what comes while the database is asked is looked at again
        if (const auto head = handlers.head())
            wakeBeyond(*head);
    });
    if (!isQueued)
        m_isLooking = false;
}

void HttpCore::poll()
{
    {
        const std::scoped_lock lock(m_mutex);
        if (m_waiters.isEmpty() || isStopping) {
            m_isPolling = false;
            return;
        }
    }
    lookAtHead();
    pollTimer.expires_after(std::chrono::milliseconds(options.pollMs));
    pollTimer.async_wait([this](const boost::system::error_code &error) {
        if (!error)
            poll();
    });
}

}  // namespace fieldfare::server
