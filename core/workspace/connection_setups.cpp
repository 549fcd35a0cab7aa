// SPDX-License-Identifier: GPL-3.0-or-later
#include "workspace/connection_setups.h"

#include "search/sql_functions.h"

namespace fieldfare {

QVector<ConnectionSetup> connectionSetups() { return {registerSearch}; }

}  // namespace fieldfare
