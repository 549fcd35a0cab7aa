// SPDX-License-Identifier: GPL-3.0-or-later
#include "exchange/exporter.h"
#include "exchange/importer.h"
#include "exchange/xlsx/cell_format.h"
#include "exchange/xlsx/xlsx_reader.h"
#include "exchange/xlsx/xlsx_writer.h"
#include "exchange/zip/zip_writer.h"
#include "records/contact/contact.h"

#include "support/test.h"
#include "support/workspace_fixture.h"

namespace fieldfare {
namespace {

const QByteArray declaration = "<?xml version=\"1.0\" encoding=\"UTF-8\"?>";

/// A workbook made by hand, as other programs may write it.
struct HandMade {
    QByteArray sheetData;
    QByteArray strings;
    QByteArray workbookPr;
    QByteArray prolog = declaration;

    void write(const QString &path) const
    {
        auto zip = ZipWriter::create(path, QDateTime(QDate(2026, 1, 1), QTime(0, 0), Qt::UTC));
        const QByteArray relation = "http://schemas.openxmlformats.org/officeDocument/2006/relationships/";
        const bool ok =
            zip &&
            (*zip)->add(QStringLiteral("_rels/.rels"),
                        declaration + "<Relationships><Relationship Id='r1' Type='" + relation +
                            "officeDocument' Target='xl/workbook.xml'/></Relationships>") &&
            (*zip)->add(QStringLiteral("xl/workbook.xml"),
                        declaration + "<x:workbook xmlns:x='m' xmlns:r='r'>" + workbookPr +
                            "<x:sheets><x:sheet name='Hidden' sheetId='7' r:id='rId9' state='hidden'/><x:sheet "
                            "name='People' sheetId='1' "
                            "r:id='rId1'/><x:sheet name='More' sheetId='2' r:id='rId2'/></x:sheets></x:workbook>") &&
            (*zip)->add(QStringLiteral("xl/_rels/workbook.xml.rels"),
                        declaration + "<Relationships><Relationship Id='rId1' Type='" + relation +
                            "worksheet' Target='worksheets/a.xml'/><Relationship Id='rId2' Type='" + relation +
                            "worksheet' Target='/xl/worksheets/b.xml'/><Relationship Id='rId9' Type='" + relation +
                            "worksheet' Target='../xl/worksheets/c.xml'/><Relationship Id='rId3' Type='" + relation +
                            "sharedStrings' Target='sharedStrings.xml'/><Relationship Id='rId4' Type='" + relation +
                            "styles' Target='styles.xml'/></Relationships>") &&
            (*zip)->add(QStringLiteral("xl/styles.xml"),
                        declaration +
                            "<styleSheet><numFmts><numFmt numFmtId='164' formatCode='[$-409]d/m/yyyy h:mm "
                            "AM/PM;@'/><numFmt numFmtId='165' "
                            "formatCode='[h]:mm:ss'/><numFmt numFmtId='166' formatCode='&quot;day&quot; "
                            "0.00E+00'/></numFmts><cellStyleXfs><xf "
                            "numFmtId='14'/></cellStyleXfs><cellXfs><xf numFmtId='0'/><xf numFmtId='14'/><xf "
                            "numFmtId='164'/><xf numFmtId='165'/><xf "
                            "numFmtId='10'/><xf numFmtId='166'/><xf numFmtId='20'/></cellXfs></styleSheet>") &&
            (*zip)->add(QStringLiteral("xl/sharedStrings.xml"), declaration + "<sst>" + strings + "</sst>") &&
            (*zip)->add(QStringLiteral("xl/worksheets/a.xml"),
                        prolog + "<worksheet><sheetData>" + sheetData + "</sheetData></worksheet>") &&
            (*zip)->add(QStringLiteral("xl/worksheets/b.xml"),
                        declaration + "<worksheet><sheetData><row r='1'><c r='A1' "
                                      "t='str'><v>other</v></c></row></sheetData></worksheet>") &&
            (*zip)->add(QStringLiteral("xl/worksheets/c.xml"),
                        declaration + "<worksheet><sheetData><row r='1'><c r='A1' "
                                      "t='str'><v>secret</v></c></row></sheetData></worksheet>") &&
            (*zip)->finish();
        if (!ok)
            qFatal("no workbook: %s", zip ? "add" : qPrintable(zip.error().message + zip.error().details));
    }
};

QList<QStringList> rowsOf(XlsxReader &reader)
{
    QList<QStringList> rows;
    TableRow row;
    while (reader.next(row).value_or(false)) {
        QStringList cells;
        for (qsizetype i = 0; i < row.size(); ++i)
            cells.append(row.text(i));
        rows.append(cells);
    }
    return rows;
}

}  // namespace

class XlsxTest : public QObject {
    Q_OBJECT

