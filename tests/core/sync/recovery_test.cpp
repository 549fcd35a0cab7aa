// SPDX-License-Identifier: GPL-3.0-or-later
#include "sim_world.h"
#include "support/test.h"
#include "support/workspace_fixture.h"
#include "sync/protocol/codec.h"

namespace fieldfare::sync {

namespace {

const QString kContact = QStringLiteral("contact");
const QString kTitle = QStringLiteral("title");

/// A line to a server, which keeps what was pushed through it; a good one, unless it is told to carry one push only.
class Line final : public Transport {
public:
    Line(SyncServer &server, Uid user) : m_server(server), m_user(user) {}
    Result<QByteArray> exchange(const QByteArray &request) override
    {
        const auto decoded = decodeRequest(request);
        if (decoded && std::holds_alternative<PushRequest>(*decoded)) {
            if (carriesOnePush && !pushed.isEmpty())
                return fail(ErrorCode::Io, QStringLiteral("the line is gone"));
            pushed += std::get<PushRequest>(*decoded).mutations;
            if (meanwhile)
                meanwhile();
        }
        return m_server.handle(Caller{m_user, {}, false}, request);
    }
    QVector<Mutation> pushed;
    bool carriesOnePush = false;
    std::function<void()> meanwhile;  ///< what happens while a push is on its way

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
        const auto written = device.write({{kContact, row, op, fields}}, clock.now(), newUid(2000 + ++writes));
        isFine = isFine && written.has_value();
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
    /// One push that is answered, and then the line is gone: nothing is pulled.
    void pushOnce(MemoryClientStore &device, const Uid &user, const std::function<void()> &meanwhile = {})
    {
        clock.advance(1000);
        Line line(server, user);
        line.carriesOnePush = true;
        line.meanwhile = meanwhile;
        SyncReport report;
        SyncClient client(device, line, clock, rules);
        const auto done = client.push(report);
        isFine = isFine && !line.pushed.isEmpty() && (done || done.error().code == ErrorCode::Io);
    }
    void pull(MemoryClientStore &device, const Uid &user)
    {
        clock.advance(1000);
        Line line(server, user);
        SyncReport report;
        isFine = isFine && SyncClient(device, line, clock, rules).pull(report).has_value();
    }
    [[nodiscard]] QJsonObject shown(MemoryClientStore &device) const { return device.rows(kContact).value(row); }
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
    void refusalsAreRememberedWhileEditsAboveThemWait_data();
    void refusalsAreRememberedWhileEditsAboveThemWait();
    void editsAboveRefusalsAreShownAsTheyAreSent();
    void copiesHearOfRefusalsToo();
    void refusedMergesAreNotFollowed();
    void refusedEditsLeaveNewRecordsToo();
    void editsTypedDuringAPushStay();
    void rowsWhoseStandingHasRottenAreGivenBack();
    void rottenContentIsNotGivenBack();
    void serversThatLagBehindADeviceRefuse();
    void whatLiesAboveAWaitingEditSaysFieldByFieldWhatWasSeen();
};

void RecoveryTest::whatLiesAboveAWaitingEditSaysFieldByFieldWhatWasSeen()
{
    Office office;
    MemoryClientStore ada;
    MemoryClientStore ben;
    office.write(ada, Op::Create, kNew);
    office.sync(ada, office.ada);
    office.sync(ben, office.ben);

    // Ada's clock is an hour slow, and her website waits.
    const qint64 slow = office.clock.now() - 3'600'000;
    const auto write = [&](qint64 at, const QJsonObject &fields) {
        return ada.write({{kContact, office.row, Op::Update, fields}}, at, newUid(quint64(at))).has_value();
    };
    QVERIFY(write(slow, {{QStringLiteral("website"), QStringLiteral("ada.example")}}));
    office.write(ben, Op::Update,
                 {{kTitle, QStringLiteral("Ben's")},
                  {QStringLiteral("website"), QStringLiteral("ben.example")},
                  {QStringLiteral("last_name"), QStringLiteral("Ben's")}});
    office.sync(ben, office.ben);
    office.pull(ada, office.ada);
    QCOMPARE(office.shown(ada).value(kTitle), QJsonValue(QStringLiteral("Ben's")));
    QCOMPARE(office.shown(ada).value(QStringLiteral("website")), QJsonValue(QStringLiteral("ada.example")));

    // She sees his title and changes it; his website she never saw.
    QVERIFY(write(slow + 1000, {{kTitle, QStringLiteral("Ada's")}}));
    QVERIFY(write(slow + 2000, {{QStringLiteral("website"), QStringLiteral("ada2.example")},
                                {QStringLiteral("last_name"), QStringLiteral("Ada's")}}));
    office.sync(ada, office.ada);
    QVERIFY(office.isFine);
    QCOMPARE(office.there().fields.value(kTitle), QJsonValue(QStringLiteral("Ada's")));
    QCOMPARE(office.there().fields.value(QStringLiteral("last_name")), QJsonValue(QStringLiteral("Ada's")));
    QCOMPARE(office.there().fields.value(QStringLiteral("website")), QJsonValue(QStringLiteral("ben.example")));
    QStringList others;
    for (const Conflict &conflict : office.there().conflicts) {
        QCOMPARE(conflict.field, QStringLiteral("website"));
        others.append(conflict.other.toString());
    }
    QCOMPARE(others, QStringList({QStringLiteral("ada.example"), QStringLiteral("ada2.example")}));
}

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

void RecoveryTest::refusalsAreRememberedWhileEditsAboveThemWait_data()
{
    QTest::addColumn<bool>("isRestored");
    QTest::addRow("rights come back") << false;
    QTest::addRow("rights come back with a restored server") << true;
}

void RecoveryTest::refusalsAreRememberedWhileEditsAboveThemWait()
{
    QFETCH(const bool, isRestored);
    const QString tags = QStringLiteral("tags");
    const QJsonArray both{QStringLiteral("new"), QStringLiteral("more")};
    Office office;
    MemoryClientStore adas;
    office.write(adas, Op::Create, kNew);
    office.sync(adas, office.ada);
    MemoryClientStore bens;
    office.sync(bens, office.ben);
    const auto backup = office.store.data();
    // the first is refused; the second was made above it, and waits when the record is taken from Ben's device
    office.write(bens, Op::Update, {{tags, QJsonArray{QStringLiteral("new")}}});
    office.write(bens, Op::Update, {{tags, both}});
    office.access.people[office.ben].level = 0;
    office.pushOnce(bens, office.ben);
    office.pull(bens, office.ben);
    QVERIFY(office.shown(bens).isEmpty());
    office.access.people[office.ben].level = 2;
    if (isRestored)
        office.store.restore(backup);
    const auto pushed = office.sync(bens, office.ben);
    QVERIFY(office.isFine);
    // had it found "new" there, the server would think that somebody took it out since
    QVERIFY(!pushed.isEmpty());
    QCOMPARE(pushed.last().before.value(tags).toArray(), QJsonArray());
    QCOMPARE(office.there().fields.value(tags).toArray(), both);
    QCOMPARE(office.shown(bens).value(tags).toArray(), both);
}

void RecoveryTest::editsAboveRefusalsAreShownAsTheyAreSent()
{
    const QString tags = QStringLiteral("tags");
    Office office;
    MemoryClientStore adas;
    QJsonObject fields = kNew;
    fields.insert(tags, QJsonArray{QStringLiteral("old")});
    office.write(adas, Op::Create, fields);
    office.sync(adas, office.ada);
    MemoryClientStore bens;
    office.sync(bens, office.ben);
    office.write(bens, Op::Update, {{tags, QJsonArray{QStringLiteral("old"), QStringLiteral("new")}}});
    office.write(bens, Op::Update,
                 {{tags, QJsonArray{QStringLiteral("old"), QStringLiteral("new"), QStringLiteral("more")}}});
    office.access.people[office.ben].level = 0;
    office.pushOnce(bens, office.ben);
    QVERIFY(office.isFine);
    const QJsonValue shown = office.shown(bens).value(tags);
    office.access.people[office.ben].level = 2;
    office.sync(bens, office.ben);
    QVERIFY(office.isFine);
    // would "new" be missing here, the next edit would take it out by leaving it out
    QCOMPARE(shown.toArray(), (QJsonArray{QStringLiteral("old"), QStringLiteral("new"), QStringLiteral("more")}));
    QCOMPARE(office.there().fields.value(tags), shown);
}

void RecoveryTest::copiesHearOfRefusalsToo()
{
    const QString tags = QStringLiteral("tags");
    Office office;
    MemoryClientStore adas;
    office.write(adas, Op::Create, kNew);
    office.sync(adas, office.ada);
    MemoryClientStore bens;
    office.sync(bens, office.ben);
    office.title(bens, "not allowed");
    office.write(bens, Op::Update, {{tags, QJsonArray{QStringLiteral("new")}}});
    office.pull(bens, office.ben);  // both are numbered, and wait
    const auto copy = std::static_pointer_cast<MemoryClientStore>(bens.copy());
    office.write(bens, Op::Update, {{QStringLiteral("website"), QStringLiteral("not in the copy")}});
    office.access.people[office.ben].level = 0;
    office.sync(bens, office.ben);
    QCOMPARE(office.store.data().quarantine.size(), qsizetype(3));
    office.write(adas, Op::Update, {{tags, QJsonArray{QStringLiteral("hers")}}});
    office.sync(adas, office.ada);
    // the copy never got these answers, and finds that the server knows of both edits
    office.access.people[office.ben].level = 2;
    office.write(*copy, Op::Update, {{tags, QJsonArray{QStringLiteral("new"), QStringLiteral("more")}}});
    office.sync(*copy, office.ben);
    QVERIFY(office.isFine);
    QCOMPARE(office.shown(*copy).value(kTitle).toString(), QStringLiteral("made"));
    QCOMPARE(office.there().fields.value(tags).toArray(),
             (QJsonArray{QStringLiteral("hers"), QStringLiteral("new"), QStringLiteral("more")}));
    QCOMPARE(office.shown(*copy), office.there().fields);
    QCOMPARE(office.store.data().quarantine.size(), qsizetype(3));
}

void RecoveryTest::refusedMergesAreNotFollowed()
{
    Office office;
    MemoryClientStore adas;
    office.write(adas, Op::Create, kNew);
    office.sync(adas, office.ada);
    MemoryClientStore bens;
    office.sync(bens, office.ben);
    const QJsonObject pair{{QStringLiteral("relation"), QStringLiteral("merged")},
                           {QStringLiteral("first"), uidText(office.row)},
                           {QStringLiteral("second"), uidText(newUid(4))}};
    VERIFY_OK(bens.write(
        {{kContact, office.row, Op::Remove, {}}, {QStringLiteral("record_pair"), newUid(5), Op::Create, pair}},
        office.clock.now(), newUid(50)));
    office.pull(bens, office.ben);
    const auto copy = std::static_pointer_cast<MemoryClientStore>(bens.copy());
    VERIFY_OK(bens.write({{kContact, newUid(6), Op::Create, kNew}}, office.clock.now(), newUid(51)));
    office.access.people[office.ben].level = 0;
    office.sync(bens, office.ben);
    QCOMPARE(office.store.data().quarantine.size(), qsizetype(2));
    // the copy asks again under other numbers
    office.access.people[office.ben].level = 2;
    const auto pushed = office.sync(*copy, office.ben);
    QVERIFY(office.isFine);
    QCOMPARE(pushed.size(), qsizetype(2));
    QVERIFY(!office.there().deleted);
    QVERIFY(office.store.data().aliases.isEmpty());
}

void RecoveryTest::refusedEditsLeaveNewRecordsToo()
{
    Office office;
    office.access.people[office.ada].level = 0;
    MemoryClientStore device;
    office.write(device, Op::Create, kNew);
    office.write(device, Op::Update, {{QStringLiteral("website"), QStringLiteral("taken")}});
    office.write(device, Op::Update, {{QStringLiteral("external_id"), QStringLiteral("u1")}});
    office.title(device, "no longer hers");
    office.pushOnce(device, office.ada);
    QVERIFY(office.isFine);
    QCOMPARE(office.store.data().quarantine.size(), qsizetype(1));
    // not pulled yet: her own creation and what was taken of her changes, nothing else
    QJsonObject wanted = kNew;
    wanted.insert(QStringLiteral("website"), QStringLiteral("taken"));
    wanted.insert(QStringLiteral("external_id"), QStringLiteral("u1"));
    QCOMPARE(office.shown(device), wanted);
    office.pull(device, office.ada);
    QVERIFY(office.shown(device).isEmpty());
}

void RecoveryTest::editsTypedDuringAPushStay()
{
    Office office;
    MemoryClientStore adas;
    office.write(adas, Op::Create, kNew);
    office.sync(adas, office.ada);
    MemoryClientStore bens;
    office.sync(bens, office.ben);
    office.title(bens, "refused");
    office.access.people[office.ben].level = 0;
    office.pushOnce(bens, office.ben, [&] {
        office.write(bens, Op::Update, {{QStringLiteral("website"), QStringLiteral("typed")}});
    });
    QVERIFY(office.isFine);
    QCOMPARE(office.shown(bens).value(kTitle).toString(), QStringLiteral("made"));
    QCOMPARE(office.shown(bens).value(QStringLiteral("website")).toString(), QStringLiteral("typed"));
}

void RecoveryTest::rowsWhoseStandingHasRottenAreGivenBack()
{
    Office office;
    MemoryClientStore adas;
    office.sync(adas, office.ada);
    const auto backup = office.store.data();
    office.write(adas, Op::Create, kNew);
    office.sync(adas, office.ada);
    MemoryClientStore bens;
    office.sync(bens, office.ben);
    // by its number the row is older than the backup now; Ada's device, which made it, is on a journey
    bens.damage(office.row, 1);
    office.store.restore(backup);
    office.title(bens, "from Ben");
    office.sync(bens, office.ben);
    QVERIFY(office.isFine);
    QCOMPARE(office.there().fields.value(kTitle).toString(), QStringLiteral("from Ben"));
    office.sync(adas, office.ada);
    QVERIFY(office.isFine);
    QCOMPARE(office.there().fields.value(kTitle).toString(), QStringLiteral("from Ben"));
}

void RecoveryTest::rottenContentIsNotGivenBack()
{
    Office office;
    MemoryClientStore adas;
    office.write(adas, Op::Create, kNew);
    office.sync(adas, office.ada);
    const auto backup = office.store.data();
    adas.damage(office.row, 0);
    office.store.restore(backup);
    office.sync(adas, office.ada);
    QVERIFY(office.isFine);
    // the backup has the row as it was, and what lies on the device is nobody's word
    QCOMPARE(office.there().fields, kNew);
    QCOMPARE(office.shown(adas), kNew);
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
        behind.handle(Caller{office.ada, {}, false},
                      Request(PullRequest{state.device, state.epoch, state.cursors, 10, state.checkpoint}));
    QVERIFY(!reply);
    QCOMPARE(reply.error().code, ErrorCode::Io);
}

}  // namespace fieldfare::sync

FIELDFARE_TEST(fieldfare::sync::RecoveryTest)
#include "recovery_test.moc"
