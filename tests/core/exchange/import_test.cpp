// SPDX-License-Identifier: GPL-3.0-or-later
#include "exchange/column_mapper.h"
#include "exchange/csv/csv_reader.h"
#include "exchange/exporter.h"
#include "exchange/field_text.h"
#include "exchange/importer.h"
#include "records/company/company.h"
#include "records/contact/contact.h"
#include "records/deal/deal.h"
#include "records/user/user.h"

#include "support/test.h"
#include "support/workspace_fixture.h"

#include <QJsonDocument>
#include <QJsonObject>

namespace fieldfare {
namespace {

/// A workspace, a folder for files, and short ways to bring files in and out.
class ExchangeFixture : public WorkspaceFixture {
public:
    using WorkspaceFixture::WorkspaceFixture;

    QString file(const QByteArray &content, const QString &name = QStringLiteral("in.csv"))
    {
        QFile file(m_files.filePath(name));
        if (!file.open(QIODevice::WriteOnly) || file.write(content) != content.size())
            qFatal("no test file");
        return file.fileName();
    }
    QString path(const QString &name) const { return m_files.filePath(name); }
    static QByteArray content(const QString &path)
    {
        QFile file(path);
        return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray("(no file)");
    }
    Result<ImportPlan> plan(ImportRequest request, const QByteArray &map = {})
    {
        if (!map.isEmpty()) {
            TRY_ASSIGN(request.map, ImportMap::fromJson(map));
        }
        return planImport(*workspace->catalog(), workspace->session(), request);
    }
    Result<ImportReport> import(const ImportRequest &request, const QByteArray &map = {},
                                const std::stop_token &stop = {}, const ProgressCallback &progress = {})
    {
        TRY_ASSIGN(const ImportPlan planned, plan(request, map));
        auto report = await(startImport(workspace->store(), workspace->session(), planned, stop, progress));
        if (report)
            lastTransaction = report->transaction;
        return report;
    }
    Result<ImportReport> import(const QString &type, const QByteArray &csv, const QByteArray &map = {})
    {
        ImportRequest request;
        request.type = type;
        request.file = file(csv);
        return import(request, map);
    }
    Result<ImportPreview> preview(const ImportPlan &planned)
    {
        return await(workspace->read([&](ReadContext &context) { return Importer(planned).preview(context); }));
    }
    QByteArray exported(const QString &type, const QStringList &columns = {}, const CsvWriteOptions &options = {})
    {
        const QString target = path(QStringLiteral("out.csv"));
        const auto report = await(workspace->read([&](ReadContext &context) {
            ExportRequest request;
            request.type = type;
            request.columns = columns;
            return exportCsv(context, request, target, options);
        }));
        return report ? content(target) : report.error().message.toUtf8();
    }

private:
    QTemporaryDir m_files;
};

ImportRequest requestFor(const QString &type, const QString &file)
{
    ImportRequest request;
    request.type = type;
    request.file = file;
    return request;
}

}  // namespace

class ImportTest : public QObject {
    Q_OBJECT

private slots:
    void createsUpdatesSkipsAndRejects()
    {
        ExchangeFixture f;
        auto report = f.import(QStringLiteral("company"), "external_id,name,employees,website\n1,Acme,12,a.com\n2,Beta,"
                                                          "many,b.com\n3, Gamma ,\"1,200\",\n\n4,Delta,-,\n");
        VERIFY_OK(report);
        QCOMPARE(report->rows, 4);
        QCOMPARE(report->created, 3);
        QCOMPARE(report->rejected, 1);
        QCOMPARE(report->trimmed, 1);
        QVERIFY(report->transaction > 0);
        QCOMPARE(report->firstRejections.size(), 1U);
        QCOMPARE(report->firstRejections[0].first, 3);
        QVERIFY2(report->firstRejections[0].second.contains(QLatin1String("\"many\"")),
                 qPrintable(report->firstRejections[0].second));
        QCOMPARE(f.value("SELECT employees FROM {company} WHERE name='Gamma'").toInt(), 1200);

        report = f.import(QStringLiteral("company"), "external_id,name,employees\n1,Acme,15\n3,,\n5,Eta,1\n");
        VERIFY_OK(report);
        QCOMPARE(report->created, 1);
        QCOMPARE(report->updated, 1);
        QCOMPARE(report->skipped, 1);
        QCOMPARE(f.value("SELECT employees FROM {company} WHERE external_id='1'").toInt(), 15);
        QCOMPARE(f.value("SELECT name FROM {company} WHERE external_id='3'").toString(), QStringLiteral("Gamma"));
        QCOMPARE(f.value("SELECT website FROM {company} WHERE external_id='1'").toString(), QStringLiteral("a.com"));

        ImportRequest request = requestFor(QStringLiteral("company"), f.file("external_id,name\n1,Other\n9,New\n"));
        request.onMatch = OnMatch::Skip;
        report = f.import(request);
        VERIFY_OK(report);
        QCOMPARE(report->created, 1);
        QCOMPARE(report->skipped, 1);
        request.onMatch = OnMatch::Create;
        report = f.import(request);
        VERIFY_OK(report);
        QCOMPARE(report->created, 2);
    }

