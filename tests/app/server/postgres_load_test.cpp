// SPDX-License-Identifier: GPL-3.0-or-later
#include "base/clock.h"
#include "postgres_fixture.h"
#include "support/server_answers.h"
#include "sync/server/sync_server.h"

#include <QElapsedTimer>

#include <atomic>
#include <mutex>
#include <thread>

namespace fieldfare::server {

namespace {

/// Everybody reads "a" and "o:" and their own name; a row lies in "a" and with its owner.
class OfficeAccess final : public AccessPolicy {
public:
    [[nodiscard]] Result<QStringList> bucketsOf(ServerTransaction &, const Uid &user) const override
    {
        return QStringList{kAll, QStringLiteral("o:") + uidText(user)};
    }
    [[nodiscard]] Result<QStringList> bucketsOfRow(ServerTransaction &, const QString &,
                                                   const QJsonObject &fields) const override
    {
        return QStringList{kAll, QStringLiteral("o:") + fields.value(QStringLiteral("owner")).toString()};
    }
    [[nodiscard]] Result<bool> mayApply(ServerTransaction &, const Uid &, const ServerRow *, const Mutation &,
                                        const QSet<Uid> &) const override
    {
        return true;
    }
};

const Uid kUser = uid(7);
const Caller kCaller{kUser, uid(8), false};

Mutation creation(const Uid &device, qint64 n)
{
    Mutation mutation;
    mutation.n = n;
    mutation.mid = mutationId(device, n);
    mutation.tx = mutation.mid;
    mutation.type = QStringLiteral("contact");
    mutation.row = derivedUid("row" + uidBytes(mutation.mid));
    mutation.op = Op::Create;
    mutation.fields = {{QStringLiteral("owner"), uidText(kUser)},
                       {QStringLiteral("last_name"), QStringLiteral("Adler %1").arg(n)},
                       {QStringLiteral("city"), QStringLiteral("Gdynia")},
                       {QStringLiteral("notes"), QStringLiteral("met at the fair; asks for a quote")}};
    mutation.epoch = 1;
    return mutation;
}

qint64 percentile(QVector<qint64> values, int percent)
{
    std::sort(values.begin(), values.end());
    return values.isEmpty() ? 0 : values[(values.size() - 1) * percent / 100];
}

}  // namespace

/// The real engine over PostgreSQL: several servers, several threads, a database that stops. FIELDFARE_PG_BATCHES: how many pushes of each
/// of eight writers (60); figures are told, none is demanded.
class PostgresLoadTest : public QObject {
    Q_OBJECT

private slots:
    void initTestCase();
    void headsAreSeenInOrderAndWithoutGaps();
    void whatWasAcknowledgedSurvivesImmediateStops();
    void figures();

private:
    [[nodiscard]] Result<Uid> enrol(PostgresServerStore &store)
    {
        SyncServer server(store, m_access, m_postgres.rules, *m_clock, [this] { return newUid(m_clock->now()); });
        TRY_ASSIGN(const Reply reply, server.handle(kCaller, Request(EnrolRequest{})));
        return std::get<EnrolReply>(reply).device;
    }
    [[nodiscard]] Result<PullReply> pull(SyncServer &server, const Uid &device, const Cursor &from,
                                         int limit = kMostRows)
    {
        PullRequest request;
        request.device = device;
        request.epoch = 1;
        request.limit = limit;
        if (from.seq > 0)
            request.cursors = {{kAll, from}, {QStringLiteral("o:") + uidText(kUser), from}};
        TRY_ASSIGN(const Reply reply, server.handle(kCaller, Request(request)));
        return std::get<PullReply>(reply);
    }
    [[nodiscard]] SyncServer serverOver(PostgresServerStore &store)
    {
        return SyncServer(store, m_access, m_postgres.rules, *m_clock, [] { return Uid(); });
    }

