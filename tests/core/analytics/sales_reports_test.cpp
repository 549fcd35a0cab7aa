// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/analytics/report_fixture.h"
#include "records/deal_line/deal_line.h"
#include "support/test.h"

using namespace fieldfare;

/// Reports of deals against figures computed by hand.
class SalesReportsTest : public QObject {
    Q_OBJECT

    struct Sales : ReportFixture {
        Id<Team> north = team("North");
        Id<User> jonas = user("Jonas Brandt", north);
        Id<User> li = user("李娜", team("South"));
        Id<Product> solar = product("Solar");
        Id<Product> wind = product("Wind");
        qint64 first = 0;
        qint64 second = 0;
        qint64 third = 0;

        // Three won deals in two currencies, one with lines; one lost; one open.
        Sales()
        {
            Deal one =
                deal("won", "2025-12-31T23:00:00", "2026-01-31T23:30:00", "100.00");  // closed on 1 February in Berlin
            one.owner = jonas;
            one.product = solar;
            first = insert(one).id;
            Deal two = deal("won", "2026-03-01T12:00:00", "2026-03-10T12:00:00", "50.00", "USD");
            two.owner = jonas;
            second = insert(two).id;
            Deal three = deal("won", "2026-04-05T10:00:00", "2026-05-05T10:00:00");
            three.owner = li;
            three.currency = Currency("EUR");
            third = insert(three).id;
            line(third, solar, "2", "30");
            line(third, wind, "3", "3.335");  // 10.005: rounded to 10.01
            Deal lost = deal("lost", "2026-04-01T10:00:00", "2026-05-31T10:00:00", "999.00");
            lost.owner = li;
            insert(lost);
            Deal open = deal("quote", "2026-06-01T10:00:00", nullptr, "10.00");
            open.owner = jonas;
            insert(open);
        }
        void line(qint64 deal, Id<Product> product, const char *quantity, const char *price)
        {
            DealLine made;
            made.deal.value = deal;
            made.product = product;
            made.quantity = *Decimal::parse(QString::fromLatin1(quantity));
            made.unitPrice = *Decimal::parse(QString::fromLatin1(price));
            made.currency = Currency("EUR");
            insert(made);
        }
    };

private slots:
    void salesInTwoCurrenciesGoToTheBaseByTheRateOfTheDay()
    {
        Sales fixture;
        fixture.rate("USD", "2026-03-01", "0.9");
        fixture.rate("USD", "2026-04-01", "0.8");
        const auto byUser = fixture.run(QStringLiteral("sales_by_user"));
        VERIFY_OK(byUser);
        QCOMPARE(printed(*byUser, words("user won_count units won_amount")),
                 (QStringList{QStringLiteral("Jonas Brandt | 2 | 2 | 145.00 EUR"),
                              QStringLiteral("李娜 | 1 | 5 | 70.01 EUR")}));
        QCOMPARE(printed(*byUser, words("user won_count units won_amount"), true),
                 QStringList{QStringLiteral("- | 3 | 7 | 215.01 EUR")});
        QCOMPARE(byUser->notes.size(), 1);
        QVERIFY(byUser->notes.first().contains(QStringLiteral("USD")));

        const auto byTeam = fixture.run(QStringLiteral("sales_by_team"));
        VERIFY_OK(byTeam);
        QCOMPARE(
            printed(*byTeam, words("team won_count units won_amount")),
            (QStringList{QStringLiteral("North | 2 | 2 | 145.00 EUR"), QStringLiteral("South | 1 | 5 | 70.01 EUR")}));

        const auto byProduct = fixture.run(QStringLiteral("sales_by_product"));
        VERIFY_OK(byProduct);
        QCOMPARE(printed(*byProduct, words("product won_count units won_amount")),
                 (QStringList{QStringLiteral("Solar | 2 | 3 | 160.00 EUR"),
                              QStringLiteral("(no product) | 1 | 1 | 45.00 EUR"),
                              QStringLiteral("Wind | 1 | 3 | 10.01 EUR")}));
        QCOMPARE(printed(*byProduct, words("won_count units won_amount"), true),
                 QStringList{QStringLiteral("3 | 7 | 215.01 EUR")});

        const auto byMonth = fixture.run(QStringLiteral("sales_by_month"));
        VERIFY_OK(byMonth);
        QCOMPARE(
            printed(*byMonth, words("month won_count units won_amount")),
            (QStringList{QStringLiteral("2026-02 | 1 | 1 | 100.00 EUR"), QStringLiteral("2026-03 | 1 | 1 | 45.00 EUR"),
                         QStringLiteral("2026-04 | 0 | 0 | 0.00 EUR"), QStringLiteral("2026-05 | 1 | 5 | 70.01 EUR")}));
        const auto byQuarter = fixture.run(QStringLiteral("sales_by_quarter"));
        VERIFY_OK(byQuarter);
        QCOMPARE(printed(*byQuarter, words("quarter won_count won_amount")),
                 (QStringList{QStringLiteral("2026Q1 | 2 | 145.00 EUR"), QStringLiteral("2026Q2 | 1 | 70.01 EUR")}));
    }

