// SPDX-License-Identifier: GPL-3.0-or-later
#include "records/activity/activity.h"
#include "records/company/company.h"
#include "records/company_contact/company_contact.h"
#include "records/contact/contact.h"
#include "records/deal/deal.h"
#include "records/deal_line/deal_line.h"
#include "records/history.h"
#include "records/stage/stage.h"
#include "records/stage_event/stage_event.h"
#include "records/ticket/ticket.h"
#include "records/user/user.h"
#include "support/test.h"
#include "support/workspace_fixture.h"

using namespace fieldfare;

/// What the types promise about every write.
class RulesTest : public QObject {
    Q_OBJECT

    static Id<Stage> stage(WorkspaceFixture &fixture, const char *key)
    {
        const auto id = fixture.find(QStringLiteral("stage"), QString::fromLatin1(key));
        return {id ? *id : 0};
    }
    static qint64 events(WorkspaceFixture &fixture, const Deal &deal)
    {
        return fixture.value(QStringLiteral("SELECT count(*) FROM {stage_event} WHERE deal=?"), {deal.id}).toLongLong();
    }

private slots:
    void movingADealWritesItsHistoryAndUndoWithdrawsIt()
    {
        WorkspaceFixture fixture;
        Deal deal;
        deal.name = QStringLiteral("Solar array");
        deal.amount = 1840000;
        deal = fixture.insert(deal);
        QCOMPARE(deal.currency, Currency("EUR"));
        QCOMPARE(deal.stage, stage(fixture, "new"));
        QCOMPARE(events(fixture, deal), 1);

        fixture.clock->advance(3 * 86'400'000LL);
        deal.stage = stage(fixture, "won");
        VERIFY_OK(fixture.update(deal));
        const qint64 move = fixture.lastTransaction;
        QCOMPARE(deal.closedAt, fixture.clock->nowUtc());
        QCOMPARE(events(fixture, deal), 2);

        const auto undone = await(fixture.workspace->undo(move));
        VERIFY_OK(undone);
        const auto back = fixture.reload(deal);
        VERIFY_OK(back);
        QCOMPARE(back->stage, stage(fixture, "new"));
        QVERIFY(!back->closedAt.isValid());
        QCOMPARE(events(fixture, deal), 1);

        const auto redone = await(fixture.workspace->undo(undone->changes.transaction));
        VERIFY_OK(redone);
        QCOMPARE(fixture.reload(deal)->stage, stage(fixture, "won"));
        QCOMPARE(events(fixture, deal), 2);
        QVERIFY2(!await(fixture.workspace->undo(undone->changes.transaction)), "an undo cannot be undone twice");
    }

    void anImportedWonDealEntersNewWhenOpenedAndWonWhenClosed()
    {
        WorkspaceFixture fixture;
        Deal deal;
        deal.openedAt = QDateTime(QDate(2026, 1, 10), QTime(0, 0), Qt::UTC);
        deal.closedAt = QDateTime(QDate(2026, 3, 1), QTime(0, 0), Qt::UTC);
        deal.stage = stage(fixture, "won");
        deal = fixture.insert(deal);
        QCOMPARE(events(fixture, deal), 2);
        QCOMPARE(fixture
                     .value(QStringLiteral("SELECT at FROM {stage_event} WHERE deal=? AND stage=?"),
                            {deal.id, stage(fixture, "new").value})
                     .toLongLong(),
                 deal.openedAt.toMSecsSinceEpoch());
        QCOMPARE(fixture
                     .value(QStringLiteral("SELECT at FROM {stage_event} WHERE deal=? AND stage=?"),
                            {deal.id, deal.stage.value})
                     .toLongLong(),
                 deal.closedAt.toMSecsSinceEpoch());

        Deal wrong;
        wrong.openedAt = deal.closedAt;
        wrong.closedAt = deal.openedAt;
        wrong.stage = deal.stage;
        const auto refused = await(fixture.workspace->write(
            QStringLiteral("x"), [&](UnitOfWork &work) { return RecordWriter(work).insert(wrong); }));
        QVERIFY(!refused);
        QCOMPARE(refused.error().code, ErrorCode::InvalidInput);
    }

    void linesMakeTheAmountOfTheirDeal()
    {
        WorkspaceFixture fixture;
        Deal deal;
        deal.name = QStringLiteral("Offer");
        deal = fixture.insert(deal);
        DealLine line;
        line.deal.value = deal.id;
        line.quantity = Decimal::fromInteger(3);
        line.unitPrice = *Decimal::parse(u"33.335");
        line.discount = Decimal::fromInteger(10);
        line = fixture.insert(line);
        QCOMPARE(*line.amount, 9000);  // 33.335 × 3 × 0.9 = 90.0045
        DealLine second;
        second.deal.value = deal.id;
        second.amount = 1050;
        second = fixture.insert(second);
        QCOMPARE(*fixture.reload(deal)->amount, 10050);
        VERIFY_OK(fixture.remove(line));
        QCOMPARE(*fixture.reload(deal)->amount, 1050);
    }

