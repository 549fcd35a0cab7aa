// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "storage/database.h"

namespace fieldfare {

/// What every connection to a workspace's records needs (tokenizer, SQL functions): for the store, and for backup, restore and
/// check, which open connections of their own.
[[nodiscard]] QVector<ConnectionSetup> connectionSetups();

}  // namespace fieldfare