    QTemporaryDir m_dir;
    QString path(const char *name = "t.xlsx") const { return m_dir.filePath(QLatin1String(name)); }

    /// The error of reading a workbook to its end.
    QString problemOf(const HandMade &book)
    {
        book.write(path());
        auto reader = XlsxReader::open(path(), {});
        if (!reader)
            return reader.error().message;
        TableRow row;
        for (;;) {
            const auto more = (*reader)->next(row);
            if (!more)
                return more.error().message;
            if (!*more)
                return {};
        }
    }

private slots:
    void meaningsOfFormats_data()
    {
        QTest::addColumn<QString>("code");
        QTest::addColumn<int>("meaning");
        const auto row = [](const char *code, CellMeaning meaning) {
            QTest::newRow(code) << QString::fromUtf8(code) << int(meaning);
        };
        row("General", CellMeaning::Number);
        row("0.00", CellMeaning::Number);
        row("#,##0.00\\ [$€-407]", CellMeaning::Number);
        row("0.00E+00", CellMeaning::Number);
        row("\"days\" 0", CellMeaning::Number);
        row("0.0%", CellMeaning::Percent);
        row("m/d/yy", CellMeaning::Date);
        row("mmm", CellMeaning::Date);
        row("yyyy\"年\"m\"月\"d\"日\"", CellMeaning::Date);
        row("[$-411]ggge\"年\"", CellMeaning::Date);
        row("dd.mm.yyyy hh:mm", CellMeaning::DateTime);
        row("h:mm AM/PM", CellMeaning::Time);
        row("mm:ss", CellMeaning::Time);
        row("[h]:mm", CellMeaning::Duration);
        row("[Red]0;[Blue]d", CellMeaning::Number);
    }
    void meaningsOfFormats()
    {
        QFETCH(QString, code);
        QFETCH(int, meaning);
        QCOMPARE(int(meaningOfFormat(code)), meaning);
    }

    void numbersAndDates()
    {
        QCOMPARE(cellNumberText("44035.0"), QStringLiteral("44035"));
        QCOMPARE(cellNumberText("0.30000000000000004"), QStringLiteral("0.3"));
        QCOMPARE(cellNumberText("1.5E-3"), QStringLiteral("0.0015"));
        QCOMPARE(cellNumberText("1.23456789e+22"), QStringLiteral("12345678900000000000000"));
        QCOMPARE(cellNumberText("-0.0"), QStringLiteral("0"));
        QCOMPARE(cellNumberText("123456789012345678"), QStringLiteral("123456789012345678"));
        QCOMPARE(cellNumberText("abc"), QStringLiteral("abc"));
        QCOMPARE(cellText("0.155", CellMeaning::Percent, false), QStringLiteral("15.5%"));
        QCOMPARE(cellText("0.07", CellMeaning::Percent, false), QStringLiteral("7%"));
        QCOMPARE(cellText("1.0000000000000002E-2", CellMeaning::Percent, false), QStringLiteral("1%"));
        QCOMPARE(cellText("1", CellMeaning::Date, false), QStringLiteral("1900-01-01"));
        QCOMPARE(cellText("59", CellMeaning::Date, false), QStringLiteral("1900-02-28"));
        QCOMPARE(cellText("61", CellMeaning::Date, false), QStringLiteral("1900-03-01"));
        QCOMPARE(cellText("45000.999999999", CellMeaning::Date, false), QStringLiteral("2023-03-16"));
        QCOMPARE(cellText("0", CellMeaning::Date, true), QStringLiteral("1904-01-01"));
        QCOMPARE(cellText("42369", CellMeaning::Date, true), QStringLiteral("2020-01-01"));
        QCOMPARE(cellText("-5", CellMeaning::Date, false), QStringLiteral("-5"));
        QCOMPARE(cellText("0.5", CellMeaning::Time, false), QStringLiteral("12:00"));
        QCOMPARE(cellText("1.5", CellMeaning::Duration, false), QStringLiteral("36:00:00"));
        QCOMPARE(cellText("44035.375", CellMeaning::DateTime, false), QStringLiteral("2020-07-23 09:00"));
    }

