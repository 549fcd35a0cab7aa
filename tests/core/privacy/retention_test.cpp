// SPDX-License-Identifier: GPL-3.0-or-later
#include "records/bin/bin.h"
#include "records/campaign_member/campaign_member.h"
#include "records/consent/consent.h"
#include "records/contact/contact.h"
#include "records/deal/deal.h"
#include "records/legal_hold/legal_hold.h"
#include "records/order/order.h"
#include "records/retention/retention.h"
#include "records/task/task.h"
#include "support/test.h"
#include "support/workspace_fixture.h"
#include "workspace/privacy/erasure_journal.h"
#include "workspace/privacy/retention_run.h"

#include <QStandardPaths>

namespace fieldfare::test {

/// Rules say what is due and take exactly that, once somebody confirmed it. The fixture's day is 2026-11-22.
class RetentionTest : public QObject {
    Q_OBJECT

private slots:
    void initTestCase() { QStandardPaths::setTestModeEnabled(true); }
    void daysEndInTheZoneOfTheSession_data();
    void daysEndInTheZoneOfTheSession();
    void bareDatesCountAsWholeDays();
    void whatIsOpenHoldsBack();
    void heldPeopleAreNeitherErasedNorDeleted();
    void runsTakeWhatThePreviewShowed();
    void movesToTheBinAreOneStep();
    void stoppingLeavesWholeSteps();
    void rulesAreChecked();
    void aHundredThousandAreLookedAt();

private:
    static QDateTime at(const char *iso) { return QDateTime::fromString(QString::fromLatin1(iso), Qt::ISODate); }

