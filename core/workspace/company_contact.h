// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "storage/store.h"
#include "sync/client/sync_client.h"
#include "workspace/company_heads.h"
#include "workspace/company_lease.h"

class QElapsedTimer;

namespace fieldfare {

// What company_sync keeps of each contact with the server, in the workspace's settings. `session` may do everything. Block for a moment.

/// What a hello told of the server's record of changes, and the lease it renews; also when the exchange did not get further. The heads
/// as they are then.
[[nodiscard]] Result<sync::SeenHeads> keepContact(Store &store, const Session &session, sync::SeenHeads heads,
                                                  const sync::SyncClient &client);
/// How long records may still be shown. `sinceTouch` runs from the last contact or note on: time goes on also while the server is out
/// of reach and the clock is turned back.
[[nodiscard]] Result<CompanyLease> touchLease(Store &store, const Session &session, QElapsedTimer &sinceTouch);

}  // namespace fieldfare
