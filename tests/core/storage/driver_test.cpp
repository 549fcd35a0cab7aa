// SPDX-License-Identifier: GPL-3.0-or-later
#include "storage/sqldriver/driver.h"

#include "storage/database.h"
#include "support/test.h"

#include <QAbstractItemModelTester>
#include <QSqlField>
#include <QSqlIndex>
#include <QSqlQuery>
#include <QSqlQueryModel>
#include <QSqlRecord>
#include <QSqlResult>
#include <QSqlTableModel>
#include <QTemporaryDir>
#include <QTimer>
#include <QUuid>

#include "sqlite3.h"

#include <limits>

namespace fieldfare {

class SqlDriverTest : public QObject {
    Q_OBJECT

private:
    std::unique_ptr<QTemporaryDir> m_dir;
    std::unique_ptr<Connection> m_connection;

    QSqlDatabase database() const { return m_connection->database(); }

    void execute(const char *sql)
    {
        const Result<void> done = m_connection->execute(QByteArray(sql));
        QVERIFY2(done.has_value(), done ? "" : qPrintable(done.error().details));
    }

private slots:
    void init()
    {
        m_dir = std::make_unique<QTemporaryDir>();
        DatabaseFile file{m_dir->filePath(QStringLiteral("a.db")), QStringLiteral("aegis256"),
                          std::make_shared<const Secret>(Secret::random(32))};
        auto opened = Connection::open(file, OpenMode::ReadWrite, 2048);
        QVERIFY(opened.has_value());
        m_connection = std::move(*opened);
    }

    void cleanup()
    {
        m_connection.reset();
        m_dir.reset();
    }

    void saysWhatItCan()
    {
        const QSqlDriver *driver = database().driver();
        for (const auto feature :
             {QSqlDriver::Transactions, QSqlDriver::BLOB, QSqlDriver::Unicode, QSqlDriver::PreparedQueries,
              QSqlDriver::NamedPlaceholders, QSqlDriver::PositionalPlaceholders, QSqlDriver::LastInsertId,
              QSqlDriver::FinishQuery, QSqlDriver::CancelQuery})
            QVERIFY(driver->hasFeature(feature));
        QVERIFY(!driver->hasFeature(QSqlDriver::QuerySize));
        QCOMPARE(driver->handle().value<void *>(), static_cast<void *>(m_connection->handle()));
        QCOMPARE(nativeHandle(database()), m_connection->handle());
        QVERIFY(QByteArray(sqlite3_libversion()) >= QByteArray("3.51.3"));
    }

    void isFoundByName()
    {
        registerSqliteDriver();
        {
            QSqlDatabase plain =
                QSqlDatabase::addDatabase(QStringLiteral("FIELDFARE_SQLITE"), QStringLiteral("byname"));
            plain.setDatabaseName(m_dir->filePath(QStringLiteral("plain.db")));
            QVERIFY(plain.open());
            QVERIFY(QSqlQuery(plain).exec(QStringLiteral("CREATE TABLE t(a)")));
            plain.close();
            QVERIFY(!plain.open(QString(), QStringLiteral("password")));
        }
        QSqlDatabase::removeDatabase(QStringLiteral("byname"));
    }

    void valuesComeBackAsTheyWent_data()
    {
        QTest::addColumn<QVariant>("value");
        QTest::addColumn<QVariant>("expected");
        QTest::newRow("true") << QVariant(true) << QVariant(qlonglong(1));
        QTest::newRow("int") << QVariant(-7) << QVariant(qlonglong(-7));
        QTest::newRow("uint") << QVariant(4000000000U) << QVariant(qlonglong(4000000000));
        QTest::newRow("smallest") << QVariant(std::numeric_limits<qlonglong>::min())
                                  << QVariant(std::numeric_limits<qlonglong>::min());
        QTest::newRow("largest") << QVariant(std::numeric_limits<qlonglong>::max())
                                 << QVariant(std::numeric_limits<qlonglong>::max());
        QTest::newRow("double") << QVariant(0.1) << QVariant(0.1);
        QTest::newRow("text") << QVariant(QString::fromUtf8("Müller 曾 🐦"))
                              << QVariant(QString::fromUtf8("Müller 曾 🐦"));
        QTest::newRow("empty text") << QVariant(QString::fromLatin1("")) << QVariant(QString::fromLatin1(""));
        QTest::newRow("NUL inside") << QVariant(QStringLiteral("a") + QChar(0) + QStringLiteral("b"))
                                    << QVariant(QStringLiteral("a") + QChar(0) + QStringLiteral("b"));
        QTest::newRow("blob") << QVariant(QByteArray("\0\xff\x01", 3)) << QVariant(QByteArray("\0\xff\x01", 3));
        QTest::newRow("empty blob") << QVariant(QByteArray("")) << QVariant(QByteArray(""));
        QTest::newRow("invalid") << QVariant() << QVariant();
        QTest::newRow("null text") << QVariant(QString()) << QVariant();
        QTest::newRow("typed null") << QVariant(QMetaType(QMetaType::LongLong)) << QVariant();
    }

