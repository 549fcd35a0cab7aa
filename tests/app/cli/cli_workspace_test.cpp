// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/cli/cli_runner.h"
#include "support/test.h"
#include "workspace/workspace.h"

#include <QSqlDatabase>
#include <QSqlQuery>

using namespace fieldfare::test;

/// The command line itself, and workspaces: init, check, backup, restore, passphrases, locks, damage.
class CliWorkspaceTest : public QObject {
    Q_OBJECT

private slots:
    void helpIsThereForEveryVerb();
    void wrongCommandLinesAreToldApart();
    void optionsStandAnywhere();
    void initMakesAnEncryptedWorkspace();
    void initTakesNothingInvalid();
    void initFillsTheWorkspace();
    void aWrongPassphraseOpensNothing();
    void thePassphraseIsNeverAnArgument();
    void whatIsNoWorkspaceIsRefused();
    void aNewerFormatIsRefused();
    void aReadOnlyWorkspaceCanBeRead();
    void readingWorksBesideAWriter();
    void checkFindsAFlippedBit();
    void backupAndRestoreKeepEverything();
    void aPlainBackupIsAnOrdinaryFile();
    void withoutACompanyThereIsNothingToExchange();
    void aFullDiskBehindStdoutIsAnError();
};

namespace {

QByteArray contentOf(const QString &path)
{
    QFile file(path);
    return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
}

}  // namespace

void CliWorkspaceTest::helpIsThereForEveryVerb()
{
    const CliRunner cli;
    const CliOutcome help = cli.runBare({"--help"});
    VERIFY_STATUS(help, 0);
    int verbs = 0;
    for (const char *verb :
         {"init",   "types",      "fields", "list",    "show", "add",    "set",     "delete",
          "search", "duplicates", "merge",  "history", "undo", "import", "export",  "report",
          "backup", "restore",    "check",  "user",    "sync", "bench",  "unmerge", "not-duplicate"}) {
        QVERIFY2(help.out.contains(QByteArray("\n  ") + verb + ' '), verb);
        const CliOutcome one = cli.runBare({QLatin1String(verb), "--help"});
        VERIFY_STATUS(one, 0);
        QVERIFY2(one.out.contains(QByteArray(" ") + verb), verb);
        QVERIFY(one.err.isEmpty());
        ++verbs;
    }
    QCOMPARE(verbs, 24);
    const CliOutcome version = cli.runBare({"--version"});
    VERIFY_STATUS(version, 0);
    QVERIFY(version.out.startsWith("fieldfare-cli "));
}

void CliWorkspaceTest::wrongCommandLinesAreToldApart()
{
    const CliRunner cli;
    VERIFY_STATUS(cli.init(), 0);
    for (const QStringList &words :
         {QStringList{}, QStringList{"frobnicate"}, QStringList{"list"}, QStringList{"list", "company", "contact"},
          QStringList{"list", "nosuch"}, QStringList{"list", "company", "--frobnicate"},
          QStringList{"list", "company", "--limit"}, QStringList{"types", "--json=yes"}, QStringList{"show", "company"},
          QStringList{"fields", "nosuch"}}) {
        const CliOutcome outcome = cli.run(words);
        VERIFY_STATUS(outcome, 2);
        QVERIFY(outcome.out.isEmpty());
        QVERIFY(!outcome.err.isEmpty());
    }
    const CliOutcome nowhere = cli.runBare({"list", "company"});
    VERIFY_STATUS(nowhere, 2);
    QVERIFY(nowhere.err.contains("--workspace"));
}

void CliWorkspaceTest::optionsStandAnywhere()
{
    CliRunner cli;
    VERIFY_STATUS(cli.init(), 0);
    const QString place = "--workspace=" + cli.workspace();
    for (const QStringList &words : {QStringList{place, "--json", "types"}, QStringList{"--json", "types", place},
                                     QStringList{"types", "--json", place},
                                     QStringList{"types", "--workspace", cli.workspace(), "--json", "--"}}) {
        const CliOutcome outcome = cli.runBare(words);
        VERIFY_STATUS(outcome, 0);
        QCOMPARE(outcome.array().first().toObject().value("key").toString(), QString("company"));
        QVERIFY(outcome.array().first().toObject().value("records").isDouble());
    }
    const CliOutcome fields = cli.runJson({"fields", "deal"});
    VERIFY_STATUS(fields, 0);
    QStringList keys;
    for (const QJsonValue &field : fields.array())
        keys.append(field.toObject().value("key").toString());
    for (const char *key :
         {"name", "company", "stage", "amount", "currency", "closed_at", "external_id", "owner", "tags"})
        QVERIFY2(keys.contains(QLatin1String(key)), key);
    VERIFY_STATUS(cli.runBare({"fields", "deal"}), 0);  // built-in types need no workspace
    cli.setVariable("FIELDFARE_WORKSPACE", cli.workspace());
    VERIFY_STATUS(cli.runBare({"list", "company"}), 0);
}

