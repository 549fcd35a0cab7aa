// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QStringList>

namespace fieldfare::cli {

/// Runs one command line (without the program's name) to its end and returns the exit status; see cli::Exit.
[[nodiscard]] int run(const QStringList &words);

}  // namespace fieldfare::cli
