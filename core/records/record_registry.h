// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/record_type.h"
#include "base/result.h"
#include "storage/read_context.h"

namespace fieldfare {

/// The record types the program is built with, in the order people meet them.
[[nodiscard]] QVector<RecordType> builtInTypes();

/// Built-in types plus the user-defined fields stored in this workspace.
[[nodiscard]] Result<std::shared_ptr<const TypeCatalog>> loadCatalog(ReadContext &context);

}  // namespace fieldfare
