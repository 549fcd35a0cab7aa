// SPDX-License-Identifier: GPL-3.0-or-later
#include "exchange/csv/csv_detect.h"
#include "exchange/csv/csv_reader.h"
#include "exchange/csv/csv_writer.h"

#include "support/paths.h"
#include "support/test.h"

#include <QBuffer>
#include <QDir>
#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>

namespace fieldfare {
namespace {

struct Outcome {
    QStringList header;
    QList<QStringList> rows;
    std::optional<Error> error;
    SourceNotes notes;
};

Outcome readAll(const QByteArray &bytes, const CsvOptions &options)
{
    Outcome outcome;
    auto buffer = std::make_unique<QBuffer>();
    buffer->setData(bytes);
    if (!buffer->open(QIODevice::ReadOnly))
        return outcome;
    auto reader = CsvReader::fromDevice(std::move(buffer), options);
    if (!reader) {
        outcome.error = reader.error();
        return outcome;
    }
    outcome.header = (*reader)->header();
    TableRow row;
    for (;;) {
        const auto got = (*reader)->next(row);
        if (!got)
            outcome.error = got.error();
        if (!got || !*got)
            break;
        QStringList cells;
        for (qsizetype i = 0; i < row.size(); ++i)
            cells.append(row.text(i));
        outcome.rows.append(cells);
    }
    outcome.notes = (*reader)->notes();
    return outcome;
}

QByteArray content(const QString &path)
{
    QFile file(path);
    return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
}

QJsonArray json(const QString &path) { return QJsonDocument::fromJson(content(path)).array(); }

QStringList strings(const QJsonValue &row)
{
    QStringList cells;
    for (const QJsonValue &cell : row.toArray())
        cells.append(cell.isDouble() ? QString::number(cell.toDouble()) : cell.toString());
    return cells;
}

/// What the cases ask of the reader that it does not do, and why. Everything else must pass.
QString reasonToLeaveOut(const QString &description, const QJsonObject &config)
{
    if (description.contains(QLatin1String("blank line after")) ||
        description == QLatin1String("One column input with empty fields") ||
        description == QLatin1String("Fast mode with blank line at end"))
        return QStringLiteral("a line end at the end of the file ends the last row (RFC 4180 2.2), it begins none");
    if (config.value(QLatin1String("dynamicTyping")).isBool() ||
        config.value(QLatin1String("dynamicTyping")).isObject() ||
        config.value(QLatin1String("dynamicTyping")).isString())
        return QStringLiteral("typing of values is not the reader's task (value_parse.h)");
    for (const char *callback : {"transform", "transformHeader"}) {
        if (config.contains(QLatin1String(callback)))
            return QStringLiteral("a JavaScript callback");
    }
    if (config.value(QLatin1String("delimiter")).toString().startsWith(QLatin1String("__fn__")))
        return QStringLiteral("a JavaScript callback");
    if (config.value(QLatin1String("comments")).isDouble())
        return QStringLiteral("a comment mark is a text by its type");
    return {};
}

}  // namespace

/// The public collections of CSV cases. They lie beside the project.
class CsvConformanceTest : public QObject {
    Q_OBJECT

    QString m_folder;

private slots:
    void initTestCase()
    {
        if (test::sharedData().isEmpty())
            QSKIP("FIELDFARE_SHARED_DATA is not set: the conformance collections are not checked");
        m_folder = test::sharedData() + QStringLiteral("/formats/csv/");
        QVERIFY(QDir(m_folder).exists());
    }

    void spectrum_data()
    {
        QTest::addColumn<QString>("name");
        const QStringList names =
            QDir(m_folder + QStringLiteral("csv-spectrum/csvs")).entryList({QStringLiteral("*.csv")});
        QVERIFY(names.size() >= 12);
        for (const QString &name : names)
            QTest::newRow(qPrintable(name)) << name.chopped(4);
    }
    void spectrum()
    {
        QFETCH(QString, name);
        const QString folder = m_folder + QStringLiteral("csv-spectrum/");
        const auto detected = detectCsv(folder + QStringLiteral("csvs/") + name + QStringLiteral(".csv"));
        QVERIFY(detected);
        CsvOptions options = detected->options;
        options.header = true;
        const Outcome outcome =
            readAll(content(folder + QStringLiteral("csvs/") + name + QStringLiteral(".csv")), options);
        QVERIFY(!outcome.error);
        const QJsonDocument document =
            QJsonDocument::fromJson(content(folder + QStringLiteral("json/") + name + QStringLiteral(".json")));
        const QJsonArray expected = document.isArray() ? document.array() : QJsonArray{document.object()};
        QCOMPARE(outcome.rows.size(), expected.size());
        for (qsizetype r = 0; r < expected.size(); ++r) {
            const QJsonObject object = expected[r].toObject();
            QCOMPARE(outcome.rows[r].size(), object.size());
            for (qsizetype c = 0; c < outcome.header.size(); ++c) {
                QString wanted = object.value(outcome.header[c]).toString();
                // Two files of the collection contradict their JSON: one has lost its CRLF, one names another number.
                if (name == QLatin1String("newlines_crlf"))
                    wanted.remove(u'\r');
                if (name == QLatin1String("location_coordinates") &&
                    outcome.header[c] == QLatin1String("Contact Phone Number"))
                    wanted = QStringLiteral("2095257564");
                QCOMPARE(outcome.rows[r].value(c), wanted);
            }
        }
    }

