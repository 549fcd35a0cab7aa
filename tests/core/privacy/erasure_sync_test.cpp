// SPDX-License-Identifier: GPL-3.0-or-later
#include "marked_person.h"
#include "records/erasure/erasure.h"
#include "sync/access/role_policy.h"
#include "sync/client/sqlite_client_store.h"
#include "sync/client/sync_client.h"
#include "sync/merge/field_rules.h"
#include "sync/protocol/codec.h"
#include "sync/server/memory_server_store.h"
#include "sync/server/sync_server.h"
#include "workspace/privacy/privacy.h"

#include <QStandardPaths>

namespace fieldfare::test {

namespace {

using namespace fieldfare::sync;

/// A server in memory and what it holds, said in bytes.
struct Server {
    explicit Server(std::shared_ptr<const TypeCatalog> catalog, const Clock &clock)
        : rules(std::move(catalog)), engine(store, policy, rules, clock, [this] { return newUid(1000 + ++names); })
    {
    }
    bool holdsMarks(bool tells = false) const
    {
        for (const ServerRow &row : store.data().rows) {
            QByteArray all = QJsonDocument(row.fields).toJson();
            for (const Conflict &conflict : row.conflicts)
                all += QJsonDocument(
                           QJsonObject{{QStringLiteral("a"), conflict.kept}, {QStringLiteral("b"), conflict.other}})
                           .toJson();
            if (all.toLower().contains("zqxv") || all.contains("5550199")) {
                if (tells)
                    qInfo("%s deleted %d conflicts %lld: %s", qPrintable(row.type), int(row.deleted.has_value()),
                          static_cast<long long>(row.conflicts.size()), all.constData());
                return true;
            }
        }
        for (const auto &[device, mutation] : store.data().quarantine) {
            if (QJsonDocument(mutation.fields).toJson().toLower().contains("zqxv"))
                return true;
        }
        return false;
    }

