// SPDX-License-Identifier: GPL-3.0-or-later
#include "workspace/connection_setups.h"

#include "search/tokenizer.h"

namespace fieldfare {

QVector<ConnectionSetup> connectionSetups() { return {registerTokenizer}; }

}  // namespace fieldfare
