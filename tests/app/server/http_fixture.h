// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "memory_directory.h"
#include "records/record_registry.h"
#include "server/http/http_service.h"
#include "sync/access/role_policy.h"
#include "sync/net/https_transport.h"
#include "sync/server/memory_server_store.h"
#include "sync/server/sync_server.h"

#include <QJsonDocument>
#include <QJsonObject>
#include <QSslSocket>

namespace fieldfare::server {

/// A store in memory for several threads.
class LockedStore final : public sync::ServerStore {
public:
    Result<void> transact(const std::function<Result<void>(sync::ServerTransaction &)> &work) override
    {
        const std::scoped_lock lock(m_mutex);
        return memory.transact(work);
    }
    sync::MemoryServerStore memory;

private:
    std::mutex m_mutex;
};

/// Every field is a value.
class PlainRules final : public sync::FieldRules {
public:
    [[nodiscard]] sync::FieldRule rule(const QString &, const QString &) const override
    {
        return sync::FieldRule::Value;
    }
};

/// A whole company server without a database, on loopback.
class HttpFixture {
public:
    HttpFixture()
    {
        const auto made = makeSelfSigned({QStringLiteral("localhost"), QStringLiteral("127.0.0.1")}, clock->now());
        if (!made)
            qFatal("certificate: %s", qPrintable(made.error().details));
        options.address = QStringLiteral("127.0.0.1");
        options.identity = *made;
        options.mostPerAddress = 4000;
        options.mostPerInstallation = 4000;
        options.workers = 4;
        options.limits.address = {1e9, 1e9};
        options.limits.installation = {1e9, 1e9};
    }
    /// Before anything else: what the fields of real records are.
    void useCatalogRules()
    {
        rules = std::make_unique<sync::CatalogFieldRules>(std::make_shared<const TypeCatalog>(builtInTypes()));
    }
    void start()
    {
        auto started =
            HttpService::start(options,
                               {directory,
                                [this](const sync::Caller &caller, const QByteArray &bytes) {
                                    return exchange ? exchange(caller, bytes) : engine().handle(caller, bytes);
                                },
                                [this]() -> Result<qint64> {
                                    if (isBroken)
                                        return fail(ErrorCode::Io, QStringLiteral("the database is away"),
                                                    QStringLiteral("secret detail"));
                                    qint64 head = 0;
                                    TRY(store.transact([&](sync::ServerTransaction &t) -> Result<void> {
                                        TRY_ASSIGN(const auto organisation, t.organisation());
                                        head = organisation.head;
                                        return {};
                                    }));
                                    return head;
                                }},
                               clock);
        if (!started)
            qFatal("service: %s", qPrintable(started.error().message + started.error().details));
        service = std::move(*started);
    }
    Uid add(const char *name, const char *role)
    {
        const Uid id = newUid(clock->now());
        const auto put = directory.putPerson({id, QString::fromLatin1(name), QString::fromLatin1(role), {}, true});
        if (!put)
            qFatal("person: %s", qPrintable(put.error().message));
        store.memory.putMember({id, QString::fromLatin1(role), {}, true});
        return id;
    }
    [[nodiscard]] sync::EnrolmentCode code(const Uid &person)
    {
        const auto secret = directory.addSecret(person, clock->now() + 600'000, false);
        if (!secret)
            qFatal("secret: %s", qPrintable(secret.error().message));
        return {QStringLiteral("127.0.0.1"), service->port(), publicKeyHash(options.identity.certificate)->left(16),
                *secret, false};
    }
    [[nodiscard]] sync::SyncServer engine()
    {
        sync::SyncServer server(store, policy, *rules, *clock, [this] { return newUid(clock->now()); });
        server.setSigner(signer.get());
        return server;
    }
    /// A token as a device has it.
    [[nodiscard]] QByteArray token(const Uid &person)
    {
        const auto redeemed = directory.redeem(code(person).secret, QStringLiteral("test"), {}, clock->now());
        if (!redeemed)
            qFatal("token: %s", qPrintable(redeemed.error().message));
        return redeemed->token.toBase64(QByteArray::Base64UrlEncoding | QByteArray::OmitTrailingEquals);
    }

    std::shared_ptr<const Clock> clock = systemClock();
    std::unique_ptr<sync::FieldRules> rules = std::make_unique<PlainRules>();
    sync::RolePolicy policy;
    /// Signs anew with each change.
    std::unique_ptr<sync::HeadSigner> signer =
        std::move(*sync::HeadSigner::fromSeed(Secret(sync::HeadSigner::kSeedBytes), 0));
    LockedStore store;
    MemoryDirectory directory;
    /// In place of the engine.
    std::function<Result<QByteArray>(const sync::Caller &, const QByteArray &)> exchange;
    HttpOptions options;
    std::unique_ptr<HttpService> service;
    std::atomic<bool> isBroken = false;
};

/// A connection that says what no program of ours would.
class RawClient {
public:
    explicit RawClient(quint16 port, bool isEncrypted = true)
    {
        socket.setPeerVerifyMode(QSslSocket::VerifyNone);
        if (isEncrypted) {
            // A handshake that hangs is begun anew, one that is refused is not: seen once in hundreds of runs, with nothing on
            // the server's side, which ends handshakes by itself.
            for (int attempt = 0; attempt < 3 && !isReady; ++attempt) {
                socket.connectToHostEncrypted(QStringLiteral("127.0.0.1"), port);
                isReady = socket.waitForEncrypted(kPatience / 3);
                if (!isReady && socket.state() == QAbstractSocket::UnconnectedState)
                    break;
                if (!isReady) {
                    qWarning("a handshake hung");
                    socket.abort();
                }
            }
        } else {
            socket.connectToHost(QStringLiteral("127.0.0.1"), port);
            isReady = socket.waitForConnected(kPatience);
        }
    }
    /// The status of the answer; 0: closed without one.
    [[nodiscard]] int ask(const QByteArray &request)
    {
        send(request);
        return status();
    }
    void send(const QByteArray &bytes)
    {
        socket.write(bytes);
        while (socket.bytesToWrite() > 0 && socket.waitForBytesWritten(kPatience)) {
        }
    }
    [[nodiscard]] int status()
    {
        answer.clear();
        for (;;) {
            const qsizetype end = answer.indexOf("\r\n\r\n");
            if (end >= 0) {
                const QByteArray head = answer.left(end).toLower();
                const qsizetype at = head.indexOf("content-length: ");
                const qsizetype length =
                    at < 0 ? 0 : head.mid(at + 16, head.indexOf('\r', at) - at - 16).trimmed().toLongLong();
                if (answer.size() >= end + 4 + length) {
                    body = answer.mid(end + 4, length);
                    return answer.mid(9, 3).toInt();
                }
            }
            if (socket.bytesAvailable() == 0 && !socket.waitForReadyRead(kPatience))
                return 0;
            answer += socket.readAll();
        }
    }
    /// Whether the other side ends it.
    [[nodiscard]] bool isClosed()
    {
        return socket.state() == QAbstractSocket::UnconnectedState || socket.waitForDisconnected(kPatience);
    }

    static constexpr int kPatience = 20'000;
    QSslSocket socket;
    bool isReady = false;
    QByteArray answer;
    QByteArray body;
};

inline QByteArray post(const char *path, const QByteArray &token, const QByteArray &body, const char *more = "")
{
    return QByteArrayLiteral("POST ") + path + " HTTP/1.1\r\nHost: x\r\n" +
           (token.isEmpty() ? QByteArray() : "Authorization: Bearer " + token + "\r\n") + more +
           "Content-Length: " + QByteArray::number(body.size()) + "\r\n\r\n" + body;
}

inline QByteArray get(const char *target, const QByteArray &token = {})
{
    return QByteArrayLiteral("GET ") + target + " HTTP/1.1\r\nHost: x\r\n" +
           (token.isEmpty() ? QByteArray() : "Authorization: Bearer " + token + "\r\n") + "\r\n";
}

inline QByteArray enrolment(const QByteArray &secret)
{
    return QJsonDocument(QJsonObject{{QStringLiteral("secret"),
                                      QString::fromLatin1(secret.toBase64(QByteArray::Base64UrlEncoding))},
                                     {QStringLiteral("label"), QStringLiteral("laptop")}})
        .toJson(QJsonDocument::Compact);
}

}  // namespace fieldfare::server