    void withoutARateEachCurrencyHasItsOwnRow()
    {
        Sales fixture;
        fixture.rate("USD", "2026-04-01", "0.8");  // after the deal was closed
        const auto table = fixture.run(QStringLiteral("sales_by_user"));
        VERIFY_OK(table);
        QCOMPARE(printed(*table, words("user won_count units won_amount")),
                 (QStringList{QStringLiteral("Jonas Brandt | 1 | 1 | 100.00 EUR"),
                              QStringLiteral("李娜 | 1 | 5 | 70.01 EUR"),
                              QStringLiteral("Jonas Brandt | 1 | 1 | 50.00 USD")}));
        QCOMPARE(printed(*table, words("won_count units won_amount"), true), QStringList{QStringLiteral("3 | 7 | -")});
        const QString notes = table->notes.join(QLatin1Char('\n'));
        QVERIFY2(notes.contains(QStringLiteral("USD on 2026-03-10")), qPrintable(notes));
        QVERIFY2(notes.contains(QStringLiteral("170.01 EUR, 50.00 USD")), qPrintable(notes));
        // the rows behind each half
        QCOMPARE(
            fixture.behind(QStringLiteral("sales_by_user"), {}, table->rows.at(0).key, QStringLiteral("won_amount"))
                ->ids,
            QVector<qint64>{fixture.first});
        QCOMPARE(
            fixture.behind(QStringLiteral("sales_by_user"), {}, table->rows.at(2).key, QStringLiteral("won_amount"))
                ->ids,
            QVector<qint64>{fixture.second});
    }

    void oneForeignCurrencyNeedsNoRate()
    {
        Sales fixture;
        const auto table =
            fixture.run(QStringLiteral("sales_by_user"), {{QStringLiteral("from"), QStringLiteral("2026-03-01")},
                                                          {QStringLiteral("to"), QStringLiteral("2026-03-31")}});
        VERIFY_OK(table);
        QCOMPARE(printed(*table, words("user won_count won_amount")),
                 QStringList{QStringLiteral("Jonas Brandt | 1 | 50.00 USD")});
        QVERIFY(table->notes.isEmpty());
    }

    void daysOfTheRangeAreDaysOfTheZone()
    {
        Sales fixture;
        fixture.rate("USD", "2026-03-01", "0.9");
        const QString report = QStringLiteral("sales_by_month");
        QCOMPARE(fixture.run(report, {{QStringLiteral("to"), QStringLiteral("2026-01-31")}})->rows.size(), 0);
        QCOMPARE(fixture
                     .run(report, {{QStringLiteral("from"), QStringLiteral("2026-02-01")},
                                   {QStringLiteral("to"), QStringLiteral("2026-02-01")}})
                     ->rows.size(),
                 1);
        QCOMPARE(fixture
                     .run(report, {{QStringLiteral("from"), QStringLiteral("2026-02-02")},
                                   {QStringLiteral("to"), QStringLiteral("2026-02-28")}})
                     ->rows.size(),
                 0);
        QCOMPARE(
            fixture.run(QStringLiteral("sales_by_quarter"), {{QStringLiteral("period"), QStringLiteral("this_year")}})
                ->rows.size(),
            2);
        QCOMPARE(
            fixture.run(QStringLiteral("sales_by_quarter"), {{QStringLiteral("period"), QStringLiteral("last_year")}})
                ->rows.size(),
            0);
    }

