// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/record_type.h"

namespace fieldfare {

/// A list somebody keeps: which records, in which order, with which columns. Its owner changes it; `shared` shows it to
/// everybody. See search/views/list_views.h for how it is read.
struct SavedView : Record {
    static constexpr int kNumber = 24;
    SavedView() : Record(kNumber) {}

    QString name;
    QString type;     ///< key of the record type it lists
    QString query;    ///< query language; empty for all
    QString sort;     ///< key of a field, with "-" in front the greatest first; empty for the shown name
    QString columns;  ///< JSON array of {"key","width"} in order; empty for the usual ones
    bool shared = false;
    bool pinned = false;  ///< offered as a tab above the list, not only in the menu
    std::optional<qint64> position;
};

/// The description of its fields.
[[nodiscard]] RecordType savedViewType();

}  // namespace fieldfare
