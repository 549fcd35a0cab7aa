// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/field_spec.h"

namespace fieldfare {

/// The kinds a user-defined field can have, as they are stored: text, multiline, integer, decimal, date, time, bool, choice.
[[nodiscard]] QStringList userFieldKinds();
/// Unknown words read as text: a newer program may know more.
[[nodiscard]] FieldKind fieldKindFromText(const QString &text);
/// A key for a field of that label: lower case, words joined by "_", unlike any of `taken`.
[[nodiscard]] QString fieldKeyFor(const QString &label, const QStringList &taken);

}  // namespace fieldfare
