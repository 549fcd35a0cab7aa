// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/record_type.h"
#include "search/query/ast.h"
#include "storage/read_context.h"

#include <optional>

namespace fieldfare {

/// What a query being typed would give.
struct QueryProbe {
    std::optional<QueryError> error;  ///< with its place in the text; then nothing was counted
    qint64 count = 0;                 ///< with `more`, at least so many
    bool more = false;
};

/// Checks a query against a type and counts what fits, at most `most` records. Errors of the query are no errors here.
[[nodiscard]] Result<QueryProbe> probeQuery(ReadContext &context, const RecordType &type, QStringView query,
                                            qint64 most);

}  // namespace fieldfare
