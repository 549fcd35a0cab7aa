// SPDX-License-Identifier: GPL-3.0-or-later
#include "sim_world.h"
#include "support/test.h"
#include "support/workspace_fixture.h"
#include "sync/protocol/codec.h"

namespace fieldfare::sync {

namespace {

const QString kContact = QStringLiteral("contact");
const QString kTitle = QStringLiteral("title");

/// A good line to a server, which keeps what was pushed through it.
class Line final : public Transport {
public:
    Line(SyncServer &server, Uid user) : m_server(server), m_user(user) {}
    Result<QByteArray> exchange(const QByteArray &request) override
    {
        const auto decoded = decodeRequest(request);
        if (decoded && std::holds_alternative<PushRequest>(*decoded))
            pushed += std::get<PushRequest>(*decoded).mutations;
        return m_server.handle(m_user, request);
    }
    QVector<Mutation> pushed;

private:
    SyncServer &m_server;
    Uid m_user;
};

/// A server and people, without faults and without chance.
struct Office {
    ManualClock clock{QDateTime(QDate(2026, 11, 22), QTime(9, 0), Qt::UTC)};
    SimRules rules;
    SimAccess access;
    MemoryServerStore store;
    int names = 0;
    SyncServer server{store, access, rules, clock, [this] { return newUid(1000 + ++names); }};
    const Uid ada = newUid(1);
    const Uid ben = newUid(2);
    const Uid row = newUid(3);
    int writes = 0;

