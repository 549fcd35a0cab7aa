// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/cli/cli_runner.h"
#include "support/test.h"

using namespace fieldfare::test;

/// import and export: counts, rejects, dry run, round trip, undo, bad files.
class CliExchangeTest : public QObject {
    Q_OBJECT

private slots:
    void importCountsWhatItDid();
    void rejectedRowsGiveStatusThree();
    void aDryRunChangesNothing();
    void matchedRowsAreUpdatedOrSkipped();
    void linksAreCreatedOnRequest();
    void anUndoneImportLeavesTheExportAsItWas();
    void anExportImportsIntoTheSameRecords();
    void exportsFollowQueryAndColumns();
    void badFilesChangeNothing();
};

namespace {

QByteArray contentOf(const QString &path)
{
    QFile file(path);
    return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
}

const QByteArray companies = "Name,Employees,City\nAcme,12,Ulm\nSüßwaren AG,300,Köln\n北京公司,,北京\n";

}  // namespace

void CliExchangeTest::importCountsWhatItDid()
{
    const CliRunner cli;
    VERIFY_STATUS(cli.init(), 0);
    const CliOutcome outcome = cli.runJson({"import", "company", cli.file("c.csv", companies)});
    VERIFY_STATUS(outcome, 0);
    for (const char *key : {"rows", "created", "updated", "skipped", "rejected", "near_matches", "rounded", "trimmed",
                            "seconds", "transaction"})
        QVERIFY2(outcome.object().contains(QLatin1String(key)), key);
    QCOMPARE(outcome.object().value("rows").toInt(), 3);
    QCOMPARE(outcome.object().value("created").toInt(), 3);
    const CliOutcome list = cli.runJson({"list", "company", "--query", "city:Köln"});
    QCOMPARE(list.array().size(), 1);
    QCOMPARE(list.array().first().toObject().value("employees").toInt(), 300);
    const QJsonObject logged = cli.runJson({"history"}).array().first().toObject();
    QCOMPARE(logged.value("origin").toString(), QString("import"));
    QCOMPARE(logged.value("records").toInt(), 3);
    QCOMPARE(logged.value("transaction"), outcome.object().value("transaction"));
    QCOMPARE(cli.runJson({"search", "susswaren"}).array().size(), 1);
    VERIFY_STATUS(cli.run({"check"}), 0);
}

void CliExchangeTest::rejectedRowsGiveStatusThree()
{
    const CliRunner cli;
    VERIFY_STATUS(cli.init(), 0);
    const QString rejects = cli.path("rejects.csv");
    const CliOutcome outcome = cli.runJson(
        {"import", "company", cli.file("c.csv", "name,employees\nGood,1\nBad,many\n"), "--rejects", rejects});
    VERIFY_STATUS(outcome, 3);
    QCOMPARE(outcome.object().value("created").toInt(), 1);
    QCOMPARE(outcome.object().value("rejected").toInt(), 1);
    QVERIFY(contentOf(rejects).contains("Bad,many"));
    const CliOutcome text = cli.run({"import", "company", cli.path("c.csv"), "--on-match", "create"});
    VERIFY_STATUS(text, 3);
    QVERIFY(text.err.contains("3"));  // the line
    QVERIFY(text.err.contains("--rejects"));
}

void CliExchangeTest::aDryRunChangesNothing()
{
    const CliRunner cli;
    VERIFY_STATUS(cli.init(), 0);
    const QJsonArray before = cli.runJson({"history"}).array();
    const CliOutcome outcome = cli.runJson({"import", "company", cli.file("c.csv", companies), "--dry-run"});
    VERIFY_STATUS(outcome, 0);
    QCOMPARE(outcome.object().value("created").toInt(), 3);
    QCOMPARE(outcome.object().value("transaction").toInteger(), 0);
    QCOMPARE(cli.runJson({"list", "company"}).array().size(), 0);
    QCOMPARE(cli.runJson({"history"}).array(), before);
}

