// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/field_spec.h"

#include <QVector>

namespace fieldfare {

/// part / whole rounded half away from zero to two places. whole != 0.
[[nodiscard]] Decimal quotient(qint64 part, qint64 whole);
/// 100 × part / whole, the same. A notApplicable() cell when whole is 0.
[[nodiscard]] Value percentCell(qint64 part, qint64 whole);
/// An empty cell when count is 0.
[[nodiscard]] Value meanCell(qint64 sum, qint64 count);

/// The p-quantile (0 ≤ p ≤ 1) of sorted values by linear interpolation between the neighbours of rank p × (n − 1), which is
/// Hyndman and Fan's definition 7, that of spreadsheets (PERCENTILE.INC). The median is p = ½. Rounded to two places.
/// An empty cell when there are no values.
[[nodiscard]] Value quantileCell(const QVector<qint64> &sorted, double p);

}  // namespace fieldfare
