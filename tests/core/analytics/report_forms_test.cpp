// SPDX-License-Identifier: GPL-3.0-or-later
#include "analytics/local_days.h"
#include "analytics/report_json.h"
#include "analytics/statistics.h"
#include "core/analytics/report_fixture.h"
#include "exchange/csv/csv_writer.h"
#include "records/activity/activity.h"
#include "records/ticket/ticket.h"
#include "support/test.h"

#include <QBuffer>
#include <QJsonArray>
#include <QJsonDocument>

using namespace fieldfare;

/// What holds for every report, and the forms in which reports leave.
class ReportFormsTest : public QObject {
    Q_OBJECT

    // Something of everything.
    static void fill(ReportFixture &fixture)
    {
        const auto owner = fixture.user("Jonas", fixture.team("North"));
        const auto campaign = fixture.campaign("Spring", "2026-03-01");
        fixture.cost(campaign, "100.00", "EUR", "2026-03-05");
        const auto contact = fixture.contact("Anna", "lead", fixture.company("Acme"));
        for (const char *stage : {"new", "quote", "won", "won", "lost"}) {
            const bool closed = qstrcmp(stage, "won") == 0 || qstrcmp(stage, "lost") == 0;
            Deal deal = fixture.deal(stage, "2026-04-01T10:00:00", closed ? "2026-05-01T10:00:00" : nullptr, "12.50",
                                     qstrcmp(stage, "new") == 0 ? "USD" : "EUR");
            deal.owner = owner;
            deal.contact = contact;
            deal.campaign = campaign;
            fixture.insert(deal);
        }
        CampaignMember member;
        member.campaign = campaign;
        member.contact = contact;
        fixture.insert(member);
        Ticket ticket;
        ticket.subject = QStringLiteral("Help");
        ticket.contact = contact;
        fixture.insert(ticket);
        Activity activity;
        activity.kind = QStringLiteral("call");
        activity.contact = contact;
        fixture.insert(activity);
    }

private slots:
    void everyReportExplainsItselfAndKnowsItsRows()
    {
        ReportFixture fixture;
        fill(fixture);
        const ReportRegistry registry;
        QCOMPARE(registry.reports().size(), 13);
        const QStringList countColumns{
            QStringLiteral("count"),        QStringLiteral("won_count"),   QStringLiteral("won"),
            QStringLiteral("lost"),         QStringLiteral("reached"),     QStringLiteral("members"),
            QStringLiteral("leads"),        QStringLiteral("conversions"), QStringLiteral("participation"),
            QStringLiteral("interactions"), QStringLiteral("unassigned"),  QStringLiteral("unanswered")};
        for (const ReportDefinition &report : registry.reports()) {
            const auto table = fixture.run(report.key);
            VERIFY_OK(table);
            QVERIFY(!table->title.isEmpty());
            QVERIFY(table->explanation.size() > 40);
            QVERIFY2(!table->rows.isEmpty(), qPrintable(report.key));
            QVERIFY(table->totals.isEmpty() || table->totals.size() == table->columns.size());
            QVERIFY(table->column(table->chart.category) >= 0);
            for (const QString &value : table->chart.values)
                QVERIFY(table->column(value) >= 0);
            QSet<QString> keys;
            for (const ReportRow &row : table->rows) {
                QCOMPARE(row.cells.size(), table->columns.size());
                QVERIFY(!row.key.isEmpty() && !keys.contains(row.key));
                keys.insert(row.key);
                for (int i = 0; i < table->columns.size(); ++i) {
                    const ReportColumn &column = table->columns.at(i);
                    if (column.kind == ReportKind::Text)
                        continue;
                    const auto behind = fixture.behind(report.key, {}, row.key, column.key);
                    QVERIFY2(behind, qPrintable(report.key + QLatin1Char('.') + column.key));
                    if (countColumns.contains(column.key) && column.kind == ReportKind::Integer)
                        QCOMPARE(behind->ids.size(), row.cells.at(i).toLongLong());
                }
            }
            QVERIFY(!fixture.behind(report.key, {}, QStringLiteral("nonsense"), QStringLiteral("nonsense")));
            // the view a window starts with works as well
            VERIFY_OK(fixture.run(report.key, report.suggested));
        }
    }

    void aSessionWithoutRightsGetsNoRow()
    {
        ReportFixture fixture;
        fill(fixture);
        Session stranger = fixture.workspace->session();
        stranger.access = Access::nothing();
        for (const ReportDefinition &report : builtInReports()) {
            const auto table = fixture.run(report.key, {}, stranger);
            VERIFY_OK(table);
            QVERIFY2(table->rows.isEmpty(), qPrintable(report.key));
            for (int i = 0; i < table->totals.size(); ++i) {
                if (table->columns.at(i).kind == ReportKind::Integer)
                    QCOMPARE(table->totals.at(i).toLongLong(), 0);
            }
        }
    }

