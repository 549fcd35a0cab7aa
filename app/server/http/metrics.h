// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QByteArray>
#include <QMap>

#include <atomic>
#include <mutex>

namespace fieldfare::server {

/// What a server counts, for its administrator. Any thread.
class Metrics {
public:
    std::atomic<qint64> connections = 0;         ///< open now
    std::atomic<qint64> connectionsRefused = 0;  ///< too many of one address, or at all
    std::atomic<qint64> handshakesFailed = 0;
    std::atomic<qint64> waiting = 0;  ///< long polls open now
    std::atomic<qint64> bytesIn = 0;
    std::atomic<qint64> bytesOut = 0;

    /// `path` is one of ours, never what a client sent.
    void count(const QByteArray &path, int status, double seconds);
    /// In the text format of Prometheus.
    [[nodiscard]] QByteArray text() const;
    [[nodiscard]] qint64 requests(int status) const;

private:
    struct Times {
        qint64 count = 0;
        double sum = 0;
        QVector<qint64> buckets;
    };
    mutable std::mutex m_mutex;
    QMap<std::pair<QByteArray, int>, qint64> m_requests;
    QMap<QByteArray, Times> m_times;
};

}  // namespace fieldfare::server
