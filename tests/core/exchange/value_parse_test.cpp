// SPDX-License-Identifier: GPL-3.0-or-later
#include "exchange/value_detect.h"
#include "exchange/value_parse.h"

#include "support/test.h"

namespace fieldfare {
namespace {

ValueFormats formatsOf(const QString &order, char16_t decimalSign = u'.')
{
    ValueFormats formats;
    formats.dateOrder = dateOrderFromKey(order).value_or(DateOrder::YearMonthDay);
    formats.decimalSign = decimalSign;
    return formats;
}

TableRow rowOf(const QStringList &cells)
{
    TableRow row;
    for (const QString &cell : cells)
        row.add(cell);
    return row;
}

}  // namespace

class ValueParseTest : public QObject {
    Q_OBJECT

private slots:
    void readsDates_data()
    {
        QTest::addColumn<QString>("order");
        QTest::addColumn<QString>("text");
        QTest::addColumn<QString>("iso");
        const auto row = [](const char *order, const char *text, const char *iso) {
            QTest::newRow(text) << QString::fromLatin1(order) << QString::fromUtf8(text) << QString::fromLatin1(iso);
        };
        row("YMD", "2024-03-05", "2024-03-05");
        row("DMY", "2024-03-05 ", "2024-03-05");
        row("MDY", "2024/3/5", "2024-03-05");
        row("DMY", "5.3.2024", "2024-03-05");
        row("DMY", "05/03/24", "2024-03-05");
        row("MDY", "3/5/2024", "2024-03-05");
        row("MDY", "11/8/1998", "1998-11-08");
        row("DMY", "5. 3. 2024", "2024-03-05");
        row("YMD", "24-03-05", "2024-03-05");
        row("YMD", "20240305", "2024-03-05");
        row("YMD", "2024年3月5日", "2024-03-05");
        row("YMD", "２０２４年３月５日", "2024-03-05");
        row("YMD", "5 March 2024", "2024-03-05");
        row("YMD", "Mar 5, 2024", "2024-03-05");
        row("YMD", "Tuesday, March 5th, 2024", "2024-03-05");
        row("YMD", "05-Mar-24", "2024-03-05");
        row("YMD", "5. März 2024", "2024-03-05");
        row("YMD", "5 décembre 2024", "2024-12-05");
        row("YMD", "2024-03-05 00:00:00", "2024-03-05");
        row("YMD", "2024-03-05T00:00:00Z", "2024-03-05");
        row("MDY", "13/5/2024", "");
        row("DMY", "5/13/2024", "");
        row("YMD", "5/3/2024", "");
        row("YMD", "2024-02-30", "");
        row("YMD", "2024-03-05 14:00", "");
        row("YMD", "2024-03/05", "");
        row("YMD", "2024", "");
        row("YMD", "tomorrow", "");
        row("YMD", "", "");
        row("DMY", "1.2", "");
        row("DMY", "1 2 2024", "");
    }
    void readsDates()
    {
        QFETCH(QString, order);
        QFETCH(QString, text);
        QFETCH(QString, iso);
        const auto date = parseDate(text, formatsOf(order));
        QCOMPARE(date ? date->toString(Qt::ISODate) : QString(), iso);
        if (!date)
            QVERIFY2(date.error().message.contains(QStringLiteral("expected")), qPrintable(date.error().message));
    }

