// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/record_type.h"

namespace fieldfare {

/// Colleagues who work together.
struct Team : Record {
    static constexpr int kNumber = 21;
    Team() : Record(kNumber) {}

    QString name;
    Id<User> manager;
};

/// The description of its fields.
[[nodiscard]] RecordType teamType();

}  // namespace fieldfare