    void sineemore_data()
    {
        QTest::addColumn<QString>("name");
        const QStringList names = QDir(m_folder + QStringLiteral("sineemore/csv")).entryList({QStringLiteral("*.csv")});
        QVERIFY(names.size() >= 25);
        for (const QString &name : names)
            QTest::newRow(qPrintable(name)) << name.chopped(4);
    }
    void sineemore()
    {
        QFETCH(QString, name);
        const QString folder = m_folder + QStringLiteral("sineemore/");
        CsvOptions options;
        options.header = name.startsWith(QLatin1String("header-")) || name.startsWith(QLatin1String("bad-header-"));
        const Outcome outcome =
            readAll(content(folder + QStringLiteral("csv/") + name + QStringLiteral(".csv")), options);
        if (name.startsWith(QLatin1String("bad-"))) {
            // The collection calls them invalid and says no more. What we promise for each:
            if (name == QLatin1String("bad-header-less-fields"))
                QCOMPARE(outcome.notes.tooFewCells, 1);
            else if (name == QLatin1String("bad-header-more-fields"))
                QCOMPARE(outcome.notes.tooManyCells, 1);
            else if (name == QLatin1String("bad-header-no-header"))
                QVERIFY(outcome.header.isEmpty() && outcome.rows.isEmpty() && !outcome.error);
            else if (name == QLatin1String("bad-header-wrong-header"))
                QVERIFY(outcome.header != (QStringList{"foo", "bar", "baz"}));
            else if (name == QLatin1String("bad-missing-quote"))
                QVERIFY(outcome.error && outcome.error->message.contains(QLatin1String("line 2")));
            else if (name == QLatin1String("bad-quotes-with-unescaped-quote"))
                QCOMPARE(outcome.notes.strayQuotes, 1);
            else if (name == QLatin1String("bad-unescaped-quote"))
                QCOMPARE(outcome.rows.value(1).value(1), QStringLiteral("This \"quotes\" must be escaped"));
            else
                QFAIL("a case this test does not know yet");
            return;
        }
        QVERIFY(!outcome.error);
        const QJsonArray expected = json(folder + QStringLiteral("json/") + name + QStringLiteral(".json"));
        QCOMPARE(outcome.rows.size(), expected.size());
        for (qsizetype r = 0; r < expected.size(); ++r) {
            if (!options.header) {
                QCOMPARE(outcome.rows[r], strings(expected[r]));
                continue;
            }
            for (qsizetype c = 0; c < outcome.header.size(); ++c)
                QCOMPARE(outcome.rows[r].value(c), expected[r].toObject().value(outcome.header[c]).toString());
        }
    }