    void filtersByUserTeamAndPipeline()
    {
        Sales fixture;
        QCOMPARE(printed(*fixture.run(QStringLiteral("sales_by_product"),
                                      {{QStringLiteral("user"), QStringLiteral("李娜")}}),
                         words("won_count won_amount"), true),
                 QStringList{QStringLiteral("1 | 70.01 EUR")});
        QCOMPARE(fixture.run(QStringLiteral("sales_by_user"), {{QStringLiteral("team"), QStringLiteral("South")}})
                     ->rows.size(),
                 1);
        QCOMPARE(fixture.run(QStringLiteral("sales_by_user"), {{QStringLiteral("pipeline"), QStringLiteral("Sales")}})
                     ->rows.size(),
                 3);  // two currencies, no rate
        QCOMPARE(fixture.run(QStringLiteral("sales_by_user"), {{QStringLiteral("user"), QStringLiteral("Nobody")}})
                     .error()
                     .code,
                 ErrorCode::NotFound);
        QCOMPARE(fixture.run(QStringLiteral("sales_by_user"), {{QStringLiteral("colour"), QStringLiteral("red")}})
                     .error()
                     .code,
                 ErrorCode::InvalidInput);
        QCOMPARE(fixture.run(QStringLiteral("sales_by_user"), {{QStringLiteral("from"), QStringLiteral("tomorrow")}})
                     .error()
                     .code,
                 ErrorCode::InvalidInput);
        QCOMPARE(fixture
                     .run(QStringLiteral("sales_by_user"), {{QStringLiteral("from"), QStringLiteral("2026-02-01")},
                                                            {QStringLiteral("to"), QStringLiteral("2026-01-01")}})
                     .error()
                     .code,
                 ErrorCode::InvalidInput);
        QCOMPARE(fixture.run(QStringLiteral("sales_by_moon")).error().code, ErrorCode::NotFound);
    }

    void pipelineCountsWhatStandsInEachStage()
    {
        Sales fixture;
        fixture.rate("USD", "2026-03-01", "0.9");
        const auto table = fixture.run(QStringLiteral("pipeline"));
        VERIFY_OK(table);
        QCOMPARE(printed(*table, words("pipeline stage count amount weighted")),
                 (QStringList{QStringLiteral("Sales | New | 0 | 0.00 EUR | 0.00 EUR"),
                              QStringLiteral("Sales | Qualified | 0 | 0.00 EUR | 0.00 EUR"),
                              QStringLiteral("Sales | Demo | 0 | 0.00 EUR | 0.00 EUR"),
                              QStringLiteral("Sales | Quote | 1 | 10.00 EUR | 6.00 EUR"),
                              QStringLiteral("Sales | Negotiation | 0 | 0.00 EUR | 0.00 EUR"),
                              QStringLiteral("Sales | Won | 3 | 215.01 EUR | 215.01 EUR"),
                              QStringLiteral("Sales | Lost | 1 | 999.00 EUR | 0.00 EUR")}));
        QCOMPARE(printed(*table, words("count amount weighted"), true),
                 QStringList{QStringLiteral("5 | 1224.01 EUR | 221.01 EUR")});
    }

    void winRateAndCycle()
    {
        Sales fixture;
        const auto rate = fixture.run(QStringLiteral("win_rate"));
        VERIFY_OK(rate);
        QCOMPARE(printed(*rate, words("all won lost win_rate")), QStringList{QStringLiteral("All deals | 3 | 1 | 75")});
        const auto byUser = fixture.run(QStringLiteral("win_rate"), {{QStringLiteral("by"), QStringLiteral("user")}});
        QCOMPARE(printed(*byUser, words("user won lost win_rate")),
                 (QStringList{QStringLiteral("Jonas Brandt | 2 | 0 | 100"), QStringLiteral("李娜 | 1 | 1 | 50")}));

        // 31, 9 and 30 days
        const auto cycle = fixture.run(QStringLiteral("sales_cycle"));
        VERIFY_OK(cycle);
        QCOMPARE(printed(*cycle, words("all count mean_days median_days p90_days")),
                 QStringList{QStringLiteral("All deals | 3 | 23.33 | 30 | 30.8")});
        const auto lost =
            fixture.run(QStringLiteral("sales_cycle"), {{QStringLiteral("outcome"), QStringLiteral("lost")}});
        QCOMPARE(printed(*lost, words("count mean_days median_days p90_days"), true),
                 QStringList{QStringLiteral("1 | 60 | 60 | 60")});
        const auto closed =
            fixture.run(QStringLiteral("sales_cycle"), {{QStringLiteral("outcome"), QStringLiteral("closed")}});
        QCOMPARE(printed(*closed, words("count mean_days"), true), QStringList{QStringLiteral("4 | 32.5")});
    }

