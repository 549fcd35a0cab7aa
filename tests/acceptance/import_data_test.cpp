// SPDX-License-Identifier: GPL-3.0-or-later
#include "exchange/csv/csv_reader.h"
#include "exchange/exporter.h"
#include "exchange/importer.h"
#include "exchange/value_parse.h"

#include "support/paths.h"
#include "support/test.h"
#include "support/workspace_fixture.h"

#include <QDir>

namespace fieldfare {
namespace {

/// Imports of real files by map files, and looking for every cell in what comes out again.
class DataFixture : public WorkspaceFixture {
public:
    using WorkspaceFixture::WorkspaceFixture;

    Result<ImportReport> import(const QString &type, const QString &file, const QString &map = {},
                                ImportRequest request = {})
    {
        request.type = type;
        request.file = file;
        if (!map.isEmpty()) {
            TRY_ASSIGN(request.map, ImportMap::fromFile(test::dataFile(QStringLiteral("maps/") + map)));
        }
        TRY_ASSIGN(const ImportPlan plan, planImport(*workspace->catalog(), workspace->session(), request));
        targets.clear();
        TRY_ASSIGN(const auto report, await(startImport(workspace->store(), workspace->session(), plan)));
        // With the new fields' keys, for the export of the same columns.
        ImportPlan named = plan;
        TRY(withNewFields(workspace->catalog(), named));
        for (const PlannedColumn &column : named.columns)
            targets.append(column.entry.target);
        return report;
    }
    QString path(const QString &name) const { return m_files.filePath(name); }
    Result<ExportReport> exportTo(const QString &target, const QString &type, const QStringList &columns = {})
    {
        return await(workspace->read([&](ReadContext &context) {
            ExportRequest request;
            request.type = type;
            request.columns = columns;
            return exportCsv(context, request, target);
        }));
    }
    QByteArray exported(const QString &type, const QStringList &columns = {})
    {
        const QString target = path(QStringLiteral("out.csv"));
        const auto report = exportTo(target, type, columns);
        if (!report)
            return report.error().message.toUtf8();
        QFile file(target);
        return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
    }

    QStringList targets;  ///< of the last import, by column

private:
    QTemporaryDir m_files;
};

bool sameCell(QStringView in, QStringView out, const ValueFormats &formats)
{
    if (in == out || in.trimmed() == out)
        return true;
    // The same value in another spelling: 1054 and 1054.00, 11/8/2018 and 2018-11-08.
    const auto a = tryDecimal(in, formats.decimalSign);
    const auto b = tryDecimal(out, u'.');
    if (a && b)
        return a->value == b->value;
    const auto day = tryDate(in, formats.dateOrder);
    return day && day == tryDate(out, DateOrder::YearMonthDay);
}

/// Compares a file with an export of the same columns, row by row. Returns how many cells were compared, or -1 and says why.
qint64 compareCells(const QString &source, const QString &exportFile, const ValueFormats &formats,
                    const QStringList &except = {}, int skipLines = 0, bool header = true)
{
    CsvOptions in;
    in.header = header;
    in.skipLines = skipLines;
    const auto a = CsvReader::open(source, in);
    const auto b = CsvReader::open(exportFile, {});
    if (!a || !b)
        return -1;
    TableRow left;
    TableRow right;
    qint64 cells = 0;
    for (;;) {
        const bool more = (*a)->next(left).value_or(false);
        if (more != (*b)->next(right).value_or(false)) {
            qWarning("different numbers of rows, line %lld", left.line());
            return -1;
        }
        if (!more)
            return cells;
        for (qsizetype i = 0; i < right.size(); ++i, ++cells) {
            if (header && except.contains((*a)->header().value(i)))
                continue;
            if (!sameCell(left[i], right[i], formats)) {
                qWarning("line %lld, column %lld: \"%s\" became \"%s\"", left.line(), qint64(i) + 1,
                         qPrintable(left.text(i)), qPrintable(right.text(i)));
                return -1;
            }
        }
    }
}

}  // namespace

class ImportDataTest : public QObject {
    Q_OBJECT

    QString data(const char *name) const { return test::sharedData() + u'/' + QLatin1String(name); }

