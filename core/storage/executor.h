// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "storage/database.h"

#include <condition_variable>
#include <deque>
#include <functional>
#include <memory>
#include <mutex>
#include <thread>
#include <vector>

namespace fieldfare {

class StatementCache;

/// A connection with its prepared statements, living on one worker thread.
struct WorkerConnection {
    std::unique_ptr<Connection> connection;
    std::unique_ptr<StatementCache> statements;
};

/// Worker threads that each own one connection and take jobs from one queue, first come first served.
/// Destruction runs what is queued, then closes the connections on their threads.
class Executor {
public:
    using Job = std::function<void(WorkerConnection &)>;
    using Open = std::function<Result<std::unique_ptr<Connection>>()>;

    /// Starts the threads and waits until each has opened its connection; the first error stops them all.
    [[nodiscard]] static Result<std::unique_ptr<Executor>> start(int threads, const Open &open);
    ~Executor();
    Executor(const Executor &) = delete;
    Executor &operator=(const Executor &) = delete;

    /// Safe from any thread.
    void post(Job job);
    /// Does a small piece of what can wait; true when there is more of it.
    using IdleJob = std::function<bool(WorkerConnection &)>;
    /// Runs when the queue is empty and no job came for a moment, first some time after the start, and again as long as
    /// there is more and no job comes; for a moment also before the thread ends. On the worker thread.
    void setIdleJob(IdleJob job);

private:
    Executor() = default;
    void loop(const Open &open, Result<void> *opened, std::condition_variable *ready, int *openCount);
    void work(WorkerConnection &worker);

    std::mutex m_mutex;
    std::condition_variable m_wake;
    std::deque<Job> m_queue;
    IdleJob m_idleJob;
    bool m_stopping = false;
    std::vector<std::thread> m_threads;
};

}  // namespace fieldfare
