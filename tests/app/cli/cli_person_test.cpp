// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/cli/cli_runner.h"
#include "support/test.h"

using namespace fieldfare::test;

/// A person's data from the command line: all of it in a file, and gone for good.
class CliPersonTest : public QObject {
    Q_OBJECT

private slots:
    void exportAndErase()
    {
        const CliRunner cli;
        VERIFY_STATUS(cli.init(), 0);
        VERIFY_STATUS(cli.run({"add", "contact", "first_name=Ada", "last_name=Brandt", "email=ada@example.org",
                               "phone=0171 5550199"}),
                      0);
        VERIFY_STATUS(cli.run({"add", "deal", "name=Roof", "contact=Ada Brandt", "amount=100"}), 0);
        VERIFY_STATUS(cli.run({"add", "consent", "contact=Ada Brandt", "purpose=newsletter", "state=granted"}), 0);
        const QString folder = cli.path("ada");
        const CliOutcome written = cli.runJson({"person", "export", "Ada Brandt", folder});
        VERIFY_STATUS(written, 0);
        QCOMPARE(written.object().value("name").toString(), QStringLiteral("Ada Brandt"));
        QCOMPARE(written.object().value("records").toObject().value("deal").toInt(), 1);
        QVERIFY(QFile::exists(folder + "/person.json") && QFile::exists(folder + "/csv/consent.csv"));
        VERIFY_STATUS(cli.run({"person", "export", "Ada Brandt", folder}), 1);
        VERIFY_STATUS(cli.run({"person"}), 2);
        VERIFY_STATUS(cli.run({"person", "erase", "Ada Brandt", "more"}), 2);

        const CliOutcome preview = cli.runJson({"person", "erase", "Ada Brandt"});
        VERIFY_STATUS(preview, 0);
        QVERIFY(!preview.object().value("erased").toBool());
        QCOMPARE(preview.object().value("goes").toObject().value("consent").toInt(), 1);
        QCOMPARE(preview.object().value("stays").toObject().value("deal").toInt(), 1);
        VERIFY_STATUS(cli.run({"person", "erase", "Ada Brandt", "--confirm", "Somebody"}), 1);
        QCOMPARE(cli.runJson({"list", "contact"}).array().size(), 1);
        VERIFY_STATUS(cli.run({"person", "erase", "Ada Brandt", "--confirm", "Ada Brandt"}), 0);
        QCOMPARE(cli.runJson({"list", "contact"}).array().size(), 0);
        QCOMPARE(cli.runJson({"list", "deal"}).array().size(), 1);
        VERIFY_STATUS(cli.run({"check"}), 0);
        QVERIFY(!cli.run({"history"}).out.contains("Brandt"));

        // whoever brings the person back is told
        const QString file = cli.file(
            "people.csv", "Last name,E-mail,Phone\nB.,ADA@example.org,\nC.,,+49 171 5550199\nD.,d@example.org,\n");
        const CliOutcome imported = cli.runJson({"import", "contact", file, "--dry-run"});
        VERIFY_STATUS(imported, 0);
        QCOMPARE(imported.object().value("suppressed").toInt(), 2);
    }

    void consentsHoldForCampaigns()
    {
        const CliRunner cli;
        VERIFY_STATUS(cli.init(), 0);
        VERIFY_STATUS(cli.run({"add", "contact", "last_name=Adler", "external_id=a"}), 0);
        VERIFY_STATUS(cli.run({"add", "campaign", "name=Letter", "kind=email"}), 0);
        VERIFY_STATUS(cli.run({"add", "consent", "contact=a", "purpose=newsletter", "state=withdrawn"}), 0);
        VERIFY_STATUS(cli.run({"add", "campaign_member", "campaign=Letter", "contact=a"}), 1);
        VERIFY_STATUS(cli.run({"add", "consent", "contact=a", "purpose=newsletter"}), 1);
        // nobody is said to be erased who is there
        const QString uid = cli.runJson({"list", "contact"}).array().first().toObject().value("uid").toString();
        QVERIFY(!uid.isEmpty());
        VERIFY_STATUS(cli.run({"add", "erasure", "type=contact", "extent=whole", "record=" + uid}), 1);
    }

    void retentionIsSeenFirstAndConfirmed()
    {
        const CliRunner cli;
        VERIFY_STATUS(cli.init(), 0);
        // history of another program has its own times
        const QString tasks = cli.file("tasks.csv", "subject,done,done_at\nCall,true,2019-03-01T10:00:00Z\n");
        VERIFY_STATUS(cli.run({"import", "task", tasks}), 0);
        VERIFY_STATUS(cli.run({"retention", "suggest"}), 0);
        VERIFY_STATUS(cli.run({"retention", "suggest"}), 0);
        VERIFY_STATUS(cli.run({"add", "retention_rule", "name=Old tasks", "condition=task_done", "months=24",
                               "action=bin", "active=true"}),
                      0);
        QCOMPARE(cli.runJson({"retention", "list"}).array().size(), 4);
        const CliOutcome preview = cli.runJson({"retention", "preview", "Old tasks"});
        VERIFY_STATUS(preview, 0);
        QCOMPARE(preview.object().value("due").toArray().size(), 1);
        VERIFY_STATUS(cli.run({"retention", "run", "Old tasks"}), 2);
        VERIFY_STATUS(cli.run({"retention", "run", "Old tasks", "--confirm", "2"}), 1);
        QCOMPARE(cli.runJson({"list", "task"}).array().size(), 1);
        const CliOutcome done = cli.runJson({"retention", "run", "Old tasks", "--confirm", "1"});
        VERIFY_STATUS(done, 0);
        QCOMPARE(done.object().value("done").toInt(), 1);
        QCOMPARE(cli.runJson({"list", "task"}).array().size(), 0);
        VERIFY_STATUS(cli.run({"undo", QString::number(done.object().value("transaction").toInt())}), 0);
        QCOMPARE(cli.runJson({"list", "task"}).array().size(), 1);
        // a held person is not erased by hand either
        VERIFY_STATUS(cli.run({"add", "contact", "first_name=Ada", "last_name=Brandt"}), 0);
        VERIFY_STATUS(cli.run({"add", "legal_hold", "contact=Ada Brandt", "reason=Lawsuit"}), 0);
        VERIFY_STATUS(cli.run({"person", "erase", "Ada Brandt", "--confirm", "Ada Brandt"}), 1);
        VERIFY_STATUS(cli.run({"delete", "legal_hold", "Ada Brandt"}), 0);
        VERIFY_STATUS(cli.run({"person", "erase", "Ada Brandt", "--confirm", "Ada Brandt"}), 0);
    }
};

FIELDFARE_TEST(CliPersonTest)
#include "cli_person_test.moc"
