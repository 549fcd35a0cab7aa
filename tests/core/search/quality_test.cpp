// SPDX-License-Identifier: GPL-3.0-or-later
#include "records/activity/activity.h"
#include "records/campaign/campaign.h"
#include "records/company/company.h"
#include "records/contact/contact.h"
#include "records/deal/deal.h"
#include "records/history.h"
#include "records/quality_ignore/quality_ignore.h"
#include "records/task/task.h"
#include "records/ticket/ticket.h"
#include "records/user/user.h"
#include "search/list_reader.h"
#include "search/quality/quality_fix.h"
#include "support/test.h"
#include "support/workspace_fixture.h"

using namespace fieldfare;

namespace {

using Names = QStringList;

QVector<MailEntry> mails(const QStringList &addresses)
{
    QVector<MailEntry> all;
    for (const QString &address : addresses)
        all.append({QStringLiteral("work"), address});
    return all;
}

QVector<PhoneEntry> phones(const QStringList &numbers)
{
    QVector<PhoneEntry> all;
    for (const QString &number : numbers)
        all.append({QStringLiteral("work"), number, {}});
    return all;
}

AddressEntry address(const QString &postalCode, const QString &country)
{
    AddressEntry entry;
    entry.postalCode = postalCode;
    entry.country = country;
    return entry;
}

QString text(const char *latin) { return QString::fromUtf8(latin); }

/// A workspace in which every check has somebody to find and somebody to leave alone.
class Customers {
public:
    Customers()
    {
        User gone;
        gone.name = text("Gone Colleague");
        gone.active = false;
        gone.manager = me();
        m_gone = fixture.insert(gone);
        addCompanies();
        addContacts();
        addWork();
    }

    WorkspaceFixture fixture;
    QualitySettings settings;

    Id<User> me() const { return fixture.workspace->session().user; }

    Contact person(const char *name, const std::function<void(Contact &)> &with = {})
    {
        Contact contact;
        contact.name = text(name);
        contact.owner = me();
        contact.emails =
            mails({QString::fromUtf8(name).simplified().remove(u' ').remove(u',').remove(u'@').remove(u'.').toLower() +
                   text("@example.org")});
        if (with)
            with(contact);
        return fixture.insert(contact);
    }
    Company firm(const char *name, const std::function<void(Company &)> &with = {})
    {
        Company company;
        company.name = text(name);
        company.owner = me();
        company.addresses = {address({}, text("Germany"))};
        if (with)
            with(company);
        return fixture.insert(company);
    }

    QVector<QualityCheck> checks() const { return qualityChecks(*fixture.workspace->catalog(), settings); }

    template <class Job>
    auto readAs(const Session &session, Job job)
    {
        return await(fixture.workspace->store().read(session, job));
    }