    MemoryServerStore store;
    RolePolicy policy;
    CatalogFieldRules rules;
    int names = 0;
    SyncServer engine;
};

/// A workspace that syncs with it.
class Device : public Transport {
public:
    Device(Server &server, const Uid &person, bool isFounder)
        : m_server(server),
          m_caller{person, newUid(70'000 + ++server.names), false},
          m_store(m_fixture.workspace->store(), m_fixture.workspace->session()),
          m_client(m_store, *this, *m_fixture.clock, server.rules)
    {
        if (isFounder)
            return;
        const auto joined = m_store.transact([](ClientTransaction &transaction) -> Result<void> {
            TRY_ASSIGN(ClientState state, transaction.state());
            TRY_ASSIGN(state.collected, transaction.eachChange(0, [](const LoggedChange &) { return Result<void>(); }));
            return transaction.setState(state);
        });
        if (!joined)
            qFatal("join");
    }
    Result<QByteArray> exchange(const QByteArray &request) override
    {
        return m_server.engine.handle(m_caller, request);
    }

    Result<SyncReport> sync()
    {
        TRY_ASSIGN(const SyncReport report, m_client.sync());
        TRY(m_fixture.workspace->privacy().catchUp(m_fixture.workspace->session()));
        return report;
    }
    WorkspaceFixture &fixture() { return m_fixture; }

private:
    Server &m_server;
    Caller m_caller;
    WorkspaceFixture m_fixture;
    SqliteClientStore m_store;
    SyncClient m_client;
};

}  // namespace

class ErasureSyncTest : public QObject {
    Q_OBJECT

private slots:
    void initTestCase() { QStandardPaths::setTestModeEnabled(true); }
    void reachesEveryDeviceAndTheServer();
    void editsMadeMeanwhileAreLostWithThePerson();
    void refusedErasuresBringTheRecordsBack();
    void restoredServersAreToldAgain();
    void whatNeverWentOutStaysHere();
};

void ErasureSyncTest::reachesEveryDeviceAndTheServer()
{
    ManualClock clock(QDateTime(QDate(2026, 11, 22), QTime(9, 0), Qt::UTC));
    const WorkspaceFixture types;
    Server server(types.workspace->catalog(), clock);
    const Uid boss = newUid(1);
    server.store.putMember({boss, QStringLiteral("owner"), QString(), true});
    Device a(server, boss, true);
    Device b(server, boss, false);
    const MarkedPerson person = makeMarkedPerson(a.fixture());
    VERIFY_OK(a.sync());
    VERIFY_OK(b.sync());
    QVERIFY(server.holdsMarks());
    QVERIFY(!marksInTables(b.fixture()).isEmpty());
    // a history of its own on the other device
    const qint64 there =
        b.fixture()
            .value(QStringLiteral("SELECT id FROM contact WHERE uid=?"), {uidBytes(person.contact.uid)})
            .toLongLong();
    auto contact = b.fixture().load(Id<Contact>{there});
    VERIFY_OK(contact);
    contact->notes = marked("written on b");
    VERIFY_OK(b.fixture().update(*contact));
    const qint64 deal =
        b.fixture()
            .value(QStringLiteral("SELECT id FROM deal WHERE uid=?"), {uidBytes(person.companyDeal.uid)})
            .toLongLong();
    auto theDeal = b.fixture().load(Id<Deal>{deal});
    VERIFY_OK(theDeal);
    theDeal->competitor = QStringLiteral("Zqxvfirst Zqxvlast knows one");
    VERIFY_OK(b.fixture().update(*theDeal));
    VERIFY_OK(b.sync());
    VERIFY_OK(a.sync());

    VERIFY_OK(await(a.fixture().workspace->privacy().erase(a.fixture().workspace->session(), person.contact.uid,
                                                           person.contact.displayName)));
    QCOMPARE(marksInTables(a.fixture()).join(u' '), QString());
    const auto sent = a.sync();
    VERIFY_OK(sent);
    QCOMPARE(sent->rejected, qint64(0));
    QVERIFY(!server.holdsMarks());
    VERIFY_OK(b.sync());
    QCOMPARE(marksInTables(b.fixture()).join(u' '), QString());
    for (Device *device : {&a, &b}) {
        QCOMPARE(firstBroken(device->fixture()), qint64(0));
        QCOMPARE(device->fixture().value(QStringLiteral("SELECT count(*) FROM contact")).toInt(), 1);
        QCOMPARE(device->fixture().value(QStringLiteral("SELECT count(*) FROM deal")).toInt(), 2);
        QCOMPARE(device->fixture()
                     .value(QStringLiteral("SELECT name FROM deal WHERE uid=?"), {uidBytes(person.companyDeal.uid)})
                     .toString(),
                 QStringLiteral("Heating for [erased person]"));
    }
    // and all is quiet
    const auto again = a.sync();
    VERIFY_OK(again);
    QCOMPARE(again->sent + again->repaired, qint64(0));
    const QString folder = b.fixture().workspace->path();
    QCOMPARE(marksInFiles(folder).join(u' '), QString());
}

void ErasureSyncTest::editsMadeMeanwhileAreLostWithThePerson()
{
    ManualClock clock(QDateTime(QDate(2026, 11, 22), QTime(9, 0), Qt::UTC));
    const WorkspaceFixture types;
    Server server(types.workspace->catalog(), clock);
    const Uid boss = newUid(1);
    server.store.putMember({boss, QStringLiteral("owner"), QString(), true});
    Device a(server, boss, true);
    Device b(server, boss, false);
    const MarkedPerson person = makeMarkedPerson(a.fixture());
    VERIFY_OK(a.sync());
    VERIFY_OK(b.sync());
    VERIFY_OK(await(a.fixture().workspace->privacy().erase(a.fixture().workspace->session(), person.contact.uid,
                                                           person.contact.displayName)));
    // b has not heard of it and writes on
    const qint64 there =
        b.fixture()
            .value(QStringLiteral("SELECT id FROM contact WHERE uid=?"), {uidBytes(person.contact.uid)})
            .toLongLong();
    auto contact = b.fixture().load(Id<Contact>{there});
    VERIFY_OK(contact);
    contact->notes = marked("typed meanwhile");
    VERIFY_OK(b.fixture().update(*contact));
    VERIFY_OK(a.sync());
    VERIFY_OK(b.sync());
    VERIFY_OK(b.sync());
    QVERIFY(!server.holdsMarks());
    QCOMPARE(marksInTables(b.fixture()).join(u' '), QString());
    QCOMPARE(firstBroken(b.fixture()), qint64(0));
}

void ErasureSyncTest::refusedErasuresBringTheRecordsBack()
{
    ManualClock clock(QDateTime(QDate(2026, 11, 22), QTime(9, 0), Qt::UTC));
    const WorkspaceFixture types;
    Server server(types.workspace->catalog(), clock);
    const Uid boss = newUid(1);
    server.store.putMember({boss, QStringLiteral("owner"), QString(), true});
    Device a(server, boss, true);
    const MarkedPerson person = makeMarkedPerson(a.fixture());
    VERIFY_OK(a.sync());
    // the rights changed since
    server.store.putMember({boss, QStringLiteral("manager"), QString(), true});
    VERIFY_OK(await(a.fixture().workspace->privacy().erase(a.fixture().workspace->session(), person.contact.uid,
                                                           person.contact.displayName)));
    const auto report = a.sync();
    VERIFY_OK(report);
    QVERIFY(report->rejected > 0);
    QVERIFY(server.holdsMarks());
    VERIFY_OK(a.sync());
    QCOMPARE(a.fixture()
                 .value(QStringLiteral("SELECT count(*) FROM contact WHERE uid=?"), {uidBytes(person.contact.uid)})
                 .toInt(),
             1);
    const auto quiet = a.sync();
    VERIFY_OK(quiet);
    QCOMPARE(quiet->sent + quiet->repaired, qint64(0));
}

void ErasureSyncTest::restoredServersAreToldAgain()
{
    ManualClock clock(QDateTime(QDate(2026, 11, 22), QTime(9, 0), Qt::UTC));
    const WorkspaceFixture types;
    Server server(types.workspace->catalog(), clock);
    const Uid boss = newUid(1);
    server.store.putMember({boss, QStringLiteral("owner"), QString(), true});
    Device a(server, boss, true);
    Device b(server, boss, false);
    const MarkedPerson person = makeMarkedPerson(a.fixture());
    VERIFY_OK(a.sync());
    VERIFY_OK(b.sync());
    const MemoryServerStore::Data backup = server.store.data();
    VERIFY_OK(await(a.fixture().workspace->privacy().erase(a.fixture().workspace->session(), person.contact.uid,
                                                           person.contact.displayName)));
    VERIFY_OK(a.sync());
    VERIFY_OK(b.sync());
    server.store.restore(backup);
    QVERIFY(server.holdsMarks());
    // the one that erased is not there any more: any other knows of it
    for (int i = 0; i < 3; ++i)
        VERIFY_OK(b.sync());
    QCOMPARE(marksInTables(b.fixture()).join(u' '), QString());
    QVERIFY(!server.holdsMarks(true));
}

void ErasureSyncTest::whatNeverWentOutStaysHere()
{
    ManualClock clock(QDateTime(QDate(2026, 11, 22), QTime(9, 0), Qt::UTC));
    const WorkspaceFixture types;
    Server server(types.workspace->catalog(), clock);
    const Uid boss = newUid(1);
    server.store.putMember({boss, QStringLiteral("owner"), QString(), true});
    Device a(server, boss, true);
    const MarkedPerson person = makeMarkedPerson(a.fixture());
    VERIFY_OK(await(a.fixture().workspace->privacy().erase(a.fixture().workspace->session(), person.contact.uid,
                                                           person.contact.displayName)));
    const auto report = a.sync();
    VERIFY_OK(report);
    QCOMPARE(report->rejected, qint64(0));
    QVERIFY(!server.holdsMarks());
    QVERIFY(!server.store.data().rows.contains(person.contact.uid));
    QVERIFY(server.store.data().rows.contains(person.companyDeal.uid));
}

}  // namespace fieldfare::test

FIELDFARE_TEST(fieldfare::test::ErasureSyncTest)
#include "erasure_sync_test.moc"
