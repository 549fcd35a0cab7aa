// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/record.h"

namespace fieldfare {

/// Reads the numbers that have no E.164 form yet: in the country of the first address that names one, otherwise (or when that
/// country hands out no such number) in the workspace's. True when something was found. Any thread.
bool completePhones(ContactPoints &points, const QString &workspaceCountry);

}  // namespace fieldfare
