// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/record_type.h"

namespace fieldfare {

struct Deal;
struct Stage;

/// One move of a deal, written by the rules of deals and never changed.
struct StageEvent : Record {
    static constexpr int kNumber = 7;
    StageEvent() : Record(kNumber) {}

    Id<Deal> deal;
    Id<Stage> stage;
    Id<Stage> fromStage;
    QDateTime at;
};

/// The description of its fields.
[[nodiscard]] RecordType stageEventType();

}  // namespace fieldfare
