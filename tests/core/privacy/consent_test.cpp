// SPDX-License-Identifier: GPL-3.0-or-later
#include "marked_person.h"
#include "records/consent/consent_queries.h"

namespace fieldfare::test {

/// What people agreed to: entries are added, the newest of a purpose counts, and campaigns hold to it.
class ConsentTest : public QObject {
    Q_OBJECT

private slots:
    void theNewestOfAPurposeCounts();
    void entriesAreNotChanged();
    void campaignsLeaveOutWhoWithdrew();
    void aMergeTakesThemAlong();

private:
    static Consent entry(const Contact &person, const char *purpose, const char *state, const QDateTime &at)
    {
        Consent one;
        one.contact.value = person.id;
        one.purpose = QString::fromLatin1(purpose);
        one.state = QString::fromLatin1(state);
        one.at = at;
        return one;
    }
    static Contact person(WorkspaceFixture &fixture, const char *name)
    {
        Contact contact;
        contact.lastName = QString::fromLatin1(name);
        return fixture.insert(contact);
    }
    static Result<ChangeSet> addMember(WorkspaceFixture &fixture, const Campaign &campaign, const Contact &contact)
    {
        return await(fixture.workspace->write(QStringLiteral("Added"), [&](UnitOfWork &work) -> Result<void> {
            CampaignMember member;
            member.campaign.value = campaign.id;
            member.contact.value = contact.id;
            return RecordWriter(work).insert(member);
        }));
    }
};

void ConsentTest::theNewestOfAPurposeCounts()
{
    WorkspaceFixture fixture;
    const Contact ada = person(fixture, "Adler");
    const QDateTime now = fixture.clock->nowUtc();
    fixture.insert(entry(ada, consent::newsletter, consent::granted, now.addDays(-30)));
    fixture.insert(entry(ada, consent::phone, consent::granted, now.addDays(-20)));
    fixture.insert(entry(ada, consent::newsletter, consent::withdrawn, now.addDays(-10)));
    const auto states =
        await(fixture.workspace->read([&](ReadContext &context) { return consentsOf(context, Id<Contact>{ada.id}); }));
    VERIFY_OK(states);
    QCOMPARE(states->size(), 2);
    QCOMPARE(states->at(0).purpose, QString::fromLatin1(consent::newsletter));
    QCOMPARE(states->at(0).state, QString::fromLatin1(consent::withdrawn));
    QCOMPARE(states->at(1).state, QString::fromLatin1(consent::granted));
    // without a time it is now; without a person, a purpose or a word it is none
    Consent plain = entry(ada, consent::profiling, consent::granted, {});
    QCOMPARE(fixture.insert(plain).at, now);
    for (const Consent &wrong : {entry(Contact(), consent::phone, consent::granted, now),
                                 entry(ada, "", consent::granted, now), entry(ada, consent::phone, "maybe", now)}) {
        const auto refused = await(fixture.workspace->write(QStringLiteral("Added"), [&](UnitOfWork &work) {
            Consent one = wrong;
            return RecordWriter(work).insert(one);
        }));
        QVERIFY(!refused);
        QCOMPARE(refused.error().code, ErrorCode::InvalidInput);
    }
}

void ConsentTest::entriesAreNotChanged()
{
    WorkspaceFixture fixture;
    const Contact ada = person(fixture, "Adler");
    Consent one = fixture.insert(entry(ada, consent::phone, consent::granted, fixture.clock->nowUtc()));
    one.state = QString::fromLatin1(consent::withdrawn);
    const auto refused = fixture.update(one);
    QVERIFY(!refused);
    QCOMPARE(refused.error().code, ErrorCode::InvalidInput);
}

void ConsentTest::campaignsLeaveOutWhoWithdrew()
{
    WorkspaceFixture fixture;
    const Contact ada = person(fixture, "Adler");
    const Contact ben = person(fixture, "Brandt");
    Campaign mails;
    mails.name = QStringLiteral("Spring letter");
    mails.kind = QStringLiteral("email");
    mails = fixture.insert(mails);
    Campaign fair;
    fair.name = QStringLiteral("Fair");
    fair.kind = QStringLiteral("fair");
    fair = fixture.insert(fair);
    const QDateTime now = fixture.clock->nowUtc();
    fixture.insert(entry(ada, consent::newsletter, consent::granted, now.addDays(-9)));
    fixture.insert(entry(ada, consent::newsletter, consent::withdrawn, now.addDays(-2)));
    const auto refused = addMember(fixture, mails, ada);
    QVERIFY(!refused);
    QCOMPARE(refused.error().code, ErrorCode::Conflict);
    QVERIFY(refused.error().message.contains(QStringLiteral("Adler")) &&
            refused.error().message.contains(QStringLiteral("Spring letter")));
    VERIFY_OK(addMember(fixture, fair, ada));   // a fair asks for no such consent
    VERIFY_OK(addMember(fixture, mails, ben));  // nothing is known of him
    fixture.insert(entry(ada, consent::newsletter, consent::granted, now));
    VERIFY_OK(addMember(fixture, mails, ada));
}

void ConsentTest::aMergeTakesThemAlong()
{
    WorkspaceFixture fixture;
    const Contact ada = person(fixture, "Adler");
    const Contact twin = person(fixture, "Adler-Voss");
    fixture.insert(entry(twin, consent::newsletter, consent::withdrawn, fixture.clock->nowUtc()));
    VERIFY_OK(await(fixture.workspace->write(QStringLiteral("Merged"), [&](UnitOfWork &work) -> Result<void> {
        RecordWriter writer(work);
        TRY(mergeRecords(writer, work.catalog().at(Contact::kNumber), ada.id, twin.id));
        return {};
    })));
    const auto states =
        await(fixture.workspace->read([&](ReadContext &context) { return consentsOf(context, Id<Contact>{ada.id}); }));
    VERIFY_OK(states);
    QCOMPARE(states->size(), 1);
}

}  // namespace fieldfare::test

FIELDFARE_TEST(fieldfare::test::ConsentTest)
#include "consent_test.moc"
