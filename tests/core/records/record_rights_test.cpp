// SPDX-License-Identifier: GPL-3.0-or-later
#include "records/rights/record_rights.h"

#include "exchange/exporter.h"
#include "records/activity/activity.h"
#include "records/contact/contact.h"
#include "records/deal/deal.h"
#include "records/deal_line/deal_line.h"
#include "records/merge/merge.h"
#include "records/record_registry.h"
#include "records/rights/record_shares.h"
#include "records/ticket/ticket.h"
#include "records/user/user.h"
#include "support/test.h"
#include "support/workspace_fixture.h"
#include "sync/access/role_policy.h"
#include "sync/server/memory_server_store.h"

#include <QJsonArray>

#include <random>

namespace fieldfare {

/// What a device offers its person is what the server would allow: asked of both, over the same records.
class RecordRightsTest : public QObject {
    Q_OBJECT

private slots:
    void init();
    void othersRecordsAreReadAndNotChanged();
    void partsAreTheirWholes();
    void givingAwayAndMergingNeedTheirRights();
    void onesOwnProfile();
    void undoTakesBackOnesOwn();
    void exportNeedsTheRight();
    void sharedRecordsAreChangedHere();
    void mergingKeepsWhomItWasShown();
    void deviceAndServerSayTheSame();

private:
    struct Person {
        Id<User> id;
        Uid uid;
    };
    Person add(const char *name)
    {
        User user;
        user.name = QString::fromLatin1(name);
        const User made = m_fixture->insert(user);
        return {Id<User>{made.id}, made.uid};
    }
    [[nodiscard]] Session as(const Person &person, const char *role, const QVector<Uid> &team = {}) const
    {
        Session session = m_fixture->workspace->session();
        session.user = person.id;
        session.access = Access::of({person.uid, team, *presetRole(QString::fromLatin1(role))});
        return session;
    }
    [[nodiscard]] Result<ChangeSet> write(const Session &session,
                                          const std::function<Result<void>(RecordWriter &)> &work) const
    {
        return await(m_fixture->workspace->store().write(session, {QStringLiteral("try"), Origin::Local, 0},
                                                         [&](UnitOfWork &unit) -> Result<void> {
                                                             RecordWriter writer(unit);
                                                             return work(writer);
                                                         }));
    }
    template <class T>
    T owned(T record, const Person &owner)
    {
        record.owner = owner.id;
        return m_fixture->insert(record);
    }
    [[nodiscard]] Result<ChangeSet> retitle(const Session &session, const Contact &contact) const
    {
        return write(session, [&](RecordWriter &writer) -> Result<void> {
            TRY_ASSIGN(Contact now, writer.load(Id<Contact>{contact.id}));
            now.title += u'x';
            return writer.update(now);
        });
    }

