// SPDX-License-Identifier: GPL-3.0-or-later
#include "server/http/http_core.h"

#include <QDebug>

namespace fieldfare::server {

bool HttpCore::work(std::function<void()> job)
{
    const std::scoped_lock lock(m_workMutex);
    if (m_isWorkEnded || m_queued >= options.mostQueued + options.workers)
        return false;
    boost::asio::post(workers, [this, job = std::move(job)] {
        try {
            job();
        } catch (const std::exception &exception) {
            qCritical() << "work failed:" << exception.what();
        }
        --m_queued;
    });
    ++m_queued;
    return true;
}

void HttpCore::endWork()
{
    {
        const std::scoped_lock lock(m_workMutex);
        m_isWorkEnded = true;
    }
    workers.join();
}

bool HttpCore::admit(const QString &address)
{
    const std::scoped_lock lock(m_mutex);
    if (metrics.connections >= options.mostConnections || m_held.value(address) >= options.mostPerAddress) {
        ++metrics.connectionsRefused;
        return false;
    }
    ++m_held[address];
    ++metrics.connections;
    return true;
}

bool HttpCore::move(const QString &holder, const QString &installation)
{
    if (holder == installation)
        return true;
    const std::scoped_lock lock(m_mutex);
    if (m_held.value(installation) >= options.mostPerInstallation)
        return false;
    ++m_held[installation];
    release(holder);
    return true;
}

void HttpCore::release(const QString &holder)
{
    const auto found = m_held.find(holder);
    if (found != m_held.end() && --*found <= 0)
        m_held.erase(found);
}

void HttpCore::leave(const QString &holder)
{
    const std::scoped_lock lock(m_mutex);
    --metrics.connections;
    release(holder);
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

quint64 HttpCore::wait(qint64 head, std::function<void(qint64)> wake)
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
    std::vector<std::function<void(qint64)>> woken;
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
    // All come back at once to wait again: while many pushes follow each other, they are told together.
    constexpr double kEachMs = 2.5;
    constexpr qint64 kLongestQuietMs = 1000;
    if (!woken.empty())
        m_quietUntil =
            steadyNow() + std::min(kLongestQuietMs, static_cast<qint64>(static_cast<double>(woken.size()) * kEachMs));
    for (const auto &wake : woken)
        wake(head);
}

void HttpCore::wakeAll()
{
    QMap<quint64, Waiter> woken;
    {
        const std::scoped_lock lock(m_mutex);
        woken.swap(m_waiters);
        metrics.waiting -= woken.size();
    }
    for (const Waiter &waiter : std::as_const(woken))
        waiter.wake(0);
}

void HttpCore::lookAtHead()
{
    if (steadyNow() < m_quietUntil)
        return;  // poll() looks soon
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
