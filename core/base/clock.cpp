// SPDX-License-Identifier: GPL-3.0-or-later
#include "base/clock.h"

namespace fieldfare {

namespace {

class SystemClock final : public Clock {
public:
    explicit SystemClock(qint64 offset) : m_offset(offset) {}
    [[nodiscard]] qint64 now() const override { return QDateTime::currentMSecsSinceEpoch() + m_offset; }

private:
    qint64 m_offset;
};

}  // namespace

std::shared_ptr<const Clock> systemClock()
{
    qint64 offset = 0;
    const QString wanted = qEnvironmentVariable("FIELDFARE_CLOCK");
    if (!wanted.isEmpty()) {
        QDateTime start = QDateTime::fromString(wanted, Qt::ISODate);
        if (start.isValid()) {
            if (start.timeSpec() == Qt::LocalTime)
                start.setTimeSpec(Qt::UTC);
            offset = start.toMSecsSinceEpoch() - QDateTime::currentMSecsSinceEpoch();
        } else {
            qWarning("FIELDFARE_CLOCK is not an ISO 8601 time; the system clock is used");
        }
    }
    return std::make_shared<SystemClock>(offset);
}

}  // namespace fieldfare
