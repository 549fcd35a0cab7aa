// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/cli/cli_runner.h"
#include "support/test.h"

#include <QDir>
#include <QFile>

using namespace fieldfare::test;

/// What is deleted or damaged comes back by the command line: bin, restore-record, salvage.
class CliCareTest : public QObject {
    Q_OBJECT

private slots:
    void deletedRecordsAreListedAndComeBack();
    void whatIsInNoBinIsNamed();
    void aDamagedWorkspaceIsSalvagedIntoANewOne();
    void salvageOverwritesNothing();
};

void CliCareTest::deletedRecordsAreListedAndComeBack()
{
    const CliRunner cli;
    VERIFY_STATUS(cli.init(), 0);
    VERIFY_STATUS(cli.run({"add", "company", "name=Acme"}), 0);
    VERIFY_STATUS(cli.run({"add", "contact", "last_name=Weber", "company=Acme"}), 0);
    QCOMPARE(cli.runJson({"bin"}).array().size(), 0);
    const QString uid = cli.runJson({"list", "company"}).array().first().toObject().value("uid").toString();
    QVERIFY(!uid.isEmpty());
    VERIFY_STATUS(cli.run({"delete", "company", uid}), 0);

    const CliOutcome bin = cli.runJson({"bin", "--type", "company"});
    VERIFY_STATUS(bin, 0);
    QCOMPARE(bin.array().size(), 1);
    const QJsonObject row = bin.array().first().toObject();
    QCOMPARE(row.value("uid").toString(), uid);
    QCOMPARE(row.value("title").toString(), QString("Acme"));
    QCOMPARE(row.value("deleted_by").toString(), QString("Maria Keller"));
    QCOMPARE(cli.runJson({"bin", "--type", "contact"}).array().size(), 0);
    QCOMPARE(cli.runJson({"bin", "--query", "acme"}).array().size(), 1);
    QCOMPARE(cli.runJson({"bin", "--query", "nobody"}).array().size(), 0);
    const CliOutcome table = cli.run({"bin"});
    VERIFY_STATUS(table, 0);
    QVERIFY(table.out.contains("Acme") && table.out.contains(uid.toUtf8()));

    const CliOutcome back = cli.runJson({"restore-record", uid});
    VERIFY_STATUS(back, 0);
    QCOMPARE(back.object().value("restored").toInt(), 1);
    QVERIFY(back.object().value("transaction").toInt() > 0);
    QCOMPARE(cli.runJson({"bin"}).array().size(), 0);
    QCOMPARE(cli.runJson({"list", "company"}).array().first().toObject().value("uid").toString(), uid);
    const CliOutcome contact = cli.runJson({"list", "contact", "--query", "company:Acme"});
    VERIFY_STATUS(contact, 0);
    QCOMPARE(contact.array().size(), 1);  // the link to the company came back with it
}

void CliCareTest::whatIsInNoBinIsNamed()
{
    const CliRunner cli;
    VERIFY_STATUS(cli.init(), 0);
    const CliOutcome noUid = cli.run({"restore-record", "Acme"});
    VERIFY_STATUS(noUid, 2);
    QVERIFY(noUid.err.contains("Acme"));
    const CliOutcome unknown = cli.run({"restore-record", "01890000-0000-7000-8000-000000000001"});
    VERIFY_STATUS(unknown, 1);
    QVERIFY(unknown.err.contains("01890000-0000-7000-8000-000000000001"));
    VERIFY_STATUS(cli.run({"bin", "--type", "nosuch"}), 2);
    QCOMPARE(cli.runJson({"history"}).array().size(), 1);  // nothing but the making of the workspace
}

void CliCareTest::aDamagedWorkspaceIsSalvagedIntoANewOne()
{
    const CliRunner cli;
    const QString secret = cli.file("secret", "correct horse");
    const QStringList key{"--passphrase-file", secret};
    VERIFY_STATUS(cli.run(QStringList{"init"} + key), 0);
    QByteArray csv("name,city\n");
    for (int i = 0; i < 3000; ++i)
        csv += "Company " + QByteArray::number(i) + ",City " + QByteArray::number(i % 90) + '\n';
    VERIFY_STATUS(cli.run(QStringList{"import", "company", cli.file("companies.csv", csv)} + key), 0);

    QFile records(cli.workspace() + "/records.db");
    QVERIFY(records.open(QIODevice::ReadWrite));
    const qint64 place = records.size() / 2;
    QVERIFY(records.seek(place));
    const QByteArray there = records.read(64);
    QVERIFY(records.seek(place));
    QByteArray other = there;
    for (char &byte : other)
        byte = char(byte ^ 0x55);
    QCOMPARE(records.write(other), qint64(64));
    records.close();
    VERIFY_STATUS(cli.run(QStringList{"check"} + key), 1);

    const QString into = cli.path("Saved.fieldfare");
    const CliOutcome salvage = cli.runBare(QStringList{"salvage", cli.workspace(), "--into", into, "--json"} + key);
    VERIFY_STATUS(salvage, 0);
    const QJsonObject report = salvage.object();
    QCOMPARE(report.value("workspace").toString(), QDir(into).absolutePath());
    QVERIFY(report.value("pages").toInt() > 100);
    QVERIFY(report.value("unreadable_pages").toInt() >= 1);
    QVERIFY(QFile::exists(into + "/salvage-report.txt"));
    VERIFY_STATUS(cli.runBare(QStringList{"check", "--workspace", into} + key), 0);
    const CliOutcome list =
        cli.runBare(QStringList{"list", "company", "--limit", "5000", "--json", "--workspace", into} + key);
    VERIFY_STATUS(list, 0);
    qint64 missing = 0;
    for (const QJsonValue &one : report.value("tables").toArray()) {
        if (one.toObject().value("table").toString() != QLatin1String("company"))
            continue;
        for (const QJsonValue &gap : one.toObject().value("unreadable").toArray())
            missing += gap.toObject().value("up_to").toString().toLongLong() -
                       gap.toObject().value("after").toString().toLongLong();
    }
    QVERIFY2(list.array().size() + missing >= 3000, list.err.constData());  // here, or named as missing
    VERIFY_STATUS(cli.run(QStringList{"check"} + key), 1);                  // the damaged one was only read
}

void CliCareTest::salvageOverwritesNothing()
{
    const CliRunner cli;
    VERIFY_STATUS(cli.init(), 0);
    VERIFY_STATUS(cli.runBare({"salvage", cli.workspace()}), 2);  // --into is missing
    QVERIFY(QDir().mkpath(cli.path("full")));
    cli.file("full/letter.txt", "Dear customer");
    const CliOutcome full = cli.runBare({"salvage", cli.workspace(), "--into", cli.path("full")});
    VERIFY_STATUS(full, 1);
    QVERIFY(!full.err.isEmpty());
    QCOMPARE(QDir(cli.path("full")).entryList(QDir::AllEntries | QDir::NoDotAndDotDot), QStringList{"letter.txt"});
    const CliOutcome nowhere = cli.runBare({"salvage", cli.path("nowhere"), "--into", cli.path("new")});
    VERIFY_STATUS(nowhere, 1);
    QVERIFY(!QDir(cli.path("new")).exists());
}

FIELDFARE_TEST(CliCareTest)
#include "cli_care_test.moc"
