// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "search/query/ast.h"

namespace fieldfare {

/// Reads the query language:
///
///     stage:proposal,negotiation amount>5000 owner:me updated<30d -tag:vip "exact words" has:email no:next_step
///     (industry:retail OR industry:finance) closed_at:2024-01..2024-06 müller
///
/// Terms side by side must all hold; OR (capitals) parts alternatives; - or NOT denies; parentheses group; a comma between values
/// means any of them; values with blanks stand in quotes, a quote inside them is doubled.
/// Any text gives a query or an error with position; nothing else can happen. Any thread.
[[nodiscard]] tl::expected<QueryNode, QueryError> parseQuery(QStringView text);

}  // namespace fieldfare
