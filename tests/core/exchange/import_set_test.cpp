// SPDX-License-Identifier: GPL-3.0-or-later
#include "exchange/column_target.h"
#include "exchange/import_set.h"
#include "exchange/type_guess.h"

#include "support/test.h"
#include "support/workspace_fixture.h"

#include <QDir>
#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>

namespace fieldfare {
namespace {

struct SampleFile {
    const char *name;
    QByteArray content;
};

/// Exports as these programs write them, by the order in which a careless hand drops them.
QList<std::pair<const char *, QList<SampleFile>>> programs()
{
    return {
        {"Zoho",
         {{"Deals.csv", "Record Id,Deal Owner.id,Deal Owner,Amount,Deal Name,Closing Date,Account Name.id,Account "
                        "Name,Stage,Contact "
                        "Name.id,Contact Name,Created Time,Lead Source\nzcrm_31,zcrm_9,Maria Keller,1200.50,Big "
                        "one,2026-05-01,zcrm_11,Acme "
                        "AG,Closed Won,zcrm_21,Ann Lee,2026-01-05 10:20:30,Web\nzcrm_32,zcrm_9,New Seller,80,Small "
                        "one,,zcrm_12,Beta,Id. Decision "
                        "Makers,zcrm_22,Bob Ray,2026-01-06 10:20:30,\n"},
          {"Contacts.csv",
           "Record Id,Contact Owner.id,Contact Owner,First Name,Last Name,Account Name.id,Account "
           "Name,Email,Phone,Mobile,Created "
           "Time\nzcrm_21,zcrm_9,Maria Keller,Ann,Lee,zcrm_11,Acme AG,ann@acme.de,+49 30 1234,,2025-01-05 "
           "10:20:30\nzcrm_22,zcrm_9,Maria Keller,Bob,Ray,zcrm_12,Beta,bob@beta.de,,0171 555019,2025-01-05 10:20:30\n"},
          {"Accounts.csv", "Record Id,Account Owner.id,Account Owner,Account "
                           "Name,Phone,Website,Industry,Employees,Created Time,Billing City\nzcrm_11,zcrm_9,Maria "
                           "Keller,Acme AG,+49 30 99,acme.de,Retail,12,2024-02-03 "
                           "04:05:06,Berlin\nzcrm_12,zcrm_9,Maria Keller,Beta,,beta.de,,3,2024-02-03 "
                           "04:05:06,Ulm\n"}}},
        {"HubSpot",
         {{"hubspot-crm-exports-all-deals.csv",
           "Record ID,Deal Name,Deal Stage,Amount,Deal owner,Close Date,Create Date,Associated Company IDs,Associated "
           "Contact "
           "IDs\n31,Big one,closedwon,1200.50,Maria Keller,2026-05-01 10:00,2026-01-05 10:20,11,21\n32,Small "
           "one,appointmentscheduled,80,New Seller,,2026-01-06 10:20,12,22\n"},
          {"hubspot-crm-exports-all-contacts.csv", "Record ID,First Name,Last Name,Email,Phone Number,Lead "
                                                   "Status,Create Date,Contact owner,Associated Company IDs,Lifecycle "
                                                   "Stage\n21,Ann,Lee,ann@acme.de,+49 30 1234,,2025-01-05 10:20,Maria "
                                                   "Keller,11,Customer\n22,Bob,Ray,bob@beta.de,,,2025-01-05 "
                                                   "10:20,Maria Keller,12,Lead\n"},
          {"hubspot-crm-exports-all-companies.csv",
           "Record ID,Company name,Company owner,Create Date,Phone Number,City,Country/Region,Industry\n11,Acme "
           "AG,Maria Keller,2024-02-03 "
           "04:05,+49 30 99,Berlin,Germany,Retail\n12,Beta,Maria Keller,2024-02-03 04:05,,Ulm,Germany,\n"}}},
        {"Salesforce",
         {{"Opportunity.csv", "Id,AccountId,ContactId,Name,StageName,Amount,CloseDate,CreatedDate,OwnerId\n006A,001A,"
                              "003A,Big one,Closed Won,1200.50,2026-05-01,2026-01-05T10:20:30.000Z,005A\n"
                              "006B,001B,003B,Small one,Needs Analysis,80,2026-06-01,2026-01-06T10:20:30.000Z,005A\n"},
          {"Contact.csv", "Id,AccountId,LastName,FirstName,Email,Phone,MailingCity,CreatedDate,OwnerId\n003A,001A,Lee,"
                          "Ann,ann@acme.de,+49 30 "
                          "1234,Berlin,2025-01-05T10:20:30.000Z,005A\n003B,001B,Ray,Bob,bob@beta.de,,Ulm,2025-01-05T10:"
                          "20:30.000Z,005A\n"},
          {"Account.csv", "Id,Name,Phone,Website,Industry,NumberOfEmployees,BillingCity,ParentId,CreatedDate,"
                          "OwnerId\n001A,Acme AG,+49 30 "
                          "99,acme.de,Retail,12,Berlin,,2024-02-03T04:05:06.000Z,005A\n001B,Beta,,beta.de,,3,Ulm,001A,"
                          "2024-02-03T04:05:06.000Z,005A\n"}}},
        {"Pipedrive",
         {{"deals.csv", "Deal - ID,Deal - Title,Deal - Owner,Deal - Stage,Deal - Value,Deal - Currency,Deal - Deal "
                        "created,Deal - Organization ID,Deal - Organization,Deal - Person ID,Deal - Contact person\n"
                        "31,Big one,Maria Keller,Proposal Made,1200.50,EUR,2026-01-05 10:20:30,11,Acme AG,21,Ann "
                        "Lee\n32,Small one,New Seller,Qualified,80,EUR,2026-01-06 10:20:30,12,Beta,22,Bob Ray\n"},
          {"people.csv", "Person - ID,Person - Name,Person - Organization ID,Person - Organization,Person - Email - "
                         "Work,Person - Phone - Work,Person - Owner\n21,Ann Lee,11,Acme AG,ann@acme.de,+49 30 "
                         "1234,Maria Keller\n22,Bob Ray,12,Beta,bob@beta.de,,Maria Keller\n"},
          {"organizations.csv",
           "Organization - ID,Organization - Name,Organization - Address,Organization - Owner,Organization - "
           "Label\n11,Acme AG,Street 1,Maria Keller,\n12,Beta,,Maria Keller,good\n"}}},
        {"Odoo",
         {{"crm.lead.csv",
           "External ID,Opportunity,Customer/External ID,Stage,Expected Revenue,Expected Closing,Created "
           "on,Salesperson\nlead_1,Big one,partner_11,Won,1200.50,2026-05-01,2026-01-05 10:20:30,Maria "
           "Keller\nlead_2,Small one,partner_12,Proposition,80,,2026-01-06 10:20:30,New Seller\n"},
          {"Contact (res.partner).csv",
           "External ID,Name,Related Company/External ID,Job Position,Email,Phone\npartner_21,Ann "
           "Lee,partner_11,Head,ann@acme.de,+49 30 1234\npartner_22,Bob Ray,partner_12,,bob@beta.de,\n"},
          {"companies.csv", "External ID,Name,Street,City,Zip,Country,Phone,Email,Website\npartner_11,Acme AG,Street "
                            "1,Berlin,10115,Germany,+49 30 99,,acme.de\npartner_12,Beta,,Ulm,,Germany,,,\n"}}},
        {"EspoCRM",
         {{"Opportunity.csv",
           "ID,Name,Account ID,Account Name,Contact ID,Contact Name,Stage,Amount,Amount Currency,Close Date,Created "
           "At,Assigned User\n5f31,Big one,5f11,Acme AG,5f21,Ann Lee,Closed Won,1200.50,EUR,2026-05-01,2026-01-05 "
           "10:20:30,Maria Keller\n5f32,Small one,5f12,Beta,5f22,Bob Ray,Prospecting,80,EUR,2026-06-01,2026-01-06 "
           "10:20:30,New Seller\n"},
          {"Contact.csv", "ID,First Name,Last Name,Account ID,Account Name,Email,Phone,Created At,Assigned "
                          "User\n5f21,Ann,Lee,5f11,Acme AG,ann@acme.de,+49 30 1234,2025-01-05 10:20:30,Maria "
                          "Keller\n5f22,Bob,Ray,5f12,Beta,bob@beta.de,,2025-01-05 10:20:30,Maria Keller\n"},
          {"Account.csv",
           "ID,Name,Website,Email,Phone,Industry,Billing Address City,Billing Address Country,Created At,Assigned "
           "User\n5f11,Acme AG,acme.de,,+49 30 99,Retail,Berlin,Germany,2024-02-03 04:05:06,Maria "
           "Keller\n5f12,Beta,beta.de,,,,Ulm,Germany,2024-02-03 04:05:06,Maria Keller\n"}}}};
}

}  // namespace

class ImportSetTest : public QObject {
    Q_OBJECT