    QualityHits hitsOf(const QString &id)
    {
        const auto all = checks();
        auto found = await(fixture.workspace->read(
            [&](ReadContext &context) { return findQuality(context, *findCheck(all, id), settings); }));
        return found ? *found : QualityHits{};
    }
    QVector<QualityFinding> findings(const QString &id)
    {
        const auto all = checks();
        auto found = await(fixture.workspace->read([&](ReadContext &context) -> Result<QVector<QualityFinding>> {
            const QualityCheck &check = *findCheck(all, id);
            TRY_ASSIGN(const QualityHits hits, findQuality(context, check, settings));
            return explainQuality(context, check, settings, hits.hits);
        }));
        if (!found)
            qFatal("%s: %s (%s)", qPrintable(id), qPrintable(found.error().message), qPrintable(found.error().details));
        return *found;
    }
    /// "name: found → proposal"
    Names rows(const QString &id)
    {
        Names names;
        for (const QualityFinding &finding : findings(id))
            names.append(finding.name + text(": ") + finding.suggestion.found + text(" → ") +
                         finding.suggestion.proposal);
        names.sort();
        return names;
    }
    Result<ChangeSet> fix(const QualityFix &wish, QualityFixOutcome *outcome = nullptr)
    {
        return await(fixture.workspace->write(text("Fix"), [&](UnitOfWork &work) -> Result<void> {
            RecordWriter writer(work);
            TRY_ASSIGN(const auto done, applyQualityFix(writer, settings, wish));
            if (outcome != nullptr)
                *outcome = done;
            return {};
        }));
    }
    Result<ChangeSet> ignore(const QString &check, const QVector<qint64> &hits)
    {
        return await(fixture.workspace->write(text("Right"), [&](UnitOfWork &work) -> Result<void> {
            RecordWriter writer(work);
            TRY_ASSIGN(const qint64 number, ignoreQuality(writer, settings, check, hits));
            return number == hits.size() ? Result<void>() : fail(ErrorCode::Internal, text("other number"));
        }));
    }
    /// Every column of every row of the tables a fix may touch.
    QStringList bytes()
    {
        QStringList all;
        for (const char *sql :
             {"SELECT json_array(id, hex(uid), display_name, sort_key, first_name, last_name, name, company, birthday, "
              "owner, "
              "created_at, custom) FROM {contact} ORDER BY id",
              "SELECT json_array(id, hex(uid), display_name, sort_key, name, owner, created_at) FROM {company} ORDER "
              "BY id",
              "SELECT json_array(type, record, position, label, address) FROM mail_address ORDER BY type, record, "
              "position",
              "SELECT json_array(type, record, position, label, number, e164) FROM phone_number ORDER BY type, record, "
              "position",
              "SELECT json_array(type, record, position, label, street, city, region, postal_code, country) FROM "
              "postal_address ORDER BY type, record, position",
              "SELECT json_array(id, starts_on, ends_on, currency) FROM {campaign} ORDER BY id",
              "SELECT json_array(id, amount, currency, owner) FROM {deal} ORDER BY id"}) {
            auto lines = await(fixture.workspace->read([&](ReadContext &context) -> Result<QStringList> {
                QStringList found;
                TRY_ASSIGN(auto query, context.run(QString::fromUtf8(sql)));
                while (query.next())
                    found.append(query.value(0).toString());
                TRY(finished(query));
                return found;
            }));
            all += lines ? *lines : QStringList{text("unreadable")};
        }
        return all;
    }
    void run(const QString &sql)
    {
        const auto done = await(fixture.workspace->write(text("Raw"), [&](UnitOfWork &work) -> Result<void> {
            TRY(work.execute(sql));
            work.keepUnlogged();
            return {};
        }));
        if (!done)
            qFatal("%s: %s", qPrintable(sql), qPrintable(done.error().details));
    }

private:
    void addCompanies()
    {
        firm("Good Company");
        firm("No Country", [](Company &c) {
            c.addresses.clear();
            c.phones = phones({text("+49 30 90182000")});
        });
        firm("Orphan Works", [](Company &c) { c.owner = {}; });
        firm("Left Works", [this](Company &c) { c.owner.value = m_gone.id; });
        firm("NORTHERN STEEL TRADING GMBH");
        firm("IBM");
        firm("Two  Blanks Ltd");
        firm("Code Works", [](Company &c) { c.addresses = {address(text("D-10115"), text("Germany"))}; });
        firm("Zero Works", [](Company &c) { c.addresses = {address(text("2115"), text("USA"))}; });
        firm("Fitting Code", [](Company &c) { c.addresses = {address(text("10115"), text("Germany"))}; });
        firm("Abroad Works", [](Company &c) {
            c.addresses = {address(text("75001"), text("France"))};
            c.phones = phones({text("+49 30 90182000")});
        });
        firm("Bad Mail Works", [](Company &c) { c.emails = mails({text("office@works")}); });
        firm("Slip Works", [](Company &c) { c.emails = mails({text("works@gmial.com")}); });
        firm("Bin Works", [](Company &c) { c.emails = mails({text("works@mailinator.com")}); });
        firm("Dead Line", [](Company &c) { c.phones = phones({text("123")}); });
        m_oldFirm = firm("Old Firm");
        firm("Quiet Firm");
    }
    void addContacts()
    {
        person("Good Person", [](Contact &c) {
            c.phones = phones({text("+49 30 90182000")});
            c.birthday = QDate(1980, 5, 1);
            c.addresses = {address(text("10115"), text("Germany"))};
        });
        person("Blank Mail", [](Contact &c) {
            c.emails = mails({text("ok@example.org"), text("jane doe@example,com ")});
        });
        person("Hopeless Mail", [](Contact &c) { c.emails = mails({text("call me")}); });
        person("Slip Mail", [](Contact &c) { c.emails = mails({text("slip@gmial.com")}); });
        person("Ending Mail", [](Contact &c) { c.emails = mails({text("e@firm.con")}); });
        person("Honest Neighbour", [](Contact &c) { c.emails = mails({text("h@mail.com")}); });
        person("Role Mail", [](Contact &c) { c.emails = mails({text("Info@firm.example")}); });
        person("Bin Mail", [](Contact &c) { c.emails = mails({text("x@yopmail.com")}); });
        person("Twin One", [](Contact &c) { c.emails = mails({text("twin@example.org")}); });
        person("Twin Two", [](Contact &c) { c.emails = mails({text("Twin@Example.org")}); });
        person("Vienna Phone", [](Contact &c) {
            c.phones = phones({text("01 5336020")});  // short for Germany, right for Austria
            c.addresses = {address(text("1010"), text("Austria"))};
        });
        person("Short Phone", [](Contact &c) { c.phones = phones({text("12")}); });
        person("Two Phones", [](Contact &c) { c.phones = phones({text("030 90182000, 0171 5550199")}); });
        person("Unreachable", [](Contact &c) { c.emails.clear(); });
        person("Ownerless", [](Contact &c) { c.owner = {}; });
        person("Left Alone", [this](Contact &c) { c.owner.value = m_gone.id; });
        person("Future Child", [](Contact &c) { c.birthday = QDate(2068, 3, 4); });
        person("Methuselah", [](Contact &c) { c.birthday = QDate(1850, 1, 1); });
        person("JOHN MCDONALD", [](Contact &c) {
            c.firstName = text("JOHN");
            c.lastName = text("MCDONALD");
        });
        person("Miller, Jane");
        person("Miller, Jr.");
        person("Blank  Name ");
        person("bob.stone@example.org", [](Contact &c) { c.emails.clear(); });
        person("Bob 030 90182000", [](Contact &c) { c.phones.clear(); });
        person("Agent 12345678");
        person("Wrong Code", [](Contact &c) { c.addresses = {address(text("1234ab"), text("Netherlands"))}; });
        person("Far Phone", [](Contact &c) {
            c.phones = phones({text("+44 20 7946 0958")});
            c.addresses = {address(text("10115"), text("Germany"))};
        });
        const Company closing = firm("Closing Firm");
        person("Jobless", [&](Contact &c) { c.company.value = closing.id; });
        const auto removed = fixture.remove(closing);
        if (!removed)
            qFatal("remove: %s", qPrintable(removed.error().message));
    }
    void addWork()
    {
        const auto stage = [this](const char *key) { return Id<Stage>{*fixture.find(text("stage"), text(key))}; };
        const auto deal = [&](const char *name, const std::function<void(Deal &)> &with) {
            Deal made;
            made.name = text(name);
            made.owner = me();
            made.stage = stage("new");
            made.company.value = m_oldFirm.id;
            made.amount = 100'00;
            made.currency = Currency("EUR");
            made.expectedClose = QDate(2027, 1, 1);
            with(made);
            made = fixture.insert(made);
            Task next;
            next.subject = text("Call for ") + made.name.simplified();
            next.deal.value = made.id;
            next.owner = me();
            next.due = QDateTime(QDate(2026, 12, 1), QTime(9, 0), Qt::UTC);
            if (made.name != u"No Step")
                fixture.insert(next);
            return made;
        };
        deal("Good Deal", [](Deal &) {});
        deal("No Amount", [](Deal &d) { d.amount = {}; });
        deal("No Close", [](Deal &d) { d.expectedClose = {}; });
        deal("No Step", [](Deal &) {});
        deal("No Customer", [](Deal &d) { d.company = {}; });
        deal("No Owner", [](Deal &d) { d.owner = {}; });
        deal("Left Deal", [this](Deal &d) { d.owner.value = m_gone.id; });
        deal("Past Close", [](Deal &d) { d.expectedClose = QDate(2026, 10, 1); });
        const Deal bare = deal("No Currency", [](Deal &) {});
        const Deal gift = deal("Won Gift", [&](Deal &d) {
            d.stage = stage("won");
            d.amount = {};
        });
        const Deal backwards = deal("Backwards", [&](Deal &d) { d.stage = stage("won"); });
        const Deal tomorrow = deal("Next Year", [&](Deal &d) { d.stage = stage("won"); });
        deal("Blank  Deal", [](Deal &) {});
        const Deal still = deal("Still Deal", [](Deal &) {});
        const Deal moving = deal("Called Deal", [](Deal &) {});
        // What rules refuse today may lie in a file from elsewhere.
        run(QStringLiteral("UPDATE deal SET currency=NULL WHERE id=%1").arg(bare.id));
        run(QStringLiteral("UPDATE deal SET closed_at=opened_at-86400000 WHERE id=%1").arg(backwards.id));
        run(QStringLiteral("UPDATE deal SET closed_at=closed_at+31536000000 WHERE id=%1").arg(tomorrow.id));
        run(QStringLiteral("UPDATE deal SET changed_at=0 WHERE id IN (%1,%2)").arg(still.id).arg(moving.id));
        Activity call;
        call.kind = text("call");
        call.subject = text("Call");
        call.deal.value = moving.id;
        call.at = QDateTime(QDate(2026, 11, 1), QTime(9, 0), Qt::UTC);
        fixture.insert(call);

        const auto ticket = [&](const char *subject, const std::function<void(Ticket &)> &with) {
            Ticket made;
            made.subject = text(subject);
            made.owner = me();
            made.company.value = m_oldFirm.id;
            made.openedAt = QDateTime(QDate(2026, 11, 21), QTime(9, 0), Qt::UTC);
            with(made);
            return fixture.insert(made);
        };
        ticket("Good Ticket", [](Ticket &) {});
        ticket("Whose Ticket", [](Ticket &t) { t.company = {}; });
        ticket("Free Ticket", [](Ticket &t) { t.owner = {}; });
        ticket("Left Ticket", [this](Ticket &t) { t.owner.value = m_gone.id; });
        ticket("Waiting Ticket", [](Ticket &t) { t.openedAt = QDateTime(QDate(2026, 11, 1), QTime(9, 0), Qt::UTC); });
        ticket(" Blank Ticket", [](Ticket &) {});
        const Ticket early = ticket("Early Ticket", [](Ticket &) {});
        const Ticket old = ticket("Old Ticket", [](Ticket &) {});
        run(QStringLiteral("UPDATE ticket SET resolved_at=opened_at-1000, state='resolved' WHERE id=%1").arg(early.id));
        run(QStringLiteral("UPDATE ticket SET changed_at=0 WHERE id=%1").arg(old.id));

        const auto task = [&](const char *subject, const std::function<void(Task &)> &with) {
            Task made;
            made.subject = text(subject);
            made.owner = me();
            made.due = QDateTime(QDate(2026, 12, 1), QTime(9, 0), Qt::UTC);
            with(made);
            return fixture.insert(made);
        };
        task("Some Day", [](Task &t) { t.due = {}; });
        task("Some Body", [](Task &t) { t.owner = {}; });
        task("Left Task", [this](Task &t) { t.owner.value = m_gone.id; });
        task("Blank  Task", [](Task &) {});
        const Task dusty = task("Dusty Task", [](Task &) {});
        const Task done = task("Done Task", [](Task &t) { t.done = true; });
        run(QStringLiteral("UPDATE task SET changed_at=0 WHERE id IN (%1,%2)").arg(dusty.id).arg(done.id));

        const auto campaign = [&](const char *name, const std::function<void(Campaign &)> &with) {
            Campaign made;
            made.name = text(name);
            made.owner = me();
            made.startsOn = QDate(2026, 1, 1);
            made.endsOn = QDate(2026, 2, 1);
            made.budget = 1'000'00;
            made.currency = Currency("EUR");
            with(made);
            return fixture.insert(made);
        };
        campaign("Good Campaign", [](Campaign &) {});
        campaign("Undated", [](Campaign &c) { c.startsOn = {}; });
        campaign("Unowned", [](Campaign &c) { c.owner = {}; });
        campaign("Left Campaign", [this](Campaign &c) { c.owner.value = m_gone.id; });
        campaign("Turned", [](Campaign &c) { c.endsOn = QDate(2025, 12, 1); });
        const Campaign poor = campaign("Poor", [](Campaign &) {});
        campaign("Blank  Campaign", [](Campaign &) {});
        run(QStringLiteral("UPDATE campaign SET currency=NULL WHERE id=%1").arg(poor.id));
        const qint64 quiet = *fixture.find(text("contact"), text("Honest Neighbour"));
        const qint64 verified = *fixture.find(text("contact"), text("Good Person"));
        run(QStringLiteral("UPDATE contact SET changed_at=0 WHERE id IN (%1,%2)").arg(quiet).arg(verified));
        run(QStringLiteral("UPDATE contact SET verified_at=%1 WHERE id=%2")
                .arg(fixture.clock->now() - 1000)
                .arg(verified));
        run(QStringLiteral("UPDATE company SET changed_at=0 WHERE id IN (%1,%2)")
                .arg(*fixture.find(text("company"), text("Quiet Firm")))
                .arg(*fixture.find(text("company"), text("Good Company"))));
        Activity visit;
        visit.kind = text("meeting");
        visit.subject = text("Visit");
        visit.company.value = *fixture.find(text("company"), text("Good Company"));
        visit.at = QDateTime(QDate(2026, 11, 1), QTime(9, 0), Qt::UTC);
        fixture.insert(visit);
    }

