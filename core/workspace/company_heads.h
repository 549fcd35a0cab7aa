// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "storage/unit_of_work.h"
#include "sync/audit/seen_heads.h"

namespace fieldfare {

/// What this workspace saw of its server's record of changes; kept in its settings. Nothing seen: an empty one.
[[nodiscard]] Result<sync::SeenHeads> readSeenHeads(ReadContext &context);
[[nodiscard]] Result<void> writeSeenHeads(UnitOfWork &work, const sync::SeenHeads &heads);

/// Translated: what somebody has to ask the administrator about; empty when all is well.
[[nodiscard]] QString headsProblem(const sync::SeenHeads &heads);
/// Translated: how an administrator explained what there was to warn of, for 30 days after; empty otherwise. `now`: ms.
[[nodiscard]] QString headsNote(const sync::SeenHeads &heads, qint64 now);

}  // namespace fieldfare
