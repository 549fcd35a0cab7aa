// SPDX-License-Identifier: GPL-3.0-or-later
#include "records/company/company.h"
#include "records/contact/contact.h"
#include "records/field_def/field_def.h"
#include "records/history.h"
#include "support/test.h"
#include "support/workspace_fixture.h"

using namespace fieldfare;

/// Undo by transaction, late and in bulk.
class UndoTest : public QObject {
    Q_OBJECT

    // A bulk creation of linked records in one transaction, as an import makes it.
    static Result<ChangeSet> bulk(WorkspaceFixture &fixture, int contacts)
    {
        return await(fixture.workspace->store().write(
            fixture.workspace->session(), {QStringLiteral("Imported"), Origin::Import, 0},
            [contacts](UnitOfWork &work) -> Result<void> {
                RecordWriter writer(work);
                TRY(writer.beginBulk(work.catalog().at(Contact::kNumber), contacts));
                Id<Company> company;
                for (int i = 0; i < contacts; ++i) {
                    if (i % 10 == 0) {
                        Company made;
                        made.name = QStringLiteral("Company %1").arg(i);
                        TRY(writer.insert(made));
                        company.value = made.id;
                    }
                    Contact contact;
                    contact.firstName = QStringLiteral("First %1").arg(i);
                    contact.lastName = QStringLiteral("Last %1").arg(i);
                    contact.company = company;
                    contact.emails = {{QStringLiteral("work"), QStringLiteral("c%1@example.com").arg(i)}};
                    contact.phones = {{QStringLiteral("work"), QStringLiteral("+4930%1").arg(1000000 + i), {}}};
                    contact.tags = {QStringLiteral("imported")};
                    TRY(writer.insert(contact));
                }
                return writer.endBulk();
            }));
    }
    static int count(WorkspaceFixture &fixture, const char *sql)
    {
        return fixture.value(QString::fromLatin1(sql)).toInt();
    }

private slots:
    void anImportIsOneEntryAndGoesAsAWhole()
    {
        WorkspaceFixture fixture;
        const auto imported = bulk(fixture, 6200);
        VERIFY_OK(imported);
        QCOMPARE(count(fixture, "SELECT count(*) FROM {contact}"), 6200);
        QCOMPARE(fixture
                     .value(QStringLiteral("SELECT count(*) FROM change WHERE tx=? AND type=?"),
                            {imported->transaction, Contact::kNumber})
                     .toInt(),
                 1);
        QVERIFY(count(fixture, "SELECT count(*) FROM sqlite_schema WHERE name='contact_sort'") == 1);

        const auto undone = await(fixture.workspace->undo(imported->transaction));
        VERIFY_OK(undone);
        QCOMPARE(undone->outcome.skippedCount, 0);
        QCOMPARE(count(fixture, "SELECT count(*) FROM {contact}"), 0);
        QCOMPARE(count(fixture, "SELECT count(*) FROM {company}"), 0);
        QCOMPARE(count(fixture, "SELECT count(*) FROM {tag}"), 0);
        QCOMPARE(count(fixture, "SELECT count(*) FROM mail_address"), 0);

        const auto redone = await(fixture.workspace->undo(undone->changes.transaction));
        VERIFY_OK(redone);
        QCOMPARE(count(fixture, "SELECT count(*) FROM {contact}"), 6200);
        QCOMPARE(count(fixture, "SELECT count(*) FROM {contact} JOIN {company} ON company.id=contact.company"), 6200);
        QCOMPARE(count(fixture, "SELECT count(*) FROM record_tag"), 6200);
        const auto chain =
            await(fixture.workspace->read([](ReadContext &context) { return verifyChain(context.statements()); }));
        VERIFY_OK(chain);
        QCOMPARE(chain->firstBroken, 0);

        VERIFY_OK(await(fixture.workspace->undo(imported->transaction)));
        QCOMPARE(count(fixture, "SELECT count(*) FROM {contact}"), 0);
    }

