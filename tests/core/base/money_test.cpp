// SPDX-License-Identifier: GPL-3.0-or-later
#include "base/money.h"
#include "support/test.h"

#include <QRandomGenerator>

using namespace fieldfare;

namespace {

template <class T>
concept Addable = requires(T a, T b)
{
    a + b;
};
template <class T>
concept AddableInPlace = requires(T a, T b)
{
    a += b;
};
// No raw sum over currencies compiles.
static_assert(!Addable<Money> && !AddableInPlace<Money>);

constexpr Currency eur("EUR");
constexpr Currency jpy("JPY");
constexpr Currency kwd("KWD");

Decimal decimal(QStringView text) { return Decimal::parse(text).value(); }

}  // namespace

class DecimalTest : public QObject {
    Q_OBJECT
private slots:
    void readsAndPrints_data()
    {
        QTest::addColumn<QString>("text");
        QTest::addColumn<qlonglong>("millionths");
        QTest::addColumn<QString>("printed");
        QTest::newRow("whole") << "12" << 12'000'000LL << "12";
        QTest::newRow("fraction") << "12.50" << 12'500'000LL << "12.5";
        QTest::newRow("smallest step") << "-0.000001" << -1LL << "-0.000001";
        QTest::newRow("plus sign") << "+3.1" << 3'100'000LL << "3.1";
        QTest::newRow("more zeros") << "1.2000000000" << 1'200'000LL << "1.2";
        QTest::newRow("leading zeros") << "0007" << 7'000'000LL << "7";
        QTest::newRow("largest") << "9223372036854.775807" << std::numeric_limits<qlonglong>::max()
                                 << "9223372036854.775807";
        QTest::newRow("lowest") << "-9223372036854.775808" << std::numeric_limits<qlonglong>::min()
                                << "-9223372036854.775808";
    }
    void readsAndPrints()
    {
        QFETCH(QString, text);
        QFETCH(qlonglong, millionths);
        QFETCH(QString, printed);
        const auto parsed = Decimal::parse(text);
        QVERIFY(parsed);
        QCOMPARE(parsed->millionths, millionths);
        QCOMPARE(parsed->toString(), printed);
    }
    void refuses_data()
    {
        QTest::addColumn<QString>("text");
        for (const char *text : {"", "-", ".", ".5", "5.", "1,5", "1 000", "1e3", "0x1", "1.2.3", "--1", "1.0000001",
                                 "\u0663", "9223372036854.775808", "-9223372036854.775809", "99999999999999999999"})
            QTest::newRow(text) << QString::fromUtf8(text);
    }
    void refuses()
    {
        QFETCH(QString, text);
        const auto parsed = Decimal::parse(text);
        QVERIFY(!parsed);
        QCOMPARE(parsed.error().code, ErrorCode::InvalidInput);
        QVERIFY(!parsed.error().message.isEmpty());
    }
    void roundsHalfAwayFromZero()
    {
        bool rounded = false;
        QCOMPARE(Decimal::parseRounded(u"0.0000005", &rounded)->millionths, 1);
        QVERIFY(rounded);
        QCOMPARE(Decimal::parseRounded(u"-0.0000005", &rounded)->millionths, -1);
        QCOMPARE(Decimal::parseRounded(u"0.00000049999", &rounded)->millionths, 0);
        QVERIFY(rounded);
        QCOMPARE(Decimal::parseRounded(u"0.000001", &rounded)->millionths, 1);
        QVERIFY(!rounded);
    }
    void calculates()
    {
        QCOMPARE(decimal(u"1.5").plus(decimal(u"-0.25"))->toString(), "1.25");
        QCOMPARE(decimal(u"1.5").minus(decimal(u"2"))->toString(), "-0.5");
        QCOMPARE(decimal(u"0.001").times(decimal(u"0.0005"))->toString(), "0.000001");
        QCOMPARE(decimal(u"-0.001").times(decimal(u"0.0005"))->toString(), "-0.000001");
        const Decimal largest{std::numeric_limits<qint64>::max()};
        const Decimal lowest{std::numeric_limits<qint64>::min()};
        QVERIFY(!largest.plus(Decimal{1}));
        QVERIFY(!lowest.minus(Decimal{1}));
        QVERIFY(!largest.minus(lowest));
        QVERIFY(!largest.times(decimal(u"2")));
        QCOMPARE(lowest.minus(lowest)->millionths, 0);
        QVERIFY(decimal(u"2") > decimal(u"1.999999"));
    }
    void roundTripsAnyNumber()
    {
        QRandomGenerator random(4711);
        for (int i = 0; i < 20'000; ++i) {
            const Decimal number{qint64(random.generate64()) >> random.bounded(63)};
            QCOMPARE(Decimal::parse(number.toString())->millionths, number.millionths);
        }
    }
};

