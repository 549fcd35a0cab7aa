// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/cli/cli_runner.h"
#include "support/test.h"

#include <QElapsedTimer>
#include <QRandomGenerator>

using namespace fieldfare::test;

/// An import killed at any moment leaves all of its rows or none, and a sound workspace.
/// FIELDFARE_KILL_ROUNDS sets how often (50), FIELDFARE_KILL_ROWS how many rows (3,000), FIELDFARE_KILL_SEED which moments.
class KillImportTest : public QObject {
    Q_OBJECT

private slots:
    void aKilledImportLeavesAllOrNothing();
    void aSecondImportIsToldWhoHasTheWorkspace();
};

namespace {

int fromEnvironment(const char *name, int fallback)
{
    bool ok = false;
    const int value = qEnvironmentVariableIntValue(name, &ok);
    return ok ? value : fallback;
}

QByteArray contacts(int rows, int round)
{
    QByteArray csv = "external_id,first_name,last_name,email,phone,city,notes\n";
    for (int i = 0; i < rows; ++i) {
        const QByteArray id = QByteArray::number(round) + '-' + QByteArray::number(i);
        csv += id + ",Ada" + QByteArray::number(i % 97) + ",Miller " + id + ",ada" + id + "@example.org,+49 171 " +
               QByteArray::number(1000000 + i) + ",Ulm,\"a note, with comma\"\n";
    }
    return csv;
}

qint64 count(const CliRunner &cli)
{
    for (const QJsonValue &type : cli.runJson({"types"}).array()) {
        if (type.toObject().value("key").toString() == QLatin1String("contact"))
            return type.toObject().value("records").toInteger(-1);
    }
    return -1;
}

}  // namespace

void KillImportTest::aKilledImportLeavesAllOrNothing()
{
    const int rounds = fromEnvironment("FIELDFARE_KILL_ROUNDS", 50);
    const int rows = fromEnvironment("FIELDFARE_KILL_ROWS", 3000);
    const auto seed = quint32(fromEnvironment("FIELDFARE_KILL_SEED", 1));
    QRandomGenerator random(seed);
    const CliRunner cli;
    VERIFY_STATUS(cli.init(), 0);

    // one import that may end tells how long they take
    QElapsedTimer timer;
    timer.start();
    VERIFY_STATUS(cli.run({"import", "contact", cli.file("import.csv", contacts(rows, 0))}), 0);
    const int whole = int(timer.elapsed());
    qint64 expected = rows;
    QCOMPARE(count(cli), expected);

    int killed = 0;
    int finished = 0;
    for (int round = 1; round <= rounds; ++round) {
        const QString file = cli.file("import.csv", contacts(rows, round));
        QProcess process;
        cli.start(process, {"--workspace", cli.workspace(), "import", "contact", file});
        QVERIFY(process.waitForStarted());
        if (!process.waitForFinished(random.bounded(whole * 5 / 4 + 1))) {
            process.kill();
            QVERIFY(process.waitForFinished(60'000));
        }
        const bool wasKilled = process.exitStatus() == QProcess::CrashExit;
        ++(wasKilled ? killed : finished);

        const CliOutcome check = cli.run({"check"});
        QVERIFY2(check.status == 0, ("round " + QByteArray::number(round) + ": " + check.all()).constData());
        const qint64 now = count(cli);
        QVERIFY2(now == expected || now == expected + rows,
                 qPrintable(QStringLiteral("round %1: %2 rows where %3 or %4 may be")
                                .arg(round)
                                .arg(now)
                                .arg(expected)
                                .arg(expected + rows)));
        if (!wasKilled)
            QCOMPARE(now, expected + rows);  // what was reported as done is there
        const auto found =
            cli.runJson({"list", "contact", "--query", QStringLiteral("external_id:%1-%2").arg(round).arg(rows - 1)})
                .array()
                .size();
        QCOMPARE(found, qsizetype(now - expected) / rows);
        if (now > expected) {
            // keeps the file small, and takes back what a killed program committed
            const QJsonObject newest = cli.runJson({"history", "--limit", "1"}).array().first().toObject();
            VERIFY_STATUS(cli.run({"undo", QString::number(newest.value("transaction").toInteger())}), 0);
            QCOMPARE(count(cli), expected);
        }
    }
    qInfo("%d imports of %d rows: %d killed, %d finished first (seed %u)", rounds, rows, killed, finished, seed);
    QVERIFY2(killed > rounds / 4, "hardly any import was killed: the moments are badly chosen");
}

void KillImportTest::aSecondImportIsToldWhoHasTheWorkspace()
{
    const CliRunner cli;
    VERIFY_STATUS(cli.init(), 0);
    const QString large = cli.file("large.csv", contacts(20000, 1));
    const QString small = cli.file("small.csv", contacts(3, 2));
    QProcess process;
    cli.start(process, {"--workspace", cli.workspace(), "import", "contact", large});
    QVERIFY(process.waitForStarted());
    QTRY_VERIFY_WITH_TIMEOUT(QFile::exists(cli.workspace() + "/workspace.lock"), 60'000);
    const CliOutcome second = cli.run({"import", "contact", small});
    QVERIFY2(second.status == 1 && second.err.contains("has this workspace open"), second.all().constData());
    QVERIFY2(second.err.contains(QByteArray::number(process.processId())), second.all().constData());
    QVERIFY(process.waitForFinished(120'000));
    QCOMPARE(process.exitCode(), 0);
    QCOMPARE(count(cli), 20000);
    VERIFY_STATUS(cli.run({"import", "contact", small}), 0);
    QCOMPARE(count(cli), 20003);
}

FIELDFARE_TEST(KillImportTest)
#include "kill_import_test.moc"
