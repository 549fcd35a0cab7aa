// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "workspace/workspace.h"

#include <functional>

namespace fieldfare {

/// How large the demo company is. Everything else follows from the number of contacts unless it is said.
struct DemoSize {
    qint64 contacts = 400;
    qint64 activities = -1;  ///< −1: six for each contact, five from 2,000 contacts on
    qint64 deals = -1;       ///< −1: four of five contacts, fewer in large ones
    qint64 openDeals = -1;   ///< of them open; −1: about one in six
};

/// Fills a workspace with two years in the life of a firm of twelve that sells solar systems and heat pumps in Germany, Great Britain
/// and China, ending today by the workspace's clock: customers, deals with their histories, orders, campaigns of which some
/// lose money, tickets of which some are late, activities, tasks due today and overdue, a few duplicates, exchange rates.
/// All invented here; the same size on the same day gives the same records. One transaction, so it can be undone.
/// `progress` gets 0 … 100 on the writer thread; may be null. Errors: Cancelled by `stop`, those of storage.
[[nodiscard]] QFuture<Result<ChangeSet>> generateDemo(Workspace &workspace, const DemoSize &size = {},
                                                      std::function<void(int)> progress = {},
                                                      const std::stop_token &stop = {});

}  // namespace fieldfare
