// SPDX-License-Identifier: GPL-3.0-or-later
#include "postgres_fixture.h"
#include "server_answers.h"
#include "sync/server/memory_server_store.h"

#include <limits>
#include <random>

namespace fieldfare::server {

namespace {

ServerRow made(int n, qint64 seq, const QJsonObject &fields, const QStringList &buckets = kBuckets)
{
    ServerRow row;
    row.type = QStringLiteral("contact");
    row.row = uid(n);
    row.seq = seq;
    row.fields = fields;
    for (const QString &field : fields.keys())
        row.versions.insert(field, {seq, seq * 65'536, uid(900)});
    row.buckets = buckets;
    return row;
}

QJsonObject numbered(const char *number) { return {{QStringLiteral("number"), QString::fromLatin1(number)}}; }

using Case = Result<void> (*)(ServerStore &, Answers &);

Result<void> contents(ServerStore &store, Answers &answers)
{
    const QJsonObject fields{{QStringLiteral("text"), QStringLiteral("a\u0000b\u001ac 鳥 🐦")},
                             {QStringLiteral("empty"), QString()},
                             {QStringLiteral("large"), std::numeric_limits<qint64>::max()},
                             {QStringLiteral("small"), std::numeric_limits<qint64>::min()},
                             {QStringLiteral("half"), 0.1},
                             {QStringLiteral("whole"), 3.0},
                             {QStringLiteral("null"), QJsonValue()},
                             {QStringLiteral("yes"), true},
                             {QStringLiteral("deep"), QJsonArray{QJsonObject{{QStringLiteral("x"), 1}}, QJsonArray()}}};
    TRY(store.transact([&](ServerTransaction &t) -> Result<void> {
        ServerRow row = made(1, 1, fields);
        row.deleted = FieldVersion{1, 77, uid(5)};
        row.conflicts = {
            {uid(8), QStringLiteral("text"), QStringLiteral("value"), QStringLiteral("x\u0000"), QJsonValue(), uid(1),
             Uid(), 5, 6},
            {uid(9), QString(), QStringLiteral("edit_vs_delete"), QJsonValue(), 4.5, uid(1), uid(2), 5, 6}};
        TRY(t.setHead(1));
        return t.putRow(row, kBuckets);
    }));
    TRY(store.transact([&](ServerTransaction &t) { return askAll(t, answers, {uid(1), uid(2)}); }));
    return store.transact([&](ServerTransaction &t) -> Result<void> {
        TRY_ASSIGN(auto row, t.row(uid(1)));
        row->deleted.reset();
        row->conflicts.clear();
        row->seq = 2;
        row->type = QStringLiteral("odd\u0000type");
        TRY(t.setHead(2));
        TRY(t.putRow(*row, {kOwn}));
        TRY(askAll(t, answers, {uid(1)}));
        row->erased = true;
        row->fields = {};
        row->versions.clear();
        row->seq = 3;
        TRY(t.putRow(*row, {}));
        return askAll(t, answers, {uid(1)});
    });
}

Result<void> pages(ServerStore &store, Answers &answers)
{
    QVector<Uid> rows;
    TRY(store.transact([&](ServerTransaction &t) -> Result<void> {
        for (int i = 1; i <= 12; ++i) {
            // several of one number, as after a bulk import
            TRY(t.putRow(made(i, 1 + i / 4, {{QStringLiteral("n"), i}}), i % 3 == 0 ? QStringList{kAll} : kBuckets));
            rows.append(uid(i));
        }
        return t.setHead(4);
    }));
    return store.transact([&](ServerTransaction &t) { return askAll(t, answers, rows); });
}

Result<void> identities(ServerStore &store, Answers &answers)
{
    TRY(store.transact([&](ServerTransaction &t) -> Result<void> {
        TRY(answers.ask(t.device(uid(1))));
        TRY(t.putDevice({uid(1), uid(2), 5, uid(60)}));
        TRY(answers.ask(t.device(uid(1))));
        TRY(t.putAlias(uid(3), uid(4)));
        TRY(answers.ask(t.alias(uid(3))));
        for (int n = 1; n <= 5; ++n)
            TRY(t.addApplied({uid(1), n, uid(100 + n), n == 3 ? Verdict::Duplicate : Verdict::Applied, n}));
        TRY(answers.ask(t.applied(uid(1), 3)));
        return answers.ask(t.appliedMutation(uid(103)));
    }));
    return store.transact([&](ServerTransaction &t) -> Result<void> {
        TRY(answers.ask(t.device(uid(1))));
        TRY(t.putDevice({uid(1), uid(2), 6, uid(61)}));
        TRY(answers.ask(t.device(uid(1))));
        TRY(answers.ask(t.alias(uid(3))));
        TRY(answers.ask(t.alias(uid(4))));
        TRY(t.putAlias(uid(3), uid(7)));
        TRY(answers.ask(t.alias(uid(3))));
        TRY(t.expect({uid(1)}, {uid(101), uid(103), uid(107)}));
        for (int n = 0; n <= 7; ++n) {
            TRY(answers.ask(t.applied(uid(1), n)));
            TRY(answers.ask(t.applied(uid(2), n)));
            TRY(answers.ask(t.appliedMutation(uid(100 + n))));
        }
        // another device says the same later, and a number is given anew
        TRY(t.addApplied({uid(2), 1, uid(101), Verdict::Forbidden, 9}));
        TRY(t.addApplied({uid(1), 2, uid(109), Verdict::Lost, 9}));
        TRY(answers.ask(t.appliedMutation(uid(101))));
        return answers.ask(t.applied(uid(1), 2));
    });
}

Result<void> contentsAndNumbers(ServerStore &store, Answers &answers)
{
    const QString first(64, u'a');
    const QString second(64, u'b');
    const QString ticket = QStringLiteral("ticket");
    TRY(store.transact([&](ServerTransaction &t) -> Result<void> {
        TRY(answers.ask(t.content(uid(1))));
        TRY(t.putContent(uid(1), first));
        TRY(t.putContent(uid(2), first));
        TRY(t.putContent(uid(3), second));
        TRY(answers.ask(t.content(uid(1))));
        TRY(answers.ask(t.contents()));
        TRY(answers.ask(t.freeNumbers(ticket)));
        TRY(t.putFreeNumbers(ticket, {51, 1}));
        TRY(answers.ask(t.freeNumbers(ticket)));
        return answers.ask(t.freeNumbers(QStringLiteral("order")));
    }));
    TRY(store.transact([&](ServerTransaction &t) -> Result<void> {
        TRY(t.savepoint());
        TRY(t.putContent(uid(2), {}));
        TRY(t.putFreeNumbers(ticket, {99, 2}));
        TRY(answers.ask(t.contents()));
        TRY(t.rollbackToSavepoint());
        TRY(answers.ask(t.content(uid(2))));
        TRY(answers.ask(t.freeNumbers(ticket)));
        TRY(t.putContent(uid(1), second));
        return t.putContent(uid(2), {});
    }));
    return store.transact([&](ServerTransaction &t) -> Result<void> {
        for (int i = 1; i <= 3; ++i)
            TRY(answers.ask(t.content(uid(i))));
        TRY(answers.ask(t.contents()));
        return answers.ask(t.freeNumbers(ticket));
    });
}

Result<void> savepoints(ServerStore &store, Answers &answers)
{
    const QVector<Uid> rows{uid(1), uid(2), uid(3)};
    for (const bool asks : {false, true}) {
        TRY(store.transact([&](ServerTransaction &t) -> Result<void> {
            TRY(t.putRow(made(1, 1, {{QStringLiteral("n"), asks}}), kBuckets));
            TRY(t.putAlias(uid(1), uid(2)));
            TRY(t.setHead(1));
            TRY(t.savepoint());
            TRY(t.putRow(made(1, 2, {{QStringLiteral("n"), 2}}), {kAll}));
            TRY(t.putRow(made(2, 3, {{QStringLiteral("n"), 3}}), kBuckets));
            TRY(t.putAlias(uid(1), uid(3)));
            TRY(t.addApplied({uid(1), 1, uid(101), Verdict::Applied, 3}));
            TRY(t.putDevice({uid(1), uid(2), 5, uid(60)}));
            TRY(t.setHead(3));
            if (asks)
                TRY(askAll(t, answers, rows));
            TRY(t.rollbackToSavepoint());
            TRY(askAll(t, answers, rows));
            TRY(answers.ask(t.device(uid(1))));
            TRY(t.savepoint());
            TRY(t.putRow(made(3, 2, {{QStringLiteral("n"), 4}}), {kTeam}));
            return t.setHead(2);
        }));
        TRY(store.transact([&](ServerTransaction &t) { return askAll(t, answers, rows); }));
    }
    return {};
}

Result<void> errorsUndo(ServerStore &store, Answers &answers)
{
    TRY(store.transact([&](ServerTransaction &t) { return t.putRow(made(1, 1, {}), kBuckets); }));
    for (const bool asks : {false, true}) {
        const auto done = store.transact([&](ServerTransaction &t) -> Result<void> {
            TRY(t.putRow(made(1, 2, numbered("R-1")), {kAll}));
            TRY(t.putRow(made(2, 2, {}), {kAll}));
            TRY(t.setHead(2));
            TRY(t.putDevice({uid(1), uid(2), 5, uid(60)}));
            if (asks)
                TRY(askAll(t, answers, {uid(1)}));
            return fail(ErrorCode::Cancelled, QStringLiteral("enough"));
        });
        answers.say(done ? QStringLiteral("done") : done.error().message);
        TRY(store.transact([&](ServerTransaction &t) -> Result<void> {
            TRY(askAll(t, answers, {uid(1), uid(2)}));
            TRY(answers.ask(t.device(uid(1))));
            return answers.ask(
                t.holderOfNumber(QStringLiteral("contact"), QStringLiteral("number"), QStringLiteral("R-1"), {}));
        }));
    }
    return {};
}

Result<void> numbers(ServerStore &store, Answers &answers)
{
    const auto holders = [&](ServerTransaction &t) -> Result<void> {
        for (const char *number : {"R-1", "R-2", "r-1"}) {
            for (const int except : {1, 2, 9})
                TRY(answers.ask(t.holderOfNumber(QStringLiteral("contact"), QStringLiteral("number"),
                                                 QString::fromLatin1(number), uid(except))));
        }
        return answers.ask(
            t.holderOfNumber(QStringLiteral("invoice"), QStringLiteral("number"), QStringLiteral("R-1"), {}));
    };
    TRY(store.transact([&](ServerTransaction &t) -> Result<void> {
        TRY(t.putRow(made(1, 1, numbered("R-1")), kBuckets));
        return holders(t);
    }));
    TRY(store.transact(holders));
    for (int step = 0; step < 4; ++step) {
        TRY(store.transact([&](ServerTransaction &t) -> Result<void> {
            TRY_ASSIGN(auto row, t.row(uid(1)));
            row->seq = 2 + step;
            row->fields = numbered(step == 0 ? "R-2" : "R-1");
            row->deleted = step == 1 ? std::optional(FieldVersion{3, 1, {}}) : std::nullopt;
            row->erased = step == 3;
            TRY(t.putRow(*row, kBuckets));
            return holders(t);
        }));
        TRY(store.transact(holders));
    }
    return {};
}

/// Whatever an engine might do in whatever order, by a seed.
Result<void> anything(ServerStore &store, Answers &answers)
{
    std::mt19937 chance(7);
    const auto below = [&](int n) { return static_cast<int>(chance() % static_cast<unsigned>(n)); };
    QVector<Uid> rows;
    for (int i = 0; i < 20; ++i)
        rows.append(uid(i));
    qint64 head = 0;
    for (int round = 0; round < 40; ++round) {
        const qint64 before = head;
        const bool fails = below(6) == 0;
        const auto done = store.transact([&](ServerTransaction &t) -> Result<void> {
            const int steps = 1 + below(12);
            qint64 saved = head;
            bool hasSaved = false;
            for (int step = 0; step < steps; ++step) {
                switch (below(9)) {
                case 0: TRY(answers.ask(t.row(rows[below(20)]))); break;
                case 1:
                    TRY(answers.ask(t.page({{kBuckets[below(3)], {below(30), rows[below(20)]}}}, 1 + below(5))));
                    break;
                case 2: TRY(answers.ask(t.digests(kBuckets))); break;
                case 3:
                    TRY(t.savepoint());
                    saved = head;
                    hasSaved = true;
                    break;
                case 4:
                    if (hasSaved && below(2) == 0) {
                        TRY(t.rollbackToSavepoint());
                        head = saved;
                    }
                    break;
                default: {
                    const int n = below(20);
                    TRY_ASSIGN(auto row, t.row(rows[n]));
                    if (!row)
                        row = made(n, 0, {});
                    row->seq = ++head;
                    row->fields = {{QStringLiteral("v"), below(1000)},
                                   {QStringLiteral("number"), QString::number(below(5))}};
                    row->parents = below(3) == 0 ? QVector<Uid>{rows[below(20)]} : row->parents;
                    row->deleted = below(6) == 0 ? std::optional(FieldVersion{head, 1, {}}) : std::nullopt;
                    QStringList present;
                    for (const QString &bucket : kBuckets) {
                        if (below(3) > 0)
                            present.append(bucket);
                    }
                    TRY(t.putRow(*row, present));
                    TRY(t.setHead(head));
                    TRY(t.addApplied(
                        {rows[below(3)], below(40), rows[below(20)], static_cast<Verdict>(1 + below(6)), head}));
                }
                }
            }
            if (fails)
                return fail(ErrorCode::Cancelled, QStringLiteral("enough"));
            return {};
        });
        if (!done && done.error().code != ErrorCode::Cancelled)
            return done;
        if (!done)
            head = before;
        TRY(store.transact([&](ServerTransaction &t) { return askAll(t, answers, rows); }));
    }
    return {};
}

}  // namespace

/// One contract, two stores: each case runs over memory and over PostgreSQL, and every answer is the same.
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

void ServerStoreTest::sameAnswers_data()
{
    QTest::addColumn<void *>("run");
    QTest::addRow("contents") << reinterpret_cast<void *>(Case(contents));
    QTest::addRow("pages") << reinterpret_cast<void *>(Case(pages));
    QTest::addRow("identities") << reinterpret_cast<void *>(Case(identities));
    QTest::addRow("contents and numbers") << reinterpret_cast<void *>(Case(contentsAndNumbers));
    QTest::addRow("savepoints") << reinterpret_cast<void *>(Case(savepoints));
    QTest::addRow("errors undo") << reinterpret_cast<void *>(Case(errorsUndo));
    QTest::addRow("numbers") << reinterpret_cast<void *>(Case(numbers));
    QTest::addRow("anything") << reinterpret_cast<void *>(Case(anything));
}

void ServerStoreTest::sameAnswers()
{
    QFETCH(void *, run);
    const auto runCase = reinterpret_cast<Case>(run);
    MemoryServerStore memory;
    const auto postgres = m_postgres.fresh();
    Answers expected;
    Answers answers;
    VERIFY_DONE(runCase(memory, expected));
    VERIFY_DONE(runCase(*postgres, answers));
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
    VERIFY_DONE(pages(*other, others));
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
