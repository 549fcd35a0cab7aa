// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "security/secret.h"
#include "sync/client/client_store.h"
#include "sync/net/enrolment_code.h"

#include <atomic>
#include <memory>
#include <mutex>

class QNetworkAccessManager;
class QNetworkReply;
class QNetworkRequest;

namespace fieldfare::sync {

/// How a device finds its server and knows it again.
struct ServerAddress {
    QString host;
    quint16 port = EnrolmentCode::kPort;
    QByteArray pin;  ///< EnrolmentCode::pin
    friend bool operator==(const ServerAddress &, const ServerAddress &) = default;
};

/// What a device got for its code.
struct Enrolled {
    ServerAddress server;
    Secret token;  ///< to be kept where the workspace's other secrets are
    Uid installation;
    Uid person;
    QString personName;
    QString role;
    QString team;
};

/// HTTPS to the company's server, and to no other: whatever certificate it shows, its key must be the one of the code. Uses the
/// system's proxies and keeps its connection between two messages.
///
/// Of one thread, which it blocks (that of the engine), but for stop(). Errors: Io (no network, busy: try again later), WrongKey
/// (another server answers), Forbidden (the server does not know this device, or refuses), Damaged, Unsupported, Internal, Cancelled
/// (stopped).
class HttpsTransport final : public Transport {
public:
    HttpsTransport(ServerAddress server, Secret token);
    ~HttpsTransport() override;

    [[nodiscard]] Result<QByteArray> exchange(const QByteArray &request) override;
    /// Returns when the server has something beyond `head`, or after a minute: its newest number. A hint, no more.
    [[nodiscard]] Result<qint64> waitBeyond(qint64 head);
    /// From any thread: what is under way ends soon, and nothing begins any more.
    void stop();

    /// Redeems a code. `label`: what people call this computer. `own`: the uid of this workspace's user record, which the first
    /// person of a new server keeps; null for a new workspace. Errors: Forbidden when the code is used or too old.
    [[nodiscard]] static Result<Enrolled> enrol(const EnrolmentCode &code, const QString &label, const Uid &own);

private:
    struct Reply {
        int status = 0;
        QByteArray body;
    };
    [[nodiscard]] Result<Reply> send(const char *path, const QByteArray *body, const QByteArray &type, int timeoutMs);
    [[nodiscard]] static Error errorOf(const Reply &reply);

    const ServerAddress m_server;
    const Secret m_token;
    std::unique_ptr<QNetworkAccessManager> m_manager;
    std::mutex m_mutex;
    QNetworkReply *m_current = nullptr;
    std::atomic<bool> m_isStopped = false;
};

}  // namespace fieldfare::sync
