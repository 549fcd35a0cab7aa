// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/record_type.h"
#include "base/result.h"

namespace fieldfare {

/// What the conditions of the user's own fields demand of a write, whatever its origin, with the same words everywhere. Only
/// what this write itself breaks is refused: a record that was incomplete before can still be edited elsewhere.
/// `before` is null for a new record. InvalidInput; `details` is "field:<key>" of the field that is meant.
[[nodiscard]] Result<void> checkFieldConditions(const RecordType &type, const Record &now, const Record *before);

/// How a form shows a field for a record as it stands.
struct FieldState {
    bool visible = true;
    bool required = false;
    bool readOnly = false;
};
[[nodiscard]] FieldState fieldState(const RecordType &type, const FieldSpec &field, const Record &record);

/// The key out of an error of checkFieldConditions(); empty for any other.
[[nodiscard]] QString fieldOfError(const Error &error);

}  // namespace fieldfare
