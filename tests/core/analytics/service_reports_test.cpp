// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/analytics/report_fixture.h"
#include "records/activity/activity.h"
#include "records/ticket/ticket.h"
#include "support/test.h"

using namespace fieldfare;

/// Reports of campaigns, tickets and interactions against figures computed by hand.
class ServiceReportsTest : public QObject {
    Q_OBJECT

    static void member(ReportFixture &fixture, Id<Campaign> campaign, Id<Contact> contact, const char *status,
                       int interactions, bool completed)
    {
        CampaignMember made;
        made.campaign = campaign;
        made.contact = contact;
        made.status = QString::fromLatin1(status);
        made.interactions = interactions;
        made.completed = completed;
        fixture.insert(made);
    }

private slots:
    void returnOnInvestment()
    {
        ReportFixture fixture;
        fixture.rate("USD", "2026-03-01", "0.9");
        const auto spring = fixture.campaign("Spring", "2026-03-01");
        const auto autumn = fixture.campaign("Autumn", "2026-09-01");
        fixture.cost(spring, "100.00", "EUR", "2026-03-05");
        fixture.cost(spring, "50.00", "USD", "2026-03-05");  // 45 EUR
        const auto anna = fixture.contact("Anna");
        const auto ben = fixture.contact("Ben", "lead");
        const auto chen = fixture.contact("陈晨");
        const auto dora = fixture.contact("Dora");

        const auto won = [&](Id<Campaign> campaign, Id<Contact> contact, const char *openedAt, const char *amount,
                             const char *currency) {
            Deal deal = fixture.deal("won", openedAt, "2026-06-01T10:00:00", amount, currency);
            deal.campaign = campaign;
            deal.contact = contact;
            return fixture.insert(deal).id;
        };
        const qint64 annas = won(spring, anna, "2026-03-10T10:00:00", "200.00", "EUR");
        Deal elsewhere = fixture.deal("lost", "2026-02-01T10:00:00", "2026-02-02T10:00:00", "5.00");
        elsewhere.campaign = autumn;
        elsewhere.contact = chen;
        fixture.insert(elsewhere);
        const qint64 chens = won(spring, chen, "2026-03-11T10:00:00", "100.00", "USD");  // 90 EUR
        // twice in the campaign: one person, one lead, one conversion
        member(fixture, spring, anna, "invited", 2, false);
        member(fixture, spring, anna, "responded", 3, true);
        member(fixture, spring, ben, "reached", 0, false);
        member(fixture, spring, chen, "reached", 1, false);
        member(fixture, spring, dora, "declined", 0, false);

        const auto table =
            fixture.run(QStringLiteral("campaign_roi"), {{QStringLiteral("campaign"), QStringLiteral("Spring")}});
        VERIFY_OK(table);
        QCOMPARE(printed(*table, words("campaign cost revenue roi won_count members leads conversions participation "
                                       "interactions completed")),
                 QStringList{QStringLiteral("Spring | 145.00 EUR | 290.00 EUR | 100 | 2 | 4 | 2 | 2 | 1 | 1.5 | 25")});
        const QString row = table->rows.first().key;
        const ReportParams params{{QStringLiteral("campaign"), QStringLiteral("Spring")}};
        QCOMPARE(fixture.behind(QStringLiteral("campaign_roi"), params, row, QStringLiteral("revenue"))->ids,
                 (QVector<qint64>{annas, chens}));
        QCOMPARE(fixture.behind(QStringLiteral("campaign_roi"), params, row, QStringLiteral("cost"))->type,
                 QStringLiteral("campaign_cost"));
        QCOMPARE(fixture.behind(QStringLiteral("campaign_roi"), params, row, QStringLiteral("cost"))->ids.size(), 2);
        QCOMPARE(fixture.behind(QStringLiteral("campaign_roi"), params, row, QStringLiteral("leads"))->ids.size(),
                 3);  // Anna's two memberships, Ben's one
    }

