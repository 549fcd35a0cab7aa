// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "server/http/certificate.h"
#include "server/http/handlers.h"

#include <memory>

namespace fieldfare::server {

struct HttpOptions {
    QString address = QStringLiteral("::");  ///< listens there; "::" is everywhere, IPv4 too
    quint16 port = 0;                        ///< 0: any that is free
    Identity identity;
    int workers = 8;       ///< threads that block in the directory and the engine
    int mostQueued = 512;  ///< requests that wait for one of them; more are told to come back
    int mostConnections = 4000;
    int mostPerAddress = 20;      ///< connections of strangers; whoever shows a token counts for its installation
    int mostPerInstallation = 6;  ///< thus also how many workers one of them can hold
    int headerBytes = 16 * 1024;
    qint64 bodyBytes = 8 * 1024 * 1024;
    int handshakeMs = 10'000;
    int headerMs = 10'000;
    int idleMs = 75'000;        ///< between two requests of a connection
    int bytesPerSecond = 1024;  ///< whoever sends or takes less is cut off, after bodyGraceMs; see Pace
    int bodyGraceMs = 10'000;
    int waitMs = 55'000;  ///< a long poll
    int pollMs = 500;     ///< how often the head is looked at while somebody waits
    Handlers::Limits limits;
};

/// HTTPS for devices: POST /v1/sync (a message of the engine and its answer), POST /v1/enrol (a one-time secret for a token),
/// GET /v1/wait?head=N (answers when there is something newer; a hint, no more), GET /health, and GET /metrics for this computer.
///
/// Connections are served asynchronously by two threads, so that slow and idle ones cost memory alone; what blocks runs on
/// `workers`. Keeps nothing between requests that another process would need: any number of them may stand beside each other.
/// A request that is answered was done; one that was cut off may have been.
class HttpService {
public:
    /// Errors: InvalidInput (address, certificate), Io (the port is taken, the system gives no threads).
    [[nodiscard]] static Result<std::unique_ptr<HttpService>> start(const HttpOptions &options,
                                                                    const HttpServices &services,
                                                                    std::shared_ptr<const Clock> clock);
    /// stop()
    ~HttpService();
    HttpService(const HttpService &) = delete;
    HttpService &operator=(const HttpService &) = delete;

    [[nodiscard]] quint16 port() const;
    [[nodiscard]] const Metrics &metrics() const;
    /// Takes no more requests, ends those under way, answers who waits, and returns. Any thread but its own.
    void stop();

private:
    class Private;
    explicit HttpService(std::unique_ptr<Private> d);
    std::unique_ptr<Private> d;
};

}  // namespace fieldfare::server
