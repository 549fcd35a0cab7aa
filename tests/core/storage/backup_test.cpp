// SPDX-License-Identifier: GPL-3.0-or-later
#include "storage/backup.h"

#include "storage_fixture.h"
#include "support/test.h"

#include <QDir>
#include <QProcess>
#include <QRandomGenerator>
#include <QStandardPaths>
#include <QTemporaryDir>
#include <QTimeZone>

#include <thread>

namespace fieldfare {

using namespace test;

namespace {

QDateTime utc(int year, int month, int day, int hour = 9)
{
    return QDateTime(QDate(year, month, day), QTime(hour, 0), Qt::UTC);
}

}  // namespace

class BackupTest : public QObject {
    Q_OBJECT

private:
    std::unique_ptr<QTemporaryDir> m_dir;
    WorkspaceFolder::Created m_workspace;
    std::unique_ptr<Connection> m_writer;

    QString path(const char *name) const { return m_dir->filePath(QLatin1String(name)); }
    BackupSource source() const { return BackupSource::of(*m_workspace.folder); }

    /// No half-made file is left beside the given ones.
    QStringList leftovers() const
    {
        return QDir(m_dir->path()).entryList({QStringLiteral("*.part*"), QStringLiteral("*.plain*")}, QDir::Files);
    }

private slots:
    void init()
    {
        m_dir = std::make_unique<QTemporaryDir>();
        auto created = newWorkspace(path("Acme.fieldfare"));
        QVERIFY(created.has_value());
        m_workspace = std::move(*created);
        auto writer = m_workspace.folder->connect(OpenMode::ReadWrite, 2048);
        QVERIFY(writer.has_value());
        m_writer = std::move(*writer);
        QVERIFY(fillRows(*m_writer, 3000));
    }

    void cleanup()
    {
        m_writer.reset();
        m_workspace = {};
        m_dir.reset();
    }

    void oneFileBringsEverythingBack()
    {
        const QString file = path("a.fieldfare-backup");
        QVector<double> seen;
        const auto made = writeBackup(source(), file, utc(2026, 11, 22), [&seen](double fraction) {
            seen.append(fraction);
            return true;
        });
        QVERIFY2(made.has_value(), made ? "" : qPrintable(made.error().message + made.error().details));
        QCOMPARE(made->workspaceName, QStringLiteral("Acme"));
        QCOMPARE(made->madeAt, utc(2026, 11, 22));
        QVERIFY(made->encrypted);
        QVERIFY(!seen.isEmpty() && seen.last() > 0.99);
        QVERIFY(leftovers().isEmpty());
        QVERIFY(!contentOf(file).contains("Fieldfare-plaintext-marker"));
        QVERIFY(verifyBackup(file).has_value());

        // Written later, so not in the backup.
        QVERIFY(fillRows(*m_writer, 10));
        const auto restored = restoreBackup(file, path("Back.fieldfare"), passphrase("open sesame"));
        QVERIFY2(restored.has_value(), restored ? "" : qPrintable(restored.error().message + restored.error().details));
        auto folder = WorkspaceFolder::open(path("Back.fieldfare"), OpenMode::ReadWrite,
                                            RecoveryCodeUnlock{m_workspace.recoveryCode});
        QVERIFY(folder.has_value());
        QCOMPARE((*folder)->description().id, m_workspace.folder->description().id);
        auto connection = (*folder)->connect(OpenMode::ReadWrite, 1024);
        QVERIFY(connection.has_value());
        QCOMPARE(number(**connection, "SELECT count(*) FROM t"), 3000);
        QVERIFY(fillRows(**connection, 1));
    }

    void restoringNeedsNoKeyButTheRightOneIfAny()
    {
        const QString file = path("a.fieldfare-backup");
        QVERIFY(writeBackup(source(), file, utc(2026, 11, 22)).has_value());
        QCOMPARE(codeOf(restoreBackup(file, path("Wrong.fieldfare"), passphrase("guess"))), ErrorCode::WrongKey);
        QVERIFY(!QFileInfo::exists(path("Wrong.fieldfare")));
        QVERIFY(restoreBackup(file, path("Keyless.fieldfare"), NoUnlock{}).has_value());
        QVERIFY(WorkspaceFolder::open(path("Keyless.fieldfare"), OpenMode::ReadOnly, passphrase("open sesame"))
                    .has_value());
        QCOMPARE(codeOf(restoreBackup(file, path("Keyless.fieldfare"), NoUnlock{})), ErrorCode::Conflict);
        QCOMPARE(codeOf(restoreBackup(path("none"), path("X.fieldfare"), NoUnlock{})), ErrorCode::NotFound);
        QCOMPARE(codeOf(restoreBackup(m_dir->path(), path("X.fieldfare"), NoUnlock{})), ErrorCode::InvalidInput);
    }

