// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "security/secret.h"
#include "sync/client/client_store.h"
#include "sync/net/enrolment_code.h"

#include <QThread>

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
/// Blocks the calling thread while a thread of its own speaks; one call at a time, but for stop(). Errors: Io (no network, busy: try
/// again later), WrongKey (another server answers), Forbidden (the server does not know this device, or refuses), Damaged,
/// Unsupported, Internal, Cancelled (stopped).
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
    class Line;
    struct Question {
        QString path;
        QString query;
        QByteArray type;  ///< of the body; empty: there is none
        QByteArray body;
        int timeoutMs = 0;
    };
    struct Reply {
        int status = 0;
        QByteArray body;
    };
    [[nodiscard]] Result<Reply> send(const Question &question);
    [[nodiscard]] static Error errorOf(const Reply &reply);

    QThread m_thread;
    Line *m_line;  ///< of that thread, and gone with it
};

}  // namespace fieldfare::sync