void CliWorkspaceTest::initMakesAnEncryptedWorkspace()
{
    CliRunner cli;
    const CliOutcome refused = cli.run({"init"});
    VERIFY_STATUS(refused, 1);  // no passphrase, nobody to ask
    QVERIFY(refused.err.contains("--passphrase-file"));
    const QString secret = cli.file("passphrase", "correct horse\n");
    QVERIFY(QFile::setPermissions(secret, QFile::ReadOwner | QFile::WriteOwner));
    const CliOutcome made = cli.runJson({"init", "--passphrase-file", secret, "--currency", "usd"});
    VERIFY_STATUS(made, 0);
    QCOMPARE(made.object().value("workspace").toString(), QDir(cli.workspace()).absolutePath());
    QCOMPARE(made.object().value("recovery_code").toString().count('-'), 8);
    QVERIFY(made.err.isEmpty());
    VERIFY_STATUS(cli.run({"init", "--passphrase-file", secret}), 1);  // it is there already
    cli.setVariable("FIELDFARE_PASSPHRASE_FILE", secret);
    VERIFY_STATUS(cli.run({"add", "company", "name=Zebrastreifen"}), 0);
    const CliOutcome deal = cli.runJson({"add", "deal", "name=D", "amount=5"});
    QCOMPARE(deal.object().value("amount").toObject().value("currency").toString(), QString("USD"));
    VERIFY_STATUS(cli.run({"check"}), 0);
    for (const QString &name : QDir(cli.workspace()).entryList(QDir::Files))
        QVERIFY2(!contentOf(cli.workspace() + '/' + name).contains("Zebrastreifen"), qPrintable(name));
    QVERIFY(QFile::setPermissions(secret, QFile::ReadOwner | QFile::ReadOther));
    const CliOutcome warned = cli.runJson({"list", "company"});
    VERIFY_STATUS(warned, 0);
#ifdef Q_OS_UNIX
    QVERIFY(!warned.err.isEmpty());  // others can read the file
#endif
    QCOMPARE(warned.array().size(), 1);
}

void CliWorkspaceTest::initTakesNothingInvalid()
{
    const CliRunner cli;
    VERIFY_STATUS(cli.run({"init", "--plain", "--currency", "EURO"}), 2);
    VERIFY_STATUS(cli.run({"init", "--plain", "--time-zone", "Mars/Olympus"}), 2);
    VERIFY_STATUS(cli.run({"init", "--plain", "--country", "Germany"}), 2);
    VERIFY_STATUS(cli.run({"init", "--plain", "--template", "piracy"}), 2);
    QVERIFY(!QFileInfo::exists(cli.workspace()));
    cli.file("Test.fieldfare", "a file");
    VERIFY_STATUS(cli.run({"init", "--plain"}), 1);
    QCOMPARE(contentOf(cli.workspace()), QByteArray("a file"));
}

void CliWorkspaceTest::initFillsTheWorkspace()
{
    const CliRunner cli;
    VERIFY_STATUS(cli.init({"--template", "retail"}), 0);
    const auto before = cli.runJson({"list", "stage"}).array().size();
    QVERIFY(before > 2);
    const CliOutcome made = cli.runJson({"bench", "generate", "--contacts", "40"});
    VERIFY_STATUS(made, 0);
    QVERIFY(cli.runJson({"list", "contact"}).array().size() >= 40);
    QVERIFY(!cli.runJson({"report", "pipeline"}).object().value("rows").toArray().isEmpty());
    VERIFY_STATUS(cli.run({"bench", "frobnicate"}), 2);
    VERIFY_STATUS(cli.run({"bench", "generate", "--contacts", "0"}), 2);
    const QString demo = cli.path("Demo.fieldfare");
    VERIFY_STATUS(cli.runBare({"--workspace", demo, "init", "--demo", "--plain", "--currency", "EUR"}), 0);
    QVERIFY(cli.runBare({"--workspace", demo, "list", "deal", "--json"}).array().size() > 100);
    VERIFY_STATUS(cli.runBare({"--workspace", demo, "check"}), 0);
}