void CliExchangeTest::matchedRowsAreUpdatedOrSkipped()
{
    const CliRunner cli;
    VERIFY_STATUS(cli.init(), 0);
    VERIFY_STATUS(cli.run({"import", "company", cli.file("c.csv", companies)}), 0);
    const QString changed = cli.file("d.csv", "name,employees\nAcme,13\nNew,1\n");
    const CliOutcome skipped =
        cli.runJson({"import", "company", changed, "--match", "name", "--on-match", "skip", "--dry-run"});
    VERIFY_STATUS(skipped, 0);
    QCOMPARE(skipped.object().value("skipped").toInt(), 1);
    const CliOutcome updated = cli.runJson({"import", "company", changed, "--match", "name"});
    VERIFY_STATUS(updated, 0);
    QCOMPARE(updated.object().value("updated").toInt(), 1);
    QCOMPARE(updated.object().value("created").toInt(), 1);
    QCOMPARE(cli.runJson({"show", "company", "Acme"}).object().value("employees").toInt(), 13);
    VERIFY_STATUS(cli.run({"import", "company", changed, "--on-match", "guess"}), 2);
    const CliOutcome unknown = cli.run({"import", "company", changed, "--match", "nosuch"});
    VERIFY_STATUS(unknown, 1);
    QVERIFY(unknown.err.contains("nosuch"));
}

void CliExchangeTest::linksAreCreatedOnRequest()
{
    const CliRunner cli;
    VERIFY_STATUS(cli.init(), 0);
    const QString map = cli.file("map.json", R"({"columns":{"Person":"name","Firm":"company"}})");
    const QString file = cli.file("p.csv", "Person,Firm\nJo,Acme\nLi,Acme\n");
    const CliOutcome rejected = cli.runJson({"import", "contact", file, "--map", map});
    VERIFY_STATUS(rejected, 3);
    QCOMPARE(rejected.object().value("rejected").toInt(), 2);
    const CliOutcome created = cli.runJson({"import", "contact", file, "--map", map, "--create-missing", "company"});
    VERIFY_STATUS(created, 0);
    QCOMPARE(created.object().value("created").toInt(), 2);
    QCOMPARE(cli.runJson({"list", "company"}).array().size(), 1);
    const CliOutcome unknownField =
        cli.run({"import", "contact", file, "--map", cli.file("bad.json", R"({"columns":{"Person":"nosuch"}})")});
    VERIFY_STATUS(unknownField, 1);
    QVERIFY(unknownField.err.contains("nosuch"));
    VERIFY_STATUS(cli.run({"import", "contact", file, "--map", cli.file("broken.json", "{")}), 1);
    VERIFY_STATUS(cli.run({"import", "contact", file, "--map", cli.path("missing.json")}), 1);
}

void CliExchangeTest::anUndoneImportLeavesTheExportAsItWas()
{
    const CliRunner cli;
    VERIFY_STATUS(cli.init(), 0);
    VERIFY_STATUS(cli.run({"import", "company", cli.file("c.csv", companies)}), 0);
    const QString before = cli.path("before.csv");
    const QString after = cli.path("after.csv");
    VERIFY_STATUS(cli.run({"export", "company", before}), 0);
    // updates one, creates one, adds a field
    const CliOutcome second =
        cli.runJson({"import", "company", cli.file("d.csv", "name,employees,Colour\nAcme,99,red\nNew,1,blue\n"),
                     "--match", "name", "--new-fields"});
    VERIFY_STATUS(second, 0);
    QCOMPARE(second.object().value("updated").toInt(), 1);
    QCOMPARE(second.object().value("created").toInt(), 1);
    VERIFY_STATUS(cli.run({"export", "company", after}), 0);
    QVERIFY(contentOf(after) != contentOf(before));
    const QString transaction = QString::number(second.object().value("transaction").toInteger());
    const CliOutcome undone = cli.runJson({"undo", transaction});
    VERIFY_STATUS(undone, 0);
    VERIFY_STATUS(cli.run({"export", "company", after}), 0);
    QCOMPARE(contentOf(after), contentOf(before));
    const QJsonArray log = cli.runJson({"history"}).array();
    QCOMPARE(log.at(0).toObject().value("origin").toString(), QString("undo"));
    QCOMPARE(log.at(0).toObject().value("undoes").toInteger(), transaction.toLongLong());
    QCOMPARE(log.at(1).toObject().value("origin").toString(), QString("import"));
    VERIFY_STATUS(cli.run({"check"}), 0);
}