    void rowsOfOneFileMatchEachOther()
    {
        ExchangeFixture f;
        ImportRequest request =
            requestFor(QStringLiteral("contact"), f.file("Name,E-mail\nAnn,a@b.com\nAnn Smith,A@B.com\nBob,\nBob,\n"));
        request.match = QStringList{QStringLiteral("email")};
        const auto report = f.import(request);
        VERIFY_OK(report);
        QCOMPARE(report->created, 3);
        QCOMPARE(report->updated, 1);
        QCOMPARE(f.value("SELECT count(*) FROM {contact} WHERE name='Ann Smith'").toInt(), 1);
    }

    void linksAreFoundNearlyAndCreatedWhereAllowed()
    {
        ExchangeFixture f;
        VERIFY_OK(f.import(QStringLiteral("company"),
                           "external_id,name,email\nC1,Müller GmbH,info@mueller.de\nC2,Twin,\nC3,Twin,\n"));
        const QByteArray contacts =
            "Name,Company\nAnn,Müller GmbH\nBob,MULLER\nCid,C1\nDoe,Nowhere Ltd\nEve,Twin\nFay,\nGus,Nowhere Ltd\n";
        auto report = f.import(QStringLiteral("contact"), contacts);
        VERIFY_OK(report);
        QCOMPARE(report->created, 4);
        QCOMPARE(report->rejected, 3);
        QCOMPARE(report->nearMatches, 1);
        QCOMPARE(report->near.size(), 1U);
        QCOMPARE(report->near[0].text, QStringLiteral("MULLER"));
        QCOMPARE(report->near[0].title, QStringLiteral("Müller GmbH"));
        QCOMPARE(f.value("SELECT count(*) FROM {contact} c JOIN {company} o ON o.id=c.company WHERE o.external_id='C1'")
                     .toInt(),
                 3);

        ImportRequest request = requestFor(QStringLiteral("contact"), f.file(contacts));
        request.createMissing = QStringList{QStringLiteral("company")};
        const auto planned = f.plan(request);
        VERIFY_OK(planned);
        const auto seen = f.preview(*planned);
        VERIFY_OK(seen);
        report = f.import(request);
        VERIFY_OK(report);
        QCOMPARE(report->created, 6);
        QCOMPARE(report->rejected, 1);
        QCOMPARE(report->linksCreated, 1);
        QCOMPARE(f.value("SELECT count(*) FROM {company} WHERE name='Nowhere Ltd'").toInt(), 1);
        // The dry run said the same and left nothing.
        QCOMPARE(seen->counts.created, report->created);
        QCOMPARE(seen->counts.rejected, report->rejected);
        QCOMPARE(seen->counts.linksCreated, report->linksCreated);
        QCOMPARE(seen->counts.nearMatches, report->nearMatches);
        QCOMPARE(seen->rows.size(), 7U);
        QVERIFY(seen->rows[4].action == RowAction::Reject);
        QCOMPARE(seen->rows[1].cells[1].value, QStringLiteral("Müller GmbH"));
        QVERIFY(!seen->rows[3].cells[1].note.isEmpty());

        const auto byMail = f.import(QStringLiteral("contact"), "Name,Firm\nZoe,INFO@mueller.de\n",
                                     R"({"columns":{"Firm":"company:email"}})");
        VERIFY_OK(byMail);
        QCOMPARE(byMail->created, 1);
    }

