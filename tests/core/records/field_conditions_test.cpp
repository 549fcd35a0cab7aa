// SPDX-License-Identifier: GPL-3.0-or-later
#include "base/field_condition.h"
#include "records/contact/contact.h"
#include "records/field_def/field_checks.h"
#include "records/field_def/field_def.h"
#include "support/test.h"
#include "support/workspace_fixture.h"

using namespace fieldfare;

/// Fields of the user's own: when they are shown, needed and locked holds for every write.
class FieldConditionsTest : public QObject {
    Q_OBJECT

    static FieldDef def(const char *label, const char *visible, const char *required, const char *readOnly)
    {
        FieldDef field;
        field.type = QStringLiteral("contact");
        field.label = QString::fromUtf8(label);
        field.kind = QStringLiteral("text");
        field.visibleWhen = QString::fromLatin1(visible);
        field.requiredWhen = QString::fromLatin1(required);
        field.readOnlyWhen = QString::fromLatin1(readOnly);
        return field;
    }
    static Contact person(const char *lifecycle)
    {
        Contact contact;
        contact.lastName = QStringLiteral("Brandt");
        contact.lifecycle = QString::fromLatin1(lifecycle);
        return contact;
    }
    static Result<ChangeSet> add(WorkspaceFixture &fixture, Record &record)
    {
        return await(fixture.workspace->write(QStringLiteral("Add"),
                                              [&](UnitOfWork &work) { return RecordWriter(work).insert(record); }));
    }

private slots:
    void conditionsReadAsTheyAreWritten_data()
    {
        QTest::addColumn<QString>("text");
        QTest::addColumn<QString>("again");
        QTest::newRow("always") << "always"
                                << "always";
        QTest::newRow("is") << "lifecycle = customer"
                            << "lifecycle=customer";
        QTest::newRow("one of") << "lifecycle=customer | former"
                                << "lifecycle=customer|former";
        QTest::newRow("none of") << "lifecycle!=lead"
                                 << "lifecycle!=lead";
        QTest::newRow("filled") << "company filled"
                                << "company filled";
        QTest::newRow("empty") << "company empty"
                               << "company empty";
    }
    void conditionsReadAsTheyAreWritten()
    {
        QFETCH(QString, text);
        QFETCH(QString, again);
        const auto parsed = FieldCondition::parse(text);
        VERIFY_OK(parsed);
        QVERIFY(parsed->has_value());
        QCOMPARE((*parsed)->text(), again);
    }
    void whatIsNoConditionSaysSo()
    {
        for (const char *text : {"sometimes", "=x", "a b = c", "lifecycle=", "company is"})
            QVERIFY2(!FieldCondition::parse(QString::fromLatin1(text)), text);
        QVERIFY(!FieldCondition::parse(QString())->has_value());
    }

    void neededWhenTheRecordSaysSo()
    {
        WorkspaceFixture fixture;
        fixture.insert(def("VAT number", "", "lifecycle=customer", ""));
        Contact lead = person("lead");
        VERIFY_OK(add(fixture, lead));
        Contact customer = person("customer");
        const auto refused = add(fixture, customer);
        QVERIFY(!refused);
        QCOMPARE(refused.error().code, ErrorCode::InvalidInput);
        QCOMPARE(refused.error().message, QStringLiteral("“VAT number” must be filled in when Lifecycle is Customer."));
        QCOMPARE(fieldOfError(refused.error()), QStringLiteral("vat_number"));
        // The lead cannot become one without it, by any way, and the words are the same.
        lead.lifecycle = QStringLiteral("customer");
        const auto promoted = fixture.update(lead);
        QVERIFY(!promoted);
        QCOMPARE(promoted.error().message, refused.error().message);
        lead.custom.insert(QStringLiteral("vat_number"), QStringLiteral("DE123"));
        VERIFY_OK(fixture.update(lead));
        // And it cannot be emptied afterwards.
        lead.custom.remove(QStringLiteral("vat_number"));
        const auto emptied = fixture.update(lead);
        QVERIFY(!emptied);
        QCOMPARE(emptied.error().message, refused.error().message);
    }

    void whatWasIncompleteBeforeCanStillBeEdited()
    {
        WorkspaceFixture fixture;
        Contact customer = person("customer");
        VERIFY_OK(add(fixture, customer));
        fixture.insert(def("VAT number", "", "lifecycle=customer", ""));
        customer.title = QStringLiteral("Buyer");
        VERIFY_OK(fixture.update(customer));
    }