void CliWorkspaceTest::aWrongPassphraseOpensNothing()
{
    const CliRunner cli;
    const QString right = cli.file("right", "correct horse");
    const QString wrong = cli.file("wrong", "battery staple");
    VERIFY_STATUS(cli.run({"init", "--passphrase-file", right}), 0);
    for (const QStringList &words :
         {QStringList{"list", "company"}, QStringList{"add", "company", "name=x"}, QStringList{"check"}}) {
        const CliOutcome outcome = cli.run(words + QStringList{"--passphrase-file", wrong});
        VERIFY_STATUS(outcome, 1);
        QVERIFY(outcome.out.isEmpty());
        QVERIFY(!outcome.err.contains("battery"));
    }
    VERIFY_STATUS(cli.run({"list", "company"}), 1);  // none at all
    VERIFY_STATUS(cli.run({"list", "company", "--passphrase-file", cli.path("missing")}), 1);
    VERIFY_STATUS(cli.run({"list", "company", "--passphrase-file", cli.path(".")}), 1);
    VERIFY_STATUS(cli.run({"list", "company", "--passphrase-file", cli.file("empty", "\n")}), 1);
    VERIFY_STATUS(cli.run({"list", "company", "--passphrase-file", right}), 0);
}

void CliWorkspaceTest::thePassphraseIsNeverAnArgument()
{
    const CliRunner cli;
    VERIFY_STATUS(cli.run({"init", "--passphrase", "secret"}), 2);
}

void CliWorkspaceTest::whatIsNoWorkspaceIsRefused()
{
    const CliRunner cli;
    const QString file = cli.file("file", "text");
    QVERIFY(QDir().mkpath(cli.path("empty")));
    for (const QString &place : {cli.path("missing"), file, cli.path("empty")}) {
        for (const QStringList &words : {QStringList{"list", "company"}, QStringList{"add", "company", "name=x"},
                                         QStringList{"check"}, QStringList{"backup", cli.path("b")}}) {
            const CliOutcome outcome = cli.runBare(QStringList{"--workspace", place} + words);
            VERIFY_STATUS(outcome, 1);
            QVERIFY(outcome.out.isEmpty());
            QVERIFY(!outcome.err.isEmpty());
        }
    }
    QVERIFY(QDir(cli.path("empty")).isEmpty());
    QVERIFY(!QFileInfo::exists(cli.path("missing")));
}

void CliWorkspaceTest::aNewerFormatIsRefused()
{
    const CliRunner cli;
    VERIFY_STATUS(cli.init(), 0);
    {
        QSqlDatabase database = QSqlDatabase::addDatabase("QSQLITE", "newer");
        database.setDatabaseName(cli.workspace() + "/records.db");
        if (!database.open())
            QSKIP("no stock SQLite driver to make a newer file with");
        QSqlQuery query(database);
        QVERIFY(query.exec("PRAGMA user_version"));
        QVERIFY(query.next());
        const int version = query.value(0).toInt();
        query.finish();
        QVERIFY2(version > 0, "the schema's version is kept in user_version");
        QVERIFY(query.exec("PRAGMA user_version=" + QString::number(version + 1)));
        query.finish();
        database.close();
    }
    QSqlDatabase::removeDatabase("newer");
    for (const QStringList &words : {QStringList{"list", "company"}, QStringList{"add", "company", "name=x"}}) {
        const CliOutcome outcome = cli.run(words);
        VERIFY_STATUS(outcome, 1);
        QVERIFY2(outcome.err.contains("newer"), outcome.err.constData());
    }
}

void CliWorkspaceTest::aReadOnlyWorkspaceCanBeRead()
{
#ifndef Q_OS_UNIX
    QSKIP("needs Unix permissions");
#else
    if (geteuid() == 0)
        QSKIP("root may write everywhere");
    const CliRunner cli;
    VERIFY_STATUS(cli.init(), 0);
    VERIFY_STATUS(cli.run({"add", "company", "name=Acme"}), 0);
    const QDir folder(cli.workspace());
    for (const QString &name : folder.entryList(QDir::Files))
        QFile::setPermissions(folder.filePath(name), QFile::ReadOwner);
    QFile::setPermissions(cli.workspace(), QFile::ReadOwner | QFile::ExeOwner);
    const CliOutcome list = cli.runJson({"list", "company"});
    const CliOutcome add = cli.run({"add", "company", "name=x"});
    QFile::setPermissions(cli.workspace(), QFile::ReadOwner | QFile::WriteOwner | QFile::ExeOwner);
    VERIFY_STATUS(list, 0);
    QCOMPARE(list.array().size(), 1);
    VERIFY_STATUS(add, 1);
#endif
}