    void aLinkCreatedTakesItsOtherColumns()
    {
        ExchangeFixture f;
        const auto report = f.import(
            QStringLiteral("contact"), "Name,Firm,Branch,Town,Boss\nAnn,Acme,Trade,Köln,Zed\nBob,Acme,Other,,\n",
            R"({"columns":{"Firm":"company:name","Branch":"company:industry","Town":"company:city","Boss":"company:owner:name"},
                                         "create_missing":["company","company:owner"]})");
        VERIFY_OK(report);
        QCOMPARE(report->created, 2);
        QCOMPARE(report->linksCreated, 2);
        QCOMPARE(f.value("SELECT industry FROM {company} WHERE name='Acme'").toString(), QStringLiteral("Trade"));
        QCOMPARE(f.value("SELECT u.name FROM {company} c JOIN {user} u ON u.id=c.owner").toString(),
                 QStringLiteral("Zed"));
        QCOMPARE(
            f.exported(QStringLiteral("contact"), {"name", "company", "company:city", "company:owner"}),
            QByteArray(
                "name,company,company:city,company:owner\r\nAnn,Acme,K\xC3\xB6ln,Zed\r\nBob,Acme,K\xC3\xB6ln,Zed\r\n"));
    }

    void linksToTheTypeItselfMayPointDownwards()
    {
        ExchangeFixture f;
        const QByteArray csv = "name,parent\nChild,Parent\nParent,\nOrphan,Nobody\n";
        auto report = f.import(QStringLiteral("company"), csv);
        VERIFY_OK(report);
        QCOMPARE(report->created, 2);
        QCOMPARE(report->rejected, 1);
        QCOMPARE(
            f.value("SELECT p.name FROM {company} c JOIN {company} p ON p.id=c.parent WHERE c.name='Child'").toString(),
            QStringLiteral("Parent"));
        QCOMPARE(f.value("SELECT count(*) FROM {company}").toInt(), 2);
        VERIFY_OK(await(f.workspace->undo(f.lastTransaction)));
        QCOMPARE(f.value("SELECT count(*) FROM {company}").toInt(), 0);
        ImportRequest request = requestFor(QStringLiteral("company"), f.file(csv));
        request.createMissing = QStringList{QStringLiteral("parent")};
        report = f.import(request);
        VERIFY_OK(report);
        QCOMPARE(report->created, 3);
        QCOMPARE(report->linksCreated, 1);
        QCOMPARE(f.value("SELECT count(*) FROM {company}").toInt(), 4);
    }

    void rejectedRowsComeBackCorrected()
    {
        ExchangeFixture f;
        ImportRequest request =
            requestFor(QStringLiteral("company"), f.file("Name;Employees;Extra\n\"A;B\";x;=1\nGood;1;2\n=Bad;y;\n"));
        request.rejects = f.path(QStringLiteral("rejects.csv"));
        request.newFields = true;
        const auto report = f.import(request);
        VERIFY_OK(report);
        QCOMPARE(report->created, 1);
        QCOMPARE(report->rejected, 2);
        QByteArray rejects = fieldfare::ExchangeFixture::content(request.rejects);
        QVERIFY2(rejects.startsWith("\xEF\xBB\xBFName;Employees;Extra;import_error\r\n\"A;B\";x;'=1;"),
                 rejects.constData());
        rejects.replace(";x;", ";7;").replace(";y;", ";8;");
        request.file = f.file(rejects, QStringLiteral("again.csv"));
        request.rejects.clear();
        const auto again = f.import(request);
        VERIFY_OK(again);
        QCOMPARE(again->created, 2);
        QCOMPARE(again->rejected, 0);
        QCOMPARE(f.value("SELECT employees FROM {company} WHERE name='=Bad'").toInt(), 8);
        QCOMPARE(f.value("SELECT json_extract(custom,'$.extra') FROM {company} WHERE name='A;B'").toString(),
                 QStringLiteral("=1"));
        QCOMPARE(f.value("SELECT count(*) FROM field_def").toInt(), 1);
    }