    void readsTimes_data()
    {
        QTest::addColumn<QString>("text");
        QTest::addColumn<QString>("utc");
        const auto row = [](const char *text, const char *utc) {
            QTest::newRow(text) << QString::fromUtf8(text) << QString::fromLatin1(utc);
        };
        row("2024-07-05T14:30:00Z", "2024-07-05T14:30:00.000Z");
        row("2024-07-05T14:30:00.250+02:00", "2024-07-05T12:30:00.250Z");
        row("2024-07-05 14:30", "2024-07-05T12:30:00.000Z");
        row("2024-01-05 14:30", "2024-01-05T13:30:00.000Z");
        row("5.7.2024, 2:30 PM", "2024-07-05T12:30:00.000Z");
        row("5/7/2024 12:05 am", "2024-07-04T22:05:00.000Z");
        row("2024年7月5日 下午2:30", "2024-07-05T12:30:00.000Z");
        row("2024-07-05", "2024-07-04T22:00:00.000Z");
        row("2024-07-05 14:30:00 -0500", "2024-07-05T19:30:00.000Z");
        row("2024-07-05 24:00", "2024-07-05T22:00:00.000Z");
        row("2024-07-05 25:00", "");
        row("2024-07-05 14:30 o'clock", "");
        row("14:30", "");
    }
    void readsTimes()
    {
        QFETCH(QString, text);
        QFETCH(QString, utc);
        ValueFormats formats = formatsOf(QStringLiteral("DMY"));
        formats.zone = QTimeZone("Europe/Berlin");
        const auto time = parseDateTime(text, formats);
        QCOMPARE(time ? time->toString(Qt::ISODateWithMs) : QString(), utc);
    }

    void readsNumbers_data()
    {
        QTest::addColumn<QString>("sign");
        QTest::addColumn<QString>("text");
        QTest::addColumn<QString>("value");
        QTest::addColumn<bool>("rounded");
        const auto row = [](const char *sign, const char *text, const char *value, bool rounded = false) {
            QTest::newRow(qPrintable(QStringLiteral("%1 %2").arg(QString::fromUtf8(sign), QString::fromUtf8(text))))
                << QString::fromLatin1(sign) << QString::fromUtf8(text) << QString::fromLatin1(value) << rounded;
        };
        row(".", "0", "0");
        row(".", "-12.5", "-12.5");
        row(".", "1,234.5", "1234.5");
        row(",", "1.234,5", "1234.5");
        row(",", "1 234 567,8", "1234567.8");
        row(".", "1'234.50", "1234.5");
        row(".", "12,34,567", "1234567");
        row(".", "(12.5)", "-12.5");
        row(".", "1234.5-", "-1234.5");
        row(".", "−5", "-5");
        row(".", "１２．５", "12.5");
        row(".", "15.5 %", "15.5");
        row(".", "1.5e3", "1500");
        row(".", "2E-2", "0.02");
        row(".", ".5", "0.5");
        row(".", "0.1234565", "0.123457", true);
        row(".", "-0.1234565", "-0.123457", true);
        row(".", "261.96000000000004", "261.96", true);
        row(".", "1.50000000000000000000", "1.5");
        row(".", "1,23", "");
        row(".", "1,2345", "");
        row(",", "1.5", "");
        row(".", "1.2.3", "");
        row(".", "12 345 6", "");
        row(".", "", "");
        row(".", "abc", "");
        row(".", "1e99", "");
        row(".", "99999999999999999999", "");
        row(".", "--5", "");
        row(".", "(-5)", "");
    }
    void readsNumbers()
    {
        QFETCH(QString, sign);
        QFETCH(QString, text);
        QFETCH(QString, value);
        QFETCH(bool, rounded);
        const auto parsed = parseDecimal(text, formatsOf(QStringLiteral("YMD"), sign[0].unicode()));
        QCOMPARE(parsed ? parsed->value.toString() : QString(), value);
        if (parsed)
            QCOMPARE(parsed->rounded, rounded);
    }

    void readsWholeNumbers()
    {
        const ValueFormats formats;
        QCOMPARE(parseInteger(u"1,250", formats).value(), 1250);
        QCOMPARE(parseInteger(u"5.00", formats).value(), 5);
        QCOMPARE(parseInteger(u"-9223372036854775807", formats).value(), -9223372036854775807LL);
        QVERIFY(!parseInteger(u"5.5", formats));
        QVERIFY(!parseInteger(u"9223372036854775808", formats));
    }

