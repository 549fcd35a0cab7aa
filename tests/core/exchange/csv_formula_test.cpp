// SPDX-License-Identifier: GPL-3.0-or-later
#include "exchange/csv/csv_writer.h"
#include "support/test.h"

#include <QBuffer>
#include <QProcess>
#include <QStandardPaths>
#include <QTemporaryDir>
#include <QXmlStreamReader>

namespace fieldfare {

/// Two thousand cells that would like to be formulas. By what spreadsheet programs document none may begin as one; with FIELDFARE_SOFFICE
/// (the path of LibreOffice's program) it is asked itself, and it is shown that it would have run them without the guard.
class CsvFormulaTest : public QObject {
    Q_OBJECT

private slots:
    void initTestCase();
    void noneBeginsAsAFormula();
    void libreOfficeRunsNone_data();
    void libreOfficeRunsNone();

private:
    struct Sheet {
        QString failure;
        qint64 formulas = 0;
        QString firstFormula;
        qint64 rows = 0;
    };
    [[nodiscard]] static QByteArray written(const QStringList &cells, const CsvWriteOptions &options)
    {
        QByteArray bytes;
        QBuffer buffer(&bytes);
        if (!buffer.open(QIODevice::WriteOnly))
            return {};
        const auto writer = CsvWriter::toDevice(buffer, options);
        bool isWritten =
            writer->begin({QStringLiteral("number"), QStringLiteral("name"), QStringLiteral("end")}).has_value();
        for (qsizetype i = 0; i < cells.size(); ++i) {
            writer->cell(QString::number(i));
            writer->cell(cells[i]);
            writer->cell(u"end");
            isWritten = isWritten && writer->endRow();
        }
        return isWritten && writer->finish() ? bytes : QByteArray();
    }
    [[nodiscard]] static Sheet opened(const QByteArray &csv, const QString &filter);

