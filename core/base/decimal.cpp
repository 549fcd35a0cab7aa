// SPDX-License-Identifier: GPL-3.0-or-later
#include "base/decimal.h"

#include "base/exact_product.h"

#include <QCoreApplication>

#include <algorithm>
#include <limits>

namespace fieldfare {

namespace detail {

ScaledNumberError parseScaled(QStringView text, int places, ScaledNumber *number)
{
    bool negative = false;
    qsizetype i = 0;
    if (!text.isEmpty() && (text[0] == u'-' || text[0] == u'+')) {
        negative = text[0] == u'-';
        i = 1;
    }
    // Counted downwards from zero: the negative range is one larger, so the smallest number can be read too.
    qint64 value = 0;
    int digits = 0;
    int fraction = -1;  // digits after the point so far; -1 before the point
    bool exact = true;
    bool roundUp = false;
    constexpr qint64 smallest = std::numeric_limits<qint64>::min();
    const auto append = [&value](int digit) {
        if (value < smallest / 10 || (value == smallest / 10 && digit > 8))
            return false;
        value = value * 10 - digit;
        return true;
    };
    for (; i < text.size(); ++i) {
        const char16_t unit = text[i].unicode();
        if (unit == u'.') {
            if (fraction >= 0 || digits == 0)
                return ScaledNumberError::Malformed;
            fraction = 0;
            continue;
        }
        if (unit < u'0' || unit > u'9')
            return ScaledNumberError::Malformed;
        ++digits;
        const int digit = unit - u'0';
        if (fraction >= 0 && fraction++ >= places) {
            exact &= digit == 0;
            if (fraction == places + 1)
                roundUp = digit >= 5;
            continue;
        }
        if (!append(digit))
            return ScaledNumberError::OutOfRange;
    }
    if (digits == 0 || fraction == 0)
        return ScaledNumberError::Malformed;
    for (int missing = std::max(fraction, 0); missing < places; ++missing) {
        if (!append(0))
            return ScaledNumberError::OutOfRange;
    }
    if (roundUp) {
        if (value == smallest)
            return ScaledNumberError::OutOfRange;
        --value;
    }
    if (!negative) {
        if (value == smallest)
            return ScaledNumberError::OutOfRange;
        value = -value;
    }
    number->value = value;
    number->exact = exact;
    return ScaledNumberError::None;
}

QString printScaled(qint64 value, int places, bool allPlaces)
{
    const quint64 magnitude = value < 0 ? quint64(0) - quint64(value) : quint64(value);
    QString digits = QString::number(magnitude);
    if (digits.size() <= places)
        digits.prepend(QString(places + 1 - digits.size(), u'0'));
    qsizetype keep = digits.size();
    const qsizetype whole = digits.size() - places;
    while (!allPlaces && keep > whole && digits[keep - 1] == u'0')
        --keep;
    QString text = digits.left(whole);
    if (keep > whole) {
        text += u'.';
        text += QStringView(digits).sliced(whole, keep - whole);
    }
    if (value < 0)
        text.prepend(u'-');
    return text;
}

}  // namespace detail

namespace {

tl::unexpected<Error> notANumber()
{
    return fail(ErrorCode::InvalidInput,
                QCoreApplication::translate("Decimal", "This is not a number. Write it with digits, like 1234.5."));
}

tl::unexpected<Error> tooLarge()
{
    return fail(ErrorCode::InvalidInput,
                QCoreApplication::translate("Decimal", "This number is too large to be stored."));
}

}  // namespace

Result<Decimal> Decimal::parse(QStringView text)
{
    bool rounded = false;
    Result<Decimal> decimal = parseRounded(text, &rounded);
    if (decimal && rounded)
        return fail(
            ErrorCode::InvalidInput,
            QCoreApplication::translate("Decimal", "This number has more than six decimal places. Round it first."));
    return decimal;
}

Result<Decimal> Decimal::parseRounded(QStringView text, bool *rounded)
{
    detail::ScaledNumber number;
    switch (detail::parseScaled(text, places, &number)) {
    case detail::ScaledNumberError::None: break;
    case detail::ScaledNumberError::Malformed: return notANumber();
    case detail::ScaledNumberError::OutOfRange: return tooLarge();
    }
    if (rounded)
        *rounded = !number.exact;
    return Decimal{number.value};
}

QString Decimal::toString() const { return detail::printScaled(millionths, places, false); }

Result<Decimal> Decimal::plus(Decimal other) const
{
    const std::optional<qint64> sum = checkedSum(millionths, other.millionths);
    if (!sum)
        return tooLarge();
    return Decimal{*sum};
}

Result<Decimal> Decimal::minus(Decimal other) const
{
    const std::optional<qint64> difference = checkedDifference(millionths, other.millionths);
    if (!difference)
        return tooLarge();
    return Decimal{*difference};
}

Result<Decimal> Decimal::times(Decimal factor) const
{
    const std::optional<qint64> product = ExactProduct(millionths).times(factor.millionths).scaledDown(places);
    if (!product)
        return tooLarge();
    return Decimal{*product};
}

}  // namespace fieldfare
