// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "storage/database.h"

namespace fieldfare {

/// Settles a connection to a copy that is nobody's only one, for rebuilding it: no journal, no flushing, no overwriting of what
/// is deleted, and links that need not hold meanwhile. A program that ends during it leaves a useless file.
[[nodiscard]] Result<void> settleForRebuilding(sqlite3 *handle);

}  // namespace fieldfare
