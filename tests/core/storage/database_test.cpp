// SPDX-License-Identifier: GPL-3.0-or-later
#include "storage/database.h"

#include "storage/migrator.h"
#include "storage/sqldriver/driver.h"
#include "support/test.h"

#include <QFile>
#include <QRandomGenerator>
#include <QSqlQuery>
#include <QTemporaryDir>

#include "sqlite3.h"

#include <thread>

namespace fieldfare {

namespace {

const QByteArray Marker = QByteArrayLiteral("Fieldfare-plaintext-marker-4711");

DatabaseFile encrypted(const QString &path, const QString &cipher = QStringLiteral("aegis256"))
{
    return {path, cipher, std::make_shared<const Secret>(Secret::random(32))};
}

QByteArray contentOf(const QString &path)
{
    QFile file(path);
    return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
}

void fill(Connection &connection, int rows)
{
    QVERIFY(connection
                .execute(QStringLiteral("CREATE TABLE t(id INTEGER PRIMARY KEY, name TEXT);"
                                        "CREATE VIRTUAL TABLE f USING fts5(name)"))
                .has_value());
    QVERIFY(connection.database().transaction());
    QSqlQuery insert(connection.database());
    QVERIFY(insert.prepare(QStringLiteral("INSERT INTO t(name) VALUES(?)")));
    QSqlQuery index(connection.database());
    QVERIFY(index.prepare(QStringLiteral("INSERT INTO f(name) VALUES(?)")));
    for (int i = 0; i < rows; ++i) {
        insert.bindValue(0, QString::fromLatin1(Marker) + QString::number(i));
        QVERIFY(insert.exec());
        index.bindValue(0, QString::fromLatin1(Marker) + QString::number(i));
        QVERIFY(index.exec());
    }
    QVERIFY(connection.database().commit());
}

}  // namespace

class DatabaseTest : public QObject {
    Q_OBJECT

private:
    QTemporaryDir m_dir;
    QString path(const char *name) const { return m_dir.filePath(QString::fromLatin1(name)); }

private slots:
    void settingsAreTheHouses()
    {
        auto connection = Connection::open(encrypted(path("settings.db")), OpenMode::ReadWrite, 4096);
        QVERIFY(connection.has_value());
        const auto pragma = [&](const char *name) {
            QSqlQuery query((*connection)->database());
            if (!query.exec(QStringLiteral("PRAGMA ") + QLatin1String(name)) || !query.next())
                return QStringLiteral("?");
            return query.value(0).toString();
        };
        QCOMPARE(pragma("journal_mode"), QStringLiteral("wal"));
        QCOMPARE(pragma("synchronous"), QStringLiteral("2"));
        QCOMPARE(pragma("foreign_keys"), QStringLiteral("1"));
        QCOMPARE(pragma("trusted_schema"), QStringLiteral("0"));
        QCOMPARE(pragma("cell_size_check"), QStringLiteral("1"));
        QCOMPARE(pragma("secure_delete"), QStringLiteral("1"));
        QCOMPARE(pragma("temp_store"), QStringLiteral("2"));
        QCOMPARE(pragma("wal_autocheckpoint"), QStringLiteral("0"));
        QCOMPARE(pragma("busy_timeout"), QStringLiteral("5000"));
        QCOMPARE(pragma("cache_size"), QStringLiteral("-4096"));
        QVERIFY(!(*connection)
                     ->execute(QStringLiteral("PRAGMA writable_schema=ON; DELETE FROM sqlite_schema;"
                                              "INSERT INTO sqlite_schema VALUES(1,2,3,4,5)"))
                     .has_value());
    }

    void nothingReadableReachesTheDisk_data()
    {
        QTest::addColumn<QString>("cipher");
        QTest::newRow("aegis256") << QStringLiteral("aegis256");
        QTest::newRow("chacha20") << QStringLiteral("chacha20");
    }

