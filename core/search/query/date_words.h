// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QDate>
#include <QDateTime>
#include <QLocale>
#include <QTimeZone>

#include <optional>

namespace fieldfare {

/// What a word of time in a query means.
struct TimeSpan {
    enum class Kind {
        Period,  ///< from `from` up to but not including `to`: a day, a month, "this_quarter"
        Age,     ///< "30d": that long before now; `from` is that moment
        Offset,  ///< "+7d", "-2w": a moment that far from now; `from` is that moment
    };
    Kind kind = Kind::Period;
    QDateTime from;  ///< in the zone it was asked for
    QDateTime to;    ///< Period only
};

/// Reads 2024, 2024-03, 2024-Q1, 2024-03-05, 5.3.2024, 2024-03-05T14:30, today, yesterday, tomorrow, now, this_ / last_ / next_ with
/// day, week, month, quarter or year, and ages and offsets in h, d, w, m (months), q, y. Days begin in `zone`, weeks as in `locale`.
[[nodiscard]] std::optional<TimeSpan> readTimeWord(QStringView word, const QDateTime &now, const QTimeZone &zone,
                                                   const QLocale &locale);

}  // namespace fieldfare
