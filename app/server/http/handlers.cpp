// SPDX-License-Identifier: GPL-3.0-or-later
#include "server/http/handlers.h"
#include "server/text.h"

#include <QCoreApplication>
#include <QDebug>
#include <QJsonDocument>
#include <QJsonObject>

#include <chrono>

namespace fieldfare::server {

namespace {

QByteArray json(const QJsonObject &object) { return QJsonDocument(object).toJson(QJsonDocument::Compact); }

QByteArray fromBase64Url(const QByteArray &text, qsizetype size)
{
    const auto decoded = QByteArray::fromBase64Encoding(
        text, QByteArray::Base64UrlEncoding | QByteArray::OmitTrailingEquals | QByteArray::AbortOnBase64DecodingErrors);
    return decoded && decoded.decoded.size() == size ? decoded.decoded : QByteArray();
}

}  // namespace

qint64 steadyNow()
{
    return std::chrono::duration_cast<std::chrono::milliseconds>(std::chrono::steady_clock::now().time_since_epoch())
        .count();
}

Answer refusal(int status, const QString &message, qint64 retryAfterMs)
{
    return {status, QByteArrayLiteral("application/json"),
            json({{QStringLiteral("code"), status}, {QStringLiteral("message"), message}}), retryAfterMs};
}

Answer answerOf(const Error &error)
{
    switch (error.code) {
    case ErrorCode::InvalidInput:
    case ErrorCode::Damaged:
    case ErrorCode::Unsupported: return refusal(400, error.message);
    case ErrorCode::Forbidden: return refusal(403, error.message);
    case ErrorCode::Io:
    case ErrorCode::Locked: return refusal(503, error.message, 2000);
    default: return refusal(500, error.message);
    }
}

Answer Handlers::failed(const Error &error)
{
    const Answer answer = answerOf(error);
    if (answer.status == 503) {
        if (const auto line = m_busy.line(error.details, steadyNow()))
            qWarning().noquote() << "busy:" << *line;
    } else if (answer.status >= 500) {
        qWarning().noquote() << "failed:" << error.message << error.details;
    }
    return answer;
}

Answer headAnswer(qint64 head)
{
    return {200, QByteArrayLiteral("application/json"), json({{QStringLiteral("head"), head}}), 0};
}

RouteOf routeOf(const QByteArray &method, const QByteArray &target)
{
    const qsizetype mark = target.indexOf('?');
    const QByteArray path = mark < 0 ? target : target.left(mark);
    const QByteArray query = mark < 0 ? QByteArray() : target.mid(mark + 1);
    struct Known {
        const char *path;
        Route route;
        const char *method;
    };
    static constexpr Known kKnown[] = {{"/health", Route::Health, "GET"},
                                       {"/metrics", Route::Metrics, "GET"},
                                       {"/v1/enrol", Route::Enrol, "POST"},
                                       {"/v1/sync", Route::Sync, "POST"},
                                       {"/v1/wait", Route::Wait, "GET"}};
    for (const Known &known : kKnown) {
        if (path == known.path)
            return {known.route, method == known.method, QByteArray(known.path), query};
    }
    return {Route::None, true, QByteArrayLiteral("other"), {}};
}

Handlers::Handlers(const HttpServices &services, std::shared_ptr<const Clock> clock, Metrics &metrics,
                   const Limits &limits)
    : m_services(services),
      m_clock(std::move(clock)),
      m_metrics(metrics),
      m_byAddress(limits.address),
      m_byInstallation(limits.installation),
      m_enrolments(limits.enrolment)
{
}

std::optional<Answer> Handlers::refuse(Route route, const QString &address)
{
    const qint64 now = steadyNow();
    qint64 wait = 0;
    const QString tooMany =
        text(QT_TRANSLATE_NOOP("Server", "Too many requests from here. It goes on by itself in a moment."));
    if (!m_byAddress.take(address, now, &wait))
        return refusal(429, tooMany, wait);
    if (route != Route::Enrol)
        return std::nullopt;
    wait = m_failures.waitOf(address, now);
    if (wait > 0 || !m_enrolments.take(address, now, &wait))
        return refusal(429,
                       text(QT_TRANSLATE_NOOP("Server", "Too many codes were tried from here. Wait some minutes, then "
                                                        "try again.")),
                       wait);
    return std::nullopt;
}

tl::expected<Installation, Answer> Handlers::admit(const QByteArray &authorization)
{
    constexpr QByteArrayView kBearer("Bearer ");
    const auto unknown = [] {
        return tl::unexpected(refusal(401, text(QT_TRANSLATE_NOOP("Server", "This device is not known here. Connect "
                                                                            "it with a new code."))));
    };
    if (!authorization.startsWith(kBearer))
        return unknown();
    const QByteArray token = fromBase64Url(authorization.mid(kBearer.size()).trimmed(), Directory::kTokenBytes);
    if (token.isEmpty())
        return unknown();
    const auto found = m_services.directory.byToken(token, m_clock->now());
    if (!found)
        return tl::unexpected(failed(found.error()));
    if (!*found)
        return unknown();
    qint64 wait = 0;
    if (!m_byInstallation.take(uidText((*found)->id), steadyNow(), &wait))
        return tl::unexpected(refusal(
            429, text(QT_TRANSLATE_NOOP("Server", "Too many requests from here. It goes on by itself in a moment.")),
            wait));
    return **found;
}

Answer Handlers::enrol(const Question &question)
{
    QJsonParseError error;
    const QJsonObject request = QJsonDocument::fromJson(question.body, &error).object();
    const QByteArray secret =
        fromBase64Url(request.value(QStringLiteral("secret")).toString().toLatin1(), Directory::kSecretBytes);
    if (error.error != QJsonParseError::NoError || secret.isEmpty())
        return refusal(400, text(QT_TRANSLATE_NOOP("Server", "The request for a new device cannot be read.")));
    const QString label = request.value(QStringLiteral("label")).toString().simplified().left(100);
    const Uid own(request.value(QStringLiteral("own")).toString());
    const auto redeemed = m_services.directory.redeem(secret, label, own, m_clock->now());
    if (!redeemed) {
        if (redeemed.error().code == ErrorCode::Forbidden)
            m_failures.failed(question.address, steadyNow());
        return failed(redeemed.error());
    }
    m_failures.succeeded(question.address);
    const Person &person = redeemed->person;
    const QByteArray token = redeemed->token.toBase64(QByteArray::Base64UrlEncoding | QByteArray::OmitTrailingEquals);
    return {200, QByteArrayLiteral("application/json"),
            json({{QStringLiteral("token"), QString::fromLatin1(token)},
                  {QStringLiteral("installation"), uidText(redeemed->installation.id)},
                  {QStringLiteral("person"), QJsonObject{{QStringLiteral("id"), uidText(person.id)},
                                                         {QStringLiteral("name"), person.name},
                                                         {QStringLiteral("role"), person.role},
                                                         {QStringLiteral("team"), person.team}}}}),
            0};
}

Answer Handlers::answer(const Question &question, const std::optional<Installation> &installation)
{
    switch (question.route) {
    case Route::Health: {
        const auto head = m_services.head();
        if (!head)
            return failed(head.error());
        return {200, QByteArrayLiteral("text/plain"), QByteArrayLiteral("ok\n"), 0};
    }
    case Route::Metrics:
        if (!question.isLocal)
            break;
        return {200, QByteArrayLiteral("text/plain; version=0.0.4"), m_metrics.text(), 0};
    case Route::Enrol: return enrol(question);
    case Route::Sync: {
        if (!installation)
            break;
        const sync::Caller caller{installation->person, installation->id, installation->revoked};
        const auto reply = m_services.exchange(caller, question.body);
        if (!reply)
            return failed(reply.error());
        return {200, QByteArrayLiteral("application/x-fieldfare-sync"), *reply, 0};
    }
    case Route::Wait:  // needs no worker
    case Route::None: break;
    }
    return refusal(404, text(QT_TRANSLATE_NOOP("Server", "There is nothing at this address.")));
}

}  // namespace fieldfare::server
