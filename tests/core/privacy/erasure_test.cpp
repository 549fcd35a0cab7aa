// SPDX-License-Identifier: GPL-3.0-or-later
#include "marked_person.h"
#include "records/bin/bin.h"
#include "records/erasure/erasure.h"
#include "records/history.h"
#include "records/privacy/suppression.h"
#include "storage/backup.h"
#include "workspace/connection_setups.h"
#include "workspace/privacy/erasure_journal.h"
#include "workspace/privacy/privacy.h"

#include <QStandardPaths>

namespace fieldfare::test {

class ErasureTest : public QObject {
    Q_OBJECT

private slots:
    void initTestCase() { QStandardPaths::setTestModeEnabled(true); }
    void previewSaysWhatGoesAndWhatStays();
    void nothingIsLeft_data();
    void nothingIsLeft();
    void whatStaysIsWhole();
    void theNameHasToBeTyped();
    void packedRunsForgetTheirRowsToo();
    void restoredBackupsForgetAgain();
    void restoredCopiesAreNotShownUnread();
    void addressesAreRemembered();
    void chainHoldsAfterAThousand();
    void erasuresAreNotUndone();

private:
    static Result<void> erase(WorkspaceFixture &fixture, const MarkedPerson &person)
    {
        return await(fixture.workspace->privacy().erase(fixture.workspace->session(), person.contact.uid,
                                                        person.contact.displayName));
    }
};

void ErasureTest::previewSaysWhatGoesAndWhatStays()
{
    WorkspaceFixture fixture;
    const MarkedPerson person = makeMarkedPerson(fixture);
    const qint64 before = fixture.value(QStringLiteral("SELECT max(n) FROM tx")).toLongLong();
    const auto preview = await(fixture.workspace->privacy().preview(fixture.workspace->session(), person.contact.uid));
    VERIFY_OK(preview);
    QCOMPARE(preview->name, person.contact.displayName);
    QCOMPARE(preview->addresses, qint64(3));
    QCOMPARE(preview->files, qint64(1));
    QMap<QString, qint64> goes;
    for (const auto &one : preview->goes)
        goes.insert(one.type, one.records);
    const QMap<QString, qint64> wanted{{QStringLiteral("contact"), 2},
                                       {QStringLiteral("company_contact"), 1},
                                       {QStringLiteral("campaign_member"), 1},
                                       {QStringLiteral("activity"), 2},
                                       {QStringLiteral("task"), 2},
                                       {QStringLiteral("ticket"), 1},
                                       {QStringLiteral("consent"), 1},
                                       {QStringLiteral("attachment"), 1},
                                       {QStringLiteral("record_pair"), 1}};
    for (auto it = wanted.cbegin(); it != wanted.cend(); ++it)
        QVERIFY2(goes.value(it.key()) == it.value(),
                 qPrintable(QStringLiteral("%1: %2").arg(it.key()).arg(goes.value(it.key()))));
    QMap<QString, qint64> stays;
    for (const auto &one : preview->stays)
        stays.insert(one.type, one.records);
    QCOMPARE(stays.value(QStringLiteral("deal")), qint64(2));
    QCOMPARE(stays.value(QStringLiteral("order")), qint64(1));
    QCOMPARE(fixture.value(QStringLiteral("SELECT max(n) FROM tx")).toLongLong(), before);
    // what others wrote about the person is told, and not touched
    QCOMPARE(preview->elsewhere, qint64(0));
    Activity elsewhere;
    elsewhere.kind = QStringLiteral("note");
    elsewhere.body = QStringLiteral("Ask Zqxvfirst Zqxvlast about it");
    elsewhere.contact.value = person.neighbour.id;
    fixture.insert(elsewhere);
    const auto again = await(fixture.workspace->privacy().preview(fixture.workspace->session(), person.contact.uid));
    VERIFY_OK(again);
    QCOMPARE(again->elsewhere, qint64(1));
}

void ErasureTest::nothingIsLeft_data()
{
    QTest::addColumn<bool>("encrypted");
    QTest::addRow("plain") << false;
    QTest::addRow("encrypted") << true;
}

void ErasureTest::nothingIsLeft()
{
    QFETCH(bool, encrypted);
    WorkspaceFixture fixture(encrypted);
    const MarkedPerson person = makeMarkedPerson(fixture);
    auto *drafts = fixture.workspace->drafts();
    VERIFY_OK(await(drafts->put(QStringLiteral("form/contact/") + uidText(person.contact.uid),
                                {{QStringLiteral("notes"), marked("draft")}})));
    VERIFY_OK(
        await(drafts->put(QStringLiteral("form/new"), {{QStringLiteral("body"), QStringLiteral("Ask Zqxvlast")}})));
    VERIFY_OK(await(drafts->put(QStringLiteral("form/other"), {{QStringLiteral("body"), QStringLiteral("Milk")}})));
    QVERIFY(!marksInTables(fixture).isEmpty());
    const QString folder = fixture.workspace->path();
    VERIFY_OK(erase(fixture, person));
    QCOMPARE(marksInTables(fixture).join(u' '), QString());
    QCOMPARE(fixture.value(QStringLiteral("SELECT count(*) FROM erasure_rest")).toInt(), 0);
    const auto left = await(drafts->find(QString()));
    VERIFY_OK(left);
    QCOMPARE(left->size(), 1);
    QCOMPARE(left->first().key, QStringLiteral("form/other"));
    QVERIFY(!fixture.workspace->attachments().contents().has(person.file.hash));
    QVERIFY(fixture.workspace->attachments().contents().has(person.invoice.hash));
    QCOMPARE(firstBroken(fixture), qint64(0));
    if (!encrypted)
        QCOMPARE(marksInFiles(folder).join(u' '), QString());  // while it is open: with its logs
    fixture.workspace.reset();
    QCOMPARE(marksInFiles(folder).join(u' '), QString());
}

void ErasureTest::whatStaysIsWhole()
{
    WorkspaceFixture fixture;
    const MarkedPerson person = makeMarkedPerson(fixture);
    VERIFY_OK(erase(fixture, person));
    const auto deal = fixture.reload(person.companyDeal);
    VERIFY_OK(deal);
    QCOMPARE(deal->name, QStringLiteral("Heating for [erased person]"));
    QCOMPARE(deal->notes, QStringLiteral("Call [erased person] before noon"));
    QVERIFY(!deal->contact.isValid());
    QCOMPARE(deal->company.value, person.company.id);
    const auto own = fixture.reload(person.ownDeal);
    VERIFY_OK(own);
    QCOMPARE(own->amount, person.ownDeal.amount);
    QVERIFY(own->notes.isEmpty());
    VERIFY_OK(fixture.reload(person.order));
    VERIFY_OK(fixture.reload(person.invoice));
    VERIFY_OK(fixture.reload(person.neighbour));
    QVERIFY(!fixture.reload(person.contact));
    QVERIFY(!fixture.reload(person.ownTicket));
    // nothing of it in the recycle bin, and no search finds it
    const auto bin = await(fixture.workspace->read([](ReadContext &context) { return binKeys(context, {}); }));
    VERIFY_OK(bin);
    QCOMPARE(bin->size(), 0);
    const auto history = await(fixture.workspace->read([&](ReadContext &context) {
        return recordHistory(context, context.catalog().at(Deal::kNumber), person.ownDeal.id);
    }));
    VERIFY_OK(history);
    QVERIFY(history->size() >= 2);  // it is still told that it was changed
    // the past is shown without the person as well
    const qint64 then =
        fixture.value(QStringLiteral("SELECT max(tx)-1 FROM change WHERE type=?"), {Erasure::kNumber}).toLongLong();
    const Moment moment{then, fixture.clock->nowUtc(), fixture.clock->nowUtc(), {}};
    auto state = EarlierState::make(fixture.workspace->earlierSource(), moment);
    VERIFY_OK(state);
    WorkspaceFixture past;
    auto earlier = fixture.workspace->openEarlier(*state);
    VERIFY_OK(earlier);
    past.workspace = std::move(*earlier);
    QCOMPARE(past.value(QStringLiteral("SELECT count(*) FROM contact")).toInt(), 1);
    QCOMPARE(past.value(QStringLiteral("SELECT count(*) FROM deal")).toInt(), 2);
    QCOMPARE(marksInTables(past).join(u' '), QString());
}

void ErasureTest::theNameHasToBeTyped()
{
    WorkspaceFixture fixture;
    const MarkedPerson person = makeMarkedPerson(fixture);
    const auto refused = await(fixture.workspace->privacy().erase(fixture.workspace->session(), person.contact.uid,
                                                                  QStringLiteral("Somebody else")));
    QVERIFY(!refused);
    QCOMPARE(refused.error().code, ErrorCode::InvalidInput);
    VERIFY_OK(fixture.reload(person.contact));
    const auto journal = ErasureJournal::load(fixture.workspace->path(), fixture.workspace->folder().description().id);
    VERIFY_OK(journal);
    QVERIFY(journal->erased.isEmpty());
}

void ErasureTest::packedRunsForgetTheirRowsToo()
{
    WorkspaceFixture fixture;
    const MarkedPerson person = makeMarkedPerson(fixture);
    QVector<qint64> ids;
    const auto made = await(fixture.workspace->write(QStringLiteral("Many"), [&](UnitOfWork &work) -> Result<void> {
        RecordWriter writer(work);
        for (int i = 0; i < 300; ++i) {
            Activity activity;
            activity.kind = QStringLiteral("note");
            activity.subject = i % 100 == 0 ? marked("packed") : QStringLiteral("Weather %1").arg(i);
            if (i % 100 == 0)
                activity.contact.value = person.contact.id;
            TRY(writer.insert(activity));
            ids.append(activity.id);
        }
        return {};
    }));
    VERIFY_OK(made);
    VERIFY_OK(await(fixture.workspace->write(QStringLiteral("Gone"), [&](UnitOfWork &work) -> Result<void> {
        RecordWriter writer(work);
        return writer.removeManyAsIs(work.catalog().at(Activity::kNumber), ids);
    })));
    const qint64 removal = fixture.value(QStringLiteral("SELECT max(n) FROM tx")).toLongLong();
    QVERIFY(marksInTables(fixture).contains(QStringLiteral("change.old (packed)")));
    VERIFY_OK(erase(fixture, person));
    QCOMPARE(marksInTables(fixture).join(u' '), QString());
    QCOMPARE(firstBroken(fixture), qint64(0));
    // the others of the run come back
    const auto undone = await(fixture.workspace->undo(removal));
    VERIFY_OK(undone);
    QCOMPARE(undone->outcome.undone, qint64(297));
    QCOMPARE(marksInTables(fixture).join(u' '), QString());
}

void ErasureTest::restoredBackupsForgetAgain()
{
    WorkspaceFixture fixture;
    const MarkedPerson person = makeMarkedPerson(fixture);
    const QString folder = fixture.workspace->path();
    // one of when the person was there, one of when it lay in the recycle bin as well
    const QString first = fixture.workspace->folder().backupsPath() + QStringLiteral("/first.ffbackup");
    QDir().mkpath(fixture.workspace->folder().backupsPath());
    const auto source = [&] { return BackupSource::of(fixture.workspace->folder(), connectionSetups()); };
    VERIFY_OK(writeBackup(source(), first, fixture.clock->nowUtc()));
    VERIFY_OK(fixture.remove(person.call));
    QTemporaryDir outside;
    const QString second = outside.filePath(QStringLiteral("second.ffbackup"));
    VERIFY_OK(writeBackup(source(), second, fixture.clock->nowUtc()));
    VERIFY_OK(erase(fixture, person));
    fixture.workspace.reset();
    int number = 0;
    for (const QString &backup : {first, second}) {
        const QString target = outside.filePath(QStringLiteral("Back%1.fieldfare").arg(++number));
        VERIFY_OK(restoreBackup(backup, target, NoUnlock{}, connectionSetups()));
        VERIFY_OK(carryErasures(backup, target));
        QVERIFY(!marksInFiles(target).isEmpty());
        auto opened = Workspace::open({target, NoUnlock{}, OpenMode::ReadWrite, fixture.clock});
        VERIFY_OK(opened);
        QCOMPARE((*opened)->notices(), QStringList());
        fixture.workspace = std::move(*opened);
        QCOMPARE(marksInTables(fixture).join(u' '), QString());
        QCOMPARE(firstBroken(fixture), qint64(0));
        QCOMPARE(fixture.value(QStringLiteral("SELECT count(*) FROM sales_order")).toInt(), 1);
        QCOMPARE(fixture.value(QStringLiteral("SELECT count(*) FROM contact")).toInt(), 1);
        const auto known = await(fixture.workspace->read(Suppressed::read));
        VERIFY_OK(known);
        QVERIFY(known->holds(marked("mail@example.org")));
        fixture.workspace.reset();
        QCOMPARE(marksInFiles(target).join(u' '), QString());
    }
    Q_UNUSED(folder)
}

void ErasureTest::restoredCopiesAreNotShownUnread()
{
    WorkspaceFixture fixture;
    const MarkedPerson person = makeMarkedPerson(fixture);
    QTemporaryDir outside;
    const QString backup = outside.filePath(QStringLiteral("a.ffbackup"));
    VERIFY_OK(writeBackup(BackupSource::of(fixture.workspace->folder(), connectionSetups()), backup,
                          fixture.clock->nowUtc()));
    VERIFY_OK(erase(fixture, person));
    fixture.workspace.reset();
    const QString target = outside.filePath(QStringLiteral("Back.fieldfare"));
    VERIFY_OK(restoreBackup(backup, target, NoUnlock{}, connectionSetups()));
    const auto reading = Workspace::open({target, NoUnlock{}, OpenMode::ReadOnly, fixture.clock});
    QVERIFY(!reading);
    QCOMPARE(reading.error().code, ErrorCode::ReadOnly);
}

void ErasureTest::addressesAreRemembered()
{
    WorkspaceFixture fixture(true);
    const MarkedPerson person = makeMarkedPerson(fixture);
    VERIFY_OK(erase(fixture, person));
    const auto known = await(fixture.workspace->read(Suppressed::read));
    VERIFY_OK(known);
    QVERIFY(known->holds(QStringLiteral(" ZQXVmail@Example.ORG ")));
    QVERIFY(known->holds(QStringLiteral("+491715550199")));
    QVERIFY(!known->holds(QStringLiteral("adler@example.org")));
}

void ErasureTest::chainHoldsAfterAThousand()
{
    WorkspaceFixture fixture;
    QVector<Uid> people;
    const auto made = await(fixture.workspace->write(QStringLiteral("Imported"), [&](UnitOfWork &work) -> Result<void> {
        RecordWriter writer(work);
        for (int i = 0; i < 1100; ++i) {
            Contact contact;
            contact.lastName = i < 1000 ? QStringLiteral("Zqxvnr%1").arg(i) : QStringLiteral("Rest%1").arg(i);
            contact.emails = {{QStringLiteral("work"), QStringLiteral("%1@example.org").arg(contact.lastName)}};
            TRY(writer.insert(contact));
            people.append(contact.uid);
        }
        return {};
    }));
    VERIFY_OK(made);
    for (int round = 0; round < 2; ++round) {
        VERIFY_OK(
            await(fixture.workspace->write(QStringLiteral("Changed Zqxvnr7"), [&](UnitOfWork &work) -> Result<void> {
                RecordWriter writer(work);
                for (int i = 0; i < 1000; i += 7) {
                    TRY_ASSIGN(const qint64 id, writer.findByUid(work.catalog().at(Contact::kNumber), people[i]));
                    TRY_ASSIGN(Contact contact, writer.load(Id<Contact>{id}));
                    contact.title = QStringLiteral("Zqxvjob%1").arg(round);
                    TRY(writer.update(contact));
                }
                return {};
            })));
    }
    // one transaction each, and what follows once for all: as it is when they are erased one after the other
    for (int i = 0; i < 1000; ++i) {
        VERIFY_OK(await(fixture.workspace->write(QStringLiteral("Erased"), [&](UnitOfWork &work) -> Result<void> {
            TRY(keepSuppressionKey(work, QByteArray(32, 'k')));
            RecordWriter writer(work);
            return erasePerson(writer, people[i]);
        })));
    }
    VERIFY_OK(fixture.workspace->privacy().catchUp(fixture.workspace->session()));
    QCOMPARE(fixture.value(QStringLiteral("SELECT count(*) FROM contact")).toInt(), 100);
    QCOMPARE(fixture.value(QStringLiteral("SELECT count(*) FROM erasure")).toInt(), 1000);
    QCOMPARE(marksInTables(fixture).join(u' '), QString());
    QCOMPARE(firstBroken(fixture), qint64(0));
    // and it still finds what is not as it was
    VERIFY_OK(await(fixture.workspace->write(QString(), [](UnitOfWork &work) -> Result<void> {
        work.keepUnlogged();
        TRY_ASSIGN(auto query,
                   work.execute(QStringLiteral("UPDATE tx SET user_name='x' WHERE n=(SELECT n FROM tx_seal)")));
        return {};
    })));
    QVERIFY(firstBroken(fixture) > 0);
    const QString folder = fixture.workspace->path();
    fixture.workspace.reset();
    QCOMPARE(marksInFiles(folder).join(u' '), QString());
}

void ErasureTest::erasuresAreNotUndone()
{
    WorkspaceFixture fixture;
    const MarkedPerson person = makeMarkedPerson(fixture);
    VERIFY_OK(erase(fixture, person));
    const qint64 erasing =
        fixture.value(QStringLiteral("SELECT max(tx) FROM change WHERE type=?"), {Erasure::kNumber}).toLongLong();
    const auto undone = await(fixture.workspace->undo(erasing));
    QVERIFY(!undone);
    QCOMPARE(undone.error().code, ErrorCode::Conflict);
    const auto last = await(fixture.workspace->read(
        [&](ReadContext &context) { return lastUndoable(context, fixture.workspace->session().user); }));
    VERIFY_OK(last);
    QVERIFY(last->transaction != erasing);
    // undoing everything else brings nothing of the person back
    for (qint64 n = erasing - 1; n > 1; --n) {
        const auto one = await(fixture.workspace->undo(n));
        if (!one)
            QVERIFY2(one.error().code == ErrorCode::Conflict || one.error().code == ErrorCode::NotFound,
                     qPrintable(one.error().message));
    }
    QCOMPARE(marksInTables(fixture).join(u' '), QString());
}

}  // namespace fieldfare::test

FIELDFARE_TEST(fieldfare::test::ErasureTest)
#include "erasure_test.moc"