    void nothingReadableReachesTheDisk()
    {
        QFETCH(QString, cipher);
        const DatabaseFile file = encrypted(path(qPrintable(cipher)), cipher);
        auto connection = Connection::open(file, OpenMode::ReadWrite, 1024);
        QVERIFY(connection.has_value());
        fill(**connection, 2000);
        QVERIFY(!QTest::currentTestFailed());
        const auto clean = [&](const char *suffix) {
            const QByteArray content = contentOf(file.path + QLatin1String(suffix));
            return !content.contains(Marker) && !content.contains("SQLite format 3") &&
                   !content.contains("CREATE TABLE");
        };
        QVERIFY(contentOf(file.path + QStringLiteral("-wal")).size() > 100000);
        QVERIFY(clean("-wal"));
        auto left = (*connection)->checkpoint(CheckpointMode::Truncate);
        QVERIFY(left.has_value());
        QCOMPARE(*left, 0);
        QCOMPARE(contentOf(file.path + QStringLiteral("-wal")).size(), 0);
        QVERIFY(contentOf(file.path).size() > 100000);
        QVERIFY(clean(""));
        connection->reset();
        QVERIFY(!QFile::exists(file.path + QStringLiteral("-wal")));

        // The stock engine, or ours without the key, sees no database.
        const DatabaseFile keyless{file.path, QString(), nullptr};
        auto stock = Connection::open(keyless, OpenMode::ReadOnly, 1024);
        QVERIFY(!stock.has_value());
        QCOMPARE(stock.error().code, ErrorCode::Damaged);
        auto again = Connection::open(file, OpenMode::ReadOnly, 1024);
        QVERIFY(again.has_value());
        QSqlQuery count((*again)->database());
        QVERIFY(count.exec(QStringLiteral("SELECT count(*) FROM t")) && count.next());
        QCOMPARE(count.value(0).toInt(), 2000);
    }

    void theWrongKeyIsNamed()
    {
        const DatabaseFile file = encrypted(path("wrong.db"));
        {
            auto connection = Connection::open(file, OpenMode::ReadWrite, 1024);
            QVERIFY(connection.has_value());
            fill(**connection, 10);
        }
        DatabaseFile other = encrypted(file.path);
        auto wrong = Connection::open(other, OpenMode::ReadWrite, 1024);
        QVERIFY(!wrong.has_value());
        QCOMPARE(wrong.error().code, ErrorCode::WrongKey);
        other = file;
        other.cipher = QStringLiteral("chacha20");
        QVERIFY(!Connection::open(other, OpenMode::ReadWrite, 1024).has_value());
        other.cipher = QStringLiteral("rot13");
        QVERIFY(!Connection::open(other, OpenMode::ReadWrite, 1024).has_value());
        other.cipher = QStringLiteral("aegis256");
        other.key = std::make_shared<const Secret>(Secret::random(16));
        QVERIFY(!Connection::open(other, OpenMode::ReadWrite, 1024).has_value());
        QVERIFY(Connection::open(file, OpenMode::ReadWrite, 1024).has_value());
    }

    void placesThatCannotBeOpenedAreNamed()
    {
        auto folder = Connection::open(encrypted(m_dir.path()), OpenMode::ReadWrite, 1024);
        QVERIFY(!folder.has_value());
        QCOMPARE(folder.error().code, ErrorCode::InvalidInput);
        auto missing = Connection::open(encrypted(path("missing.db")), OpenMode::ReadOnly, 1024);
        QVERIFY(!missing.has_value());
        QCOMPARE(missing.error().code, ErrorCode::NotFound);
        QFile text(path("text.db"));
        QVERIFY(text.open(QIODevice::WriteOnly));
        text.write(QByteArray(8192, 'x'));
        text.close();
        auto foreign = Connection::open({text.fileName(), QString(), nullptr}, OpenMode::ReadWrite, 1024);
        QVERIFY(!foreign.has_value());
        QCOMPARE(foreign.error().code, ErrorCode::Damaged);
        QCOMPARE(contentOf(text.fileName()), QByteArray(8192, 'x'));
    }

    void everyFlippedBitIsNoticed_data()
    {
        QTest::addColumn<QString>("cipher");
        QTest::newRow("aegis256") << QStringLiteral("aegis256");
        QTest::newRow("chacha20") << QStringLiteral("chacha20");
    }

