// SPDX-License-Identifier: GPL-3.0-or-later
#include "sync/net/https_transport.h"

#include <QCoreApplication>
#include <QCryptographicHash>
#include <QJsonDocument>
#include <QJsonObject>
#include <QNetworkAccessManager>
#include <QNetworkProxyFactory>
#include <QNetworkReply>
#include <QPointer>
#include <QSslCertificate>
#include <QSslConfiguration>
#include <QSslKey>
#include <QUrl>

#include <future>

namespace fieldfare::sync {

namespace {

constexpr int kTimeoutMs = 30'000;
constexpr int kWaitMs = 70'000;
constexpr qint64 kMostReplyBytes = 256 * 1024 * 1024;

class SystemProxies final : public QNetworkProxyFactory {
public:
    QList<QNetworkProxy> queryProxy(const QNetworkProxyQuery &query) override { return systemProxyForQuery(query); }
};

QString text(const char *source) { return QCoreApplication::translate("Sync", source); }

/// SubjectPublicKeyInfo, as the server hashed it.
QByteArray pinOf(const QSslCertificate &certificate)
{
    return QCryptographicHash::hash(certificate.publicKey().toDer(), QCryptographicHash::Sha256)
        .left(EnrolmentCode::kPinBytes);
}

QByteArray base64(const unsigned char *bytes, size_t size)
{
    return QByteArray(reinterpret_cast<const char *>(bytes), static_cast<qsizetype>(size))
        .toBase64(QByteArray::Base64UrlEncoding | QByteArray::OmitTrailingEquals);
}

}  // namespace

/// What speaks to the network, on a thread with an event loop of its own.
class HttpsTransport::Line : public QObject {
public:
    Line(ServerAddress server, Secret token) : m_server(std::move(server)), m_token(std::move(token)) {}

    using Promise = std::promise<Result<Reply>>;
    void begin(const Question &question, const std::shared_ptr<Promise> &answer);
    void stop()
    {
        m_isStopped = true;
        if (m_current)
            m_current->abort();
    }

private:
    [[nodiscard]] QNetworkRequest requestFor(const Question &question) const;
    [[nodiscard]] Result<Reply> resultOf(QNetworkReply &reply) const;
    void check(QNetworkReply &reply);

