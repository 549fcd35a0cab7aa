// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "cli/command.h"

namespace fieldfare::cli {

/// `import --all FILE…`: several files that belong together, in one transaction.
[[nodiscard]] Result<Exit> importAll(Invocation &invocation);

}  // namespace fieldfare::cli
