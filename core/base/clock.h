// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QDateTime>

#include <atomic>
#include <memory>

namespace fieldfare {

/// Where "now" comes from, so that tests can say what time it is. Safe from any thread.
class Clock {
public:
    virtual ~Clock() = default;
    /// Milliseconds since the Unix epoch, UTC.
    [[nodiscard]] virtual qint64 now() const = 0;
    [[nodiscard]] QDateTime nowUtc() const { return QDateTime::fromMSecsSinceEpoch(now(), Qt::UTC); }
};

/// The system's clock; or, when the environment holds FIELDFARE_CLOCK (ISO 8601, UTC when no offset is given),
/// a clock that starts at that moment and goes on at the normal pace.
[[nodiscard]] std::shared_ptr<const Clock> systemClock();

/// A clock that stands where it is set: for tests. set() and advance() may be called from any thread.
class ManualClock final : public Clock {
public:
    explicit ManualClock(const QDateTime &start) : m_now(start.toMSecsSinceEpoch()) {}
    [[nodiscard]] qint64 now() const override { return m_now; }
    void set(const QDateTime &moment) { m_now = moment.toMSecsSinceEpoch(); }
    void advance(qint64 milliseconds) { m_now += milliseconds; }

private:
    std::atomic<qint64> m_now;
};

}  // namespace fieldfare
