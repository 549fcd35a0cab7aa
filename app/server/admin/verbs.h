// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QStringList>

namespace fieldfare::server {

/// The program: a verb and its options. Returns the exit code: 0 done, 1 failed, 2 not understood. Blocks while it serves, until
/// SIGINT or SIGTERM.
[[nodiscard]] int runVerb(const QStringList &arguments);

}  // namespace fieldfare::server