    void valuesComeBackAsTheyWent()
    {
        QFETCH(QVariant, value);
        QFETCH(QVariant, expected);
        execute("CREATE TABLE t(id INTEGER PRIMARY KEY, v ANY)");
        QSqlQuery insert(database());
        QVERIFY(insert.prepare(QStringLiteral("INSERT INTO t(v) VALUES(?)")));
        insert.addBindValue(value);
        QVERIFY2(insert.exec(), qPrintable(insert.lastError().text()));
        for (const bool forwardOnly : {true, false}) {
            QSqlQuery select(database());
            select.setForwardOnly(forwardOnly);
            QVERIFY(select.exec(QStringLiteral("SELECT v FROM t")));
            QVERIFY(select.next());
            QCOMPARE(select.value(0), expected);
            QCOMPARE(select.isNull(0), expected.isNull());
            QVERIFY(!select.next());
        }
    }

    void refusesTypesItWouldHaveToGuess_data()
    {
        QTest::addColumn<QVariant>("value");
        QTest::newRow("date") << QVariant(QDate(2026, 11, 22));
        QTest::newRow("time") << QVariant(QDateTime::currentDateTimeUtc());
        QTest::newRow("uuid") << QVariant(QUuid::createUuid());
        QTest::newRow("list") << QVariant(QStringList{QStringLiteral("a")});
        QTest::newRow("too large") << QVariant(std::numeric_limits<qulonglong>::max());
    }

    void refusesTypesItWouldHaveToGuess()
    {
        QFETCH(QVariant, value);
        execute("CREATE TABLE t(v)");
        QSqlQuery insert(database());
        QVERIFY(insert.prepare(QStringLiteral("INSERT INTO t(v) VALUES(:v)")));
        insert.bindValue(QStringLiteral(":v"), value);
        QVERIFY(!insert.exec());
        QVERIFY(insert.lastError().isValid());
        QSqlQuery count(database());
        QVERIFY(count.exec(QStringLiteral("SELECT count(*) FROM t")) && count.next());
        QCOMPARE(count.value(0).toInt(), 0);
    }

    void aStatementIsPreparedOnceAndRunOften()
    {
        execute("CREATE TABLE t(id INTEGER PRIMARY KEY, a TEXT, b BLOB)");
        QSqlQuery insert(database());
        insert.setForwardOnly(true);
        QVERIFY(insert.prepare(QStringLiteral("INSERT INTO t(a, b) VALUES(?, ?)")));
        const void *statement = insert.result()->handle().value<void *>();
        QVERIFY(database().transaction());
        for (int i = 0; i < 1000; ++i) {
            insert.bindValue(0, QString(i % 37, QLatin1Char('x')) + QString::number(i));
            insert.bindValue(1, QByteArray(i % 11 + 1, static_cast<char>(i)));
            QVERIFY(insert.exec());
            QCOMPARE(insert.lastInsertId().toInt(), i + 1);
            QCOMPARE(insert.numRowsAffected(), 1);
        }
        QVERIFY(database().commit());
        QCOMPARE(insert.result()->handle().value<void *>(), statement);

        QSqlQuery select(database());
        select.setForwardOnly(true);
        QVERIFY(select.prepare(QStringLiteral("SELECT a, b FROM t WHERE id = :id")));
        for (const int i : {999, 0, 500}) {
            select.bindValue(QStringLiteral(":id"), i + 1);
            QVERIFY(select.exec());
            QVERIFY(select.next());
            QCOMPARE(select.value(0).toString(), QString(i % 37, QLatin1Char('x')) + QString::number(i));
            QCOMPARE(select.value(1).toByteArray(), QByteArray(i % 11 + 1, static_cast<char>(i)));
            select.finish();
        }
    }

