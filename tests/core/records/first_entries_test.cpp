// SPDX-License-Identifier: GPL-3.0-or-later
#include "records/company/company.h"
#include "records/contact/contact.h"
#include "support/test.h"
#include "support/workspace_fixture.h"

using namespace fieldfare;

/// The row of a contact or company repeats the first entry of its lists; whatever changes the lists changes it.
class FirstEntriesTest : public QObject {
    Q_OBJECT

    static QString copies(WorkspaceFixture &fixture, const char *type, qint64 id)
    {
        return fixture
            .value(
                QStringLiteral("SELECT quote(first_mail)||quote(first_phone)||quote(first_city) FROM {%1} WHERE id=?")
                    .arg(QLatin1String(type)),
                {id})
            .toString();
    }

private slots:
    void followTheirLists()
    {
        WorkspaceFixture fixture;
        Contact mia;
        mia.lastName = QStringLiteral("Berg");
        mia.emails = {{QStringLiteral("work"), QStringLiteral("mia@a.example")},
                      {QStringLiteral("home"), QStringLiteral("mia@b.example")}};
        mia.phones = {{QStringLiteral("work"), QStringLiteral("030 1234567"), {}}};
        mia.addresses = {{{}, {}, QStringLiteral("Köln"), {}, {}, {}}};
        mia = fixture.insert(mia);
        QCOMPARE(copies(fixture, "contact", mia.id), QStringLiteral("'mia@a.example''030 1234567''Köln'"));

        mia.emails.removeFirst();
        mia.title = QStringLiteral("Buyer");
        VERIFY_OK(fixture.update(mia));
        QCOMPARE(copies(fixture, "contact", mia.id), QStringLiteral("'mia@b.example''030 1234567''Köln'"));

        // An address without a city, and no phone at all.
        mia.addresses.first() = {{}, QStringLiteral("Ring 4"), {}, {}, {}, {}};
        mia.phones.clear();
        VERIFY_OK(fixture.update(mia));
        QCOMPARE(copies(fixture, "contact", mia.id), QStringLiteral("'mia@b.example'NULLNULL"));

        const qint64 changed = fixture.lastTransaction;
        VERIFY_OK(fixture.remove(mia));
        const auto undone = await(fixture.workspace->undo(fixture.lastTransaction));
        VERIFY_OK(undone);
        QCOMPARE(copies(fixture, "contact", mia.id), QStringLiteral("'mia@b.example'NULLNULL"));
        VERIFY_OK(await(fixture.workspace->undo(changed)));
        QCOMPARE(copies(fixture, "contact", mia.id), QStringLiteral("'mia@b.example''030 1234567''Köln'"));
    }

    void belongToTheirOwnType()
    {
        WorkspaceFixture fixture;
        Company acme;
        acme.name = QStringLiteral("Acme");
        acme.emails = {{{}, QStringLiteral("info@acme.example")}};
        acme = fixture.insert(acme);
        Contact mia;
        mia.lastName = QStringLiteral("Berg");
        mia = fixture.insert(mia);
        QCOMPARE(mia.id, acme.id);
        QCOMPARE(copies(fixture, "company", acme.id), QStringLiteral("'info@acme.example'NULLNULL"));
        QCOMPARE(copies(fixture, "contact", mia.id), QStringLiteral("NULLNULLNULL"));
    }
};

FIELDFARE_TEST(FirstEntriesTest)
#include "first_entries_test.moc"