    Office()
    {
        access.people.insert(ada, {QStringLiteral("u0"), {}, 2});
        access.people.insert(ben, {QStringLiteral("u1"), {}, 2});
    }
    void write(MemoryClientStore &device, Op op, const QJsonObject &fields)
    {
        clock.advance(1000);
        isFine =
            isFine && device.write({{kContact, row, op, fields}}, clock.now(), newUid(2000 + ++writes)).has_value();
    }
    void title(MemoryClientStore &device, const char *text)
    {
        write(device, Op::Update, {{kTitle, QString::fromLatin1(text)}});
    }
    QVector<Mutation> sync(MemoryClientStore &device, const Uid &user)
    {
        clock.advance(1000);
        Line line(server, user);
        SyncClient client(device, line, clock, rules);
        const auto done = client.sync();
        if (!done)
            qWarning("sync: %s", qPrintable(done.error().message));
        isFine = isFine && done.has_value();
        return line.pushed;
    }
    [[nodiscard]] ServerRow there() const { return store.data().rows.value(row); }
    /// The values of the title in open conflicts.
    [[nodiscard]] QStringList inConflicts() const
    {
        QStringList values;
        for (const Conflict &conflict : there().conflicts) {
            if (conflict.field == kTitle)
                values << conflict.kept.toString() << conflict.other.toString();
        }
        return values;
    }
    bool isFine = true;
};

const QJsonObject kNew{{QStringLiteral("title"), QStringLiteral("made")},
                       {QStringLiteral("external_id"), QStringLiteral("u0")}};

}  // namespace

/// What happens around copies, restored servers and refusals, one story each; the simulation mixes them.
class RecoveryTest : public QObject {
    Q_OBJECT

private slots:
    void creationsAreSentAsTheyWereMade();
    void copiesDoNotShareNumbersAfterARestore();
    void rowsGivenBackBringTheirConflicts();
    void refusedEditsStayRefused();
    void additionsThatWereRefusedDoNotTakeOthersAway();
    void serversThatLagBehindADeviceRefuse();
};

void RecoveryTest::creationsAreSentAsTheyWereMade()
{
    Office office;
    MemoryClientStore device;
    office.write(device, Op::Create, kNew);
    office.title(device, "later");
    office.title(device, "last");
    const auto pushed = office.sync(device, office.ada);
    QVERIFY(office.isFine);
    QCOMPARE(pushed.size(), qsizetype(3));
    // otherwise somebody who saw and replaced "last" would meet it again in the third mutation, and a clock would decide
    QCOMPARE(pushed[0].fields, kNew);
    QCOMPARE(pushed[2].fields.value(kTitle).toString(), QStringLiteral("last"));
    QCOMPARE(office.there().fields.value(kTitle).toString(), QStringLiteral("last"));
}

void RecoveryTest::copiesDoNotShareNumbersAfterARestore()
{
    Office office;
    MemoryClientStore device;
    office.sync(device, office.ada);
    const auto backup = office.store.data();
    office.write(device, Op::Create, kNew);
    office.sync(device, office.ada);
    const auto copy = std::static_pointer_cast<MemoryClientStore>(device.copy());
    office.store.restore(backup);
    office.title(device, "original");
    office.sync(device, office.ada);
    office.title(*copy, "copy");
    office.sync(*copy, office.ada);
    QVERIFY(office.isFine);
    QVERIFY(device.data().state.device != copy->data().state.device);
    QVERIFY(office.inConflicts().contains(QStringLiteral("original")));
    QVERIFY(office.inConflicts().contains(QStringLiteral("copy")));
}

void RecoveryTest::rowsGivenBackBringTheirConflicts()
{
    Office office;
    MemoryClientStore adas;
    office.write(adas, Op::Create, kNew);
    office.sync(adas, office.ada);
    MemoryClientStore bens;
    office.sync(bens, office.ben);
    office.title(adas, "from Ada");
    office.title(bens, "from Ben");
    office.sync(adas, office.ada);
    const auto backup = office.store.data();
    office.sync(bens, office.ben);
    office.sync(adas, office.ada);
    QCOMPARE(office.there().conflicts.size(), qsizetype(1));
    const ServerRow before = office.there();
    // Ben's device is lost with the server's newest day: only Ada's has his value, and the conflict that keeps the other one
    office.store.restore(backup);
    QVERIFY(office.there().conflicts.isEmpty());
    office.sync(adas, office.ada);
    QVERIFY(office.isFine);
    QCOMPARE(office.there().fields, before.fields);
    QCOMPARE(office.there().conflicts.size(), qsizetype(1));
    QCOMPARE(office.there().conflicts.first().id, before.conflicts.first().id);
}

void RecoveryTest::refusedEditsStayRefused()
{
    Office office;
    MemoryClientStore adas;
    MemoryClientStore bens;
    office.write(adas, Op::Create, kNew);
    office.sync(adas, office.ada);
    office.sync(bens, office.ben);
    const auto backup = office.store.data();
    office.title(bens, "not allowed");
    office.access.people[office.ben].level = 0;
    office.sync(bens, office.ben);
    QCOMPARE(office.store.data().quarantine.size(), qsizetype(1));
    QCOMPARE(office.there().fields.value(kTitle).toString(), QStringLiteral("made"));
    // a restored server knows nothing of the refusal, and today he might
    office.access.people[office.ben].level = 2;
    office.store.restore(backup);
    office.sync(bens, office.ben);
    QVERIFY(office.isFine);
    QCOMPARE(office.there().fields.value(kTitle).toString(), QStringLiteral("made"));
}

void RecoveryTest::additionsThatWereRefusedDoNotTakeOthersAway()
{
    const QString tags = QStringLiteral("tags");
    Office office;
    MemoryClientStore adas;
    office.write(adas, Op::Create, kNew);
    office.sync(adas, office.ada);
    MemoryClientStore bens;
    office.sync(bens, office.ben);
    // one transaction of Ben's is refused for its other half, which touches a record that he may not see
    const Uid hidden = newUid(4);
    VERIFY_OK(adas.write({{kContact, hidden, Op::Create, kNew}}, office.clock.now(), newUid(50)));
    office.sync(adas, office.ada);
    office.sync(bens, office.ben);
    VERIFY_OK(bens.write({{kContact, office.row, Op::Update, {{tags, QJsonArray{QStringLiteral("new")}}}},
                          {kContact, hidden, Op::Update, {{kTitle, QStringLiteral("x")}}}},
                         office.clock.now(), newUid(51)));
    office.write(bens, Op::Update, {{tags, QJsonArray{QStringLiteral("new"), QStringLiteral("more")}}});
    VERIFY_OK(adas.write({{kContact, hidden, Op::Update, {{QStringLiteral("external_source"), QStringLiteral("A")}}},
                          {kContact, office.row, Op::Update, {{QStringLiteral("external_id"), QStringLiteral("u1")}}}},
                         office.clock.now(), newUid(52)));
    office.sync(adas, office.ada);
    office.access.people[office.ben].level = 0;  // his own remain
    office.sync(bens, office.ben);
    QVERIFY(office.isFine);
    QCOMPARE(office.there().fields.value(tags).toArray(), (QJsonArray{QStringLiteral("new"), QStringLiteral("more")}));
}

void RecoveryTest::serversThatLagBehindADeviceRefuse()
{
    Office office;
    MemoryClientStore device;
    office.sync(device, office.ada);
    MemoryServerStore replica = office.store;
    office.write(device, Op::Create, kNew);
    office.sync(device, office.ada);
    SyncServer behind(replica, office.access, office.rules, office.clock, [] { return Uid(); });
    const ClientState state = device.data().state;
    const auto reply =
        behind.handle(office.ada, Request(PullRequest{state.device, state.epoch, state.cursors, 10, state.checkpoint}));
    QVERIFY(!reply);
    QCOMPARE(reply.error().code, ErrorCode::Io);
}

}  // namespace fieldfare::sync

FIELDFARE_TEST(fieldfare::sync::RecoveryTest)
#include "recovery_test.moc"
