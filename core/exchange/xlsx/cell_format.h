// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QByteArrayView>
#include <QDateTime>
#include <QString>

#include <optional>

namespace fieldfare {

/// What a number of a worksheet means, as its number format says.
enum class CellMeaning { Number, Percent, Date, Time, DateTime, Duration };

/// Meaning of a built-in number format (0 … 163), or of a format code such as `[$-409]d/m/yy h:mm AM/PM;@`.
[[nodiscard]] CellMeaning meaningOfFormat(int builtIn);
[[nodiscard]] CellMeaning meaningOfFormat(QStringView code);

/// A number as the file spells it ("44035.0", "1.5E-3"), as plain text without exponent: at most 15 significant digits,
/// which is what spreadsheet programs keep, unless it is a whole number written out. Not a number: the text itself.
[[nodiscard]] QString cellNumberText(QByteArrayView raw);

/// The text a number of that meaning is read as: 2024-03-05, 2024-03-05 14:30, 14:30, 36:15:00, 15.5%. A number that is
/// no date in that system stays a number.
[[nodiscard]] QString cellText(QByteArrayView raw, CellMeaning meaning, bool from1904);

/// Day and time of a serial number; none outside 1900 … 9999. In the 1900 system the days before 1 March 1900 are counted
/// as spreadsheet programs do, which have a 29 February 1900.
[[nodiscard]] std::optional<QDateTime> dateOfSerial(double serial, bool from1904);
/// The reverse, in the 1900 system; none before 1 March 1900.
[[nodiscard]] std::optional<double> serialOfDate(const QDateTime &local);

}  // namespace fieldfare