    void newFieldsComeAndGoWithTheImport()
    {
        ExchangeFixture f;
        ImportRequest request =
            requestFor(QStringLiteral("contact"), f.file("Name,Shoe size,Name of cat\nAnn, 38 ,Tom\n"));
        request.newFields = true;
        const auto report = f.import(request, R"({"columns":{"Shoe size":{"new":"integer"}}})");
        VERIFY_OK(report);
        QCOMPARE(report->newFields, (QStringList{"Shoe size", "Name of cat"}));
        const RecordType &type = f.workspace->catalog()->at(QStringLiteral("contact"));
        QVERIFY(type.field(QStringLiteral("shoe_size")) != nullptr);
        QVERIFY(type.field(QStringLiteral("shoe_size"))->kind == FieldKind::Integer);
        QCOMPARE(f.exported(QStringLiteral("contact"), {"name", "shoe_size", "name_of_cat"}),
                 QByteArray("name,shoe_size,name_of_cat\r\nAnn,38,Tom\r\n"));
        VERIFY_OK(await(f.workspace->undo(report->transaction)));
        QCOMPARE(f.value("SELECT count(*) FROM {contact}").toInt(), 0);
        QVERIFY(f.workspace->catalog()->at(QStringLiteral("contact")).field(QStringLiteral("shoe_size")) == nullptr);
    }

    void dealsEnterTheirStagesAtTheirDates()
    {
        ExchangeFixture f;
        const auto report =
            f.import(QStringLiteral("deal"), "external_id,Name,Stage,Opened,Closed,Amount\nD1,One,Won,2017-01-02,2017-"
                                             "03-04,\"1,234.567\"\nD2,Two,negotiation,2017-01-02,,5\n");
        VERIFY_OK(report);
        QCOMPARE(report->created, 2);
        QCOMPARE(report->rounded, 1);
        QCOMPARE(f.value("SELECT amount FROM {deal} WHERE external_id='D1'").toLongLong(), 123457);
        QCOMPARE(f.value("SELECT date(e.at/1000,'unixepoch') FROM {stage_event} e JOIN {stage} s ON s.id=e.stage JOIN "
                         "{deal} d ON d.id=e.deal WHERE s.key='new' AND d.external_id='D1'")
                     .toString(),
                 QStringLiteral("2017-01-02"));
        QCOMPARE(f.value("SELECT date(e.at/1000,'unixepoch') FROM {stage_event} e JOIN {stage} s ON s.id=e.stage WHERE "
                         "s.key='won'")
                     .toString(),
                 QStringLiteral("2017-03-04"));
        QCOMPARE(f.value("SELECT closed_at FROM {deal} WHERE external_id='D1'").toLongLong(),
                 QDateTime(QDate(2017, 3, 4), QTime(0, 0), Qt::UTC).toMSecsSinceEpoch());
        // What the rules refuse is a rejected row, not the end.
        const auto wrong =
            f.import(QStringLiteral("deal"),
                     "Name,Stage,Opened,Closed\nThree,Won,2017-05-02,2017-03-04\nFour,Lost,2017-01-01,2017-03-04\n");
        VERIFY_OK(wrong);
        QCOMPARE(wrong->created, 1);
        QCOMPARE(wrong->rejected, 1);
    }