    void namesMayRepeatAndComeInAnyOrder()
    {
        QSqlQuery query(database());
        QVERIFY(query.prepare(QStringLiteral("SELECT :b, :a, :b || :c, ':d', :a")));
        query.bindValue(QStringLiteral(":c"), QStringLiteral("c"));
        query.bindValue(QStringLiteral(":a"), 1);
        query.bindValue(QStringLiteral(":b"), QStringLiteral("b"));
        QVERIFY(query.exec() && query.next());
        QCOMPARE(query.value(0).toString(), QStringLiteral("b"));
        QCOMPARE(query.value(1).toInt(), 1);
        QCOMPARE(query.value(2).toString(), QStringLiteral("bc"));
        QCOMPARE(query.value(3).toString(), QStringLiteral(":d"));
        QCOMPARE(query.value(4).toInt(), 1);
    }

    void missingAndMixedParametersAreErrors()
    {
        QSqlQuery query(database());
        QVERIFY(query.prepare(QStringLiteral("SELECT ?, ?")));
        query.addBindValue(1);
        QVERIFY(!query.exec());
        QVERIFY(!query.prepare(QStringLiteral("SELECT ?, :a")));
        QVERIFY(!query.prepare(QStringLiteral("SELECT @a")));
        QVERIFY(!query.exec(QStringLiteral("SELECT ?")));
    }

    void oneStatementAtATime()
    {
        execute("CREATE TABLE t(a)");
        QSqlQuery query(database());
        QVERIFY(!query.exec(QStringLiteral("INSERT INTO t VALUES(1); INSERT INTO t VALUES(2)")));
        QVERIFY(query.exec(QStringLiteral("INSERT INTO t VALUES(1); -- and that was it\n")));
        QVERIFY(!query.exec(QStringLiteral("-- nothing")));
        QVERIFY(!query.exec(QStringLiteral("SELEKT")));
        QCOMPARE(query.lastError().nativeErrorCode(), QString::number(SQLITE_ERROR));
    }

    void scrollsBothWays()
    {
        execute("CREATE TABLE t(a); WITH RECURSIVE n(i) AS (SELECT 0 UNION ALL SELECT i + 1 FROM n WHERE i < 9) "
                "INSERT INTO t SELECT i FROM n");
        QSqlQuery query(database());
        QVERIFY(query.exec(QStringLiteral("SELECT a FROM t ORDER BY a")));
        QVERIFY(query.last());
        QCOMPARE(query.value(0).toInt(), 9);
        QVERIFY(query.first());
        QCOMPARE(query.value(0).toInt(), 0);
        QVERIFY(query.seek(5));
        QCOMPARE(query.value(0).toInt(), 5);
        QVERIFY(query.previous());
        QCOMPARE(query.value(0).toInt(), 4);
        QVERIFY(query.seek(2, true));
        QCOMPARE(query.value(0).toInt(), 6);
        QVERIFY(!query.seek(10));
        QVERIFY(query.seek(9));
        QVERIFY(!query.next());
    }

    void forwardOnlyGoesForward()
    {
        execute("CREATE TABLE t(a); INSERT INTO t VALUES(0),(1),(2),(3)");
        QSqlQuery query(database());
        query.setForwardOnly(true);
        QVERIFY(query.exec(QStringLiteral("SELECT a FROM t ORDER BY a")));
        QVERIFY(query.seek(2));
        QCOMPARE(query.value(0).toInt(), 2);
        QCOMPARE(query.value(0).toInt(), 2);
        QVERIFY(!query.previous());
        QVERIFY(query.next());
        QCOMPARE(query.value(0).toInt(), 3);
        QVERIFY(!query.next());
        QVERIFY(!query.value(0).isValid());
    }

