// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "cli/invocation.h"

namespace fieldfare::cli {

/// What an undo did and what it left alone; Exit::Partly when there is something of the latter.
[[nodiscard]] Exit printUndone(Invocation &invocation, const Workspace::Undone &undone);

}  // namespace fieldfare::cli