    User m_gone;
    Company m_oldFirm;
};

}  // namespace

class QualityTest : public QObject {
    Q_OBJECT
private slots:
    void everyCheckFindsItsRowsAndNoOthers();
    void limitedSessionsGetNothing();
    void fixesAreOneTransactionAndUndoneByteForByte();
    void whatIsTypedIsWrittenWhereItWasSeen();
    void whatIsRightIsRemembered();
    void expectationsAreKept();
    void stopsWhenAsked();
    void summaryIsKeptForItsUser();
    void queriesNameChecks();
};

void QualityTest::everyCheckFindsItsRowsAndNoOthers()
{
    Customers customers;
    const QHash<QString, Names> expected{
        {text("contact.email_invalid"),
         {text("Blank Mail: jane doe@example,com  → janedoe@example.com"), text("Hopeless Mail: call me → ")}},
        {text("contact.email_domain"),
         {text("Ending Mail: e@firm.con → e@firm.com"), text("Slip Mail: slip@gmial.com → slip@gmail.com")}},
        {text("contact.email_throwaway"), {text("Bin Mail: x@yopmail.com → ")}},
        {text("contact.email_role"), {text("Role Mail: Info@firm.example → ")}},
        {text("contact.email_shared"), {text("Twin One: twin@example.org → "), text("Twin Two: Twin@Example.org → ")}},
        {text("contact.phone_invalid"),
         {text("Short Phone: 12 → "), text("Two Phones: 030 90182000, 0171 5550199 → +49 30 90182000; +49 171 5550199"),
          text("Vienna Phone: 01 5336020 → +43 1 5336020")}},
        {text("contact.postcode_form"), {text("Wrong Code: 1234ab → 1234 AB")}},
        {text("contact.country_phone"), {text("Far Phone: +44 20 7946 0958 → ")}},
        {text("contact.missing_email_phone"), {text("Unreachable:  → "), text("bob.stone@example.org:  → ")}},
        {text("contact.missing_owner"), {text("Ownerless:  → ")}},
        {text("contact.owner_left"), {text("Left Alone: Gone Colleague → Maria Keller")}},
        {text("contact.birthday_impossible"),
         {text("Future Child: 4 Mar 2068 → 4 Mar 1968"), text("Methuselah: 1 Jan 1850 → ")}},
        {text("contact.company_gone"), {text("Jobless: Closing Firm → ")}},
        {text("contact.name_holds_other"),
         {text("Agent 12345678: Agent 12345678 → "), text("Bob 030 90182000: Bob 030 90182000 → Bob"),
          text("bob.stone@example.org: bob.stone@example.org → Bob Stone")}},
        {text("contact.name_swapped"), {text("Miller, Jane: Miller, Jane → Jane Miller")}},
        {text("contact.name_case"), {text("JOHN MCDONALD: JOHN MCDONALD → John McDonald")}},
        {text("contact.name_blanks"), {text("Blank Name: Blank  Name  → Blank Name")}},
        {text("contact.stale"), {text("Honest Neighbour: 1 Jan 1970 → ")}},
        {text("company.email_invalid"), {text("Bad Mail Works: office@works → ")}},
        {text("company.email_domain"), {text("Slip Works: works@gmial.com → works@gmail.com")}},
        {text("company.email_throwaway"), {text("Bin Works: works@mailinator.com → ")}},
        {text("company.phone_invalid"), {text("Dead Line: 123 → ")}},
        {text("company.postcode_form"), {text("Code Works: D-10115 → 10115"), text("Zero Works: 2115 → 02115")}},
        {text("company.country_phone"), {text("Abroad Works: +49 30 90182000 → ")}},
        {text("company.missing_country"), {text("No Country:  → Germany")}},
        {text("company.missing_owner"), {text("Orphan Works:  → ")}},
        {text("company.owner_left"), {text("Left Works: Gone Colleague → Maria Keller")}},
        {text("company.name_case"),
         {text("NORTHERN STEEL TRADING GMBH: NORTHERN STEEL TRADING GMBH → Northern Steel Trading GmbH")}},
        {text("company.name_blanks"), {text("Two Blanks Ltd: Two  Blanks Ltd → Two Blanks Ltd")}},
        {text("company.stale"), {text("Quiet Firm: 1 Jan 1970 → ")}},
        {text("deal.missing_amount"), {text("No Amount:  → ")}},
        {text("deal.missing_expected_close"), {text("No Close:  → ")}},
        {text("deal.missing_next_step"), {text("No Step:  → ")}},
        {text("deal.missing_company_contact"), {text("No Customer:  → ")}},
        {text("deal.missing_owner"), {text("No Owner:  → Maria Keller")}},
        {text("deal.owner_left"), {text("Left Deal: Gone Colleague → Maria Keller")}},
        {text("deal.won_without_amount"), {text("Won Gift:  → ")}},
        {text("deal.closed_before_opened"), {text("Backwards: 22 Nov 2026 – 21 Nov 2026 → ")}},
        {text("deal.closed_in_future"), {text("Next Year: 22 Nov 2027 → ")}},
        {text("deal.currency_missing"), {text("No Currency:  → EUR")}},
        {text("deal.name_blanks"), {text("Blank Deal: Blank  Deal → Blank Deal")}},
        {text("deal.close_past"), {text("Past Close: 1 Oct 2026 → ")}},
        {text("deal.stale"), {text("Still Deal: 1 Jan 1970 → ")}},
        {text("ticket.missing_company_contact"), {text("Whose Ticket:  → ")}},
        {text("ticket.missing_owner"), {text("Free Ticket:  → Maria Keller")}},
        {text("ticket.owner_left"), {text("Left Ticket: Gone Colleague → Maria Keller")}},
        {text("ticket.resolved_before_opened"), {text("Early Ticket: 21 Nov 2026 – 21 Nov 2026 → ")}},
        {text("ticket.name_blanks"), {text("Blank Ticket:  Blank Ticket → Blank Ticket")}},
        {text("ticket.unanswered"), {text("Waiting Ticket: 1 Nov 2026 → ")}},
        {text("ticket.stale"), {text("Old Ticket: 1 Jan 1970 → ")}},
        {text("task.missing_due"), {text("Some Day:  → ")}},
        {text("task.missing_owner"), {text("Some Body:  → ")}},
        {text("task.owner_left"), {text("Left Task: Gone Colleague → Maria Keller")}},
        {text("task.name_blanks"), {text("Blank Task: Blank  Task → Blank Task")}},
        {text("task.stale"), {text("Dusty Task: 1 Jan 1970 → ")}},
        {text("campaign.missing_starts_on"), {text("Undated:  → ")}},
        {text("campaign.missing_owner"), {text("Unowned:  → ")}},
        {text("campaign.owner_left"), {text("Left Campaign: Gone Colleague → Maria Keller")}},
        {text("campaign.ends_before_start"), {text("Turned: 1 Jan 2026 – 1 Dec 2025 → 1 Dec 2025 – 1 Jan 2026")}},
        {text("campaign.currency_missing"), {text("Poor:  → EUR")}},
        {text("campaign.name_blanks"), {text("Blank Campaign: Blank  Campaign → Blank Campaign")}},
    };
    QSet<QString> ids;
    for (const QualityCheck &check : customers.checks()) {
        QVERIFY2(!ids.contains(check.id), qPrintable(check.id));
        ids.insert(check.id);
        QVERIFY2(!check.title.isEmpty() && !check.why.isEmpty(), qPrintable(check.id));
        QVERIFY2(expected.contains(check.id), qPrintable(text("no rows made for ") + check.id));
        const Names rows = customers.rows(check.id);
        Names wanted = expected.value(check.id);
        wanted.sort();
        QVERIFY2(rows == wanted, qPrintable(check.id + text("\n  found   ") + rows.join(text(" | ")) +
                                            text("\n  wanted  ") + wanted.join(text(" | "))));
        const QualityHits hits = customers.hitsOf(check.id);
        QVERIFY2(check.proposes || hits.fixable == 0, qPrintable(check.id));
    }
    QCOMPARE(ids.size(), expected.size());
}