    QTemporaryDir m_dir;

    ImportSetRequest requestFor(const QList<SampleFile> &files)
    {
        ImportSetRequest request;
        for (const SampleFile &sample : files) {
            QFile file(m_dir.filePath(QLatin1String(sample.name)));
            if (!file.open(QIODevice::WriteOnly) || file.write(sample.content) != sample.content.size())
                qFatal("no test file");
            request.tables.push_back({file.fileName(), {}, {}, {}});
        }
        return request;
    }

private slots:
    void everyDictionaryNamesFieldsThereAre()
    {
        WorkspaceFixture f;
        const auto catalog = f.workspace->catalog();
        int targets = 0;
        const QDir folder(QStringLiteral(":/data/import"));
        for (const QString &name : folder.entryList(QDir::Files)) {
            QFile file(folder.filePath(name));
            QVERIFY(file.open(QIODevice::ReadOnly));
            QJsonParseError problem;
            const QJsonDocument document = QJsonDocument::fromJson(file.readAll(), &problem);
            QVERIFY2(!document.isNull(), qPrintable(name + QLatin1Char(' ') + problem.errorString()));
            const QJsonArray entries = document.isArray() ? document.array() : QJsonArray{document.object()};
            for (const QJsonValue &entry : entries) {
                const RecordType *type = catalog->find(entry[QLatin1String("type")].toString());
                QVERIFY2(type != nullptr, qPrintable(name));
                const QJsonObject columns = entry[QLatin1String("columns")].toObject();
                for (auto it = columns.begin(); it != columns.end(); ++it) {
                    if (it.value().isNull())
                        continue;
                    const auto target = parseColumnTarget(*catalog, *type, it.value().toString());
                    QVERIFY2(target, qPrintable(name + QLatin1Char(' ') + type->key + QLatin1Char(' ') + it.key()));
                    ++targets;
                }
            }
        }
        QVERIFY(targets > 300);
    }

