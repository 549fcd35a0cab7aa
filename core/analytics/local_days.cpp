// SPDX-License-Identifier: GPL-3.0-or-later
#include "analytics/local_days.h"

#include <QDateTime>
#include <QVector>

#include <limits>

namespace fieldfare {

QDate LocalDays::day(qint64 moment) { return QDate::fromJulianDay(dayNumber(moment)); }

qint64 LocalDays::dayNumber(qint64 moment)
{
    constexpr qint64 dayLength = 86'400'000;
    constexpr qint64 epoch = 2'440'588;  // Julian day of 1970-01-01
    if (moment < m_last.from || moment >= m_last.to) {
        bool found = false;
        for (const Span &span : std::as_const(m_spans)) {
            if (moment >= span.from && moment < span.to) {
                m_last = span;
                found = true;
                break;
            }
        }
        if (!found) {
            const QDateTime at = QDateTime::fromMSecsSinceEpoch(moment, Qt::UTC);
            Span span{std::numeric_limits<qint64>::min(), std::numeric_limits<qint64>::max(),
                      qint64(m_zone.offsetFromUtc(at)) * 1000};
            if (m_zone.hasTransitions()) {
                const auto next = m_zone.nextTransition(at);
                const auto previous = m_zone.previousTransition(at.addMSecs(1));
                if (next.atUtc.isValid())
                    span.to = next.atUtc.toMSecsSinceEpoch();
                if (previous.atUtc.isValid())
                    span.from = previous.atUtc.toMSecsSinceEpoch();
            }
            m_spans.append(span);
            m_last = span;
        }
    }
    const qint64 local = moment + m_last.offset;
    return epoch + (local >= 0 ? local / dayLength : -((-local + dayLength - 1) / dayLength));
}

}  // namespace fieldfare
