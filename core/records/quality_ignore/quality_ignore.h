// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/record_type.h"

namespace fieldfare {

/// What somebody said is right although a quality check finds it, or wants to be asked about later. The record is named by
/// its uid because it may be gone.
struct QualityIgnore : Record {
    static constexpr int kNumber = 27;
    QualityIgnore() : Record(kNumber) {}

    QString check;   ///< id of the check ("contact.email_invalid"), or quality_ignore::verify
    QString type;    ///< key of the record's type
    QString record;  ///< uid
    QString value;   ///< what was found; another finding in the same place is told again
    QDate until;     ///< asked again from this day on; none: never
};

namespace quality_ignore {
inline constexpr char verify[] = "verify";  ///< the queue of records to be verified
}  // namespace quality_ignore

/// The description of its fields.
[[nodiscard]] RecordType qualityIgnoreType();

}  // namespace fieldfare