    void everyFlippedBitIsNoticed()
    {
        QFETCH(QString, cipher);
        const DatabaseFile file = encrypted(path(qPrintable(QStringLiteral("flip") + cipher)), cipher);
        {
            auto connection = Connection::open(file, OpenMode::ReadWrite, 1024);
            QVERIFY(connection.has_value());
            fill(**connection, 500);
        }
        const QByteArray good = contentOf(file.path);
        QRandomGenerator random(20261122);
        int noticed = 0;
        constexpr int Flips = 300;
        for (int i = 0; i < Flips; ++i) {
            QByteArray bad = good;
            const auto bit = random.bounded(quint32(bad.size() * 8));
            bad[bit / 8] = static_cast<char>(bad[bit / 8] ^ (1 << (bit % 8)));
            DatabaseFile copy = file;
            copy.path = path("flipped.db");
            QFile out(copy.path);
            QVERIFY(out.open(QIODevice::WriteOnly) && out.write(bad) == bad.size());
            out.close();
            auto connection = Connection::open(copy, OpenMode::ReadOnly, 1024);
            if (!connection) {
                QVERIFY(connection.error().code == ErrorCode::WrongKey ||
                        connection.error().code == ErrorCode::Damaged);
                ++noticed;
                continue;
            }
            QSqlQuery query((*connection)->database());
            query.setForwardOnly(true);
            const bool read = query.exec(QStringLiteral("PRAGMA integrity_check")) && query.next() &&
                              query.value(0).toString() == QLatin1String("ok");
            if (!read || query.lastError().isValid())
                ++noticed;
        }
        QCOMPARE(noticed, Flips);
    }

    void aReaderCannotWriteAndKeepsItsSnapshot()
    {
        const DatabaseFile file = encrypted(path("reader.db"));
        auto writer = Connection::open(file, OpenMode::ReadWrite, 1024);
        QVERIFY(writer.has_value());
        fill(**writer, 10);
        auto reader = Connection::open(file, OpenMode::ReadOnly, 1024);
        QVERIFY(reader.has_value());
        const Result<void> refused = (*reader)->execute(QStringLiteral("DELETE FROM t"));
        QVERIFY(!refused.has_value());
        QCOMPARE(refused.error().code, ErrorCode::ReadOnly);

        const auto count = [&] {
            QSqlQuery query((*reader)->database());
            return query.exec(QStringLiteral("SELECT count(*) FROM t")) && query.next() ? query.value(0).toInt() : -1;
        };
        QVERIFY((*reader)->database().transaction());
        QCOMPARE(count(), 10);
        QVERIFY((*writer)->execute(QStringLiteral("DELETE FROM t WHERE id > 5")).has_value());
        QCOMPARE(count(), 10);
        auto left = (*writer)->checkpoint(CheckpointMode::Passive);
        QVERIFY(left.has_value());
        QVERIFY((*reader)->database().commit());
        QCOMPARE(count(), 5);
    }

    void interruptStopsAStatementFromAnotherThread()
    {
        auto connection = Connection::open(encrypted(path("interrupt.db")), OpenMode::ReadWrite, 1024);
        QVERIFY(connection.has_value());
        QSqlQuery query((*connection)->database());
        query.setForwardOnly(true);
        std::atomic<bool> stop = false;
        std::thread other([&] {
            while (!stop) {
                std::this_thread::sleep_for(std::chrono::milliseconds(20));
                (*connection)->interrupt();
            }
        });
        QElapsedTimer timer;
        timer.start();
        const bool done = query.exec(
            QStringLiteral("WITH RECURSIVE n(i) AS (SELECT 0 UNION ALL SELECT i + 1 FROM n) SELECT count(*) FROM n"));
        stop = true;
        other.join();
        QVERIFY(!done);
        QVERIFY(timer.elapsed() < 5000);
        QVERIFY(isInterrupted(query.lastError()));
        QCOMPARE(sqlError(query.lastError(), QStringLiteral("Counting")).code, ErrorCode::Cancelled);
        QVERIFY(query.exec(QStringLiteral("SELECT 1")));
        QVERIFY(!isInterrupted(query.lastError()));
    }

    void setupsRunOnEveryConnection()
    {
        int runs = 0;
        const QVector<ConnectionSetup> setups{[&runs](sqlite3 *handle) -> Result<void> {
            ++runs;
            const int code = sqlite3_create_function(
                handle, "answer", 0, SQLITE_UTF8 | SQLITE_DETERMINISTIC | SQLITE_INNOCUOUS, nullptr,
                [](sqlite3_context *context, int, sqlite3_value **) { sqlite3_result_int(context, 42); }, nullptr,
                nullptr);
            if (code != SQLITE_OK)
                return fail(sqlError(handle, QStringLiteral("Setup")));
            return {};
        }};
        const DatabaseFile file = encrypted(path("setup.db"));
        auto writer = Connection::open(file, OpenMode::ReadWrite, 1024, setups);
        auto reader = Connection::open(file, OpenMode::ReadOnly, 1024, setups);
        QVERIFY(writer.has_value() && reader.has_value());
        QCOMPARE(runs, 2);
        QSqlQuery query((*reader)->database());
        QVERIFY(query.exec(QStringLiteral("SELECT answer()")) && query.next());
        QCOMPARE(query.value(0).toInt(), 42);
        const QVector<ConnectionSetup> failing{
            [](sqlite3 *) -> Result<void> { return fail(ErrorCode::Unsupported, QStringLiteral("no")); }};
        auto refused = Connection::open(file, OpenMode::ReadOnly, 1024, failing);
        QVERIFY(!refused.has_value());
        QCOMPARE(refused.error().code, ErrorCode::Unsupported);
    }

