// SPDX-License-Identifier: GPL-3.0-or-later
#include "postgres_fixture.h"
#include "support/server_store_contract.h"
#include "sync/server/memory_server_store.h"

namespace fieldfare::server {

/// One contract: each case runs over memory and over PostgreSQL, and every answer is the same.
class ServerStoreTest : public QObject {
    Q_OBJECT

private slots:
    void initTestCase()
    {
        SKIP_WITHOUT_POSTGRES();
        const QString failure = m_postgres.start();
        QVERIFY2(failure.isEmpty(), qPrintable(failure));
    }
    void sameAnswers_data();
    void sameAnswers();
    void quarantineKeepsWhatWasRefused();
    void restoresBeginAnEpoch();
    void organisationsSeeNothingOfEachOther();
    void setUpAgainChangesNothing();

private:
    PostgresFixture m_postgres;
};

void ServerStoreTest::sameAnswers_data() { addContractRows(); }

void ServerStoreTest::sameAnswers()
{
    QFETCH(ContractCase, run);
    MemoryServerStore memory;
    const auto postgres = m_postgres.fresh();
    Answers expected;
    Answers answers;
    VERIFY_DONE(run(memory, expected));
    VERIFY_DONE(run(*postgres, answers));
    QVERIFY(!expected.lines.isEmpty());
    for (qsizetype i = 0; i < std::min(expected.lines.size(), answers.lines.size()); ++i)
        QCOMPARE(answers.lines[i], expected.lines[i]);
    QCOMPARE(answers.lines.size(), expected.lines.size());
}

void ServerStoreTest::quarantineKeepsWhatWasRefused()
{
    const auto store = m_postgres.fresh();
    Mutation mutation;
    mutation.n = 3;
    mutation.mid = uid(1);
    mutation.tx = uid(2);
    mutation.type = QStringLiteral("contact");
    mutation.row = uid(4);
    mutation.fields = {{QStringLiteral("title"), QStringLiteral("refused")}};
    VERIFY_DONE(store->transact([&](ServerTransaction &t) -> Result<void> {
        TRY(t.savepoint());
        TRY(t.quarantine(uid(7), mutation, Verdict::Missing));
        TRY(t.rollbackToSavepoint());
        return t.quarantine(uid(7), mutation, Verdict::Forbidden);
    }));
    auto owner = Connection::open(m_postgres.ownerInfo());
    VERIFY_DONE(owner);
    const auto kept = (*owner)->query("SELECT device, mid, verdict, content FROM fieldfare.quarantine WHERE org = $1",
                                      Params().add(store->organisationNumber()));
    VERIFY_DONE(kept);
    QCOMPARE(kept->size(), 1);
    QCOMPARE(kept->uid(0, 0), uid(7));
    QCOMPARE(kept->uid(0, 1), mutation.mid);
    QCOMPARE(kept->int4(0, 2), int(Verdict::Forbidden));
    const auto read = decodeRequest(kept->bytes(0, 3));
    VERIFY_DONE(read);
    QVERIFY(std::get<PushRequest>(*read).mutations == QVector<Mutation>{mutation});

    // a person was erased: what was refused of the row goes, and what names it
    Mutation naming = mutation;
    naming.mid = uid(8);
    naming.row = uid(9);
    naming.fields = {{QStringLiteral("contact"), uidText(uid(4))}};
    Mutation other = naming;
    other.mid = uid(10);
    other.fields = {{QStringLiteral("contact"), uidText(uid(5))}};
    VERIFY_DONE(store->transact([&](ServerTransaction &t) -> Result<void> {
        TRY(t.quarantine(uid(7), naming, Verdict::Forbidden));
        return t.quarantine(uid(7), other, Verdict::Forbidden);
    }));
    VERIFY_DONE(store->transact([&](ServerTransaction &t) { return t.forgetQuarantined(uid(4)); }));
    const auto left = (*owner)->query("SELECT mid FROM fieldfare.quarantine WHERE org = $1",
                                      Params().add(store->organisationNumber()));
    VERIFY_DONE(left);
    QCOMPARE(left->size(), 1);
    QCOMPARE(left->uid(0, 0), other.mid);
}

void ServerStoreTest::restoresBeginAnEpoch()
{
    const auto store = m_postgres.fresh();
    VERIFY_DONE(store->transact([&](ServerTransaction &t) { return t.setHead(41); }));
    const auto first = store->noteRestore(1'800'000'000'000);
    VERIFY_DONE(first);
    QCOMPARE(first->epoch, qint64(1'800'000'000));
    QCOMPARE(first->restored, (QMap<qint64, qint64>{{1'799'999'999, 41}}));
    VERIFY_DONE(store->transact([&](ServerTransaction &t) { return t.setHead(40); }));
    const auto second = store->noteRestore(0);  // a clock that was never set
    VERIFY_DONE(second);
    QCOMPARE(second->epoch, first->epoch + 1);
    QCOMPARE(second->restored, (QMap<qint64, qint64>{{first->epoch - 1, 40}, {first->epoch, 40}}));
    Organisation there;
    VERIFY_DONE(store->read([&](ServerTransaction &t) -> Result<void> {
        TRY_ASSIGN(there, t.organisation());
        return {};
    }));
    QCOMPARE(there.epoch, second->epoch);
    QCOMPARE(there.restored, second->restored);
}

void ServerStoreTest::organisationsSeeNothingOfEachOther()
{
    Answers before;
    Answers after;
    const auto ask = [](ServerStore &store, Answers &answers) {
        return store.transact([&](ServerTransaction &t) { return askAll(t, answers, {uid(1), uid(2)}); });
    };
    const auto one = m_postgres.fresh();
    VERIFY_DONE(ask(*one, before));
    const auto other = m_postgres.fresh();
    Answers others;
    VERIFY_DONE(contract::pages(*other, others));
    VERIFY_DONE(ask(*one, after));
    QCOMPARE(after.lines, before.lines);
}

void ServerStoreTest::setUpAgainChangesNothing()
{
    auto owner = Connection::open(m_postgres.ownerInfo());
    VERIFY_DONE(owner);
    VERIFY_DONE(setUpDatabase(**owner, QStringLiteral("fieldfare_app")));
    VERIFY_DONE(setUpDatabase(**owner, QStringLiteral("another \"role\"")));
    const auto versions = (*owner)->query("SELECT count(*) FROM fieldfare.schema_version");
    VERIFY_DONE(versions);
    const auto newest = newestSchema();
    VERIFY_DONE(newest);
    QCOMPARE(versions->int8(0, 0), qint64(*newest));
    const auto again = PostgresServerStore::addOrganisation(m_postgres.appInfo(), QStringLiteral("twice"));
    VERIFY_DONE(again);
    const auto twice = PostgresServerStore::addOrganisation(m_postgres.appInfo(), QStringLiteral("twice"));
    QVERIFY(!twice && twice.error().code == ErrorCode::Conflict);
    const auto nobody = PostgresServerStore::open({m_postgres.appInfo(), QStringLiteral("nobody")}, m_postgres.rules);
    QVERIFY(!nobody && nobody.error().code == ErrorCode::NotFound);
    // the owner could see past the wall
    const auto owning = PostgresServerStore::open({m_postgres.ownerInfo(), QStringLiteral("twice")}, m_postgres.rules);
    QVERIFY(!owning && owning.error().code == ErrorCode::Forbidden);
}

}  // namespace fieldfare::server

FIELDFARE_TEST(fieldfare::server::ServerStoreTest)
#include "server_store_test.moc"
