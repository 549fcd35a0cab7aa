// SPDX-License-Identifier: GPL-3.0-or-later
#include "server/http/metrics.h"

#include <array>

namespace fieldfare::server {

namespace {

constexpr std::array<double, 8> kBounds{0.005, 0.01, 0.025, 0.05, 0.1, 0.5, 2.0, 10.0};

}  // namespace

void Metrics::count(const QByteArray &path, int status, double seconds)
{
    const std::scoped_lock lock(m_mutex);
    ++m_requests[{path, status}];
    Times &times = m_times[path];
    times.buckets.resize(static_cast<qsizetype>(kBounds.size()));
    ++times.count;
    times.sum += seconds;
    for (size_t i = 0; i < kBounds.size(); ++i) {
        if (seconds <= kBounds[i])
            ++times.buckets[static_cast<qsizetype>(i)];
    }
}

qint64 Metrics::requests(int status) const
{
    const std::scoped_lock lock(m_mutex);
    qint64 sum = 0;
    for (auto it = m_requests.cbegin(); it != m_requests.cend(); ++it) {
        if (it.key().second == status)
            sum += *it;
    }
    return sum;
}

QByteArray Metrics::text() const
{
    QByteArray text;
    const auto gauge = [&](const char *name, const char *kind, qint64 value) {
        text += QByteArrayLiteral("# TYPE ") + name + ' ' + kind + '\n' + name + ' ' + QByteArray::number(value) + '\n';
    };
    gauge("fieldfare_connections", "gauge", connections);
    gauge("fieldfare_waiting", "gauge", waiting);
    gauge("fieldfare_connections_refused_total", "counter", connectionsRefused);
    gauge("fieldfare_handshakes_failed_total", "counter", handshakesFailed);
    gauge("fieldfare_received_bytes_total", "counter", bytesIn);
    gauge("fieldfare_sent_bytes_total", "counter", bytesOut);
    const std::scoped_lock lock(m_mutex);
    text += "# TYPE fieldfare_requests_total counter\n";
    for (auto it = m_requests.cbegin(); it != m_requests.cend(); ++it)
        text += "fieldfare_requests_total{path=\"" + it.key().first + "\",status=\"" +
                QByteArray::number(it.key().second) + "\"} " + QByteArray::number(*it) + '\n';
    text += "# TYPE fieldfare_request_seconds histogram\n";
    for (auto it = m_times.cbegin(); it != m_times.cend(); ++it) {
        const QByteArray path = "path=\"" + it.key() + '"';
        for (size_t i = 0; i < kBounds.size(); ++i)
            text += "fieldfare_request_seconds_bucket{" + path + ",le=\"" + QByteArray::number(kBounds[i]) + "\"} " +
                    QByteArray::number(it->buckets[static_cast<qsizetype>(i)]) + '\n';
        text += "fieldfare_request_seconds_bucket{" + path + ",le=\"+Inf\"} " + QByteArray::number(it->count) + '\n';
        text += "fieldfare_request_seconds_sum{" + path + "} " + QByteArray::number(it->sum) + '\n';
        text += "fieldfare_request_seconds_count{" + path + "} " + QByteArray::number(it->count) + '\n';
    }
    return text;
}

}  // namespace fieldfare::server
