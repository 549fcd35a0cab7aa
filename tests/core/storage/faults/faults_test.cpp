// SPDX-License-Identifier: GPL-3.0-or-later
// What the world does to a database: full disks, write protection, sudden death. Each case runs in a child process, so
// that limits and kills meet nothing else. Flipped bits: database_test and backup_test.
#include "storage/backup.h"
#include "storage/database.h"
#include "storage/migrator.h"
#include "storage/workspace_folder.h"

#include "core/storage/storage_fixture.h"
#include "support/test.h"

#include <QDir>
#include <QRandomGenerator>
#include <QTemporaryDir>

#ifdef Q_OS_UNIX
#include <csignal>
#include <fcntl.h>
#include <sys/resource.h>
#include <sys/stat.h>
#include <sys/wait.h>
#include <unistd.h>
#endif

namespace fieldfare {

using namespace test;

#ifdef Q_OS_UNIX

namespace {

constexpr int ChildFailed = 99;

/// Runs `work` in a child and returns its exit status, or -1 when it crashed.
int inChild(const std::function<int()> &work)
{
    const pid_t child = fork();
    if (child == 0)
        _exit(work());
    int status = 0;
    if (child < 0 || waitpid(child, &status, 0) != child || !WIFEXITED(status))
        return -1;
    return WEXITSTATUS(status);
}

/// From here on no file of this process grows beyond `bytes`, which fails like a full disk.
void limitFileSize(rlim_t bytes)
{
    signal(SIGXFSZ, SIG_IGN);
    const rlimit limit{bytes, bytes};
    setrlimit(RLIMIT_FSIZE, &limit);
}

/// File modes do not bind root; become somebody they bind.
bool becomeOrdinary()
{
    constexpr uid_t Nobody = 65534;
    return geteuid() != 0 || (setgid(Nobody) == 0 && setuid(Nobody) == 0);
}

int number(ErrorCode code) { return static_cast<int>(code); }

}  // namespace

#endif

class StorageFaultsTest : public QObject {
    Q_OBJECT

#ifdef Q_OS_UNIX
private:
    std::unique_ptr<QTemporaryDir> m_dir;
    DatabaseFile m_file;

    QString path(const char *name) const { return m_dir->filePath(QLatin1String(name)); }

    static bool sound(Connection &connection)
    {
        QSqlQuery query(connection.database());
        return query.exec(QStringLiteral("PRAGMA integrity_check")) && query.next() &&
               query.value(0).toString() == QLatin1String("ok");
    }

    /// Commits rows 1, 2, 3 … and reports each after its commit, until it is killed.
    [[noreturn]] static void commitForever(const DatabaseFile &file, int report)
    {
        auto connection = Connection::open(file, OpenMode::ReadWrite, 512);
        if (!connection)
            _exit(ChildFailed);
        QSqlDatabase database = (*connection)->database();
        QSqlQuery insert(database);
        if (!insert.prepare(QStringLiteral("INSERT INTO r(part, text) VALUES(?, ?)")))
            _exit(ChildFailed);
        for (int commit = 1;; ++commit) {
            bool good = database.transaction();
            for (int part = 0; part < 20 && good; ++part) {
                insert.bindValue(0, part);
                insert.bindValue(1, QString(60, QLatin1Char('x')));
                good = insert.exec();
            }
            if (!good || !database.commit() || write(report, &commit, sizeof(commit)) != sizeof(commit))
                _exit(ChildFailed);
            if (commit % 25 == 0 && !(*connection)->checkpoint(CheckpointMode::Passive))
                _exit(ChildFailed);
        }
    }
#endif

private slots:
#ifdef Q_OS_UNIX
    void init()
    {
        m_dir = std::make_unique<QTemporaryDir>();
        m_file = {path("a.db"), QStringLiteral("aegis256"), std::make_shared<const Secret>(Secret::random(32))};
    }

