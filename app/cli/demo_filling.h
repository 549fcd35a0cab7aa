// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "workspace/demo/demo.h"

namespace fieldfare::cli {

class Console;

/// Generates the demo company with a progress line; stops on Ctrl+C. Errors of generateDemo().
[[nodiscard]] Result<ChangeSet> fillWithDemo(Console &console, Workspace &workspace, const DemoSize &size);

}  // namespace fieldfare::cli
