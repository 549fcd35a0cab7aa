// SPDX-License-Identifier: GPL-3.0-or-later
#include "http_fixture.h"
#include "support/test.h"
#include "sync/protocol/codec.h"

#include <thread>

namespace fieldfare::server {

using namespace sync;

/// What the service does when everything is right, and when everything is wrong. Nothing here may end it: each case ends with a
/// request that is answered.
class HttpServiceTest : public QObject {
    Q_OBJECT

private slots:
    void init()
    {
        m_office = std::make_unique<HttpFixture>();
        m_ada = m_office->add("Ada", "sales");
    }
    void cleanup()
    {
        if (m_office->service)
            QVERIFY(isWell());
        m_office.reset();
    }
    void messagesGoThereAndBack();
    void severalRequestsInOneConnection();
    void tokensDecide();
    void aRevokedOneIsToldInTheEnginesWords();
    void codesWorkOnce();
    void guessingCodesIsSlowedDownAlone();
    void anotherKeyIsNotSpokenTo();
    void largeAnswersArePacked();
    void wrongRequests_data();
    void wrongRequests();
    void floodsAreSlowedDown();
    void connectionsOfOneAddressAreLimited();
    void aFullQueueSaysSo();
    void waitingEndsWithNews();
    void waitingEndsWithTime();
    void stoppingEndsWhoWaitsAndWhoSpeaks();
    void aBrokenDatabaseIsNoSecretTeller();
    void certificatesAreChecked();

private:
    [[nodiscard]] QByteArray hello()
    {
        const auto reply = m_office->engine().handle(Caller{m_ada, installation(), false}, Request(EnrolRequest{}));
        return encode(Request(HelloRequest{std::get<EnrolReply>(*reply).device, kProtocol}));
    }
    [[nodiscard]] Uid installation() { return m_office->directory.installations()->first().id; }
    [[nodiscard]] bool isWell()
    {
        RawClient client(m_office->service->port());
        return client.isReady && client.ask(get("/health")) == 200 && client.body == "ok\n";
    }
    void start() { m_office->start(); }

