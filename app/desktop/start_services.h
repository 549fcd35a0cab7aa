// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "presentation/start/new_workspace.h"

namespace fieldfare {

/// The trades and the demo company as the start window offers them.
[[nodiscard]] StartServices startServices();

}  // namespace fieldfare
