// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QFuture>

namespace fieldfare {

/// Blocks until the result is there and takes it. For the command line and tests; a window uses whenDone().
template <class T>
[[nodiscard]] T await(QFuture<T> future)
{
    future.waitForFinished();
    return future.takeResult();
}

}  // namespace fieldfare
