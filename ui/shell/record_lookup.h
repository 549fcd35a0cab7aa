// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "widgets/input/fields.h"

namespace fieldfare {

class Workspace;

/// For LinkField: records of one type by the beginning of their name. `owner` ends late answers when it goes.
[[nodiscard]] LinkField::Lookup recordLookup(Workspace &workspace, QObject *owner, const QString &type);

}  // namespace fieldfare
