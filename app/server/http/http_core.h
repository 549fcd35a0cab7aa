// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "server/http/http_service.h"

#include <boost/asio/io_context.hpp>
#include <boost/asio/ip/tcp.hpp>
#include <boost/asio/post.hpp>
#include <boost/asio/ssl/context.hpp>
#include <boost/asio/steady_timer.hpp>
#include <boost/asio/thread_pool.hpp>

#include <QMap>

#include <atomic>
#include <functional>
#include <mutex>
#include <set>

/// Within app/server/http alone: what all connections of a service share.
namespace fieldfare::server {

class Session;

class HttpCore {
public:
    HttpCore(const HttpOptions &wanted, const HttpServices &services, std::shared_ptr<const Clock> clock)
        : options(wanted),
          tls(boost::asio::ssl::context::tls_server),
          workers(static_cast<size_t>(std::max(1, wanted.workers))),
          handlers(services, std::move(clock), metrics, wanted.limits),
          pollTimer(io)
    {
    }

    /// Runs something that blocks on a worker. False: too much waits already, or the workers are going home.
    [[nodiscard]] bool work(std::function<void()> job);
    /// No more work(); returns when what was taken is done.
    void endWork();
    /// A connection on the account of this address, if it may have one more.
    [[nodiscard]] bool admit(const QString &address);
    /// Puts a connection on the account of this installation, if it may have one more. True when it is there already.
    [[nodiscard]] bool move(const QString &holder, const QString &installation);
    void leave(const QString &holder);

    void enter(const std::shared_ptr<Session> &session);
    void leave(Session *session);
    [[nodiscard]] bool isEmpty();
    void eachSession(const std::function<void(const std::shared_ptr<Session> &)> &visit);

    /// `wake` is called once, from any thread, with the head when it is beyond `head`, or with 0 when the service stops. Returns a
    /// number for stopWaiting().
    quint64 wait(qint64 head, std::function<void(qint64)> wake);
    void stopWaiting(quint64 number);
    /// Looks at the head soon, if anybody waits.
    void lookAtHead();
    void wakeAll();

    const HttpOptions options;
    boost::asio::io_context io;
    boost::asio::ssl::context tls;
    boost::asio::thread_pool workers;
    Metrics metrics;
    Handlers handlers;
    std::atomic<bool> isStopping = false;

private:
    struct Waiter {
        qint64 head;
        std::function<void(qint64)> wake;
    };
    void poll();
    void wakeBeyond(qint64 head);
    void release(const QString &holder);

    std::atomic<int> m_queued = 0;
    std::mutex m_workMutex;
    bool m_isWorkEnded = false;
    std::mutex m_mutex;
    QHash<QString, int> m_held;  ///< connections of each address and installation
    std::set<std::shared_ptr<Session>> m_sessions;
    QMap<quint64, Waiter> m_waiters;
    quint64 m_lastWaiter = 0;
    bool m_isPolling = false;
    std::atomic<bool> m_isLooking = false;
    std::atomic<qint64> m_quietUntil = 0;  ///< steadyNow()

public:
    boost::asio::steady_timer pollTimer;
};

/// Serves a connection until it ends. Keeps the core alive.
void serve(const std::shared_ptr<HttpCore> &core, boost::asio::ip::tcp::socket socket, const QString &address,
           bool isLocal);
/// Ends it when nothing is under way, else after the answer.
void finish(const std::shared_ptr<Session> &session);
/// At once.
void cut(const std::shared_ptr<Session> &session);

}  // namespace fieldfare::server
