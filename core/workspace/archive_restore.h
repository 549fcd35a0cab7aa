// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "workspace/archive.h"
#include "workspace/workspace.h"

namespace fieldfare {

/// Makes a folder, fills it from an archive, opens it and builds what is derived. It takes the archive's name unless one is
/// given. On any error the folder is as it was. Errors of WorkspaceFolder::create(), loadArchive() and Workspace::open().
[[nodiscard]] Result<Workspace::Created> restoreArchive(const QString &archive, NewWorkspace folder,
                                                        const ArchiveProgress &progress = {},
                                                        std::shared_ptr<const Clock> clock = systemClock());

}  // namespace fieldfare
