// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "search/field_sql.h"
#include "search/query/ast.h"
#include "storage/read_context.h"

namespace fieldfare {

/// `field op value` for every kind but links, as a condition on a row `r`. `op` is never NotEqual (the caller denies the whole).
///   text            :  contains, or begins with for a trailing *      =  is, whatever the case      < >  by the alphabet
///   numbers, money  :  and =  is, or lies in from..to (both included); money in whole units, with a code in that currency only
///   dates, times    periods, ages and offsets of readTimeWord(); an age counts backwards: <30d is younger than 30 days
///   choice          by key or label; tags by name; yes and no for the rest
[[nodiscard]] tl::expected<SqlPart, QueryError> valueCondition(ReadContext &context, const RecordType &type,
                                                               const FieldSpec &spec, QueryOperator op,
                                                               const QueryValue &value);

/// The field holds something.
[[nodiscard]] SqlPart filledCondition(const RecordType &type, const FieldSpec &spec);

}  // namespace fieldfare
