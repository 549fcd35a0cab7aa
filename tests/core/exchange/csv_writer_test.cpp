// SPDX-License-Identifier: GPL-3.0-or-later
#include "exchange/csv/csv_reader.h"
#include "exchange/csv/csv_writer.h"
#include "exchange/csv/formula_guard.h"

#include "support/test.h"

#include <QBuffer>
#include <QFileInfo>
#include <QRandomGenerator>
#include <QTemporaryDir>

namespace fieldfare {
namespace {

QByteArray written(const QList<QStringList> &rows, const CsvWriteOptions &options, bool utf8 = false)
{
    QByteArray bytes;
    QBuffer buffer(&bytes);
    if (!buffer.open(QIODevice::WriteOnly))
        return {};
    const auto writer = CsvWriter::toDevice(buffer, options);
    if (!writer->begin({}))
        return {};
    for (const QStringList &row : rows) {
        for (const QString &cell : row) {
            if (utf8)
                writer->cellUtf8(cell.toUtf8());
            else
                writer->cell(cell);
        }
        if (!writer->endRow())
            return {};
    }
    if (!writer->finish())
        return {};
    return bytes;
}

QList<QStringList> readBack(const QByteArray &bytes, const CsvWriteOptions &write)
{
    CsvOptions options;
    options.header = false;
    options.keepBlankLines = true;
    options.dialect.delimiter = write.delimiter;
    options.dialect.quote = write.quote;
    auto buffer = std::make_unique<QBuffer>();
    buffer->setData(bytes);
    if (!buffer->open(QIODevice::ReadOnly))
        return {};
    auto reader = CsvReader::fromDevice(std::move(buffer), options);
    if (!reader)
        return {};
    QList<QStringList> rows;
    TableRow row;
    while ((*reader)->next(row).value_or(false)) {
        QStringList cells;
        for (qsizetype i = 0; i < row.size(); ++i)
            cells.append((write.formulaGuard ? withoutFormulaGuard(row[i]) : row[i]).toString());
        rows.append(cells);
    }
    return rows;
}

}  // namespace

/// FIELDFARE_CSV_CELLS: how many random cells are written and read back (4,000).
class CsvWriterTest : public QObject {
    Q_OBJECT

private slots:
    void quotesOnlyWhatNeedsIt()
    {
        const QList<QStringList> rows{
            {"plain", "a,b", "say \"hi\"", "two\nlines", " blank ", "", "ünï 中😀"}, {""}, {"sep=;"}};
        const QByteArray expected = "plain,\"a,b\",\"say \"\"hi\"\"\",\"two\nlines\",\" blank \",,\xC3\xBCn\xC3\xAF "
                                    "\xE4\xB8\xAD\xF0\x9F\x98\x80\r\n\"\"\r\n\"sep=;\"\r\n";
        QCOMPARE(written(rows, {}), expected);
        QCOMPARE(written(rows, {}, true), expected);
        CsvWriteOptions options;
        options.byteOrderMark = true;
        options.crlf = false;
        options.delimiter = u';';
        QCOMPARE(written({{"a;b", "c,d"}}, options), QByteArray("\xEF\xBB\xBF\"a;b\";c,d\n"));
        options = {};
        options.quoteAll = true;
        QCOMPARE(written({{"a", ""}}, options), QByteArray("\"a\",\"\"\r\n"));
    }

    void guardsFormulas_data()
    {
        QTest::addColumn<QString>("cell");
        QTest::addColumn<bool>("guarded");
        const auto row = [](const char *cell, bool guarded) {
            QTest::newRow(cell) << QString::fromUtf8(cell) << guarded;
        };
        row("=1+1", true);
        row("@SUM(A1)", true);
        row("+cmd|' /C calc'!A0", true);
        row("-2+3*A1", true);
        row("-A1", true);
        row("\tx", true);
        row("\rx", true);
        row("＝1+1", true);
        row("+", true);
        row("-E5", true);
        row("'=x", true);
        row("''-a", true);
        row(" =1+1", true);
        row("   @x", true);
        row("' =x", true);
        row(" - ", true);
        row("  -12.5", false);
        row("-", false);
        row("-12.5", false);
        row("+49 30 123-45 (6)", false);
        row("-1,234.50", false);
        row("a=b", false);
        row("'quoted'", false);
        row("'-12", false);
        row("", false);
    }
    void guardsFormulas()
    {
        QFETCH(QString, cell);
        QFETCH(bool, guarded);
        QCOMPARE(needsFormulaGuard(cell), guarded);
        const QString guardedCell = (guarded ? QStringLiteral("'") : QString()) + cell;
        QCOMPARE(withoutFormulaGuard(guardedCell).toString(), cell);
        CsvWriteOptions options;
        QCOMPARE(written({{cell, "x"}}, options), written({{cell, "x"}}, options, true));
    }

