// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "records/field_def/field_def.h"
#include "storage/read_context.h"

#include <QVector>

namespace fieldfare {

/// The user's own fields of a type (its key) in the order of the form, those out of use last.
[[nodiscard]] Result<QVector<FieldDef>> ownFieldsOf(ReadContext &context, const QString &type);

}  // namespace fieldfare