    void shownOnlyWhen()
    {
        WorkspaceFixture fixture;
        fixture.insert(def("Reason of leaving", "lifecycle=former", "lifecycle=former", ""));
        Contact lead = person("lead");
        lead.custom.insert(QStringLiteral("reason_of_leaving"), QStringLiteral("Price"));
        const auto refused = add(fixture, lead);
        QVERIFY(!refused);
        QCOMPARE(refused.error().message,
                 QStringLiteral("“Reason of leaving” can only be filled in when Lifecycle is Former customer."));
        Contact former = person("former");
        former.custom.insert(QStringLiteral("reason_of_leaving"), QStringLiteral("Price"));
        VERIFY_OK(add(fixture, former));
        // Coming back hides the reason and keeps it.
        former.lifecycle = QStringLiteral("customer");
        VERIFY_OK(fixture.update(former));
        QCOMPARE(fixture.reload(former)->custom.value(QStringLiteral("reason_of_leaving")).toString(),
                 QStringLiteral("Price"));
        const auto catalog = fixture.workspace->catalog();
        const RecordType &type = catalog->at(Contact::kNumber);
        const FieldSpec &field = *type.field(QStringLiteral("reason_of_leaving"));
        QVERIFY(!fieldState(type, field, *fixture.reload(former)).visible);
    }

    void lockedWhen()
    {
        WorkspaceFixture fixture;
        fixture.insert(def("Contract", "", "", "lifecycle=customer"));
        Contact contact = person("customer");
        contact.custom.insert(QStringLiteral("contract"), QStringLiteral("A-1"));
        VERIFY_OK(add(fixture, contact));
        contact.custom.insert(QStringLiteral("contract"), QStringLiteral("A-2"));
        const auto refused = fixture.update(contact);
        QVERIFY(!refused);
        QCOMPARE(refused.error().message, QStringLiteral("“Contract” cannot be changed when Lifecycle is Customer."));
    }

    void alwaysNeededReadsAsASentence()
    {
        WorkspaceFixture fixture;
        fixture.insert(def("Plate", "", "always", ""));
        Contact contact = person("lead");
        const auto refused = add(fixture, contact);
        QVERIFY(!refused);
        QCOMPARE(refused.error().message, QStringLiteral("“Plate” must be filled in."));
    }

    void undoAndRedoRunNoConditions()
    {
        WorkspaceFixture fixture;
        Contact customer = person("customer");
        VERIFY_OK(add(fixture, customer));
        const auto change = fixture.value(QStringLiteral("SELECT max(n) FROM tx")).toLongLong();
        fixture.insert(def("VAT number", "", "always", ""));
        VERIFY_OK(await(fixture.workspace->undo(change)));
        const auto undo = fixture.value(QStringLiteral("SELECT max(n) FROM tx")).toLongLong();
        VERIFY_OK(await(fixture.workspace->undo(undo)));
        VERIFY_OK(fixture.reload(customer));
    }

    void badDefinitionsAreRefused()
    {
        WorkspaceFixture fixture;
        FieldDef unknown = def("A", "nonsense=1", "", "");
        QVERIFY(!add(fixture, unknown));
        FieldDef unreadable = def("B", "", "sometimes", "");
        QVERIFY(!add(fixture, unreadable));
        FieldDef itself = def("C", "c filled", "", "");
        itself.key = QStringLiteral("c");
        QVERIFY(!add(fixture, itself));
    }

    void aRetiredFieldIsNoLongerOfferedAndKeepsItsValues()
    {
        WorkspaceFixture fixture;
        FieldDef field = fixture.insert(def("Plate", "", "", ""));
        Contact contact = person("lead");
        contact.custom.insert(QStringLiteral("plate"), QStringLiteral("HH-AB 12"));
        VERIFY_OK(add(fixture, contact));
        field.retired = true;
        field.requiredWhen = QStringLiteral("always");
        VERIFY_OK(fixture.update(field));
        const auto catalog = fixture.workspace->catalog();
        QVERIFY(catalog->at(Contact::kNumber).field(QStringLiteral("plate"))->hidden);
        Contact other = person("lead");
        VERIFY_OK(add(fixture, other));  // what is retired is needed by nobody
        contact.title = QStringLiteral("Buyer");
        VERIFY_OK(fixture.update(contact));
        QCOMPARE(fixture.reload(contact)->custom.value(QStringLiteral("plate")).toString(), QStringLiteral("HH-AB 12"));
    }

    void aRenamedFieldKeepsItsKey()
    {
        WorkspaceFixture fixture;
        FieldDef field = fixture.insert(def("Plate", "", "", ""));
        field.label = QStringLiteral("Number plate");
        VERIFY_OK(fixture.update(field));
        const auto catalog = fixture.workspace->catalog();
        QCOMPARE(catalog->at(Contact::kNumber).field(QStringLiteral("plate"))->label(), QStringLiteral("Number plate"));
    }
};

FIELDFARE_TEST(FieldConditionsTest)
#include "field_conditions_test.moc"
