// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/record_type.h"

namespace fieldfare {

/// That a record was erased on a person's request, or the person taken out of it. It says which, and nothing of what was in it, and
/// goes to every device.
struct Erasure : Record {
    static constexpr int kNumber = 29;
    Erasure() : Record(kNumber) {}

    QString type;    ///< key of the record's type
    QString record;  ///< uid
    QString extent;  ///< erasure::…
};

namespace erasure {
inline constexpr char whole[] = "whole";  ///< the record is gone
inline constexpr char name[] = "name";    ///< it stays; the person's name, addresses and numbers were replaced
inline constexpr char notes[] = "notes";  ///< its long texts went as well
}  // namespace erasure

/// The description of its fields.
[[nodiscard]] RecordType erasureType();

}  // namespace fieldfare