    void readsWhatOthersWrite()
    {
        HandMade book;
        book.strings = "<si><t>Name</t></si><si><t xml:space='preserve'> Ann "
                       "</t></si><si><r><t>Li</t></r><r><rPr/><t>ly</t></r><rPh "
                       "sb='0' eb='1'><t>リリー</t></rPh></si><si><t>a_x000D_b_x005F_x0041_</t></si>";
        book.sheetData = "<row r='2'><c r='A2' t='s'><v>0</v></c><c r='B2' t='inlineStr'><is><t>Born</t></is></c><c "
                         "t='str'><f>1</f><v>Born</v></c></row>"
                         "<row r='3' hidden='1'><c r='A3' t='s'><v>1</v></c><c r='B3' s='1'><v>36526</v></c><c r='D3' "
                         "t='b'><v>1</v></c><c r='E3' s='3'/></row>"
                         "<row r='4'/><row r='9'><c r='A9' t='s'><v>2</v></c><c r='B9' s='2'><v>36526.75</v></c><c "
                         "r='C9' t='e'><v>#N/A</v></c></row>"
                         "<row><c t='s'><v>3</v></c><c s='4'><f>A1</f><v>0.5</v></c><c s='6'><f>now()</f></c><c "
                         "s='5'><v>7</v></c></row>";
        book.write(path());
        auto reader = XlsxReader::open(path(), {});
        VERIFY_OK(reader);
        QCOMPARE((*reader)->sheet().name, QStringLiteral("People"));
        QCOMPARE((*reader)->header(),
                 QStringList({QStringLiteral("Name"), QStringLiteral("Born"), QStringLiteral("Born_1")}));
        TableRow row;
        QVERIFY((*reader)->next(row).value_or(false));
        QCOMPARE(row.line(), 3);
        const QList<QStringList> rest = rowsOf(**reader);
        QCOMPARE(row.text(0), QStringLiteral(" Ann "));
        QCOMPARE(row.text(1), QStringLiteral("2000-01-01"));
        QCOMPARE(row.text(3), QStringLiteral("true"));
        QCOMPARE(row.size(), 4);
        QCOMPARE(rest, QList<QStringList>(
                           {{QStringLiteral("Lily"), QStringLiteral("2000-01-01 18:00")},
                            {QStringLiteral("a\rb_x0041_"), QStringLiteral("50%"), QString(), QStringLiteral("7")}}));
        QCOMPARE((*reader)->hiddenRows(), 1);
        QCOMPARE((*reader)->notes().unreadCells, 2);
        QVERIFY2((*reader)->notes().first.at(0).message.contains(QStringLiteral("C9")),
                 qPrintable((*reader)->notes().first.at(0).message));

        book.workbookPr = "<x:workbookPr date1904='1'/>";
        book.write(path());
        reader = XlsxReader::open(path(), {});
        VERIFY_OK(reader);
        QCOMPARE(rowsOf(**reader).at(0).at(1), QStringLiteral("2004-01-02"));
    }

    void choosesSheets()
    {
        HandMade().write(path());
        XlsxOptions options;
        // People is blank: the next visible one that holds something.
        auto reader = XlsxReader::open(path(), options);
        VERIFY_OK(reader);
        QCOMPARE((*reader)->sheet().name, QStringLiteral("More"));
        QCOMPARE((*reader)->header(), QStringList{QStringLiteral("other")});
        options.sheet = QStringLiteral("1");
        reader = XlsxReader::open(path(), options);
        VERIFY_OK(reader);
        QCOMPARE((*reader)->header(), QStringList{QStringLiteral("secret")});
        options.sheet = QStringLiteral("Nothing");
        reader = XlsxReader::open(path(), options);
        QVERIFY(!reader);
        QVERIFY2(reader.error().message.contains(QStringLiteral("People")), qPrintable(reader.error().message));
    }

    void badFilesAreRefusedWithTheirPlace()
    {
        HandMade book;
        book.sheetData =
            "<row r='1'><c r='A1'><v>1</v></c></row><row r='2'><c r='B2'><v>1</v></c><c r='A2'><v>1</v></c></row>";
        QVERIFY2(problemOf(book).contains(QStringLiteral("cell A2")), qPrintable(problemOf(book)));
        book.sheetData = "<row r='1'><c r='A1' t='s'><v>5</v></c></row>";
        QVERIFY2(problemOf(book).contains(QStringLiteral("cell A1")), qPrintable(problemOf(book)));
        book.sheetData = "<row r='1'><c r='ZZZ1'><v>5</v></c></row>";
        QVERIFY2(problemOf(book).contains(QStringLiteral("16384")), qPrintable(problemOf(book)));
        book.sheetData = "<row r='1'><c r='A1'><v>5</v></c></row><row r='2'><c r='B2' t='str'><v>" +
                         QByteArray(1'000'000, 'x') + "</v></c></row>";
        QVERIFY2(problemOf(book).contains(QStringLiteral("cell B2")), qPrintable(problemOf(book)));
        book.sheetData = "<row r='1'><c r='A1'><v>5</v></c></row><row r='2'><c r='B2'";
        QVERIFY2(problemOf(book).contains(QStringLiteral("near row 2")), qPrintable(problemOf(book)));
        book.sheetData = "<row r='1'><c r='A1' t='str'><v>&a;</v></c></row>";
        book.prolog = declaration + "<!DOCTYPE x [<!ENTITY a '" + QByteArray(1000, 'a') + "'>]>";
        QVERIFY2(problemOf(book).contains(QStringLiteral("document type")), qPrintable(problemOf(book)));

        QFile file(path());
        QVERIFY(file.open(QIODevice::WriteOnly));
        file.write("PK\x03\x04 not really");
        file.close();
        const auto reader = XlsxReader::open(path(), {});
        QVERIFY(!reader);
        QVERIFY2(reader.error().message.contains(QStringLiteral("damaged")), qPrintable(reader.error().message));
    }

