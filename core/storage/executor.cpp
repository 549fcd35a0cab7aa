// SPDX-License-Identifier: GPL-3.0-or-later
#include "storage/executor.h"

#include "storage/statement_cache.h"

#include <chrono>

namespace fieldfare {

Result<std::unique_ptr<Executor>> Executor::start(int threads, const Open &open)
{
    std::unique_ptr<Executor> executor(new Executor);
    std::vector<Result<void>> opened(static_cast<size_t>(threads));
    std::condition_variable ready;
    int openCount = 0;
    for (int i = 0; i < threads; ++i) {
        auto *result = &opened[static_cast<size_t>(i)];
        executor->m_threads.emplace_back(
            [raw = executor.get(), open, result, &ready, &openCount] { raw->loop(open, result, &ready, &openCount); });
    }
    {
        std::unique_lock lock(executor->m_mutex);
        ready.wait(lock, [&] { return openCount == threads; });
    }
    for (Result<void> &result : opened)
        TRY(result);
    return executor;
}

Executor::~Executor()
{
    {
        const std::lock_guard lock(m_mutex);
        m_stopping = true;
    }
    m_wake.notify_all();
    for (std::thread &thread : m_threads)
        thread.join();
}

void Executor::post(Job job)
{
    {
        const std::lock_guard lock(m_mutex);
        m_queue.push_back(std::move(job));
    }
    m_wake.notify_one();
}

void Executor::setIdleJob(Job job)
{
    const std::lock_guard lock(m_mutex);
    m_idleJob = std::move(job);
}

void Executor::loop(const Open &open, Result<void> *opened, std::condition_variable *ready, int *openCount)
{
    WorkerConnection worker;
    bool failed = false;
    {
        auto connection = open();
        if (connection) {
            worker.connection = std::move(*connection);
            worker.statements = std::make_unique<StatementCache>(worker.connection->database());
        }
        const std::lock_guard lock(m_mutex);
        if (!connection) {
            *opened = fail(std::move(connection.error()));
            failed = true;
        }
        ++*openCount;
        ready->notify_all();  // under the lock: the waiter owns `ready` and may leave at once
    }
    if (failed)
        return;

    bool workedSinceIdle = false;
    std::unique_lock lock(m_mutex);
    for (;;) {
        if (m_queue.empty()) {
            if (m_stopping)
                break;
            if (workedSinceIdle && m_idleJob) {
                m_wake.wait_for(lock, std::chrono::milliseconds(200),
                                [this] { return !m_queue.empty() || m_stopping; });
                if (m_queue.empty() && !m_stopping) {
                    const Job idle = m_idleJob;
                    workedSinceIdle = false;
                    lock.unlock();
                    idle(worker);
                    lock.lock();
                }
            } else {
                m_wake.wait(lock, [this] { return !m_queue.empty() || m_stopping; });
            }
            continue;
        }
        Job job = std::move(m_queue.front());
        m_queue.pop_front();
        lock.unlock();
        job(worker);
        job = nullptr;  // whatever it captured dies on this thread, before the next job
        workedSinceIdle = true;
        lock.lock();
    }
    lock.unlock();
    worker.statements.reset();
    worker.connection.reset();
}

}  // namespace fieldfare
