// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/record_type.h"

namespace fieldfare {

/// What is known of two records of one type, named by their uids because one of them may be gone.
struct RecordPair : Record {
    static constexpr int kNumber = 25;
    RecordPair() : Record(kNumber) {}

    QString relation;  ///< pair_relation::…
    QString type;      ///< key of the type of both
    QString first;     ///< uid
    QString second;    ///< uid
};

namespace pair_relation {
inline constexpr char notDuplicate[] = "not_duplicate";  ///< people said so; the smaller uid stands first
inline constexpr char merged[] = "merged";               ///< `first` was merged into `second`
}  // namespace pair_relation

/// The description of its fields.
[[nodiscard]] RecordType recordPairType();

}  // namespace fieldfare
