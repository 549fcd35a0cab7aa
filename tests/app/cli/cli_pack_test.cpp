// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/cli/cli_runner.h"
#include "support/test.h"

using namespace fieldfare::test;

/// Exchange by a file from the command line.
class CliPackTest : public QObject {
    Q_OBJECT

private slots:
    void createJoinExchange()
    {
        const CliRunner ada;
        const CliRunner ben;
        const QTemporaryDir stick;
        VERIFY_STATUS(ada.init(), 0);
        VERIFY_STATUS(ben.init(), 0);
        VERIFY_STATUS(ada.run({"add", "company", "name=Brandt GmbH"}), 0);
        VERIFY_STATUS(ben.run({"add", "company", "name=Benz AG"}), 0);
        VERIFY_STATUS(ada.run({"pack", "status"}), 0);
        VERIFY_STATUS(ada.run({"pack"}), 1);
        VERIFY_STATUS(ada.run({"pack", "create"}), 2);
        const CliOutcome made = ada.runJson({"pack", "create", stick.path()});
        VERIFY_STATUS(made, 0);
        const QString code = made.object().value("code").toString();
        QCOMPARE(code.size(), 44);
        QCOMPARE(ada.runJson({"pack", "code"}).object().value("code").toString(), code);
        VERIFY_STATUS(ben.run({"pack", "code"}), 1);
        VERIFY_STATUS(ben.run({"pack", "join", stick.path(), "ABCD-EFGH"}), 1);
        const CliOutcome joined = ben.runJson({"pack", "join", stick.path(), code});
        VERIFY_STATUS(joined, 0);
        QVERIFY(joined.object().value("received").toInt() > 0);
        VERIFY_STATUS(ada.run({"pack", "exchange"}), 0);
        QCOMPARE(ada.runJson({"list", "company"}).array().size(), 2);
        QCOMPARE(ben.runJson({"list", "company"}).array().size(), 2);
        VERIFY_STATUS(ben.run({"add", "company", "name=Cremer KG"}), 0);
        const QJsonObject standing = ben.runJson({"pack", "status"}).object();
        QVERIFY(standing.value("there").toBool());
        QCOMPARE(standing.value("waiting").toInt(), 1);
        // a third person takes part with a new workspace
        const CliRunner cleo;
        VERIFY_STATUS(cleo.run({"init", "--plain", "--user", "Cleo", "--pack", stick.path()}), 2);
        VERIFY_STATUS(cleo.run({"init", "--plain", "--user", "Cleo", "--pack", stick.path(), "--code", code}), 0);
        VERIFY_STATUS(cleo.run({"pack"}), 0);
        QCOMPARE(cleo.runJson({"list", "company"}).array().size(), 2);
        VERIFY_STATUS(ben.run({"pack", "leave"}), 0);
        VERIFY_STATUS(ben.run({"pack"}), 1);
    }

    void killedAgainAndAgain()
    {
        const CliRunner ada;
        const CliRunner ben;
        const QTemporaryDir stick;
        VERIFY_STATUS(ada.init(), 0);
        VERIFY_STATUS(ben.init(), 0);
        const CliOutcome made = ada.runJson({"pack", "create", stick.path()});
        VERIFY_STATUS(made, 0);
        VERIFY_STATUS(ben.run({"pack", "join", stick.path(), made.object().value("code").toString()}), 0);
        int companies = 0;
        for (int delay = 5; delay < 400; delay += 40) {
            QByteArray rows = "name\n";
            for (int i = 0; i < 20; ++i)
                rows += "Company " + QByteArray::number(++companies) + "\n";
            VERIFY_STATUS(ada.run({"import", "company", ada.file("rows.csv", rows)}), 0);
            QProcess process;
            ada.start(process, {"--workspace", ada.workspace(), "pack", "exchange"});
            if (!process.waitForFinished(delay)) {
                process.kill();
                QVERIFY(process.waitForFinished());
            }
            // the other one finds a whole file, whatever happened
            VERIFY_STATUS(ben.run({"add", "company", QStringLiteral("name=Ben's %1").arg(++companies)}), 0);
            VERIFY_STATUS(ben.run({"pack"}), 0);
        }
        for (const CliRunner *runner : {&ada, &ben, &ada, &ben})
            VERIFY_STATUS(runner->run({"pack"}), 0);
        QCOMPARE(ada.runJson({"list", "company", "--limit", "1000"}).array().size(), companies);
        QCOMPARE(ben.runJson({"list", "company", "--limit", "1000"}).array().size(), companies);
        VERIFY_STATUS(ada.run({"check"}), 0);
        VERIFY_STATUS(ben.run({"check"}), 0);
    }
};

FIELDFARE_TEST(CliPackTest)
#include "cli_pack_test.moc"