    void nothingCommittedIsLostByKilling()
    {
        {
            auto connection = Connection::open(m_file, OpenMode::ReadWrite, 512);
            QVERIFY(connection.has_value());
            QVERIFY((*connection)->execute(QStringLiteral("CREATE TABLE r(id INTEGER PRIMARY KEY, part INT, text)")));
        }
        QRandomGenerator random(50);
        constexpr int Rounds = 50;
        qint64 acknowledged = 0;
        for (int round = 0; round < Rounds; ++round) {
            int report[2];
            QCOMPARE(pipe(report), 0);
            const pid_t child = fork();
            if (child == 0)
                commitForever(m_file, report[1]);
            close(report[1]);
            usleep(static_cast<useconds_t>(5000 + random.bounded(60000)));
            QCOMPARE(kill(child, SIGKILL), 0);
            int status = 0;
            QCOMPARE(waitpid(child, &status, 0), child);
            QVERIFY2(WIFSIGNALED(status), "the child failed by itself");
            int last = 0;
            int commit = 0;
            while (read(report[0], &commit, sizeof(commit)) == sizeof(commit))
                last = commit;
            close(report[0]);

            auto connection = Connection::open(m_file, OpenMode::ReadWrite, 512);
            QVERIFY(connection.has_value());
            const qint64 rows = test::number(**connection, "SELECT count(*) FROM r");
            QCOMPARE(rows % 20, 0);  // whole transactions only
            // One more than acknowledged may have been committed just before the kill.
            const qint64 commits = rows / 20;
            QVERIFY2(commits == acknowledged + last || commits == acknowledged + last + 1,
                     qPrintable(QStringLiteral("%1 of %2").arg(commits).arg(acknowledged + last)));
            acknowledged = commits;
            if (round % 10 == 9)
                QVERIFY(sound(**connection));
        }
        QVERIFY(acknowledged > Rounds);
        qInfo("%d kills, %lld commits, none lost", Rounds, static_cast<long long>(acknowledged));
    }

    void killedMigrationsGoOn()
    {
        QVector<Migration> migrations;
        for (int i = 1; i <= 6; ++i)
            migrations.append(
                {i, QStringLiteral("step"),
                 QByteArray("CREATE TABLE s") + QByteArray::number(i) +
                     "(x); WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < 3000) "
                     "INSERT INTO s" +
                     QByteArray::number(i) + " SELECT i FROM n"});
        QRandomGenerator random(7);
        QSet<int> seen;
        for (int round = 0; round < 30; ++round) {
            DatabaseFile file = m_file;
            file.path = path(qPrintable(QStringLiteral("m%1.db").arg(round)));
            const pid_t child = fork();
            if (child == 0) {
                auto connection = Connection::open(file, OpenMode::ReadWrite, 512);
                _exit(connection && migrate(**connection, migrations) ? 0 : ChildFailed);
            }
            usleep(static_cast<useconds_t>(random.bounded(30000)));
            kill(child, SIGKILL);
            int status = 0;
            QCOMPARE(waitpid(child, &status, 0), child);
            QVERIFY(WIFSIGNALED(status) || WEXITSTATUS(status) == 0);
            auto connection = Connection::open(file, OpenMode::ReadWrite, 512);
            QVERIFY(connection.has_value());
            const Result<int> version = schemaVersion(**connection);
            QVERIFY(version.has_value());
            seen.insert(*version);
            QCOMPARE(test::number(**connection, "SELECT count(*) FROM sqlite_schema WHERE type = 'table'"),
                     qint64(*version));
            const auto outcome = migrate(**connection, migrations);
            QVERIFY(outcome.has_value());
            QCOMPARE(outcome->to, 6);
            QCOMPARE(test::number(**connection, "SELECT count(*) FROM s6"), 3000);
        }
        QVERIFY2(seen.size() > 1, "the kills hit different steps");
    }

    void aFullDiskLosesNothingAndSaysSo()
    {
        {
            auto connection = Connection::open(m_file, OpenMode::ReadWrite, 512);
            QVERIFY(connection.has_value());
            QVERIFY(fillRows(**connection, 100));
        }
        const int said = inChild([&] {
            limitFileSize(300 * 1024);
            auto connection = Connection::open(m_file, OpenMode::ReadWrite, 256);
            if (!connection)
                return ChildFailed;
            QSqlDatabase database = (*connection)->database();
            QSqlQuery insert(database);
            if (!database.transaction() || !insert.prepare(QStringLiteral("INSERT INTO t(name) VALUES(?)")))
                return ChildFailed;
            QSqlError error;
            for (int i = 0; i < 100000 && !error.isValid(); ++i) {
                insert.bindValue(0, QString(200, QLatin1Char('y')));
                if (!insert.exec())
                    error = insert.lastError();
            }
            insert.finish();
            if (!error.isValid() && !database.commit())
                error = database.lastError();
            if (!error.isValid() || !database.rollback())
                return ChildFailed;
            // The connection goes on: what fits is still saved.
            if (!(*connection)->execute(QStringLiteral("INSERT INTO t(name) VALUES('after')")))
                return ChildFailed - 1;
            return number(sqlError(error, QStringLiteral("Saving")).code);
        });
        QCOMPARE(said, number(ErrorCode::DiskFull));
        auto connection = Connection::open(m_file, OpenMode::ReadWrite, 512);
        QVERIFY(connection.has_value());
        QCOMPARE(test::number(**connection, "SELECT count(*) FROM t"), 101);
        QVERIFY(sound(**connection));
    }