    void readsMoney_data()
    {
        QTest::addColumn<QString>("sign");
        QTest::addColumn<QString>("usual");
        QTest::addColumn<QString>("text");
        QTest::addColumn<QString>("value");
        QTest::addColumn<bool>("rounded");
        const auto row = [](const char *sign, const char *usual, const char *text, const char *value,
                            bool rounded = false) {
            QTest::newRow(
                qPrintable(QStringLiteral("%1 in %2").arg(QString::fromUtf8(text), QString::fromLatin1(usual))))
                << QString::fromLatin1(sign) << QString::fromLatin1(usual) << QString::fromUtf8(text)
                << QString::fromLatin1(value) << rounded;
        };
        row(".", "EUR", "1234", "1234.00 EUR");
        row(".", "CNY", "¥1,234.56", "1234.56 CNY");
        row(".", "JPY", "¥1,234", "1234 JPY");
        row(".", "EUR", "¥1,234", "");
        row(",", "USD", "EUR 1.234,56", "1234.56 EUR");
        row(".", "USD", "(1,234.50)", "-1234.50 USD");
        row(".", "USD", "($1,234.50)", "-1234.50 USD");
        row(".", "USD", "1234.5-", "-1234.50 USD");
        row(".", "USD", "-$5", "-5.00 USD");
        row(".", "USD", "$-5", "-5.00 USD");
        row(".", "AUD", "$5", "5.00 AUD");
        row(".", "EUR", "$5", "5.00 USD");
        row(".", "EUR", "US$ 5", "5.00 USD");
        row(",", "SEK", "1 234,50 kr", "1234.50 SEK");
        row(".", "EUR", "12.5万元", "125000.00 CNY");
        row(".", "CNY", "１，２３４．５６", "1234.56 CNY");
        row(".", "USD", "0.005", "0.01 USD", true);
        row(".", "USD", "-0.005", "-0.01 USD", true);
        row(".", "USD", "261.9549", "261.95 USD", true);
        row(".", "KWD", "1.2345", "1.235 KWD", true);
        row(".", "USD", "12 chf", "12.00 CHF");
        row(".", "USD", "five", "");
        row(".", "USD", "$", "");
        row(".", "USD", "--5", "");
        row(".", "USD", "99999999999999999999", "");
    }
    void readsMoney()
    {
        QFETCH(QString, sign);
        QFETCH(QString, usual);
        QFETCH(QString, text);
        QFETCH(QString, value);
        QFETCH(bool, rounded);
        ValueFormats formats = formatsOf(QStringLiteral("YMD"), sign[0].unicode());
        formats.currency = Currency::fromCode(usual).value();
        const auto parsed = parseMoney(text, formats);
        QCOMPARE(parsed ? parsed->money.toString() + u' ' + parsed->money.currency.code() : QString(), value);
        if (parsed)
            QCOMPARE(parsed->rounded, rounded);
    }

    void readsYesAndNo()
    {
        for (const char16_t *text : {u"是", u"YES", u"1", u"True", u"ja", u"Oui", u" x "})
            QCOMPARE(parseBool(text).value(), true);
        for (const char16_t *text : {u"否", u"No", u"0", u"FALSE", u"nein", u"non"})
            QCOMPARE(parseBool(text).value(), false);
        for (const char16_t *text : {u"", u"2", u"maybe", u"yesno"})
            QVERIFY(!parseBool(text));
    }