    void whateverIsWrittenReadsBack()
    {
        QRandomGenerator random(20261122);
        static const QString pieces[] = {"a", "Z", "0", "9", ",", ";",  "\"", "'", "\n", "\r", "\r\n", " ",      "\t",
                                         "=", "+", "-", "@", "ü", "中", "😀",  "|", "\\", "#",  "sep=", "\uFEFF", "＝"};
        bool given = false;
        const int wanted = qEnvironmentVariableIntValue("FIELDFARE_CSV_CELLS", &given);
        int cells = 0;
        for (int round = 0; cells < (given ? wanted : 4'000); ++round) {
            CsvWriteOptions options;
            options.delimiter = std::array{u',', u';', u'\t', u'|'}[random.bounded(4)];
            options.quote = random.bounded(4) == 0 ? u'\'' : u'"';
            options.byteOrderMark = random.bounded(2) == 0;
            options.crlf = random.bounded(2) == 0;
            options.formulaGuard = random.bounded(2) == 0;
            options.quoteAll = random.bounded(4) == 0;
            const int columns = 1 + random.bounded(5);
            QList<QStringList> rows;
            const int count = 1 + random.bounded(8);
            for (int r = 0; r < count; ++r) {
                QStringList row;
                for (int c = 0; c < columns; ++c) {
                    QString cell;
                    for (int n = random.bounded(6); n > 0; --n)
                        cell += pieces[random.bounded(int(std::size(pieces)))];
                    row.append(cell);
                    ++cells;
                }
                rows.append(row);
            }
            const QByteArray bytes = written(rows, options);
            QCOMPARE(written(rows, options, true), bytes);
            const auto back = readBack(bytes, options);
            QVERIFY2(
                back == rows,
                qPrintable(
                    QStringLiteral("round %1: %2").arg(round).arg(QString::fromUtf8(bytes.toPercentEncoding(" ,;")))));
        }
    }

    void leavesTheOldFileUntilFinished()
    {
        QTemporaryDir dir;
        const QString path = dir.filePath(QStringLiteral("out.csv"));
        const auto content = [&] {
            QFile file(path);
            return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
        };
        {
            auto writer = CsvWriter::create(path);
            QVERIFY(writer);
            QVERIFY((*writer)->begin({"a"}));
            QVERIFY((*writer)->finish());
        }
        QCOMPARE(content(), QByteArray("a\r\n"));
        {
            auto writer = CsvWriter::create(path);
            QVERIFY(writer);
            QVERIFY((*writer)->begin({"other"}));
        }
        QCOMPARE(content(), QByteArray("a\r\n"));
        QCOMPARE(QDir(dir.path()).entryList(QDir::Files).size(), 1);
        QVERIFY(!CsvWriter::create(dir.path()));
        QCOMPARE(CsvWriter::create(dir.filePath(QStringLiteral("no/where.csv"))).error().code, ErrorCode::NotFound);
    }

    void aFullDiskIsAnError()
    {
        QFile full(QStringLiteral("/dev/full"));
        if (!full.exists() || !full.open(QIODevice::WriteOnly | QIODevice::Unbuffered))
            QSKIP("this system has no /dev/full");
        const auto writer = CsvWriter::toDevice(full);
        QVERIFY(writer->begin({"a", "b"}));
        const auto finished = writer->finish();
        QVERIFY(!finished);
        QCOMPARE(finished.error().code, ErrorCode::DiskFull);
        QVERIFY(!writer->endRow());
    }
};

}  // namespace fieldfare

FIELDFARE_TEST(fieldfare::CsvWriterTest)
#include "csv_writer_test.moc"
