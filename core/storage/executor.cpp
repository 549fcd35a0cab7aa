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

void Executor::setIdleJob(IdleJob job)
{
    {
        const std::lock_guard lock(m_mutex);
        m_idleJob = std::move(job);
    }
    m_wake.notify_all();
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

    work(worker);
    worker.statements.reset();
    worker.connection.reset();
}

void Executor::work(WorkerConnection &worker)
{
    constexpr std::chrono::milliseconds pauseBeforeIdle(200);
    constexpr std::chrono::milliseconds longestFarewell(500);
    bool worked = false;
    bool left = true;    // something the idle job may do
    bool again = false;  // it said so itself: no need to wait
    std::unique_lock lock(m_mutex);
    const auto idle = [&] {
        const IdleJob job = m_idleJob;
        lock.unlock();
        again = left = job(worker);
        lock.lock();
    };
    for (;;) {
        if (m_queue.empty()) {
            if (m_stopping)
                break;
            if (!left || !m_idleJob) {
                m_wake.wait(lock, [&] { return !m_queue.empty() || m_stopping || (left && m_idleJob); });
                continue;
            }
            if (!again)
                m_wake.wait_for(lock, pauseBeforeIdle, [this] { return !m_queue.empty() || m_stopping; });
            if (m_queue.empty() && !m_stopping)
                idle();
            continue;
        }
        Job job = std::move(m_queue.front());
        m_queue.pop_front();
        lock.unlock();
        job(worker);
        job = nullptr;  // whatever it captured dies on this thread, before the next job
        worked = left = true;
        again = false;
        lock.lock();
    }
    // a program that only comes for one write never idles: give it a little of that time
    const auto end = std::chrono::steady_clock::now() + longestFarewell;
    while (worked && left && m_idleJob && std::chrono::steady_clock::now() < end)
        idle();
}

}  // namespace fieldfare
