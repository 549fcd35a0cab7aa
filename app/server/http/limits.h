// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QHash>
#include <QString>

#include <mutex>
#include <optional>

namespace fieldfare::server {

/// Token buckets by name (an address, an installation): so many at once, so many more a second. Any thread. Names that were not
/// heard of for long are forgotten, so that a flood from many addresses costs no more memory than `most` entries.
class RateLimit {
public:
    struct Rate {
        double burst = 10;
        double perSecond = 1;
    };
    explicit RateLimit(Rate rate, qsizetype most = 100'000) : m_rate(rate), m_most(most) {}

    /// Takes one. False: refused; `waitMs` says when there will be one. `now`: ms of a clock that never goes back.
    [[nodiscard]] bool take(const QString &name, qint64 now, qint64 *waitMs = nullptr);

private:
    struct Bucket {
        double left = 0;
        qint64 at = 0;
    };
    void forget(qint64 now);

    const Rate m_rate;
    const qsizetype m_most;
    std::mutex m_mutex;
    QHash<QString, Bucket> m_buckets;
};

/// How long the other side may take: a grace at first, and what it moves earns time at the least rate, up to three times the grace.
/// So a large body may take long, but no connection stands still. One thread.
class Pace {
public:
    Pace(qint64 graceMs, qint64 bytesPerSecond) : m_grace(graceMs), m_rate(bytesPerSecond > 0 ? bytesPerSecond : 1) {}
    void begin() { m_left = m_grace; }
    void moved(qint64 bytes, qint64 tookMs);
    /// At least 1.
    [[nodiscard]] qint64 leftMs() const { return m_left > 1 ? m_left : 1; }

private:
    qint64 m_grace;
    qint64 m_rate;
    qint64 m_left = 0;
};

/// On whose account an address is: an IPv4 address itself, of IPv6 the network (/64), since everybody has as many addresses in his
/// as he likes.
[[nodiscard]] QString limitedName(const QString &address);

/// Who failed to let himself in waits: twice as long after each failure, up to a quarter of an hour; forgotten after an hour without
/// one. Any thread.
class FailureBrake {
public:
    /// How long this name still has to wait, ms.
    [[nodiscard]] qint64 waitOf(const QString &name, qint64 now);
    void failed(const QString &name, qint64 now);
    void succeeded(const QString &name);

private:
    struct Standing {
        int failures = 0;
        qint64 last = 0;
        qint64 until = 0;
    };
    std::mutex m_mutex;
    QHash<QString, Standing> m_names;  ///< a bounded number
};

/// What many requests have to say at once (the database is away), said once in a while: a log must not fill the disk. Any thread.
class CalmLog {
public:
    static constexpr qint64 kEveryMs = 10'000;
    /// The line to write now, with how many were left out before; nothing: not now. `now` never goes back.
    [[nodiscard]] std::optional<QString> line(const QString &text, qint64 now);

private:
    std::mutex m_mutex;
    qint64 m_next = 0;
    qint64 m_leftOut = 0;
};

}  // namespace fieldfare::server