    void aMomentIsAMomentEvenWhileOthersWrite()
    {
        QVERIFY(m_writer->execute(QStringLiteral("CREATE TABLE a(x); CREATE TABLE b(x)")).has_value());
        std::atomic<bool> stop = false;
        std::atomic<int> written = 0;
        const DatabaseFile records = m_workspace.folder->recordsFile();
        std::thread busy([&] {
            auto connection = Connection::open(records, OpenMode::ReadWrite, 512);
            while (connection && !stop) {
                if ((*connection)
                        ->execute(QStringLiteral("BEGIN IMMEDIATE; INSERT INTO a VALUES(1);"
                                                 "INSERT INTO b VALUES(1); COMMIT")))
                    ++written;
            }
        });
        for (int i = 0; i < 5; ++i) {
            const QString file = path(qPrintable(QStringLiteral("%1.fieldfare-backup").arg(i)));
            const auto made = writeBackup(source(), file, utc(2026, 11, 22));
            if (!made)
                qWarning("%s", qPrintable(made.error().details));
            QVERIFY(made.has_value() || (stop = true, busy.join(), false));
            const QString folder = path(qPrintable(QStringLiteral("R%1.fieldfare").arg(i)));
            QVERIFY(restoreBackup(file, folder, passphrase("open sesame")).has_value() ||
                    (stop = true, busy.join(), false));
            DatabaseFile copy = records;
            copy.path = folder + QStringLiteral("/records.db");
            auto connection = Connection::open(copy, OpenMode::ReadOnly, 512);
            const bool equal =
                connection && number(**connection, "SELECT (SELECT count(*) FROM a) = (SELECT count(*) FROM b)") == 1;
            QVERIFY(equal || (stop = true, busy.join(), false));
        }
        stop = true;
        busy.join();
        QVERIFY(written > 0);
    }

    void cancelledOrRefusedLeavesNothing()
    {
        const QString file = path("a.fieldfare-backup");
        for (const double limit : {0.0, 0.3, 0.7, 0.9}) {
            const auto stopped =
                writeBackup(source(), file, utc(2026, 11, 22), [limit](double fraction) { return fraction < limit; });
            QCOMPARE(codeOf(stopped), ErrorCode::Cancelled);
            QVERIFY(!QFileInfo::exists(file));
            QVERIFY(leftovers().isEmpty());
        }
        QVERIFY(writeContent(file, "mine"));
        QCOMPARE(codeOf(writeBackup(source(), file, utc(2026, 11, 22))), ErrorCode::Conflict);
        QCOMPARE(contentOf(file), QByteArray("mine"));
        QCOMPARE(codeOf(writeBackup(source(), path("no/where"), utc(2026, 11, 22))), ErrorCode::NotFound);
    }

    void everyFlippedBitIsNoticed()
    {
        const QString file = path("a.fieldfare-backup");
        QVERIFY(writeBackup(source(), file, utc(2026, 11, 22)).has_value());
        const QByteArray good = contentOf(file);
        QRandomGenerator random(4711);
        for (int i = 0; i < 300; ++i) {
            QByteArray bad = good;
            // Every third one at the end, where manifest and trailer are.
            const auto bits = quint32(good.size() * 8);
            const quint32 bit = i % 3 ? random.bounded(bits) : bits - 1 - random.bounded(16000U);
            bad[bit / 8] = static_cast<char>(bad[bit / 8] ^ (1 << (bit % 8)));
            QVERIFY(writeContent(path("bad"), bad));
            QVERIFY2(!verifyBackup(path("bad")).has_value(), qPrintable(QString::number(bit)));
        }
        QVERIFY(writeContent(path("bad"), good.chopped(1)));
        QCOMPARE(codeOf(inspectBackup(path("bad"))), ErrorCode::InvalidInput);
        QByteArray bad = good;
        bad[5000] = static_cast<char>(bad[5000] ^ 1);
        QVERIFY(writeContent(path("bad"), bad));
        QCOMPARE(codeOf(restoreBackup(path("bad"), path("Bad.fieldfare"), passphrase("open sesame"))),
                 ErrorCode::Damaged);
        QVERIFY(!QFileInfo::exists(path("Bad.fieldfare")));
    }