    void papaparse_data()
    {
        QTest::addColumn<QJsonObject>("test");
        const QJsonObject all =
            QJsonDocument::fromJson(content(m_folder + QStringLiteral("papaparse/papaparse_cases.json"))).object();
        for (const char *group : {"CORE_PARSER_TESTS", "PARSE_TESTS"}) {
            int number = 0;
            for (const QJsonValue &test : all.value(QLatin1String(group)).toArray()) {
                const QString name = QStringLiteral("%1 %2 %3")
                                         .arg(QLatin1String(group))
                                         .arg(++number)
                                         .arg(test[QLatin1String("description")].toString());
                QTest::newRow(qPrintable(name)) << test.toObject();
            }
            QVERIFY(number > 50);
        }
    }
    void papaparse()
    {
        QFETCH(QJsonObject, test);
        const QJsonObject config = test.value(QLatin1String("config")).toObject();
        const QString reason = reasonToLeaveOut(test.value(QLatin1String("description")).toString(), config);
        if (!reason.isEmpty())
            QSKIP(qPrintable(reason));
        const QByteArray input = test.value(QLatin1String("input")).toString().toUtf8();
        CsvOptions options;
        if (config.contains(QLatin1String("delimiter"))) {
            const QString delimiter = config.value(QLatin1String("delimiter")).toString();
            options.dialect.delimiter = delimiter.isEmpty() ? u',' : delimiter[0].unicode();
            options.dialect.skipInitialSpace = delimiter.size() == 2 && delimiter[1] == u' ';
        } else if (const auto detected = detectCsvBytes(input, true);
                   detected && !config.contains(QLatin1String("comments"))) {
            // These cases find the delimiter themselves; everything else is said.
            options.dialect.delimiter = detected->columns > 1 ? detected->options.dialect.delimiter : u',';
        }
        options.header = config.value(QLatin1String("header")).toBool();
        options.keepBlankLines = !config.value(QLatin1String("skipEmptyLines")).toBool();
        options.skipLines = std::max(0, config.value(QLatin1String("skipFirstNLines")).toInt());
        if (config.contains(QLatin1String("quoteChar")))
            options.dialect.quote = config.value(QLatin1String("quoteChar")).toString().at(0).unicode();
        if (config.contains(QLatin1String("escapeChar")))
            options.dialect.escape = config.value(QLatin1String("escapeChar")).toString().at(0).unicode();
        if (config.value(QLatin1String("comments")).isString())
            options.dialect.comment = config.value(QLatin1String("comments")).toString();
        else if (config.value(QLatin1String("comments")).toBool())
            options.dialect.comment = QStringLiteral("#");
        Outcome outcome = readAll(input, options);
        if (const int preview = config.value(QLatin1String("preview")).toInt(); preview > 0)
            outcome.rows = outcome.rows.mid(0, preview);

        const QJsonObject expected = test.value(QLatin1String("expected")).toObject();
        QStringList codes;
        for (const QJsonValue &error : expected.value(QLatin1String("errors")).toArray())
            codes.append(error[QLatin1String("code")].toString());
        if (codes.contains(QLatin1String("MissingQuotes"))) {
            // Half a file in one cell is never what the user wants: we stop and name the line.
            QVERIFY(outcome.error);
            QVERIFY2(outcome.error->message.contains(QLatin1String("never closed")),
                     qPrintable(outcome.error->message));
            return;
        }
        QVERIFY2(!outcome.error, outcome.error ? qPrintable(outcome.error->message) : "");
        QCOMPARE(outcome.notes.strayQuotes > 0, codes.contains(QLatin1String("InvalidQuotes")));
        if (options.header)
            QCOMPARE(outcome.notes.tooFewCells > 0, codes.contains(QLatin1String("TooFewFields")));
        const QJsonArray data = expected.value(QLatin1String("data")).toArray();
        const bool objects = !data.empty() && data[0].isObject();
        // With duplicate names the cases show the header as the first row.
        if (options.header && !objects && !data.isEmpty())
            outcome.rows.prepend(outcome.header);
        QCOMPARE(outcome.rows.size(), data.size());
        for (qsizetype r = 0; r < data.size(); ++r) {
            if (!objects) {
                QCOMPARE(outcome.rows[r], strings(data[r]));
                continue;
            }
            const QJsonObject object = data[r].toObject();
            for (qsizetype c = 0; c < outcome.header.size(); ++c)
                QCOMPARE(outcome.rows[r].value(c), object.value(outcome.header[c]).toString());
        }
    }

