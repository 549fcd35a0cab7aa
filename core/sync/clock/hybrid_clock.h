// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QtGlobal>

namespace fieldfare::sync {

/// A moment of a hybrid logical clock in one number: ms since the Unix epoch (UTC) × 65,536 + a counter. Larger is later.
/// It decides only between edits that did not know of each other, so a wrong clock can lose a draw, never undo what
/// somebody did after seeing it (merge/merge.h).
using HybridTime = qint64;

constexpr qint64 kHybridCounters = 65'536;

/// Moments before 1970 and beyond the year 5000 are clocks that were never set: they are moved to the nearest of the two.
[[nodiscard]] HybridTime hybridTime(qint64 unixMilliseconds, qint64 counter = 0);
[[nodiscard]] qint64 millisecondsOf(HybridTime time);

/// Stamps a device's edits so that later ones are larger, also when the wall clock stands still or steps back a little.
/// A plain value; whoever holds it stores last() with the edits it stamped.
class HybridClock {
public:
    /// How far a stamp may run ahead of the wall clock. Beyond it the stamps were made by a clock that has been corrected
    /// since, and following them would keep the device in the future for ever.
    static constexpr qint64 kMostAhead = 60'000;

    explicit HybridClock(HybridTime last = 0) : m_last(last) {}

    /// The stamp of an edit made at `wall` (ms, device clock) by a device whose clock must be corrected by `offset` ms
    /// (what the server's clock said minus what ours did).
    [[nodiscard]] HybridTime stamp(qint64 wall, qint64 offset);
    [[nodiscard]] HybridTime last() const { return m_last; }

private:
    HybridTime m_last;
};

/// What a server makes of a stamp: never later than its own clock, so that a fast clock cannot win for long.
[[nodiscard]] HybridTime clamped(HybridTime stamp, qint64 serverMilliseconds);

}  // namespace fieldfare::sync
