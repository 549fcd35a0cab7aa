// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QDate>
#include <QTimeZone>

namespace fieldfare {

/// Moments as days of one time zone, fast enough for millions of rows: the spans of constant offset are looked up once
/// and remembered. Used by one thread.
class LocalDays {
public:
    explicit LocalDays(const QTimeZone &zone) : m_zone(zone) {}

    /// The day on which the moment (ms since the epoch, UTC) falls in the zone.
    [[nodiscard]] QDate day(qint64 moment);
    /// Julian day number of day(); differences count calendar days.
    [[nodiscard]] qint64 dayNumber(qint64 moment);
    /// The first moment of a day in the zone.
    [[nodiscard]] qint64 start(QDate day) const { return day.startOfDay(m_zone).toMSecsSinceEpoch(); }

private:
    struct Span {
        qint64 from = 0;
        qint64 to = 0;
        qint64 offset = 0;
    };  // [from, to), ms

    QTimeZone m_zone;
    Span m_last;
    QVector<Span> m_spans;
};

}  // namespace fieldfare
