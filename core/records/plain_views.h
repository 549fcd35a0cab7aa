// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/record_type.h"
#include "base/result.h"

namespace fieldfare {

class Connection;

/// Makes an unencrypted copy of a workspace useful to any SQLite program: one view for each record type, called `view_<type>`,
/// with a column for each field under its key. In them links are the names of what they point to, amounts and decimals plain
/// numbers, times ISO 8601 in UTC, uids text, mails, phones and addresses their first entry, tags one text. Full-text tables,
/// which other programs cannot open for want of the tokenizer, are dropped. docs/cli.md describes the file.
[[nodiscard]] Result<void> makePlainViews(Connection &connection, const TypeCatalog &catalog);

}  // namespace fieldfare