    void aTicketKeepsItsTimesAndHistory()
    {
        WorkspaceFixture fixture;
        Ticket ticket;
        ticket.subject = QStringLiteral("Inverter alarm");
        ticket = fixture.insert(ticket);
        QCOMPARE(ticket.number, QStringLiteral("T-1001"));
        QCOMPARE(ticket.state, QStringLiteral("new"));
        fixture.clock->advance(3'600'000);
        Activity answer;
        answer.kind = QStringLiteral("email");
        answer.direction = QStringLiteral("out");
        answer.ticket.value = ticket.id;
        fixture.insert(answer);
        ticket = *fixture.reload(ticket);
        QCOMPARE(ticket.firstResponseAt, fixture.clock->nowUtc());
        QCOMPARE(ticket.state, QStringLiteral("open"));
        fixture.clock->advance(3'600'000);
        ticket.state = QStringLiteral("resolved");
        VERIFY_OK(fixture.update(ticket));
        QCOMPARE(ticket.resolvedAt, fixture.clock->nowUtc());
        ticket.state = QStringLiteral("open");
        VERIFY_OK(fixture.update(ticket));
        QVERIFY(!ticket.resolvedAt.isValid());
        QCOMPARE(
            fixture
                .value(
                    QStringLiteral(
                        "SELECT group_concat(kind) FROM (SELECT kind FROM {ticket_event} WHERE ticket=? ORDER BY id)"),
                    {ticket.id})
                .toString(),
            QStringLiteral("opened,answered,state,resolved,reopened"));
        ticket.satisfaction = 6;
        QVERIFY(!fixture.update(ticket));
        Ticket next;
        QCOMPARE(fixture.insert(next).number, QStringLiteral("T-1002"));
    }

    void namesOfPeopleAndFormerCompanies()
    {
        WorkspaceFixture fixture;
        Company brandt;
        brandt.name = QStringLiteral("Brandt & Söhne");
        brandt = fixture.insert(brandt);
        Company nord;
        nord.name = QStringLiteral("Nordwind GmbH");
        nord = fixture.insert(nord);
        Contact lena;
        lena.firstName = QStringLiteral("Lena");
        lena.lastName = QStringLiteral("Brandt");
        lena.title = QStringLiteral("Head of purchasing");
        lena.company.value = brandt.id;
        lena = fixture.insert(lena);
        QCOMPARE(lena.name, QStringLiteral("Lena Brandt"));
        lena.lastName = QStringLiteral("Brand");
        lena.company.value = nord.id;
        VERIFY_OK(fixture.update(lena));
        QCOMPARE(lena.name, QStringLiteral("Lena Brand"));
        QCOMPARE(fixture
                     .value(QStringLiteral("SELECT role FROM {company_contact} WHERE contact=? AND company=?"),
                            {lena.id, brandt.id})
                     .toString(),
                 QStringLiteral("Head of purchasing"));
        Contact wang;
        wang.firstName = QStringLiteral("小明");
        wang.lastName = QStringLiteral("王");
        QCOMPARE(fixture.insert(wang).name, QStringLiteral("王小明"));
        Contact nameless;
        nameless.emails = {{{}, QStringLiteral("info@example.com")}};
        nameless = fixture.insert(nameless);
        QCOMPARE(nameless.displayName, QStringLiteral("info@example.com"));

        VERIFY_OK(fixture.remove(brandt));
        QCOMPARE(
            fixture.value(QStringLiteral("SELECT count(*) FROM {company_contact} WHERE contact=?"), {lena.id}).toInt(),
            0);
        VERIFY_OK(await(fixture.workspace->undo(fixture.lastTransaction)));
        QCOMPARE(fixture
                     .value(QStringLiteral("SELECT count(*) FROM {company_contact} WHERE contact=? AND company=?"),
                            {lena.id, brandt.id})
                     .toInt(),
                 1);
    }

    void whoOwnsRecordsIsNotDeleted()
    {
        WorkspaceFixture fixture;
        User anna;
        anna.name = QStringLiteral("Anna Sand");
        anna = fixture.insert(anna);
        Company company;
        company.name = QStringLiteral("Galerie Lumière");
        company.owner.value = anna.id;
        company = fixture.insert(company);
        const auto refused = fixture.remove(anna);
        QVERIFY(!refused);
        QCOMPARE(refused.error().code, ErrorCode::Conflict);
        QVERIFY(refused.error().message.contains(QStringLiteral("Galerie Lumière")));
    }
};

FIELDFARE_TEST(RulesTest)
#include "rules_test.moc"
