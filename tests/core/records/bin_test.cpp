// SPDX-License-Identifier: GPL-3.0-or-later
#include "records/activity/activity.h"
#include "records/bin/bin.h"
#include "records/company/company.h"
#include "records/contact/contact.h"
#include "records/deal/deal.h"
#include "records/deal_line/deal_line.h"
#include "records/tag/tag.h"
#include "support/test.h"
#include "support/workspace_fixture.h"

using namespace fieldfare;

class BinTest : public QObject {
    Q_OBJECT

    static Result<QVector<BinRow>> rows(WorkspaceFixture &fixture, const BinFilter &filter = {})
    {
        return await(fixture.workspace->read([&](ReadContext &context) -> Result<QVector<BinRow>> {
            TRY_ASSIGN(const auto keys, binKeys(context, filter));
            return binRows(context, keys);
        }));
    }
    static Result<RestoreOutcome> restore(WorkspaceFixture &fixture, const QVector<qint64> &changes)
    {
        RestoreOutcome outcome;
        TRY_ASSIGN(const ChangeSet done,
                   await(fixture.workspace->write(QStringLiteral("Restored"), [&](UnitOfWork &work) -> Result<void> {
                       RecordWriter writer(work);
                       TRY_ASSIGN(outcome, restoreFromBin(writer, changes));
                       return {};
                   })));
        fixture.lastTransaction = done.transaction;
        return outcome;
    }
    static Company company(WorkspaceFixture &fixture, const char *name)
    {
        Company one;
        one.name = QString::fromUtf8(name);
        return fixture.insert(one);
    }

private slots:
    void deletedRecordsStandThereWithWhoAndWhen()
    {
        WorkspaceFixture fixture;
        const Company gone = company(fixture, "Müller & Söhne");
        company(fixture, "Stays");
        VERIFY_OK(fixture.remove(gone));
        const auto found = rows(fixture);
        VERIFY_OK(found);
        QCOMPARE(found->size(), 1);
        QCOMPARE(found->first().name, QStringLiteral("Müller & Söhne"));
        QCOMPARE(found->first().type, QStringLiteral("company"));
        QCOMPARE(found->first().uid, gone.uid);
        QCOMPARE(found->first().user, QStringLiteral("Maria Keller"));
        QCOMPARE(found->first().title, QStringLiteral("Deleted"));
        QCOMPARE(found->first().transaction, fixture.lastTransaction);
        QCOMPARE(rows(fixture, {QStringLiteral("contact"), {}})->size(), 0);
        QCOMPARE(rows(fixture, {{}, QStringLiteral("müLLER")})->size(), 1);
        QCOMPARE(rows(fixture, {{}, QStringLiteral("söhne müller")})->size(), 1);
        QCOMPARE(rows(fixture, {{}, QStringLiteral("name")})->size(), 0);  // the key of a field is no word of a record
        QCOMPARE(rows(fixture, {QStringLiteral("company"), QStringLiteral("xyz")})->size(), 0);
    }

    void whatBelongedToARecordComesBackWithIt()
    {
        WorkspaceFixture fixture;
        const Company gone = company(fixture, "Firm");
        Contact person;
        person.firstName = QStringLiteral("Anna");
        person.company.value = gone.id;
        person = fixture.insert(person);
        Contact moved = person;
        moved.uid = {};
        moved.firstName = QStringLiteral("Ben");
        moved = fixture.insert(moved);
        VERIFY_OK(fixture.remove(gone));
        QCOMPARE(fixture.reload(person)->company.value, 0);
        const Company other = company(fixture, "Other");
        moved = *fixture.reload(moved);
        moved.company.value = other.id;
        VERIFY_OK(fixture.update(moved));

        const auto found = rows(fixture, {QStringLiteral("company"), {}});
        const auto outcome = restore(fixture, {found->first().key.change});
        VERIFY_OK(outcome);
        QVERIFY(outcome->restored >= 1);
        const auto back = fixture.reload(gone);
        VERIFY_OK(back);
        QCOMPARE(back->uid, gone.uid);
        QCOMPARE(fixture.reload(person)->company.value, gone.id);
        QCOMPARE(fixture.reload(moved)->company.value, other.id);  // set otherwise since
        QCOMPARE(outcome->leftCount, 1);
        QCOMPARE(outcome->left.first().id, moved.id);
        QVERIFY(rows(fixture, {QStringLiteral("company"), {}})->isEmpty());

        // Ctrl+Z puts it into the bin again
        VERIFY_OK(await(fixture.workspace->undo(fixture.lastTransaction)));
        QVERIFY(!fixture.reload(gone));
        QCOMPARE(fixture.reload(person)->company.value, 0);
        QCOMPARE(rows(fixture, {QStringLiteral("company"), {}})->size(), 1);
    }

