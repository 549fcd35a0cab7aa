// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QFuture>
#include <QFutureWatcher>
#include <QObject>

#include <utility>

namespace fieldfare {

/// Calls `then(result)` on the thread of `context` (the GUI thread) when the future is done; never when `context` has gone
/// by then, nor when the future was cancelled. Use this instead of QFuture::then, nowhere used here: that one may meet a
/// context which is being destroyed on the other thread, and runs its continuation twice (Qt 6.4) where it is attached just
/// while the future finishes.
template <class T, class Then>
void whenDone(const QFuture<T> &future, QObject *context, Then then)
{
    auto *watcher = new QFutureWatcher<T>(context);
    QObject::connect(watcher, &QFutureWatcherBase::finished, context, [watcher, then = std::move(then)]() mutable {
        watcher->deleteLater();
        const QFuture<T> done = watcher->future();
        if (!done.isCanceled() && done.resultCount() > 0) {
            then(done.result());
        }
    });
    watcher->setFuture(future);
}

}  // namespace fieldfare
