// SPDX-License-Identifier: GPL-3.0-or-later
#include "analytics/campaign_summary.h"

#include "analytics/report_json.h"
#include "core/analytics/report_fixture.h"
#include "support/test.h"

#include <QJsonDocument>
#include <QRandomGenerator>

using namespace fieldfare;

/// The sums kept in the transaction equal those made from the records, whatever happened.
class CampaignSummaryTest : public QObject {
    Q_OBJECT

    static QByteArray roi(ReportFixture &fixture, const char *source)
    {
        const auto table =
            fixture.run(QStringLiteral("campaign_roi"), {{QStringLiteral("source"), QString::fromLatin1(source)}});
        return table ? QJsonDocument(toJson(*table)).toJson() : table.error().message.toUtf8();
    }
    static bool usable(ReportFixture &fixture)
    {
        return *await(fixture.workspace->read([](ReadContext &context) { return CampaignSummary::isUsable(context); }));
    }
    // The id of some record of the type, 0 when there is none.
    static qint64 any(ReportFixture &fixture, QRandomGenerator &random, const char *type)
    {
        const int count = fixture.value(QStringLiteral("SELECT count(*) FROM {%1}").arg(QLatin1String(type))).toInt();
        if (count == 0)
            return 0;
        return fixture
            .value(QStringLiteral("SELECT id FROM {%1} ORDER BY id LIMIT 1 OFFSET %2")
                       .arg(QLatin1String(type))
                       .arg(random.bounded(count)))
            .toLongLong();
    }

