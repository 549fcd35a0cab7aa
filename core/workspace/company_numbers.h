// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "storage/store.h"
#include "sync/client/sync_client.h"

namespace fieldfare {

/// Sees to it that this device has numbers for its documents (records/document_number.h) for the time without a network, as far as
/// its person makes such documents. After a sync, blocking. Errors: those of the transport and the store; what was leased stays.
[[nodiscard]] Result<void> leaseNumbers(Store &store, sync::SyncClient &client, const Session &session);

}  // namespace fieldfare
