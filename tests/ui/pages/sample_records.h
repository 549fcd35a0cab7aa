// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "support/workspace_fixture.h"

namespace fieldfare::test {

/// Fills a workspace with a believable small week: companies, deals in all stages, tasks, tickets, campaigns.
void addSampleRecords(WorkspaceFixture &fixture);

}  // namespace fieldfare::test
