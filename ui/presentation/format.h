// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/decimal.h"
#include "base/money.h"

#include <QDateTime>
#include <QLocale>
#include <QString>
#include <QTimeZone>

#include <optional>

/// How values are written for people, in one place. All functions are pure; the locale decides order and signs.
namespace fieldfare::format {

/// "€ 18,400", cents only when there are any or `cents` is set; unknown or empty currencies show their code or nothing.
[[nodiscard]] QString money(Money amount, const QLocale &locale = QLocale(), bool cents = false);
/// The usual sign of a currency ("€"), else its code.
[[nodiscard]] QString currencySign(Currency currency);
/// Short for axes: "€ 12k", "3.4M".
[[nodiscard]] QString shortNumber(double value, const QLocale &locale = QLocale());
/// Up to six places, trailing zeros left out.
[[nodiscard]] QString decimal(Decimal value, const QLocale &locale = QLocale());
/// 15.5 → "15.5 %".
[[nodiscard]] QString percent(double value, int places = 1, const QLocale &locale = QLocale());
[[nodiscard]] QString number(qint64 value, const QLocale &locale = QLocale());

/// "Today", "Yesterday", "Tomorrow", a weekday within the next six days, "18 Nov" within the year, else "12 Mar 2024".
[[nodiscard]] QString date(const QDate &date, const QDate &today, const QLocale &locale = QLocale());
/// Always with its year, in few letters: "18 Nov 2026"; what date fields show. parseDate() reads it.
[[nodiscard]] QString fullDate(const QDate &date, const QLocale &locale = QLocale());
/// As date(), with the time where it matters: "Today 09:40", "18 Nov 14:05"; further than a year away without time.
[[nodiscard]] QString moment(const QDateTime &utc, const QDateTime &now, const QTimeZone &zone,
                             const QLocale &locale = QLocale());
/// Always complete: "12 March 2024, 09:40", for tooltips and exports to people.
[[nodiscard]] QString fullMoment(const QDateTime &utc, const QTimeZone &zone, const QLocale &locale = QLocale());
/// "12 min", "3 h 20 min", "2 d 4 h".
[[nodiscard]] QString duration(qint64 seconds);
/// How long ago, coarse: "just now", "5 min", "3 h", "16 days", "7 months".
[[nodiscard]] QString age(const QDateTime &utc, const QDateTime &now);

/// Reads a date as people type it: the locale's own orders ("18.11.", "11/18/26"), ISO, and the words today, tomorrow,
/// yesterday, weekday names, "+3", "-2", "+2w". A day without a year is the nearest such day to `today`. Invalid when not understood.
[[nodiscard]] QDate parseDate(const QString &text, const QDate &today, const QLocale &locale = QLocale());
/// "14:30", "1430", "14", "2:30 pm".
[[nodiscard]] QTime parseTime(const QString &text, const QLocale &locale = QLocale());
/// An amount typed by a person: grouping and decimal sign of the locale, a currency sign or code is dropped. Empty text is no error: nullopt.
[[nodiscard]] std::optional<Decimal> parseAmount(const QString &text, const QLocale &locale, bool *ok);

/// How well `pattern` matches `text` as a subsequence (letters in order), folded; 0 = no match, higher is better:
/// word starts and runs count more. Used by the command palette and choosers.
[[nodiscard]] int fuzzyScore(const QString &pattern, const QString &text);

}  // namespace fieldfare::format