    void checkMaven(const QString &pipeline, const QString &map)
    {
        DataFixture f(false, "USD");
        const auto accounts =
            f.import(QStringLiteral("company"), data("maven_crm/accounts.csv"), QStringLiteral("maven_accounts.json"));
        VERIFY_OK(accounts);
        QCOMPARE(accounts->created, 85);
        QCOMPARE(accounts->rejected, 0);
        const auto teams =
            f.import(QStringLiteral("user"), data("maven_crm/sales_teams.csv"), QStringLiteral("maven_teams.json"));
        VERIFY_OK(teams);
        QCOMPARE(teams->created, 35);
        const auto products =
            f.import(QStringLiteral("product"), data("maven_crm/products.csv"), QStringLiteral("maven_products.json"));
        VERIFY_OK(products);
        QCOMPARE(products->created, 7);
        const auto deals = f.import(QStringLiteral("deal"), pipeline, map);
        VERIFY_OK(deals);
        QVERIFY2(deals->rejected == 0,
                 deals->firstRejections.empty() ? "" : qPrintable(deals->firstRejections[0].second));
        QCOMPARE(deals->created, 8800);
        QCOMPARE(deals->linksCreated, 0);
        QCOMPARE(deals->near.size(), 1U);
        QCOMPARE(deals->near[0].text, QStringLiteral("GTXPro"));
        QCOMPARE(deals->near[0].title, QStringLiteral("GTX Pro"));
        QCOMPARE(deals->nearMatches, qint64(deals->near[0].count));

        const QString won = QStringLiteral(" FROM {deal} d JOIN {stage} s ON s.id=d.stage LEFT JOIN {user} u ON "
                                           "u.id=d.owner LEFT JOIN {team} t ON t.id=u.team WHERE s.key='won'");
        QCOMPARE(f.value(QStringLiteral("SELECT count(*)") + won).toInt(), 4238);
        QCOMPARE(f.value("SELECT count(*) FROM {deal} d JOIN {stage} s ON s.id=d.stage WHERE s.key='lost'").toInt(),
                 2473);
        QCOMPARE(f.value("SELECT count(*) FROM {deal} WHERE company IS NULL").toInt(), 1425);
        QCOMPARE(f.value(QStringLiteral("SELECT sum(d.amount)") + won).toLongLong(), 1000553400);
        QCOMPARE(f.value(QStringLiteral("SELECT round(avg((d.closed_at-d.opened_at)/86400000.0),2)") + won).toDouble(),
                 51.78);
        QCOMPARE(f.value(QStringLiteral("SELECT u.name") + won +
                         QStringLiteral(" GROUP BY u.id ORDER BY sum(d.amount) DESC LIMIT 1"))
                     .toString(),
                 QStringLiteral("Darcel Schlecht"));
        QCOMPARE(f.value(QStringLiteral("SELECT sum(d.amount)") + won + QStringLiteral(" AND u.name='Darcel Schlecht'"))
                     .toLongLong(),
                 115321400);
        QCOMPARE(
            f.value(QStringLiteral("SELECT sum(d.amount)") + won + QStringLiteral(" AND t.name='West'")).toLongLong(),
            356864700);
        const qint64 quarters[] = {113467200, 308611100, 298225500, 280249600};
        for (int quarter = 0; quarter < 4; ++quarter) {
            QCOMPARE(f.value(QStringLiteral("SELECT sum(d.amount)") + won +
                                 QStringLiteral(" AND strftime('%Y',d.closed_at/1000,'unixepoch')='2017' AND "
                                                "(strftime('%m',d.closed_at/1000,'unixepoch')-1)/3=?"),
                             {quarter})
                         .toLongLong(),
                     quarters[quarter]);
        }
        QCOMPARE(f.value("SELECT p.name FROM {company} c JOIN {company} p ON p.id=c.parent WHERE c.name='Codehow'")
                     .toString(),
                 QStringLiteral("Acme Corporation"));
    }

private slots:
    void initTestCase()
    {
        if (test::sharedData().isEmpty())
            QSKIP("FIELDFARE_SHARED_DATA is not set: imports of real data are not checked");
        QVERIFY(QDir(test::sharedData()).exists());
    }