void QualityTest::limitedSessionsGetNothing()
{
    Customers customers;
    Session nobody = customers.fixture.workspace->session();
    nobody.access = Access::nothing();
    const QStringList before = customers.bytes();
    for (const QualityCheck &check : customers.checks()) {
        const auto hits = customers.readAs(
            nobody, [&](ReadContext &context) { return findQuality(context, check, customers.settings); });
        VERIFY_OK(hits);
        QVERIFY2(hits->hits.isEmpty() && hits->fixable == 0 && hits->ignored == 0, qPrintable(check.id));
        // Knowing the number of a row helps nobody.
        const QualityHits others = customers.hitsOf(check.id);
        const auto explained = customers.readAs(nobody, [&](ReadContext &context) {
            return explainQuality(context, check, customers.settings, others.hits);
        });
        VERIFY_OK(explained);
        QVERIFY2(explained->isEmpty(), qPrintable(check.id));
        QualityFix wish;
        wish.check = check.id;
        wish.hits = others.hits;
        const auto written = await(
            customers.fixture.workspace->store().write(nobody, {text("Fix")}, [&](UnitOfWork &work) -> Result<void> {
                RecordWriter writer(work);
                TRY_ASSIGN(const auto outcome, applyQualityFix(writer, customers.settings, wish));
                return outcome.fixed == 0 ? Result<void>() : fail(ErrorCode::Internal, text("wrote something"));
            }));
        QVERIFY2(!written && written.error().code == ErrorCode::Forbidden, qPrintable(check.id));
    }
    QCOMPARE(customers.bytes(), before);
    const auto settings = await(customers.fixture.workspace->store().write(
        nobody, {text("Settings")}, [&](UnitOfWork &work) { return writeQualitySettings(work, customers.settings); }));
    QVERIFY(!settings && settings.error().code == ErrorCode::Forbidden);
    const auto count =
        customers.readAs(nobody, [](ReadContext &context) { return countRecords(context, text("contact")); });
    VERIFY_OK(count);
    QCOMPARE(*count, 0);
}

