// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/result.h"

struct sqlite3;

namespace fieldfare {

/// Name of our FTS5 tokenizer in `CREATE VIRTUAL TABLE … tokenize='fieldfare'`.
inline constexpr const char *tokenizerName = "fieldfare";

/// Makes the tokenizer known to one connection; needed on every connection that touches the full-text table. It cuts text by
/// splitWords(): case, accents and width folded, ideographs as single characters and pairs. Pinyin is not its work: which column
/// holds names is known to whoever builds the document (search/search_document.h), and a contentless table stores only words.
[[nodiscard]] Result<void> registerTokenizer(sqlite3 *connection);

}  // namespace fieldfare