    void whateverStopsItLeavesNothing()
    {
        ExchangeFixture f;
        QByteArray csv = "Name,Note\n";
        for (int i = 0; i < 20000; ++i)
            csv += "Person " + QByteArray::number(i) + ",x\n";
        ImportRequest request = requestFor(QStringLiteral("contact"), f.file(csv));
        request.newFields = true;
        std::stop_source stop;
        int calls = 0;
        const auto cancelled = f.import(request, {}, stop.get_token(), [&](const ImportProgress &progress) {
            ++calls;
            QVERIFY(progress.bytesDone > 0 && progress.bytesDone <= progress.bytesTotal);
            stop.request_stop();
        });
        QVERIFY(!cancelled);
        QCOMPARE(cancelled.error().code, ErrorCode::Cancelled);
        QVERIFY(calls > 0);
        QCOMPARE(f.value("SELECT count(*) FROM {contact}").toInt(), 0);
        QCOMPARE(f.value("SELECT count(*) FROM field_def").toInt(), 0);

        request.file = f.file(csv + "\"never closed");
        request.rejects = f.path(QStringLiteral("rejects.csv"));
        const auto broken = f.import(request);
        QVERIFY(!broken);
        QVERIFY2(broken.error().message.contains(QLatin1String("20002")), qPrintable(broken.error().message));
        QCOMPARE(f.value("SELECT count(*) FROM {contact}").toInt(), 0);
        QVERIFY(!QFile::exists(request.rejects));
        QCOMPARE(f.value("SELECT count(*) FROM sqlite_schema WHERE name='contact_sort'").toInt(), 1);

        request.file = f.file(csv);
        const auto done = f.import(request);
        VERIFY_OK(done);
        QCOMPARE(done->created, 20000);
        QCOMPARE(f.value("SELECT count(*) FROM sqlite_schema WHERE name='contact_sort'").toInt(), 1);
    }

    void labelledEntriesAndListsGoRound()
    {
        ExchangeFixture f;
        const auto report = f.import(
            QStringLiteral("contact"),
            "First Name,Last Name,E-mail Address,E-mail 2 Address,Business Phone,Mobile Phone,Home "
            "City,Company,Categories,Notes\n"
            "Ann,Lee,a@b.com,a@home.com,030 123456,+49 171 5550190,Köln,Acme,\"VIP;a\\;b\",\"line 1\nline 2\"\n",
            R"({"create_missing":["company"]})");
        VERIFY_OK(report);
        QCOMPARE(report->created, 1);
        QCOMPARE(
            f.exported(QStringLiteral("contact"),
                       {"name", "email", "email.other", "phone", "phone.mobile", "address.home.city", "tags", "notes"}),
            QByteArray(
                "name,email,email.other,phone,phone.mobile,address.home.city,tags,notes\r\n"
                "Ann Lee,a@b.com,a@home.com,030 123456,+49 171 5550190,K\xC3\xB6ln,VIP; a\\; b,\"line 1\nline 2\"\r\n")
                .replace("a\\; b", "a\\;b"));
        QCOMPARE(f.value("SELECT e164 FROM phone_number WHERE label='mobile'").toString(),
                 QStringLiteral("+491715550190"));
    }

    void anExportImportedIsTheSameExport()
    {
        ExchangeFixture f;
        VERIFY_OK(f.import(QStringLiteral("company"),
                           "external_id,name,employees,tags,email,parent\n1,Acme,5,a; "
                           "b,x@y.z,\n2,Acme,,,,\n3,\"'=quoted\",,,,1\n4,,,,only@mail.com,3\n5,-x,,,,\n"));
        VERIFY_OK(f.import(QStringLiteral("contact"),
                           "Name,Company,E-mail,emails,Birthday,Shoe\n"
                           "Ann,1,a@b.c,,1990-02-03,=1\nBob,2,,\"[{\"\"label\"\":\"\"home\"\",\"\"address\"\":\"\"q@r."
                           "s\"\"},{\"\"address\"\":\"\"t@u.v\"\"}]\",,  two  \nCid,3,,,,\n",
                           R"({"columns":{"Company":"company:external_id","Shoe":{"new":"text"}}})"));
        VERIFY_OK(f.import(QStringLiteral("deal"),
                           "Name,Company,Stage,Amount,Currency,Opened,Closed\nBig,'=quoted,Won,1234.5,JPY,2024-01-01 "
                           "10:11:12,2024-02-02\n,3,,7,EUR,2024-01-05,\n",
                           R"({"columns":{"Company":"company"}})"));
        ExchangeFixture g;
        for (const char *type : {"company", "contact", "deal"}) {
            const QByteArray first = f.exported(QLatin1String(type));
            ImportRequest request = requestFor(QLatin1String(type), g.file(first));
            request.newFields = true;
            const auto report = g.import(request);
            VERIFY_OK(report);
            QVERIFY2(report->rejected == 0,
                     report->firstRejections.empty() ? "" : qPrintable(report->firstRejections[0].second));
            const QByteArray second = g.exported(QLatin1String(type));
            QCOMPARE(QString::fromUtf8(second), QString::fromUtf8(first));
            QVERIFY(first.count("\r\n") >= 3);
        }
        const QByteArray before = f.exported(QStringLiteral("contact"));
        const auto again =
            f.import(QStringLiteral("contact"), before.left(before.indexOf('\n') + 1) +
                                                    before.mid(before.indexOf('\n') + 1).replace("Ann", "Anna"));
        VERIFY_OK(again);
        QCOMPARE(again->updated, 1);
        QCOMPARE(again->skipped, 2);
        VERIFY_OK(await(f.workspace->undo(again->transaction)));
        QCOMPARE(f.exported(QStringLiteral("contact")), before);
    }