    void conversionCountsEachDealOnceHoweverOftenItWentBack()
    {
        ReportFixture fixture;
        Deal backAndForth = fixture.insert(fixture.deal("new", "2026-01-01T10:00:00", nullptr));
        for (const char *next : {"qualified", "new", "qualified", "demo", "won"}) {
            backAndForth.stage = fixture.stage(next);
            VERIFY_OK(fixture.update(backAndForth));
        }
        Deal lostAfterQualified = fixture.insert(fixture.deal("new", "2026-01-02T10:00:00", nullptr));
        for (const char *next : {"qualified", "lost"}) {
            lostAfterQualified.stage = fixture.stage(next);
            VERIFY_OK(fixture.update(lostAfterQualified));
        }
        fixture.insert(fixture.deal("lost", "2026-01-03T10:00:00", "2026-02-03T10:00:00"));  // lost where it began
        fixture.insert(fixture.deal("won", "2026-01-04T10:00:00", "2026-02-04T10:00:00"));   // straight to won
        fixture.insert(fixture.deal("new", "2026-01-05T10:00:00", nullptr));
        const auto table = fixture.run(QStringLiteral("stage_conversion"));
        VERIFY_OK(table);
        QCOMPARE(printed(*table, words("stage reached rate of_first")),
                 (QStringList{QStringLiteral("New | 5 | 60 | 100"), QStringLiteral("Qualified | 3 | 66.67 | 60"),
                              QStringLiteral("Demo | 2 | 100 | 40"), QStringLiteral("Quote | 2 | 100 | 40"),
                              QStringLiteral("Negotiation | 2 | 100 | 40"), QStringLiteral("Won | 2 | - | 40")}));
        const auto cohort =
            fixture.run(QStringLiteral("stage_conversion"), {{QStringLiteral("from"), QStringLiteral("2026-01-02")},
                                                             {QStringLiteral("to"), QStringLiteral("2026-01-03")}});
        QCOMPARE(printed(*cohort, words("stage reached rate")).mid(0, 3),
                 (QStringList{QStringLiteral("New | 2 | 50"), QStringLiteral("Qualified | 1 | 0"),
                              QStringLiteral("Demo | 0 | n/a")}));
        const auto behind =
            fixture.behind(QStringLiteral("stage_conversion"), {}, table->rows.at(1).key, QStringLiteral("reached"));
        VERIFY_OK(behind);
        QCOMPARE(behind->ids.size(), 3);
        QVERIFY(behind->ids.contains(backAndForth.id) && behind->ids.contains(lostAfterQualified.id));

        // an undone move leaves no trace in the cohort: the deal that is lost again after a step back
        VERIFY_OK(fixture.remove(lostAfterQualified));
        QCOMPARE(printed(*fixture.run(QStringLiteral("stage_conversion")), words("reached")).first(),
                 QStringLiteral("4"));
    }

    void amountsTooLargeAreRefusedNotWrapped()
    {
        ReportFixture fixture;
        for (int i = 0; i < 2; ++i) {
            Deal deal = fixture.deal("won", "2026-01-01T10:00:00", "2026-01-02T10:00:00", "1.00");
            deal.amount = std::numeric_limits<qint64>::max() - 5;
            fixture.insert(deal);
        }
        QCOMPARE(fixture.run(QStringLiteral("sales_by_user")).error().code, ErrorCode::InvalidInput);
    }
};

FIELDFARE_TEST(SalesReportsTest)
#include "sales_reports_test.moc"