    void withoutCostThereIsNoReturn()
    {
        ReportFixture fixture;
        const auto free = fixture.campaign("Free", "2026-01-01");
        fixture.cost(free, "0.00", "EUR", "2026-01-01");
        Deal deal = fixture.deal("won", "2026-01-02T10:00:00", "2026-01-03T10:00:00", "10.00");
        deal.campaign = free;
        fixture.insert(deal);
        fixture.campaign("Idle", "2026-02-01");
        const auto table = fixture.run(QStringLiteral("campaign_roi"));
        VERIFY_OK(table);
        QCOMPARE(printed(*table, words("campaign cost revenue roi interactions completed")),
                 (QStringList{QStringLiteral("Free | 0.00 EUR | 10.00 EUR | n/a | - | n/a"),
                              QStringLiteral("Idle | 0.00 EUR | 0.00 EUR | n/a | - | n/a")}));
        QVERIFY(ReportTable::isNotApplicable(table->rows.first().cells.at(table->column(QStringLiteral("roi")))));
    }

    void aLossIsNegativeAndCurrenciesWithoutARateStayApart()
    {
        ReportFixture fixture;
        const auto loser = fixture.campaign("Loser", "2026-01-01");
        fixture.cost(loser, "80.00", "EUR", "2026-01-01");
        const auto london = fixture.campaign("London", "2026-02-01");
        fixture.cost(london, "10.00", "GBP", "2026-02-01");
        Deal pounds = fixture.deal("won", "2026-02-02T10:00:00", "2026-02-03T10:00:00", "15.00", "GBP");
        pounds.campaign = london;
        fixture.insert(pounds);
        const auto torn = fixture.campaign("Torn", "2026-03-01");
        fixture.cost(torn, "10.00", "GBP", "2026-03-01");
        Deal euros = fixture.deal("won", "2026-03-02T10:00:00", "2026-03-03T10:00:00", "20.00", "EUR");
        euros.campaign = torn;
        fixture.insert(euros);
        const auto table = fixture.run(QStringLiteral("campaign_roi"));
        VERIFY_OK(table);
        QCOMPARE(printed(*table, words("campaign cost revenue roi won_count")),
                 (QStringList{QStringLiteral("Loser | 80.00 EUR | 0.00 EUR | -100 | 0"),
                              QStringLiteral("London | 10.00 GBP | 15.00 GBP | 50 | 1"),
                              QStringLiteral("Torn | 0.00 EUR | 20.00 EUR | n/a | 1"),
                              QStringLiteral("Torn | 10.00 GBP | 0.00 GBP | n/a | 0")}));
        QCOMPARE(printed(*table, words("cost revenue roi"), true), QStringList{QStringLiteral("- | - | n/a")});
        QVERIFY(table->notes.join(QLatin1Char(' ')).contains(QStringLiteral("GBP")));
    }

    void tickets()
    {
        ReportFixture fixture;  // now: 2026-11-22 09:00 UTC
        const auto ticket = [&](const char *type, const char *priority, const char *state, const char *openedAt,
                                const char *answeredAt, const char *resolvedAt, Id<User> owner = {}) {
            Ticket made;
            made.subject = QStringLiteral("Help");
            made.type = QString::fromLatin1(type);
            made.priority = QString::fromLatin1(priority);
            made.state = QString::fromLatin1(state);
            made.openedAt = utc(openedAt);
            if (answeredAt)
                made.firstResponseAt = utc(answeredAt);
            if (resolvedAt)
                made.resolvedAt = utc(resolvedAt);
            made.owner = owner;
            return fixture.insert(made).id;
        };
        const auto agent = fixture.user("Agent");
        ticket("problem", "high", "resolved", "2026-11-01T08:00:00", "2026-11-01T10:00:00", "2026-11-02T08:00:00",
               agent);  // 2 h, 24 h
        ticket("problem", "high", "closed", "2026-11-02T08:00:00", "2026-11-02T09:00:00", "2026-11-02T14:00:00",
               agent);  // 1 h, 6 h
        const qint64 waiting =
            ticket("problem", "urgent", "new", "2026-11-22T07:30:00", nullptr, nullptr);  // 1.5 h old
        ticket("question", "normal", "open", "2026-11-21T09:00:00", "2026-11-21T09:30:00", nullptr, agent);  // 24 h old
        const qint64 oldest =
            ticket("question", "normal", "open", "2026-11-20T09:00:00", nullptr, nullptr);  // 48 h old

        const auto resolution = fixture.run(QStringLiteral("ticket_resolution"));
        VERIFY_OK(resolution);
        QCOMPARE(printed(*resolution, words("type count first_response_hours resolution_hours solved")),
                 (QStringList{QStringLiteral("Problem | 3 | 1.5 | 15 | 66.67"),
                              QStringLiteral("Question | 2 | 0.5 | - | 0")}));
        QCOMPARE(printed(*resolution, words("count first_response_hours resolution_hours solved"), true),
                 QStringList{QStringLiteral("5 | 1.17 | 15 | 40")});

        const auto queue = fixture.run(QStringLiteral("ticket_queue"));
        VERIFY_OK(queue);
        QCOMPARE(printed(*queue, words("state priority count unassigned unanswered mean_age_hours oldest_hours")),
                 (QStringList{QStringLiteral("New | Urgent | 1 | 1 | 1 | 1.5 | 1.5"),
                              QStringLiteral("Open | Normal | 2 | 1 | 1 | 36 | 48")}));
        QCOMPARE(printed(*queue, words("count unassigned unanswered oldest_hours"), true),
                 QStringList{QStringLiteral("3 | 2 | 2 | 48")});
        QCOMPARE(
            fixture.behind(QStringLiteral("ticket_queue"), {}, queue->rows.first().key, QStringLiteral("count"))->ids,
            QVector<qint64>{waiting});
        QCOMPARE(fixture.behind(QStringLiteral("ticket_queue"), {}, {}, QStringLiteral("oldest_hours"))->ids,
                 QVector<qint64>{oldest});
    }