    void returningRowsAndCountsChanges()
    {
        execute("CREATE TABLE t(id INTEGER PRIMARY KEY, a UNIQUE)");
        QSqlQuery query(database());
        QVERIFY(query.exec(QStringLiteral("INSERT INTO t(a) VALUES(10),(20) RETURNING id, a")));
        QVERIFY(query.next());
        QCOMPARE(query.value(1).toInt(), 10);
        QVERIFY(query.next());
        QVERIFY(!query.next());
        QCOMPARE(query.numRowsAffected(), 2);
        QVERIFY(query.exec(QStringLiteral("INSERT OR IGNORE INTO t(a) VALUES(10)")));
        QCOMPARE(query.numRowsAffected(), 0);
        QVERIFY(!query.lastInsertId().isValid());
        QVERIFY(query.exec(QStringLiteral("UPDATE t SET a = a + 1")));
        QCOMPARE(query.numRowsAffected(), 2);
        QVERIFY(!query.exec(QStringLiteral("INSERT INTO t(a) VALUES(11)")));
        QCOMPARE(query.lastError().nativeErrorCode(), QString::number(SQLITE_CONSTRAINT_UNIQUE));
        QCOMPARE(sqlError(query.lastError(), QStringLiteral("Saving")).code, ErrorCode::Conflict);
    }

    void finishedResultsHoldNoSnapshot()
    {
        execute("CREATE TABLE t(a); INSERT INTO t VALUES(1),(2)");
        QSqlQuery query(database());
        query.setForwardOnly(true);
        QVERIFY(query.exec(QStringLiteral("SELECT a FROM t")));
        QVERIFY(query.next());
        QCOMPARE(sqlite3_txn_state(m_connection->handle(), "main"), SQLITE_TXN_READ);
        query.finish();
        QCOMPARE(sqlite3_txn_state(m_connection->handle(), "main"), SQLITE_TXN_NONE);
        QVERIFY(query.exec());
        while (query.next()) {
        }
        QCOMPARE(sqlite3_txn_state(m_connection->handle(), "main"), SQLITE_TXN_NONE);
    }

    void rollbackIsSafeTwice()
    {
        execute("CREATE TABLE t(a)");
        QSqlDatabase db = database();
        QVERIFY(db.transaction());
        QVERIFY(!db.transaction());
        QVERIFY(QSqlQuery(db).exec(QStringLiteral("INSERT INTO t VALUES(1)")));
        QVERIFY(db.rollback());
        QVERIFY(db.driver()->rollbackTransaction());
        QSqlQuery count(db);
        QVERIFY(count.exec(QStringLiteral("SELECT count(*) FROM t")) && count.next());
        QCOMPARE(count.value(0).toInt(), 0);
    }

    void describesTables()
    {
        execute("CREATE TABLE \"odd \"\"name\"(id INTEGER PRIMARY KEY, n TEXT NOT NULL, x REAL, b BLOB);"
                "CREATE VIEW v AS SELECT 1 AS one; CREATE TABLE two(a INT, b TEXT, PRIMARY KEY(b, a))");
        const QString odd = QStringLiteral("odd \"name");
        QCOMPARE(database().tables(), (QStringList{odd, QStringLiteral("two")}));
        QCOMPARE(database().tables(QSql::Views), QStringList{QStringLiteral("v")});
        const QSqlRecord record = database().record(odd);
        QCOMPARE(record.count(), 4);
        QCOMPARE(record.field(0).metaType(), QMetaType(QMetaType::LongLong));
        QVERIFY(record.field(0).isAutoValue());
        QCOMPARE(record.field(1).requiredStatus(), QSqlField::Required);
        QCOMPARE(record.field(2).metaType(), QMetaType(QMetaType::Double));
        QCOMPARE(record.field(3).metaType(), QMetaType(QMetaType::QByteArray));
        const QSqlIndex index = database().primaryIndex(QStringLiteral("two"));
        QCOMPARE(index.count(), 2);
        QCOMPARE(index.fieldName(0), QStringLiteral("b"));
        QCOMPARE(database().driver()->escapeIdentifier(odd, QSqlDriver::TableName), QStringLiteral("\"odd \"\"name\""));
        QSqlQuery query(database());
        QVERIFY(query.exec(QStringLiteral("SELECT n AS label, 1 + 1 AS sum FROM \"odd \"\"name\"")));
        QCOMPARE(query.record().fieldName(0), QStringLiteral("label"));
        QCOMPARE(query.record().field(0).tableName(), odd);
    }

