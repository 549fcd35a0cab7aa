// SPDX-License-Identifier: GPL-3.0-or-later
#include "postgres_fixture.h"
#include "server/admin/audit_report.h"
#include "server/admin/company_server.h"
#include "support/paths.h"
#include "sync/net/https_transport.h"
#include "sync/protocol/codec.h"

#include <QElapsedTimer>
#include <QFile>
#include <QHash>
#include <QRandomGenerator>
#include <QTcpServer>

#include <atomic>
#include <thread>

namespace fieldfare::server {

namespace {

using sync::Cursor;
using sync::Mutation;
using sync::Op;

int wantedOf(const char *variable, int usual)
{
    bool given = false;
    const int wanted = qEnvironmentVariableIntValue(variable, &given);
    return given ? wanted : usual;
}

quint16 freePort()
{
    QTcpServer free;
    return free.listen(QHostAddress::LocalHost) ? free.serverPort() : quint16(0);
}

/// A device that works on while everything around it falls over: it creates, edits what it made, reads after each answer, and keeps
/// what it was told.
class Desk {
public:
    Desk(const sync::ServerAddress &server, const QByteArray &token, const Uid &person, quint32 seed)
        : m_transport(server, Secret::fromBytes(token)), m_person(person), m_random(seed)
    {
    }

    /// Until `isOver` and nothing is unanswered.
    void work(const std::atomic<bool> &isOver)
    {
        while (m_device.isNull() && failure.isEmpty()) {
            const auto reply = ask<sync::EnrolReply>(sync::EnrolRequest{});
            if (reply)
                m_device = reply->device;
        }
        while (!isOver && failure.isEmpty()) {
            push();
            pull();
        }
        pull();
    }

    QString failure;
    std::atomic<int> acknowledged = 0;  ///< mutations
    qint64 errors = 0;                  ///< requests that came to nothing
    qint64 reads = 0;                   ///< rows read and compared with what was known of them
    QHash<Uid, qint64> seen;            ///< row → number, of everything pulled
    QHash<Uid, QString> own;            ///< row → city, as the last answer to an own edit has it

private:
    /// Nothing: it did not come through, or no answer came back.
    template <class Answer>
    std::optional<Answer> ask(const sync::Request &request)
    {
        auto bytes = m_transport.exchange(sync::encode(request));
        if (bytes) {
            auto reply = sync::decodeReply(*bytes);
            if (reply && std::holds_alternative<Answer>(*reply))
                return std::get<Answer>(*reply);
            failure = QStringLiteral("an answer that means nothing");
            return std::nullopt;
        }
        if (bytes.error().code != ErrorCode::Io)
            failure = bytes.error().message + bytes.error().details;
        ++errors;
        std::this_thread::sleep_for(std::chrono::milliseconds(5 + m_random.bounded(40)));
        return std::nullopt;
    }

    Mutation next(Op op, const Uid &row, const QJsonObject &fields)
    {
        Mutation mutation;
        mutation.n = ++m_n;
        mutation.mid = newUid(m_clock->now());
        mutation.tx = mutation.mid;
        mutation.type = QStringLiteral("contact");
        mutation.row = row;
        mutation.op = op;
        mutation.fields = fields;
        mutation.base = m_cursor.seq;
        mutation.epoch = 1;
        mutation.time = sync::hybridTime(m_clock->now());
        return mutation;
    }

    void push()
    {
        sync::PushRequest request{m_device, 1, {}};
        QHash<Uid, QString> edits;
        const Uid made = newUid(m_clock->now());
        request.mutations.append(next(Op::Create, made,
                                      {{QStringLiteral("owner"), uidText(m_person)},
                                       {QStringLiteral("last_name"), QStringLiteral("Adler")},
                                       {QStringLiteral("city"), QStringLiteral("Gdynia")}}));
        edits.insert(made, QStringLiteral("Gdynia"));
        if (!m_made.isEmpty() && m_random.bounded(2) == 0) {
            const Uid &row = m_made[m_random.bounded(int(m_made.size()))];
            const QString city = QStringLiteral("City %1").arg(m_n);
            request.mutations.append(next(Op::Update, row, {{QStringLiteral("city"), city}}));
            edits.insert(row, city);
        }
        // the very same until it is answered, whether it happened or not
        for (;;) {
            const auto reply = ask<sync::PushReply>(request);
            if (!failure.isEmpty())
                return;
            if (!reply)
                continue;
            if (reply->status != sync::Status::Ok || reply->results.size() != request.mutations.size()) {
                failure = QStringLiteral("a push was answered with status %1").arg(int(reply->status));
                return;
            }
            for (qsizetype i = 0; i < reply->results.size(); ++i) {
                const sync::MutationResult &result = reply->results[i];
                if (result.n != request.mutations[i].n ||
                    (result.verdict != sync::Verdict::Applied && result.verdict != sync::Verdict::Duplicate)) {
                    failure = QStringLiteral("change %1 came to verdict %2").arg(result.n).arg(int(result.verdict));
                    return;
                }
                m_owed.insert(request.mutations[i].row, result.seq);
            }
            break;
        }
        m_made.append(made);
        for (auto it = edits.cbegin(); it != edits.cend(); ++it)
            own.insert(it.key(), it.value());
        acknowledged += int(request.mutations.size());
    }