    void aDamagedSourceMakesNoBackup()
    {
        QVERIFY(m_writer->checkpoint(CheckpointMode::Truncate).has_value());
        m_writer.reset();
        const QString records = m_workspace.folder->recordsFile().path;
        QByteArray content = contentOf(records);
        content[content.size() / 2] = static_cast<char>(content[content.size() / 2] ^ 0x10);
        QVERIFY(writeContent(records, content));
        const auto made = writeBackup(source(), path("a.fieldfare-backup"), utc(2026, 11, 22));
        QCOMPARE(codeOf(made), ErrorCode::Damaged);
        QVERIFY(!QFileInfo::exists(path("a.fieldfare-backup")));
        QVERIFY(leftovers().isEmpty());
    }

    void plainCopiesOpenEverywhere()
    {
        QVERIFY(
            m_writer->execute(QStringLiteral("CREATE VIRTUAL TABLE f USING fts5(name); INSERT INTO f VALUES('bird')"))
                .has_value());
        const QString file = path("odd name, 100% ?.db");
        const auto done = writePlainCopy(source(), file, [](Connection &connection) -> Result<void> {
            return connection.execute(QStringLiteral("DROP TABLE f; CREATE VIEW names AS SELECT name FROM t"));
        });
        QVERIFY2(done.has_value(), done ? "" : qPrintable(done.error().message + done.error().details));
        QVERIFY(leftovers().isEmpty());
        const QByteArray content = contentOf(file);
        QVERIFY(content.startsWith("SQLite format 3"));
        QVERIFY(content.contains("Fieldfare-plaintext-marker17"));
        QCOMPARE(content.at(18), '\1');  // no write-ahead log needed
        auto connection = Connection::open({file, QString(), nullptr}, OpenMode::ReadOnly, 512);
        QVERIFY(connection.has_value());
        QCOMPARE(number(**connection, "SELECT count(*) FROM names"), 3000);
        const QString shell = QStandardPaths::findExecutable(QStringLiteral("sqlite3"));
        if (!shell.isEmpty()) {
            QProcess process;
            process.start(shell, {file, QStringLiteral("SELECT count(*) FROM names; PRAGMA integrity_check")});
            QVERIFY(process.waitForFinished());
            QCOMPARE(process.readAllStandardOutput(), QByteArray("3000\nok\n"));
        }
        const auto failing = writePlainCopy(source(), path("b.db"), [](Connection &) -> Result<void> {
            return fail(ErrorCode::Unsupported, QStringLiteral("no"));
        });
        QCOMPARE(codeOf(failing), ErrorCode::Unsupported);
        QVERIFY(!QFileInfo::exists(path("b.db")) && leftovers().isEmpty());
    }

    void plainWorkspacesAreBackedUpToo()
    {
        auto created = newWorkspace(path("Plain.fieldfare"), true);
        QVERIFY(created.has_value());
        {
            auto connection = created->folder->connect(OpenMode::ReadWrite, 512);
            QVERIFY(connection.has_value() && fillRows(**connection, 7));
        }
        const auto made = writeBackup(BackupSource::of(*created->folder), path("p.fieldfare-backup"), utc(2026, 1, 1));
        QVERIFY(made.has_value());
        QVERIFY(!made->encrypted);
        QVERIFY(restoreBackup(path("p.fieldfare-backup"), path("P2.fieldfare"), NoUnlock{}).has_value());
        QVERIFY(writePlainCopy(BackupSource::of(*created->folder), path("p.db")).has_value());
    }

    void oneADayAndNoMore()
    {
        const QString folder = m_workspace.folder->backupsPath();
        const auto first = backupIfDue(source(), folder, utc(2026, 11, 22, 8));
        QVERIFY(first.has_value() && first->has_value());
        const auto again = backupIfDue(source(), folder, utc(2026, 11, 22, 23));
        QVERIFY(again.has_value() && !again->has_value());
        QVERIFY(writeContent(folder + QStringLiteral("/old.fieldfare-backup.part"), "half"));
        const auto next = backupIfDue(source(), folder, utc(2026, 11, 23, 0));
        QVERIFY(next.has_value() && next->has_value());
        QVERIFY(!QFileInfo::exists(folder + QStringLiteral("/old.fieldfare-backup.part")));
        const QVector<BackupInfo> backups = listBackups(folder);
        QCOMPARE(backups.size(), 2);
        QVERIFY(backups.at(0).madeAt > backups.at(1).madeAt);
    }

