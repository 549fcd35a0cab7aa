// SPDX-License-Identifier: GPL-3.0-or-later
#include "postgres_fixture.h"
#include "support/server_answers.h"

namespace fieldfare::server {

/// The second wall: what the database itself refuses, whatever the program forgets to ask.
class RowSecurityTest : public QObject {
    Q_OBJECT

private slots:
    void initTestCase();
    void nothingIsSeenUntilBucketsAreNamed();
    void foreignBucketsHaveNoRows();
    void whoReadsCannotWrite();
    void otherOrganisationsHaveNoRows();

private:
    /// A connection as the servers' role, within a transaction that reads, where `visible` was said.
    [[nodiscard]] std::unique_ptr<Connection> byHand(const QStringList &visible, const char *scope = "read")
    {
        auto opened = Connection::open(m_postgres.appInfo());
        if (!opened || !(*opened)->execute("BEGIN") ||
            !(*opened)->query("SELECT set_config('app.org', $1::int4::text, true), set_config('app.scope', $2, true), "
                              "set_config('app.buckets', $3::text[]::text, true)",
                              Params().add(m_store->organisationNumber()).add(QString::fromLatin1(scope)).add(visible)))
            return nullptr;
        return std::move(*opened);
    }
    [[nodiscard]] static qint64 count(Connection &connection, const char *sql)
    {
        const auto rows = connection.query(sql);
        return rows ? rows->int8(0, 0) : -1;
    }

