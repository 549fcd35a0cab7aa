// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/result.h"
#include "security/roles.h"

namespace fieldfare::server {

/// A role of a company's own that begins as a copy of a preset. Errors: InvalidInput when there is no such preset; those of
/// checkOwnRole().
[[nodiscard]] Result<Role> ownRoleFrom(const QString &preset, const QString &key, const QString &label);

/// Whether a role can be kept: its key is a word of its own (lower case, digits, underscores), it has a label of one line, and its
/// table makes sense: things are made or not made; tags, views, people and set-up are read by everybody, because all else refers
/// to them; and nobody changes, exports or removes what he does not see. Errors: InvalidInput, saying what is wrong.
[[nodiscard]] Result<void> checkOwnRole(const Role &role);

/// Applies "sales.edit=team". The role may be one that checkOwnRole() refuses until others are applied too. Errors: InvalidInput,
/// naming what is possible.
[[nodiscard]] Result<void> setRight(Role &role, const QString &assignment);

/// Its table for a terminal, in aligned columns, with the words that setRight() takes.
[[nodiscard]] QStringList roleTable(const Role &role);

}  // namespace fieldfare::server
