// SPDX-License-Identifier: GPL-3.0-or-later
#include "exchange/csv/csv_reader.h"

#include "support/test.h"

#include <QBuffer>
#include <QTemporaryDir>

namespace fieldfare {
namespace {

using Rows = QList<QStringList>;

CsvOptions bare()
{
    CsvOptions options;
    options.header = false;
    return options;
}

/// All rows, or the error's message as the only cell of a last row named "!".
Rows readAll(CsvReader &reader)
{
    Rows rows;
    TableRow row;
    for (;;) {
        const auto got = reader.next(row);
        if (!got) {
            rows.append({QStringLiteral("!"), got.error().message});
            return rows;
        }
        if (!*got)
            return rows;
        QStringList cells;
        for (qsizetype i = 0; i < row.size(); ++i)
            cells.append(row.text(i));
        rows.append(cells);
    }
}

std::unique_ptr<CsvReader> over(const QByteArray &bytes, const CsvOptions &options = bare())
{
    auto buffer = std::make_unique<QBuffer>();
    buffer->setData(bytes);
    if (!buffer->open(QIODevice::ReadOnly))
        return nullptr;
    auto reader = CsvReader::fromDevice(std::move(buffer), options);
    if (!reader) {
        qWarning("%s", qPrintable(reader.error().message));
        return nullptr;
    }
    return std::move(*reader);
}

/// Makes bytes as they are asked for, so that a test of gigabytes needs no disk.
class EndlessDevice : public QIODevice {
public:
    EndlessDevice(QByteArray start, char filler, qint64 length)
        : m_start(std::move(start)), m_filler(filler), m_length(length)
    {
    }
    bool isSequential() const override { return true; }
    qint64 given() const { return m_given; }

protected:
    qint64 readData(char *data, qint64 maxSize) override
    {
        const qint64 count = std::min(maxSize, m_length - m_given);
        for (qint64 i = 0; i < count; ++i, ++m_given)
            data[i] = m_given < m_start.size() ? m_start[m_given] : m_filler;
        return count;
    }
    qint64 writeData(const char *, qint64) override { return -1; }

private:
    QByteArray m_start;
    char m_filler;
    qint64 m_length;
    qint64 m_given = 0;
};

}  // namespace

class CsvReaderTest : public QObject {
    Q_OBJECT

private slots:
    void readsRowsWhateverEndsThem_data()
    {
        QTest::addColumn<QByteArray>("bytes");
        QTest::newRow("LF") << QByteArray("a,b\nc,d\n");
        QTest::newRow("CRLF") << QByteArray("a,b\r\nc,d\r\n");
        QTest::newRow("CR") << QByteArray("a,b\rc,d\r");
        QTest::newRow("mixed, no last end") << QByteArray("a,b\r\nc,d");
        QTest::newRow("mark") << QByteArray("\xEF\xBB\xBF"
                                            "a,b\nc,d\n");
        QTest::newRow("quoted") << QByteArray("\"a\",\"b\"\n\"c\",\"d\"");
    }
    void readsRowsWhateverEndsThem()
    {
        QFETCH(QByteArray, bytes);
        auto reader = over(bytes);
        QVERIFY(reader);
        QCOMPARE(readAll(*reader), (Rows{{"a", "b"}, {"c", "d"}}));
    }

    void keepsLineEndsInsideCellsAndCountsThem()
    {
        auto reader = over("\"a\r\nb\",\"c\nd\",\"e\rf\"\ng,h,i\n");
        TableRow row;
        QVERIFY(reader->next(row).value());
        QCOMPARE(row.line(), 1);
        QCOMPARE(row.text(0), QStringLiteral("a\r\nb"));
        QCOMPARE(row.text(1), QStringLiteral("c\nd"));
        QCOMPARE(row.text(2), QStringLiteral("e\rf"));
        QVERIFY(reader->next(row).value());
        QCOMPARE(row.line(), 5);
        QCOMPARE(row.text(2), QStringLiteral("i"));
        QVERIFY(!reader->next(row).value());
    }

    void everyBorderOfItsBufferIsSafe()
    {
        // The interesting places (quotes, line ends, characters of several bytes) meet every offset of the chunk border.
        const QByteArray tail = "\"x\"\"y\r\nz\" ,\xE4\xB8\xAD\xF0\x9F\x98\x80,\"w\"\r\nlast,row,end\n";
        const Rows expected{{QStringLiteral("x\"y\r\nz"), QStringLiteral("中😀"), QStringLiteral("w")},
                            {"last", "row", "end"}};
        for (int shift = 0; shift < 40; ++shift) {
            const QByteArray filler(256 * 1024 - shift - 3, 'f');
            auto reader = over(filler + ",,\n" + tail);
            TableRow first;
            QVERIFY(reader->next(first).value());
            QCOMPARE(first[0].size(), filler.size());
            QCOMPARE(readAll(*reader), expected);
        }
    }

