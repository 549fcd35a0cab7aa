// SPDX-License-Identifier: GPL-3.0-or-later
#include "security/shares.h"
#include "sim_world.h"
#include "support/test.h"
#include "sync/access/role_policy.h"
#include "sync/protocol/codec.h"
#include "sync/server/memory_server_store.h"
#include "sync/server/sync_server.h"

#include <QJsonArray>

#include <random>

namespace fieldfare::sync {

namespace {

const QString kOwner = QStringLiteral("owner");

/// An office with a server and people of several roles, who speak to it as a hostile program could: message by message.
struct Company {
    ManualClock clock{QDateTime(QDate(2026, 11, 23), QTime(9, 0), Qt::UTC)};
    SimRules rules;
    RolePolicy policy;
    MemoryServerStore store;
    int names = 0;
    SyncServer server{store, policy, rules, clock, [this] { return newUid(1000 + ++names); }};
    QHash<Uid, Uid> devices;
    QHash<Uid, qint64> numbers;

    Uid add(const char *role, const char *team = "")
    {
        const Uid person = newUid(++names);
        store.putMember({person, QString::fromLatin1(role), QString::fromLatin1(team), true});
        const auto reply = server.handle(callerOf(person), Request(EnrolRequest{}));
        devices.insert(person, std::get<EnrolReply>(*reply).device);
        return person;
    }
    static Caller callerOf(const Uid &person) { return {person, person, false}; }
    Mutation mutation(const Uid &by, Op op, const char *type, const Uid &row, const QJsonObject &fields)
    {
        Mutation m;
        m.n = ++numbers[by];
        m.mid = newUid(50'000 + ++names);
        m.tx = m.mid;
        m.type = QString::fromLatin1(type);
        m.row = row;
        m.op = op;
        m.fields = fields;
        m.base = store.data().organisation.head;
        m.epoch = store.data().organisation.epoch;
        m.time = clock.now() * 65'536;
        return m;
    }
    /// One transaction; the verdict of its last mutation.
    Verdict push(const Uid &by, const QVector<Mutation> &mutations)
    {
        const auto reply = server.handle(
            callerOf(by), Request(PushRequest{devices.value(by), store.data().organisation.epoch, mutations}));
        if (!reply || std::get<PushReply>(*reply).results.isEmpty())
            qFatal("push: %s", reply ? "no result" : qPrintable(reply.error().message + reply.error().details));
        return std::get<PushReply>(*reply).results.last().verdict;
    }
    Verdict change(const Uid &by, Op op, const char *type, const Uid &row, const QJsonObject &fields = {})
    {
        return push(by, {mutation(by, op, type, row, fields)});
    }
    Uid made(const Uid &by, const char *type, QJsonObject fields)
    {
        const Uid row = newUid(90'000 + ++names);
        if (!fields.contains(kOwner))
            fields.insert(kOwner, uidText(by));
        if (change(by, Op::Create, type, row, fields) != Verdict::Applied)
            qFatal("%s was not made", type);
        return row;
    }
    /// What a new device of this person would hold.
    QSet<Uid> seen(const Uid &by)
    {
        PullRequest request;
        request.device = devices.value(by);
        request.epoch = store.data().organisation.epoch;
        const auto reply = server.handle(callerOf(by), Request(request));
        if (!reply)
            qFatal("pull: %s", qPrintable(reply.error().message));
        QSet<Uid> rows;
        for (const PullItem &item : std::get<PullReply>(*reply).items) {
            if (item.view)
                rows.insert(item.row);
        }
        return rows;
    }
};

QJsonObject link(const char *field, const Uid &to) { return {{QString::fromLatin1(field), uidText(to)}}; }

QJsonObject ownedBy(const Uid &person, QJsonObject fields = {})
{
    fields.insert(kOwner, uidText(person));
    return fields;
}

}  // namespace

class RolePolicyTest : public QObject {
    Q_OBJECT

private slots:
    void levelsDecideWhatIsSeenAndChanged();
    void aRoleOfOnesOwnCounts();
    void whatBelongsToARecordFollowsItsOwner();
    void partsAreTheirWholes();
    void givingAwayNeedsTheRight();
    void mergesNeedTheirOwnRight();
    void onesOwnProfileWithoutOnesOwnRights();
    void whoIsNoMemberLosesNothing();
    void aRevokedInstallationIsToldWhateverItAsks();
    void identitiesBelongToTheirInstallation();
    void teamsChangeWithoutMovingRecords();
    void rightsAreTold();
    void aShareShowsOneRecordWithWhatBelongsToIt();
    void twoWhoShareAtOnceBothCount();
    void nobodyReadsOrWritesWhatIsNotHis();
};

void RolePolicyTest::levelsDecideWhatIsSeenAndChanged()
{
    Company c;
    const Uid ada = c.add("sales", "north");
    const Uid ben = c.add("sales", "north");
    const Uid cleo = c.add("sales", "south");
    const Uid boss = c.add("owner");
    const Uid reader = c.add("read_only");
    const Uid partner = c.add("partner");
    const Uid deal = c.made(ada, "deal", {{QStringLiteral("title"), QStringLiteral("roof")}});
    const Uid company = c.made(ada, "company", {});
    QVERIFY(c.seen(ada).contains(deal));
    QVERIFY(c.seen(ben).contains(deal));    // team
    QVERIFY(!c.seen(cleo).contains(deal));  // another team
    QVERIFY(c.seen(boss).contains(deal));
    QVERIFY(c.seen(reader).contains(deal));
    QVERIFY(!c.seen(partner).contains(deal));
    QVERIFY(c.seen(cleo).contains(company));
    QVERIFY(!c.seen(partner).contains(company));

    const QJsonObject title{{QStringLiteral("title"), QStringLiteral("roof and walls")}};
    QCOMPARE(c.change(ada, Op::Update, "deal", deal, title), Verdict::Applied);
    for (const Uid &other : {ben, cleo, reader, partner})
        QCOMPARE(c.change(other, Op::Update, "deal", deal, title), Verdict::Forbidden);
    for (const Uid &other : {ben, cleo, reader, partner})
        QCOMPARE(c.change(other, Op::Remove, "deal", deal), Verdict::Forbidden);
    for (const Uid &other : {ada, ben, reader})
        QCOMPARE(c.change(other, Op::Erase, "deal", deal), Verdict::Forbidden);
    QCOMPARE(c.change(reader, Op::Create, "deal", newUid(7), ownedBy(reader)), Verdict::Forbidden);
    QCOMPARE(c.change(boss, Op::Erase, "deal", deal), Verdict::Applied);
    QVERIFY(!c.seen(ada).contains(deal));
}

void RolePolicyTest::whatBelongsToARecordFollowsItsOwner()
{
    Company c;
    const Uid ada = c.add("partner");
    const Uid ben = c.add("partner");
    const Uid boss = c.add("owner");
    const Uid company = c.made(boss, "company", ownedBy(ada));
    const Uid call = c.made(boss, "activity", ownedBy(boss, link("company", company)));
    const Uid other = c.made(boss, "activity", ownedBy(boss));
    QVERIFY(c.seen(ada).contains(call));
    QVERIFY(!c.seen(ada).contains(other));
    QVERIFY(!c.seen(ben).contains(call));
    // given to another: his now, and no longer hers
    QCOMPARE(c.change(boss, Op::Update, "company", company, ownedBy(ben)), Verdict::Applied);
    QVERIFY(!c.seen(ada).contains(company));
    QVERIFY(!c.seen(ada).contains(call));
    QVERIFY(c.seen(ben).contains(company));
    QVERIFY(c.seen(ben).contains(call));
    // made before what it is about was heard of
    const Uid late = newUid(77);
    const Uid early = c.made(boss, "activity", ownedBy(boss, link("company", late)));
    QVERIFY(!c.seen(ada).contains(early));
    QCOMPARE(c.change(boss, Op::Create, "company", late, ownedBy(ada)), Verdict::Applied);
    QVERIFY(c.seen(ada).contains(early));
    // and when it is about something else
    QCOMPARE(c.change(boss, Op::Update, "activity", early, link("company", company)), Verdict::Applied);
    QVERIFY(!c.seen(ada).contains(early));
    QVERIFY(c.seen(ben).contains(early));
}

void RolePolicyTest::partsAreTheirWholes()
{
    Company c;
    const Uid ada = c.add("sales", "north");
    const Uid ben = c.add("sales", "north");
    const Uid deal = c.made(ada, "deal", {});
    const Uid bens = c.made(ben, "deal", {});
    const Uid line = c.made(ada, "deal_line", link("deal", deal));
    QCOMPARE(c.change(ben, Op::Create, "deal_line", newUid(8), ownedBy(ben, link("deal", deal))), Verdict::Forbidden);
    QCOMPARE(c.change(ben, Op::Update, "deal_line", line, {{QStringLiteral("quantity"), 2}}), Verdict::Forbidden);
    QCOMPARE(c.change(ben, Op::Remove, "deal_line", line), Verdict::Forbidden);
    // neither pulled out of another's deal nor pushed into it
    QCOMPARE(c.change(ben, Op::Update, "deal_line", line, link("deal", bens)), Verdict::Forbidden);
    QCOMPARE(c.change(ada, Op::Update, "deal_line", line, link("deal", bens)), Verdict::Forbidden);
    QCOMPARE(c.change(ada, Op::Update, "deal_line", line, {{QStringLiteral("quantity"), 2}}), Verdict::Applied);
    QCOMPARE(c.change(ada, Op::Remove, "deal_line", line), Verdict::Applied);
}

void RolePolicyTest::givingAwayNeedsTheRight()
{
    Company c;
    const Uid ada = c.add("sales", "north");
    const Uid ben = c.add("sales", "north");
    const Uid service = c.add("service", "north");
    const Uid company = c.made(ada, "company", {});
    // the team may edit it, but giving it away is its owner's
    QCOMPARE(c.change(ben, Op::Update, "company", company, {{QStringLiteral("city"), QStringLiteral("Łódź")}}),
             Verdict::Applied);
    QCOMPARE(c.change(ben, Op::Update, "company", company, ownedBy(ben)), Verdict::Forbidden);
    QCOMPARE(c.change(ada, Op::Update, "company", company, ownedBy(ben)), Verdict::Applied);
    QCOMPARE(c.change(ada, Op::Update, "company", company, ownedBy(ada)), Verdict::Forbidden);
    // made for a colleague
    QCOMPARE(c.change(ada, Op::Create, "company", newUid(9), ownedBy(ben)), Verdict::Applied);
    QCOMPARE(c.change(service, Op::Create, "company", newUid(10), ownedBy(ben)), Verdict::Forbidden);
    QCOMPARE(c.change(service, Op::Create, "company", newUid(11), ownedBy(service)), Verdict::Applied);
}

void RolePolicyTest::mergesNeedTheirOwnRight()
{
    Company c;
    const Uid ada = c.add("sales", "north");
    const Uid ben = c.add("sales", "north");
    const Uid cleo = c.add("sales", "south");
    const Uid kept = c.made(ada, "contact", {});
    const Uid gone = c.made(ben, "contact", {});
    const Uid deal = c.made(ben, "deal", link("contact", gone));
    const auto merge = [&](const Uid &by) {
        QVector<Mutation> group{c.mutation(by, Op::Update, "deal", deal, link("contact", kept)),
                                c.mutation(by, Op::Remove, "contact", gone, {}),
                                c.mutation(by, Op::Create, "record_pair", newUid(500 + c.names),
                                           {{QStringLiteral("first"), uidText(gone)},
                                            {QStringLiteral("second"), uidText(kept)},
                                            {QStringLiteral("relation"), QStringLiteral("merged")}})};
        for (Mutation &mutation : group)
            mutation.tx = group.first().mid;
        return c.push(by, group);
    };
    // another team may neither delete nor merge, and its attempt leaves no trace that edits would follow
    QCOMPARE(merge(cleo), Verdict::Forbidden);
    QVERIFY(c.store.data().aliases.isEmpty());
    // ada may not delete her colleague's contact nor change his deal, but may merge: the link follows
    QCOMPARE(c.change(ada, Op::Remove, "contact", gone), Verdict::Forbidden);
    QCOMPARE(c.change(ada, Op::Update, "deal", deal, link("contact", kept)), Verdict::Forbidden);
    QCOMPARE(merge(ada), Verdict::Applied);
    QCOMPARE(c.store.data().aliases.value(gone), kept);
    QCOMPARE(c.store.data().rows.value(deal).fields.value(QStringLiteral("contact")).toString(), uidText(kept));
}

void RolePolicyTest::onesOwnProfileWithoutOnesOwnRights()
{
    Company c;
    const Uid ada = c.add("sales");
    const Uid boss = c.add("owner");
    const QJsonObject name{{QStringLiteral("name"), QStringLiteral("Ada")}};
    QCOMPARE(c.change(ada, Op::Create, "user", ada, name), Verdict::Applied);
    QCOMPARE(c.change(ada, Op::Update, "user", ada, name), Verdict::Applied);
    for (const char *field : {"role", "team", "manager", "active"})
        QCOMPARE(c.change(ada, Op::Update, "user", ada, {{QString::fromLatin1(field), QStringLiteral("owner")}}),
                 Verdict::Forbidden);
    QCOMPARE(c.change(ada, Op::Remove, "user", ada), Verdict::Forbidden);
    QCOMPARE(c.change(ada, Op::Create, "user", newUid(3), name), Verdict::Forbidden);
    QCOMPARE(c.change(boss, Op::Create, "user", newUid(4), name), Verdict::Applied);
    // whatever stands in a user record, it is no right
    QCOMPARE(c.change(boss, Op::Update, "user", ada, {{QStringLiteral("role"), QStringLiteral("owner")}}),
             Verdict::Applied);
    QCOMPARE(c.change(ada, Op::Erase, "user", ada), Verdict::Forbidden);
}

void RolePolicyTest::whoIsNoMemberLosesNothing()
{
    Company c;
    const Uid ada = c.add("sales");
    c.made(ada, "company", {});
    const auto pull = [&] {
        PullRequest request;
        request.device = c.devices.value(ada);
        request.epoch = c.store.data().organisation.epoch;
        request.cursors = {{QStringLiteral("customers/a"), {}}};
        return c.server.handle(Company::callerOf(ada), Request(request));
    };
    QVERIFY(pull().has_value());
    // a role of a newer server, or a slip: an error, and no answer that says "drop what you have"
    c.store.putMember({ada, QStringLiteral("astronaut"), {}, true});
    auto answer = pull();
    QVERIFY(!answer.has_value());
    QCOMPARE(answer.error().code, ErrorCode::Forbidden);
    c.store.putMember({ada, QStringLiteral("sales"), {}, false});
    answer = pull();
    QVERIFY(!answer.has_value());
}

void RolePolicyTest::aRevokedInstallationIsToldWhateverItAsks()
{
    Company c;
    const Uid ada = c.add("sales");
    Caller caller = Company::callerOf(ada);
    caller.isRevoked = true;
    const Uid device = c.devices.value(ada);
    const qint64 head = c.store.data().organisation.head;
    const QVector<Request> all{EnrolRequest{},
                               HelloRequest{device, kProtocol},
                               PushRequest{device, 1, {c.mutation(ada, Op::Create, "company", newUid(1), {})}},
                               PullRequest{device, 1, {}, 10, 0},
                               KnownRequest{device, {newUid(1)}},
                               CompareRequest{device, QStringLiteral("customers/a"), -1},
                               FetchRequest{device, {newUid(1)}}};
    for (const Request &request : all) {
        const auto reply = c.server.handle(caller, request);
        QVERIFY(reply.has_value());
        QCOMPARE(reply->index(), request.index());
        QCOMPARE(std::visit([](const auto &message) { return message.status; }, *reply), Status::Revoked);
    }
    QCOMPARE(c.store.data().organisation.head, head);
    QCOMPARE(c.store.data().devices.size(), 1);
}

void RolePolicyTest::identitiesBelongToTheirInstallation()
{
    Company c;
    const Uid ada = c.add("sales");
    const HelloRequest hello{c.devices.value(ada), kProtocol};
    QVERIFY(c.server.handle(Company::callerOf(ada), Request(hello)).has_value());
    // the same person on another computer, and another person
    QVERIFY(!c.server.handle(Caller{ada, newUid(1), false}, Request(hello)).has_value());
    QVERIFY(!c.server.handle(Caller{c.add("owner"), ada, false}, Request(hello)).has_value());
}

void RolePolicyTest::teamsChangeWithoutMovingRecords()
{
    Company c;
    const Uid ada = c.add("sales", "north");
    const Uid ben = c.add("sales", "south");
    const Uid deal = c.made(ada, "deal", {});
    const qint64 head = c.store.data().organisation.head;
    QVERIFY(!c.seen(ben).contains(deal));
    c.store.putMember({ada, QStringLiteral("sales"), QStringLiteral("south"), true});
    QVERIFY(c.seen(ben).contains(deal));
    c.store.putMember({ada, QStringLiteral("sales"), {}, true});
    QVERIFY(!c.seen(ben).contains(deal));
    QCOMPARE(c.store.data().organisation.head, head);
}

void RolePolicyTest::aRoleOfOnesOwnCounts()
{
    Company c;
    const Uid owner = c.add("owner");
    const Uid ada = c.add("field_sales");
    const Uid deal = c.made(owner, "deal", {});
    const Uid ticket = c.made(owner, "ticket", {});
    const QJsonObject title{{QStringLiteral("title"), QStringLiteral("x")}};
    const auto hello = [&] {
        return c.server.handle(Company::callerOf(ada), Request(HelloRequest{c.devices.value(ada), kProtocol}));
    };
    // one that nobody made grants nothing
    QVERIFY(!hello() && hello().error().code == ErrorCode::Forbidden);
    Role role = *presetRole(QStringLiteral("sales"));
    role.key = QStringLiteral("field_sales");
    role.ownLabel = QStringLiteral("Field sales");
    c.store.putRole(role.key, role.toJson());
    QVERIFY(*Role::fromJson(std::get<HelloReply>(*hello()).rights) == role);
    QVERIFY(!c.seen(ada).contains(deal) && c.seen(ada).contains(ticket));
    QCOMPARE(c.change(ada, Op::Update, "deal", deal, title), Verdict::Forbidden);
    role.set(Area::Sales, Action::Read, Level::All);
    role.set(Area::Sales, Action::Edit, Level::All);
    role.set(Area::Service, Action::Read, Level::No);
    c.store.putRole(role.key, role.toJson());
    QVERIFY(c.seen(ada).contains(deal) && !c.seen(ada).contains(ticket));
    QCOMPARE(c.change(ada, Op::Update, "deal", deal, title), Verdict::Applied);
    QCOMPARE(c.change(ada, Op::Remove, "deal", deal), Verdict::Forbidden);
    // a preset is what it is, whatever is kept under its key
    c.store.putRole(QStringLiteral("read_only"), presetRole(QStringLiteral("owner"))->toJson());
    const Uid reader = c.add("read_only");
    QCOMPARE(c.change(reader, Op::Update, "deal", deal, title), Verdict::Forbidden);
    c.store.putRole(role.key, {{QStringLiteral("role"), role.key}});
    QVERIFY(!hello() && hello().error().code == ErrorCode::Damaged);
}

void RolePolicyTest::rightsAreTold()
{
    Company c;
    const Uid ada = c.add("sales", "north");
    const Uid ben = c.add("sales", "north");
    const auto reply = c.server.handle(Company::callerOf(ada), Request(HelloRequest{c.devices.value(ada), kProtocol}));
    QVERIFY(reply.has_value());
    const auto bytes = decodeReply(encode(*reply));
    QVERIFY(bytes.has_value());
    const QJsonObject rights = std::get<HelloReply>(*bytes).rights;
    const auto role = Role::fromJson(rights);
    QVERIFY(role.has_value());
    QVERIFY(*role == *presetRole(QStringLiteral("sales")));
    QVERIFY(rights.value(QStringLiteral("team")).toArray().contains(uidText(ben)));
}

QJsonObject sharedWith(const QVector<Share> &shares)
{
    QJsonArray entries;
    for (const Share &share : shares)
        entries.append(shareText(share));
    return {{sharedWithField, entries.isEmpty() ? QJsonValue() : QJsonValue(entries)}};
}

void RolePolicyTest::aShareShowsOneRecordWithWhatBelongsToIt()
{
    Company c;
    const Uid ada = c.add("sales", "north");
    const Uid partner = c.add("partner");
    const Uid deal = c.made(ada, "deal", {});
    const Uid other = c.made(ada, "deal", {});
    const Uid line = c.made(ada, "deal_line", link("deal", deal));
    const Uid call = c.made(ada, "activity", link("deal", deal));
    const Uid campaign = c.made(c.add("owner"), "campaign", {});
    const auto rights = [&](const Uid &person) {
        const auto reply =
            c.server.handle(Company::callerOf(person), Request(HelloRequest{c.devices.value(person), kProtocol}));
        return std::get<HelloReply>(*reply).rights.value(QStringLiteral("shared")).toArray();
    };
    QVERIFY(c.seen(partner).isEmpty());
    QVERIFY(rights(partner).isEmpty());
    // for reading
    QCOMPARE(c.change(ada, Op::Update, "deal", deal, sharedWith({{partner, false, ada}})), Verdict::Applied);
    QCOMPARE(c.seen(partner), (QSet<Uid>{deal, line, call}));
    QCOMPARE(rights(partner), (QJsonArray{QStringLiteral("sales"), QStringLiteral("work")}));
    QVERIFY(rights(ada).isEmpty());
    const QJsonObject title{{QStringLiteral("title"), QStringLiteral("roof")}};
    QCOMPARE(c.change(partner, Op::Update, "deal", deal, title), Verdict::Forbidden);
    QCOMPARE(c.change(partner, Op::Update, "deal_line", line, title), Verdict::Forbidden);
    // what came to it later, too
    const Uid late = c.made(ada, "activity", link("deal", deal));
    QVERIFY(c.seen(partner).contains(late));
    // with editing: the deal and its parts, not what is about it, and no more
    QCOMPARE(c.change(ada, Op::Update, "deal", deal, sharedWith({{partner, true, ada}})), Verdict::Applied);
    QCOMPARE(c.change(partner, Op::Update, "deal", deal, title), Verdict::Applied);
    QCOMPARE(c.change(partner, Op::Update, "deal_line", line, title), Verdict::Applied);
    QCOMPARE(c.change(partner, Op::Create, "deal_line", newUid(12), ownedBy(partner, link("deal", deal))),
             Verdict::Applied);
    QCOMPARE(c.change(partner, Op::Update, "activity", call, title), Verdict::Forbidden);
    QCOMPARE(c.change(partner, Op::Remove, "deal", deal), Verdict::Forbidden);
    QCOMPARE(c.change(partner, Op::Update, "deal", deal, ownedBy(partner)), Verdict::Forbidden);
    QCOMPARE(c.change(partner, Op::Update, "deal", other, title), Verdict::Forbidden);
    // neither a line pushed into another's deal nor a further door opened
    QCOMPARE(c.change(partner, Op::Update, "deal_line", line, link("deal", other)), Verdict::Forbidden);
    QCOMPARE(
        c.change(partner, Op::Update, "deal", deal, sharedWith({{partner, true, {}}, {c.add("partner"), true, {}}})),
        Verdict::Forbidden);
    QCOMPARE(c.change(partner, Op::Update, "deal", other, sharedWith({{partner, true, {}}})), Verdict::Forbidden);
    QCOMPARE(c.change(partner, Op::Create, "deal", deal, sharedWith({})), Verdict::Applied);  // says nothing new
    QCOMPARE(c.store.data().rows.value(deal).fields.value(sharedWithField).toArray().size(), 1);
    // ended: gone with all that came by it
    QCOMPARE(c.change(ada, Op::Update, "deal", deal, sharedWith({})), Verdict::Applied);
    QVERIFY(c.seen(partner).isEmpty());
    QCOMPARE(c.change(partner, Op::Update, "deal", deal, title), Verdict::Forbidden);
    QVERIFY(rights(partner).isEmpty());
    // an area of which the role shows nothing
    QCOMPARE(c.change(ada, Op::Update, "campaign", campaign, sharedWith({{partner, false, {}}})), Verdict::Forbidden);
    const Uid boss = c.add("owner");
    QCOMPARE(c.change(boss, Op::Update, "campaign", campaign, sharedWith({{partner, false, {}}})), Verdict::Applied);
    QCOMPARE(c.seen(partner), QSet<Uid>{campaign});
    QCOMPARE(rights(partner), QJsonArray{QStringLiteral("marketing")});
    // who is no member any more has nothing by it
    c.store.putMember({partner, QStringLiteral("partner"), {}, false});
    QCOMPARE(c.server.handle(Company::callerOf(partner), Request(HelloRequest{c.devices.value(partner), kProtocol}))
                 .has_value(),
             false);
}

void RolePolicyTest::twoWhoShareAtOnceBothCount()
{
    Company c;
    const Uid ada = c.add("sales");
    const Uid boss = c.add("owner");
    const Uid ben = c.add("partner");
    const Uid cleo = c.add("partner");
    const Uid deal = c.made(ada, "deal", {});
    const auto blind = [&](const Uid &by, const QVector<Share> &before, const QVector<Share> &after) {
        Mutation m = c.mutation(by, Op::Update, "deal", deal, sharedWith(after));
        m.before = sharedWith(before);
        m.base = 1;  // neither saw the other's
        return c.push(by, {m});
    };
    const Share bens{ben, false, ada};
    const Share cleos{cleo, true, boss};
    QVERIFY(!isRefusal(blind(ada, {}, {bens})));
    QVERIFY(!isRefusal(blind(boss, {}, {cleos})));
    QVERIFY(c.seen(ben).contains(deal));
    QVERIFY(c.seen(cleo).contains(deal));
    // one ends his, the other's stays; the same person shared twice keeps what the other gave
    const Share more{ben, true, boss};
    QVERIFY(!isRefusal(blind(boss, {cleos}, {cleos, more})));
    QVERIFY(!isRefusal(blind(ada, {bens}, {})));
    QVERIFY(c.seen(ben).contains(deal) && c.seen(cleo).contains(deal));
    QCOMPARE(sharesFrom(c.store.data().rows.value(deal).fields.value(sharedWithField)), (QVector<Share>{cleos, more}));
}

/// Random people do random things to random records; what they may is worked out here once more from the records alone.
void RolePolicyTest::nobodyReadsOrWritesWhatIsNotHis()
{
    std::mt19937 chance(26'112'023);
    const auto below = [&](int n) { return static_cast<int>(chance() % static_cast<unsigned>(n)); };
    Company c;
    QVector<Uid> people;
    QHash<Uid, std::pair<QString, QString>> standing;  // role, team
    const char *const roles[] = {"owner", "manager", "sales", "sales", "service", "marketing", "read_only", "partner"};
    for (const char *role : roles) {
        for (const char *team : {"", "north", "south"}) {
            people.append(c.add(role, team));
            standing.insert(people.last(), {QString::fromLatin1(role), QString::fromLatin1(team)});
        }
    }
    const char *const types[] = {"company", "deal", "ticket", "campaign", "activity", "deal_line", "product"};
    QVector<std::pair<Uid, const char *>> rows;
    const auto ownersOf = [&](const QString &type, const QJsonObject &fields) {
        QVector<Uid> owners;
        const auto add = [&](const QJsonObject &from) {
            if (!from.value(kOwner).toString().isEmpty())
                owners.append(Uid(from.value(kOwner).toString()));
        };
        if (type != QLatin1String("deal_line"))
            add(fields);
        if (type == QLatin1String("activity"))
            add(c.store.data().rows.value(Uid(fields.value(QStringLiteral("company")).toString())).fields);
        if (type == QLatin1String("activity") || type == QLatin1String("deal_line"))
            add(c.store.data().rows.value(Uid(fields.value(QStringLiteral("deal")).toString())).fields);
        return owners;
    };
    const QStringList shareable{QStringLiteral("company"), QStringLiteral("deal"), QStringLiteral("ticket"),
                                QStringLiteral("campaign")};
    // 0 nothing, 1 reading, 2 editing: of the record, or by what it belongs to
    const auto shareOf = [&](const Uid &person, const QString &type, const QJsonObject &fields) {
        int most = 0;
        const auto look = [&](const QJsonObject &from, int limit) {
            const QJsonArray entries = from.value(sharedWithField).toArray();
            for (const auto &entry : entries) {
                if (entry.toString().startsWith(uidText(person)))
                    most = std::max(most, std::min(limit, entry.toString().contains(u"/edit") ? 2 : 1));
            }
        };
        const auto parent = [&](const char *name) {
            const ServerRow row = c.store.data().rows.value(Uid(fields.value(QString::fromLatin1(name)).toString()));
            return shareable.contains(row.type) ? row.fields : QJsonObject();
        };
        if (shareable.contains(type))
            look(fields, 2);
        if (type == QLatin1String("deal_line"))
            look(parent("deal"), 2);
        if (type == QLatin1String("activity")) {
            look(parent("company"), 1);
            look(parent("deal"), 1);
        }
        return most;
    };
    const auto sharing = [&] {
        QJsonArray entries;
        for (int i = below(3); i > 0; --i)
            entries.append(shareText({people[below(static_cast<int>(people.size()))], below(2) == 0, {}}));
        return entries.isEmpty() ? QJsonValue() : QJsonValue(entries);
    };
    const auto may = [&](const Uid &person, const QString &type, Action action, const QVector<Uid> &owners) {
        const auto [role, team] = standing.value(person);
        const Level level = presetRole(role)->level(areaOf(type), action);
        if (level == Level::All)
            return true;
        for (const Uid &owner : owners) {
            const QString theirs = standing.value(owner).second;
            if (level >= Level::Own && owner == person)
                return true;
            if (level == Level::Team && !team.isEmpty() && theirs == team)
                return true;
        }
        return false;
    };
    int refused = 0;
    int applied = 0;
    for (int step = 0; step < 4000; ++step) {
        const Uid person = people[below(static_cast<int>(people.size()))];
        const bool isNew = rows.size() < 30 || below(4) == 0;
        const int chosen = isNew ? below(7) : below(static_cast<int>(rows.size()));
        const char *type = isNew ? types[chosen] : rows[chosen].second;
        const Uid row = isNew ? newUid(200'000 + step) : rows[chosen].first;
        const QString key = QString::fromLatin1(type);
        const bool isPart = key == QLatin1String("deal_line");
        QJsonObject fields{{QStringLiteral("title"), below(1000)}};
        const Op op = isNew ? Op::Create : below(12) == 0 ? Op::Remove : below(200) == 0 ? Op::Erase : Op::Update;
        if (isNew) {
            fields.insert(kOwner, uidText(below(3) == 0 ? people[below(static_cast<int>(people.size()))] : person));
            for (const auto &[uid, its] : std::as_const(rows)) {
                if (below(6) == 0 && (its == QLatin1String("company") || its == QLatin1String("deal")))
                    fields.insert(QString::fromLatin1(its), uidText(uid));
            }
        } else if (below(6) == 0) {
            fields.insert(kOwner, uidText(people[below(static_cast<int>(people.size()))]));
        }
        if (shareable.contains(key) && below(4) == 0)
            fields.insert(sharedWithField, sharing());
        const ServerRow before = c.store.data().rows.value(row);
        bool expected = true;
        if (isNew) {
            const QVector<Uid> owners = ownersOf(key, fields);
            expected = may(person, key, isPart ? Action::Edit : Action::Create, owners) ||
                       (isPart && shareOf(person, key, fields) == 2);
            if (!fields.value(sharedWithField).toArray().isEmpty() &&
                fields.value(kOwner).toString() != uidText(person))
                expected = expected &&
                           presetRole(standing.value(person).first)->level(areaOf(key), Action::Assign) != Level::No;
            const bool isForOther = fields.value(kOwner).toString() != uidText(person);
            if (isForOther && !isPart && key != QLatin1String("activity") && key != QLatin1String("product"))
                expected = expected &&
                           presetRole(standing.value(person).first)->level(areaOf(key), Action::Assign) != Level::No;
        } else {
            const QVector<Uid> owners = ownersOf(key, before.fields);
            const Action action = op == Op::Erase               ? Action::Erase
                                  : op == Op::Remove && !isPart ? Action::Delete
                                                                : Action::Edit;
            const bool byRole = may(person, key, action, owners);
            expected = byRole || (action == Action::Edit && shareOf(person, key, before.fields) == 2);
            const QJsonValue shown = before.fields.value(sharedWithField);
            if (op == Op::Update && fields.contains(sharedWithField) &&
                !(fields.value(sharedWithField).isNull() && shown.isUndefined()) &&
                !(byRole && before.fields.value(kOwner).toString() == uidText(person)))
                expected = expected && may(person, key, Action::Assign, owners);
            if (op == Op::Update && !isPart && fields.contains(kOwner) &&
                fields.value(kOwner) != before.fields.value(kOwner))
                expected = expected && may(person, key, Action::Assign, owners);
        }
        const Verdict verdict = c.change(person, op, type, row, op == Op::Update || isNew ? fields : QJsonObject());
        if (before.erased) {
            QCOMPARE(verdict, Verdict::Erased);
            continue;
        }
        QVERIFY2((verdict != Verdict::Forbidden) == expected, qPrintable(QStringLiteral("step %1: %2 by %3 of %4")
                                                                             .arg(step)
                                                                             .arg(key, standing.value(person).first)
                                                                             .arg(int(op))));
        (expected ? applied : refused) += 1;
        if (isNew && expected)
            rows.append({row, type});
    }
    QVERIFY(refused > 800 && applied > 800);
    for (const Uid &person : std::as_const(people)) {
        const QSet<Uid> seen = c.seen(person);
        for (const auto &[uid, type] : std::as_const(rows)) {
            const ServerRow row = c.store.data().rows.value(uid);
            const QString key = QString::fromLatin1(type);
            const bool expected = !row.erased && (may(person, key, Action::Read, ownersOf(key, row.fields)) ||
                                                  shareOf(person, key, row.fields) > 0);
            QCOMPARE(seen.contains(uid), expected);
        }
    }
}

}  // namespace fieldfare::sync

FIELDFARE_TEST(fieldfare::sync::RolePolicyTest)
#include "role_policy_test.moc"