    void whatWasEditedOrUsedSinceStays()
    {
        WorkspaceFixture fixture;
        const auto imported = bulk(fixture, 200);
        VERIFY_OK(imported);
        auto edited = *fixture.load(Id<Contact>{15});
        edited.notes = QStringLiteral("Asks for a second offer");
        VERIFY_OK(fixture.update(edited));
        Contact newcomer;
        newcomer.name = QStringLiteral("New");
        newcomer.company.value = 20;
        fixture.insert(newcomer);
        auto touched = *fixture.load(Id<Contact>{30});
        touched.notes = QStringLiteral("typo");
        VERIFY_OK(fixture.update(touched));
        VERIFY_OK(await(fixture.workspace->undo(fixture.lastTransaction)));  // an edit taken back is no edit

        const auto undone = await(fixture.workspace->undo(imported->transaction));
        VERIFY_OK(undone);
        // the edited contact with its company and tag, and the company of the newcomer
        QCOMPARE(undone->outcome.skippedCount, 4);
        QCOMPARE(count(fixture, "SELECT count(*) FROM {contact}"), 2);
        QCOMPARE(count(fixture, "SELECT count(*) FROM {company}"), 2);
        QVERIFY(!undone->outcome.skipped.first().reason.isEmpty());
    }

    void laterEditsOfOtherFieldsSurvive()
    {
        WorkspaceFixture fixture;
        Company company;
        company.name = QStringLiteral("Bistro Amélie");
        company.industry = QStringLiteral("food");
        company = fixture.insert(company);
        company.industry = QStringLiteral("retail");
        company.notes = QStringLiteral("first");
        VERIFY_OK(fixture.update(company));
        const qint64 change = fixture.lastTransaction;
        company.notes = QStringLiteral("second");
        VERIFY_OK(fixture.update(company));
        const auto undone = await(fixture.workspace->undo(change));
        VERIFY_OK(undone);
        QCOMPARE(undone->outcome.skippedCount, 1);
        const auto now = fixture.reload(company);
        QCOMPARE(now->industry, QStringLiteral("food"));
        QCOMPARE(now->notes, QStringLiteral("second"));
    }

    void ownFieldsComeAndGoWithTheirTransaction()
    {
        WorkspaceFixture fixture;
        FieldDef field;
        field.type = QStringLiteral("company");
        field.label = QStringLiteral("Risk class");
        field = fixture.insert(field);
        QCOMPARE(field.key, QStringLiteral("risk_class"));
        const FieldSpec *spec =
            fixture.workspace->catalog()->at(QStringLiteral("company")).field(QStringLiteral("risk_class"));
        QVERIFY(spec && spec->isCustom());
        Company company;
        company.name = QStringLiteral("Hafenbäckerei");
        spec->write(company, QStringLiteral("low"));
        company = fixture.insert(company);
        QCOMPARE(spec->read(*fixture.reload(company)).toString(), QStringLiteral("low"));
        company.custom[QStringLiteral("risk_class")] = QStringLiteral("high");
        VERIFY_OK(fixture.update(company));
        VERIFY_OK(await(fixture.workspace->undo(fixture.lastTransaction)));
        QCOMPARE(spec->read(*fixture.reload(company)).toString(), QStringLiteral("low"));
        VERIFY_OK(fixture.remove(field));
        QVERIFY(!fixture.workspace->catalog()->at(QStringLiteral("company")).field(QStringLiteral("risk_class")));
        QCOMPARE(fixture.reload(company)->custom.value(QStringLiteral("risk_class")).toString(), QStringLiteral("low"));
        VERIFY_OK(await(fixture.workspace->undo(fixture.lastTransaction)));
        QVERIFY(fixture.workspace->catalog()->at(QStringLiteral("company")).field(QStringLiteral("risk_class")));
    }