    void aFullDiskWhileTidyingUpIsHarmless()
    {
        {
            auto connection = Connection::open(m_file, OpenMode::ReadWrite, 512);
            QVERIFY(connection.has_value());
            QVERIFY(fillRows(**connection, 10));
        }
        const int said = inChild([&] {
            limitFileSize(100 * 1024);
            auto connection = Connection::open(m_file, OpenMode::ReadWrite, 256);
            // Each transaction fits into the log, which then starts over; the file itself does not hold them all.
            ErrorCode code = ErrorCode::Internal;
            for (int i = 0; connection && i < 100 && code == ErrorCode::Internal; ++i) {
                if (!fillRows(**connection, 400))
                    return number(ErrorCode::DiskFull);
                const auto moved = (*connection)->checkpoint(CheckpointMode::Truncate);
                if (!moved)
                    code = moved.error().code;
            }
            return number(code);
        });
        QCOMPARE(said, number(ErrorCode::DiskFull));
        auto connection = Connection::open(m_file, OpenMode::ReadWrite, 512);
        QVERIFY(connection.has_value());
        QVERIFY(test::number(**connection, "SELECT count(*) FROM t") >= 410);
        QVERIFY(sound(**connection));
    }

    void aBackupOntoAFullDiskLeavesNothing()
    {
        auto created = newWorkspace(path("Acme.fieldfare"));
        QVERIFY(created.has_value());
        auto connection = created->folder->connect(OpenMode::ReadWrite, 512);
        QVERIFY(connection.has_value() && fillRows(**connection, 5000));
        const BackupSource source = BackupSource::of(*created->folder);
        const QString target = path("b.fieldfare-backup");
        const QDateTime now = QDateTime::currentDateTimeUtc();
        for (const rlim_t limit : {rlim_t(0), rlim_t(5000), rlim_t(100000)}) {
            const int said = inChild([&] {
                limitFileSize(limit);
                const auto made = writeBackup(source, target, now);
                return made ? ChildFailed : number(made.error().code);
            });
            QCOMPARE(said, number(ErrorCode::DiskFull));
            QVERIFY(!QFileInfo::exists(target));
            QVERIFY(QDir(m_dir->path()).entryList({QStringLiteral("*.part*")}, QDir::Files).isEmpty());
        }
        QVERIFY(writeBackup(source, target, now).has_value());
        const int said = inChild([&] {
            limitFileSize(100000);
            const auto restored = restoreBackup(target, path("Back.fieldfare"), passphrase("open sesame"));
            return restored ? ChildFailed : number(restored.error().code);
        });
        QCOMPARE(said, number(ErrorCode::DiskFull));
        QVERIFY(!QFileInfo::exists(path("Back.fieldfare")));
    }

    void aWorkspaceOntoAFullDiskLeavesNothing()
    {
        for (const rlim_t limit : {rlim_t(0), rlim_t(200), rlim_t(3000)}) {
            const int said = inChild([&] {
                limitFileSize(limit);
                const auto created = newWorkspace(path("Full.fieldfare"));
                return created ? ChildFailed : number(created.error().code);
            });
            QVERIFY2(said == number(ErrorCode::DiskFull) || said == number(ErrorCode::Io),
                     qPrintable(QString::number(said)));
            QVERIFY(!QFileInfo::exists(path("Full.fieldfare")));
        }
    }

    void aFailedPassphraseChangeKeepsTheOldOne()
    {
        QVERIFY(newWorkspace(path("Acme.fieldfare")).has_value());
        const int said = inChild([&] {
            auto folder = WorkspaceFolder::open(path("Acme.fieldfare"), OpenMode::ReadWrite, passphrase("open sesame"));
            if (!folder)
                return ChildFailed;
            limitFileSize(100);
            const auto changed =
                (*folder)->changePassphrase(Secret::fromText(QStringLiteral("open sesame")),
                                            Secret::fromText(QStringLiteral("new")), KdfCost::minimum());
            return changed ? ChildFailed : number(changed.error().code);
        });
        QVERIFY2(said == number(ErrorCode::DiskFull) || said == number(ErrorCode::Io),
                 qPrintable(QString::number(said)));
        auto folder = WorkspaceFolder::open(path("Acme.fieldfare"), OpenMode::ReadWrite, passphrase("open sesame"));
        QVERIFY(folder.has_value());
        QVERIFY((*folder)->warnings().isEmpty());
    }