    QStringList m_payloads;
};

void CsvFormulaTest::initTestCase()
{
    // what goes before: triggers of OWASP's list, as they are, wide, behind blanks, quotes, separators and invisible characters
    const QStringList starts{
        "=",     "+",   "-",   "@",   "\t=",  "\r=",     "\n=",      "\r\n=",   "＝",      "＋",      "－",
        "＠",    "\t+", "\r@", "\n-", " =",   "  +",     "\u00A0=",  "\u3000=", "\u200B=", "\uFEFF=", "\"=",
        "\"\"=", "'=",  "''=", "'+",  ",=",   ";=",      "|=",       "\",=",    "\";\n=",  "=-",      "=+",
        "+=",    "-+=", "@=",  "{=",  "a\n=", "a\",\"=", "a\r\n\"=", "=\"",     "\t\t=",   "\v=",     "\f="};
    const QStringList bodies{"1+1",
                             "A1",
                             "SUM(1+1)",
                             "SUM(1+9)*cmd|' /C calc'!A0",
                             "cmd|' /C calc'!A0",
                             "cmd|'/C notepad'!'A1'",
                             "2+5+cmd|' /C calc'!A0",
                             "HYPERLINK(\"http://127.0.0.1/?x=\"&A1,\"click\")",
                             "HYPERLINK(CONCATENATE(\"http://127.0.0.1/\",A2:A9),\"error\")",
                             "WEBSERVICE(\"http://127.0.0.1/\")",
                             "IMPORTXML(\"http://127.0.0.1/\",\"//a\")",
                             "IMPORTDATA(\"http://127.0.0.1/\")",
                             "IMAGE(\"http://127.0.0.1/x.png\")",
                             "DDE(\"cmd\";\"/C calc\";\"A0\")",
                             "DDE(\"soffice\";\"/etc/passwd\";\"A1\")",
                             "'file:///etc/passwd'#$passwd.A1",
                             "MSEXCEL|'\\..\\..\\..\\Windows\\System32\\cmd.exe /c calc.exe'!''",
                             "rundll32|'URL.dll,OpenURL calc.exe'!A",
                             "INDIRECT(\"A1\")",
                             "INDEX(A1:B9;1;1)",
                             "IF(1=1;2;3)",
                             "10+20",
                             "-1",
                             "1e5+A1",
                             "NOW()",
                             "RAND()",
                             "A1&B1",
                             "\"a\"&\"b\"",
                             "TRUE()",
                             "(1+2)*3",
                             "+49 30 1234",
                             "x@example.org",
                             "ÄÖÜ(1)",
                             "CHAR(61)&\"1+1\"",
                             "EXEC(\"calc\")",
                             "CALL(\"Shell32\",\"ShellExecuteA\",\"JJCCCCJ\",0,\"open\",\"calc\")",
                             "REGISTER.ID(\"x\",\"y\")",
                             "FILTERXML(WEBSERVICE(\"http://127.0.0.1/\"),\"//a\")",
                             "SUBTOTAL(9;A1:A9)",
                             "LET(x,1,x+1)",
                             "OFFSET(A1;1;1)",
                             "CELL(\"filename\")",
                             "INFO(\"directory\")",
                             "STYLE(\"x\")",
                             "1+1\n=1+1",
                             "1+1\",\"=1+1",
                             "IF(A1>0,cmd|' /C calc'!A0,1)"};
    for (const QString &start : starts) {
        for (const QString &body : bodies) {
            if (!m_payloads.contains(start + body))
                m_payloads.append(start + body);
        }
    }
    QVERIFY(m_payloads.size() >= 2'000);
}

void CsvFormulaTest::noneBeginsAsAFormula()
{
    const QString triggers = QStringLiteral("=+-@\t\r\n＝＋－＠");
    // nothing but these after + or -: a number
    const QRegularExpression plain(QStringLiteral("^ *[+-]?[0-9 .,/()-]*$"));
    for (const QString &payload : std::as_const(m_payloads)) {
        for (const bool all : {false, true}) {
            CsvWriteOptions options;
            options.quoteAll = all;
            const QString line = QString::fromUtf8(written({payload}, options)).section(u'\n', 1);
            const qsizetype from = line.indexOf(u',') + 1;
            const bool isQuoted = line.mid(from, 1) == QLatin1String("\"");
            const QString shown = line.mid(isQuoted ? from + 1 : from);
            // programs that trim blanks decide by what stands behind them
            const qsizetype first = std::distance(
                shown.begin(), std::find_if(shown.begin(), shown.end(), [](QChar c) { return c != u' '; }));
            QVERIFY2(!triggers.contains(shown[first]) || plain.match(payload).hasMatch(), qPrintable(payload));
        }
    }
}

CsvFormulaTest::Sheet CsvFormulaTest::opened(const QByteArray &csv, const QString &filter)
{
    Sheet sheet;
    const QTemporaryDir folder;
    QFile file(folder.filePath(QStringLiteral("corpus.csv")));
    if (!file.open(QIODevice::WriteOnly) || file.write(csv) != csv.size() || !file.flush())
        return {QStringLiteral("cannot be written"), 0, {}, 0};
    QProcess program;
    program.setProcessChannelMode(QProcess::MergedChannels);
    program.start(qEnvironmentVariable("FIELDFARE_SOFFICE"),
                  {QStringLiteral("-env:UserInstallation=file://") + folder.filePath(QStringLiteral("profile")),
                   QStringLiteral("--headless"), QStringLiteral("--infilter=Text - txt - csv (StarCalc):") + filter,
                   QStringLiteral("--convert-to"), QStringLiteral("fods"), QStringLiteral("--outdir"), folder.path(),
                   file.fileName()});
    if (!program.waitForFinished(300'000))
        return {QStringLiteral("LibreOffice does not end"), 0, {}, 0};
    QFile made(folder.filePath(QStringLiteral("corpus.fods")));
    if (!made.open(QIODevice::ReadOnly))
        return {QString::fromLocal8Bit(program.readAll()), 0, {}, 0};
    QXmlStreamReader xml(&made);
    while (!xml.atEnd()) {
        if (xml.readNext() != QXmlStreamReader::StartElement)
            continue;
        sheet.rows += xml.name() == QLatin1String("table-row") ? 1 : 0;
        for (const QXmlStreamAttribute &attribute : xml.attributes()) {
            if (attribute.name() != QLatin1String("formula") && xml.name() != QLatin1String("dde-link"))
                continue;
            if (sheet.formulas++ == 0)
                sheet.firstFormula = attribute.value().toString();
        }
    }
    if (xml.hasError())
        sheet.failure = xml.errorString();
    return sheet;
}

void CsvFormulaTest::libreOfficeRunsNone_data()
{
    QTest::addColumn<QString>("filter");
    QTest::addColumn<bool>("quoteAll");
    // separator, quote, UTF-8, first line, columns, language, quoted as text, special numbers, …, trim blanks, …, evaluate formulas
    QTest::newRow("as it opens by itself") << "44,34,76,1" << false;
    QTest::newRow("formulas evaluated") << "44,34,76,1,,0,false,true,false,false,false,-1,true" << false;
    QTest::newRow("formulas evaluated, all quoted") << "44,34,76,1,,0,false,true,false,false,false,-1,true" << true;
    QTest::newRow("formulas evaluated, blanks trimmed") << "44,34,76,1,,0,false,true,false,false,true,-1,true" << false;
}

void CsvFormulaTest::libreOfficeRunsNone()
{
    QFETCH(const QString, filter);
    QFETCH(const bool, quoteAll);
    if (!qEnvironmentVariableIsSet("FIELDFARE_SOFFICE"))
        QSKIP("FIELDFARE_SOFFICE names no program");
    CsvWriteOptions options;
    options.quoteAll = quoteAll;
    const Sheet guarded = opened(written(m_payloads, options), filter);
    QVERIFY2(guarded.failure.isEmpty(), qPrintable(guarded.failure));
    QVERIFY(guarded.rows > m_payloads.size());
    QVERIFY2(guarded.formulas == 0,
             qPrintable(QStringLiteral("%1 formulas, first %2").arg(guarded.formulas).arg(guarded.firstFormula)));
    options.formulaGuard = false;
    const Sheet open = opened(written(m_payloads, options), filter);
    QVERIFY2(open.failure.isEmpty(), qPrintable(open.failure));
    qInfo("%lld payloads: none is a formula; without the guard %lld are", static_cast<long long>(m_payloads.size()),
          static_cast<long long>(open.formulas));
    QVERIFY(open.formulas > 100);
}

}  // namespace fieldfare

FIELDFARE_TEST(fieldfare::CsvFormulaTest)
#include "csv_formula_test.moc"