    void papaparseWriting_data()
    {
        QTest::addColumn<QJsonObject>("test");
        const QJsonObject all =
            QJsonDocument::fromJson(content(m_folder + QStringLiteral("papaparse/papaparse_cases.json"))).object();
        int number = 0;
        for (const QJsonValue &test : all.value(QLatin1String("UNPARSE_TESTS")).toArray())
            QTest::newRow(
                qPrintable(QStringLiteral("%1 %2").arg(++number).arg(test[QLatin1String("description")].toString())))
                << test.toObject();
        QVERIFY(number > 25);
    }
    void papaparseWriting()
    {
        QFETCH(QJsonObject, test);
        const QJsonObject config = test.value(QLatin1String("config")).toObject();
        const QJsonValue input = test.value(QLatin1String("input"));
        QList<QStringList> rows;
        if (input.isObject() && input[QLatin1String("data")].isArray()) {
            if (input[QLatin1String("fields")].isArray())
                rows.append(strings(input[QLatin1String("fields")]));
            for (const QJsonValue &row : input[QLatin1String("data")].toArray())
                rows.append(strings(row));
        } else if (input.isArray()) {
            QStringList keys;
            for (const QJsonValue &row : input.toArray()) {
                if (row.isArray()) {
                    rows.append(strings(row));
                    continue;
                }
                // Rows as objects: the first one names the columns.
                if (keys.isEmpty()) {
                    keys = row.toObject().keys();
                    if (config.value(QLatin1String("header")).toBool(true))
                        rows.append(keys);
                }
                QStringList cells;
                for (const QString &key : keys)
                    cells += strings(QJsonArray{row[key]});
                rows.append(cells);
            }
        }
        CsvWriteOptions options;
        options.formulaGuard = false;
        const QString name = QString::fromUtf8(QTest::currentDataTag());
        if (config.contains(QLatin1String("escapeFormulae")))
            QSKIP("our guard also marks what began with an apostrophe already, so that it can be taken off again "
                  "(formula_guard.h)");
        if (config.contains(QLatin1String("skipEmptyLines")) || config.contains(QLatin1String("columns")))
            QSKIP("rows without cells do not come to the writer, and the columns are those of the list exported");
        if (config.value(QLatin1String("quotes")).isString())
            QSKIP("a JavaScript callback");
        if (name.contains(QLatin1String("missing a field")) || name.contains(QLatin1String("extra field")))
            QVERIFY(rows[0] == (QStringList{"Col1", "Col2", "Col3"}));
        const QString delimiter = config.value(QLatin1String("delimiter")).toString();
        if (delimiter.size() > 1 || delimiter == QLatin1String("\n"))
            QSKIP("the writer's delimiter is one character and chosen by the program");
        if (!delimiter.isEmpty())
            options.delimiter = delimiter[0].unicode();
        if (config.contains(QLatin1String("newline")))
            QSKIP("the writer ends lines with CRLF or LF only");
        if (config.value(QLatin1String("quotes")).isArray() || config.contains(QLatin1String("escapeChar")))
            QSKIP("quotes are set where needed or everywhere, and always doubled (RFC 4180)");
        if (config.contains(QLatin1String("quoteChar")))
            options.quote = config.value(QLatin1String("quoteChar")).toString().at(0).unicode();
        options.quoteAll = config.value(QLatin1String("quotes")).toBool();
        QByteArray bytes;
        QBuffer buffer(&bytes);
        QVERIFY(buffer.open(QIODevice::WriteOnly));
        const auto writer = CsvWriter::toDevice(buffer, options);
        QVERIFY(writer->begin({}));
        for (const QStringList &row : rows) {
            for (const QString &cell : row)
                writer->cell(cell);
            QVERIFY(writer->endRow());
        }
        QVERIFY(writer->finish());
        // RFC 4180 leaves the last line end open; ours is always written.
        if (bytes.endsWith("\r\n"))
            bytes.chop(2);
        QCOMPARE(QString::fromUtf8(bytes), test.value(QLatin1String("expected")).toString());
    }

    void sampleFilesAreRead_data()
    {
        QTest::addColumn<QString>("name");
        QTest::addColumn<int>("columns");
        QTest::addColumn<int>("shortRows");
        QTest::newRow("sample") << "sample.csv" << 3 << 0;
        QTest::newRow("header") << "sample-header.csv" << 2 << 0;
        QTest::newRow("mark") << "utf-8-bom-sample.csv" << 3 << 0;
        QTest::newRow("long") << "long-sample.csv" << 7 << 0;
        QTest::newRow("very long") << "verylong-sample.csv" << 3 << 4;
    }
    void sampleFilesAreRead()
    {
        QFETCH(QString, name);
        QFETCH(int, columns);
        QFETCH(int, shortRows);
        const QString path = m_folder + QStringLiteral("papaparse/") + name;
        const auto detected = detectCsv(path);
        QVERIFY(detected);
        CsvOptions options = detected->options;
        options.header = false;
        const Outcome outcome = readAll(content(path), options);
        QVERIFY(!outcome.error);
        QVERIFY(!outcome.rows.isEmpty());
        QCOMPARE(outcome.rows[0].size(), columns);
        QCOMPARE(outcome.notes.tooFewCells, shortRows);
        QCOMPARE(outcome.notes.tooManyCells + outcome.notes.strayQuotes, 0);
    }
};

}  // namespace fieldfare

FIELDFARE_TEST(fieldfare::CsvConformanceTest)
#include "csv_conformance_test.moc"