    PostgresFixture m_postgres;
    std::unique_ptr<PostgresServerStore> m_store;
};

void RowSecurityTest::initTestCase()
{
    SKIP_WITHOUT_POSTGRES();
    const QString failure = m_postgres.start();
    QVERIFY2(failure.isEmpty(), qPrintable(failure));
    m_store = m_postgres.fresh();
    VERIFY_DONE(m_store->transact([](ServerTransaction &t) -> Result<void> {
        for (int i = 1; i <= 9; ++i) {
            ServerRow row;
            row.type = QStringLiteral("contact");
            row.row = uid(i);
            row.seq = i;
            row.buckets = kBuckets;
            row.fields = {{QStringLiteral("number"), QString::number(i)}};
            TRY(t.putRow(row, i <= 4 ? QStringList{kAll, kOwn} : QStringList{kAll}));
        }
        return t.setHead(9);
    }));
}

void RowSecurityTest::nothingIsSeenUntilBucketsAreNamed()
{
    QVector<Uid> rows;
    for (int i = 1; i <= 9; ++i)
        rows.append(uid(i));
    Answers hidden;
    Answers seen;
    VERIFY_DONE(m_store->read([&](ServerTransaction &t) -> Result<void> {
        TRY(hidden.ask(t.views(rows)));
        TRY(hidden.ask(t.bucketsOf(rows, {kAll})));
        TRY_ASSIGN(const auto page, t.page({{kAll, {}}}, 100));
        for (const BucketItem &item : page)
            hidden.say(item.row);
        TRY(t.setVisible({kOwn}));
        TRY_ASSIGN(const auto foreign, t.page({{kAll, {}}}, 100));
        for (const BucketItem &item : foreign)
            hidden.say(item.row);
        TRY(hidden.ask(t.digestParts(kAll)));
        TRY_ASSIGN(const auto own, t.views(rows));
        TRY_ASSIGN(const auto mine, t.page({{kOwn, {}}}, 100));
        seen.say(QStringLiteral("%1 %2").arg(own.size()).arg(mine.size()));
        return {};
    }));
    QCOMPARE(hidden.lines, QStringList());
    QCOMPARE(seen.lines, QStringList{QStringLiteral("4 9")});  // five of them as gone
}

void RowSecurityTest::foreignBucketsHaveNoRows()
{
    const auto nobody = byHand({});
    QVERIFY(nobody);
    QCOMPARE(count(*nobody, "SELECT count(*) FROM fieldfare.record"), qint64(0));
    QCOMPARE(count(*nobody, "SELECT count(*) FROM fieldfare.place"), qint64(0));
    QCOMPARE(count(*nobody, "SELECT count(*) FROM fieldfare.digest"), qint64(0));
    QCOMPARE(count(*nobody, "SELECT count(*) FROM fieldfare.document_number"), qint64(0));
    const auto owner = byHand({kOwn});
    QVERIFY(owner);
    QCOMPARE(count(*owner, "SELECT count(*) FROM fieldfare.record"), qint64(4));
    QCOMPARE(count(*owner, "SELECT count(*) FROM fieldfare.place WHERE bucket <> 'o:u0'"), qint64(0));
    QCOMPARE(count(*owner, "SELECT count(*) FROM fieldfare.record WHERE NOT 'o:u0' = ANY(present)"), qint64(0));
    const auto all = byHand({kAll});
    QVERIFY(all);
    QCOMPARE(count(*all, "SELECT count(*) FROM fieldfare.record"), qint64(9));
    // a name that is made to end a list early is one name
    const auto sly = byHand({QStringLiteral("x},{a")});
    QVERIFY(sly);
    QCOMPARE(count(*sly, "SELECT count(*) FROM fieldfare.record"), qint64(0));
}

void RowSecurityTest::whoReadsCannotWrite()
{
    for (const char *sql : {"UPDATE fieldfare.record SET seq = seq + 1", "DELETE FROM fieldfare.place",
                            "UPDATE fieldfare.org_head SET head = 0", "DELETE FROM fieldfare.device"}) {
        const auto reader = byHand({kAll});
        QVERIFY(reader);
        const auto done = reader->query(sql);
        QVERIFY(!done || done->command().endsWith(" 0"));
    }
    const auto reader = byHand({kAll});
    QVERIFY(reader);
    const auto added = reader->query("INSERT INTO fieldfare.device (org, id, person) VALUES ($1, $2, $2)",
                                     Params().add(m_store->organisationNumber()).add(uid(1)));
    QVERIFY(!added);
    QVERIFY2(added.error().details.startsWith(QLatin1String("42501")), qPrintable(added.error().details));
    // and the program's own way says so too
    const auto written = m_store->read([](ServerTransaction &t) -> Result<void> {
        TRY(t.setHead(99));
        return t.putDevice({uid(1), uid(2), 0, uid(60)});
    });
    QVERIFY(!written);
    QVERIFY2(written.error().code == ErrorCode::Internal,
             qPrintable(written.error().message + written.error().details));
    // nor may the role change what the walls are made of
    for (const char *sql :
         {"ALTER TABLE fieldfare.record DISABLE ROW LEVEL SECURITY", "DROP POLICY reading ON fieldfare.record",
          "TRUNCATE fieldfare.record", "SET ROLE postgres", "CREATE TABLE fieldfare.mine (a int)"}) {
        const auto app = byHand({kAll}, "apply");
        QVERIFY(app);
        const auto done = app->query(sql);
        QVERIFY2(!done, sql);
        QVERIFY2(done.error().details.startsWith(QLatin1String("42501")), qPrintable(done.error().details));
    }
}

void RowSecurityTest::otherOrganisationsHaveNoRows()
{
    const QString ours = m_postgres.organisation;
    const auto other = m_postgres.fresh();
    QVERIFY(other->organisationNumber() != m_store->organisationNumber());
    m_postgres.organisation = ours;
    const auto applying = byHand({kAll}, "apply");
    QVERIFY(applying);
    QCOMPARE(count(*applying, "SELECT count(*) FROM fieldfare.record"), qint64(9));
    QVERIFY(applying->query("SELECT set_config('app.org', $1::int4::text, true)",
                            Params().add(other->organisationNumber())));
    QCOMPARE(count(*applying, "SELECT count(*) FROM fieldfare.record"), qint64(0));
    QCOMPARE(count(*applying, "SELECT count(*) FROM fieldfare.org_head"), qint64(1));
}

}  // namespace fieldfare::server

FIELDFARE_TEST(fieldfare::server::RowSecurityTest)
#include "row_security_test.moc"