    void filesOfOtherProgramsComeInTogether_data()
    {
        QTest::addColumn<int>("index");
        const auto all = programs();
        for (int i = 0; i < all.size(); ++i)
            QTest::newRow(all[i].first) << i;
    }
    void filesOfOtherProgramsComeInTogether()
    {
        QFETCH(int, index);
        const auto files = programs().at(index).second;
        WorkspaceFixture f;
        const auto set = planImportSet(*f.workspace->catalog(), f.workspace->session(), requestFor(files));
        VERIFY_OK(set);
        QCOMPARE(set->tables.size(), 3U);
        QCOMPARE(set->tables[0].plan.type, QStringLiteral("company"));
        QCOMPARE(set->tables[1].plan.type, QStringLiteral("contact"));
        QCOMPARE(set->tables[2].plan.type, QStringLiteral("deal"));
        QVERIFY(set->notes.isEmpty());
        const bool toContact =
            std::any_of(set->tables[1].links.begin(), set->tables[1].links.end(), [](const ImportSetLink &link) {
                return link.table == 0 && link.by == QLatin1String("external_id");
            });
        QVERIFY(toContact);

        const auto dry = await(startImportSet(f.workspace->store(), f.workspace->session(), *set, true));
        VERIFY_OK(dry);
        QCOMPARE(dry->total().created, 6);
        QCOMPARE(dry->transaction, 0);
        QCOMPARE(f.value("SELECT count(*) FROM {company}").toInt(), 0);

        const auto report = await(startImportSet(f.workspace->store(), f.workspace->session(), *set));
        VERIFY_OK(report);
        for (const ImportReport &one : report->tables) {
            QVERIFY2(one.rejected == 0, one.firstRejections.empty() ? "" : qPrintable(one.firstRejections[0].second));
            QCOMPARE(one.created, 2);
        }
        QCOMPARE(f.value("SELECT count(*) FROM {company}").toInt(), 2);
        QCOMPARE(f.value("SELECT count(*) FROM {contact}").toInt(), 2);
        QCOMPARE(
            f.value("SELECT c.name FROM {contact} p JOIN {company} c ON c.id=p.company WHERE p.display_name='Bob Ray'")
                .toString(),
            QStringLiteral("Beta"));
        QCOMPARE(
            f.value("SELECT c.name FROM {deal} d JOIN {company} c ON c.id=d.company WHERE d.name='Big one'").toString(),
            QStringLiteral("Acme AG"));
        QCOMPARE(f.value("SELECT amount FROM {deal} WHERE name='Big one'").toInt(), 120050);
        QCOMPARE(f.value("SELECT address FROM mail_address ORDER BY address LIMIT 1").toString(),
                 QStringLiteral("ann@acme.de"));

        // Again: the same records.
        const auto again = planImportSet(*f.workspace->catalog(), f.workspace->session(), requestFor(files));
        VERIFY_OK(again);
        const auto second = await(startImportSet(f.workspace->store(), f.workspace->session(), *again));
        VERIFY_OK(second);
        QCOMPARE(second->total().created, 0);
        QCOMPARE(second->total().rejected, 0);

        // One undo takes all of it back.
        const auto undone = await(f.workspace->undo(report->transaction));
        VERIFY_OK(undone);
        QCOMPARE(f.value("SELECT count(*) FROM {company}").toInt() + f.value("SELECT count(*) FROM {contact}").toInt() +
                     f.value("SELECT count(*) FROM {deal}").toInt(),
                 0);
    }