    void aYearOfBackupsStaysSmall()
    {
        QVector<BackupInfo> backups;
        const QDateTime end = utc(2026, 11, 22);
        for (int day = 364; day >= 0; --day) {
            BackupInfo info;
            info.madeAt = end.addDays(-day);
            info.path = info.madeAt.toString(Qt::ISODate);
            backups.append(info);
            const QVector<BackupInfo> old = backupsToDelete(backups);
            QVERIFY(!std::any_of(old.begin(), old.end(), [&](const BackupInfo &i) { return i.path == info.path; }));
            backups.removeIf([&](const BackupInfo &i) {
                return std::any_of(old.begin(), old.end(), [&](const BackupInfo &o) { return o.path == i.path; });
            });
        }
        const auto has = [&](const QDateTime &time) {
            return std::any_of(backups.begin(), backups.end(), [&](const BackupInfo &i) { return i.madeAt == time; });
        };
        for (int day = 0; day < 7; ++day)
            QVERIFY(has(end.addDays(-day)));
        QVERIFY(backups.size() >= 7 + 3 && backups.size() <= 7 + 4 + 12);
        QSet<QString> months;
        for (const BackupInfo &info : std::as_const(backups))
            months.insert(info.madeAt.toString(QStringLiteral("yyyy-MM")));
        QCOMPARE(months.size(), 12);
        QVERIFY(backupsToDelete({}).isEmpty());
    }
};

class IntegrityTest : public QObject {
    Q_OBJECT

private:
    QTemporaryDir m_dir;

    DatabaseFile make(const char *name)
    {
        const DatabaseFile file{m_dir.filePath(QLatin1String(name)), QStringLiteral("aegis256"),
                                std::make_shared<const Secret>(Secret::random(32))};
        auto connection = Connection::open(file, OpenMode::ReadWrite, 512);
        if (connection && fillRows(**connection, 2000))
            (void)(*connection)
                ->execute(QStringLiteral("CREATE TABLE small(x); INSERT INTO small VALUES(1);"
                                         "CREATE TABLE child(t INTEGER REFERENCES t(id));"
                                         "CREATE INDEX by_name ON t(name)"));
        return file;
    }

private slots:
    void soundFilesAreSound()
    {
        int asked = 0;
        const auto report = checkIntegrity(make("sound.db"), {}, [&asked](double) { return ++asked > 0; });
        QVERIFY(report.has_value());
        QVERIFY(report->isSound());
        QVERIFY(report->pages > 10);
        QVERIFY(asked > 0);
    }

    void damageIsFoundAndItsTableNamed()
    {
        const DatabaseFile file = make("damaged.db");
        qint64 page = 0;
        {
            auto connection = Connection::open(file, OpenMode::ReadOnly, 512);
            QVERIFY(connection.has_value());
            page = number(**connection, "SELECT max(pageno) FROM dbstat WHERE name = 't' AND pagetype = 'leaf'");
        }
        QVERIFY(page > 1);
        QByteArray content = contentOf(file.path);
        const auto at = static_cast<qsizetype>((page - 1) * 4096 + 100);
        content[at] = static_cast<char>(content[at] ^ 1);
        QVERIFY(writeContent(file.path, content));
        const auto report = checkIntegrity(file);
        QVERIFY(report.has_value());
        QVERIFY(!report->isSound());
        QStringList unreadable;
        for (const IntegrityFinding &finding : report->findings) {
            if (finding.kind == IntegrityFinding::Kind::UnreadableTable)
                unreadable << finding.table;
            QVERIFY(!finding.details.contains(QStringLiteral("plaintext-marker")));
        }
        QCOMPARE(unreadable, QStringList{QStringLiteral("t")});
    }

    void brokenLinksAreFound()
    {
        const DatabaseFile file = make("links.db");
        {
            auto connection = Connection::open(file, OpenMode::ReadWrite, 512);
            QVERIFY(connection.has_value());
            QVERIFY((*connection)->execute(QStringLiteral("PRAGMA foreign_keys=OFF; INSERT INTO child VALUES(99999)")));
        }
        const auto report = checkIntegrity(file);
        QVERIFY(report.has_value());
        QCOMPARE(report->findings.size(), 1);
        QCOMPARE(report->findings.first().kind, IntegrityFinding::Kind::BrokenLink);
        QCOMPARE(report->findings.first().table, QStringLiteral("child"));
    }

    void checkingCanBeStopped()
    {
        QCOMPARE(codeOf(checkIntegrity(make("stop.db"), {}, [](double) { return false; })), ErrorCode::Cancelled);
        QCOMPARE(codeOf(checkIntegrity({m_dir.filePath(QStringLiteral("none")), QString(), nullptr})),
                 ErrorCode::NotFound);
    }
};

}  // namespace fieldfare

FIELDFARE_TEST(fieldfare::BackupTest)
FIELDFARE_TEST(fieldfare::IntegrityTest)
#include "backup_test.moc"
