// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QFutureWatcher>
#include <QtConcurrentRun>

#include <memory>
#include <optional>
#include <type_traits>

namespace fieldfare {

/// Runs `job()` on a worker thread and then `done(result)` on the thread of `context`; where `context` is gone by then,
/// nobody is told. For work that belongs to no store yet (opening, restoring) or reads a whole file. Results may be
/// movable only.
template <class Job, class Done>
void runOffThread(QObject *context, Job job, Done done)
{
    using R = std::invoke_result_t<Job>;
    auto box = std::make_shared<std::optional<R>>();
    auto *watcher = new QFutureWatcher<void>(context);
    QObject::connect(watcher, &QFutureWatcherBase::finished, context, [watcher, box, done = std::move(done)]() mutable {
        watcher->deleteLater();
        R result = std::move(**box);
        box->reset();
        done(std::move(result));
    });
    watcher->setFuture(QtConcurrent::run([box, job = std::move(job)]() mutable { box->emplace(job()); }));
}

}  // namespace fieldfare