    std::unique_ptr<WorkspaceFixture> m_fixture;
    Person m_ada;
    Person m_ben;
    Person m_cleo;
};

void RecordRightsTest::init()
{
    m_fixture = std::make_unique<WorkspaceFixture>();
    m_ada = add("Ada");
    m_ben = add("Ben");
    m_cleo = add("Cleo");
}

void RecordRightsTest::othersRecordsAreReadAndNotChanged()
{
    Contact contact;
    contact.lastName = QStringLiteral("Adler");
    const Contact hers = owned(contact, m_ada);
    VERIFY_OK(retitle(as(m_ada, "sales"), hers));
    VERIFY_OK(retitle(as(m_ben, "sales", {m_ada.uid}), hers));  // of the team
    const auto refused = retitle(as(m_cleo, "sales"), hers);
    QVERIFY(!refused.has_value());
    QCOMPARE(refused.error().code, ErrorCode::Forbidden);
    QVERIFY2(refused.error().message.contains(u"Adler") && refused.error().message.contains(u"somebody else"),
             qPrintable(refused.error().message));
    // and told beforehand
    const auto view = await(m_fixture->workspace->store().read(
        as(m_cleo, "sales"), [&](ReadContext &context) { return rightsTo(context, hers); }));
    VERIFY_OK(view);
    QVERIFY(!view->mayEdit && !view->mayDelete);
    QVERIFY(!view->whyNotEdit.isEmpty());
    QCOMPARE(view->actions.first().action, Action::Read);
    QVERIFY(view->actions.first().may);
    // deleting is for one's own
    const RecordType &type = m_fixture->workspace->catalog()->at(Contact::kNumber);
    const auto removal = [&](RecordWriter &writer) { return writer.remove(type, hers.id); };
    QVERIFY(!write(as(m_ben, "sales", {m_ada.uid}), removal).has_value());
    QVERIFY(!write(as(m_ada, "read_only"), removal).has_value());
    VERIFY_OK(write(as(m_ada, "sales"), removal));
}

void RecordRightsTest::partsAreTheirWholes()
{
    Deal deal;
    deal.name = QStringLiteral("Roof");
    const Deal hers = owned(deal, m_ada);
    DealLine line;
    line.deal = Id<Deal>{hers.id};
    line.name = QStringLiteral("Panels");
    line.quantity = Decimal::fromInteger(1);
    line.owner = m_cleo.id;  // says nothing: the deal does
    QVERIFY(!write(as(m_cleo, "sales"), [&](RecordWriter &writer) { return writer.insert(line); }).has_value());
    VERIFY_OK(write(as(m_ada, "sales"), [&](RecordWriter &writer) { return writer.insert(line); }));
    QVERIFY(!write(as(m_cleo, "sales"), [&](RecordWriter &writer) {
                 return writer.remove(Id<DealLine>{line.id});
             }).has_value());
}

void RecordRightsTest::givingAwayAndMergingNeedTheirRights()
{
    Contact contact;
    contact.lastName = QStringLiteral("Adler");
    const Contact hers = owned(contact, m_ada);
    const auto give = [&](const Session &session, const Person &to) {
        return write(session, [&](RecordWriter &writer) -> Result<void> {
            TRY_ASSIGN(Contact now, writer.load(Id<Contact>{hers.id}));
            now.owner = to.id;
            return writer.update(now);
        });
    };
    QVERIFY(!give(as(m_ben, "sales", {m_ada.uid}), m_ben).has_value());  // edits the team's, takes none of it
    VERIFY_OK(give(as(m_ada, "sales"), m_ben));
    VERIFY_OK(give(as(m_ben, "sales"), m_ada));
    const Contact twin = owned(contact, m_cleo);
    const RecordType &type = m_fixture->workspace->catalog()->at(Contact::kNumber);
    // a call on the record that goes belongs to somebody else, and follows
    Activity call;
    call.kind = QStringLiteral("note");
    call.subject = QStringLiteral("asked");
    call.contact = Id<Contact>{twin.id};
    owned(call, m_ben);
    const auto merge = [&](RecordWriter &writer) -> Result<void> {
        TRY_ASSIGN(const auto outcome, mergeRecords(writer, type, hers.id, twin.id, {}));
        return outcome.moved == 1 ? Result<void>() : fail(ErrorCode::Internal, QStringLiteral("moved"));
    };
    QVERIFY(!write(as(m_ada, "sales"), merge).has_value());
    QVERIFY(!write(as(m_ada, "partner"), merge).has_value());
    VERIFY_OK(write(as(m_ada, "sales", {m_cleo.uid}), merge));
}

void RecordRightsTest::onesOwnProfile()
{
    const auto change = [&](const Session &session, const Person &who, const std::function<void(User &)> &how) {
        return write(session, [&](RecordWriter &writer) -> Result<void> {
            TRY_ASSIGN(User user, writer.load(who.id));
            how(user);
            return writer.update(user);
        });
    };
    const auto rename = [](User &user) { user.name += u'x'; };
    VERIFY_OK(change(as(m_ada, "sales"), m_ada, rename));
    QVERIFY(!change(as(m_ada, "sales"), m_ben, rename).has_value());
    QVERIFY(!change(as(m_ada, "sales"), m_ada, [](User &user) { user.role = QStringLiteral("owner"); }).has_value());
    VERIFY_OK(change(as(m_ada, "owner"), m_ben, rename));
}

void RecordRightsTest::undoTakesBackOnesOwn()
{
    Contact contact;
    contact.lastName = QStringLiteral("Adler");
    const Contact hers = owned(contact, m_ada);
    const auto changed = retitle(as(m_ada, "sales"), hers);
    VERIFY_OK(changed);
    const auto undo = [&](const Session &session) {
        return write(session, [&](RecordWriter &writer) -> Result<void> {
            TRY_ASSIGN(const auto outcome, undoTransaction(writer, changed->transaction));
            return outcome.skippedCount == 0 ? Result<void>() : fail(ErrorCode::Internal, QStringLiteral("skipped"));
        });
    };
    QCOMPARE(undo(as(m_ben, "sales", {m_ada.uid})).error().code, ErrorCode::Forbidden);
    VERIFY_OK(undo(as(m_ada, "sales")));
}

void RecordRightsTest::exportNeedsTheRight()
{
    const auto catalog = m_fixture->workspace->catalog();
    const Access service = as(m_ada, "service").access;
    QVERIFY(!service.mayExport(catalog->at(Contact::kNumber)));
    QVERIFY(service.mayExport(catalog->at(Ticket::kNumber)));
    QVERIFY(service.mayRead(catalog->at(Contact::kNumber)));
    QVERIFY(!service.may(Action::Create, catalog->at(Deal::kNumber)));
    QVERIFY(!as(m_ada, "partner").access.mayRead(catalog->at(QStringLiteral("campaign"))));
    // own ones alone
    Contact contact;
    contact.lastName = QStringLiteral("Adler");
    owned(contact, m_ada);
    owned(contact, m_ben);
    owned(contact, m_ada);
    DealLine line;
    const auto count = [&](const Session &session, int type) {
        const auto found = await(m_fixture->workspace->store().read(session, [&](ReadContext &context) -> Result<int> {
            const RecordType &of = context.catalog().at(type);
            TRY_ASSIGN(const QString may, rowsWithRight(context, of, Action::Export, QStringLiteral("t")));
            TRY_ASSIGN(auto query,
                       context.run(QStringLiteral("SELECT count(*) FROM {%1} t WHERE %2").arg(of.key, may)));
            query.next();
            const int rows = query.value(0).toInt();
            TRY(finished(query));
            return rows;
        }));
        return found.value_or(-1);
    };
    QCOMPARE(count(as(m_ada, "sales"), Contact::kNumber), 2);
    QCOMPARE(count(as(m_ben, "sales"), Contact::kNumber), 1);
    QCOMPARE(count(as(m_cleo, "manager"), Contact::kNumber), 3);
    QCOMPARE(count(as(m_cleo, "service"), Contact::kNumber), 0);
    // a line goes with its deal
    Deal deal;
    deal.name = QStringLiteral("Roof");
    line.deal = Id<Deal>{owned(deal, m_ada).id};
    line.name = QStringLiteral("Panels");
    line.quantity = Decimal::fromInteger(1);
    owned(line, m_ben);
    QCOMPARE(count(as(m_ada, "sales"), DealLine::kNumber), 1);
    QCOMPARE(count(as(m_ben, "sales"), DealLine::kNumber), 0);
    const auto withheld = await(m_fixture->workspace->store().read(as(m_ada, "sales"), [&](ReadContext &context) {
        ExportRequest request;
        request.type = QStringLiteral("contact");
        return withheldRows(context, request);
    }));
    VERIFY_OK(withheld);
    QCOMPARE(*withheld, 1);
    QVERIFY(!Access::nothing().mayRead(catalog->at(Contact::kNumber)));
    QVERIFY(!Access::nothing().mayLookBack());
}

void RecordRightsTest::sharedRecordsAreChangedHere()
{
    const RecordType &type = m_fixture->workspace->catalog()->at(Deal::kNumber);
    const RecordType &lines = m_fixture->workspace->catalog()->at(DealLine::kNumber);
    Deal deal;
    deal.name = QStringLiteral("Roof");
    const Deal hers = owned(deal, m_ada);
    owned(deal, m_ada);
    DealLine line;
    line.deal = Id<Deal>{hers.id};
    line.name = QStringLiteral("Panels");
    line.quantity = Decimal::fromInteger(1);
    const DealLine panels = owned(line, m_ada);
    const auto share = [&](const Session &by, const Person &with, bool mayEdit) {
        return write(by, [&](RecordWriter &writer) {
            return shareRecord(writer, type, hers.id, {with.uid, mayEdit, {}});
        });
    };
    const auto rename = [&](const Session &by) {
        return write(by, [&](RecordWriter &writer) -> Result<void> {
            TRY_ASSIGN(Deal now, writer.load(Id<Deal>{hers.id}));
            now.name += u'x';
            return writer.update(now);
        });
    };
    const auto see = [&](const Session &by) {
        return *await(m_fixture->workspace->store().read(
            by, [&](ReadContext &context) { return sharingOf(context, type, hers.id); }));
    };
    const auto count = [&](const Session &by, const RecordType &of, Action action) {
        return *await(m_fixture->workspace->store().read(by, [&](ReadContext &context) -> Result<int> {
            TRY_ASSIGN(const QString may, rowsWithRight(context, of, action, QStringLiteral("t")));
            TRY_ASSIGN(auto query,
                       context.run(QStringLiteral("SELECT count(*) FROM {%1} t WHERE %2").arg(of.key, may)));
            query.next();
            return query.value(0).toInt();
        }));
    };
    const Session ada = as(m_ada, "sales");
    const Session ben = as(m_ben, "partner");
    // nobody but her may show it
    QCOMPARE(share(ben, m_ben, true).error().code, ErrorCode::Forbidden);
    QVERIFY(!see(ben).mayShare && !see(ben).whyNot.isEmpty());
    SharingView view = see(ada);
    QVERIFY(view.mayShare && view.with.isEmpty());
    QCOMPARE(view.owner, QStringLiteral("Ada"));
    QStringList offered;
    for (const Sharer &one : std::as_const(view.couldBe))
        offered.append(one.name);
    QVERIFY(offered.contains(QStringLiteral("Ben")) && offered.contains(QStringLiteral("Cleo")));
    QVERIFY(!offered.contains(QStringLiteral("Ada")));

    const auto shown = share(ada, m_ben, false);
    VERIFY_OK(shown);
    QVERIFY2(shown->title.contains(u"Roof") && shown->title.contains(u"Ben"), qPrintable(shown->title));
    view = see(ada);
    QCOMPARE(view.with.size(), 1);
    QCOMPARE(view.with.first().name, QStringLiteral("Ben"));
    QCOMPARE(view.with.first().byName, QStringLiteral("Ada"));
    QVERIFY(!view.with.first().share.mayEdit);
    auto refused = rename(ben);
    QCOMPARE(refused.error().code, ErrorCode::Forbidden);
    QVERIFY2(refused.error().message.contains(u"Ada shared it"), qPrintable(refused.error().message));
    QCOMPARE(count(ben, type, Action::Read), 1);
    QCOMPARE(count(ben, type, Action::Edit), 0);
    QCOMPARE(count(ben, type, Action::Export), 0);
    QCOMPARE(count(ben, lines, Action::Edit), 0);
    // once more, with editing: in place of what was said before
    VERIFY_OK(share(ada, m_ben, true));
    QCOMPARE(see(ada).with.size(), 1);
    VERIFY_OK(rename(ben));
    QCOMPARE(count(ben, type, Action::Edit), 1);
    QCOMPARE(count(ben, lines, Action::Edit), 1);
    VERIFY_OK(write(ben, [&](RecordWriter &writer) -> Result<void> {
        TRY_ASSIGN(auto part, writer.load(lines, panels.id));
        static_cast<DealLine &>(*part).name = QStringLiteral("Tiles");
        return writer.update(*part);
    }));
    const auto rights =
        await(m_fixture->workspace->store().read(ben, [&](ReadContext &context) -> Result<RecordRightsView> {
            RecordReader reader(context);
            TRY_ASSIGN(const auto record, reader.load(type, hers.id));
            return rightsTo(context, *record);
        }));
    VERIFY_OK(rights);
    QVERIFY(rights->mayEdit && !rights->mayDelete);
    QVERIFY(rights->actions.first().reason.contains(u"Ada shared it"));
    // who was let in opens no further door
    QCOMPARE(share(ben, m_cleo, false).error().code, ErrorCode::Forbidden);
    QVERIFY(
        !write(ben, [&](RecordWriter &writer) { return endSharing(writer, type, hers.id, m_ben.uid); }).has_value());
    // in words, and ended
    const auto words = await(m_fixture->workspace->store().read(ada, [&](ReadContext &context) -> Result<QString> {
        RecordReader reader(context);
        return sharesInWords(reader, {shareText({m_ben.uid, true, {}}), shareText({m_cleo.uid, false, {}})});
    }));
    VERIFY_OK(words);
    QVERIFY2(words->startsWith(u"Ben (") && words->endsWith(u"Cleo"), qPrintable(*words));
    VERIFY_OK(write(ada, [&](RecordWriter &writer) { return endSharing(writer, type, hers.id, m_ben.uid); }));
    QVERIFY(see(ada).with.isEmpty());
    QVERIFY(!rename(ben).has_value());
    QCOMPARE(count(ben, type, Action::Read), 0);
    // an area the role shows nothing of, until something is shared
    Grantee guest = *ben.access.grantee();
    const RecordType &campaigns = m_fixture->workspace->catalog()->at(QStringLiteral("campaign"));
    QVERIFY(!ben.access.mayRead(campaigns));
    guest.sharedAreas = {Area::Marketing};
    QVERIFY(Access::of(guest).mayRead(campaigns) && Access::of(guest).mayWrite(campaigns));
    QVERIFY(!Access::of(guest).may(Action::Create, campaigns) && !Access::of(guest).mayExport(campaigns));
    QVERIFY(!(Access::of(guest) == ben.access));
}

void RecordRightsTest::mergingKeepsWhomItWasShown()
{
    const RecordType &type = m_fixture->workspace->catalog()->at(Contact::kNumber);
    const auto pair = [&] {
        Contact contact;
        contact.lastName = QStringLiteral("Adler");
        contact.sharedWith = {shareText({m_ben.uid, false, {}})};
        const Contact kept = owned(contact, m_ada);
        contact.sharedWith = {shareText({m_ben.uid, true, {}}), shareText({m_cleo.uid, false, {}})};
        return std::pair(kept.id, owned(contact, m_ada).id);
    };
    const auto merged = [&](const Session &by) -> QVector<Share> {
        const auto [kept, gone] = pair();
        const auto done = write(by, [&, kept = kept, gone = gone](RecordWriter &writer) -> Result<void> {
            TRY(mergeRecords(writer, type, kept, gone, {}));
            return {};
        });
        if (!done)
            qFatal("merge: %s", qPrintable(done.error().message));
        return *await(m_fixture->workspace->read([&, kept = kept](ReadContext &context) -> Result<QVector<Share>> {
            TRY_ASSIGN(const Contact now, RecordReader(context).load(Id<Contact>{kept}));
            return sharesFrom(now.sharedWith);
        }));
    };
    QCOMPARE(merged(as(m_ada, "sales")), (QVector<Share>{{m_ben.uid, true, {}}, {m_cleo.uid, false, {}}}));
    // who may merge and may not share leaves it as it was
    QCOMPARE(merged(as(m_cleo, "marketing", {m_ada.uid})), (QVector<Share>{{m_ben.uid, false, {}}}));
}

/// Random acts over random records: the device's answer from its tables, the server's from its rows.
void RecordRightsTest::deviceAndServerSayTheSame()
{
    bool isGiven = false;
    const int wanted = qEnvironmentVariableIntValue("FIELDFARE_RIGHT_TRIPLES", &isGiven);
    const int acts = isGiven ? wanted : 3'000;
    std::mt19937 chance(23'112'027);
    const auto below = [&](qsizetype n) { return static_cast<qsizetype>(chance() % static_cast<unsigned>(n)); };
    sync::MemoryServerStore server;
    const sync::RolePolicy policy;
    const char *const roles[] = {"owner", "manager", "sales", "service", "marketing", "read_only", "partner"};
    const QVector<Person> people{m_ada,       m_ben,        m_cleo,      add("Dora"),
                                 add("Emil"), add("Fritz"), add("Gina"), add("Hugo")};
    QVector<Session> sessions;
    for (qsizetype i = 0; i < people.size(); ++i) {
        // two teams, and two people without
        const QString team = i < 3 ? QStringLiteral("north") : i < 6 ? QStringLiteral("south") : QString();
        QVector<Uid> colleagues;
        for (qsizetype k = 0; k < people.size() && !team.isEmpty(); ++k) {
            if ((k < 3) == (i < 3) && k < 6)
                colleagues.append(people[k].uid);
        }
        const char *role = roles[(i * 3 + 2) % 7];
        server.putMember({people[i].uid, QString::fromLatin1(role), team, true});
        sessions.append(as(people[i], role, colleagues));
    }
    struct Known {
        int type = 0;
        qint64 id = 0;
        Uid uid;
    };
    QVector<Known> rows;
    // the same records on both sides
    const auto mirror = [&](const Record &record, QJsonObject fields) {
        const auto owner =
            std::find_if(people.cbegin(), people.cend(), [&](const Person &one) { return one.id == record.owner; });
        fields.insert(QStringLiteral("owner"), uidText(owner->uid));
        const FieldSpec *shared = m_fixture->workspace->catalog()->of(record).field(sharedWithField);
        if (shared && !shared->read(record).isNull())
            fields.insert(sharedWithField, QJsonArray::fromStringList(shared->read(record).toStringList()));
        VERIFY_OK(server.transact([&](sync::ServerTransaction &transaction) -> Result<void> {
            sync::ServerRow row;
            row.type = m_fixture->workspace->catalog()->of(record).key;
            row.row = record.uid;
            row.fields = fields;
            return transaction.putRow(row, {});
        }));
        rows.append({record.typeNumber, record.id, record.uid});
    };
    const auto someone = [&] { return people[below(people.size())].id; };
    const auto shares = [&] {
        QStringList entries;
        for (qsizetype i = below(4); i > 0; --i)
            entries.append(shareText({people[below(people.size())].uid, below(2) == 0, {}}));
        return entries;
    };
    for (int i = 0; i < 60; ++i) {
        Contact contact;
        contact.lastName = QStringLiteral("N%1").arg(i);
        contact.owner = someone();
        contact.sharedWith = shares();
        const Contact c = m_fixture->insert(contact);
        mirror(c, {});
        Deal deal;
        deal.name = QStringLiteral("D%1").arg(i);
        deal.owner = someone();
        deal.sharedWith = shares();
        const Deal d = m_fixture->insert(deal);
        mirror(d, {});
        DealLine line;
        line.deal = Id<Deal>{d.id};
        line.name = QStringLiteral("L%1").arg(i);
        line.quantity = Decimal::fromInteger(1);
        line.owner = someone();
        mirror(m_fixture->insert(line), {{QStringLiteral("deal"), uidText(d.uid)}});
        Activity call;
        call.kind = QStringLiteral("note");
        call.subject = QStringLiteral("A%1").arg(i);
        call.contact = Id<Contact>{c.id};
        call.deal = Id<Deal>{d.id};
        call.owner = someone();
        mirror(m_fixture->insert(call),
               {{QStringLiteral("contact"), uidText(c.uid)}, {QStringLiteral("deal"), uidText(d.uid)}});
        Ticket ticket;
        ticket.subject = QStringLiteral("T%1").arg(i);
        ticket.owner = someone();
        mirror(m_fixture->insert(ticket), {});
    }
    int allowedActs = 0;
    for (int act = 0; act < acts; ++act) {
        const qsizetype who = below(people.size());
        const Known &row = rows[below(rows.size())];
        const Person &to = people[below(people.size())];
        const int kind = int(below(5));
        const bool isShared = kind == 4 && isShareable(m_fixture->workspace->catalog()->at(row.type).key);
        const QStringList shown = shares();
        sync::Mutation mutation;
        mutation.row = row.uid;
        mutation.type = m_fixture->workspace->catalog()->at(row.type).key;
        mutation.op = kind == 0 ? sync::Op::Remove : kind == 1 ? sync::Op::Erase : sync::Op::Update;
        if (kind >= 2)
            mutation.fields.insert(QStringLiteral("external_id"), QStringLiteral("x"));
        if (kind == 3)
            mutation.fields.insert(QStringLiteral("owner"), uidText(to.uid));
        if (isShared)
            mutation.fields.insert(sharedWithField, QJsonArray::fromStringList(shown));
        bool byServer = false;
        const auto asked = server.read([&](sync::ServerTransaction &transaction) -> Result<void> {
            TRY_ASSIGN(const auto standing, transaction.row(row.uid));
            TRY_ASSIGN(byServer, policy.mayApply(transaction, people[who].uid, &*standing, mutation, {}));
            return {};
        });
        VERIFY_OK(asked);
        const auto byDevice =
            await(m_fixture->workspace->store().read(sessions[who], [&](ReadContext &context) -> Result<bool> {
                RecordReader reader(context);
                const RecordType &type = context.catalog().at(row.type);
                auto before = reader.load(type, row.id);
                if (!before)
                    return false;
                RecordRights rights(context);
                if (kind < 2) {
                    TRY_ASSIGN(const Judgement judgement,
                               rights.judge(kind == 0 ? Action::Delete : Action::Erase, before->get(), nullptr));
                    return judgement.may;
                }
                const auto after = type.clone(**before);
                QStringList changed{QStringLiteral("external_id")};
                if (kind == 3 && after->owner != to.id) {
                    after->owner = to.id;
                    changed.append(QStringLiteral("owner"));
                }
                if (isShared) {
                    type.field(sharedWithField)->write(*after, shown);
                    changed.append(sharedWithField);
                }
                TRY_ASSIGN(const Judgement judgement, rights.judge(Action::Edit, before->get(), after.get(), changed));
                return judgement.may;
            }));
        VERIFY_OK(byDevice);
        QVERIFY2(*byDevice == byServer, qPrintable(QStringLiteral("act %1: %2 of %3 by %4")
                                                       .arg(act)
                                                       .arg(kind)
                                                       .arg(mutation.type)
                                                       .arg(sessions[who].access.grantee()->role.key)));
        allowedActs += byServer ? 1 : 0;
    }
    qInfo() << acts << "acts," << allowedActs << "allowed";
    QVERIFY(allowedActs > acts / 5 && allowedActs < acts * 4 / 5);
}

}  // namespace fieldfare

FIELDFARE_TEST(fieldfare::RecordRightsTest)
#include "record_rights_test.moc"