    void readsDurations_data()
    {
        QTest::addColumn<QString>("text");
        QTest::addColumn<qint64>("seconds");
        const auto row = [](const char *text, qint64 seconds) {
            QTest::newRow(text) << QString::fromUtf8(text) << seconds;
        };
        row("1:30", 5400);
        row("0:01:30", 90);
        row("90 min", 5400);
        row("90min", 5400);
        row("1h 30m", 5400);
        row("1h30m15s", 5415);
        row("1.5 h", 5400);
        row("2 days", 172800);
        row("1 hour, 5 minutes", 3900);
        row("PT1H30M", 5400);
        row("P1DT2H", 93600);
        row("1小时30分钟", 5400);
        row("45秒", 45);
        row("30", 1800);
        row("90 miles", -1);
        row("1:75", -1);
        row("30m 1h", -1);
        row("", -1);
        row("soon", -1);
        row("-5", -1);
    }
    void readsDurations()
    {
        QFETCH(QString, text);
        QFETCH(qint64, seconds);
        const auto parsed = parseDuration(text, ValueFormats());
        QCOMPARE(parsed ? *parsed : -1, seconds);
    }

    void detectsOverTheWholeSample()
    {
        ValueDetector detector;
        const QStringList header{"when", "amount", "paid", "code", "mail", "price", "note", "share", "long"};
        detector.add(rowOf({"03/04/2024", "1.234,50", "Yes", "00123", "a@b.com", "€ 5", "hello", "12,5 %", "1:30"}));
        detector.add(rowOf({"05/06/2024", "99,00", "no", "00456", "c@d.org", "€ 1.200", "", "3 %", "0:45"}));
        detector.add(rowOf({"25/12/2024", "1.000", "NO", "09999", "e@f.net", "12 €", "5 pieces", "100%", "2:00"}));
        const TableGuess guess = detector.guess(header);
        QCOMPARE(guess.formats.dateOrder, DateOrder::DayMonthYear);
        QCOMPARE(guess.formats.decimalSign, u',');
        QVERIFY(!guess.dateOrderAmbiguous);
        QVERIFY(!guess.decimalSignAmbiguous);
        const QList<ColumnKind> kinds{ColumnKind::Date, ColumnKind::Decimal, ColumnKind::Bool,
                                      ColumnKind::Text, ColumnKind::Email,   ColumnKind::Money,
                                      ColumnKind::Text, ColumnKind::Percent, ColumnKind::Duration};
        for (qsizetype i = 0; i < kinds.size(); ++i)
            QVERIFY2(guess.columns[std::size_t(i)].kind == kinds[i], qPrintable(header[i]));
        QVERIFY(guess.notes.isEmpty());
    }

    void saysWhatIsAmbiguous()
    {
        ValueDetector detector;
        detector.add(rowOf({"03/04/2024", "1,234"}));
        detector.add(rowOf({"05/06/2024", "5,678"}));
        TableGuess guess = detector.guess({"when", "amount"});
        QVERIFY(guess.dateOrderAmbiguous);
        QVERIFY(guess.columns[0].dateOrderAmbiguous);
        QCOMPARE(guess.formats.dateOrder, DateOrder::MonthDayYear);
        QVERIFY(guess.decimalSignAmbiguous);
        QCOMPARE(guess.notes.size(), 2);

        ValueFormats preferred;
        preferred.dateOrder = DateOrder::DayMonthYear;
        ValueDetector british(preferred);
        british.add(rowOf({"03/04/2024"}));
        QCOMPARE(british.guess().formats.dateOrder, DateOrder::DayMonthYear);

        ValueDetector dotted;
        dotted.add(rowOf({"03.04.2024"}));
        QCOMPARE(dotted.guess().formats.dateOrder, DateOrder::DayMonthYear);
    }

    void oneProvingColumnDecidesForTheOthers()
    {
        ValueDetector detector;
        detector.add(rowOf({"03/04/2024", "1/31/2024"}));
        detector.add(rowOf({"05/06/2024", "2/28/2024"}));
        const TableGuess guess = detector.guess();
        QCOMPARE(guess.formats.dateOrder, DateOrder::MonthDayYear);
        QVERIFY(!guess.dateOrderAmbiguous);
        QCOMPARE(guess.columns[0].dateOrder.value(), DateOrder::MonthDayYear);
    }
};

}  // namespace fieldfare

FIELDFARE_TEST(fieldfare::ValueParseTest)
#include "value_parse_test.moc"
