// SPDX-License-Identifier: GPL-3.0-or-later
#include "http_fixture.h"
#include "office_device.h"
#include "postgres_fixture.h"
#include "support/test.h"
#include "sync/protocol/codec.h"

#include <QElapsedTimer>
#include <QProcess>
#include <QRandomGenerator>

#include <atomic>

namespace fieldfare::server {

/// A new device that is killed again and again while it takes everything for the first time: it goes on where it was. The test starts
/// itself as the program that is killed. FIELDFARE_FILL_ROWS (12,000), FIELDFARE_FILL_KILLS (3).
class KilledFillTest : public QObject {
    Q_OBJECT

private slots:
    void programThatIsKilled();
    void atMostAPageComesAgain();

private:
    static void fillServer(sync::SyncServer engine, const Clock &clock, const Uid &person, int rows);
};

void KilledFillTest::programThatIsKilled()
{
    const QString folder = qEnvironmentVariable("FIELDFARE_FILL_FOLDER");
    if (folder.isEmpty())
        return;  // an ordinary run: the other function starts this one
    auto opened = Workspace::open({folder, NoUnlock{}, OpenMode::ReadWrite});
    QVERIFY2(opened.has_value(), opened ? "" : qPrintable(opened.error().message));
    const auto done = CompanySync(**opened).runOnce();
    QVERIFY2(done.has_value(), done ? "" : qPrintable(done.error().message + done.error().details));
}

void KilledFillTest::fillServer(sync::SyncServer engine, const Clock &clock, const Uid &person, int rows)
{
    const sync::Caller caller{person, newUid(clock.now()), false};
    const auto enrolled = engine.handle(caller, sync::Request(sync::EnrolRequest{}));
    if (!enrolled)
        qFatal("enrol");
    sync::PushRequest push{std::get<sync::EnrolReply>(*enrolled).device, 1, {}};
    for (int i = 1; i <= rows; ++i) {
        sync::Mutation made;
        made.n = i;
        made.mid = newUid(clock.now());
        made.tx = made.mid;
        made.type = QStringLiteral("contact");
        made.row = newUid(clock.now());
        made.op = sync::Op::Create;
        made.fields = {{QStringLiteral("owner"), uidText(person)},
                       {QStringLiteral("first_name"), QStringLiteral("Maria")},
                       {QStringLiteral("last_name"), QStringLiteral("Adler %1").arg(i)},
                       {QStringLiteral("title"), QStringLiteral("buyer")}};
        made.epoch = 1;
        made.time = sync::hybridTime(clock.now());
        push.mutations.append(made);
        if (push.mutations.size() == sync::kMostMutations || i == rows) {
            const auto reply = engine.handle(caller, sync::Request(push));
            if (!reply || std::get<sync::PushReply>(*reply).results.size() != push.mutations.size())
                qFatal("fill");
            push.mutations.clear();
        }
    }
}

void KilledFillTest::atMostAPageComesAgain()
{
    if (qEnvironmentVariableIsSet("FIELDFARE_FILL_FOLDER"))
        return;
    const auto wanted = [](const char *variable, int usual) {
        bool given = false;
        const int number = qEnvironmentVariableIntValue(variable, &given);
        return given ? number : usual;
    };
    const int rows = wanted("FIELDFARE_FILL_ROWS", 12'000);
    const int kills = wanted("FIELDFARE_FILL_KILLS", 3);
    const int page = sync::SyncLimits().rows;
    SKIP_WITHOUT_POSTGRES();
    PostgresFixture postgres;
    const QString unstarted = postgres.start();
    QVERIFY2(unstarted.isEmpty(), qPrintable(unstarted));
    const auto store = postgres.fresh();
    HttpFixture office;
    office.useCatalogRules();
    const auto engine = [&] {
        return sync::SyncServer(*store, office.policy, *office.rules, *office.clock,
                                [&office] { return newUid(office.clock->now()); });
    };
    std::atomic<qint64> given = 0;
    std::atomic<int> pages = 0;
    office.exchange = [&](const sync::Caller &caller, const QByteArray &bytes) {
        auto answer = engine().handle(caller, bytes);
        const auto reply = answer ? sync::decodeReply(*answer) : Result<sync::Reply>();
        if (answer && reply && std::holds_alternative<sync::PullReply>(*reply)) {
            given += std::get<sync::PullReply>(*reply).items.size();
            ++pages;
        }
        return answer;
    };
    office.start();
    const Uid ada = office.add("Ada", "owner");
    const Uid ben = office.add("Ben", "manager");
    const auto owner = Connection::open(postgres.ownerInfo());
    VERIFY_DONE(owner);
    PostgresFixture::addPerson(**owner, *store, ada, QStringLiteral("Ada"), QStringLiteral("owner"));
    PostgresFixture::addPerson(**owner, *store, ben, QStringLiteral("Ben"), QStringLiteral("manager"));
    fillServer(engine(), *office.clock, ada, rows);
    OfficeDevice device;
    const QString failure = device.begin(office.code(ben), QStringLiteral("Ben"));
    QVERIFY2(failure.isEmpty(), qPrintable(failure));
    device.workspace.reset();

    QProcessEnvironment environment = QProcessEnvironment::systemEnvironment();
    environment.insert(QStringLiteral("FIELDFARE_FILL_FOLDER"), device.path);
    const auto start = [&](QProcess &program) {
        program.setProcessEnvironment(environment);
        program.setProcessChannelMode(QProcess::MergedChannels);
        program.start(QCoreApplication::applicationFilePath(),
                      {QStringLiteral("fieldfare::server::KilledFillTest"), QStringLiteral("programThatIsKilled")});
        return program.waitForStarted(60'000);
    };
    QRandomGenerator random(11);
    // spread over all pages, and some after the last one, while what came is put in its place
    const int between = std::max(1, 2 * (rows / page) / (kills + 1));
    int killed = 0;
    for (; killed < kills; ++killed) {
        QProcess program;
        QVERIFY(start(program));
        const int before = pages;
        const int goal = 1 + random.bounded(between);
        while (program.state() == QProcess::Running && pages < before + goal)
            program.waitForFinished(1);
        if (random.bounded(2) == 0)
            program.waitForFinished(random.bounded(120));
        const bool isOver = program.state() == QProcess::NotRunning;
        program.kill();  // -9
        QVERIFY(program.waitForFinished(60'000));
        if (isOver)
            break;  // it had everything before it could be killed
    }
    QElapsedTimer timer;
    timer.start();
    QProcess program;
    QVERIFY(start(program));
    QVERIFY(program.waitForFinished(-1));
    QVERIFY2(program.exitCode() == 0, program.readAll().constData());
    const qint64 again = given - rows - 2;  // and two people's own records
    qInfo("%d rows, killed %d times: %lld rows came again, %.2f pages a kill; the last start took %.1f s", rows, killed,
          static_cast<long long>(again), double(again) / page / std::max(1, killed), double(timer.elapsed()) / 1000);
    QVERIFY(killed == kills);
    QVERIFY(again <= qint64(killed) * page);
    auto opened = Workspace::open({device.path, NoUnlock{}, OpenMode::ReadWrite});
    QVERIFY(opened.has_value());
    const auto count = await((*opened)->read([](ReadContext &context) -> Result<qint64> {
        TRY_ASSIGN(auto query, context.statements().run(QStringLiteral("SELECT count(*) FROM contact"), {}));
        return query.next() ? query.value(0).toLongLong() : 0;
    }));
    QCOMPARE(*count, qint64(rows));
}

}  // namespace fieldfare::server

FIELDFARE_TEST(fieldfare::server::KilledFillTest)
#include "killed_fill_test.moc"
