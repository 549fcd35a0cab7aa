// SPDX-License-Identifier: GPL-3.0-or-later
#include "records/rewind/record_as_of.h"

#include "records/company/company.h"
#include "records/contact/contact.h"
#include "support/test.h"
#include "support/workspace_fixture.h"

#include <QJsonArray>

using namespace fieldfare;

class RecordAsOfTest : public QObject {
    Q_OBJECT

    static Result<RecordAsOf> asOf(WorkspaceFixture &fixture, qint64 id, qint64 transaction)
    {
        return await(fixture.workspace->read([&](ReadContext &context) {
            return recordAsOf(context, context.catalog().at(QStringLiteral("contact")), id, transaction);
        }));
    }

private slots:
    void everyMomentOfARecordIsKnown()
    {
        WorkspaceFixture fixture;
        Company firm;
        firm.name = QStringLiteral("Firm");
        firm = fixture.insert(firm);
        const qint64 before = fixture.lastTransaction;
        Contact person;
        person.firstName = QStringLiteral("Anna");
        person.company.value = firm.id;
        person.emails.push_back({QStringLiteral("work"), QStringLiteral("anna@example.org")});
        person = fixture.insert(person);
        const qint64 made = fixture.lastTransaction;
        person.title = QStringLiteral("Buyer");
        person.emails.clear();
        VERIFY_OK(fixture.update(person));
        const qint64 changed = fixture.lastTransaction;
        VERIFY_OK(fixture.remove(person));
        const qint64 removed = fixture.lastTransaction;
        VERIFY_OK(await(fixture.workspace->undo(removed)));

        QVERIFY(!asOf(fixture, person.id, before)->existed);
        const auto first = asOf(fixture, person.id, made);
        VERIFY_OK(first);
        QVERIFY(first->existed);
        QVERIFY(first->values.value(QStringLiteral("title")).isUndefined());
        QCOMPARE(first->values.value(QStringLiteral("emails")).toArray().size(), 1);
        QCOMPARE(first->values.value(QStringLiteral("company")).toString(), uidText(firm.uid));
        QCOMPARE(asOf(fixture, person.id, changed)->values.value(QStringLiteral("title")).toString(),
                 QStringLiteral("Buyer"));
        QVERIFY(!asOf(fixture, person.id, removed)->existed);
        const auto present = asOf(fixture, person.id, removed + 1);
        QCOMPARE(present->values, present->now);
    }

    void fieldsArePutBackAsOneStep()
    {
        WorkspaceFixture fixture;
        Contact person;
        person.firstName = QStringLiteral("Anna");
        person.title = QStringLiteral("Buyer");
        person.notes = QStringLiteral("old words");
        person = fixture.insert(person);
        const qint64 made = fixture.lastTransaction;
        person.title = QStringLiteral("Boss");
        person.notes = QStringLiteral("new words");
        VERIFY_OK(fixture.update(person));
        const auto then = asOf(fixture, person.id, made);
        VERIFY_OK(then);
        const auto done = await(fixture.workspace->write(QStringLiteral("Put back"), [&](UnitOfWork &work) {
            RecordWriter writer(work);
            return putBackFields(writer, work.catalog().at(QStringLiteral("contact")), person.id, then->values,
                                 {QStringLiteral("title")});
        }));
        VERIFY_OK(done);
        QCOMPARE(fixture.reload(person)->title, QStringLiteral("Buyer"));
        QCOMPARE(fixture.reload(person)->notes, QStringLiteral("new words"));
        VERIFY_OK(await(fixture.workspace->undo(done->transaction)));
        QCOMPARE(fixture.reload(person)->title, QStringLiteral("Boss"));
    }
};

FIELDFARE_TEST(RecordAsOfTest)
#include "record_as_of_test.moc"