void CliExchangeTest::anExportImportsIntoTheSameRecords()
{
    const CliRunner cli;
    VERIFY_STATUS(cli.init(), 0);
    VERIFY_STATUS(cli.run({"add", "company", "name==cmd()|'x'", "notes=two\nlines, \"quoted\"", "tags=a,b;c",
                           "email=a@example.org", "email.sales=b@example.org"}),
                  0);
    VERIFY_STATUS(cli.run({"import", "company", cli.file("c.csv", companies)}), 0);
    const QString first = cli.path("first.csv");
    VERIFY_STATUS(cli.run({"export", "company", first}), 0);
    const QString other = cli.path("Other.fieldfare");
    VERIFY_STATUS(cli.runBare({"--workspace", other, "init", "--plain", "--currency", "EUR", "--time-zone", "UTC",
                               "--country", "DE"}),
                  0);
    VERIFY_STATUS(cli.runBare({"--workspace", other, "import", "company", first}), 0);
    const QString second = cli.path("second.csv");
    VERIFY_STATUS(cli.runBare({"--workspace", other, "export", "company", second}), 0);
    QCOMPARE(contentOf(second), contentOf(first));
}

void CliExchangeTest::exportsFollowQueryAndColumns()
{
    const CliRunner cli;
    VERIFY_STATUS(cli.init(), 0);
    VERIFY_STATUS(cli.run({"import", "company", cli.file("c.csv", companies)}), 0);
    const CliOutcome table =
        cli.run({"export", "company", "-", "--columns", "name,city", "--query", "employees>0", "--sort", "-employees"});
    VERIFY_STATUS(table, 0);
    QCOMPARE(table.out, QByteArray("name,city\r\nSüßwaren AG,Köln\r\nAcme,Ulm\r\n"));
    const CliOutcome json = cli.runJson({"export", "company", cli.path("o.csv")});
    VERIFY_STATUS(json, 0);
    QCOMPARE(json.object().value("rows").toInt(), 3);
    VERIFY_STATUS(cli.run({"export", "company", cli.path("o.csv"), "--columns", "nosuch"}), 2);
    VERIFY_STATUS(cli.run({"export", "company", "-", "--json"}), 2);
    VERIFY_STATUS(cli.run({"export", "company", cli.path("o.xlsx")}), 0);
    VERIFY_STATUS(cli.run({"import", "company", cli.path("o.xlsx"), "--sheet", "1"}), 0);
    VERIFY_STATUS(cli.run({"import", "company", cli.path("o.xlsx"), "--sheet", "Nowhere"}), 1);
    VERIFY_STATUS(cli.run({"export", "company", cli.path("o.ods")}), 1);
    VERIFY_STATUS(cli.run({"export", "company", cli.path("no/such/folder/o.csv")}), 1);
    VERIFY_STATUS(cli.run({"export", "nosuch", cli.path("o.csv")}), 2);
}

void CliExchangeTest::badFilesChangeNothing()
{
    const CliRunner cli;
    VERIFY_STATUS(cli.init(), 0);
    const QJsonArray before = cli.runJson({"history"}).array();
    for (const QString &bad : {cli.path("missing.csv"), cli.path("."),
                               cli.file("sheet.csv", QByteArray("PK\3\4\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0", 20)),
                               cli.file("open.csv", "name\n\"never closed\n")}) {
        const CliOutcome outcome = cli.run({"import", "company", bad});
        VERIFY_STATUS(outcome, 1);
        QVERIFY(!outcome.err.isEmpty());
    }
    const CliOutcome empty = cli.run({"import", "company", cli.file("empty.csv", "")});
    VERIFY_STATUS(empty, 0);
    QVERIFY(empty.err.contains("no rows"));
    VERIFY_STATUS(cli.run({"import", "nosuch", cli.file("c.csv", companies)}), 2);
    VERIFY_STATUS(cli.run({"import", "company"}), 2);
    QCOMPARE(cli.runJson({"history"}).array(), before);
}

FIELDFARE_TEST(CliExchangeTest)
#include "cli_exchange_test.moc"
