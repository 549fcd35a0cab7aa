// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "storage/integrity.h"
#include "storage/unit_of_work.h"

namespace fieldfare {

/// What taking a database back changed.
struct RewindOutcome {
    qint64 transactions = 0;     ///< taken back
    qint64 entries = 0;          ///< entries of the change log read
    bool searchIsStale = false;  ///< too much changed to follow row by row: the caller builds the search indexes anew
};

/// Takes a whole database back to what it was right after transaction `last`, without rules and without a trace: everything
/// younger is undone, newest first, and its entries leave the log. For copies that are made to be looked at, never for the
/// workspace itself. Inside a transaction of `work`, whose log is not begun; foreign keys are not enforced on its connection.
///
/// One pass over the younger entries, each handled once, with memory for one of them: the time is that of what happened since.
/// The observers of `work` hear of every record before and after (so the search indexes follow). What is not in the log stays as
/// it is: settings, and sums that are derived from records (the caller makes those again).
/// Errors: Cancelled, Damaged (an entry cannot be read).
[[nodiscard]] Result<RewindOutcome> rewindTo(UnitOfWork &work, qint64 last, const Progress &progress = {});

}  // namespace fieldfare