    void longTextsAreRefused()
    {
        HandMade book;
        book.strings = "<si><t>a</t></si><si><t>" + QByteArray(2'000'000, 'x') + "</t></si>";
        QVERIFY2(problemOf(book).contains(QStringLiteral("number 2")), qPrintable(problemOf(book)));
    }

    void bombsAreRefused()
    {
        auto zip = ZipWriter::create(path("bomb.zip"), QDateTime::currentDateTimeUtc());
        VERIFY_OK(zip);
        VERIFY_OK((*zip)->begin(QStringLiteral("big")));
        const QByteArray block(1024 * 1024, ' ');
        for (int i = 0; i < 24; ++i)
            VERIFY_OK((*zip)->write(block.constData(), block.size()));
        VERIFY_OK((*zip)->finish());
        ZipLimits limits;
        limits.free = 4 * 1024 * 1024;
        limits.ratio = 100;
        const auto file = ZipFile::open(path("bomb.zip"), limits);
        VERIFY_OK(file);
        const auto stream = file->stream(QStringLiteral("BIG"));
        VERIFY_OK(stream);
        std::vector<char> out(1024 * 1024);
        Result<qint64> got = 1;
        while (got && *got > 0)
            got = (*stream)->read(out.data(), qint64(out.size()));
        QVERIFY(!got);
        QVERIFY2(got.error().message.contains(QStringLiteral("big")), qPrintable(got.error().message));
        QVERIFY((*stream)->unpacked() < 10 * 1024 * 1024);
    }

    void writesRealValuesAndReadsThemBack()
    {
        XlsxWriteOptions options;
        options.sheet = QStringLiteral("A/B: people's");
        options.zone = QTimeZone("Europe/Berlin");
        const auto writer = XlsxWriter::create(path("written.xlsx"), options);
        VERIFY_OK(writer);
        (*writer)->kinds({CellKind::Text, CellKind::Date, CellKind::Time, CellKind::Money, CellKind::Percent,
                          CellKind::Bool, CellKind::Duration, CellKind::Integer});
        VERIFY_OK(
            (*writer)->begin({QStringLiteral("t"), QStringLiteral("d"), QStringLiteral("m"), QStringLiteral("y"),
                              QStringLiteral("p"), QStringLiteral("b"), QStringLiteral("h"), QStringLiteral("i")}));
        const QList<QStringList> rows{
            {QStringLiteral("=1+1"), QStringLiteral("2024-02-29"), QStringLiteral("2024-07-01T10:30:00Z"),
             QStringLiteral("1234.50"), QStringLiteral("15.5"), QStringLiteral("true"), QStringLiteral("36:15:01"),
             QStringLiteral("-42")},
            {QStringLiteral(" a\r\nb_x0041_\u4f60 "), QStringLiteral("1850-05-01"),
             QStringLiteral("2024-10-27T00:30:00Z"), QStringLiteral("12345678901234567.89"), QStringLiteral("-0.07"),
             QStringLiteral("false"), QString(), QStringLiteral("9007199254740993")},
            {QStringLiteral("'=x"), QString(), QStringLiteral("2024-07-02"), QStringLiteral("5"), QStringLiteral("100"),
             QString(), QString(), QStringLiteral("0")}};
        for (const QStringList &row : rows) {
            const QList<QStringView> views(row.cbegin(), row.cend());
            VERIFY_OK((*writer)->row({views.constData(), std::size_t(views.size())}));
        }
        QVERIFY(!QFile::exists(path("written.xlsx")));
        VERIFY_OK((*writer)->finish());
        const auto reader = XlsxReader::open(path("written.xlsx"), {});
        VERIFY_OK(reader);
        QCOMPARE((*reader)->sheet().name, QStringLiteral("A B  people's"));
        const auto back = rowsOf(**reader);
        QCOMPARE(back.size(), 3);
        QCOMPARE(back[0],
                 QStringList({QStringLiteral("=1+1"), QStringLiteral("2024-02-29"), QStringLiteral("2024-07-01 12:30"),
                              QStringLiteral("1234.5"), QStringLiteral("15.5%"), QStringLiteral("true"),
                              QStringLiteral("36:15:01"), QStringLiteral("-42")}));
        QCOMPARE(back[1],
                 QStringList({rows[1][0], QStringLiteral("1850-05-01"), QStringLiteral("2024-10-27T00:30:00Z"),
                              rows[1][3], QStringLiteral("-0.07%"), QStringLiteral("false"), QString(), rows[1][7]}));
        QCOMPARE(back[2][0], QStringLiteral("''=x"));
        QCOMPARE(back[2][2], QStringLiteral("2024-07-02"));
        QCOMPARE(QDir(m_dir.path()).entryList({QStringLiteral(".fieldfare*")}, QDir::Files | QDir::Hidden),
                 QStringList());
    }

