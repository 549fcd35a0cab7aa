// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/result.h"

#include <memory>

namespace fieldfare::server {

/// SIGINT and SIGTERM (on Windows: Ctrl+C and Ctrl+Break) as something to wait for. One at a time.
class StopSignal {
public:
    /// From now on they no longer end the program by themselves. Errors: Internal.
    [[nodiscard]] static Result<std::unique_ptr<StopSignal>> listen();
    ~StopSignal();
    StopSignal(const StopSignal &) = delete;
    StopSignal &operator=(const StopSignal &) = delete;
    /// Blocks until one came.
    void wait();

private:
    class Private;
    explicit StopSignal(std::unique_ptr<Private> d);
    std::unique_ptr<Private> d;
};

}  // namespace fieldfare::server