    void maven() { checkMaven(data("maven_crm/sales_pipeline.csv"), QStringLiteral("maven_pipeline.json")); }
    void mavenResaved()
    {
        checkMaven(data("maven_crm/resaved_mdy/sales_pipeline.csv"), QStringLiteral("maven_pipeline_mdy.json"));
    }

    /// Every cell is found again; the whole is undone; and what was exported imports as it was.
    void realFilesGoRound_data()
    {
        QTest::addColumn<QString>("type");
        QTest::addColumn<QString>("file");
        QTest::addColumn<QString>("map");
        QTest::addColumn<int>("rows");
        QTest::addColumn<QStringList>("except");
        QTest::newRow("leads") << "contact"
                               << "leads_xeducation/Leads.csv"
                               << "leads_xeducation.json" << 9240 << QStringList();
        QTest::newRow("superstore") << "order_line"
                                    << "superstore/superstore.csv"
                                    << "superstore_lines.json" << 9994 << QStringList{"Sales"};
        QTest::newRow("accounts") << "company"
                                  << "salesforce_sample/Accounts.csv"
                                  << "" << 10 << QStringList();
        QTest::newRow("short names") << "company"
                                     << "chinese/company_short_names_28w.txt"
                                     << "" << 267397 << QStringList();
        QTest::newRow("personal names") << "contact"
                                        << "chinese/ancient_names_25w.txt"
                                        << "" << 255352 << QStringList();
    }
    void realFilesGoRound()
    {
        QFETCH(QString, type);
        QFETCH(QString, file);
        QFETCH(QString, map);
        QFETCH(int, rows);
        QFETCH(QStringList, except);
        DataFixture f(false, "USD");
        const QByteArray empty = f.exported(type);
        ImportRequest request;
        request.newFields = true;
        const bool list = file.endsWith(QLatin1String(".txt"));
        if (list) {
            request.header = false;
            request.skipLines = 3;
        }
        const QString source = data(qPrintable(file));
        const auto report = f.import(type, source, map, request);
        VERIFY_OK(report);
        QVERIFY2(report->rejected == 0,
                 report->firstRejections.empty() ? "" : qPrintable(report->firstRejections[0].second));
        QCOMPARE(report->created, rows);
        ValueFormats formats;
        formats.dateOrder = DateOrder::MonthDayYear;
        const QString columns = f.path(QStringLiteral("columns.csv"));
        VERIFY_OK(f.exportTo(columns, type, f.targets));
        const qint64 compared = compareCells(source, columns, formats, except, list ? 3 : 0, !list);
        QCOMPARE(compared, qint64(rows) * f.targets.size());
        if (type == QLatin1String("order_line"))
            QVERIFY(report->rounded > 0);

        const QString first = f.path(QStringLiteral("first.csv"));
        VERIFY_OK(f.exportTo(first, type));
        DataFixture g(false, "USD");
        for (const char *other : {"contact", "product", "order"}) {
            if (type != QLatin1String("order_line"))
                continue;
            const QString linked = f.path(QLatin1String(other) + QStringLiteral(".csv"));
            VERIFY_OK(f.exportTo(linked, QLatin1String(other)));
            const auto brought = g.import(QLatin1String(other), linked);
            VERIFY_OK(brought);
            QVERIFY2(brought->rejected == 0,
                     brought->firstRejections.empty() ? "" : qPrintable(brought->firstRejections[0].second));
        }
        request = {};
        request.newFields = true;
        const auto again = g.import(type, first, {}, request);
        VERIFY_OK(again);
        QVERIFY2(again->rejected == 0,
                 again->firstRejections.empty() ? "" : qPrintable(again->firstRejections[0].second));
        QFile before(first);
        QVERIFY(before.open(QIODevice::ReadOnly));
        const QByteArray second = g.exported(type);
        const QByteArray content = before.readAll();
        if (second != content) {
            const auto [a, b] = std::mismatch(second.begin(), second.end(), content.begin(), content.end());
            qWarning("differs at %lld: …%s… was …%s…", qint64(a - second.begin()),
                     second.mid(std::max<qint64>(0, a - second.begin() - 60), 120).constData(),
                     content.mid(std::max<qint64>(0, b - content.begin() - 60), 120).constData());
        }
        QVERIFY(second == content);

        VERIFY_OK(await(f.workspace->undo(report->transaction)));
        QCOMPARE(f.exported(type), empty);
        QVERIFY(f.value("SELECT count(*) FROM tx").toInt() >= 2);
    }