    void sessionsWithoutRightsExportNothing()
    {
        ExchangeFixture f;
        VERIFY_OK(f.import(QStringLiteral("company"), "name\nAcme\n"));
        Session nobody = f.workspace->session();
        nobody.access = Access::nothing();
        const QString path = f.path(QStringLiteral("secret.csv"));
        const auto report = await(f.workspace->store().read(nobody, [&](ReadContext &context) {
            return exportCsv(context, {QStringLiteral("company"), {}, false, {}}, path);
        }));
        QVERIFY(!report);
        QCOMPARE(report.error().code, ErrorCode::Forbidden);
        QVERIFY(!QFile::exists(path));
    }

    void exportsRowsAsListedAndWithLabels()
    {
        ExchangeFixture f;
        VERIFY_OK(f.import(QStringLiteral("company"), "name\nA\nB\nC\n"));
        const QString path = f.path(QStringLiteral("list.csv"));
        const auto report = await(f.workspace->read([&](ReadContext &context) {
            ExportRequest request{QStringLiteral("company"),
                                  {QStringLiteral("name"), QStringLiteral("employees")},
                                  true,
                                  QVector<qint64>{3, 1}};
            return exportCsv(context, request, path);
        }));
        VERIFY_OK(report);
        QCOMPARE(report->rows, 2);
        QCOMPARE(f.content(path), QByteArray("Name,Employees\r\nC,\r\nA,\r\n"));
    }
};

