// SPDX-License-Identifier: GPL-3.0-or-later
#include "presentation/format.h"
#include "support/test.h"

using namespace fieldfare;

class FormatTest : public QObject {
    Q_OBJECT

private:
    const QLocale en{QLocale::English, QLocale::UnitedStates};
    const QLocale de{QLocale::German, QLocale::Germany};
    const QDate today{2026, 11, 22};  // a Sunday

private slots:
    void money()
    {
        const QChar nb(0x00A0);
        QCOMPARE(format::money({1840000, Currency("EUR")}, en),
                 QStringLiteral("€%1%2").arg(nb).arg(QStringLiteral("18,400")));
        QCOMPARE(format::money({1840050, Currency("EUR")}, de),
                 QStringLiteral("€%1%2").arg(nb).arg(QStringLiteral("18.400,50")));
        QCOMPARE(format::money({-5, Currency("USD")}, en), QStringLiteral("$%1−0.05").arg(nb));
        QCOMPARE(format::money({1000, Currency("JPY")}, en),
                 QStringLiteral("JP¥%1%2").arg(nb).arg(QStringLiteral("1,000")));
        QCOMPARE(format::money({std::numeric_limits<qint64>::min(), Currency()}, en),
                 QStringLiteral("−92,233,720,368,547,758.08"));
    }

    void dates()
    {
        QCOMPARE(format::date(today, today, en), QStringLiteral("Today"));
        QCOMPARE(format::date(today.addDays(-1), today, en), QStringLiteral("Yesterday"));
        QCOMPARE(format::date(today.addDays(3), today, en), QStringLiteral("Wednesday"));
        QCOMPARE(format::date(QDate(2026, 11, 18), today, en), QStringLiteral("18 Nov"));
        QCOMPARE(format::date(QDate(2024, 3, 12), today, en), QStringLiteral("12 Mar 2024"));
        QCOMPARE(format::date(QDate(), today, en), QString());
    }

    void parseDate_data()
    {
        QTest::addColumn<QString>("typed");
        QTest::addColumn<QLocale>("locale");
        QTest::addColumn<QDate>("expected");
        QTest::newRow("word") << "tomorrow" << en << QDate(2026, 11, 23);
        QTest::newRow("offset") << "+3" << en << QDate(2026, 11, 25);
        QTest::newRow("weeks") << "+2w" << en << QDate(2026, 12, 6);
        QTest::newRow("weekday") << "Fri" << en << QDate(2026, 11, 27);
        QTest::newRow("weekday de") << "Freitag" << de << QDate(2026, 11, 27);
        QTest::newRow("same weekday is next week") << "sunday" << en << QDate(2026, 11, 29);
        QTest::newRow("iso") << "2026-12-01" << de << QDate(2026, 12, 1);
        QTest::newRow("us") << "12/01/2026" << en << QDate(2026, 12, 1);
        QTest::newRow("de") << "1.12.2026" << de << QDate(2026, 12, 1);
        QTest::newRow("de short") << "18.11." << de << QDate(2026, 11, 18);
        QTest::newRow("two-digit year") << "1.12.26" << de << QDate(2026, 12, 1);
        QTest::newRow("century") << "1.12.85" << de << QDate(1985, 12, 1);
        QTest::newRow("nearest") << "2.1." << de << QDate(2027, 1, 2);
        QTest::newRow("us impossible month") << "25/12/2026" << en << QDate(2026, 12, 25);
        QTest::newRow("named") << "3 Dec" << en << QDate(2026, 12, 3);
        QTest::newRow("chinese") << QStringLiteral("2026年12月3日") << QLocale(QLocale::Chinese) << QDate(2026, 12, 3);
        QTest::newRow("chinese without a year")
            << QStringLiteral("12月3日") << QLocale(QLocale::Chinese) << QDate(2026, 12, 3);
        QTest::newRow("chinese weekday") << QStringLiteral("周五") << QLocale(QLocale::Chinese) << QDate(2026, 11, 27);
        QTest::newRow("nonsense") << "soonish" << en << QDate();
        QTest::newRow("no such day") << "31.2.2026" << de << QDate();
    }

    void parseDate()
    {
        QFETCH(QString, typed);
        QFETCH(QLocale, locale);
        QFETCH(QDate, expected);
        QCOMPARE(format::parseDate(typed, today, locale), expected);
    }

    void parseTime()
    {
        QCOMPARE(format::parseTime(QStringLiteral("14:30"), de), QTime(14, 30));
        QCOMPARE(format::parseTime(QStringLiteral("1430"), de), QTime(14, 30));
        QCOMPARE(format::parseTime(QStringLiteral("9"), de), QTime(9, 0));
        QCOMPARE(format::parseTime(QStringLiteral("2:30 pm"), en), QTime(14, 30));
        QVERIFY(!format::parseTime(QStringLiteral("99"), en).isValid());
    }

    void parseAmount_data()
    {
        QTest::addColumn<QString>("typed");
        QTest::addColumn<QLocale>("locale");
        QTest::addColumn<QString>("expected");  // millionths, "-" for not understood, empty for none
        QTest::newRow("en") << "1,234.50" << en << "1234500000";
        QTest::newRow("de") << "1.234,50" << de << "1234500000";
        QTest::newRow("de group only") << "1.234" << de << "1234000000";
        QTest::newRow("en point") << "1.5" << en << "1500000";
        QTest::newRow("de with en point") << "12.50" << de << "12500000";
        QTest::newRow("sign") << QStringLiteral("€ 18 400") << en << "18400000000";
        QTest::newRow("minus") << QStringLiteral("−7") << en << "-7000000";
        QTest::newRow("code") << "CHF 12'000" << en << "12000000000";
        QTest::newRow("empty") << "  " << en << "";
        QTest::newRow("nonsense") << "1..2" << en << "-";
        QTest::newRow("words only") << "much" << en << "-";
    }

    void parseAmount()
    {
        QFETCH(QString, typed);
        QFETCH(QLocale, locale);
        QFETCH(QString, expected);
        bool ok = true;
        const auto amount = format::parseAmount(typed, locale, &ok);
        if (expected == QLatin1String("-")) {
            QVERIFY(!ok);
            return;
        }
        QVERIFY(ok);
        QCOMPARE(amount ? QString::number(amount->millionths) : QString(), expected);
    }

    void fuzzy()
    {
        QVERIFY(format::fuzzyScore(QStringLiteral("nc"), QStringLiteral("New: Contact")) > 0);
        QVERIFY(format::fuzzyScore(QStringLiteral("pipe"), QStringLiteral("Pipeline")) >
                format::fuzzyScore(QStringLiteral("pipe"), QStringLiteral("Show the import profile")));
        QCOMPARE(format::fuzzyScore(QStringLiteral("xyz"), QStringLiteral("Pipeline")), 0);
        QVERIFY(format::fuzzyScore(QStringLiteral("muller"), QStringLiteral("Müller")) > 0);
    }

    void durations()
    {
        QCOMPARE(format::duration(45), QStringLiteral("45 s"));
        QCOMPARE(format::duration(720), QStringLiteral("12 min"));
        QCOMPARE(format::duration(12000), QStringLiteral("3 h 20 min"));
        QCOMPARE(format::duration(90000), QStringLiteral("1 d 1 h"));
    }
};

FIELDFARE_TEST(FormatTest)
#include "format_test.moc"