    void interactions()
    {
        ReportFixture fixture;
        const auto acme = fixture.company("Acme");
        const auto anna = fixture.contact("Anna", "customer", acme);
        const auto solo = fixture.contact("Solo");
        const auto log = [&](const char *kind, const char *at, Id<Contact> contact) {
            Activity made;
            made.kind = QString::fromLatin1(kind);
            made.at = utc(at);
            made.contact = contact;
            return fixture.insert(made).id;
        };
        log("call", "2026-09-10T10:00:00", anna);
        log("email", "2026-10-01T10:00:00", anna);
        log("email", "2026-10-31T23:30:00", anna);    // 1 November in Berlin
        log("note", "2026-11-20T10:00:00", anna);     // no interaction
        log("meeting", "2026-12-24T10:00:00", anna);  // not yet
        log("call", "2026-11-12T10:00:00", solo);
        log("email", "2026-11-13T10:00:00", solo);
        const auto table = fixture.run(QStringLiteral("interaction_frequency"));
        VERIFY_OK(table);
        // September to November: 3 months; a tie goes to the channel used last
        QCOMPARE(printed(*table, words("customer interactions per_month main_channel last_on days_quiet")),
                 (QStringList{QStringLiteral("Acme | 3 | 1 | E-mail | 2026-11-01 | 21"),
                              QStringLiteral("Solo | 2 | 2 | E-mail | 2026-11-13 | 9")}));
        const auto byContact = fixture.run(
            QStringLiteral("interaction_frequency"),
            {{QStringLiteral("by"), QStringLiteral("contact")}, {QStringLiteral("to"), QStringLiteral("2026-10-31")}});
        VERIFY_OK(byContact);
        QCOMPARE(printed(*byContact, words("customer interactions per_month main_channel last_on days_quiet")),
                 QStringList{QStringLiteral("Anna | 2 | 1 | E-mail | 2026-10-01 | 30")});
        const auto limited =
            fixture.run(QStringLiteral("interaction_frequency"), {{QStringLiteral("limit"), QStringLiteral("1")}});
        QCOMPARE(limited->rows.size(), 1);
        QCOMPARE(limited->notes.size(), 1);
        QCOMPARE(printed(*limited, words("interactions"), true), QStringList{QStringLiteral("5")});
        QCOMPARE(fixture
                     .behind(QStringLiteral("interaction_frequency"), {}, table->rows.first().key,
                             QStringLiteral("interactions"))
                     ->ids.size(),
                 3);
    }
};

FIELDFARE_TEST(ServiceReportsTest)
#include "service_reports_test.moc"
