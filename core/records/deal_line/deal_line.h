// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "records/priced_line.h"

namespace fieldfare {

struct Deal;

/// One product of a deal.
struct DealLine : PricedLine {
    static constexpr int kNumber = 16;
    DealLine() : PricedLine(kNumber) {}

    Id<Deal> deal;
};

/// The description of its fields.
[[nodiscard]] RecordType dealLineType();

}  // namespace fieldfare