    static Contact person(WorkspaceFixture &fixture, const char *name,
                          const QDateTime &created = at("2020-01-01T12:00:00Z"))
    {
        Contact contact;
        contact.firstName = QStringLiteral("Ada");
        contact.lastName = QString::fromLatin1(name);
        contact.createdAt = created;
        return fixture.insert(contact);
    }
    static RetentionRule ruleOf(WorkspaceFixture &fixture, const char *condition, qint64 months, const char *action)
    {
        RetentionRule rule;
        rule.name = QStringLiteral("Rule");
        rule.condition = QString::fromLatin1(condition);
        rule.months = months;
        rule.action = QString::fromLatin1(action);
        rule.active = true;
        return fixture.insert(rule);
    }
    static RetentionPreview preview(WorkspaceFixture &fixture, const RetentionRule &rule)
    {
        auto found =
            await(fixture.workspace->read([&](ReadContext &context) { return previewRetention(context, rule); }));
        if (!found)
            qFatal("preview: %s (%s)", qPrintable(found.error().message), qPrintable(found.error().details));
        return *found;
    }
    static Result<RetentionOutcome> run(WorkspaceFixture &fixture, const RetentionRule &rule, qint64 confirmed,
                                        const RetentionStep &step = {})
    {
        Workspace &workspace = *fixture.workspace;
        return runRetention(workspace.store(), workspace.privacy(), workspace.session(), {rule.id}, confirmed, step);
    }
};

void RetentionTest::daysEndInTheZoneOfTheSession_data()
{
    QTest::addColumn<QByteArray>("zone");
    QTest::addColumn<QDateTime>("last");
    QTest::addColumn<bool>("due");
    // the clock: 2026-11-22 09:00 UTC
    QTest::addRow("UTC, last moment of the day before") << QByteArray("UTC") << at("2023-11-21T23:59:59Z") << true;
    QTest::addRow("UTC, first moment of the day") << QByteArray("UTC") << at("2023-11-22T00:00:00Z") << false;
    QTest::addRow("Shanghai, day before") << QByteArray("Asia/Shanghai") << at("2023-11-21T15:59:59Z") << true;
    QTest::addRow("Shanghai, the day") << QByteArray("Asia/Shanghai") << at("2023-11-21T16:00:00Z") << false;
    QTest::addRow("New York, day before") << QByteArray("America/New_York") << at("2023-11-22T04:59:59Z") << true;
    QTest::addRow("New York, the day") << QByteArray("America/New_York") << at("2023-11-22T05:00:00Z") << false;
    // there it is the 23rd or still the 21st already
    QTest::addRow("Auckland") << QByteArray("Pacific/Auckland") << at("2023-11-21T10:59:59Z") << true;
    QTest::addRow("Auckland, the day") << QByteArray("Pacific/Auckland") << at("2023-11-21T11:00:00Z") << false;
}

void RetentionTest::daysEndInTheZoneOfTheSession()
{
    QFETCH(QByteArray, zone);
    QFETCH(QDateTime, last);
    QFETCH(bool, due);
    WorkspaceFixture fixture(false, "EUR", zone);
    person(fixture, "Brandt", last);
    const auto found = preview(fixture, ruleOf(fixture, retention::contactInactive, 36, retention::erase));
    QCOMPARE(found.due.size(), due ? 1 : 0);
    QCOMPARE(found.held.size(), 0);
    QCOMPARE(retentionLimit(QDate(2028, 2, 29), 12), QDate(2027, 2, 28));
}

void RetentionTest::bareDatesCountAsWholeDays()
{
    for (const char *zone :
         {"UTC", "Pacific/Auckland", "America/New_York", "Pacific/Kiritimati", "Pacific/Pago_Pago"}) {
        WorkspaceFixture fixture(false, "EUR", zone);
        const QDate today =
            QDateTime::fromMSecsSinceEpoch(fixture.clock->now(), fixture.workspace->session().zone).date();
        for (const int days : {0, -1}) {
            Order order;
            order.contact.value = person(fixture, "Brandt").id;
            order.orderedOn = today.addYears(-3).addDays(days);
            order.state = QStringLiteral("delivered");
            order.createdAt = at("2021-01-01T00:00:00Z");
            fixture.insert(order);
        }
        const auto found = preview(fixture, ruleOf(fixture, retention::contactInactive, 36, retention::erase));
        QCOMPARE(found.due.size(), 1);
        QCOMPARE(found.due.first().last, today.addYears(-3).addDays(-1));
    }
}

void RetentionTest::whatIsOpenHoldsBack()
{
    WorkspaceFixture fixture;
    const QDateTime old = at("2020-02-01T00:00:00Z");
    Task task;
    task.subject = QStringLiteral("Call");
    task.createdAt = old;
    task.contact.value = person(fixture, "Task").id;
    fixture.insert(task);
    Order order;
    order.createdAt = old;
    order.state = QStringLiteral("shipped");
    order.orderedOn = old.date();
    order.contact.value = person(fixture, "Order").id;
    fixture.insert(order);
    const auto consentOf = [&](const Contact &contact, const char *state, const QDateTime &when) {
        Consent consent;
        consent.contact.value = contact.id;
        consent.purpose = QString::fromLatin1(consent::newsletter);
        consent.state = QString::fromLatin1(state);
        consent.at = when;
        fixture.insert(consent);
    };
    consentOf(person(fixture, "Granted"), consent::granted, old);
    const Contact withdrawn = person(fixture, "Withdrawn");
    consentOf(withdrawn, consent::granted, old);
    consentOf(withdrawn, consent::withdrawn, old.addDays(1));
    const Contact dealt = person(fixture, "Dealt");
    Deal deal;
    deal.name = QStringLiteral("Roof");
    deal.createdAt = old;
    deal.openedAt = old;
    deal.contact.value = dealt.id;
    fixture.insert(deal);
    const auto found = preview(fixture, ruleOf(fixture, retention::contactInactive, 36, retention::erase));
    QCOMPARE(found.due.size(), 1);
    QCOMPARE(found.due.first().id, withdrawn.id);
    QMap<QString, QString> why;
    for (const DueRecord &record : found.held)
        why.insert(record.name.section(u' ', 1), record.why);
    QCOMPARE(why, (QMap<QString, QString>{{QStringLiteral("Task"), QStringLiteral("An open task")},
                                          {QStringLiteral("Order"), QStringLiteral("An open order")},
                                          {QStringLiteral("Granted"), QStringLiteral("A valid consent")},
                                          {QStringLiteral("Dealt"), QStringLiteral("An open deal")}}));
}

void RetentionTest::heldPeopleAreNeitherErasedNorDeleted()
{
    WorkspaceFixture fixture;
    const Contact held = person(fixture, "Brandt");
    LegalHold hold;
    hold.contact.value = held.id;
    hold.reason = QStringLiteral("Lawsuit 7");
    hold = fixture.insert(hold);
    const auto rule = ruleOf(fixture, retention::contactInactive, 36, retention::erase);
    const auto found = preview(fixture, rule);
    QCOMPARE(found.due.size(), 0);
    QCOMPARE(found.held.size(), 1);
    QCOMPARE(found.held.first().why, QStringLiteral("Legal hold: Lawsuit 7"));
    Workspace &workspace = *fixture.workspace;
    for (const auto &error :
         {await(workspace.privacy().preview(workspace.session(), held.uid)).error(),
          await(workspace.privacy().erase(workspace.session(), held.uid, held.displayName)).error()}) {
        QCOMPARE(error.code, ErrorCode::Conflict);
        QVERIFY2(error.message.contains(QLatin1String("Lawsuit 7")), qPrintable(error.message));
        QVERIFY2(error.message.contains(QLatin1String("Maria Keller")), qPrintable(error.message));
        QVERIFY2(error.message.contains(workspace.session().locale.toString(QDate(2026, 11, 22), QLocale::ShortFormat)),
                 qPrintable(error.message));
    }
    const auto journal = ErasureJournal::load(workspace.path(), workspace.folder().description().id);
    VERIFY_OK(journal);
    QVERIFY(journal->erased.isEmpty());
    QCOMPARE(fixture.remove(held).error().code, ErrorCode::Conflict);
    VERIFY_OK(fixture.remove(hold));
    QCOMPARE(preview(fixture, rule).due.size(), 1);
    // what a released hold said goes with the person
    VERIFY_OK(run(fixture, rule, 1));
    QCOMPARE(fixture
                 .value(QStringLiteral("SELECT count(*) FROM change WHERE old LIKE '%Lawsuit%' OR new LIKE "
                                       "'%Lawsuit%'"))
                 .toInt(),
             0);
}

void RetentionTest::runsTakeWhatThePreviewShowed()
{
    WorkspaceFixture fixture;
    const Contact first = person(fixture, "First");
    const Contact second = person(fixture, "Second");
    const Contact young = person(fixture, "Young", at("2025-01-01T00:00:00Z"));
    auto rule = ruleOf(fixture, retention::contactInactive, 36, retention::erase);
    QCOMPARE(preview(fixture, rule).due.size(), 2);
    QCOMPARE(run(fixture, rule, 1).error().code, ErrorCode::Conflict);
    QCOMPARE(run(fixture, rule, 3).error().code, ErrorCode::Conflict);
    VERIFY_OK(fixture.reload(first));
    const auto outcome = run(fixture, rule, 2);
    VERIFY_OK(outcome);
    QCOMPARE(outcome->done, qint64(2));
    QVERIFY(outcome->problems.isEmpty() && !outcome->stopped);
    QVERIFY(!fixture.reload(first) && !fixture.reload(second));
    VERIFY_OK(fixture.reload(young));
    const auto journal = ErasureJournal::load(fixture.workspace->path(), fixture.workspace->folder().description().id);
    VERIFY_OK(journal);
    QVERIFY(journal->erased.contains(first.uid) && journal->erased.contains(second.uid));
    rule.active = false;
    VERIFY_OK(fixture.update(rule));
    QCOMPARE(run(fixture, rule, 0).error().code, ErrorCode::InvalidInput);
}

void RetentionTest::movesToTheBinAreOneStep()
{
    WorkspaceFixture fixture;
    QVector<Contact> people;
    for (int i = 0; i < 3; ++i)
        people.append(person(fixture, "Brandt"));
    const auto rule = ruleOf(fixture, retention::contactInactive, 36, retention::bin);
    const auto outcome = run(fixture, rule, 3);
    VERIFY_OK(outcome);
    QCOMPARE(fixture.value(QStringLiteral("SELECT count(*) FROM contact")).toInt(), 0);
    VERIFY_OK(await(fixture.workspace->undo(outcome->transaction)));
    for (const Contact &one : std::as_const(people))
        VERIFY_OK(fixture.reload(one));
}

void RetentionTest::stoppingLeavesWholeSteps()
{
    WorkspaceFixture fixture;
    for (int i = 0; i < 3; ++i)
        person(fixture, "Brandt");
    const auto stopAtOne = [](qint64 done, qint64) { return done < 1; };
    const auto toBin = ruleOf(fixture, retention::contactInactive, 36, retention::bin);
    QCOMPARE(run(fixture, toBin, 3, stopAtOne).error().code, ErrorCode::Cancelled);
    QCOMPARE(fixture.value(QStringLiteral("SELECT count(*) FROM contact")).toInt(), 3);
    const auto outcome = run(fixture, ruleOf(fixture, retention::contactInactive, 36, retention::erase), 3, stopAtOne);
    VERIFY_OK(outcome);
    QVERIFY(outcome->stopped);
    QCOMPARE(outcome->done, qint64(1));
    QCOMPARE(fixture.value(QStringLiteral("SELECT count(*) FROM contact")).toInt(), 2);
    QCOMPARE(fixture.value(QStringLiteral("SELECT count(*) FROM erasure_rest")).toInt(), 0);
}

void RetentionTest::rulesAreChecked()
{
    WorkspaceFixture fixture;
    const auto refused = [&](const char *condition, qint64 months, const char *action) {
        RetentionRule rule;
        rule.name = QStringLiteral("Rule");
        rule.condition = QString::fromLatin1(condition);
        rule.months = months;
        rule.action = QString::fromLatin1(action);
        const auto written = await(fixture.workspace->write(
            QStringLiteral("Added"), [&](UnitOfWork &work) { return RecordWriter(work).insert(rule); }));
        return !written && written.error().code == ErrorCode::InvalidInput;
    };
    QVERIFY(refused(retention::ticketResolved, 60, retention::erase));
    QVERIFY(refused(retention::ticketResolved, 0, retention::bin));
    QVERIFY(refused("anything", 12, retention::bin));
    QVERIFY(!refused(retention::ticketResolved, 60, retention::bin));
    for (const RetentionRule &rule : suggestedRetentionRules()) {
        QVERIFY(!rule.active);
        fixture.insert(rule);
    }
}

void RetentionTest::aHundredThousandAreLookedAt()
{
    constexpr qint64 count = 100000;
    WorkspaceFixture fixture;
    const auto written = await(fixture.workspace->write(QStringLiteral("Added"), [&](UnitOfWork &work) -> Result<void> {
        RecordWriter writer(work);
        TRY(writer.beginBulk(work.catalog().at(Contact::kNumber), count));
        for (qint64 i = 0; i < count; ++i) {
            Contact contact;
            contact.lastName = QStringLiteral("Brandt %1").arg(i);
            contact.createdAt = at(i % 2 ? "2020-01-01T00:00:00Z" : "2026-01-01T00:00:00Z");
            TRY(writer.insert(contact));
        }
        return writer.endBulk();
    }));
    VERIFY_OK(written);
    const auto rule = ruleOf(fixture, retention::contactInactive, 36, retention::erase);
    QElapsedTimer timer;
    timer.start();
    const auto found = preview(fixture, rule);
    qInfo("dry run over %lld contacts: %lld ms", static_cast<long long>(count),
          static_cast<long long>(timer.elapsed()));
    QCOMPARE(found.due.size(), count / 2);
}

}  // namespace fieldfare::test

FIELDFARE_TEST(fieldfare::test::RetentionTest)
#include "retention_test.moc"