class ImportMapTest : public QObject {
    Q_OBJECT

private slots:
    void readsAndWrites()
    {
        const QByteArray json =
            R"({"columns":{"A":"name","B":{"new":"integer"},"C":null,"D":"company:name"},"match":["external_id"],"on_match":"skip",
            "formats":{"date":"DMY","decimal":","},"choices":{"stage":{"Closed Won":"won"}},"defaults":{"owner":"Ann"},"create_missing":["company"]})";
        const auto map = ImportMap::fromJson(json);
        VERIFY_OK(map);
        QCOMPARE(map->column(QStringLiteral(" a "))->target, QStringLiteral("name"));
        QVERIFY(map->column(QStringLiteral("C"))->isIgnored());
        QVERIFY(map->column(QStringLiteral("E")) == nullptr);
        QCOMPARE(map->dateOrder.value(), DateOrder::DayMonthYear);
        QCOMPARE(map->onMatch.value(), OnMatch::Skip);
        QCOMPARE(QJsonDocument::fromJson(map->toJson()), QJsonDocument::fromJson(json));
    }

    void saysWhatIsWrong_data()
    {
        QTest::addColumn<QByteArray>("json");
        QTest::addColumn<QString>("word");
        QTest::newRow("no JSON") << QByteArray("{\n\"columns\": oops}") << "line 2";
        QTest::newRow("list") << QByteArray("[]") << "object";
        QTest::newRow("unknown") << QByteArray(R"({"colums":{}})") << "colums";
        QTest::newRow("target") << QByteArray(R"({"columns":{"A":5}})") << "\"A\"";
        QTest::newRow("format") << QByteArray(R"({"formats":{"date":"XYZ"}})") << "YMD";
        QTest::newRow("match") << QByteArray(R"({"match":"name"})") << "match";
    }
    void saysWhatIsWrong()
    {
        QFETCH(QByteArray, json);
        QFETCH(QString, word);
        const auto map = ImportMap::fromJson(json);
        QVERIFY(!map);
        QVERIFY2(map.error().message.contains(word), qPrintable(map.error().message));
    }

    void unknownFieldsAreRefused()
    {
        ExchangeFixture f;
        const QString file = f.file("a,b\n1,2\n");
        QVERIFY(!f.plan(requestFor(QStringLiteral("company"), file), R"({"columns":{"a":"nome"}})"));
        QVERIFY(!f.plan(requestFor(QStringLiteral("company"), file), R"({"match":["nome"]})"));
        QVERIFY(!f.plan(requestFor(QStringLiteral("company"), file), R"({"create_missing":["name"]})"));
        QVERIFY(!f.plan(requestFor(QStringLiteral("company"), file), R"({"columns":{"a":{"new":"shoe"}}})"));
        QVERIFY(!f.plan(requestFor(QStringLiteral("nothing"), file)));
        QVERIFY(!f.import(requestFor(QStringLiteral("company"), file), R"({"columns":{"a":"name","b":"name"}})"));
    }

    void headersFindTheirFields_data()
    {
        QTest::addColumn<QString>("type");
        QTest::addColumn<QStringList>("headers");
        QTest::addColumn<QStringList>("targets");
        QTest::newRow("keys and paths") << "contact" << QStringList{"first_name", "company:name", "email.home", "uid"}
                                        << QStringList{"first_name", "company:name", "email.home", "uid"};
        QTest::newRow("Salesforce leads")
            << "contact" << QStringList{"First Name",  "Last Name", "Company",  "Title", "Email",  "Phone",
                                        "Lead Source", "Status",    "Industry", "City",  "Country"}
            << QStringList{"first_name", "last_name", "company", "title", "email",  "phone",
                           "source",     "lifecycle", "",        "city",  "country"};
        QTest::newRow("a list of one's own")
            << "contact" << QStringList{"External ID", "First name", "Last name", "Title", "Company"}
            << QStringList{"external_id", "first_name", "last_name", "title", "company"};
        QTest::newRow("HubSpot deals") << "deal" << QStringList{"Record ID", "Deal Name",  "Deal Stage",
                                                                "Amount",    "Deal owner", "Associated Company IDs"}
                                       << QStringList{"external_id", "name",  "stage",
                                                      "amount",      "owner", "company:external_id"};
        QTest::newRow("Pipedrive") << "deal" << QStringList{"Deal - Title",    "Deal - Owner",        "Deal - Value",
                                                            "Deal - Currency", "Organization - Name", "Person - Email"}
                                   << QStringList{"name",     "owner",        "amount",
                                                  "currency", "company:name", "contact:email"};
        QTest::newRow("Chinese") << "contact" << QStringList{"姓名", "公司", "电话", "备注"}
                                 << QStringList{"name", "company", "phone", "notes"};
        QTest::newRow("unlike any program") << "company" << QStringList{"COMPANY_NAME", "Zip code", "nonsense"}
                                            << QStringList{"name", "postal_code", ""};
        QTest::newRow("rejects file") << "company" << QStringList{"name", "import_error"} << QStringList{"name", ""};
    }
    void headersFindTheirFields()
    {
        QFETCH(QString, type);
        QFETCH(QStringList, headers);
        QFETCH(QStringList, targets);
        static ExchangeFixture f;
        const auto catalog = f.workspace->catalog();
        const auto mapped = mapColumns(*catalog, catalog->at(type), headers);
        QStringList found;
        for (const MappedColumn &column : mapped) {
            found.append(column.entry.target);
            QVERIFY(!column.because.isEmpty());
        }
        QCOMPARE(found, targets);
    }

    void tagsGoRound()
    {
        const QStringList tags{QStringLiteral("a"), QStringLiteral("b;c"), QStringLiteral("d\\e"),
                               QStringLiteral("中")};
        QCOMPARE(splitTags(joinTags(tags)), tags);
        QCOMPARE(splitTags(u"* myContacts ::: Friends"), (QStringList{"* myContacts", "Friends"}));
    }
};

}  // namespace fieldfare

FIELDFARE_TEST(fieldfare::ImportTest)
FIELDFARE_TEST(fieldfare::ImportMapTest)
#include "import_test.moc"
