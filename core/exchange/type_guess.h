// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "exchange/column_mapper.h"

namespace fieldfare {

/// Which type of record the headers of a table speak of: the one whose fields explain most columns; the name of the file or
/// sheet decides where that leaves doubt ("Accounts", "Potentials").
[[nodiscard]] QString guessRecordType(const TypeCatalog &catalog, const QStringList &headers, const QString &name);

}  // namespace fieldfare
