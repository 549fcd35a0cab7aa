// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/result.h"

#include <QString>

namespace fieldfare {
class Workspace;
}

namespace fieldfare::bench {

/// The baseline of imports: what storing the same rows costs when nothing else is done. A bare loop over SQLite's C interface
/// in a plain file: same tables, indexes, tokenizer, page size and page cache; no reading of CSV, no validation, no matching,
/// no names or pinyin worked out, no log. One transaction; indexes and full text at its end.

/// Writes all contacts of the workspace to a flat file: rows of the tables as they are stored, then the documents of the
/// search indexes.
[[nodiscard]] Result<void> writeRowFile(Workspace &workspace, const QString &path);

/// Stores the flat file in a new database at `path`. The seconds from the first row to the commit.
[[nodiscard]] Result<double> runBulkLoop(const QString &rowFile, const QString &path);

}  // namespace fieldfare::bench
