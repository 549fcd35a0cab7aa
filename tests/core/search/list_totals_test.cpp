// SPDX-License-Identifier: GPL-3.0-or-later
#include "search/list_totals.h"

#include "search/list_cells.h"
#include "search_fixture.h"
#include "support/test.h"

using namespace fieldfare;

/// Sums over a list, and columns out of linked records.
class ListTotalsTest : public QObject {
    Q_OBJECT

private:
    static Deal deal(const QString &name, std::optional<qint64> minor, const char (&code)[4])
    {
        Deal deal;
        deal.name = name;
        deal.amount = minor;
        deal.currency = Currency(code);
        return deal;
    }

private slots:
    void moneyIsSummedByCurrency()
    {
        test::SearchFixture fixture;
        fixture.addStages();
        fixture.add(deal(QStringLiteral("A"), 1'100'000, "INR"));
        fixture.add(deal(QStringLiteral("B"), 1'000, "USD"));
        fixture.add(deal(QStringLiteral("C"), 501, "USD"));
        fixture.add(deal(QStringLiteral("D"), -2, "USD"));
        fixture.add(deal(QStringLiteral("E"), std::nullopt, "USD"));
        const auto sums = fixture.read([](ReadContext &context) {
            return listSums(context, {QStringLiteral("deal")}, {QStringLiteral("amount")});
        });
        QVERIFY(sums);
        QCOMPARE(sums->rows, 5);
        const auto amounts = sums->columns.value(QStringLiteral("amount"));
        QCOMPARE(amounts.size(), 2);
        QCOMPARE(amounts[0].currency, Currency("INR"));
        QCOMPARE(amounts[0].sum, 1'100'000);
        QCOMPARE(amounts[1].currency, Currency("USD"));
        QCOMPARE(amounts[1].filled, 3);
        QCOMPARE(amounts[1].sum, 1'499);
        QCOMPARE(amounts[1].mean, 500);  // 499.67
        const auto filtered = fixture.read([](ReadContext &context) {
            return listSums(context, {QStringLiteral("deal"), QStringLiteral("amount>5 amount<11")},
                            {QStringLiteral("amount")});
        });
        QVERIFY(filtered);
        QCOMPARE(filtered->rows, 2);
        QCOMPARE(filtered->columns.value(QStringLiteral("amount")).first().sum, 1'501);
    }

    void greatSumsStayExact()
    {
        test::SearchFixture fixture;
        for (const qint64 employees : {qint64(9'000'000'000'000'000), qint64(9'000'000'000'000'001), qint64(-7)}) {
            Company company;
            company.name = QStringLiteral("Firm %1").arg(employees);
            company.employees = employees;
            fixture.add(company);
        }
        const auto sums = fixture.read([](ReadContext &context) {
            return listSums(context, {QStringLiteral("company")}, {QStringLiteral("employees")});
        });
        QVERIFY(sums);
        const ColumnSum sum = sums->columns.value(QStringLiteral("employees")).value(0);
        QVERIFY(sum.exact);
        QCOMPARE(sum.sum, qint64(17'999'999'999'999'994));  // beyond what a double holds
        QCOMPARE(sum.mean, qint64(5'999'999'999'999'998));
        // 9 × 10^18 twice leaves 64 bits: said, not shown wrong.
        for (int i = 0; i < 2; ++i) {
            Company company;
            company.name = QStringLiteral("Huge %1").arg(i);
            company.employees = qint64(9'000'000'000'000'000'000);
            fixture.add(company);
        }
        const auto over = fixture.read([](ReadContext &context) {
            return listSums(context, {QStringLiteral("company")}, {QStringLiteral("employees")});
        });
        QVERIFY(over);
        QVERIFY(!over->columns.value(QStringLiteral("employees")).value(0).exact);
    }

    void mistakesAreTold()
    {
        test::SearchFixture fixture;
        const auto text = fixture.read([](ReadContext &context) {
            return listSums(context, {QStringLiteral("company")}, {QStringLiteral("name")});
        });
        QVERIFY(!text);
        QCOMPARE(text.error().code, ErrorCode::InvalidInput);
        const auto query = fixture.read([](ReadContext &context) {
            return listSums(context, {QStringLiteral("company"), QStringLiteral("nosuch:1")}, {});
        });
        QVERIFY(!query);
    }

    void cellsComeFromLinkedRecordsToo()
    {
        test::SearchFixture fixture;
        Company company;
        company.name = QStringLiteral("Brandt");
        company.industry = QStringLiteral("Roofing");
        company.addresses = {{QStringLiteral("work"), {}, QStringLiteral("Hamburg"), {}, {}, {}}};
        company = fixture.add(company);
        Contact lena;
        lena.name = QStringLiteral("Lena");
        lena.company = {company.id};
        lena = fixture.add(lena);
        Contact loner;
        loner.name = QStringLiteral("Otto");
        loner = fixture.add(loner);
        const QStringList columns{QStringLiteral("company:city"), QString(), QStringLiteral("name"),
                                  QStringLiteral("company:industry"), QStringLiteral("company:nosuch")};
        const auto rows = fixture.read([&](ReadContext &context) {
            return listCells(context, context.catalog().at(QStringLiteral("contact")), {loner.id, lena.id}, columns);
        });
        QVERIFY(rows);
        QCOMPARE(rows->size(), 2);
        QCOMPARE(rows->at(0).name, QStringLiteral("Otto"));
        QCOMPARE(rows->at(0).cells.size(), columns.size());
        QVERIFY(rows->at(0).cells[0].value.isNull());
        QCOMPARE(rows->at(1).cells[0].value.toString(), QStringLiteral("Hamburg"));
        QCOMPARE(rows->at(1).cells[2].value.toString(), QStringLiteral("Lena"));
        QCOMPARE(rows->at(1).cells[3].value.toString(), QStringLiteral("Roofing"));
        QVERIFY(rows->at(1).cells[4].value.isNull());
        const TypeCatalog &catalog = *fixture.store->catalog();
        const QStringList offered = linkedColumns(catalog, catalog.at(QStringLiteral("contact")));
        QVERIFY(offered.contains(QStringLiteral("company:city")));
        QVERIFY(!offered.contains(QStringLiteral("company:name")));
        for (const QString &column : offered)
            QVERIFY2(linkedColumn(catalog, catalog.at(QStringLiteral("contact")), column), qPrintable(column));
    }
};

FIELDFARE_TEST(ListTotalsTest)
#include "list_totals_test.moc"