void QualityTest::fixesAreOneTransactionAndUndoneByteForByte()
{
    Customers customers;
    for (const QualityCheck &check : customers.checks()) {
        if (!check.proposes)
            continue;
        const QStringList before = customers.bytes();
        const QualityHits hits = customers.hitsOf(check.id);
        QualityFix wish;
        wish.check = check.id;
        wish.hits = hits.hits;
        QualityFixOutcome outcome;
        const auto written = customers.fix(wish, &outcome);
        VERIFY_OK(written);
        QVERIFY2(outcome.fixed == hits.fixable,
                 qPrintable(text("%1: %2 of %3").arg(check.id).arg(outcome.fixed).arg(hits.fixable)));
        QCOMPARE(outcome.leftAlone, hits.hits.size() - hits.fixable);
        if (hits.fixable == 0)
            continue;
        QVERIFY2(written->title.contains(check.title), qPrintable(written->title));
        QCOMPARE(customers.hitsOf(check.id).fixable, 0);
        const auto undone = await(customers.fixture.workspace->undo(written->transaction));
        VERIFY_OK(undone);
        const QStringList after = customers.bytes();
        for (qsizetype i = 0; i < before.size(); ++i)
            QVERIFY2(after.value(i) == before.at(i),
                     qPrintable(check.id + u' ' + after.value(i) + u' ' + before.at(i)));
        QCOMPARE(after.size(), before.size());
        QCOMPARE(customers.hitsOf(check.id).hits, hits.hits);
    }
    // Two numbers in one cell become two numbers, in order.
    QualityFix two;
    two.check = text("contact.phone_invalid");
    two.hits = customers.hitsOf(two.check).hits;
    VERIFY_OK(customers.fix(two));
    const auto contact =
        customers.fixture.load(Id<Contact>{*customers.fixture.find(text("contact"), text("Two Phones"))});
    VERIFY_OK(contact);
    QCOMPARE(contact->phones.size(), 2);
    QCOMPARE(contact->phones.at(1).e164, text("+491715550199"));
    QCOMPARE(contact->phones.at(1).label, text("work"));
}