    void failureAndCancelLeaveNothing()
    {
        WorkspaceFixture fixture;
        const int before = count(fixture, "SELECT count(*) FROM tx");
        const auto failed = await(fixture.workspace->write(QStringLiteral("x"), [](UnitOfWork &work) -> Result<void> {
            RecordWriter writer(work);
            Company company;
            company.name = QStringLiteral("Gone");
            TRY(writer.insert(company));
            return fail(ErrorCode::InvalidInput, QStringLiteral("no"));
        }));
        QVERIFY(!failed);
        std::stop_source stop;
        const auto cancelled = await(fixture.workspace->write(
            QStringLiteral("x"),
            [&](UnitOfWork &work) -> Result<void> {
                RecordWriter writer(work);
                for (int i = 0; i < 1000; ++i) {
                    if (i == 500)
                        stop.request_stop();
                    Company company;
                    company.name = QString::number(i);
                    TRY(writer.insert(company));
                }
                return {};
            },
            stop.get_token()));
        QVERIFY(!cancelled);
        QCOMPARE(cancelled.error().code, ErrorCode::Cancelled);
        QCOMPARE(count(fixture, "SELECT count(*) FROM {company}"), 0);
        QCOMPARE(count(fixture, "SELECT count(*) FROM tx"), before);
        const auto nothing =
            await(fixture.workspace->write(QStringLiteral("x"), [](UnitOfWork &) -> Result<void> { return {}; }));
        VERIFY_OK(nothing);
        QVERIFY(nothing->isEmpty());
        QCOMPARE(count(fixture, "SELECT count(*) FROM tx"), before);
    }

    void historyTellsWhoDidWhat()
    {
        WorkspaceFixture fixture;
        Company company;
        company.name = QStringLiteral("Orchid Clinics");
        company = fixture.insert(company);
        company.website = QStringLiteral("orchid.example");
        VERIFY_OK(fixture.update(company));
        const auto entries = await(fixture.workspace->read([&](ReadContext &context) {
            return recordHistory(context, context.catalog().at(Company::kNumber), company.id);
        }));
        VERIFY_OK(entries);
        QCOMPARE(entries->size(), 2);
        QCOMPARE(entries->first().transaction.user, QStringLiteral("Maria Keller"));
        QCOMPARE(entries->first().changes.size(), 1);
        QCOMPARE(entries->first().changes.first().field, QStringLiteral("website"));
        QCOMPARE(entries->last().op, ChangeOp::Create);
        const auto last = await(fixture.workspace->read(
            [&](ReadContext &context) { return lastUndoable(context, context.session().user); }));
        VERIFY_OK(last);
        QCOMPARE(last->transaction, fixture.lastTransaction);
        VERIFY_OK(await(fixture.workspace->undo(last->transaction)));
        const auto redo = await(fixture.workspace->read(
            [&](ReadContext &context) { return lastRedoable(context, context.session().user); }));
        VERIFY_OK(redo);
        QCOMPARE(redo->undoes, last->transaction);
        // what comes from a company's server is others' work: neither undone in passing nor in the way of a redo
        VERIFY_OK(await(fixture.workspace->store().write(fixture.workspace->session(),
                                                         {QStringLiteral("Synced"), Origin::Remote, 0},
                                                         [](UnitOfWork &work) -> Result<void> {
                                                             Company came;
                                                             came.name = QStringLiteral("Came by itself");
                                                             return RecordWriter(work).insert(came);
                                                         })));
        const auto still = await(fixture.workspace->read(
            [&](ReadContext &context) { return lastRedoable(context, context.session().user); }));
        VERIFY_OK(still);
        QCOMPARE(still->transaction, redo->transaction);
        const auto next = await(fixture.workspace->read(
            [&](ReadContext &context) { return lastUndoable(context, context.session().user); }));
        VERIFY_OK(next);
        QVERIFY(next->transaction < last->transaction);
    }
};

FIELDFARE_TEST(UndoTest)
#include "undo_test.moc"