class MoneyTest : public QObject {
    Q_OBJECT
private slots:
    void currencyCodes()
    {
        QCOMPARE(Currency::fromCode(u"eur").value(), eur);
        QCOMPARE(eur.code(), "EUR");
        QVERIFY(Currency::fromCode(u"")->isEmpty());
        QCOMPARE(Currency().code(), QString());
        for (const QStringView bad :
             {QStringView(u"EU"), QStringView(u"EURO"), QStringView(u"E1R"), QStringView(u"€€€")})
            QVERIFY(!Currency::fromCode(bad));
        QVERIFY(eur.isKnown());
        QVERIFY(!Currency("QQQ").isKnown());
        QVERIFY(!Currency().isKnown());
        const QList<Currency> all = Currency::known();
        QVERIFY(std::is_sorted(all.begin(), all.end()));
        for (const Currency currency : all)
            QVERIFY(currency.isKnown() && Currency::fromCode(currency.code()).value() == currency);
    }
    void exponents()
    {
        QCOMPARE(eur.exponent(), 2);
        QCOMPARE(jpy.exponent(), 0);
        QCOMPARE(kwd.exponent(), 3);
        QCOMPARE(Currency("CLF").exponent(), 4);
        QCOMPARE(Currency().exponent(), 2);
    }
    void readsAndPrints()
    {
        QCOMPARE(Money::parse(u"-123.45", eur)->minor, -12345);
        QCOMPARE(Money::parse(u"123", eur)->toString(), "123.00");
        QCOMPARE(Money::parse(u"123.000", jpy)->toString(), "123");
        QCOMPARE(Money::parse(u"0.005", kwd)->toString(), "0.005");
        QCOMPARE((Money{-5, eur}).toString(), "-0.05");
        QVERIFY(!Money::parse(u"1.005", eur));
        QVERIFY(!Money::parse(u"12,50", eur));
        QVERIFY(!Money::parse(u"99999999999999999999", eur));
        bool rounded = false;
        QCOMPARE(Money::parseRounded(u"1.005", eur, &rounded)->minor, 101);
        QVERIFY(rounded);
        QCOMPARE(Money::parseRounded(u"-0.5", jpy, &rounded)->minor, -1);
        QCOMPARE((Money{std::numeric_limits<qint64>::min(), eur}).toString(), "-92233720368547758.08");
    }
    void linesAreRoundedOnce()
    {
        // 2.345 × 3 × 0.9 = 6.3315; rounding the unit price first would give 6.35.
        bool rounded = false;
        QCOMPARE(Money::lineAmount(decimal(u"2.345"), decimal(u"3"), decimal(u"10"), eur, &rounded)->toString(),
                 "6.33");
        QVERIFY(rounded);
        QCOMPARE(Money::lineAmount(decimal(u"0.005"), decimal(u"1"), Decimal(), eur)->minor, 1);
        QCOMPARE(Money::lineAmount(decimal(u"0.005"), decimal(u"-1"), Decimal(), eur)->minor, -1);
        QCOMPARE(Money::lineAmount(decimal(u"9223372036854.775807"), decimal(u"100"), Decimal(), jpy)->toString(),
                 "922337203685478");
        QVERIFY(!Money::lineAmount(decimal(u"9223372036854.775807"), decimal(u"9223372036854.775807"), Decimal(), eur));
    }
    void oneCurrencyAdds()
    {
        QCOMPARE((Money{100, eur}).plus(Money{23, eur})->minor, 123);
        QVERIFY(!(Money{100, eur}).plus(Money{23, jpy}));
        QVERIFY(!(Money{100, eur}).minus(Money{23, Currency()}));
        QVERIFY(!(Money{std::numeric_limits<qint64>::max(), eur}).plus(Money{1, eur}));
        QCOMPARE((Money{333, eur}).times(decimal(u"0.5"))->minor, 167);
    }
    void convertsBetweenExponents()
    {
        QCOMPARE((Money{100, jpy}).convertedTo(eur, decimal(u"0.0065"))->toString(), "0.65");
        QCOMPARE((Money{12345, eur}).convertedTo(jpy, decimal(u"160"))->toString(), "19752");
        QCOMPARE((Money{1, kwd}).convertedTo(Currency("CLF"), decimal(u"1"))->minor, 10);
        QCOMPARE((Money{12345, eur}).toDecimal()->toString(), "123.45");
        QCOMPARE(Money::fromDecimal(decimal(u"-1.005"), eur)->minor, -101);
    }
    void sumsStayApart()
    {
        MoneySum sum;
        QVERIFY(sum.isEmpty());
        sum.add(Money{500, jpy});
        sum.add(Money{100, eur});
        sum.add(Money{23, eur});
        QVERIFY(sum.isMixed());
        QCOMPARE(sum.totals(), (QList<Money>{{123, eur}, {500, jpy}}));
        QCOMPARE(sum.total(kwd).minor, 0);
        MoneySum other;
        other.add(Money{std::numeric_limits<qint64>::max(), eur});
        sum.add(other);
        QVERIFY(sum.overflowed());
    }
    void variantsCompare()
    {
        const auto variant = [](qint64 minor, Currency currency) {
            return QVariant::fromValue(Money{minor, currency});
        };
        QCOMPARE(variant(1, eur), variant(1, eur));
        QVERIFY(variant(1, eur) != variant(1, jpy));
        QVERIFY(QVariant::compare(variant(1, eur), variant(2, eur)) == QPartialOrdering::Less);
        QVERIFY(QVariant::fromValue(Decimal{5}) == QVariant::fromValue(Decimal{5}));
        QVERIFY(QVariant::compare(QVariant::fromValue(Decimal{5}), QVariant::fromValue(Decimal{4})) ==
                QPartialOrdering::Greater);
    }
};

FIELDFARE_TEST(DecimalTest)
FIELDFARE_TEST(MoneyTest)
#include "money_test.moc"