void QualityTest::whatIsTypedIsWrittenWhereItWasSeen()
{
    Customers customers;
    const QString id = text("contact.email_invalid");
    const auto findings = customers.findings(id);
    QCOMPARE(findings.size(), 2);
    const QualityFinding &hopeless = findings.at(1);
    QualityFix wish;
    wish.check = id;
    wish.hits = {hopeless.hit};
    wish.byHand.insert(QualityHit::place(hopeless.hit), {text("something else"), text("hope@example.org")});
    QualityFixOutcome outcome;
    VERIFY_OK(customers.fix(wish, &outcome));
    QCOMPARE(outcome.fixed, 0);  // another text stands there than the person saw
    QCOMPARE(outcome.leftAlone, 1);
    wish.byHand.insert(QualityHit::place(hopeless.hit), {text("call me"), text("hope@example.org")});
    VERIFY_OK(customers.fix(wish, &outcome));
    QCOMPARE(outcome.fixed, 1);
    const auto mended = customers.fixture.load(Id<Contact>{QualityHit::record(hopeless.hit)});
    VERIFY_OK(mended);
    QCOMPARE(mended->emails.first().address, text("hope@example.org"));
    // An emptied entry goes, the others stay.
    const QualityFinding &blank = findings.at(0);
    wish.hits = {blank.hit};
    wish.byHand = {{QualityHit::place(blank.hit), {blank.suggestion.found, Value()}}};
    VERIFY_OK(customers.fix(wish, &outcome));
    const auto shorter = customers.fixture.load(Id<Contact>{QualityHit::record(blank.hit)});
    VERIFY_OK(shorter);
    QCOMPARE(shorter->emails.size(), 1);
    QCOMPARE(shorter->emails.first().address, text("ok@example.org"));
    wish.check = text("contact.nonsense");
    const auto unknown = customers.fix(wish);
    QVERIFY(!unknown && unknown.error().code == ErrorCode::NotFound);
}