    void feedsQueryModels()
    {
        execute("CREATE TABLE t(a, b); WITH RECURSIVE n(i) AS (SELECT 0 UNION ALL SELECT i + 1 FROM n WHERE i < 999) "
                "INSERT INTO t SELECT i, 'row ' || i FROM n");
        QSqlQueryModel model;
        model.setQuery(QStringLiteral("SELECT a, b FROM t ORDER BY a"), database());
        QVERIFY(!model.lastError().isValid());
        // From here on: Qt's own setQuery() inserts rows while it resets.
        QAbstractItemModelTester tester(&model, QAbstractItemModelTester::FailureReportingMode::QtTest);
        while (model.canFetchMore())
            model.fetchMore();
        QCOMPARE(model.rowCount(), 1000);
        QCOMPARE(model.columnCount(), 2);
        QCOMPARE(model.data(model.index(999, 1)).toString(), QStringLiteral("row 999"));
        QCOMPARE(model.data(model.index(3, 0)).toInt(), 3);
        QCOMPARE(model.headerData(1, Qt::Horizontal).toString(), QStringLiteral("b"));
    }

    void feedsTableModels()
    {
        execute("CREATE TABLE t(id INTEGER PRIMARY KEY, name TEXT); INSERT INTO t(name) VALUES('a'),('b')");
        QSqlTableModel model(nullptr, database());
        QAbstractItemModelTester tester(&model, QAbstractItemModelTester::FailureReportingMode::QtTest);
        model.setTable(QStringLiteral("t"));
        model.setEditStrategy(QSqlTableModel::OnManualSubmit);
        QVERIFY2(model.select(), qPrintable(model.lastError().text()));
        QCOMPARE(model.rowCount(), 2);
        QVERIFY(model.setData(model.index(0, 1), QStringLiteral("o'clock")));
        QVERIFY(model.insertRow(2));
        QVERIFY(model.setData(model.index(2, 1), QStringLiteral("c")));
        QVERIFY2(model.submitAll(), qPrintable(model.lastError().text()));
        QVERIFY(model.removeRow(1));
        QVERIFY(model.submitAll());
        QSqlQuery check(database());
        QVERIFY(check.exec(QStringLiteral("SELECT group_concat(name, ',') FROM (SELECT name FROM t ORDER BY id)")));
        QVERIFY(check.next());
        QCOMPARE(check.value(0).toString(), QStringLiteral("o'clock,c"));
    }

    void survivesASchemaChangeBetweenRuns()
    {
        execute("CREATE TABLE t(a); INSERT INTO t VALUES(1)");
        QSqlQuery query(database());
        QVERIFY(query.prepare(QStringLiteral("SELECT * FROM t")));
        QVERIFY(query.exec() && query.next());
        query.finish();
        execute("ALTER TABLE t ADD COLUMN b DEFAULT 7");
        QVERIFY(query.exec() && query.next());
        QCOMPARE(query.value(1).toInt(), 7);
        QCOMPARE(query.record().count(), 2);
    }

    void fullTextAndJsonAreThere()
    {
        execute("CREATE VIRTUAL TABLE f USING fts5(body); INSERT INTO f VALUES('the quick bird')");
        QSqlQuery query(database());
        QVERIFY(
            query.prepare(QStringLiteral("SELECT count(*), json_extract('{\"a\":5}', '$.a') FROM f WHERE f MATCH ?")));
        query.addBindValue(QStringLiteral("bird"));
        QVERIFY(query.exec() && query.next());
        QCOMPARE(query.value(0).toInt(), 1);
        QCOMPARE(query.value(1).toInt(), 5);
        query.bindValue(0, QStringLiteral("\"Erika Mustermann"));
        QVERIFY(!query.exec() || !query.next());
        QVERIFY(query.lastError().isValid());
        QVERIFY(!sqlError(query.lastError(), QStringLiteral("Searching")).details.contains(QStringLiteral("Erika")));
    }

    void queriesOutliveTheirConnectionHarmlessly()
    {
        QSqlQuery query(database());
        QVERIFY(query.exec(QStringLiteral("SELECT 1 UNION SELECT 2")));
        QVERIFY(query.next());
        database().close();
        QVERIFY(!query.next());
        QVERIFY(!query.value(0).isValid());
    }
};

}  // namespace fieldfare

FIELDFARE_TEST(fieldfare::SqlDriverTest)
#include "driver_test.moc"