    void salesforceLinks()
    {
        DataFixture f(false, "GBP");
        VERIFY_OK(f.import(QStringLiteral("company"), data("salesforce_sample/Accounts.csv")));
        const auto contacts = f.import(QStringLiteral("contact"), data("salesforce_sample/Contacts.csv"));
        VERIFY_OK(contacts);
        QCOMPARE(contacts->created, 15);
        QCOMPARE(f.value("SELECT count(*) FROM {contact} WHERE company IS NOT NULL").toInt(), 15);
        const auto deals = f.import(QStringLiteral("deal"), data("salesforce_sample/Opportunities.csv"),
                                    QStringLiteral("salesforce_opportunities.json"));
        VERIFY_OK(deals);
        QCOMPARE(deals->created, 12);
        QCOMPARE(f.value("SELECT count(*) FROM {deal} d JOIN {stage} s ON s.id=d.stage WHERE s.key='won'").toInt(), 2);
        const auto activities =
            f.import(QStringLiteral("activity"), data("salesforce_sample/Customer_Interactions.csv"),
                     QStringLiteral("salesforce_interactions.json"));
        VERIFY_OK(activities);
        QVERIFY2(activities->rejected == 0,
                 activities->firstRejections.empty() ? "" : qPrintable(activities->firstRejections[0].second));
        QCOMPARE(activities->created, 30);
        QCOMPARE(
            f.value("SELECT count(*) FROM {activity} WHERE kind='email' AND contact IS NOT NULL AND deal IS NOT NULL")
                .toInt(),
            10);
        ImportRequest request;
        request.createMissing = QStringList{QStringLiteral("company")};
        request.newFields = true;
        const auto leads = f.import(QStringLiteral("contact"), data("salesforce_sample/Leads.csv"), {}, request);
        VERIFY_OK(leads);
        QCOMPARE(leads->created, 20);
        QCOMPARE(leads->linksCreated, 20);
        QCOMPARE(leads->newFields, QStringList{QStringLiteral("Industry")});
    }

    void programHeadersAreMapped()
    {
        DataFixture f;
        CsvOptions options;
        options.dialect.delimiter = u'\t';
        const auto reader = CsvReader::open(data("contacts_headers/crm_export_headers.tsv"), options);
        VERIFY_OK(reader);
        // At least so many columns of each program find a field.
        const QHash<QString, std::pair<QString, int>> wanted{
            {"google_legacy", {"contact", 14}},   {"google_2024", {"contact", 11}},
            {"outlook_com", {"contact", 30}},     {"outlook_desktop_prefix", {"contact", 16}},
            {"hubspot_contacts", {"contact", 9}}, {"hubspot_deals", {"deal", 7}},
            {"pipedrive_deals", {"deal", 14}},    {"salesforce_leads", {"contact", 10}},
            {"zoho_leads", {"contact", 8}},       {"zoho_potentials", {"deal", 7}}};
        TableRow row;
        int programs = 0;
        while ((*reader)->next(row).value_or(false)) {
            const auto expected = wanted.value(row.text(0));
            QVERIFY2(!expected.first.isEmpty(), qPrintable(row.text(0)));
            const auto catalog = f.workspace->catalog();
            const QStringList headers = row.text(1).split(u',');
            int found = 0;
            const auto mapped = mapColumns(*catalog, catalog->at(expected.first), headers);
            for (qsizetype i = 0; i < headers.size(); ++i)
                found += mapped[std::size_t(i)].entry.target.isEmpty() ? 0 : 1;
            QVERIFY2(found >= expected.second,
                     qPrintable(QStringLiteral("%1: %2 of %3").arg(row.text(0)).arg(found).arg(headers.size())));
            ++programs;
        }
        QCOMPARE(programs, int(wanted.size()));
    }
};

}  // namespace fieldfare

FIELDFARE_TEST(fieldfare::ImportDataTest)
#include "import_data_test.moc"