    void namesColumnsOnce()
    {
        CsvOptions options;
        auto reader = over("A,A, ,B,A_1\n1,2,3,4,5\n", options);
        QCOMPARE(reader->rawHeader(), (QStringList{"A", "A", " ", "B", "A_1"}));
        QCOMPARE(reader->header(), (QStringList{"A", "A_2", "Column 3", "B", "A_1"}));
        QCOMPARE(readAll(*reader), (Rows{{"1", "2", "3", "4", "5"}}));
    }

    void keepsAndNotesRaggedRows()
    {
        CsvOptions options;
        auto reader = over("a,b,c\n1,2\n\n1,2,3,4\n1,2,3\n", options);
        QCOMPARE(readAll(*reader), (Rows{{"1", "2"}, {"1", "2", "3", "4"}, {"1", "2", "3"}}));
        QCOMPARE(reader->notes().tooFewCells, 1);
        QCOMPARE(reader->notes().tooManyCells, 1);
        QCOMPARE(reader->notes().first.size(), 2U);
        QCOMPARE(reader->notes().first[0].line, 2);
        QCOMPARE(reader->notes().first[1].line, 4);
    }

    void readsOtherDialects()
    {
        CsvOptions options = bare();
        options.dialect.delimiter = u';';
        options.dialect.quote = u'\'';
        options.dialect.escape = u'\\';
        auto reader = over("'a\\'b;c';d\\;e\n'x\\\\';y\n", options);
        QCOMPARE(readAll(*reader), (Rows{{"a'b;c", "d;e"}, {"x\\", "y"}}));

        options = bare();
        options.dialect.skipInitialSpace = true;
        options.dialect.comment = QStringLiteral("#");
        reader = over("# made by hand\na, \"b, c\",  d\n#end", options);
        QCOMPARE(readAll(*reader), (Rows{{"a", "b, c", "d"}}));
    }

    void honoursSepLineAndSkippedLines()
    {
        CsvOptions options;
        auto reader = over("sep=;\r\nExport of today\r\na;b\r\n1;2\r\n", [&] {
            options.skipLines = 1;
            return options;
        }());
        QCOMPARE(reader->dialect().delimiter, u';');
        QCOMPARE(reader->header(), (QStringList{"a", "b"}));
        QCOMPARE(readAll(*reader), (Rows{{"1", "2"}}));
        reader = over("\"sep=;\",b\n");
        QCOMPARE(readAll(*reader), (Rows{{"sep=;", "b"}}));
    }

    void readsEncodings_data()
    {
        QTest::addColumn<QByteArray>("encoding");
        QTest::addColumn<QByteArray>("bytes");
        QTest::addColumn<QString>("text");
        QTest::newRow("UTF-16LE with mark") << QByteArray("UTF-16LE")
                                            << QByteArray("\xFF\xFE"
                                                          "a\0,\0-N\n\0",
                                                          10)
                                            << QStringLiteral("中");
        QTest::newRow("UTF-16BE") << QByteArray("UTF-16BE") << QByteArray("\0a\0,N-\0\n", 8) << QStringLiteral("中");
        QTest::newRow("GB18030") << QByteArray("GB18030") << QByteArray("a,\xD6\xD0\n") << QStringLiteral("中");
        QTest::newRow("windows-1252") << QByteArray("windows-1252") << QByteArray("a,M\xFCller \x80\n")
                                      << QStringLiteral("Müller €");
        QTest::newRow("windows-1251") << QByteArray("windows-1251") << QByteArray("a,\xC8\xE2\xE0\xED\n")
                                      << QStringLiteral("Иван");
        QTest::newRow("Shift_JIS") << QByteArray("Shift_JIS") << QByteArray("a,\x93\x8C\x8B\x9E\n")
                                   << QStringLiteral("東京");
    }
    void readsEncodings()
    {
        QFETCH(QByteArray, encoding);
        QFETCH(QByteArray, bytes);
        QFETCH(QString, text);
        CsvOptions options = bare();
        options.encoding = encoding;
        auto reader = over(bytes, options);
        QVERIFY(reader);
        QCOMPARE(readAll(*reader), (Rows{{"a", text}}));
    }