    /// Reads on to the end. Nothing may come twice or go back, and what was acknowledged must be there.
    void pull()
    {
        for (bool more = true; more && failure.isEmpty();) {
            sync::PullRequest request{m_device, 1, m_cursors, 500, m_head};
            const auto reply = ask<sync::PullReply>(request);
            if (!reply)
                continue;
            if (reply->status != sync::Status::Ok) {
                failure = QStringLiteral("a pull was answered with status %1").arg(int(reply->status));
                return;
            }
            for (const sync::PullItem &item : reply->items) {
                const Cursor at{item.seq, item.row};
                if (!(m_cursor < at) || item.seq < seen.value(item.row))
                    failure = QStringLiteral("number %1 came after %2").arg(item.seq).arg(m_cursor.seq);
                m_cursor = at;
                seen.insert(item.row, item.seq);
                ++reads;
            }
            if (reply->head < m_head)
                failure = QStringLiteral("the head went back from %1 to %2").arg(m_head).arg(reply->head);
            m_head = reply->head;
            m_cursor = reply->upto;
            for (const QString &bucket : reply->buckets)
                m_cursors.insert(bucket, reply->upto);
            more = reply->more;
        }
        for (auto it = m_owed.cbegin(); it != m_owed.cend() && failure.isEmpty(); ++it) {
            if (seen.value(it.key()) < it.value())
                failure = QStringLiteral("an own change was acknowledged as %1 and not read").arg(it.value());
        }
        m_owed.clear();
    }