    PostgresFixture m_postgres;
    OfficeAccess m_access;
    std::shared_ptr<const Clock> m_clock = systemClock();
};

void PostgresLoadTest::initTestCase()
{
    SKIP_WITHOUT_POSTGRES();
    const QString failure = m_postgres.start(true);
    QVERIFY2(failure.isEmpty(), qPrintable(failure));
}

void PostgresLoadTest::headsAreSeenInOrderAndWithoutGaps()
{
    bool given = false;
    const int wanted = qEnvironmentVariableIntValue("FIELDFARE_PG_BATCHES", &given);
    const int batches = given ? wanted : 60;
    constexpr int writers = 8;
    const auto one = m_postgres.fresh(6);
    const auto two = m_postgres.again(6);  // another process, as far as the database can tell
    std::atomic<int> left = writers;
    std::mutex mutex;
    QStringList failures;
    const auto note = [&](const Error &error) {
        const std::lock_guard lock(mutex);
        failures.append(error.message + error.details);
    };
    const auto reading = enrol(*one);
    VERIFY_DONE(reading);
    QVector<qint64> seen;
    std::vector<std::thread> threads;
    threads.reserve(writers);
    for (int writer = 0; writer < writers; ++writer) {
        threads.emplace_back([&, writer] {
            PostgresServerStore &store = writer % 2 == 0 ? *one : *two;
            const auto device = enrol(store);
            SyncServer server = serverOver(store);
            for (int n = 1; device && n <= batches; ++n) {
                const auto reply = server.handle(kCaller, Request(PushRequest{*device, 1, {creation(*device, n)}}));
                if (!reply)
                    note(reply.error());
                else if (std::get<PushReply>(*reply).status != Status::Ok)
                    note({ErrorCode::Internal, QStringLiteral("refused"), {}});
            }
            if (!device)
                note(device.error());
            --left;
        });
    }
    threads.emplace_back([&] {
        SyncServer server = serverOver(*two);
        Cursor cursor;
        for (bool isLast = false; !isLast;) {
            isLast = left == 0;
            for (bool more = true; more;) {
                const auto page = pull(server, *reading, cursor, 7);
                if (!page)
                    return note(page.error());
                for (const PullItem &item : page->items)
                    seen.append(item.seq);
                more = page->more;
                cursor = page->upto;
            }
        }
    });
    for (std::thread &thread : threads)
        thread.join();
    QVERIFY2(failures.isEmpty(), qPrintable(failures.mid(0, 3).join(u'\n')));
    // each creation took one number: none was missed, and none came after a later one
    QCOMPARE(seen.size(), qsizetype(writers * batches));
    for (qsizetype i = 0; i < seen.size(); ++i)
        QCOMPARE(seen[i], qint64(i + 1));
}

void PostgresLoadTest::whatWasAcknowledgedSurvivesImmediateStops()
{
    const auto store = m_postgres.fresh(6);
    constexpr int writers = 4;
    std::atomic<bool> isOver = false;
    std::atomic<int> answered = 0;
    std::mutex mutex;
    QMap<Uid, qint64> acknowledged;  // row → number
    QStringList failures;
    int errors = 0;
    std::vector<std::thread> threads;
    QVector<Uid> devices;
    for (int writer = 0; writer < writers; ++writer) {
        const auto device = enrol(*store);
        VERIFY_DONE(device);
        devices.append(*device);
    }
    for (const Uid &device : std::as_const(devices)) {
        threads.emplace_back([&, device] {
            SyncServer server = serverOver(*store);
            for (qint64 n = 1; !isOver;) {
                const Mutation mutation = creation(device, n);
                const auto reply = server.handle(kCaller, Request(PushRequest{device, 1, {mutation}}));
                const std::lock_guard lock(mutex);
                if (!reply) {
                    ++errors;
                    if (reply.error().code != ErrorCode::Io)
                        failures.append(reply.error().message + reply.error().details);
                    continue;  // the same again: whether it happened or not
                }
                const auto &push = std::get<PushReply>(*reply);
                if (push.status != Status::Ok || push.results.size() != 1 ||
                    push.results.first().verdict != Verdict::Applied) {
                    failures.append(QStringLiteral("status %1").arg(int(push.status)));
                    return;
                }
                acknowledged.insert(mutation.row, push.results.first().seq);
                ++answered;
                ++n;
            }
        });
    }
    QString failure;
    for (int stop = 0; stop < 3 && failure.isEmpty(); ++stop) {
        const int before = answered;
        QElapsedTimer waited;
        waited.start();
        while (answered < before + 40 && waited.elapsed() < 60'000)
            std::this_thread::sleep_for(std::chrono::milliseconds(2));
        if (answered < before + 40)
            failure = QStringLiteral("nothing is answered any more");
        const auto stopped = m_postgres.cluster->stopImmediately();
        const auto started = m_postgres.cluster->startAgain();
        if (!stopped || !started)
            failure = started ? stopped.error().details : started.error().details;
    }
    const int before = answered;
    QElapsedTimer waited;
    waited.start();
    while (answered < before + 40 && waited.elapsed() < 60'000)
        std::this_thread::sleep_for(std::chrono::milliseconds(2));
    isOver = true;
    for (std::thread &thread : threads)
        thread.join();
    QVERIFY2(failure.isEmpty(), qPrintable(failure));
    QVERIFY2(failures.isEmpty(), qPrintable(failures.mid(0, 3).join(u'\n')));
    QVERIFY(answered >= before + 40);
    SyncServer server = serverOver(*store);
    const auto all = pull(server, devices.first(), {});
    VERIFY_DONE(all);
    QMap<Uid, qint64> there;
    for (const PullItem &item : all->items)
        there.insert(item.row, item.seq);
    QVERIFY(!acknowledged.isEmpty());
    for (auto it = acknowledged.cbegin(); it != acknowledged.cend(); ++it)
        QCOMPARE(there.value(it.key()), it.value());
    // and each once: the head counts what is there
    QCOMPARE(all->head, qint64(there.size()));
    QCOMPARE(all->digests.value(kAll).rows, qint64(there.size()));
    qInfo("%d changes acknowledged through three stops, %d calls failed meanwhile", int(acknowledged.size()), errors);
}

void PostgresLoadTest::figures()
{
    const auto store = m_postgres.fresh(8);
    const auto device = enrol(*store);
    VERIFY_DONE(device);
    SyncServer server = serverOver(*store);
    const auto push = [&](const Uid &who, qint64 from, int count) {
        PushRequest request{who, 1, {}};
        for (int i = 0; i < count; ++i)
            request.mutations.append(creation(who, from + i));
        return server.handle(kCaller, Request(request));
    };
    QElapsedTimer timer;
    timer.start();
    qint64 n = 1;
    for (; n <= 200; ++n)
        VERIFY_DONE(push(*device, n, 1));
    qInfo("one writer: %.0f pushes of one change per second", 200'000.0 / double(timer.elapsed()));
    timer.restart();
    for (int i = 0; i < 10; ++i, n += 100)
        VERIFY_DONE(push(*device, n, 100));
    qInfo("one writer: %.0f pushes of 100 changes per second", 10'000.0 / double(timer.elapsed()));

    constexpr int writers = 4;
    constexpr int each = 150;
    std::atomic<int> failed = 0;
    std::vector<std::thread> threads;
    threads.reserve(static_cast<size_t>(writers));
    timer.restart();
    for (int writer = 0; writer < writers; ++writer) {
        threads.emplace_back([&] {
            const auto own = enrol(*store);
            SyncServer its = serverOver(*store);
            for (int i = 1; i <= each; ++i) {
                if (!own || !its.handle(kCaller, Request(PushRequest{*own, 1, {creation(*own, i)}})))
                    ++failed;
            }
        });
    }
    for (std::thread &thread : threads)
        thread.join();
    qInfo("%d writers: %.0f pushes of one change per second", writers,
          writers * each * 1000.0 / double(timer.elapsed()));
    QCOMPARE(failed, 0);

    const auto first = pull(server, *device, {});
    VERIFY_DONE(first);
    QCOMPARE(first->items.size(), qsizetype(200 + 1000 + writers * each));
    QVector<qint64> idle;
    for (int i = 0; i < 300; ++i) {
        timer.restart();
        const auto nothing = pull(server, *device, first->upto);
        idle.append(timer.nsecsElapsed() / 1000);
        VERIFY_DONE(nothing);
        QVERIFY(nothing->items.isEmpty());
    }
    qInfo("idle pull: median %.2f ms, p95 %.2f ms", double(percentile(idle, 50)) / 1000,
          double(percentile(idle, 95)) / 1000);
    timer.restart();
    const auto whole = pull(server, *device, {});
    VERIFY_DONE(whole);
    qInfo("pull of %d records: %lld ms", int(whole->items.size()), static_cast<long long>(timer.elapsed()));
}

}  // namespace fieldfare::server

FIELDFARE_TEST(fieldfare::server::PostgresLoadTest)
#include "postgres_load_test.moc"
