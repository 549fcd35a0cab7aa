// SPDX-License-Identifier: GPL-3.0-or-later
#include "office_pair.h"
#include "postgres_fixture.h"
#include "records/activity/activity.h"
#include "records/campaign/campaign.h"
#include "records/deal/deal.h"
#include "records/deal_line/deal_line.h"
#include "records/rights/record_shares.h"
#include "support/test.h"

namespace fieldfare::server {

/// Ben, whose role shows him nothing of Ada's, is shown one deal: over real workspaces and the whole service.
class SharedRecordsTest : public QObject {
    Q_OBJECT

private slots:
    void init();
    void sharedReadEditedAndEnded();
    void anAreaOfWhichTheRoleShowsNothing();

private:
    using Work = std::function<Result<void>(RecordWriter &)>;
    [[nodiscard]] static Result<ChangeSet> write(OfficeDevice &on, const Work &work, bool isAltered = false)
    {
        Session session = on.workspace->session();
        if (isAltered)  // a program that asks nobody
            session.access = Access::everything();
        return await(on.workspace->store().write(session, {QStringLiteral("try"), Origin::Local, 0},
                                                 [&](UnitOfWork &unit) -> Result<void> {
                                                     RecordWriter writer(unit);
                                                     return work(writer);
                                                 }));
    }
    [[nodiscard]] static Work rename(const Uid &deal, const QString &name)
    {
        return [=](RecordWriter &writer) -> Result<void> {
            const RecordType &type = writer.catalog().at(Deal::kNumber);
            TRY_ASSIGN(const qint64 id, writer.findByUid(type, deal));
            TRY_ASSIGN(auto record, writer.load(type, id));
            static_cast<Deal &>(*record).name = name;
            return writer.update(*record);
        };
    }
    [[nodiscard]] Work share(const Uid &record, int type, bool mayEdit) const
    {
        return [=, with = m_pair->benId](RecordWriter &writer) -> Result<void> {
            TRY_ASSIGN(const qint64 id, writer.findByUid(writer.catalog().at(type), record));
            return shareRecord(writer, writer.catalog().at(type), id, {with, mayEdit, {}});
        };
    }
    [[nodiscard]] static QString names(OfficeDevice &on)
    {
        return OfficePair::value(on,
                                 QStringLiteral("SELECT group_concat(name, '|') FROM (SELECT name FROM deal ORDER BY"
                                                " uid)"))
            .toString();
    }
    [[nodiscard]] static int count(OfficeDevice &on, const char *table)
    {
        return OfficePair::value(on, QStringLiteral("SELECT count(*) FROM %1").arg(QString::fromLatin1(table))).toInt();
    }