    sync::HttpsTransport m_transport;
    std::shared_ptr<const Clock> m_clock = systemClock();
    Uid m_person;
    Uid m_device;
    QRandomGenerator m_random;
    qint64 m_n = 0;
    QVector<Uid> m_made;
    QHash<Uid, qint64> m_owed;
    sync::Cursors m_cursors;
    Cursor m_cursor;
    qint64 m_head = 0;
};

/// The program itself, ended by force and started again.
class ServerProcess {
public:
    explicit ServerProcess(QString folder) : m_folder(std::move(folder))
    {
        m_process.setProcessChannelMode(QProcess::ForwardedErrorChannel);
    }
    ~ServerProcess() { kill(); }
    [[nodiscard]] bool start()
    {
        m_process.start(test::program(QStringLiteral("fieldfare-server")),
                        {QStringLiteral("serve"), QStringLiteral("--folder"), m_folder});
        return m_process.waitForStarted() && m_process.waitForReadyRead(30'000);
    }
    void kill()
    {
        if (m_process.state() == QProcess::NotRunning)
            return;
        m_process.kill();  // SIGKILL
        m_process.waitForFinished();
    }
    [[nodiscard]] bool isRunning() const { return m_process.state() == QProcess::Running; }

private:
    QString m_folder;
    QProcess m_process;
};

}  // namespace

/// Two processes of the real program beside each other over one PostgreSQL, devices that never rest, and everything killed again and
/// again. FIELDFARE_SERVER_KILLS (6), FIELDFARE_DATABASE_STOPS (2), FIELDFARE_SERVER_DEVICES (8).
class KilledServerTest : public QObject {
    Q_OBJECT

private slots:
    void everyAcknowledgedChangeIsThere();

private:
    [[nodiscard]] static QString prepare(const PostgresFixture &postgres, const QString &first, const QString &second);
    [[nodiscard]] static qint64 number(Connection &owner, const char *sql);
};

QString KilledServerTest::prepare(const PostgresFixture &postgres, const QString &first, const QString &second)
{
    ServerFolder settings;
    settings.host = QStringLiteral("127.0.0.1");
    settings.address = QStringLiteral("127.0.0.1");
    settings.database = postgres.appInfo();
    settings.organisation = QStringLiteral("company");
    settings.port = freePort();
    auto done =
        CompanyServer::init(first, settings, postgres.ownerInfo(), QStringLiteral("fieldfare_app"), {settings.host});
    if (!done)
        return done.error().message + done.error().details;
    // the same keys behind another door, as a second machine of a larger office has it
    const auto identity = readIdentity(first);
    settings.port = freePort();
    const QString signing = QStringLiteral("/audit.key");
    if (!identity || !writeIdentity(second, *identity) || !settings.write(second) ||
        !QFile::copy(first + signing, second + signing))
        return QStringLiteral("the second server cannot be made");
    return {};
}

qint64 KilledServerTest::number(Connection &owner, const char *sql)
{
    const auto rows = owner.query(sql);
    return rows && rows->size() == 1 ? rows->int8(0, 0) : -1;
}

void KilledServerTest::everyAcknowledgedChangeIsThere()
{
    SKIP_WITHOUT_POSTGRES();
    const int kills = wantedOf("FIELDFARE_SERVER_KILLS", 6);
    const int stops = wantedOf("FIELDFARE_DATABASE_STOPS", 2);
    const int devices = wantedOf("FIELDFARE_SERVER_DEVICES", 8);
    PostgresFixture postgres;
    const QString failure = postgres.start(true);
    QVERIFY2(failure.isEmpty(), qPrintable(failure));
    const QTemporaryDir folder;
    const QString places[] = {folder.filePath(QStringLiteral("one")), folder.filePath(QStringLiteral("two"))};
    const QString unprepared = prepare(postgres, places[0], places[1]);
    QVERIFY2(unprepared.isEmpty(), qPrintable(unprepared));

    std::vector<std::unique_ptr<Desk>> desks;
    const auto clock = systemClock();
    {
        const auto admin = CompanyServer::open(places[0]);
        VERIFY_DONE(admin);
        const auto second = ServerFolder::read(places[1]);
        VERIFY_DONE(second);
        for (int i = 0; i < devices; ++i) {
            const auto person = (*admin)->addPerson(QStringLiteral("Person %1").arg(i), QStringLiteral("manager"), {});
            VERIFY_DONE(person);
            const auto code = (*admin)->codeFor(*person, 1);
            VERIFY_DONE(code);
            const auto known = (*admin)->directory().redeem(code->secret, QStringLiteral("desk"), {}, clock->now());
            VERIFY_DONE(known);
            const quint16 port = i % 2 == 0 ? code->port : second->port;
            desks.push_back(std::make_unique<Desk>(sync::ServerAddress{code->host, port, code->pin}, known->token,
                                                   person->id, quint32(i + 1)));
        }
    }
    ServerProcess servers[] = {ServerProcess(places[0]), ServerProcess(places[1])};
    for (ServerProcess &server : servers)
        QVERIFY(server.start());

    std::atomic<bool> isOver = false;
    std::vector<std::thread> threads;
    threads.reserve(desks.size());
    for (const auto &desk : desks)
        threads.emplace_back([&isOver, one = desk.get()] { one->work(isOver); });
    const auto answered = [&] {
        int sum = 0;
        for (const auto &desk : desks)
            sum += desk->acknowledged;
        return sum;
    };
    /// Work goes on: some changes more, and a random moment.
    QRandomGenerator random(1);
    const auto waitForWork = [&] {
        const int before = answered();
        QElapsedTimer waited;
        waited.start();
        while (answered() < before + 10 && waited.elapsed() < 60'000)
            std::this_thread::sleep_for(std::chrono::milliseconds(1));
        std::this_thread::sleep_for(std::chrono::milliseconds(random.bounded(60)));
        return answered() >= before + 10;
    };
    QElapsedTimer all;
    all.start();
    QString stuck;
    int died = 0;
    for (int step = 0, killed = 0, stopped = 0; step < kills + stops && stuck.isEmpty(); ++step) {
        if (!waitForWork())
            stuck = QStringLiteral("nothing is answered any more after %1 kills and %2 stops").arg(killed).arg(stopped);
        // the stops lie evenly among the kills
        const bool isStop = (step + 1) * stops / (kills + stops) > stopped;
        if (isStop) {
            const auto ended = postgres.cluster->stopImmediately();
            const auto again = postgres.cluster->startAgain();
            if (!ended || !again)
                stuck = again ? ended.error().details : again.error().details;
            ++stopped;
        } else {
            ServerProcess &server = servers[killed % 2];
            died += server.isRunning() ? 0 : 1;
            server.kill();
            if (!server.start())
                stuck = QStringLiteral("the server does not start again");
            ++killed;
        }
    }
    if (stuck.isEmpty() && !waitForWork())
        stuck = QStringLiteral("nothing is answered any more at the end");
    isOver = true;
    for (std::thread &thread : threads)
        thread.join();
    QVERIFY2(stuck.isEmpty(), qPrintable(stuck));
    QCOMPARE(died, 0);  // none ended by itself, whatever happened to its database

    // what everybody read is the same, and holds all that anybody was told is kept
    qint64 acknowledged = 0;
    qint64 reads = 0;
    qint64 errors = 0;
    QHash<Uid, QString> cities;
    QHash<Uid, qint64> last;
    for (const auto &desk : desks) {
        QVERIFY2(desk->failure.isEmpty(), qPrintable(desk->failure));
        acknowledged += desk->acknowledged;
        reads += desk->reads;
        errors += desk->errors;
        cities.insert(desk->own);
    }
    QVERIFY(acknowledged >= 10 * (kills + stops));
    const auto store = PostgresServerStore::open({postgres.appInfo(), QStringLiteral("company"), 2}, postgres.rules);
    VERIFY_DONE(store);
    VERIFY_DONE((*store)->read([&](sync::ServerTransaction &transaction) -> Result<void> {
        const QString bucket = areaKey(Area::Customers) + QStringLiteral("/a");
        TRY(transaction.setVisible({bucket}));
        TRY_ASSIGN(const auto page, transaction.page({{bucket, Cursor()}}, int(cities.size()) + 1));
        QVector<Uid> rows;
        for (const sync::BucketItem &item : page) {
            rows.append(item.row);
            last.insert(item.row, item.seq);
        }
        TRY_ASSIGN(const auto views, transaction.views(rows));
        for (const sync::RowView &view : views) {
            if (cities.value(view.row) != view.fields.value(QStringLiteral("city")).toString())
                return fail(ErrorCode::Damaged, QStringLiteral("a row is not as it was acknowledged"));
        }
        return views.size() == cities.size()
                   ? Result<void>()
                   : fail(ErrorCode::Damaged, QStringLiteral("%1 rows of %2").arg(views.size()).arg(cities.size()));
    }));
    for (const auto &desk : desks) {
        for (auto it = desk->own.cbegin(); it != desk->own.cend(); ++it)
            QCOMPARE(desk->seen.value(it.key()), last.value(it.key()));
    }
    // each once, and the head counts them without a gap
    const auto owner = Connection::open(postgres.ownerInfo());
    VERIFY_DONE(owner);
    QCOMPARE(number(**owner, "SELECT count(*) FROM fieldfare.applied"), acknowledged);
    QCOMPARE(number(**owner, "SELECT count(DISTINCT mid) FROM fieldfare.applied"), acknowledged);
    QCOMPARE(number(**owner, "SELECT count(DISTINCT seq) FROM fieldfare.applied"), acknowledged);
    QCOMPARE(number(**owner, "SELECT max(seq) FROM fieldfare.applied"), acknowledged);
    QCOMPARE(number(**owner, "SELECT max(head) FROM fieldfare.org_head"), acknowledged);
    // and the record of changes has each, in one chain
    const auto audited = verifyAudit(**store, {});
    VERIFY_DONE(audited);
    QVERIFY2(audited->isSound(), qPrintable(audited->problem));
    QCOMPARE(number(**owner, "SELECT count(*) FROM fieldfare.audit WHERE action IN ('create', 'update')"),
             acknowledged);
    qInfo("%d servers killed, %d databases stopped under %d devices in %.0f s: %lld changes acknowledged, all there "
          "once; %lld "
          "requests failed; %lld rows read in order",
          kills, stops, devices, double(all.elapsed()) / 1000, acknowledged, errors, reads);
}

}  // namespace fieldfare::server

FIELDFARE_TEST(fieldfare::server::KilledServerTest)
#include "killed_server_test.moc"