    void aTextTooLongForACellIsNamed()
    {
        const auto writer = XlsxWriter::create(path("long.xlsx"));
        VERIFY_OK(writer);
        VERIFY_OK((*writer)->begin({QStringLiteral("notes")}));
        const QString text(40'000, u'x');
        const QStringView cell = text;
        const auto written = (*writer)->row({&cell, 1});
        QVERIFY(!written);
        QVERIFY2(written.error().message.contains(QStringLiteral("notes")), qPrintable(written.error().message));
    }

    void exportedRecordsComeBackUnchanged()
    {
        WorkspaceFixture a(false, "EUR", "Europe/Berlin");
        Contact ann;
        ann.firstName = QStringLiteral("Ann");
        ann.lastName = QStringLiteral("=SUM(A1)");
        ann.birthday = QDate(1890, 4, 1);
        ann.registeredOn = QDate(2024, 2, 29);
        ann.notes = QStringLiteral("'+1\r\nline");
        ann.phones = {{QStringLiteral("work"), QStringLiteral("+49 30 1234567"), {}},
                      {QStringLiteral("home"), QStringLiteral("0171 555019"), {}}};
        a.insert(ann);
        const auto exported = [&](WorkspaceFixture &f, const char *name) {
            return await(f.workspace->read([&](ReadContext &context) {
                ExportRequest request;
                request.type = QStringLiteral("contact");
                return exportFile(context, request, path(name));
            }));
        };
        VERIFY_OK(exported(a, "one.xlsx"));
        VERIFY_OK(exported(a, "one.csv"));
        WorkspaceFixture b(false, "EUR", "Europe/Berlin");
        ImportRequest request;
        request.type = QStringLiteral("contact");
        request.file = path("one.xlsx");
        request.createMissing = {QStringLiteral("owner"), QStringLiteral("created_by"), QStringLiteral("changed_by")};
        const auto plan = planImport(*b.workspace->catalog(), b.workspace->session(), request);
        VERIFY_OK(plan);
        QCOMPARE(plan->sheets, QStringList{QStringLiteral("contact")});
        const auto report = await(startImport(b.workspace->store(), b.workspace->session(), *plan));
        VERIFY_OK(report);
        QCOMPARE(report->created, 1);
        VERIFY_OK(exported(b, "two.csv"));
        QFile one(path("one.csv"));
        QFile two(path("two.csv"));
        QVERIFY(one.open(QIODevice::ReadOnly) && two.open(QIODevice::ReadOnly));
        QCOMPARE(two.readAll(), one.readAll());
    }

    void tenThousandColumnsAreRefused()
    {
        WorkspaceFixture f;
        QByteArray cells;
        for (int i = 0; i < 10'000; ++i)
            cells += "<c t='str'><v>c" + QByteArray::number(i) + "</v></c>";
        HandMade book;
        book.sheetData = "<row r='1'>" + cells + "</row>";
        book.write(path());
        ImportRequest request;
        request.type = QStringLiteral("contact");
        request.file = path();
        const auto plan = planImport(*f.workspace->catalog(), f.workspace->session(), request);
        QVERIFY(!plan);
        QVERIFY2(plan.error().message.contains(QLocale::c().toString(10'000)) ||
                     plan.error().message.contains(QStringLiteral("10000")),
                 qPrintable(plan.error().message));
    }
};

}  // namespace fieldfare

FIELDFARE_TEST(fieldfare::XlsxTest)
#include "xlsx_test.moc"