    std::unique_ptr<HttpFixture> m_office;
    Uid m_ada;
};

void HttpServiceTest::messagesGoThereAndBack()
{
    start();
    const auto enrolled = HttpsTransport::enrol(m_office->code(m_ada), QStringLiteral("Ada's laptop"), {});
    QVERIFY2(enrolled.has_value(), enrolled ? "" : qPrintable(enrolled.error().message + enrolled.error().details));
    QCOMPARE(enrolled->person, m_ada);
    QCOMPARE(enrolled->personName, QStringLiteral("Ada"));
    QCOMPARE(enrolled->role, QStringLiteral("sales"));
    const auto installations = m_office->directory.installations();
    QCOMPARE(installations->size(), 1);
    QCOMPARE(installations->first().label, QStringLiteral("Ada's laptop"));
    HttpsTransport transport(enrolled->server, enrolled->token.clone());
    const auto device = transport.exchange(encode(Request(EnrolRequest{})));
    QVERIFY2(device.has_value(), device ? "" : qPrintable(device.error().message + device.error().details));
    const auto reply = decodeReply(*device);
    QVERIFY(reply.has_value());
    QVERIFY(!std::get<EnrolReply>(*reply).device.isNull());
    for (int i = 0; i < 20; ++i) {
        const auto hello =
            transport.exchange(encode(Request(HelloRequest{std::get<EnrolReply>(*reply).device, kProtocol})));
        QVERIFY(hello.has_value());
        QCOMPARE(std::get<HelloReply>(*decodeReply(*hello)).status, Status::Ok);
    }
    QCOMPARE(m_office->service->metrics().requests(200), 22);
    // an error of the engine keeps its words
    const auto odd = transport.exchange(QByteArrayLiteral("no message"));
    QVERIFY(!odd.has_value());
    QCOMPARE(odd.error().code, ErrorCode::Damaged);
    QVERIFY(!odd.error().message.isEmpty());
}

void HttpServiceTest::severalRequestsInOneConnection()
{
    start();
    const QByteArray token = m_office->token(m_ada);
    const QByteArray message = hello();
    RawClient client(m_office->service->port());
    for (int i = 0; i < 5; ++i)
        QCOMPARE(client.ask(post("/v1/sync", token, message)), 200);
    // two at once: one after the other
    client.send(post("/v1/sync", token, message) + get("/health"));
    QCOMPARE(client.status(), 200);
    QCOMPARE(client.ask(post("/v1/sync", token, message, "Connection: close\r\n")), 200);
    QVERIFY(client.isClosed());
}

void HttpServiceTest::tokensDecide()
{
    start();
    const QByteArray token = m_office->token(m_ada);
    const QByteArray message = hello();
    const auto statusWith = [&](const QByteArray &given) {
        return RawClient(m_office->service->port()).ask(post("/v1/sync", given, message));
    };
    QCOMPARE(statusWith(token), 200);
    QCOMPARE(statusWith({}), 401);
    QCOMPARE(statusWith("x"), 401);
    QByteArray other = token;
    other[5] = other[5] == 'a' ? 'b' : 'a';
    QCOMPARE(statusWith(other), 401);
    QCOMPARE(statusWith(token + token), 401);
    QCOMPARE(RawClient(m_office->service->port()).ask(get("/v1/wait?head=0")), 401);
    // who is not known need not send 8 MB first
    RawClient large(m_office->service->port());
    QCOMPARE(large.ask("POST /v1/sync HTTP/1.1\r\nHost: x\r\nAuthorization: Bearer " + other +
                       "\r\nContent-Length: 8000000\r\n\r\n"),
             401);
    QVERIFY(large.isClosed());
}

void HttpServiceTest::aRevokedOneIsToldInTheEnginesWords()
{
    start();
    const QByteArray token = m_office->token(m_ada);
    const QByteArray message = hello();
    QVERIFY((m_office->directory.revoke(installation())).has_value());
    RawClient client(m_office->service->port());
    QCOMPARE(client.ask(post("/v1/sync", token, message)), 200);
    const auto reply = decodeReply(client.body);
    QVERIFY(reply.has_value());
    QCOMPARE(std::get<HelloReply>(*reply).status, Status::Revoked);
    // also who waits is woken, to ask and hear it
    QCOMPARE(client.ask(get("/v1/wait?head=999", token)), 200);
}

void HttpServiceTest::codesWorkOnce()
{
    start();
    const EnrolmentCode code = m_office->code(m_ada);
    QVERIFY(HttpsTransport::enrol(code, QStringLiteral("one"), {}).has_value());
    const auto again = HttpsTransport::enrol(code, QStringLiteral("two"), {});
    QVERIFY(!again.has_value());
    QCOMPARE(again.error().code, ErrorCode::Forbidden);
    EnrolmentCode wrong = code;
    wrong.secret[0] = static_cast<char>(wrong.secret[0] ^ 1);
    const auto guessed = HttpsTransport::enrol(wrong, QStringLiteral("three"), {});
    QVERIFY(!guessed.has_value());
    QCOMPARE(guessed.error().message, again.error().message);
    QCOMPARE(m_office->directory.installations()->size(), 1);
}

void HttpServiceTest::guessingCodesIsSlowedDownAlone()
{
    start();
    const QByteArray token = m_office->token(m_ada);
    const QByteArray message = hello();
    const EnrolmentCode real = m_office->code(m_ada);
    int refused = 0;
    for (int i = 0; i < 60; ++i) {
        const int status = RawClient(m_office->service->port()).ask(post("/v1/enrol", {}, enrolment(randomBytes(10))));
        QVERIFY(status == 403 || status == 429);
        refused += status == 429 ? 1 : 0;
    }
    QVERIFY(refused >= 50);
    // not even the right one gets through now, but devices that are known are not held up
    QCOMPARE(RawClient(m_office->service->port()).ask(post("/v1/enrol", {}, enrolment(real.secret))), 429);
    QCOMPARE(RawClient(m_office->service->port()).ask(post("/v1/sync", token, message)), 200);
}

void HttpServiceTest::anotherKeyIsNotSpokenTo()
{
    start();
    EnrolmentCode code = m_office->code(m_ada);
    code.pin[3] = static_cast<char>(code.pin[3] ^ 1);
    const auto enrolled = HttpsTransport::enrol(code, QStringLiteral("laptop"), {});
    QVERIFY(!enrolled.has_value());
    QCOMPARE(enrolled.error().code, ErrorCode::WrongKey);
    QVERIFY(m_office->directory.installations()->isEmpty());  // the secret was not sent
    QCOMPARE(m_office->service->metrics().requests(200), 0);
    code.pin[3] = static_cast<char>(code.pin[3] ^ 1);
    QVERIFY(HttpsTransport::enrol(code, QStringLiteral("laptop"), {}).has_value());
}

void HttpServiceTest::largeAnswersArePacked()
{
    start();
    const QByteArray token = m_office->token(m_ada);
    const QByteArray message = hello();
    // a pull of many rows
    const auto device = std::get<HelloRequest>(*decodeRequest(message)).device;
    PushRequest push{device, 1, {}};
    for (int n = 1; n <= 300; ++n) {
        Mutation m;
        m.n = n;
        m.mid = newUid(n);
        m.tx = m.mid;
        m.type = QStringLiteral("contact");
        m.row = newUid(n);
        m.op = Op::Create;
        m.fields = {{QStringLiteral("owner"), uidText(m_ada)}, {QStringLiteral("city"), QStringLiteral("Gdynia")}};
        m.epoch = 1;
        push.mutations.append(m);
    }
    RawClient client(m_office->service->port());
    QCOMPARE(client.ask(post("/v1/sync", token, encode(Request(push)))), 200);
    const QByteArray pull = encode(Request(PullRequest{device, 1, {}, 1000, 0}));
    QCOMPARE(client.ask(post("/v1/sync", token, pull)), 200);
    const qsizetype plain = client.body.size();
    QCOMPARE(client.ask(post("/v1/sync", token, pull, "Accept-Encoding: gzip, deflate\r\n")), 200);
    QVERIFY(client.answer.toLower().contains("content-encoding: gzip"));
    QVERIFY(client.body.size() * 2 < plain);
    // Qt unpacks it by itself
    const auto enrolled = HttpsTransport::enrol(m_office->code(m_ada), QStringLiteral("second"), {});
    QVERIFY(enrolled.has_value());
    HttpsTransport transport(enrolled->server, enrolled->token.clone());
    const auto named = transport.exchange(encode(Request(EnrolRequest{})));
    QVERIFY(named.has_value());
    const auto reply = transport.exchange(
        encode(Request(PullRequest{std::get<EnrolReply>(*decodeReply(*named)).device, 1, {}, 1000, 0})));
    QVERIFY(reply.has_value());
    QCOMPARE(std::get<PullReply>(*decodeReply(*reply)).items.size(), 300);
}

void HttpServiceTest::wrongRequests_data()
{
    QTest::addColumn<QByteArray>("request");
    QTest::addColumn<int>("status");
    const auto row = [](const char *name, const QByteArray &request, int status) {
        QTest::newRow(name) << request << status;
    };
    row("unknown path", get("/"), 404);
    row("climbing path", get("/../../etc/passwd"), 404);
    row("long path", get(QByteArray("/").append(QByteArray(8000, 'a')).constData()), 404);
    row("method", "DELETE /v1/sync HTTP/1.1\r\nHost: x\r\n\r\n", 405);
    row("made-up method", "BREW /v1/sync HTTP/1.1\r\nHost: x\r\n\r\n", 405);
    row("get for post", get("/v1/sync"), 405);
    row("post for get", post("/health", {}, "x"), 405);
    row("no length", "POST /v1/sync HTTP/1.1\r\nHost: x\r\n\r\n", 411);
    row("chunked", "POST /v1/sync HTTP/1.1\r\nHost: x\r\nTransfer-Encoding: chunked\r\n\r\n5\r\nhello\r\n0\r\n\r\n",
        411);
    row("bad chunks", "POST /v1/sync HTTP/1.1\r\nHost: x\r\nTransfer-Encoding: chunked\r\n\r\nzzzz\r\n", 411);
    row("two lengths", "POST /v1/sync HTTP/1.1\r\nHost: x\r\nContent-Length: 5\r\nContent-Length: 6\r\n\r\nhello", 400);
    row("negative length", "POST /v1/sync HTTP/1.1\r\nHost: x\r\nContent-Length: -5\r\n\r\nhello", 400);
    row("too large", "POST /v1/sync HTTP/1.1\r\nHost: x\r\nContent-Length: 99999999\r\n\r\n", 413);
    row("overflowing length", "POST /v1/sync HTTP/1.1\r\nHost: x\r\nContent-Length: 99999999999999999999999\r\n\r\n",
        400);
    row("large enrolment", "POST /v1/enrol HTTP/1.1\r\nHost: x\r\nContent-Length: 5000\r\n\r\n", 413);
    row("body for health", "GET /health HTTP/1.1\r\nHost: x\r\nContent-Length: 5\r\n\r\nhello", 413);
    row("large header", "GET /health HTTP/1.1\r\nX: " + QByteArray(20'000, 'x') + "\r\n\r\n", 431);
    row("many headers", "GET /health HTTP/1.1\r\n" + QByteArray("X: y\r\n").repeated(4000) + "\r\n", 431);
    row("no HTTP", "SSH-2.0-OpenSSH_9.2\r\n\r\n", 400);
    row("binary", QByteArray::fromHex("00ff00ff0a0d0a0d0a0d0a00ffee"), 400);
    row("another version", "GET /health HTTP/3.7\r\n\r\n", 400);
    row("enrolment that is none", post("/v1/enrol", {}, "{\"secret\":7}"), 400);
    row("enrolment of lists", post("/v1/enrol", {}, QByteArray(2000, '[')), 400);
}

void HttpServiceTest::wrongRequests()
{
    QFETCH(QByteArray, request);
    QFETCH(int, status);
    start();
    RawClient client(m_office->service->port());
    QVERIFY(client.isReady);
    QCOMPARE(client.ask(request), status);
    QVERIFY(QJsonDocument::fromJson(client.body).object().contains(QStringLiteral("message")));
}

void HttpServiceTest::floodsAreSlowedDown()
{
    m_office->options.limits.installation = {20, 1};
    start();
    const QByteArray token = m_office->token(m_ada);
    const QByteArray message = hello();
    RawClient client(m_office->service->port());
    int answered = 0;
    int refused = 0;
    for (int i = 0; i < 100; ++i) {
        const int status = client.ask(post("/v1/sync", token, message));
        answered += status == 200 ? 1 : 0;
        refused += status == 429 ? 1 : 0;
        if (status == 429)
            QVERIFY(client.answer.toLower().contains("retry-after: "));
    }
    QCOMPARE(answered + refused, 100);
    QVERIFY(answered >= 20 && refused >= 50);
    // another device is not held up by it
    const Uid ben = m_office->add("Ben", "sales");
    QCOMPARE(RawClient(m_office->service->port()).ask(get("/v1/wait?head=-1", m_office->token(ben))), 400);
}

void HttpServiceTest::connectionsOfOneAddressAreLimited()
{
    m_office->options.mostPerAddress = 5;
    start();
    {
        std::vector<std::unique_ptr<RawClient>> clients;
        for (int i = 0; i < 5; ++i) {
            clients.push_back(std::make_unique<RawClient>(m_office->service->port()));
            QVERIFY(clients.back()->isReady);
            QCOMPARE(clients.back()->ask(get("/health")), 200);
        }
        RawClient sixth(m_office->service->port());
        QVERIFY(!sixth.isReady);
        QVERIFY(m_office->service->metrics().connectionsRefused >= 1);
    }
    QTRY_COMPARE_WITH_TIMEOUT(m_office->service->metrics().connections.load(), 0, 20'000);
}

void HttpServiceTest::aFullQueueSaysSo()
{
    m_office->options.workers = 1;
    m_office->options.mostQueued = 2;
    start();
    const QByteArray token = m_office->token(m_ada);
    const QByteArray message = hello();
    // the one worker is held in the store
    std::mutex gate;
    gate.lock();
    std::thread holder([&] {
        const auto held = m_office->store.transact([&](ServerTransaction &) -> Result<void> {
            const std::scoped_lock lock(gate);
            return {};
        });
        Q_UNUSED(held)
    });
    std::vector<std::unique_ptr<RawClient>> clients;
    int busy = 0;
    for (int i = 0; i < 8; ++i) {
        clients.push_back(std::make_unique<RawClient>(m_office->service->port()));
        clients.back()->send(post("/v1/sync", token, message));
    }
    for (const auto &client : clients) {
        if (client->socket.waitForReadyRead(1500) && client->status() == 503)
            ++busy;
    }
    gate.unlock();
    holder.join();
    QVERIFY(busy >= 4);
}

void HttpServiceTest::waitingEndsWithNews()
{
    m_office->options.pollMs = 50;
    start();
    const QByteArray token = m_office->token(m_ada);
    RawClient waiting(m_office->service->port());
    waiting.send(get("/v1/wait?head=0", token));
    QTRY_COMPARE_WITH_TIMEOUT(m_office->service->metrics().waiting.load(), 1, 20'000);
    QVERIFY(!waiting.socket.waitForReadyRead(200));
    QVERIFY((m_office->store.transact([](ServerTransaction &t) { return t.setHead(7); })).has_value());
    QCOMPARE(waiting.status(), 200);
    QCOMPARE(QJsonDocument::fromJson(waiting.body).object().value(QStringLiteral("head")).toInt(), 7);
    // what is there already is not waited for
    QCOMPARE(waiting.ask(get("/v1/wait?head=3", token)), 200);
    // who goes away while waiting leaves nothing behind
    waiting.send(get("/v1/wait?head=7", token));
    QTRY_COMPARE_WITH_TIMEOUT(m_office->service->metrics().waiting.load(), 1, 20'000);
    waiting.socket.abort();
    QTRY_COMPARE_WITH_TIMEOUT(m_office->service->metrics().waiting.load(), 0, 20'000);
}

void HttpServiceTest::waitingEndsWithTime()
{
    m_office->options.waitMs = 300;
    start();
    const QByteArray token = m_office->token(m_ada);
    RawClient waiting(m_office->service->port());
    QCOMPARE(waiting.ask(get("/v1/wait?head=0", token)), 200);
    QCOMPARE(QJsonDocument::fromJson(waiting.body).object().value(QStringLiteral("head")).toInt(), 0);
    QCOMPARE(waiting.ask(get("/health")), 200);
}

void HttpServiceTest::stoppingEndsWhoWaitsAndWhoSpeaks()
{
    m_office->options.waitMs = 600'000;
    start();
    const QByteArray token = m_office->token(m_ada);
    const QByteArray message = hello();
    std::vector<std::unique_ptr<RawClient>> waiting;
    for (int i = 0; i < 20; ++i) {
        waiting.push_back(std::make_unique<RawClient>(m_office->service->port()));
        QVERIFY(waiting.back()->isReady);
        waiting.back()->send(get("/v1/wait?head=0", token));
    }
    QTRY_COMPARE_WITH_TIMEOUT(m_office->service->metrics().waiting.load(), 20, 20'000);
    RawClient idle(m_office->service->port());
    QCOMPARE(idle.ask(post("/v1/sync", token, message)), 200);
    m_office->service->stop();
    QCOMPARE(m_office->service->metrics().connections.load(), 0);
    for (const auto &client : waiting)
        QCOMPARE(client->status(), 200);
    QVERIFY(idle.isClosed());
    QVERIFY(!RawClient(m_office->service->port()).isReady);
    m_office->service.reset();
}

void HttpServiceTest::aBrokenDatabaseIsNoSecretTeller()
{
    start();
    m_office->isBroken = true;
    RawClient client(m_office->service->port());
    QCOMPARE(client.ask(get("/health")), 503);
    QVERIFY(client.body.contains("the database is away"));
    QVERIFY(!client.answer.contains("secret detail"));
    m_office->isBroken = false;
    QCOMPARE(client.ask(get("/health")), 200);
    QCOMPARE(client.ask(get("/metrics")), 200);
    QVERIFY(client.body.contains("fieldfare_requests_total{path=\"/health\",status=\"503\"} 1"));
}

void HttpServiceTest::certificatesAreChecked()
{
    const Identity other = *makeSelfSigned({QStringLiteral("other.example")}, m_office->clock->now());
    QVERIFY(*publicKeyHash(other.certificate) != *publicKeyHash(m_office->options.identity.certificate));
    HttpOptions options = m_office->options;
    options.identity.key = other.key;
    const HttpServices services{m_office->directory, {}, {}};
    auto started = HttpService::start(options, services, m_office->clock);
    QVERIFY(!started.has_value());
    QCOMPARE(started.error().code, ErrorCode::InvalidInput);
    options.identity = {QByteArrayLiteral("no certificate"), QByteArrayLiteral("no key")};
    QVERIFY(!HttpService::start(options, services, m_office->clock).has_value());
    QVERIFY(!publicKeyHash("no certificate").has_value());
    QVERIFY(!makeSelfSigned({}, 0).has_value());
    QVERIFY(!makeSelfSigned({QStringLiteral("a,IP:1.2.3.4")}, 0).has_value());
    options = m_office->options;
    options.address = QStringLiteral("everywhere");
    QVERIFY(!HttpService::start(options, services, m_office->clock).has_value());
    start();
    options = m_office->options;
    options.port = m_office->service->port();
    started = HttpService::start(options, services, m_office->clock);
    QVERIFY(!started.has_value());
    QCOMPARE(started.error().code, ErrorCode::Io);
}

}  // namespace fieldfare::server

FIELDFARE_TEST(fieldfare::server::HttpServiceTest)
#include "http_service_test.moc"
