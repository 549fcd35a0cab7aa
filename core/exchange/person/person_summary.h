// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "exchange/person/person_export.h"

namespace fieldfare {

struct PersonScope;

/// A page about the export for the person to read: what is known by field, what there is of each type, where to find it. Plain
/// text in the language of the program.
[[nodiscard]] Result<QString> personSummary(ReadContext &context, const PersonScope &scope,
                                            const PersonExportReport &report);

}  // namespace fieldfare