    void aBadFileLeavesNothingOfAny()
    {
        WorkspaceFixture f;
        const auto set = planImportSet(
            *f.workspace->catalog(), f.workspace->session(),
            requestFor({{"accounts.csv", "Account Name,Industry,Phone\nAcme,Retail,1\n"},
                        {"contacts.csv", "First Name,Last Name,Account Name\nAnn,Lee,Acme\nBob,\"Ray,Acme\n"}}));
        VERIFY_OK(set);
        const auto report = await(startImportSet(f.workspace->store(), f.workspace->session(), *set));
        QVERIFY(!report);
        QVERIFY2(report.error().message.startsWith(QStringLiteral("contacts.csv: Line 4")),
                 qPrintable(report.error().message));
        QCOMPARE(f.value("SELECT count(*) FROM {company}").toInt(), 0);
    }

    void circularAndSelfReferencingLinks()
    {
        WorkspaceFixture f;
        // Two companies that are each other's parent, one that is its own.
        const auto set = planImportSet(
            *f.workspace->catalog(), f.workspace->session(),
            requestFor({{"accounts.csv", "external_id,name,parent\n1,A,2\n2,B,1\n3,C,3\n4,D,nowhere\n"}}));
        VERIFY_OK(set);
        const auto report = await(startImportSet(f.workspace->store(), f.workspace->session(), *set));
        VERIFY_OK(report);
        QCOMPARE(report->total().rows, 4);
        QCOMPARE(report->total().created + report->total().rejected, 4);
        QCOMPARE(
            f.value("SELECT p.name FROM {company} c JOIN {company} p ON p.id=c.parent WHERE c.name='A'").toString(),
            QStringLiteral("B"));
        QCOMPARE(
            f.value("SELECT p.name FROM {company} c JOIN {company} p ON p.id=c.parent WHERE c.name='B'").toString(),
            QStringLiteral("A"));
    }

    void typesAreFoundByHeadersAndNames_data()
    {
        QTest::addColumn<QString>("name");
        QTest::addColumn<QString>("headers");
        QTest::addColumn<QString>("type");
        QTest::newRow("accounts") << "Accounts"
                                  << "Account Name,Industry,Phone,Billing City,Billing Country"
                                  << "company";
        QTest::newRow("contacts") << "Contacts"
                                  << "First Name,Last Name,Email,Phone,Account Name,Title"
                                  << "contact";
        QTest::newRow("interactions") << "Customer_Interactions"
                                      << "Interaction Date,Interaction Type,Notes,Contact Email,Opportunity Name"
                                      << "activity";
        QTest::newRow("leads")
            << "Leads"
            << "First Name,Last Name,Company,Title,Email,Phone,Lead Source,Status,Industry,City,Country"
            << "contact";
        QTest::newRow("opportunities") << "Opportunities"
                                       << "Opportunity Name,Account Name,Stage,Amount,Close Date,Type"
                                       << "deal";
        QTest::newRow("products") << "products"
                                  << "product,series,sales_price"
                                  << "product";
        QTest::newRow("pipeline")
            << "sales_pipeline"
            << "opportunity_id,sales_agent,product,account,deal_stage,engage_date,close_date,close_value"
            << "deal";
        QTest::newRow("maven accounts")
            << "accounts"
            << "account,sector,year_established,revenue,employees,office_location,subsidiary_of"
            << "company";
        QTest::newRow("cases") << "Cases"
                               << "Id,CaseNumber,Subject,Status,Priority,AccountId,ContactId,CreatedDate"
                               << "ticket";
    }
    void typesAreFoundByHeadersAndNames()
    {
        QFETCH(QString, name);
        QFETCH(QString, headers);
        QFETCH(QString, type);
        WorkspaceFixture f;
        QCOMPARE(guessRecordType(*f.workspace->catalog(), headers.split(QLatin1Char(',')), name), type);
    }
};

}  // namespace fieldfare

FIELDFARE_TEST(fieldfare::ImportSetTest)
#include "import_set_test.moc"