    const ServerAddress m_server;
    const Secret m_token;
    std::unique_ptr<QNetworkAccessManager> m_manager;
    QPointer<QNetworkReply> m_current;
    bool m_isStopped = false;
    bool m_isOther = false;  ///< somebody else's key was shown
};

QNetworkRequest HttpsTransport::Line::requestFor(const Question &question) const
{
    QUrl url;
    url.setScheme(QStringLiteral("https"));
    url.setHost(m_server.host);
    url.setPort(m_server.port);
    url.setPath(question.path);
    url.setQuery(question.query);
    QNetworkRequest request(url);
    QSslConfiguration tls = QSslConfiguration::defaultConfiguration();
    tls.setProtocol(QSsl::TlsV1_2OrLater);
    tls.setCaCertificates({});  // nobody is trusted for who signed him: his key decides, each time
    tls.setPeerVerifyMode(QSslSocket::VerifyPeer);
    request.setSslConfiguration(tls);
    request.setAttribute(QNetworkRequest::Http2AllowedAttribute, false);
    request.setAttribute(QNetworkRequest::CookieLoadControlAttribute, QNetworkRequest::Manual);
    request.setAttribute(QNetworkRequest::CookieSaveControlAttribute, QNetworkRequest::Manual);
    request.setAttribute(QNetworkRequest::CacheLoadControlAttribute, QNetworkRequest::AlwaysNetwork);
    request.setTransferTimeout(question.timeoutMs);
    if (!m_token.isEmpty())
        request.setRawHeader("Authorization", "Bearer " + base64(m_token.data(), m_token.size()));
    if (!question.type.isEmpty())
        request.setHeader(QNetworkRequest::ContentTypeHeader, question.type);
    return request;
}

void HttpsTransport::Line::check(QNetworkReply &reply)
{
    m_isOther = pinOf(reply.sslConfiguration().peerCertificate()) != m_server.pin;
    if (m_isOther)
        reply.abort();
}

void HttpsTransport::Line::begin(const Question &question, const std::shared_ptr<Promise> &answer)
{
    if (!m_manager) {
        m_manager = std::make_unique<QNetworkAccessManager>();
        m_manager->setProxyFactory(new SystemProxies);
        m_manager->setRedirectPolicy(QNetworkRequest::ManualRedirectPolicy);
    }
    m_isOther = false;
    QNetworkReply *reply = question.type.isEmpty() ? m_manager->get(requestFor(question))
                                                   : m_manager->post(requestFor(question), question.body);
    m_current = reply;
    // without authorities every certificate has errors, so this comes before anything is sent
    connect(reply, &QNetworkReply::sslErrors, this, [this, reply] {
        check(*reply);
        if (!m_isOther)
            reply->ignoreSslErrors();
    });
    connect(reply, &QNetworkReply::encrypted, this, [this, reply] { check(*reply); });
    connect(reply, &QNetworkReply::downloadProgress, this, [reply](qint64 received, qint64) {
        if (received > kMostReplyBytes)
            reply->abort();
    });
    connect(reply, &QNetworkReply::finished, this, [this, reply, answer] {
        answer->set_value(resultOf(*reply));
        reply->deleteLater();
    });
    if (m_isStopped)
        reply->abort();
}

Result<HttpsTransport::Reply> HttpsTransport::Line::resultOf(QNetworkReply &reply) const
{
    if (m_isStopped)
        return fail(ErrorCode::Cancelled, text(QT_TRANSLATE_NOOP("Sync", "Syncing was stopped.")));
    if (m_isOther)
        return fail(ErrorCode::WrongKey,
                    text(QT_TRANSLATE_NOOP("Sync", "Another server answers in place of yours; nothing was sent to it. "
                                                   "Ask whoever manages your server whether it got a new key.")),
                    m_server.host);
    const int status = reply.attribute(QNetworkRequest::HttpStatusCodeAttribute).toInt();
    const bool isWhole = reply.error() == QNetworkReply::NoError || status >= 400;
    if (status == 0 || !isWhole)
        return fail(ErrorCode::Io,
                    text(QT_TRANSLATE_NOOP("Sync", "The server cannot be reached. Your changes are kept and sent "
                                                   "when it can.")),
                    reply.errorString());
    return Reply{status, reply.readAll()};
}

HttpsTransport::HttpsTransport(ServerAddress server, Secret token)
    : m_line(new Line(std::move(server), std::move(token)))
{
    m_line->moveToThread(&m_thread);
    QObject::connect(&m_thread, &QThread::finished, m_line, &QObject::deleteLater);
    m_thread.start();
}

HttpsTransport::~HttpsTransport()
{
    stop();
    m_thread.quit();
    m_thread.wait();
}

void HttpsTransport::stop()
{
    QMetaObject::invokeMethod(
        m_line, [line = m_line] { line->stop(); }, Qt::QueuedConnection);
}

Result<HttpsTransport::Reply> HttpsTransport::send(const Question &question)
{
    const auto promise = std::make_shared<Line::Promise>();
    auto answer = promise->get_future();
    QMetaObject::invokeMethod(
        m_line, [line = m_line, question, promise] { line->begin(question, promise); }, Qt::QueuedConnection);
    return answer.get();
}

Error HttpsTransport::errorOf(const Reply &reply)
{
    const QString said =
        QJsonDocument::fromJson(reply.body).object().value(QStringLiteral("message")).toString().left(500);
    const QString details = QStringLiteral("%1 %2").arg(reply.status).arg(said);
    switch (reply.status) {
    case 400:
        return {ErrorCode::Damaged,
                said.isEmpty() ? text(QT_TRANSLATE_NOOP("Sync", "The server does not understand this device.")) : said,
                details};
    case 401:
        return {ErrorCode::Forbidden,
                text(QT_TRANSLATE_NOOP("Sync", "The server does not know this device. Connect it with a new code.")),
                details};
    case 403:
        return {ErrorCode::Forbidden,
                said.isEmpty() ? text(QT_TRANSLATE_NOOP("Sync", "The server refuses this.")) : said, details};
    case 404:
    case 405:
        return {
            ErrorCode::Unsupported,
            text(QT_TRANSLATE_NOOP("Sync", "The server does not know this question. It may be of an older version.")),
            details};
    case 429:
    case 502:
    case 503:
    case 504:
        return {ErrorCode::Io,
                text(QT_TRANSLATE_NOOP("Sync", "The server is busy. Your changes are kept and sent in a moment.")),
                details};
    default:
        return {ErrorCode::Internal,
                text(QT_TRANSLATE_NOOP("Sync", "The server has a problem. Your changes are kept; its administrator "
                                               "finds more in its log.")),
                details};
    }
}

Result<QByteArray> HttpsTransport::exchange(const QByteArray &request)
{
    TRY_ASSIGN(
        const Reply reply,
        send({QStringLiteral("/v1/sync"), {}, QByteArrayLiteral("application/x-fieldfare-sync"), request, kTimeoutMs}));
    if (reply.status != 200)
        return fail(errorOf(reply));
    return reply.body;
}

Result<qint64> HttpsTransport::waitBeyond(qint64 head)
{
    TRY_ASSIGN(const Reply reply,
               send({QStringLiteral("/v1/wait"), QStringLiteral("head=%1").arg(head), {}, {}, kWaitMs}));
    if (reply.status != 200)
        return fail(errorOf(reply));
    const QJsonValue value = QJsonDocument::fromJson(reply.body).object().value(QStringLiteral("head"));
    if (!value.isDouble())
        return fail(ErrorCode::Damaged, text(QT_TRANSLATE_NOOP("Sync", "The server does not understand this device.")));
    return value.toInteger();
}

Result<Enrolled> HttpsTransport::enrol(const EnrolmentCode &code, const QString &label, const Uid &own)
{
    const ServerAddress server{code.host, code.port, code.pin};
    HttpsTransport transport(server, {});
    QJsonObject request{
        {QStringLiteral("secret"), QString::fromLatin1(base64(reinterpret_cast<const uchar *>(code.secret.constData()),
                                                              static_cast<size_t>(code.secret.size())))},
        {QStringLiteral("label"), label}};
    if (!own.isNull())
        request.insert(QStringLiteral("own"), uidText(own));
    const QByteArray body = QJsonDocument(request).toJson(QJsonDocument::Compact);
    TRY_ASSIGN(
        Reply reply,
        transport.send({QStringLiteral("/v1/enrol"), {}, QByteArrayLiteral("application/json"), body, kTimeoutMs}));
    if (reply.status == 429)
        return fail(ErrorCode::Io, text(QT_TRANSLATE_NOOP("Sync", "Too many codes were tried from here. Wait some "
                                                                  "minutes, then try again.")));
    if (reply.status == 403)
        return fail(ErrorCode::Forbidden,
                    text(QT_TRANSLATE_NOOP("Sync", "This code was used already or is too old. Ask for a new one.")));
    if (reply.status != 200)
        return fail(errorOf(reply));
    const QJsonObject answer = QJsonDocument::fromJson(reply.body).object();
    const QJsonObject person = answer.value(QStringLiteral("person")).toObject();
    QByteArray token = QByteArray::fromBase64(answer.value(QStringLiteral("token")).toString().toLatin1(),
                                              QByteArray::Base64UrlEncoding | QByteArray::OmitTrailingEquals);
    Enrolled enrolled;
    enrolled.server = server;
    enrolled.token = Secret::fromBytes(token);
    enrolled.installation = Uid(answer.value(QStringLiteral("installation")).toString());
    enrolled.person = Uid(person.value(QStringLiteral("id")).toString());
    enrolled.personName = person.value(QStringLiteral("name")).toString();
    enrolled.role = person.value(QStringLiteral("role")).toString();
    enrolled.team = person.value(QStringLiteral("team")).toString();
    Secret::wipe(token);
    Secret::wipe(reply.body);
    if (enrolled.token.size() != 32 || enrolled.person.isNull() || enrolled.installation.isNull())
        return fail(ErrorCode::Damaged, text(QT_TRANSLATE_NOOP("Sync", "The server does not understand this device.")));
    return enrolled;
}

}  // namespace fieldfare::sync
