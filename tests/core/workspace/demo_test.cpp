// SPDX-License-Identifier: GPL-3.0-or-later
#include "workspace/demo/demo.h"

#include "analytics/report_registry.h"
#include "support/test.h"
#include "support/workspace_fixture.h"

#include <QCryptographicHash>

using namespace fieldfare;

/// The invented company: believable, and the same every time.
class DemoTest : public QObject {
    Q_OBJECT

    static int count(WorkspaceFixture &fixture, const char *sql, const QVariantList &values = {})
    {
        return fixture.value(QString::fromUtf8(sql), values).toInt();
    }

    static QByteArray fingerprint(WorkspaceFixture &fixture)
    {
        auto hash = await(fixture.workspace->read([](ReadContext &context) -> Result<QByteArray> {
            QCryptographicHash sum(QCryptographicHash::Sha256);
            for (const char *sql :
                 {"SELECT name, industry, owner, created_at FROM {company} ORDER BY id",
                  "SELECT name, title, company, lifecycle FROM {contact} ORDER BY id",
                  "SELECT name, amount, currency, stage, opened_at, closed_at FROM {deal} ORDER BY id",
                  "SELECT deal, stage, from_stage, at FROM {stage_event} ORDER BY id",
                  "SELECT subject, state, opened_at, resolved_at FROM {ticket} ORDER BY id",
                  "SELECT kind, subject, at, contact FROM {activity} ORDER BY id",
                  "SELECT campaign, contact, status, interactions FROM {campaign_member} ORDER BY id",
                  "SELECT currency, \"on\", rate, 0 FROM {exchange_rate} ORDER BY id"}) {
                TRY_ASSIGN(auto query, context.run(QString::fromLatin1(sql)));
                while (query.next()) {
                    for (int i = 0; i < 4; ++i)
                        sum.addData(query.value(i).toString().toUtf8());
                }
                TRY(finished(query));
            }
            return sum.result();
        }));
        return hash ? *hash : QByteArray();
    }

private slots:
    void aYearlyFirmThatLooksAlive()
    {
        WorkspaceFixture fixture(false, "EUR", "Europe/Berlin");
        QElapsedTimer timer;
        timer.start();
        std::atomic<int> last = -1;
        bool rising = true;
        const auto made = await(generateDemo(*fixture.workspace, {}, [&](int percent) {
            rising = rising && percent >= last;
            last = percent;
        }));
        VERIFY_OK(made);
        qInfo("400 contacts in %lld ms", timer.elapsed());
        QVERIFY(timer.elapsed() < 20'000);
        QVERIFY(rising);
        QCOMPARE(last.load(), 100);

        QCOMPARE(count(fixture, "SELECT count(*) FROM {user}"), 12);
        QVERIFY(count(fixture, "SELECT count(*) FROM {contact}") >= 400);
        QVERIFY(count(fixture, "SELECT count(*) FROM {contact} WHERE name GLOB '*[一-龥]*'") > 20);
        QVERIFY(count(fixture, "SELECT count(*) FROM {contact} WHERE name LIKE '%ü%' OR name LIKE '%ö%'") > 10);
        QVERIFY(count(fixture, "SELECT count(DISTINCT currency) FROM {deal}") == 3);
        const qint64 now = fixture.clock->now();
        for (const char *sql :
             {"SELECT count(*) FROM {deal} WHERE max(opened_at, coalesce(closed_at, 0))>?",
              "SELECT count(*) FROM {stage_event} WHERE at>?", "SELECT count(*) FROM {activity} WHERE at>?",
              ("SELECT count(*) FROM {ticket} WHERE max(opened_at, coalesce(resolved_at, 0), "
               "coalesce(first_response_at, 0))>?"),
              "SELECT count(*) FROM {contact} WHERE created_at>?"})
            QCOMPARE(count(fixture, sql, {now}), 0);
        // two years, with a summer that is not like the winter
        QVERIFY(count(fixture, "SELECT count(DISTINCT strftime('%Y-%m', closed_at/1000, 'unixepoch')) FROM {deal} "
                               "WHERE closed_at IS NOT NULL") >= 23);
        // histories: no gap between what a deal left and what it had entered, and losses in every stage
        QCOMPARE(count(fixture,
                       "SELECT count(*) FROM {stage_event} e WHERE from_stage IS NOT NULL AND NOT EXISTS (SELECT 1 "
                       "FROM {stage_event} b WHERE b.deal=e.deal AND b.stage=e.from_stage AND b.at<=e.at)"),
                 0);
        QVERIFY(count(fixture, "SELECT count(DISTINCT from_stage) FROM {stage_event} e JOIN {stage} s ON s.id=e.stage "
                               "WHERE s.kind='lost'") >= 4);
        // the day of whoever opens it is not empty
        const QDate today(2026, 11, 22);
        const qint64 morning = today.startOfDay(QTimeZone("Europe/Berlin")).toMSecsSinceEpoch();
        const qint64 me = fixture.workspace->session().user.value;
        QVERIFY(count(fixture, "SELECT count(*) FROM {task} WHERE owner=? AND NOT done AND due>=? AND due<?",
                      {me, morning, morning + 86'400'000}) > 0);
        QVERIFY(count(fixture, "SELECT count(*) FROM {task} WHERE owner=? AND NOT done AND due<?", {me, morning}) > 0);
        QVERIFY(count(fixture,
                      "SELECT count(*) FROM {deal} d JOIN {stage} s ON s.id=d.stage WHERE s.kind='open' AND d.owner=?",
                      {me}) > 2);
        QVERIFY(count(fixture, "SELECT count(*) FROM {ticket} WHERE state IN ('new', 'open', 'waiting')") >= 4);
        QVERIFY(count(fixture, "SELECT count(*) FROM {ticket} WHERE resolved_at-opened_at>7*86400000") >=
                3);  // late ones
        QVERIFY(count(fixture, "SELECT count(*) FROM {order} WHERE amount>0") > 100);
        // duplicates, as in life
        QVERIFY(count(fixture, "SELECT count(*) FROM (SELECT address FROM mail_address WHERE type=2 GROUP BY address "
                               "HAVING count(*)>1)") > 0);

        const ReportRegistry registry;
        for (const ReportDefinition &report : registry.reports()) {
            const auto table =
                await(fixture.workspace->read([&](ReadContext &context) { return registry.run(context, report.key); }));
            VERIFY_OK(table);
            QVERIFY2(!table->rows.isEmpty(), qPrintable(report.key));
            for (const QString &note : table->notes)
                QVERIFY2(!note.contains(QStringLiteral("no exchange rate")), qPrintable(note));
        }
        const auto roi = await(fixture.workspace->read(
            [&](ReadContext &context) { return registry.run(context, QStringLiteral("campaign_roi")); }));
        int gains = 0;
        int losses = 0;
        for (const ReportRow &row : roi->rows) {
            const Value cell = row.cells.at(roi->column(QStringLiteral("roi")));
            if (ReportTable::isNotApplicable(cell))
                continue;
            ++(cell.value<Decimal>().millionths > 0 ? gains : losses);
        }
        QVERIFY2(gains >= 3 && losses >= 2, qPrintable(QStringLiteral("%1 gains, %2 losses").arg(gains).arg(losses)));
        const auto rate = await(fixture.workspace->read(
            [&](ReadContext &context) { return registry.run(context, QStringLiteral("win_rate")); }));
        const double won = rate->totals.last().value<Decimal>().toDouble();
        QVERIFY2(won > 35 && won < 70, qPrintable(QString::number(won)));

        // one transaction, gone with one undo
        VERIFY_OK(await(fixture.workspace->undo(made->transaction)));
        QCOMPARE(count(fixture, "SELECT count(*) FROM {contact}"), 0);
        QCOMPARE(count(fixture, "SELECT count(*) FROM {activity}"), 0);
        QCOMPARE(count(fixture, "SELECT count(*) FROM {user}"), 1);
    }

    void theSameEveryTime()
    {
        WorkspaceFixture one(false, "EUR", "Europe/Berlin");
        WorkspaceFixture two(false, "EUR", "Europe/Berlin");
        const DemoSize small{60, 200, 50, 12};
        VERIFY_OK(await(generateDemo(*one.workspace, small)));
        VERIFY_OK(await(generateDemo(*two.workspace, small)));
        QCOMPARE(fingerprint(one), fingerprint(two));
        QVERIFY(!fingerprint(one).isEmpty());
        QCOMPARE(count(one, "SELECT count(*) FROM {activity}"), 200);
        QCOMPARE(count(one, "SELECT count(*) FROM {deal}"), 50);
        QCOMPARE(count(one, "SELECT count(*) FROM {deal} d JOIN {stage} s ON s.id=d.stage WHERE s.kind='open'"), 12);
    }

    void otherBaseCurrencies()
    {
        for (const char *currency : {"USD", "JPY", "CNY", "GBP"}) {
            WorkspaceFixture fixture(false, currency, "Asia/Shanghai");
            VERIFY_OK(await(generateDemo(*fixture.workspace, {40, 100, 60, 10})));
            const auto sales = await(fixture.workspace->read(
                [](ReadContext &context) { return ReportRegistry().run(context, QStringLiteral("sales_by_user")); }));
            VERIFY_OK(sales);
            QCOMPARE(sales->totals.last().value<Money>().currency.code(), QString::fromLatin1(currency));
        }
    }

    void stoppingLeavesNothing()
    {
        WorkspaceFixture fixture;
        std::stop_source stop;
        const auto made = await(generateDemo(
            *fixture.workspace, {3000, 3000},
            [&](int percent) {
                if (percent >= 30)
                    stop.request_stop();
            },
            stop.get_token()));
        QVERIFY(!made);
        QCOMPARE(made.error().code, ErrorCode::Cancelled);
        QCOMPARE(count(fixture, "SELECT count(*) FROM {contact}"), 0);
        QCOMPARE(count(fixture, "SELECT count(*) FROM sqlite_schema WHERE name='contact_sort'"), 1);
    }
};

FIELDFARE_TEST(DemoTest)
#include "demo_test.moc"