    void json()
    {
        ReportFixture fixture;
        fill(fixture);
        const QJsonObject json = toJson(*fixture.run(QStringLiteral("campaign_roi")));
        QCOMPARE(json.value(QStringLiteral("report")).toString(), QStringLiteral("campaign_roi"));
        const QJsonObject row = json.value(QStringLiteral("rows")).toArray().first().toObject();
        QCOMPARE(row.value(QStringLiteral("campaign")).toString(), QStringLiteral("Spring"));
        QCOMPARE(row.value(QStringLiteral("cost")).toObject(),
                 (QJsonObject{{QStringLiteral("amount"), QStringLiteral("100.00")},
                              {QStringLiteral("currency"), QStringLiteral("EUR")}}));
        QCOMPARE(row.value(QStringLiteral("roi")).toDouble(), -75.0);
        QCOMPARE(row.value(QStringLiteral("members")), QJsonValue(1));
        const QJsonArray columns = json.value(QStringLiteral("columns")).toArray();
        QCOMPARE(columns.at(3).toObject().value(QStringLiteral("kind")).toString(), QStringLiteral("percent"));
        QCOMPARE(columns.at(3).toObject().value(QStringLiteral("unit")).toString(), QStringLiteral("%"));
        const QJsonObject empty =
            toJson(*fixture.run(QStringLiteral("win_rate"), {{QStringLiteral("from"), QStringLiteral("2030-01-01")}}));
        QCOMPARE(empty.value(QStringLiteral("totals")).toObject().value(QStringLiteral("win_rate")).toString(),
                 QStringLiteral("n/a"));
    }

    void csv()
    {
        ReportFixture fixture;
        fill(fixture);
        QBuffer buffer;
        QVERIFY(buffer.open(QIODevice::WriteOnly));
        const auto sink = CsvWriter::toDevice(buffer);
        VERIFY_OK(writeReport(*fixture.run(QStringLiteral("sales_by_user")), *sink, ReportHeader::Keys, true));
        QCOMPARE(
            buffer.data(),
            QByteArray("user,won_count,units,won_amount,currency\r\nJonas,2,2,25.00,EUR\r\nTotal,2,2,25.00,EUR\r\n"));
    }

    void quantiles()
    {
        QCOMPARE(quantileCell({1, 2, 3, 4}, 0.5), decimal("2.5"));
        QCOMPARE(quantileCell({7}, 0.9), decimal("7"));
        QCOMPARE(quantileCell({1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11}, 0.9), decimal("10"));
        QCOMPARE(quantileCell({10, 20}, 0.9), decimal("19"));
        QVERIFY(quantileCell({}, 0.5).isNull());
        QCOMPARE(percentCell(4238, 6711), decimal("63.15"));
        QCOMPARE(percentCell(-1, 8), decimal("-12.5"));
        QCOMPARE(percentCell(1, -8), decimal("-12.5"));
        QCOMPARE(percentCell(5, 0), ReportTable::notApplicable());
        QCOMPARE(quotient(2, 3), *Decimal::parse(u"0.67"));
        QCOMPARE(percentCell(900'000'000'000'000'000, 1'800'000'000'000'000'000), decimal("50"));
    }

    void daysOfAZone()
    {
        LocalDays berlin{QTimeZone("Europe/Berlin")};
        LocalDays samoa{QTimeZone("Pacific/Apia")};
        LocalDays fixed{QTimeZone(-5 * 3600)};
        for (qint64 moment = utc("1969-12-30T00:00:00").toMSecsSinceEpoch();
             moment < utc("2031-01-01T00:00:00").toMSecsSinceEpoch(); moment += 86'400'000 / 2 * 13 + 1'234'567) {
            const QDateTime at = QDateTime::fromMSecsSinceEpoch(moment, Qt::UTC);
            QCOMPARE(berlin.day(moment), at.toTimeZone(QTimeZone("Europe/Berlin")).date());
            QCOMPARE(samoa.day(moment), at.toTimeZone(QTimeZone("Pacific/Apia")).date());
            QCOMPARE(fixed.day(moment), at.addSecs(-5 * 3600).date());
        }
        const qint64 summer = utc("2026-03-29T01:00:00").toMSecsSinceEpoch();
        QCOMPARE(berlin.day(summer - 1), day("2026-03-29"));
        QCOMPARE(berlin.day(summer), day("2026-03-29"));
    }
};

FIELDFARE_TEST(ReportFormsTest)
#include "report_forms_test.moc"
