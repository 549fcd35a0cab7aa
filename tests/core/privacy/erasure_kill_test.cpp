// SPDX-License-Identifier: GPL-3.0-or-later
#include "marked_person.h"
#include "workspace/privacy/privacy.h"

#include <QElapsedTimer>
#include <QProcess>
#include <QRandomGenerator>
#include <QStandardPaths>

#include <cstdio>

using namespace fieldfare;
using namespace fieldfare::test;

/// A program killed while it erases a person: the next start either finds the person whole, or finishes the erasure.
/// The test starts itself as the program that is killed. FIELDFARE_KILL_ROUNDS sets how often (15).
class ErasureKillTest : public QObject {
    Q_OBJECT

private slots:
    void initTestCase() { QStandardPaths::setTestModeEnabled(true); }
    void programThatIsKilled()
    {
        const QString folder = qEnvironmentVariable("FIELDFARE_KILL_FOLDER");
        if (folder.isEmpty())
            return;  // an ordinary run: the other function starts this one
        auto opened = Workspace::open({folder, NoUnlock{}, OpenMode::ReadWrite});
        VERIFY_OK(opened);
        const Uid uid(qEnvironmentVariable("FIELDFARE_KILL_PERSON"));
        const auto preview = await((*opened)->privacy().preview((*opened)->session(), uid));
        VERIFY_OK(preview);
        std::printf("ready\n");
        std::fflush(stdout);
        VERIFY_OK(await((*opened)->privacy().erase((*opened)->session(), uid, preview->name)));
        std::printf("done\n");
        std::fflush(stdout);
    }

    void allOrNothing()
    {
        if (qEnvironmentVariableIsSet("FIELDFARE_KILL_FOLDER"))
            return;
        bool given = false;
        const int rounds = qEnvironmentVariableIntValue("FIELDFARE_KILL_ROUNDS", &given);
        QRandomGenerator random(7);
        int whole = 0;
        int erased = 0;
        int complete = 0;
        for (int round = 0; round < (given ? rounds : 15); ++round) {
            WorkspaceFixture fixture;
            const MarkedPerson person = makeMarkedPerson(fixture);
            const QString folder = fixture.workspace->path();
            fixture.workspace.reset();
            QProcess program;
            QProcessEnvironment environment = QProcessEnvironment::systemEnvironment();
            environment.insert(QStringLiteral("FIELDFARE_KILL_FOLDER"), folder);
            environment.insert(QStringLiteral("FIELDFARE_KILL_PERSON"), uidText(person.contact.uid));
            program.setProcessEnvironment(environment);
            program.start(QCoreApplication::applicationFilePath(),
                          {QStringLiteral("ErasureKillTest"), QStringLiteral("programThatIsKilled")});
            QVERIFY(program.waitForStarted(60000));
            QByteArray output;
            while (!output.contains("ready\n")) {
                QVERIFY2(program.waitForReadyRead(120000), output.constData());
                output += program.readAllStandardOutput();
            }
            // half of them after the intent was written: those must end erased
            const bool isMeant = round % 2 == 0;
            QElapsedTimer patience;
            patience.start();
            while (isMeant && !QFile::exists(folder + QStringLiteral("/erasures.json")) && patience.elapsed() < 120'000)
                QThread::usleep(300);
            QThread::usleep(random.bounded(
                isMeant ? 25'000u : 12'000u));  // which moment is left to chance; whichever it is must do
            program.kill();                     // -9
            QVERIFY(program.waitForFinished(60000));
            output += program.readAllStandardOutput();
            complete += output.contains("done\n") ? 1 : 0;

            auto opened = Workspace::open({folder, NoUnlock{}, OpenMode::ReadWrite, fixture.clock});
            VERIFY_OK(opened);
            QCOMPARE((*opened)->notices(), QStringList());
            fixture.workspace = std::move(*opened);
            QCOMPARE(firstBroken(fixture), qint64(0));
            if (fixture
                    .value(QStringLiteral("SELECT count(*) FROM contact WHERE uid=?"), {uidBytes(person.contact.uid)})
                    .toInt() == 1) {
                ++whole;
                QVERIFY(!isMeant);
                QCOMPARE(fixture.value(QStringLiteral("SELECT count(*) FROM activity")).toInt(), 2);
                QVERIFY(fixture.workspace->attachments().contents().has(person.file.hash));
                continue;
            }
            ++erased;
            QCOMPARE(marksInTables(fixture).join(u' '), QString());
            QVERIFY(!fixture.workspace->attachments().contents().has(person.file.hash));
            fixture.workspace.reset();
            QCOMPARE(marksInFiles(folder).join(u' '), QString());
        }
        qInfo("%d whole, %d erased, %d of them before they were killed", whole, erased, complete);
    }
};

FIELDFARE_TEST(ErasureKillTest)
#include "erasure_kill_test.moc"
