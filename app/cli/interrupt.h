// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QFuture>

#include <functional>
#include <stop_token>

namespace fieldfare::cli {

/// From now on the first Ctrl+C (SIGINT, SIGTERM) asks the work in waitFor() to stop; a second one ends the program.
/// Either way an unfinished transaction leaves nothing.
void watchForInterrupts();
[[nodiscard]] bool interrupted();

namespace detail {
void waitUntil(const std::function<bool()> &finished, std::stop_source &stop, const std::function<void()> &tick);
}

/// Waits for long work, hands an interruption on to `stop`, and calls `tick` a few times a second.
template <class T>
[[nodiscard]] T waitFor(QFuture<T> future, std::stop_source &stop, const std::function<void()> &tick = {})
{
    detail::waitUntil([&future] { return future.isFinished(); }, stop, tick);
    return future.takeResult();
}

}  // namespace fieldfare::cli
