// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/workspace/log_replay.h"
#include "exchange/exporter.h"
#include "exchange/importer.h"
#include "records/contact/contact.h"
#include "storage/backup.h"
#include "storage/integrity.h"
#include "support/test.h"
#include "support/workspace_fixture.h"
#include "workspace/connection_setups.h"

#include <QProcess>

#ifdef Q_OS_UNIX

#include <sqlite3.h>

#include <csignal>
#include <cstdio>
#include <sys/resource.h>

using namespace fieldfare;

/// A disk that fills up while a file comes in, in each phase of the import, and while files go out: a clear error, and the
/// workspace exactly as before. The test starts itself as the program whose files may not grow beyond a limit.
/// FIELDFARE_FULL_ROWS sets how many rows (1,200, which only the commit writes to the disk; 100,000 are written all along).
class ImportFullDiskTest : public QObject {
    Q_OBJECT

    static Unlock unlock() { return PassphraseUnlock{Secret::fromBytes(QByteArray("correct horse"))}; }
    static Result<std::unique_ptr<Workspace>> reopen(const QString &folder)
    {
        return Workspace::open({folder, unlock(), OpenMode::ReadWrite});
    }
    static bool writeRows(const QString &path, int rows)
    {
        QFile file(path);
        bool good = file.open(QIODevice::WriteOnly) && file.write("external_id,first_name,last_name,email,city\n") > 0;
        for (int i = 0; i < rows && good; ++i) {
            const QByteArray id = QByteArray::number(i);
            good = file.write("K" + id + ",Ada,Miller " + id + ",ada" + id + "@example.org,Ulm\n") > 0;
        }
        file.close();
        return good;
    }
    struct Outcome {
        int code = -1;  ///< ErrorCode, or 1000 when it succeeded
        QByteArray said;
    };
    static Outcome run(const QString &what, const QString &folder, const QString &file, qint64 limit)
    {
        QProcess program;
        QProcessEnvironment environment = QProcessEnvironment::systemEnvironment();
        environment.insert(QStringLiteral("FIELDFARE_FULL_DO"), what);
        environment.insert(QStringLiteral("FIELDFARE_FULL_FOLDER"), folder);
        environment.insert(QStringLiteral("FIELDFARE_FULL_FILE"), file);
        environment.insert(QStringLiteral("FIELDFARE_FULL_LIMIT"), QString::number(limit));
        program.setProcessEnvironment(environment);
        program.start(QCoreApplication::applicationFilePath(),
                      {QStringLiteral("ImportFullDiskTest"), QStringLiteral("programWithoutRoom")});
        Outcome outcome;
        if (!program.waitForFinished(300'000) || program.exitStatus() != QProcess::NormalExit)
            return outcome;
        outcome.said = program.readAllStandardOutput();
        for (const QByteArray &line : outcome.said.split('\n')) {
            if (line.startsWith("outcome:"))
                outcome.code = line.mid(8, line.indexOf(' ') - 8).toInt();
        }
        return outcome;
    }
    static int traced(unsigned, void *folder, void *statement, void *)
    {
        // How large the log is when a phase begins.
        static int phase = 0;
        const char *const begins[] = {"INSERT INTO contact", "CREATE INDEX", "INSERT INTO search_", "COMMIT"};
        const char *sql = sqlite3_sql(static_cast<sqlite3_stmt *>(statement));
        if (phase < 4 && sql && std::strncmp(sql, begins[phase], std::strlen(begins[phase])) == 0) {
            const QFileInfo log(*static_cast<QString *>(folder) + QStringLiteral("/records.db-wal"));
            std::printf("phase:%d %lld\n", phase++, static_cast<long long>(log.size()));
            std::fflush(stdout);
        }
        return 0;
    }

private slots:
    void programWithoutRoom()
    {
        const QString what = qEnvironmentVariable("FIELDFARE_FULL_DO");
        if (what.isEmpty())
            return;  // an ordinary run: the other functions start this one
        QString folder = qEnvironmentVariable("FIELDFARE_FULL_FOLDER");
        const QString file = qEnvironmentVariable("FIELDFARE_FULL_FILE");
        auto opened = reopen(folder);
        VERIFY_OK(opened);
        Workspace &workspace = **opened;
        const rlim_t limit = rlim_t(qEnvironmentVariable("FIELDFARE_FULL_LIMIT").toLongLong());
        if (limit > 0) {
            signal(SIGXFSZ, SIG_IGN);
            const rlimit most{limit, limit};
            QCOMPARE(setrlimit(RLIMIT_FSIZE, &most), 0);
        }
        Result<void> outcome;
        if (what == QLatin1String("import")) {
            const int watching = await(workspace.store().maintain([&folder](Connection &connection) {
                return sqlite3_trace_v2(connection.handle(), SQLITE_TRACE_STMT, traced, &folder);
            }));
            QCOMPARE(watching, SQLITE_OK);
            ImportRequest request;
            request.type = QStringLiteral("contact");
            request.file = file;
            const auto plan = planImport(*workspace.catalog(), workspace.session(), request);
            VERIFY_OK(plan);
            const auto report = await(startImport(workspace.store(), workspace.session(), *plan));
            if (!report)
                outcome = fail(report.error());
            else
                outcome = await(workspace.store().settle());  // moves the log into the file
        } else if (what == QLatin1String("backup")) {
            const auto made = writeBackup(BackupSource::of(workspace.folder(), connectionSetups()), file,
                                          QDateTime::currentDateTimeUtc());
            if (!made)
                outcome = fail(made.error());
        } else {
            const auto written = await(workspace.read([&](ReadContext &context) {
                return exportFile(context, {QStringLiteral("contact"), {}, false, {}}, file);
            }));
            if (!written)
                outcome = fail(written.error());
        }
        std::printf("outcome:%d %s\n", outcome ? 1000 : int(outcome.error().code),
                    outcome ? "" : qPrintable(outcome.error().message));
        std::fflush(stdout);
    }

    void aFullDiskInAnyPhaseLeavesTheWorkspaceAsItWas()
    {
        if (qEnvironmentVariableIsSet("FIELDFARE_FULL_DO"))
            return;
        QTemporaryDir dir;
        WorkspaceFixture fixture(true);
        const QString folder = fixture.workspace->path();
        // Enough that the file itself is larger than the log of the import below: so that the log fits where the file does not.
        VERIFY_OK(await(fixture.workspace->write(QStringLiteral("Before"), [](UnitOfWork &unit) -> Result<void> {
            RecordWriter writer(unit);
            for (int i = 0; i < 300; ++i) {
                Contact contact;
                contact.lastName = QStringLiteral("Before %1").arg(i);
                contact.tags = {QStringLiteral("tag%1").arg(i % 5)};
                contact.notes = QString(20000, QLatin1Char('n'));
                TRY(writer.insert(contact));
            }
            return {};
        })));
        VERIFY_OK(await(fixture.workspace->store().settle()));
        const auto before = test::LogReplay::tables(*fixture.workspace, true);
        VERIFY_OK(before);
        fixture.workspace.reset();
        const auto asBefore = [&](qint64 imported) -> QString {
            auto opened = reopen(folder);
            if (!opened)
                return opened.error().message + opened.error().details;
            const auto now = test::LogReplay::tables(**opened, true);
            if (!now || (imported == 0 && *now != *before))
                return QStringLiteral("the records differ");
            const DatabaseFile records = (*opened)->folder().recordsFile();
            opened->reset();
            const auto sound = checkIntegrity(records, connectionSetups());
            return sound && sound->isSound() ? QString() : QStringLiteral("the file is not sound");
        };

        // With room enough: how large the log is at the beginning of each phase. Undone by a copy of the workspace.
        const QString rows = dir.filePath(QStringLiteral("rows.csv"));
        bool given = false;
        const int asked = qEnvironmentVariableIntValue("FIELDFARE_FULL_ROWS", &given);
        const int imported = given ? asked : 1200;
        QVERIFY(writeRows(rows, imported));
        const QString copy = dir.filePath(QStringLiteral("Measure.fieldfare"));
        QVERIFY(QProcess::execute(QStringLiteral("cp"), {QStringLiteral("-r"), folder, copy}) == 0);
        const Outcome whole = run(QStringLiteral("import"), copy, rows, 0);
        QVERIFY2(whole.code == 1000, whole.said.constData());
        QVector<qint64> sizes(4, -1);
        for (const QByteArray &line : whole.said.split('\n')) {
            if (line.startsWith("phase:"))
                sizes[line.mid(6, 1).toInt()] = line.mid(8).toLongLong();
        }
        QVERIFY2(sizes[0] >= 0 && sizes[1] >= sizes[0] && sizes[2] >= sizes[1] && sizes[3] >= sizes[2],
                 whole.said.constData());
        const qint64 last = QFileInfo(copy + QStringLiteral("/records.db")).size();

        // The writer's cache holds a small import as a whole, so its log may grow at the commit only; limits between the sizes
        // measured and all the way up to what the commit needs hit every phase that writes.
        const qint64 recordsSize = QFileInfo(folder + QStringLiteral("/records.db")).size();
        int refused = 0;
        for (const qint64 limit : {qint64(8192), qint64(100'000), qint64(400'000), sizes[1] + 4096, sizes[2] + 4096,
                                   sizes[3] + 4096, sizes[3] + 200'000}) {
            const Outcome outcome = run(QStringLiteral("import"), folder, rows, limit);
            QVERIFY2(outcome.code == int(ErrorCode::DiskFull),
                     (QByteArray::number(limit) + ": " + outcome.said).constData());
            QVERIFY2(outcome.said.contains("full") || outcome.said.contains("space"), outcome.said.constData());
            const QString wrong = asBefore(0);
            QVERIFY2(wrong.isEmpty(), qPrintable(wrong));
            ++refused;
        }
        QCOMPARE(refused, 7);
        qInfo("%d rows: the log has %lld, %lld, %lld, %lld bytes when reading, indexes, full text and commit begin",
              imported, static_cast<long long>(sizes[0]), static_cast<long long>(sizes[1]),
              static_cast<long long>(sizes[2]), static_cast<long long>(sizes[3]));

        // The log fits, the file does not: the import is done, moving the log waits for room, nothing is lost.
        const Outcome moved = run(QStringLiteral("import"), folder, rows, (recordsSize + last) / 2);
        QCOMPARE(moved.code, int(ErrorCode::DiskFull));
        auto opened = reopen(folder);
        VERIFY_OK(opened);
        const auto count = await((*opened)->read([](ReadContext &context) -> Result<qint64> {
            TRY_ASSIGN(auto query, context.run(QStringLiteral("SELECT count(*) FROM contact"), {}, false));
            return query.next() ? query.value(0).toLongLong() : -1;
        }));
        VERIFY_OK(count);
        QVERIFY2(*count == 300 || *count == 300 + imported, qPrintable(QString::number(*count)));
        opened->reset();
        const QString wrong = asBefore(*count - 300);
        QVERIFY2(wrong.isEmpty(), qPrintable(wrong));
    }

    void filesThatGoOutAreWholeOrNotThere()
    {
        if (qEnvironmentVariableIsSet("FIELDFARE_FULL_DO"))
            return;
        QTemporaryDir dir;
        WorkspaceFixture fixture(true);
        const QString folder = fixture.workspace->path();
        VERIFY_OK(await(fixture.workspace->write(QStringLiteral("Before"), [](UnitOfWork &unit) -> Result<void> {
            RecordWriter writer(unit);
            for (int i = 0; i < 3000; ++i) {
                Contact contact;
                contact.lastName = QStringLiteral("Before %1").arg(i);
                contact.notes = QString::number(i * 7919) + QStringLiteral(" a note of some length, different in each");
                TRY(writer.insert(contact));
            }
            return {};
        })));
        VERIFY_OK(await(fixture.workspace->store().settle()));
        const auto before = test::LogReplay::tables(*fixture.workspace, true);
        VERIFY_OK(before);
        fixture.workspace.reset();
        for (const char *name : {"a.csv", "a.xlsx", "a.vcf", "a.fieldfare-backup"}) {
            const QString what = QString::fromLatin1(name).endsWith(QLatin1String("backup")) ? QStringLiteral("backup")
                                                                                             : QStringLiteral("export");
            const QString file = dir.filePath(QString::fromLatin1(name));
            for (const qint64 limit : {qint64(1000), qint64(60'000)}) {
                const Outcome outcome = run(what, folder, file, limit);
                QVERIFY2(outcome.code == int(ErrorCode::DiskFull) || outcome.code == int(ErrorCode::Io),
                         (name + QByteArray(" ") + outcome.said).constData());
                QVERIFY2(!QFileInfo::exists(file), name);
                QVERIFY2(QDir(dir.path()).entryList(QDir::Files | QDir::Hidden).isEmpty(), name);
            }
            const Outcome outcome = run(what, folder, file, 0);
            QVERIFY2(outcome.code == 1000, outcome.said.constData());
            QVERIFY(QFileInfo(file).size() > 60'000);
            QVERIFY(QFile::remove(file));
        }
        auto opened = reopen(folder);
        VERIFY_OK(opened);
        const auto now = test::LogReplay::tables(**opened, true);
        VERIFY_OK(now);
        QVERIFY(*now == *before);
    }

    /// In one program they wait for each other; the second finds what the first brought.
    void twoImportsAtOnceFollowEachOther()
    {
        if (qEnvironmentVariableIsSet("FIELDFARE_FULL_DO"))
            return;
        QTemporaryDir dir;
        WorkspaceFixture fixture;
        const QString rows = dir.filePath(QStringLiteral("rows.csv"));
        QVERIFY(writeRows(rows, 2000));
        ImportRequest request;
        request.type = QStringLiteral("contact");
        request.file = rows;
        request.match = QStringList{QStringLiteral("external_id")};
        Workspace &workspace = *fixture.workspace;
        const auto plan = planImport(*workspace.catalog(), workspace.session(), request);
        VERIFY_OK(plan);
        auto first = startImport(workspace.store(), workspace.session(), *plan);
        auto second = startImport(workspace.store(), workspace.session(), *plan);
        const auto one = await(std::move(first));
        const auto two = await(std::move(second));
        VERIFY_OK(one);
        VERIFY_OK(two);
        QCOMPARE(one->created, 2000);
        QCOMPARE(two->created, 0);
        QCOMPARE(two->rejected, 0);
        QCOMPARE(fixture.value(QStringLiteral("SELECT count(*) FROM {contact}")).toInt(), 2000);
    }
};

FIELDFARE_TEST(ImportFullDiskTest)
#include "import_full_disk_test.moc"

#endif
