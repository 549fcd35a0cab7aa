// SPDX-License-Identifier: GPL-3.0-or-later
#include "analytics/statistics.h"

#include "base/report_table.h"

#include <cmath>

namespace fieldfare {

namespace {

constexpr qint64 hundredth = Decimal::one / 100;

// scale × part / whole in hundredths, half away from zero
Decimal scaledQuotient(qint64 part, qint64 whole, qint64 scale)
{
    const bool negative = (part < 0) != (whole < 0);
    const quint64 p = part < 0 ? quint64(0) - quint64(part) : quint64(part);
    const quint64 w = whole < 0 ? quint64(0) - quint64(whole) : quint64(whole);
    const quint64 factor = quint64(scale) * 100;
    const quint64 rest = p % w;
    quint64 hundredths = p / w * factor;
    if (rest <= (std::numeric_limits<quint64>::max() - w / 2) / factor)
        hundredths += (rest * factor + w / 2) / w;
    else  // beyond any sum of money met in life: the last places may be off
        hundredths += quint64(std::llround(double(rest) / double(w) * double(factor)));
    return Decimal::fromMillionths((negative ? -qint64(hundredths) : qint64(hundredths)) * hundredth);
}

}  // namespace

Decimal quotient(qint64 part, qint64 whole) { return scaledQuotient(part, whole, 1); }

Value percentCell(qint64 part, qint64 whole)
{
    if (whole == 0)
        return ReportTable::notApplicable();
    return Value::fromValue(scaledQuotient(part, whole, 100));
}

Value meanCell(qint64 sum, qint64 count)
{
    if (count == 0)
        return {};
    return Value::fromValue(quotient(sum, count));
}

Value quantileCell(const QVector<qint64> &sorted, double p)
{
    if (sorted.isEmpty())
        return {};
    const double rank = p * double(sorted.size() - 1);
    const auto below = qsizetype(std::floor(rank));
    const qsizetype above = qMin(below + 1, sorted.size() - 1);
    const double value =
        double(sorted.at(below)) + (rank - double(below)) * double(sorted.at(above) - sorted.at(below));
    // a tiny step first: 0.9 × 10 is 9.000000000000000x in binary
    const double rounded = std::round(std::round(value * 1e6) / 1e4);
    return Value::fromValue(Decimal::fromMillionths(qint64(rounded) * hundredth));
}

}  // namespace fieldfare
