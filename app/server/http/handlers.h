// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/clock.h"
#include "base/result.h"
#include "server/http/limits.h"
#include "server/http/metrics.h"
#include "server/identity/directory.h"
#include "sync/server/caller.h"

#include <functional>

namespace fieldfare::server {

/// What a service serves. All are called from several threads at once and block them; all outlive the service.
struct HttpServices {
    Directory &directory;
    /// A message of a device and its answer (sync::SyncServer::handle()).
    std::function<Result<QByteArray>(const sync::Caller &, const QByteArray &)> exchange;
    /// The organisation's newest sequence number.
    std::function<Result<qint64>()> head;
};

enum class Route { Health, Metrics, Enrol, Sync, Wait, None };

/// A request without its transport.
struct Question {
    Route route = Route::None;
    QByteArray query;          ///< of the target, after "?"
    QByteArray authorization;  ///< the header as it came
    QByteArray body;
    QString address;       ///< limitedName()
    bool isLocal = false;  ///< comes from this computer
};

struct Answer {
    int status = 200;
    QByteArray type = QByteArrayLiteral("application/json");
    QByteArray body;
    qint64 retryAfterMs = 0;
};

/// {"code", "message"}: what a device shows. Details never leave the server.
[[nodiscard]] Answer refusal(int status, const QString &message, qint64 retryAfterMs = 0);
/// How an error of the engine looks outside.
[[nodiscard]] Answer answerOf(const Error &error);
/// {"head"}: what who waits is told.
[[nodiscard]] Answer headAnswer(qint64 head);

struct RouteOf {
    Route route = Route::None;
    bool isMethodRight = false;
    QByteArray name;  ///< for the metrics: never what came from outside
    QByteArray query;
};
[[nodiscard]] RouteOf routeOf(const QByteArray &method, const QByteArray &target);

/// What is done with requests, on worker threads. No network here.
class Handlers {
public:
    struct Limits {
        RateLimit::Rate address{400, 200};
        RateLimit::Rate installation{200, 100};
        RateLimit::Rate enrolment{10, 10.0 / 60};
    };
    Handlers(const HttpServices &services, std::shared_ptr<const Clock> clock, Metrics &metrics, const Limits &limits);

    /// Before a body is read: whether this address may ask now. `address`: limitedName().
    [[nodiscard]] std::optional<Answer> refuse(Route route, const QString &address);
    /// Whose token it is; otherwise the answer.
    [[nodiscard]] tl::expected<Installation, Answer> admit(const QByteArray &authorization);
    [[nodiscard]] Answer answer(const Question &question, const std::optional<Installation> &installation);
    [[nodiscard]] Result<qint64> head() const { return m_services.head(); }

private:
    [[nodiscard]] Answer enrol(const Question &question);
    /// answerOf(), and what only the administrator may know goes to the log.
    [[nodiscard]] Answer failed(const Error &error);

    const HttpServices m_services;
    const std::shared_ptr<const Clock> m_clock;
    Metrics &m_metrics;
    RateLimit m_byAddress;
    RateLimit m_byInstallation;
    RateLimit m_enrolments;
    FailureBrake m_failures;
    CalmLog m_busy;
};

/// Milliseconds of a clock that never goes back.
[[nodiscard]] qint64 steadyNow();

}  // namespace fieldfare::server
