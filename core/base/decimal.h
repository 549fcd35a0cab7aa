// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/result.h"

#include <QMetaType>
#include <QString>

#include <compare>
#include <optional>

namespace fieldfare {

/// An exact decimal number with six places: unit prices, quantities, percentages, rates.
/// Range about ±9.2 × 10^12. A plain value; sums and products are checked for overflow.
struct Decimal {
    static constexpr int places = 6;
    static constexpr qint64 one = 1'000'000;

    qint64 millionths = 0;

    static constexpr Decimal fromMillionths(qint64 millionths) { return Decimal{millionths}; }
    /// `whole` must lie within the range; literals and counts do.
    static constexpr Decimal fromInteger(qint32 whole) { return Decimal{qint64(whole) * one}; }

    /// Reads the canonical spelling: optional sign, ASCII digits, optionally '.' and digits; no blanks, no grouping, no exponent.
    /// InvalidInput for any other text, for a number out of range, and for more than six places that are not zero.
    static Result<Decimal> parse(QStringView text);

    /// The same, but further places are rounded half away from zero; `rounded` (may be null) says whether that changed the number.
    static Result<Decimal> parseRounded(QStringView text, bool *rounded);

    /// Canonical spelling without needless zeros: "12.5", "-0.000001", "3".
    QString toString() const;

    double toDouble() const { return double(millionths) / double(one); }

    /// InvalidInput on overflow.
    Result<Decimal> plus(Decimal other) const;
    Result<Decimal> minus(Decimal other) const;
    /// Rounded half away from zero to six places; InvalidInput on overflow.
    Result<Decimal> times(Decimal factor) const;

    constexpr bool isZero() const { return millionths == 0; }
    friend constexpr bool operator==(Decimal, Decimal) = default;
    friend constexpr auto operator<=>(Decimal, Decimal) = default;
};

/// a + b, or nothing on overflow.
constexpr std::optional<qint64> checkedSum(qint64 a, qint64 b)
{
    const auto sum = qint64(quint64(a) + quint64(b));
    if ((a >= 0) == (b >= 0) && (sum >= 0) != (a >= 0))
        return std::nullopt;
    return sum;
}

/// a - b, or nothing on overflow.
constexpr std::optional<qint64> checkedDifference(qint64 a, qint64 b)
{
    const auto difference = qint64(quint64(a) - quint64(b));
    if ((a >= 0) != (b >= 0) && (difference >= 0) != (a >= 0))
        return std::nullopt;
    return difference;
}

namespace detail {

/// Digits of a canonical number as a whole number scaled by 10^places; the shared reader of Decimal and Money.
struct ScaledNumber {
    qint64 value = 0;
    bool exact = true;
};
enum class ScaledNumberError { None, Malformed, OutOfRange };
ScaledNumberError parseScaled(QStringView text, int places, ScaledNumber *number);
/// Prints value / 10^places with all places, or without trailing zeros.
QString printScaled(qint64 value, int places, bool allPlaces);

}  // namespace detail

}  // namespace fieldfare

Q_DECLARE_METATYPE(fieldfare::Decimal)