    void writeProtectedPlacesCanBeRead()
    {
        const QString folder = path("Acme.fieldfare");
        {
            auto created = newWorkspace(folder);
            QVERIFY(created.has_value());
            auto connection = created->folder->connect(OpenMode::ReadWrite, 512);
            QVERIFY(connection.has_value() && fillRows(**connection, 12));
        }
        // For everybody to read, for nobody to write.
        QCOMPARE(chmod(qPrintable(m_dir->path()), 0755), 0);
        for (const char *name : {"workspace.json", "workspace.json.bak", "records.db"})
            QCOMPARE(chmod(qPrintable(folder + QLatin1Char('/') + QLatin1String(name)), 0444), 0);
        QCOMPARE(chmod(qPrintable(folder), 0555), 0);
        // Where the root folder itself is closed to others (some containers), nobody but its owner gets this far.
        constexpr int Unreachable = 77;
        const int reached = inChild([&] {
            if (!becomeOrdinary())
                return ChildFailed;
            return access(qPrintable(folder), R_OK | X_OK) == 0 ? 0 : Unreachable;
        });
        if (reached == Unreachable)
            QSKIP("Ordinary users cannot reach the folder for temporary files here: write protection is not checked");
        QCOMPARE(reached, 0);
        const QByteArray before = contentOf(folder + QStringLiteral("/records.db"));

        const int writing = inChild([&] {
            if (!becomeOrdinary())
                return ChildFailed;
            const auto opened = WorkspaceFolder::open(folder, OpenMode::ReadWrite, passphrase("open sesame"));
            return opened ? ChildFailed : number(opened.error().code);
        });
        QCOMPARE(writing, number(ErrorCode::ReadOnly));
        const int rows = inChild([&] {
            if (!becomeOrdinary())
                return ChildFailed;
            const auto opened = WorkspaceFolder::open(folder, OpenMode::ReadOnly, passphrase("open sesame"));
            if (!opened)
                return ChildFailed;
            const auto connection = (*opened)->connect(OpenMode::ReadOnly, 512);
            return connection ? int(test::number(**connection, "SELECT count(*) FROM t")) : ChildFailed - 1;
        });
        QCOMPARE(rows, 12);
        const int creating = inChild([&] {
            if (!becomeOrdinary())
                return ChildFailed;
            const auto created = newWorkspace(folder + QStringLiteral("/New.fieldfare"));
            return created ? ChildFailed : number(created.error().code);
        });
        QCOMPARE(creating, number(ErrorCode::ReadOnly));
        QCOMPARE(contentOf(folder + QStringLiteral("/records.db")), before);

        QCOMPARE(chmod(qPrintable(folder), 0000), 0);
        const int unreadable = inChild([&] {
            if (!becomeOrdinary())
                return ChildFailed;
            const auto opened = WorkspaceFolder::open(folder, OpenMode::ReadOnly, passphrase("open sesame"));
            return opened ? ChildFailed : number(opened.error().code);
        });
        QCOMPARE(unreadable, number(ErrorCode::Io));
        QCOMPARE(chmod(qPrintable(folder), 0700), 0);
    }

    void aDamagedLogLosesOnlyWhatItHeld()
    {
        // Bits flipped in the write-ahead log: the frames from there on do not count, everything before is whole.
        {
            auto connection = Connection::open(m_file, OpenMode::ReadWrite, 512);
            QVERIFY(connection.has_value());
            QVERIFY(fillRows(**connection, 500));
            QVERIFY((*connection)->checkpoint(CheckpointMode::Truncate).has_value());
            for (int i = 0; i < 20; ++i)
                QVERIFY((*connection)->execute(QStringLiteral("INSERT INTO t(name) VALUES('later')")).has_value());
            for (const char *suffix : {"", "-wal"})
                QVERIFY(QFile::copy(m_file.path + QLatin1String(suffix), path("copy.db") + QLatin1String(suffix)));
        }
        const QByteArray good = contentOf(path("copy.db-wal"));
        const QByteArray database = contentOf(path("copy.db"));
        QRandomGenerator random(3);
        for (int i = 0; i < 100; ++i) {
            QByteArray bad = good;
            const quint32 bit = random.bounded(quint32(good.size() * 8));
            bad[bit / 8] = static_cast<char>(bad[bit / 8] ^ (1 << (bit % 8)));
            DatabaseFile file = m_file;
            file.path = path("copy.db");
            QVERIFY(writeContent(file.path, database) && writeContent(file.path + QStringLiteral("-wal"), bad));
            QFile::remove(file.path + QStringLiteral("-shm"));
            auto connection = Connection::open(file, OpenMode::ReadWrite, 512);
            QVERIFY(connection.has_value());
            const qint64 rows = test::number(**connection, "SELECT count(*) FROM t");
            QVERIFY2(rows >= 500 && rows <= 520, qPrintable(QString::number(rows)));
            QCOMPARE(test::number(**connection, "SELECT count(*) FROM t WHERE name LIKE 'Fieldfare%'"), 500);
            QVERIFY(sound(**connection));
        }
    }
#else
    void needsUnix() { QSKIP("limits and kills are made with fork()"); }
#endif
};

}  // namespace fieldfare

FIELDFARE_TEST(fieldfare::StorageFaultsTest)
#include "faults_test.moc"
