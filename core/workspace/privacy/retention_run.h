// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "records/retention/retention.h"
#include "workspace/privacy/privacy.h"

namespace fieldfare {

struct RetentionOutcome {
    qint64 done = 0;         ///< records that went
    qint64 transaction = 0;  ///< of the move to the bin, to undo it; 0 for erasures
    bool stopped = false;    ///< before all were erased; those that were are erased as a whole
    QStringList problems;    ///< translated: people who could not be erased, and why
};

/// Called between records with how many are done; false stops.
using RetentionStep = std::function<bool(qint64 done, qint64 all)>;

/// Carries out an active rule after a person has seen previewRetention() and confirmed its number. To the bin: all in one transaction, which
/// can be undone; stopping leaves nothing moved (Cancelled). Erasing: one person after another with Privacy::erase(); each is looked at
/// again just before. Blocks; not on the threads of the store.
/// Errors: InvalidInput (the rule is off), Conflict (another number is due by now), Forbidden, those of the writes.
[[nodiscard]] Result<RetentionOutcome> runRetention(Store &store, Privacy &privacy, const Session &session,
                                                    Id<RetentionRule> rule, qint64 confirmed,
                                                    const RetentionStep &step = {});

}  // namespace fieldfare