void QualityTest::whatIsRightIsRemembered()
{
    Customers customers;
    const QString id = text("contact.email_role");
    const QualityHits before = customers.hitsOf(id);
    QCOMPARE(before.hits.size(), 1);
    const auto said = customers.ignore(id, before.hits);
    VERIFY_OK(said);
    QVERIFY(said->title.contains(text("Role Mail")));
    QualityHits after = customers.hitsOf(id);
    QVERIFY(after.hits.isEmpty());
    QCOMPARE(after.ignored, 1);
    // Another address in the same place is told again.
    auto contact = customers.fixture.load(Id<Contact>{QualityHit::record(before.hits.first())});
    VERIFY_OK(contact);
    contact->emails.first().address = text("sales@firm.example");
    VERIFY_OK(customers.fixture.update(*contact));
    QCOMPARE(customers.hitsOf(id).hits, before.hits);
    contact->emails.first().address = text("Info@firm.example");
    VERIFY_OK(customers.fixture.update(*contact));
    QVERIFY(customers.hitsOf(id).hits.isEmpty());
    VERIFY_OK(await(customers.fixture.workspace->undo(said->transaction)));
    QCOMPARE(customers.hitsOf(id).hits, before.hits);
}

void QualityTest::expectationsAreKept()
{
    Customers customers;
    QualitySettings wanted;
    wanted.staleMonths = 6;
    wanted.mustHaves.insert(text("contact"), {text("birthday"), text("no_such_field"), text("title|company")});
    VERIFY_OK(await(customers.fixture.workspace->write(
        text("Settings"), [&](UnitOfWork &work) { return writeQualitySettings(work, wanted); })));
    const auto kept =
        await(customers.fixture.workspace->read([](ReadContext &context) { return readQualitySettings(context); }));
    VERIFY_OK(kept);
    QCOMPARE(*kept == wanted, true);
    customers.settings = *kept;
    const auto checks = customers.checks();
    QVERIFY(findCheck(checks, text("contact.missing_birthday")) != nullptr);
    QVERIFY(findCheck(checks, text("missing_title_company"), text("contact")) != nullptr);
    QVERIFY(findCheck(checks, text("contact.missing_email_phone")) == nullptr);
    QVERIFY(findCheck(checks, text("contact.missing_no_such_field")) == nullptr);
    QVERIFY(customers.hitsOf(text("contact.missing_birthday")).hits.size() > 20);
}