    void errorsSayWhatToDo_data()
    {
        QTest::addColumn<int>("native");
        QTest::addColumn<ErrorCode>("code");
        QTest::newRow("full") << SQLITE_FULL << ErrorCode::DiskFull;
        QTest::newRow("corrupt") << SQLITE_CORRUPT_VTAB << ErrorCode::Damaged;
        QTest::newRow("notadb") << SQLITE_NOTADB << ErrorCode::WrongKey;
        QTest::newRow("readonly") << SQLITE_READONLY_DIRECTORY << ErrorCode::ReadOnly;
        QTest::newRow("busy") << SQLITE_BUSY_SNAPSHOT << ErrorCode::Locked;
        QTest::newRow("interrupt") << SQLITE_INTERRUPT << ErrorCode::Cancelled;
        QTest::newRow("io") << SQLITE_IOERR_FSYNC << ErrorCode::Io;
        QTest::newRow("foreign key") << SQLITE_CONSTRAINT_FOREIGNKEY << ErrorCode::Conflict;
        QTest::newRow("not null") << SQLITE_CONSTRAINT_NOTNULL << ErrorCode::InvalidInput;
        QTest::newRow("syntax") << SQLITE_ERROR << ErrorCode::Internal;
    }

    void errorsSayWhatToDo()
    {
        QFETCH(int, native);
        QFETCH(ErrorCode, code);
        const QSqlError error(QStringLiteral("driver"), QStringLiteral("engine"), QSqlError::StatementError,
                              QString::number(native));
        const Error explained = sqlError(error, QStringLiteral("Saving the deal"));
        QCOMPARE(explained.code, code);
        QVERIFY(explained.message.startsWith(QStringLiteral("Saving the deal: ")));
        QVERIFY(explained.message.endsWith(QLatin1Char('.')));
        QVERIFY(explained.details.contains(QString::number(native)));
    }
};

class MigratorTest : public QObject {
    Q_OBJECT

private:
    std::unique_ptr<QTemporaryDir> m_dir;
    std::unique_ptr<Connection> m_connection;

    static QVector<Migration> steps()
    {
        return {{1, QStringLiteral("first"),
                 "CREATE TABLE a(id INTEGER PRIMARY KEY, t TEXT DEFAULT 'x;y');\n"
                 "CREATE TRIGGER g AFTER INSERT ON a BEGIN SELECT 1; SELECT 2; END;"},
                {2, QStringLiteral("second"),
                 "CREATE TABLE b(a INTEGER NOT NULL REFERENCES a(id));"
                 "INSERT INTO a VALUES(1, 'one'); INSERT INTO b VALUES(1);"},
                {3, QStringLiteral("rebuild"),
                 "CREATE TABLE a2(id INTEGER PRIMARY KEY, t TEXT, n INT);"
                 "INSERT INTO a2(id, t) SELECT id, t FROM a; DROP TABLE a;"
                 "ALTER TABLE a2 RENAME TO a;"}};
    }

    int number(const char *sql) const
    {
        QSqlQuery query(m_connection->database());
        return query.exec(QLatin1String(sql)) && query.next() ? query.value(0).toInt() : -1;
    }

private slots:
    void init()
    {
        m_dir = std::make_unique<QTemporaryDir>();
        auto opened = Connection::open(encrypted(m_dir->filePath(QStringLiteral("m.db"))), OpenMode::ReadWrite, 1024);
        QVERIFY(opened.has_value());
        m_connection = std::move(*opened);
    }

    void cleanup()
    {
        m_connection.reset();
        m_dir.reset();
    }

