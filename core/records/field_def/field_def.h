// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/record_type.h"

namespace fieldfare {

/// A field the user added to a record type.
struct FieldDef : Record {
    static constexpr int kNumber = 23;
    FieldDef() : Record(kNumber) {}

    QString type;
    QString key;
    QString label;
    QString kind;     ///< text, multiline, integer, decimal, date, time, bool, choice
    QString choices;  ///< one a line
    std::optional<qint64> position;
    bool required = false;
    QString visibleWhen;   ///< conditions as text, see base/field_condition.h; empty: always shown
    QString requiredWhen;  ///< empty: never demanded
    QString readOnlyWhen;  ///< empty: never locked
    bool retired = false;  ///< no longer offered; what records hold is kept
};

/// The description of its fields.
[[nodiscard]] RecordType fieldDefType();

}  // namespace fieldfare
