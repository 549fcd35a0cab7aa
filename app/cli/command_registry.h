// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "cli/command.h"

#include <memory>
#include <vector>

namespace fieldfare::cli {

/// The verbs of the program, in the order help lists them.
[[nodiscard]] std::vector<std::unique_ptr<Command>> allCommands();

}  // namespace fieldfare::cli