    static Result<ChangeSet> bulk(ReportFixture &fixture, QRandomGenerator &random, Id<Campaign> campaign,
                                  const QVector<Id<Contact>> &contacts, Id<Stage> won)
    {
        return await(fixture.workspace->store().write(
            fixture.workspace->session(), {QStringLiteral("Imported"), Origin::Import, 0},
            [&](UnitOfWork &work) -> Result<void> {
                RecordWriter writer(work);
                TRY(writer.beginBulk(work.catalog().at(Deal::kNumber), 500));
                for (int i = 0; i < 30; ++i) {
                    Deal deal;
                    deal.name = QStringLiteral("Bulk");
                    deal.campaign = campaign;
                    deal.contact = contacts.at(random.bounded(int(contacts.size())));
                    deal.stage = won;
                    deal.openedAt = utc("2026-02-01T10:00:00");
                    deal.closedAt = utc("2026-02-10T23:30:00");
                    deal.currency = Currency("USD");
                    deal.amount = random.bounded(100'000);
                    TRY(writer.insert(deal));
                }
                TRY(writer.endBulk());
                TRY(writer.beginBulk(work.catalog().at(CampaignMember::kNumber), 500));
                for (int i = 0; i < 30; ++i) {
                    CampaignMember member;
                    member.campaign = campaign;
                    member.contact = contacts.at(random.bounded(int(contacts.size())));
                    member.interactions = random.bounded(5);
                    TRY(writer.insert(member));
                }
                return writer.endBulk();
            }));
    }

private slots:
    void equalAfterAnyEdits_data()
    {
        QTest::addColumn<quint32>("seed");
        for (quint32 seed = 1; seed <= 4; ++seed)
            QTest::newRow(qPrintable(QStringLiteral("seed %1").arg(seed))) << seed;
    }
    void equalAfterAnyEdits()
    {
        QFETCH(quint32, seed);
        QRandomGenerator random(seed);
        ReportFixture fixture;
        fixture.rate("USD", "2026-01-01", "0.9137");
        fixture.rate("USD", "2026-02-05", "0.8913");
        const QVector<Id<Campaign>> campaigns{fixture.campaign("One", "2026-01-01"),
                                              fixture.campaign("Two", "2026-02-01"),
                                              fixture.campaign("Three", "2026-03-01")};
        QVector<Id<Contact>> contacts;
        for (int i = 0; i < 8; ++i)
            contacts.append(
                fixture.contact(qPrintable(QStringLiteral("Person %1").arg(i)), i % 2 == 0 ? "lead" : "customer"));
        const QVector<Id<Stage>> stages{fixture.stage("new"), fixture.stage("quote"), fixture.stage("won"),
                                        fixture.stage("won"), fixture.stage("lost")};
        const auto someCampaign = [&] {
            return random.bounded(5) == 0 ? Id<Campaign>() : campaigns.at(random.bounded(int(campaigns.size())));
        };
        const auto someContact = [&] {
            return random.bounded(6) == 0 ? Id<Contact>() : contacts.at(random.bounded(int(contacts.size())));
        };
        QVector<qint64> transactions;
        int used = 0;
        for (int step = 0; step < 120; ++step) {
            const int action = random.bounded(15);
            fixture.lastTransaction = 0;
            if (action <= 3) {
                const qint64 id = action == 3 ? any(fixture, random, "deal") : 0;
                Deal deal = id > 0 ? *fixture.load(Id<Deal>{id}) : Deal();
                deal.name = QStringLiteral("Deal %1").arg(step);
                deal.campaign = someCampaign();
                deal.contact = someContact();
                deal.stage = stages.at(random.bounded(int(stages.size())));
                deal.openedAt = utc("2026-01-05T10:00:00").addDays(random.bounded(10));
                deal.closedAt = {};
                if (random.bounded(8) != 0) {
                    deal.currency = random.bounded(3) == 0 ? Currency("USD") : Currency("EUR");
                    deal.amount = random.bounded(1'000'000);
                }
                if (id > 0)
                    VERIFY_OK(fixture.update(deal));
                else
                    fixture.insert(deal);
            } else if (action == 4) {
                if (const qint64 id = any(fixture, random, "deal"); id > 0)
                    VERIFY_OK(fixture.remove(*fixture.load(Id<Deal>{id})));
            } else if (action <= 6) {
                CampaignCost cost;
                cost.campaign = someCampaign();
                cost.currency = random.bounded(3) == 0 ? Currency("USD") : Currency("EUR");
                cost.amount = random.bounded(50'000);
                if (random.bounded(3) != 0)
                    cost.on = day("2026-01-01").addDays(random.bounded(60));
                fixture.insert(cost);
            } else if (action == 7) {
                if (const qint64 id = any(fixture, random, "campaign_cost"); id > 0) {
                    CampaignCost cost = *fixture.load(Id<CampaignCost>{id});
                    cost.campaign = someCampaign();
                    cost.amount = random.bounded(9'000);
                    VERIFY_OK(fixture.update(cost));
                }
            } else if (action <= 9) {
                CampaignMember member;
                member.campaign = someCampaign();
                member.contact = someContact();
                member.status = random.bounded(2) == 0 ? QStringLiteral("responded") : QStringLiteral("reached");
                member.interactions = random.bounded(4);
                member.completed = random.bounded(2) == 0;
                fixture.insert(member);
            } else if (action == 10) {
                if (const qint64 id = any(fixture, random, "campaign_member"); id > 0) {
                    CampaignMember member = *fixture.load(Id<CampaignMember>{id});
                    if (random.bounded(3) == 0) {
                        VERIFY_OK(fixture.remove(member));
                    } else {
                        member.contact = someContact();
                        member.campaign = someCampaign();
                        VERIFY_OK(fixture.update(member));
                    }
                }
            } else if (action == 11) {
                Contact contact = *fixture.load(contacts.at(random.bounded(int(contacts.size()))));
                contact.lifecycle =
                    contact.lifecycle == QLatin1String("lead") ? QStringLiteral("customer") : QStringLiteral("lead");
                VERIFY_OK(fixture.update(contact));
            } else if (action == 12 && !transactions.isEmpty()) {
                const auto undone =
                    await(fixture.workspace->undo(transactions.takeAt(random.bounded(int(transactions.size())))));
                if (undone)
                    fixture.lastTransaction = undone->changes.transaction;
            } else if (action == 13) {
                const auto imported = bulk(fixture, random, campaigns.at(random.bounded(3)), contacts, stages.at(2));
                VERIFY_OK(imported);
                fixture.lastTransaction = imported->transaction;
            } else if (action == 14 && step % 3 == 0) {
                Stage stage = *fixture.load(stages.at(1));
                stage.kind = stage.kind == QLatin1String("won") ? QStringLiteral("open") : QStringLiteral("won");
                VERIFY_OK(fixture.update(stage));
            }
            if (fixture.lastTransaction > 0)
                transactions.append(fixture.lastTransaction);
            used += usable(fixture) ? 1 : 0;
            const QByteArray kept = roi(fixture, "summary");
            const QByteArray scanned = roi(fixture, "records");
            QVERIFY2(kept == scanned, qPrintable(QStringLiteral("step %1, action %2\n").arg(step).arg(action) +
                                                 QString::fromUtf8(kept) + QString::fromUtf8(scanned)));
        }
        QVERIFY2(used > 80, qPrintable(QString::number(used)));
        // a campaign that goes takes its sums along
        VERIFY_OK(fixture.remove(*fixture.load(campaigns.at(1))));
        QCOMPARE(roi(fixture, "summary"), roi(fixture, "records"));
    }

    void onlyForWhoSeesAllInTheSameZone()
    {
        ReportFixture fixture;
        const auto campaign = fixture.campaign("One", "2026-01-01");
        fixture.cost(campaign, "10.00", "EUR", "2026-01-01");
        QVERIFY(usable(fixture));
        Session elsewhere = fixture.workspace->session();
        elsewhere.zone = QTimeZone("Asia/Shanghai");
        QVERIFY(!*await(fixture.workspace->store().read(
            elsewhere, [](ReadContext &context) { return CampaignSummary::isUsable(context); })));
        QCOMPARE(printed(*fixture.run(QStringLiteral("campaign_roi"), {}, elsewhere), words("cost")),
                 QStringList{QStringLiteral("10.00 EUR")});
        Session stranger = fixture.workspace->session();
        stranger.access = Access::nothing();
        QVERIFY(!*await(fixture.workspace->store().read(
            stranger, [](ReadContext &context) { return CampaignSummary::isUsable(context); })));
    }
};

FIELDFARE_TEST(CampaignSummaryTest)
#include "campaign_summary_test.moc"
