// SPDX-License-Identifier: GPL-3.0-or-later
#include "sim_world.h"
#include "support/test.h"
#include "support/workspace_fixture.h"
#include "sync/protocol/codec.h"

namespace fieldfare::sync {

namespace {

const QString kOfPerson = QStringLiteral("contact");

/// A line that is cut after some pulls; what happens before the first one can be said.
class CutLine final : public Transport {
public:
    CutLine(SyncServer &server, Uid user) : m_server(server), m_user(user) {}
    Result<QByteArray> exchange(const QByteArray &bytes) override
    {
        const auto request = decodeRequest(bytes);
        if (!request)
            return fail(request.error());
        pulls += std::holds_alternative<PullRequest>(*request) ? 1 : 0;
        if (std::holds_alternative<PullRequest>(*request) && pulls > mostPulls)
            return fail(ErrorCode::Io, QStringLiteral("the line is gone"));
        if (meanwhile && std::holds_alternative<PullRequest>(*request))
            std::exchange(meanwhile, {})();
        return m_server.handle(Caller{m_user, {}, false}, bytes);
    }
    int mostPulls = 1'000;
    int pulls = 0;
    std::function<void()> meanwhile;

private:
    SyncServer &m_server;
    Uid m_user;
};

/// Ada has made 100 contacts, ten of them Ben's; Ben gets a new device.
struct NewDevice {
    ManualClock clock{QDateTime(QDate(2026, 11, 24), QTime(9, 0), Qt::UTC)};
    SimRules rules;
    SimAccess access;
    MemoryServerStore store;
    int names = 0;
    SyncServer server{store, access, rules, clock, [this] { return newUid(1'000 + ++names); }};
    const Uid ada = newUid(1);
    const Uid ben = newUid(2);
    MemoryClientStore first;
    MemoryClientStore second;
    int writes = 0;
    bool isFine = true;

    static Uid contact(int i) { return derivedUid(QByteArray::number(i)); }

    NewDevice()
    {
        access.people.insert(ada, {QStringLiteral("u0"), {}, 2});
        access.people.insert(ben, {QStringLiteral("u1"), {}, 2});
        for (int i = 0; i < 100; ++i) {
            // Ben's lie in the middle, neither first nor last
            const bool isBens = i >= 20 && i < 30;
            write(first, contact(i), Op::Create,
                  {{QStringLiteral("title"), QStringLiteral("made")},
                   {QStringLiteral("external_id"), isBens ? QStringLiteral("u1") : QStringLiteral("u0")}});
        }
        sync(first, ada);
    }
    void write(MemoryClientStore &device, const Uid &row, Op op, const QJsonObject &fields)
    {
        clock.advance(1'000);
        isFine = isFine && device.write({{kOfPerson, row, op, fields}}, clock.now(), newUid(5'000 + ++writes));
    }
    void title(MemoryClientStore &device, const Uid &row, const char *text)
    {
        write(device, row, Op::Update, {{QStringLiteral("title"), QString::fromLatin1(text)}});
    }
    void sync(MemoryClientStore &device, const Uid &user)
    {
        clock.advance(1'000);
        CutLine line(server, user);
        SyncClient client(device, line, clock, rules);
        const auto done = client.sync();
        isFine = isFine && done && done->repaired == 0;
    }
    /// The second device's first pull, which gets no more than this many pages of 10 and puts in every 20 rows.
    Result<void> fill(int pages, int nearest, const std::function<void()> &meanwhile = {})
    {
        clock.advance(1'000);
        CutLine line(server, ben);
        line.mostPulls = pages;
        line.meanwhile = meanwhile;
        SyncLimits limits;
        limits.rows = 10;
        limits.nearest = nearest;
        limits.part = 20;
        SyncClient client(second, line, clock, rules, limits);
        SyncReport report;
        return client.pull(report);
    }
    [[nodiscard]] QString shown(MemoryClientStore &device, int i) const
    {
        return device.rows(kOfPerson).value(contact(i)).value(QStringLiteral("title")).toString();
    }
    [[nodiscard]] ClientState state(MemoryClientStore &device)
    {
        ClientState found;
        isFine = isFine && device.transact([&](ClientTransaction &transaction) -> Result<void> {
            TRY_ASSIGN(found, transaction.state());
            return {};
        });
        return found;
    }
    [[nodiscard]] ServerRow there(int i) const { return store.data().rows.value(contact(i)); }
};

}  // namespace

/// What a new device shows, and what people may do with it, before everything is there.
class FirstFillTest : public QObject {
    Q_OBJECT

private slots:
    void ownRecordsComeFirst();
    void partsAreShownAsTheyCome();
    void editsBeforeTheEndHaveSeenWhatTheyShow();
    void othersEditsMeanwhileAreNotOverwritten();
    void whatIsLostMeanwhileGoes();
    void serversThatDoNotKnowTheQuestionAreNotAsked();
};

void FirstFillTest::ownRecordsComeFirst()
{
    NewDevice office;
    QVERIFY(!office.fill(0, 15));
    QCOMPARE(office.second.rows(kOfPerson).size(), 15);
    for (int i = 20; i < 30; ++i)
        QCOMPARE(office.shown(office.second, i), QStringLiteral("made"));
    for (int i = 95; i < 100; ++i)  // and what changed last
        QCOMPARE(office.shown(office.second, i), QStringLiteral("made"));
    QCOMPARE(office.state(office.second).checkpoint, 0);
    office.sync(office.second, office.ben);
    QCOMPARE(office.second.rows(kOfPerson), office.first.rows(kOfPerson));
    QCOMPARE(office.state(office.second).shown, 0);
    QVERIFY(office.isFine);
}

void FirstFillTest::partsAreShownAsTheyCome()
{
    NewDevice office;
    QVERIFY(!office.fill(5, 12));
    // of five pages the last waits for its part; the two newest came before
    QCOMPARE(office.second.rows(kOfPerson).size(), 42);
    QCOMPARE(office.state(office.second).checkpoint, 0);
    QVERIFY(office.fill(1'000, 12));
    QCOMPARE(office.second.rows(kOfPerson), office.first.rows(kOfPerson));
    office.sync(office.second, office.ben);
    QVERIFY(office.isFine);
}

void FirstFillTest::editsBeforeTheEndHaveSeenWhatTheyShow()
{
    NewDevice office;
    QVERIFY(!office.fill(0, 15));
    office.title(office.second, NewDevice::contact(25), "edited early");
    office.sync(office.second, office.ben);
    QCOMPARE(office.there(25).fields.value(QStringLiteral("title")).toString(), QStringLiteral("edited early"));
    QCOMPARE(office.there(25).conflicts.size(), 0);  // its author saw what he replaced
    QCOMPARE(office.shown(office.second, 25), QStringLiteral("edited early"));
    QVERIFY(office.isFine);
}

void FirstFillTest::othersEditsMeanwhileAreNotOverwritten()
{
    NewDevice office;
    QVERIFY(!office.fill(0, 15));
    office.title(office.first, NewDevice::contact(25), "by Ada meanwhile");
    office.sync(office.first, office.ada);
    office.title(office.second, NewDevice::contact(25), "by Ben, who had not seen it");
    office.sync(office.second, office.ben);
    office.sync(office.first, office.ada);
    const auto conflicts = office.there(25).conflicts;
    QCOMPARE(conflicts.size(), 1);
    QCOMPARE(conflicts.first().other.toString(), QStringLiteral("by Ada meanwhile"));
    QCOMPARE(office.shown(office.first, 25), QStringLiteral("by Ben, who had not seen it"));
    QCOMPARE(office.second.rows(kOfPerson), office.first.rows(kOfPerson));
    QVERIFY(office.isFine);
}

void FirstFillTest::whatIsLostMeanwhileGoes()
{
    NewDevice office;
    // after the nearest came, and before the first page was asked for, Ben may only see his own
    QVERIFY(office.fill(1'000, 15, [&] { office.access.people[office.ben].level = 0; }));
    const auto rows = office.second.rows(kOfPerson);
    QCOMPARE(rows.size(), 10);
    for (int i = 20; i < 30; ++i)
        QVERIFY(rows.contains(NewDevice::contact(i)));
    office.sync(office.second, office.ben);
    QVERIFY(office.isFine);
}

void FirstFillTest::serversThatDoNotKnowTheQuestionAreNotAsked()
{
    // hello without the mark: as an older server writes it
    HelloReply hello;
    hello.hasNearest = true;
    QByteArray bytes = encode(Reply(hello));
    const auto back = decodeReply(bytes);
    QVERIFY(back && std::get<HelloReply>(*back).hasNearest);

    class OlderServer final : public Transport {
    public:
        explicit OlderServer(NewDevice &office) : m_line(office.server, office.ben) {}
        Result<QByteArray> exchange(const QByteArray &request) override
        {
            const auto asked = decodeRequest(request);
            if (asked && std::holds_alternative<NearestRequest>(*asked))
                wasAsked = true;
            TRY_ASSIGN(const QByteArray answer, m_line.exchange(request));
            TRY_ASSIGN(Reply reply, decodeReply(answer));
            if (auto *greeting = std::get_if<HelloReply>(&reply))
                greeting->hasNearest = false;
            return encode(reply);
        }
        bool wasAsked = false;

    private:
        CutLine m_line;
    };
    NewDevice office;
    OlderServer older(office);
    SyncClient client(office.second, older, office.clock, office.rules);
    QVERIFY(client.sync());
    QVERIFY(!older.wasAsked);
    QCOMPARE(office.second.rows(kOfPerson), office.first.rows(kOfPerson));
    QVERIFY(office.isFine);
}

}  // namespace fieldfare::sync

FIELDFARE_TEST(fieldfare::sync::FirstFillTest)
#include "first_fill_test.moc"
