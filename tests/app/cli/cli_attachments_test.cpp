// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/cli/cli_runner.h"
#include "support/test.h"

using namespace fieldfare::test;

/// Files and conditions of own fields from the command line.
class CliAttachmentsTest : public QObject {
    Q_OBJECT

private slots:
    void attachListSaveCheckAndUndo()
    {
        const CliRunner cli;
        VERIFY_STATUS(cli.init(), 0);
        VERIFY_STATUS(cli.run({"add", "company", "name=Brandt GmbH"}), 0);
        VERIFY_STATUS(cli.run({"add", "contact", "last_name=Brandt", "company=Brandt GmbH", "external_id=p1"}), 0);
        const QString offer = cli.file("offer.txt", "Forty kWh.\n");
        const QString photo = cli.file("photo.bin", QByteArray(100000, 'p'));
        const CliOutcome attached = cli.runJson({"attach", "contact", "p1", offer, photo, cli.path("missing.txt")});
        VERIFY_STATUS(attached, 3);
        QCOMPARE(attached.object().value("attached").toInt(), 2);
        QCOMPARE(attached.object().value("problems").toArray().size(), 1);
        const QJsonArray files = cli.runJson({"attachments", "contact", "p1"}).array();
        QCOMPARE(files.size(), 2);
        // The customer's company shows them too.
        QCOMPARE(cli.runJson({"attachments", "company", "Brandt GmbH"}).array().size(), 2);
        QString uid;
        QString hash;
        for (const QJsonValue &file : files) {
            if (file.toObject().value("name").toString() == QLatin1String("photo.bin")) {
                uid = file.toObject().value("uid").toString();
                hash = file.toObject().value("hash").toString();
            }
        }
        const QString out = cli.path("out.bin");
        VERIFY_STATUS(cli.run({"save-attachment", uid, out}), 0);
        VERIFY_STATUS(cli.run({"save-attachment", uid, out}), 1);
        VERIFY_STATUS(cli.run({"save-attachment", uid, out, "--force"}), 0);
        QFile saved(out);
        QVERIFY(saved.open(QIODevice::ReadOnly));
        QCOMPARE(saved.readAll(), QByteArray(100000, 'p'));
        VERIFY_STATUS(cli.run({"check"}), 0);
        // Damage is found and named, and nothing damaged is handed out.
        const QString stored = cli.workspace() + "/attachments/" + hash.left(2) + '/' + hash;
        QFile file(stored);
        QVERIFY(file.open(QIODevice::ReadWrite) && file.seek(5000) && file.putChar('x'));
        file.close();
        const CliOutcome check = cli.runJson({"check"});
        VERIFY_STATUS(check, 1);
        QCOMPARE(check.object().value("attachments").toArray().first().toObject().value("name").toString(),
                 QStringLiteral("photo.bin"));
        QVERIFY(!check.object().value("sound").toBool());
        const QString never = cli.path("never.bin");
        VERIFY_STATUS(cli.run({"save-attachment", uid, never}), 1);
        QVERIFY(!QFile::exists(never));
        VERIFY_STATUS(cli.run({"undo", QString::number(attached.object().value("transaction").toInteger())}), 0);
        QCOMPARE(cli.runJson({"attachments", "contact", "p1"}).array().size(), 0);
    }

    void conditionsSpeakWithOneVoice()
    {
        const CliRunner cli;
        VERIFY_STATUS(cli.init(), 0);
        VERIFY_STATUS(cli.run({"add", "field_def", "type=contact", "label=VAT number", "kind=text",
                               "required_when=lifecycle=customer"}),
                      0);
        const CliOutcome added = cli.run({"add", "contact", "last_name=Brandt", "lifecycle=customer"});
        VERIFY_STATUS(added, 1);
        const QByteArray words = "“VAT number” must be filled in when Lifecycle is Customer.";
        QVERIFY2(added.err.contains(words), added.all().constData());
        VERIFY_STATUS(cli.run({"add", "contact", "last_name=Brandt", "lifecycle=lead", "external_id=p1"}), 0);
        const CliOutcome set = cli.run({"set", "contact", "p1", "lifecycle=customer"});
        VERIFY_STATUS(set, 1);
        QVERIFY2(set.err.contains(words), set.all().constData());
        VERIFY_STATUS(cli.run({"set", "contact", "p1", "lifecycle=customer", "vat_number=DE123"}), 0);
        const QString csv =
            cli.file("people.csv", "Last name,Lifecycle,VAT number\nSand,Customer,\nMeier,Customer,CH9\n");
        const QString rejects = cli.path("rejects.csv");
        const CliOutcome imported = cli.runJson({"import", "contact", csv, "--rejects", rejects});
        VERIFY_STATUS(imported, 3);
        QCOMPARE(imported.object().value("created").toInt(), 1);
        QCOMPARE(imported.object().value("rejected").toInt(), 1);
        QFile file(rejects);
        QVERIFY(file.open(QIODevice::ReadOnly));
        const QByteArray refused = file.readAll();
        QVERIFY2(refused.contains(words), refused.constData());
    }
};

FIELDFARE_TEST(CliAttachmentsTest)
#include "cli_attachments_test.moc"
