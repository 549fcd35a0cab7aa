// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "search/field_sql.h"
#include "search/query/ast.h"
#include "storage/read_context.h"

namespace fieldfare {

/// The condition for one row `r` of the type's table, with bound values only. "1" when everything matches. Links are looked up now
/// (by uid, key, external id or name; else the words of the name are searched); `me` is the session's user; days are cut in its zone.
/// Fields are named by key, by a short form (`closed` for closed_at, `tag`, `created`, `updated`), by label or by an import alias.
/// An error names the place in the query and what may stand there.
[[nodiscard]] tl::expected<SqlPart, QueryError> writeCondition(ReadContext &context, const RecordType &type,
                                                               const QueryNode &query);

/// The field a query means by a name; null when there is none.
[[nodiscard]] const FieldSpec *queryField(const RecordType &type, const QString &name);

}  // namespace fieldfare