void CliWorkspaceTest::readingWorksBesideAWriter()
{
    const CliRunner cli;
    VERIFY_STATUS(cli.init(), 0);
    VERIFY_STATUS(cli.run({"add", "company", "name=Acme"}), 0);
    {
        fieldfare::Workspace::Opening opening;
        opening.path = cli.workspace();
        const auto window = fieldfare::Workspace::open(std::move(opening));
        QVERIFY2(window, window ? "" : qPrintable(window.error().message));
        QCOMPARE(cli.runJson({"list", "company"}).array().size(), 1);
        VERIFY_STATUS(cli.run({"check"}), 0);
        VERIFY_STATUS(cli.run({"backup", cli.path("beside")}), 0);
        const CliOutcome add = cli.run({"add", "company", "name=Second"});
        VERIFY_STATUS(add, 1);
        QVERIFY2(add.err.toLower().contains("tests_app_cli"), add.err.constData());  // who holds it
        QCOMPARE(cli.runJson({"list", "company"}).array().size(), 1);
    }
    VERIFY_STATUS(cli.run({"add", "company", "name=Second"}), 0);
}

void CliWorkspaceTest::checkFindsAFlippedBit()
{
    const CliRunner cli;
    const QString secret = cli.file("secret", "correct horse");
    VERIFY_STATUS(cli.run({"init", "--passphrase-file", secret}), 0);
    VERIFY_STATUS(cli.run({"add", "company", "name=Acme", "--passphrase-file", secret}), 0);
    const CliOutcome sound = cli.runJson({"check", "--passphrase-file", secret});
    VERIFY_STATUS(sound, 0);
    QCOMPARE(sound.object().value("sound").toBool(), true);
    QCOMPARE(sound.object().value("transactions").toInt(), 2);
    QFile records(cli.workspace() + "/records.db");
    QVERIFY(records.open(QIODevice::ReadWrite));
    QVERIFY(records.seek(records.size() / 2));
    char byte = 0;
    QVERIFY(records.getChar(&byte));
    QVERIFY(records.seek(records.size() / 2));
    QVERIFY(records.putChar(char(byte ^ 1)));
    records.close();
    const CliOutcome damaged = cli.runJson({"check", "--passphrase-file", secret});
    VERIFY_STATUS(damaged, 1);
    QCOMPARE(damaged.object().value("sound").toBool(true), false);
    QVERIFY(!damaged.object().value("findings").toArray().isEmpty());
}

void CliWorkspaceTest::backupAndRestoreKeepEverything()
{
    const CliRunner cli;
    const QString secret = cli.file("secret", "correct horse");
    const QStringList key{"--passphrase-file", secret};
    VERIFY_STATUS(cli.run(QStringList{"init"} + key), 0);
    VERIFY_STATUS(cli.run(QStringList{"add", "company", "name=Acme", "tags=a"} + key), 0);
    const QJsonArray before = cli.runJson(QStringList{"list", "company"} + key).array();
    const QString file = cli.path("Acme.fieldfare-backup");
    const CliOutcome backup = cli.runJson(QStringList{"backup", file} + key);
    VERIFY_STATUS(backup, 0);
    QCOMPARE(backup.object().value("encrypted").toBool(), true);
    VERIFY_STATUS(cli.run(QStringList{"backup", file} + key), 1);  // nothing is overwritten
    VERIFY_STATUS(cli.run(QStringList{"add", "company", "name=Later"} + key), 0);
    const QString place = cli.path("Restored.fieldfare");
    const CliOutcome restored = cli.runBare(QStringList{"restore", file, place, "--json"} + key);
    VERIFY_STATUS(restored, 0);
    QCOMPARE(restored.object().value("workspace").toString(), QDir(place).absolutePath());
    const CliOutcome list = cli.runBare(QStringList{"--workspace", place, "list", "company", "--json"} + key);
    VERIFY_STATUS(list, 0);
    QCOMPARE(list.array(), before);
    VERIFY_STATUS(cli.runBare(QStringList{"restore", file, place} + key), 1);  // not empty
    VERIFY_STATUS(cli.runBare({"restore", cli.path("missing"), cli.path("new")}), 1);
    VERIFY_STATUS(cli.runBare({"restore", cli.file("text", "no backup"), cli.path("new")}), 1);
    QVERIFY(!QFileInfo::exists(cli.path("new")));
}