    std::unique_ptr<OfficePair> m_pair;
};

void SharedRecordsTest::init()
{
    m_pair = std::make_unique<OfficePair>("partner");
    QVERIFY2(m_pair->failure.isEmpty(), qPrintable(m_pair->failure));
}

void SharedRecordsTest::sharedReadEditedAndEnded()
{
    OfficeDevice &ada = m_pair->ada;
    OfficeDevice &ben = m_pair->ben;
    Uid shown;
    VERIFY_DONE(write(ada, [&](RecordWriter &writer) -> Result<void> {
        for (const char *name : {"Qxjzroof", "Qxjzwall"}) {
            Deal deal;
            deal.name = QString::fromLatin1(name);
            deal.notes = QStringLiteral("They said qxjznote, twice.");
            deal.owner = ada.workspace->session().user;
            TRY(writer.insert(deal));
            DealLine line;
            line.deal = Id<Deal>{deal.id};
            line.name = QStringLiteral("qxjzline");
            line.quantity = Decimal::fromInteger(1);
            TRY(writer.insert(line));
            Activity call;
            call.kind = QStringLiteral("note");
            call.subject = QStringLiteral("qxjzcall");
            call.deal = Id<Deal>{deal.id};
            call.owner = ada.workspace->session().user;
            TRY(writer.insert(call));
            if (shown.isNull())
                shown = deal.uid;
        }
        return {};
    }));
    QVERIFY2(m_pair->meet(), qPrintable(ada.last + ben.last));
    QCOMPARE(names(ben), QString());

    // shown for reading: the deal, its line and its call arrive, and nothing of the other
    VERIFY_DONE(write(ada, share(shown, Deal::kNumber, false)));
    QVERIFY(m_pair->meet());
    QCOMPARE(names(ben), QStringLiteral("Qxjzroof"));
    QCOMPARE(count(ben, "deal_line"), 1);
    QCOMPARE(count(ben, "activity"), 1);
    QVERIFY(!OfficePair::marksIn(ben.path).isEmpty());
    // to change it is refused here, with who shared it, and by the server when the program is altered
    const auto refused = write(ben, rename(shown, QStringLiteral("Mine")));
    QVERIFY(!refused.has_value());
    QCOMPARE(refused.error().code, ErrorCode::Forbidden);
    QVERIFY2(refused.error().message.contains(u"Ada shared it"), qPrintable(refused.error().message));
    VERIFY_DONE(write(ben, rename(shown, QStringLiteral("Mine")), true));
    const auto pushed = CompanySync(*ben.workspace).runOnce();
    VERIFY_DONE(pushed);
    QCOMPARE(pushed->rejected, 1);
    QVERIFY(m_pair->meet());
    QVERIFY(!names(ada).contains(u"Mine"));
    QCOMPARE(names(ben), QStringLiteral("Qxjzroof"));
    VERIFY_DONE(write(ben, share(shown, Deal::kNumber, true), true));
    QVERIFY(m_pair->meet());
    QVERIFY(!write(ben, rename(shown, QStringLiteral("Mine"))).has_value());

    // with editing: what he changes arrives, his lines too; deleting and passing it on stay hers
    VERIFY_DONE(write(ada, share(shown, Deal::kNumber, true)));
    QVERIFY(m_pair->meet());
    VERIFY_DONE(write(ben, [&](RecordWriter &writer) -> Result<void> {
        writer.work().setTitle(QStringLiteral("Changed Name of “Qxjzroof”"));
        return rename(shown, QStringLiteral("Qxjzroof by Ben"))(writer);
    }));
    VERIFY_DONE(write(ben, [&](RecordWriter &writer) -> Result<void> {
        DealLine line;
        TRY_ASSIGN(const qint64 id, writer.findByUid(writer.catalog().at(Deal::kNumber), shown));
        line.deal = Id<Deal>{id};
        line.name = QStringLiteral("qxjzbens");
        line.quantity = Decimal::fromInteger(2);
        return writer.insert(line);
    }));
    QVERIFY(m_pair->meet());
    QVERIFY(names(ada).contains(u"Qxjzroof by Ben"));
    QCOMPARE(count(ada, "deal_line"), 3);
    QVERIFY(!write(ben, share(shown, Deal::kNumber, true)).has_value());
    QVERIFY(!write(ben, [&](RecordWriter &writer) -> Result<void> {
                 TRY_ASSIGN(const qint64 id, writer.findByUid(writer.catalog().at(Deal::kNumber), shown));
                 return writer.remove(writer.catalog().at(Deal::kNumber), id);
             }).has_value());

    // ended, and taken back, and ended: in no file of his computer is a word of it
    const Work end = [&](RecordWriter &writer) -> Result<void> {
        TRY_ASSIGN(const qint64 id, writer.findByUid(writer.catalog().at(Deal::kNumber), shown));
        return endSharing(writer, writer.catalog().at(Deal::kNumber), id, m_pair->benId);
    };
    const auto ended = write(ada, end);
    VERIFY_DONE(ended);
    QVERIFY(m_pair->meet());
    QCOMPARE(names(ben), QString());
    VERIFY_DONE(await(ada.workspace->undo(ended->transaction)));
    QVERIFY(m_pair->meet());
    QCOMPARE(names(ben), QStringLiteral("Qxjzroof by Ben"));
    VERIFY_DONE(write(ada, end));
    QVERIFY(ada.sync());
    VERIFY_DONE(CompanySync(*ben.workspace).runOnce());
    QCOMPARE(names(ben), QString());
    QCOMPARE(count(ben, "deal_line") + count(ben, "activity"), 0);
    QCOMPARE(OfficePair::value(ben, QStringLiteral("SELECT count(*) FROM search_vocabulary WHERE term LIKE 'qxjz%'"))
                 .toInt(),
             0);
    QCOMPARE(OfficePair::marksIn(ben.path), QStringList());
    ben.workspace.reset();
    QCOMPARE(OfficePair::marksIn(ben.path), QStringList());
}

void SharedRecordsTest::anAreaOfWhichTheRoleShowsNothing()
{
    OfficeDevice &ada = m_pair->ada;
    OfficeDevice &ben = m_pair->ben;
    QVERIFY(m_pair->meet());
    const RecordType &campaigns = ben.workspace->catalog()->at(Campaign::kNumber);
    const auto seen = [&] {
        return await(ben.workspace->read([](ReadContext &context) -> Result<int> {
                   TRY_ASSIGN(auto query, context.run(QStringLiteral("SELECT count(*) FROM {campaign}")));
                   query.next();
                   return query.value(0).toInt();
               }))
            .value_or(-1);
    };
    QVERIFY(!ben.workspace->session().access.mayRead(campaigns));
    Uid fair;
    VERIFY_DONE(write(ada, [&](RecordWriter &writer) -> Result<void> {
        Campaign campaign;
        campaign.name = QStringLiteral("Fair");
        campaign.sharedWith = {shareText({m_pair->benId, false, m_pair->adaId})};
        TRY(writer.insert(campaign));
        fair = campaign.uid;
        return {};
    }));
    QVERIFY(m_pair->meet());
    QVERIFY(ben.workspace->session().access.mayRead(campaigns));
    QCOMPARE(seen(), 1);
    VERIFY_DONE(write(ada, [&](RecordWriter &writer) -> Result<void> {
        TRY_ASSIGN(const qint64 id, writer.findByUid(writer.catalog().at(Campaign::kNumber), fair));
        return endSharing(writer, writer.catalog().at(Campaign::kNumber), id, m_pair->benId);
    }));
    QVERIFY(m_pair->meet());
    QVERIFY(!ben.workspace->session().access.mayRead(campaigns));
    QCOMPARE(seen(), 0);
}

}  // namespace fieldfare::server

FIELDFARE_TEST(fieldfare::server::SharedRecordsTest)
#include "shared_records_test.moc"