    void linesComeBackWithTheirDeal()
    {
        WorkspaceFixture fixture;
        Deal deal;
        deal.name = QStringLiteral("Big one");
        deal = fixture.insert(deal);
        DealLine line;
        line.deal.value = deal.id;
        line.name = QStringLiteral("Printer");
        line = fixture.insert(line);
        VERIFY_OK(fixture.remove(deal));
        QVERIFY(!fixture.reload(line));
        const auto found = rows(fixture, {QStringLiteral("deal"), {}});
        VERIFY_OK(restore(fixture, {found->first().key.change}));
        VERIFY_OK(fixture.reload(deal));
        const auto back = fixture.reload(line);
        VERIFY_OK(back);
        QCOMPARE(back->deal.value, deal.id);
        QVERIFY(rows(fixture)->isEmpty());
    }

    void aTagComesBackOnItsRecords()
    {
        WorkspaceFixture fixture;
        Contact person;
        person.firstName = QStringLiteral("Anna");
        person.tags = {QStringLiteral("vip"), QStringLiteral("other")};
        person = fixture.insert(person);
        Tag tag;
        tag.id = *fixture.find(QStringLiteral("tag"), QStringLiteral("vip"));
        VERIFY_OK(fixture.remove(tag));
        QCOMPARE(fixture.reload(person)->tags, QStringList{QStringLiteral("other")});
        VERIFY_OK(restore(fixture, {rows(fixture, {QStringLiteral("tag"), {}})->first().key.change}));
        QVERIFY(fixture.reload(person)->tags.contains(QStringLiteral("vip")));
    }

    void whatCannotComeBackIsTold()
    {
        WorkspaceFixture fixture;
        const Company firm = company(fixture, "Firm");
        Contact person;
        person.firstName = QStringLiteral("Anna");
        person.company.value = firm.id;
        person = fixture.insert(person);
        VERIFY_OK(fixture.remove(person));
        VERIFY_OK(fixture.remove(firm));
        const auto found = rows(fixture, {QStringLiteral("contact"), {}});
        const auto outcome = restore(fixture, {found->first().key.change});
        VERIFY_OK(outcome);
        VERIFY_OK(fixture.reload(person));
        QCOMPARE(outcome->leftCount, 1);  // the link to the company, which is deleted itself
        // once more: it is not in the bin, and says so
        const auto again = restore(fixture, {found->first().key.change});
        VERIFY_OK(again);
        QCOMPARE(again->restored, 0);
        QCOMPARE(again->leftCount, 1);
        QVERIFY(!restore(fixture, {999'999}));
        // both at once: the link is there again whatever the order
        person = *fixture.reload(person);
        VERIFY_OK(fixture.remove(person));
        QVector<qint64> all;
        const auto inBin = rows(fixture);
        VERIFY_OK(inBin);
        for (const BinRow &row : *inBin)
            all.append(row.key.change);
        VERIFY_OK(restore(fixture, all));
        QVERIFY(fixture.load(Id<Company>{firm.id}).has_value());
        QVERIFY(fixture.load(Id<Contact>{person.id}).has_value());
    }

    void anUndoneImportIsOneEntryARun()
    {
        WorkspaceFixture fixture;
        const auto made = await(fixture.workspace->write(QStringLiteral("Many"), [](UnitOfWork &work) -> Result<void> {
            RecordWriter writer(work);
            for (int i = 0; i < 120; ++i) {
                Company one;
                one.name = QStringLiteral("Firm %1").arg(i);
                TRY(writer.insert(one));
            }
            return {};
        }));
        VERIFY_OK(made);
        VERIFY_OK(await(fixture.workspace->undo(made->transaction)));
        const auto found = rows(fixture);
        VERIFY_OK(found);
        QCOMPARE(found->size(), 1);
        QCOMPARE(found->first().records, 120);
        const auto outcome = restore(fixture, {found->first().key.change});
        VERIFY_OK(outcome);
        QCOMPARE(outcome->restored, 120);
        QVERIFY(rows(fixture)->isEmpty());
    }

    void aRecordIsFoundByUidAndNumber()
    {
        WorkspaceFixture fixture;
        const Company gone = company(fixture, "Firm");
        const auto find = [&] {
            return await(fixture.workspace->read([&](ReadContext &context) { return findInBin(context, gone.uid); }));
        };
        QCOMPARE(find()->change, 0);
        VERIFY_OK(fixture.remove(gone));
        QCOMPARE(find()->id, gone.id);
        const auto byNumber = await(fixture.workspace->read([&](ReadContext &context) {
            return findInBin(context, context.catalog().at(QStringLiteral("company")), gone.id);
        }));
        QCOMPARE(byNumber->change, find()->change);
    }
};

FIELDFARE_TEST(BinTest)
#include "bin_test.moc"