void QualityTest::stopsWhenAsked()
{
    Customers customers;
    std::stop_source stop;
    stop.request_stop();
    const auto all = customers.checks();
    const auto found = await(customers.fixture.workspace->read(
        [&](ReadContext &context) { return findQuality(context, all.first(), customers.settings); }, stop.get_token()));
    QVERIFY(!found);
    QCOMPARE(found.error().code, ErrorCode::Cancelled);
}

void QualityTest::summaryIsKeptForItsUser()
{
    Customers customers;
    QualitySummary summary;
    summary.at = QDateTime(QDate(2026, 11, 22), QTime(9, 0), Qt::UTC);
    summary.records = {{text("contact"), 10}};
    summary.counts = {
        {text("contact.email_invalid"), 2, 1}, {text("contact.name_blanks"), 2, 2}, {text("contact.stale"), 9, 0}};
    VERIFY_OK(await(customers.fixture.workspace->write(
        text("Summary"), [&](UnitOfWork &work) { return writeQualitySummary(work, summary); })));
    const auto mine =
        await(customers.fixture.workspace->read([](ReadContext &context) { return readQualitySummary(context); }));
    VERIFY_OK(mine);
    QCOMPARE(mine->at, summary.at);
    QCOMPARE(mine->find(text("contact.email_invalid"))->rows, 2);
    QCOMPARE(mine->score(customers.checks()), 70.0);  // two errors, two warnings at half, hints nothing, of ten
    Session nobody = customers.fixture.workspace->session();
    nobody.access = Access::nothing();
    const auto theirs = customers.readAs(nobody, [](ReadContext &context) { return readQualitySummary(context); });
    VERIFY_OK(theirs);
    QVERIFY(theirs->counts.isEmpty() && theirs->records.isEmpty());
}

void QualityTest::queriesNameChecks()
{
    Customers customers;
    const auto ids = [&](const QString &query) {
        return await(customers.fixture.workspace->read([&](ReadContext &context) {
            return ListReader(context).allRows(ListRequest{text("contact"), query});
        }));
    };
    const auto all = ids({});
    const auto found = ids(text("quality:email_domain"));
    VERIFY_OK(found);
    QCOMPARE(found->size(), 2);
    const auto either = ids(text("quality:email_domain,name_swapped"));
    VERIFY_OK(either);
    QCOMPARE(either->size(), 3);
    const auto others = ids(text("-quality:email_domain"));
    VERIFY_OK(others);
    QCOMPARE(others->size(), all->size() - 2);
    const auto unknown = ids(text("quality:nonsense"));
    QVERIFY(!unknown);
    QVERIFY2(unknown.error().message.contains(text("email_domain")), qPrintable(unknown.error().message));
}

FIELDFARE_TEST(QualityTest)
#include "quality_test.moc"
