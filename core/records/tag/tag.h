// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/record_type.h"

namespace fieldfare {

/// A label people put on records. Made by use.
struct Tag : Record {
    static constexpr int kNumber = 19;
    Tag() : Record(kNumber) {}

    QString name;
    QString color;
};

/// The description of its fields.
[[nodiscard]] RecordType tagType();

}  // namespace fieldfare
