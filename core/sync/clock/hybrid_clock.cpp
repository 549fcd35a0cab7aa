// SPDX-License-Identifier: GPL-3.0-or-later
#include "sync/clock/hybrid_clock.h"

#include <algorithm>

namespace fieldfare::sync {

namespace {
constexpr qint64 kLatest = 95'617'584'000'000;  // the year 5000
}

HybridTime hybridTime(qint64 unixMilliseconds, qint64 counter)
{
    return std::clamp<qint64>(unixMilliseconds, 0, kLatest) * kHybridCounters +
           std::clamp<qint64>(counter, 0, kHybridCounters - 1);
}

qint64 millisecondsOf(HybridTime time) { return time / kHybridCounters; }

HybridTime HybridClock::stamp(qint64 wall, qint64 offset)
{
    const auto sane = [](qint64 ms) { return std::clamp(ms, -kLatest, kLatest); };
    const HybridTime now = hybridTime(sane(wall) + sane(offset));
    if (m_last > now && millisecondsOf(m_last) - millisecondsOf(now) > kMostAhead)
        m_last = now;
    else
        m_last = std::max(now, m_last + 1);
    return m_last;
}

HybridTime clamped(HybridTime stamp, qint64 serverMilliseconds)
{
    return std::clamp<HybridTime>(stamp, 0, hybridTime(serverMilliseconds, kHybridCounters - 1));
}

}  // namespace fieldfare::sync
