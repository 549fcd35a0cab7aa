// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "cli/command.h"

#include <memory>
#include <vector>

namespace fieldfare::cli {

/// What the program can do, verb by verb.
[[nodiscard]] QString generalHelp(const std::vector<std::unique_ptr<Command>> &commands);
[[nodiscard]] QString helpOf(const CommandSpec &spec);
/// "Usage: fieldfare-cli --workspace DIR add TYPE key=value…"
[[nodiscard]] QString usageLine(const CommandSpec &spec);

}  // namespace fieldfare::cli
