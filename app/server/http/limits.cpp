// SPDX-License-Identifier: GPL-3.0-or-later
#include "server/http/limits.h"

#include <QHostAddress>

#include <algorithm>
#include <cmath>
#include <utility>

namespace fieldfare::server {

namespace {

constexpr int kFreeFailures = 4;
constexpr qint64 kFirstWaitMs = 5'000;
constexpr qint64 kLongestWaitMs = 15 * 60'000;
constexpr qint64 kForgottenMs = 60 * 60'000;
constexpr qsizetype kMostNames = 100'000;

}  // namespace

bool RateLimit::take(const QString &name, qint64 now, qint64 *waitMs)
{
    const std::scoped_lock lock(m_mutex);
    if (m_buckets.size() >= m_most && !m_buckets.contains(name))
        forget(now);
    auto found = m_buckets.find(name);
    if (found == m_buckets.end())
        found = m_buckets.insert(name, {m_rate.burst, now});
    Bucket &bucket = *found;
    bucket.left = std::min(m_rate.burst, bucket.left + static_cast<double>(std::max<qint64>(0, now - bucket.at)) /
                                                           1000.0 * m_rate.perSecond);
    bucket.at = now;
    if (bucket.left >= 1) {
        bucket.left -= 1;
        return true;
    }
    if (waitMs)
        *waitMs = static_cast<qint64>(std::ceil((1 - bucket.left) / m_rate.perSecond * 1000));
    return false;
}

void RateLimit::forget(qint64 now)
{
    // full ones first: they say nothing any more
    const double fullAfter = m_rate.burst / m_rate.perSecond * 1000;
    m_buckets.removeIf(
        [&](QHash<QString, Bucket>::iterator it) { return static_cast<double>(now - it->at) >= fullAfter; });
    if (m_buckets.size() >= m_most)
        m_buckets.clear();
}

void Pace::moved(qint64 bytes, qint64 tookMs)
{
    const qint64 earned = std::min(bytes, m_grace * m_rate) * 1000 / m_rate;
    m_left = std::min(3 * m_grace, m_left - std::max<qint64>(0, tookMs) + earned);
}

QString limitedName(const QString &address)
{
    const QHostAddress host(address);
    bool isV4 = false;
    const quint32 v4 = host.toIPv4Address(&isV4);
    if (isV4)
        return QHostAddress(v4).toString();
    if (host.protocol() != QAbstractSocket::IPv6Protocol)
        return address;
    Q_IPV6ADDR network = host.toIPv6Address();
    for (int i = 8; i < 16; ++i)
        network[i] = 0;
    return QHostAddress(network).toString() + QStringLiteral("/64");
}

qint64 FailureBrake::waitOf(const QString &name, qint64 now)
{
    const std::scoped_lock lock(m_mutex);
    const auto found = m_names.constFind(name);
    return found == m_names.cend() ? 0 : std::max<qint64>(0, found->until - now);
}

void FailureBrake::failed(const QString &name, qint64 now)
{
    const std::scoped_lock lock(m_mutex);
    if (m_names.size() >= kMostNames && !m_names.contains(name)) {
        m_names.removeIf([&](QHash<QString, Standing>::iterator it) { return it->until <= now; });
        if (m_names.size() >= kMostNames)
            m_names.clear();  // secrets cannot be guessed anyway; memory can run out
    }
    Standing &standing = m_names[name];
    if (now - standing.last > kForgottenMs)
        standing.failures = 0;
    standing.last = now;
    ++standing.failures;
    const int doublings = std::min(20, standing.failures - kFreeFailures);
    if (doublings > 0)
        standing.until = now + std::min(kLongestWaitMs, kFirstWaitMs << (doublings - 1));
}

void FailureBrake::succeeded(const QString &name)
{
    const std::scoped_lock lock(m_mutex);
    m_names.remove(name);
}

std::optional<QString> CalmLog::line(const QString &text, qint64 now)
{
    const std::scoped_lock lock(m_mutex);
    if (now < m_next) {
        ++m_leftOut;
        return std::nullopt;
    }
    m_next = now + kEveryMs;
    const qint64 leftOut = std::exchange(m_leftOut, 0);
    return leftOut == 0 ? text : QStringLiteral("%1 (and %2 like it before)").arg(text).arg(leftOut);
}

}  // namespace fieldfare::server
