// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/decimal.h"
#include "base/money.h"
#include "base/result.h"

#include <QDateTime>
#include <QStringView>
#include <QTimeZone>

#include <optional>

namespace fieldfare {

/// In which order a date made of three numbers is meant. A date whose first number has four digits is read year-month-day
/// in every order; so are dates with a month name or with 年月日.
enum class DateOrder { YearMonthDay, DayMonthYear, MonthDayYear };

/// How the values of a file are spelt.
struct ValueFormats {
    DateOrder dateOrder = DateOrder::YearMonthDay;
    char16_t decimalSign = u'.';        ///< '.' or ','; the other one, apostrophes and blanks group digits
    QTimeZone zone = QTimeZone::utc();  ///< of times that name no zone, and of bare dates
    Currency currency;                  ///< of amounts that name none

    friend bool operator==(const ValueFormats &, const ValueFormats &) = default;
};

/// "YMD", "DMY", "MDY" as in map files.
[[nodiscard]] QString dateOrderKey(DateOrder order);
[[nodiscard]] std::optional<DateOrder> dateOrderFromKey(QStringView key);

// Strict readers: the whole text must be a value, apart from outer blanks; every failure says what was expected. Full-width
// digits and signs are read as their plain forms. Empty text is an error; callers decide what empty means. No floating
// point is involved anywhere.

/// 2024-03-05, 5.3.2024, 03/05/24 (by dateOrder), 20240305, 5 March 2024, Mar 5, 2024, 2024年3月5日. Years of two digits are
/// 1950–2049. A time of midnight after the date is accepted, any other time is not.
[[nodiscard]] Result<QDate> parseDate(QStringView text, const ValueFormats &formats);

/// A date as above and a time: 14:30, 14:30:05.250, 2:30 PM, 下午2:30, with T, blank or comma between, then maybe Z, UTC or
/// +02:00. A bare date means the beginning of that day in the zone. The result is UTC.
[[nodiscard]] Result<QDateTime> parseDateTime(QStringView text, const ValueFormats &formats);

/// Whole numbers with or without grouping; "12.00" is one.
[[nodiscard]] Result<qint64> parseInteger(QStringView text, const ValueFormats &formats);

struct ParsedDecimal {
    Decimal value;
    bool rounded = false;  ///< had more than six places; rounded half away from zero
};
/// 1,234.5 · 1.234,5 (by decimalSign) · (12.5) and 12.5- are negative · 1.5e3. A percent sign at the end is passed over:
/// "15.5 %" is 15.5. Digits must be grouped by threes (or 12,34,567) if at all.
[[nodiscard]] Result<ParsedDecimal> parseDecimal(QStringView text, const ValueFormats &formats);

struct ParsedMoney {
    Money money;
    bool rounded = false;        ///< had more places than the currency; rounded half away from zero
    bool currencyNamed = false;  ///< the text itself named the currency
};
/// As parseDecimal, with a code or sign of a currency before or after: ¥1,234.56 · EUR 1.234,56 · (1,234.50) · 12 万元.
/// A sign shared by several currencies ($, ¥, kr, £) means formats.currency when that one uses it, else the most usual
/// one ($ USD, £ GBP); ¥ and kr alone are refused then.
[[nodiscard]] Result<ParsedMoney> parseMoney(QStringView text, const ValueFormats &formats);

/// yes/no, true/false, 1/0, y/n, on/off, x, 是/否, 真/假, ja/nein, oui/non, si/no, da/njet … in any case.
[[nodiscard]] Result<bool> parseBool(QStringView text);

/// Seconds. 1:30 is one hour thirty, 1:30:15 with seconds; 90 min, 1h 30m, 1.5 h, 2 days, PT1H30M, 1小时30分钟. A bare
/// number counts in `bareUnit` seconds.
[[nodiscard]] Result<qint64> parseDuration(QStringView text, const ValueFormats &formats, qint64 bareUnit = 60);

// The same without words, for those who only try (detection runs them over whole samples).
[[nodiscard]] std::optional<QDate> tryDate(QStringView text, DateOrder order);
[[nodiscard]] std::optional<QDateTime> tryDateTime(QStringView text, const ValueFormats &formats);
[[nodiscard]] std::optional<ParsedDecimal> tryDecimal(QStringView text, char16_t decimalSign);
[[nodiscard]] std::optional<bool> tryBool(QStringView text);
[[nodiscard]] std::optional<qint64> tryDuration(QStringView text, char16_t decimalSign, qint64 bareUnit);

}  // namespace fieldfare