void CliWorkspaceTest::aPlainBackupIsAnOrdinaryFile()
{
    const CliRunner cli;
    const QString secret = cli.file("secret", "correct horse");
    const QStringList key{"--passphrase-file", secret};
    VERIFY_STATUS(cli.run(QStringList{"init", "--currency", "EUR"} + key), 0);
    VERIFY_STATUS(cli.run(QStringList{"add", "company", "name=Acme", "email=a@example.org"} + key), 0);
    VERIFY_STATUS(cli.run(QStringList{"add", "deal", "name=D", "company=Acme", "amount=12.50", "tags=a,b",
                                      "opened_at=2026-01-02 03:04"} +
                          key),
                  0);
    VERIFY_STATUS(cli.run(QStringList{"add", "deal", "name=J", "amount=500", "currency=JPY"} + key), 0);
    const QString file = cli.path("plain.db");
    const CliOutcome written = cli.run(QStringList{"backup", "--plain", file} + key);
    VERIFY_STATUS(written, 0);
    QVERIFY(written.err.contains("not encrypted"));
    QVERIFY(contentOf(file).startsWith("SQLite format 3"));
    {
        QSqlDatabase database = QSqlDatabase::addDatabase("QSQLITE", "plain");
        database.setDatabaseName(file);
        if (!database.open())
            QSKIP("no stock SQLite driver to read it with");
        QSqlQuery query(database);
        QVERIFY2(
            query.exec("SELECT name, company, amount, currency, opened_at, tags, stage FROM view_deal ORDER BY name"),
            qPrintable(query.lastError().text()));
        QVERIFY(query.next());
        QCOMPARE(query.value(1).toString(), QString("Acme"));
        QCOMPARE(query.value(2).toDouble(), 12.5);
        QCOMPARE(query.value(4).toString().left(16), QString("2026-01-02T03:04"));
        QCOMPARE(query.value(5).toString(), QString("a, b"));
        QVERIFY(query.next());
        QCOMPARE(query.value(2).toDouble(), 500.0);
        QVERIFY2(query.exec("SELECT uid, name, email FROM view_company"), qPrintable(query.lastError().text()));
        QVERIFY(query.next());
        QVERIFY(!QUuid(query.value(0).toString()).isNull());
        QCOMPARE(query.value(2).toString(), QString("a@example.org"));
        QVERIFY(query.exec("SELECT name FROM sqlite_schema WHERE type='view'"));
        QStringList views;
        while (query.next())
            views.append(query.value(0).toString());
        query.finish();
        QVERIFY(views.size() >= 20);
        for (const QString &view : views)  // each can be read to its end
            QVERIFY2(query.exec("SELECT count(*) FROM (SELECT * FROM " + view + ")"), qPrintable(view));
        query.finish();
        database.close();
    }
    QSqlDatabase::removeDatabase("plain");
}

void CliWorkspaceTest::withoutACompanyThereIsNothingToExchange()
{
    const CliRunner cli;
    VERIFY_STATUS(cli.init(), 0);
    VERIFY_STATUS(cli.run({"sync", "everything"}), 2);
    CliOutcome outcome = cli.run({"sync"});
    VERIFY_STATUS(outcome, 1);
    QVERIFY(outcome.err.contains("belongs to no company"));
    outcome = cli.run({"sync", "status"});
    VERIFY_STATUS(outcome, 0);
    QVERIFY(outcome.out.contains("belongs to no company"));
    outcome = cli.run({"sync", "connect", "fieldfare://127.0.0.1/ABCD"});
    VERIFY_STATUS(outcome, 1);
    QVERIFY(outcome.err.contains("48 letters and digits"));
}

void CliWorkspaceTest::aFullDiskBehindStdoutIsAnError()
{
    if (!QFileInfo::exists("/dev/full"))
        QSKIP("needs /dev/full");
    const CliRunner cli;
    VERIFY_STATUS(cli.init(), 0);
    QProcess process;
    process.setStandardOutputFile("/dev/full");
    cli.start(process, {"--workspace", cli.workspace(), "types", "--json"});
    QVERIFY(process.waitForFinished(30'000));
    QCOMPARE(process.exitCode(), 1);
    QVERIFY(!process.readAllStandardError().isEmpty());
}

FIELDFARE_TEST(CliWorkspaceTest)
#include "cli_workspace_test.moc"
