// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/record_type.h"

#include <QVariantList>

namespace fieldfare {

/// A piece of SQL with the values of its `?`, in order.
struct SqlPart {
    QString sql;
    QVariantList values;

    SqlPart &operator+=(const SqlPart &other)
    {
        sql += other.sql;
        values += other.values;
        return *this;
    }
};

/// Expressions over one row of a type's table called `r`, for the query writer, lists and totals. They go through
/// ReadContext::run(), so tables of record types stand in braces.

/// What lies in the column (see toColumn()), the user-defined field's JSON value, the first entry of a list (its copy in the row where there is one), or the tags joined
/// by U+001F in their order.
[[nodiscard]] SqlPart storedValue(const RecordType &type, const FieldSpec &spec);

/// The currency code beside a Money field.
[[nodiscard]] SqlPart storedCurrency(const FieldSpec &spec);

/// A Money field as millionths of whole units, comparable between currencies of different minor units (not of different worth).
[[nodiscard]] SqlPart moneyMillionths(const RecordType &type, const FieldSpec &spec);

/// The shown name of a link's target, null where there is none or it may not be seen.
[[nodiscard]] SqlPart linkTitle(const RecordType &type, const FieldSpec &spec);

/// What a list sorts by for this field, in an order people expect: names by their sort key, links by their target's, stages by
/// their position, choices by the order of the known ones, text folded. Null for an empty value.
[[nodiscard]] SqlPart sortValue(const TypeCatalog &catalog, const RecordType &type, const FieldSpec &spec);

/// Whether lists can be sorted by it.
[[nodiscard]] bool isSortable(const FieldSpec &spec);

/// True for the field that is shown as the record's name: `display_name` and `sort_key` speak for it.
[[nodiscard]] bool isShownName(const RecordType &type, const FieldSpec &spec);

/// The table of a list of mails, phones or addresses ("mail_address") and its column for a head field ("address").
struct ListSource {
    QString table;
    QString column;
};
/// For head fields ("email", "city") and lists themselves ("emails"). Empty for others.
[[nodiscard]] ListSource listSource(const FieldSpec &spec);

}  // namespace fieldfare
