// SPDX-License-Identifier: GPL-3.0-or-later
#include "exchange/csv/csv_detect.h"

#include "support/test.h"

#include <QTemporaryDir>

#include <unicode/ucnv.h>

namespace fieldfare {
namespace {

QByteArray encoded(const QString &text, const char *encoding)
{
    QByteArray bytes(text.size() * 8 + 16, '\0');
    UErrorCode status = U_ZERO_ERROR;
    UConverter *converter = ucnv_open(encoding, &status);
    const int32_t length =
        ucnv_fromUChars(converter, bytes.data(), int32_t(bytes.size()), reinterpret_cast<const UChar *>(text.utf16()),
                        int32_t(text.size()), &status);
    ucnv_close(converter);
    bytes.resize(length);
    return bytes;
}

}  // namespace

class CsvDetectTest : public QObject {
    Q_OBJECT

private slots:
    void findsEncodings_data()
    {
        QTest::addColumn<QString>("text");
        QTest::addColumn<QByteArray>("encoding");
        const QString german =
            QStringLiteral("Name;Ort\nMüller;Köln\nGrößmann;Düsseldorf\nJäger;Nürnberg\nWeiß;Würzburg\n");
        const QString chinese =
            QStringLiteral("姓名,公司\n张伟,北京华夏科技有限公司\n王芳,上海东方贸易有限公司\n李娜,广州天河电子厂\n");
        const QString russian = QStringLiteral(
            "Имя;Город\nИван Петров;Москва\nАнна Смирнова;Санкт-Петербург\nОльга Кузнецова;Новосибирск\n");
        QTest::newRow("utf-8") << german << QByteArray("UTF-8");
        QTest::newRow("windows-1252") << german << QByteArray("windows-1252");
        QTest::newRow("utf-8 Chinese") << chinese << QByteArray("UTF-8");
        QTest::newRow("GB18030") << chinese << QByteArray("GB18030");
        QTest::newRow("UTF-16LE, no mark") << german << QByteArray("UTF-16LE");
        QTest::newRow("UTF-16BE, no mark") << german << QByteArray("UTF-16BE");
        QTest::newRow("windows-1251") << russian << QByteArray("windows-1251");
    }
    void findsEncodings()
    {
        QFETCH(QString, text);
        QFETCH(QByteArray, encoding);
        bool certain = false;
        QCOMPARE(detectEncoding(encoded(text, encoding.constData()), true, &certain).toLower(), encoding.toLower());
    }

    void findsDialects_data()
    {
        QTest::addColumn<QByteArray>("text");
        QTest::addColumn<QString>("delimiter");
        QTest::addColumn<int>("columns");
        QTest::addColumn<bool>("header");
        const auto row = [](const char *name, const QByteArray &text, const char *delimiter, int columns, bool header) {
            QTest::newRow(name) << text << QString::fromLatin1(delimiter) << columns << header;
        };
        row("comma", "name,age\nAnn,31\nBob,40\n", ",", 2, true);
        row("semicolon with decimal commas", "name;price\nfoo;1,50\nbar;2,30\n", ";", 2, true);
        row("semicolon, no header", "1,5;2,5\n3,5;4,5\n7,1;8,2\n", ";", 2, false);
        row("tab", "a\tb\tc\n1, 2\t3\t4\n5\t6, 7\t8\n", "\t", 3, true);
        row("bar", "one|two,two|three\nfour|five,five|six\n", "|", 3, true);
        row("sep line", "sep=;\r\na;b\r\n1;2\r\n", ";", 2, true);
        row("one column", "name\nAnn Smith\nBob\n", ",", 1, false);
        row("quoted line ends", "id,note\n1,\"a;b\nc;d\"\n2,\"e;f;g\"\n", ",", 2, true);
        row("times", "at,what\n10:30,call\n11:45,mail\n", ",", 2, true);
        row("repeated values, no header", "x,no\ny,no\nz,no\n", ",", 2, false);
    }
    void findsDialects()
    {
        QFETCH(QByteArray, text);
        QFETCH(QString, delimiter);
        QFETCH(int, columns);
        QFETCH(bool, header);
        const auto found = detectCsvBytes(text, true);
        QVERIFY(found);
        QCOMPARE(QString(QChar(found->options.dialect.delimiter)), delimiter);
        QCOMPARE(found->columns, columns);
        QCOMPARE(found->headerLikely, header);
        QCOMPARE(found->explanations.size(), 3);
    }

    void findsQuotesAndEscapes()
    {
        auto found = detectCsvBytes("a,b\n'x, y','z'\n'u','v, w'\n", true);
        QVERIFY(found);
        QCOMPARE(QChar(found->options.dialect.quote), QChar(u'\''));
        found = detectCsvBytes("a,b\n\"say \\\"hi\\\", he\",1\n\"x\",2\n\"y\",3\n", true);
        QVERIFY(found);
        QCOMPARE(QChar(found->options.dialect.escape), QChar(u'\\'));
        found = detectCsvBytes("a, \"b\"\n1, \"x, y\"\n2, \"z, w\"\n", true);
        QVERIFY(found);
        QVERIFY(found->options.dialect.skipInitialSpace);
        QCOMPARE(found->columns, 2);
    }

    void looksBeyondAnAsciiBeginning()
    {
        QTemporaryDir dir;
        QFile file(dir.filePath(QStringLiteral("late.csv")));
        QVERIFY(file.open(QIODevice::WriteOnly));
        file.write("name,city\n");
        for (int i = 0; i < 40000; ++i)
            file.write("plain name,plain city\n");
        file.write("M\xFCller,K\xF6ln\n");
        file.close();
        const auto found = detectCsv(file.fileName());
        QVERIFY(found);
        QCOMPARE(found->options.encoding, QByteArray("windows-1252"));
    }

    void binaryFilesAreRefused()
    {
        QByteArray noise;
        for (int i = 0; i < 4000; ++i)
            noise.append(char((i * 7919) % 251));
        const auto found = detectCsvBytes(noise, true);
        QVERIFY(!found);
        QVERIFY2(found.error().message.contains(QStringLiteral("NUL")), qPrintable(found.error().message));
    }
};

}  // namespace fieldfare

FIELDFARE_TEST(fieldfare::CsvDetectTest)
#include "csv_detect_test.moc"
