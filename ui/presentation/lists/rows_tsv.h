// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "presentation/field_display.h"
#include "storage/read_context.h"

namespace fieldfare {

/// Rows of a list with a line of headings as tab-separated text, as people see them: for the clipboard. Columns as in
/// listCells(); "" is the shown name. Cancelled by the context's stop token.
[[nodiscard]] Result<QString> rowsAsTsv(ReadContext &context, const RecordType &type, const QVector<qint64> &ids,
                                        const QStringList &columns, const ShowContext &show);

}  // namespace fieldfare
