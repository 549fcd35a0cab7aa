// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "records/priced_line.h"

namespace fieldfare {

struct Order;

/// One product of an order.
struct OrderLine : PricedLine {
    static constexpr int kNumber = 18;
    OrderLine() : PricedLine(kNumber) {}

    Id<Order> order;
};

/// The description of its fields.
[[nodiscard]] RecordType orderLineType();

}  // namespace fieldfare