    void newFilesWalkTheWholeList()
    {
        const auto outcome = migrate(*m_connection, steps());
        QVERIFY2(outcome.has_value(), outcome ? "" : qPrintable(outcome.error().details));
        QCOMPARE(outcome->from, 0);
        QCOMPARE(outcome->to, 3);
        QCOMPARE(number("SELECT count(*) FROM a JOIN b ON b.a = a.id"), 1);
        QCOMPARE(number("PRAGMA application_id"), FieldfareApplicationId);
        QCOMPARE(number("PRAGMA foreign_keys"), 1);
        QCOMPARE(schemaVersion(*m_connection).value_or(-1), 3);
        const auto again = migrate(*m_connection, steps());
        QVERIFY(again.has_value());
        QVERIFY(!again->changed());
    }

    void olderFilesGoOnWhereTheyAre()
    {
        QVERIFY(migrate(*m_connection, steps().mid(0, 2)).has_value());
        const auto outcome = migrate(*m_connection, steps());
        QVERIFY(outcome.has_value());
        QCOMPARE(outcome->from, 2);
        QCOMPARE(number("SELECT count(*) FROM b"), 1);
    }

    void newerFilesAreRefusedUnchanged()
    {
        QVERIFY(migrate(*m_connection, steps()).has_value());
        const auto refused = migrate(*m_connection, steps().mid(0, 2));
        QVERIFY(!refused.has_value());
        QCOMPARE(refused.error().code, ErrorCode::NewerFormat);
        QCOMPARE(schemaVersion(*m_connection).value_or(-1), 3);
    }

    void aFailingStepLeavesTheOnesBefore()
    {
        QVector<Migration> bad = steps();
        bad[1].sql = "CREATE TABLE half(x); INSERT INTO nowhere VALUES(1);";
        const auto outcome = migrate(*m_connection, bad);
        QVERIFY(!outcome.has_value());
        QVERIFY(outcome.error().details.contains(QStringLiteral("second")));
        QCOMPARE(schemaVersion(*m_connection).value_or(-1), 1);
        QCOMPARE(number("SELECT count(*) FROM sqlite_schema WHERE name = 'half'"), 0);
        QCOMPARE(number("PRAGMA foreign_keys"), 1);
        QVERIFY(migrate(*m_connection, steps()).has_value());
    }

    void brokenLinksAndStrayCommitsAreRefused()
    {
        QVector<Migration> bad = steps();
        bad[1].sql += "INSERT INTO b VALUES(99);";
        const auto broken = migrate(*m_connection, bad);
        QVERIFY(!broken.has_value());
        QCOMPARE(broken.error().code, ErrorCode::Damaged);
        QCOMPARE(schemaVersion(*m_connection).value_or(-1), 1);
        bad[1].sql = "CREATE TABLE early(x); COMMIT;";
        const auto stray = migrate(*m_connection, bad);
        QVERIFY(!stray.has_value());
        QCOMPARE(stray.error().code, ErrorCode::Internal);
    }

    void otherProgramsFilesAreRefused()
    {
        QVERIFY(m_connection->execute(QStringLiteral("CREATE TABLE theirs(x)")).has_value());
        const auto refused = migrate(*m_connection, steps());
        QVERIFY(!refused.has_value());
        QCOMPARE(refused.error().code, ErrorCode::InvalidInput);
    }

    void loadsFilesInOrder()
    {
        const auto write = [&](const char *name, const char *sql) {
            QFile file(m_dir->filePath(QLatin1String(name)));
            QVERIFY(file.open(QIODevice::WriteOnly));
            file.write(sql);
        };
        QVERIFY(QDir(m_dir->path()).mkdir(QStringLiteral("steps")));
        write("steps/0002_more.sql", "SELECT 2;");
        write("steps/0001_start.sql", "SELECT 1;");
        const auto loaded = loadMigrations(m_dir->filePath(QStringLiteral("steps")));
        QVERIFY(loaded.has_value());
        QCOMPARE(loaded->size(), 2);
        QCOMPARE(loaded->at(0).name, QStringLiteral("start"));
        QCOMPARE(loaded->at(1).sql, QByteArray("SELECT 2;"));
        write("steps/0004_gap.sql", "SELECT 4;");
        QVERIFY(!loadMigrations(m_dir->filePath(QStringLiteral("steps"))).has_value());
    }
};

}  // namespace fieldfare

FIELDFARE_TEST(fieldfare::DatabaseTest)
FIELDFARE_TEST(fieldfare::MigratorTest)
#include "database_test.moc"