    void refusesWithPlaceAndRemedy_data()
    {
        QTest::addColumn<QByteArray>("bytes");
        QTest::addColumn<QStringList>("words");
        QTest::newRow("open quote") << QByteArray("a,b\n1,\"two\nthree\nfour") << QStringList{"line 2", "never closed"};
        QTest::newRow("NUL") << QByteArray("a,b\n1,2\n3,x\0y\n", 13) << QStringList{"Line 3", "column 2", "NUL"};
        QTest::newRow("bad UTF-8") << QByteArray("a,b\n1,M\xFCller\n")
                                   << QStringList{"Line 2", "column 2", "position 7", "UTF-8"};
        QTest::newRow("cut UTF-8") << QByteArray("a,\xE4\xB8") << QStringList{"Line 1", "position 2"};
    }
    void refusesWithPlaceAndRemedy()
    {
        QFETCH(QByteArray, bytes);
        QFETCH(QStringList, words);
        auto reader = over(bytes);
        QVERIFY(reader);
        const Rows rows = readAll(*reader);
        QVERIFY(!rows.isEmpty());
        QCOMPARE(rows.last()[0], QStringLiteral("!"));
        for (const QString &word : words)
            QVERIFY2(rows.last()[1].contains(word), qPrintable(rows.last()[1]));
    }

    void aCellOfTwoGigabytesEndsEarly()
    {
        auto device = std::make_unique<EndlessDevice>("a,b\n1,\"", 'x', 2LL * 1024 * 1024 * 1024);
        QVERIFY(device->open(QIODevice::ReadOnly));
        const EndlessDevice *watched = device.get();
        auto reader = CsvReader::fromDevice(std::move(device), bare());
        QVERIFY(reader);
        const Rows rows = readAll(**reader);
        QCOMPARE(rows.size(), 2);
        QVERIFY2(rows[1][1].contains(QStringLiteral("line 2")), qPrintable(rows[1][1]));
        QVERIFY(watched->given() < 20LL * 1024 * 1024);
    }

    void endlessColumnsEndEarly()
    {
        auto device = std::make_unique<EndlessDevice>("", ',', 2LL * 1024 * 1024 * 1024);
        QVERIFY(device->open(QIODevice::ReadOnly));
        auto reader = CsvReader::fromDevice(std::move(device), bare());
        QVERIFY(reader);
        const Rows rows = readAll(**reader);
        QCOMPARE(rows.size(), 1);
        QVERIFY2(rows[0][1].contains(QStringLiteral("16384")), qPrintable(rows[0][1]));
    }

    void stopsWhenAsked()
    {
        std::stop_source stop;
        CsvOptions options = bare();
        options.stop = stop.get_token();
        auto device = std::make_unique<EndlessDevice>("", '\n', 2LL * 1024 * 1024 * 1024);
        QVERIFY(device->open(QIODevice::ReadOnly));
        auto reader = CsvReader::fromDevice(std::move(device), options);
        QVERIFY(reader);
        TableRow row;
        QVERIFY((*reader)->next(row).value());
        stop.request_stop();
        Result<bool> got = true;
        while (got && *got)
            got = (*reader)->next(row);
        QVERIFY(!got);
        QCOMPARE(got.error().code, ErrorCode::Cancelled);
    }

    void refusesOtherFiles_data()
    {
        QTest::addColumn<QByteArray>("start");
        QTest::addColumn<QString>("word");
        QTest::newRow("xlsx") << QByteArray("PK\x03\x04\x14\x00", 6) << "workbook";
        QTest::newRow("vcf") << QByteArray("BEGIN:VCARD\r\n") << "vCard";
        QTest::newRow("html") << QByteArray("<html><table>") << "web page";
        QTest::newRow("pdf") << QByteArray("%PDF-1.7") << "PDF";
    }
    void refusesOtherFiles()
    {
        QFETCH(QByteArray, start);
        QFETCH(QString, word);
        QTemporaryDir dir;
        QFile file(dir.filePath(QStringLiteral("list.csv")));
        QVERIFY(file.open(QIODevice::WriteOnly));
        file.write(start);
        file.close();
        const auto reader = CsvReader::open(file.fileName(), bare());
        QVERIFY(!reader);
        QVERIFY2(reader.error().message.contains(word), qPrintable(reader.error().message));
    }

    void refusesFoldersMissingFilesAndUnknownEncodings()
    {
        QTemporaryDir dir;
        QCOMPARE(CsvReader::open(dir.path(), bare()).error().code, ErrorCode::InvalidInput);
        QCOMPARE(CsvReader::open(dir.filePath(QStringLiteral("none.csv")), bare()).error().code, ErrorCode::NotFound);
        QFile file(dir.filePath(QStringLiteral("a.csv")));
        QVERIFY(file.open(QIODevice::WriteOnly));
        file.write("a\n");
        file.close();
        CsvOptions options = bare();
        options.encoding = "klingon";
        QCOMPARE(CsvReader::open(file.fileName(), options).error().code, ErrorCode::InvalidInput);
    }
};

}  // namespace fieldfare

FIELDFARE_TEST(fieldfare::CsvReaderTest)
#include "csv_reader_test.moc"
