// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "search/list_reader.h"

namespace fieldfare {

/// Sum and mean of one column, of one currency where it is money.
struct ColumnSum {
    qint64 filled = 0;  ///< rows that hold a value
    Currency currency;  ///< Money
    qint64 sum = 0;     ///< as stored: minor units, millionths, seconds or whole numbers
    qint64 mean = 0;    ///< sum / filled in the same unit, rounded half away from zero
    bool exact = true;  ///< false: the sum left the 64-bit range; it and the mean must not be shown
};

struct ListSums {
    qint64 rows = 0;
    QHash<QString, QVector<ColumnSum>>
        columns;  ///< by field key; several entries only for money in several currencies, by code
};

/// Counts the list and sums these numeric fields over it in one walk, exactly (no floating point). Percentages and other
/// fields whose sum says nothing have a mean all the same. Cancelled by the context's stop token.
/// InvalidInput as ListReader, and for a field that is no number.
[[nodiscard]] Result<ListSums> listSums(ReadContext &context, const ListRequest &request, const QStringList &fields);

}  // namespace fieldfare
