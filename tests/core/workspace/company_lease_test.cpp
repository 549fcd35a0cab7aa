// SPDX-License-Identifier: GPL-3.0-or-later
#include "workspace/company_lease.h"

#include "base/await.h"
#include "support/test.h"
#include "workspace/workspace.h"

#include <QTemporaryDir>

namespace fieldfare {

namespace {

constexpr qint64 kDay = CompanyLease::kDayMs;
const QDateTime kBegin(QDate(2026, 11, 1), QTime(9, 0), Qt::UTC);

}  // namespace

/// A company's workspace shows its records for some days without contact, whatever is done to the clock; any other for ever.
class CompanyLeaseTest : public QObject {
    Q_OBJECT

private slots:
    void daysPass();
    void aClockTurnedBackLengthensNothing();
    void aContactSetsAWrongClockRight();
    void warningsComeFromHalfOn();
    void workspacesWithoutACompanyOpenForEver();
    void openingIsRefusedWhenItIsOver();
    void openingNotesTheTime();
    void theRecoveryCodeAddsSevenDays();

private:
    struct Office {
        QTemporaryDir dir;
        QString path;
        QString code;
        std::shared_ptr<ManualClock> clock = std::make_shared<ManualClock>(kBegin);

        /// With a lease of 30 days from now; 0: belongs to no company.
        explicit Office(int days = 30)
        {
            path = dir.filePath(QStringLiteral("Office.fieldfare"));
            Workspace::Creation creation;
            creation.folder.path = path;
            creation.folder.cost = KdfCost::minimum();
            creation.folder.unlock = PassphraseUnlock{Secret::fromText(QStringLiteral("correct horse"))};
            creation.userName = QStringLiteral("Ada");
            creation.clock = clock;
            auto made = Workspace::create(std::move(creation));
            if (!made)
                qFatal("workspace: %s", qPrintable(made.error().message));
            code = made->recoveryCode;
            CompanyLease lease;
            lease.noteContact(days, clock->now(), clock->now());
            if (days > 0)
                put(*made->workspace, lease);
        }
        static void put(Workspace &workspace, const CompanyLease &lease)
        {
            const auto done =
                await(workspace.write(QString(), [&](UnitOfWork &work) { return writeCompanyLease(work, lease); }));
            if (!done)
                qFatal("lease: %s", qPrintable(done.error().message));
        }
        [[nodiscard]] Result<std::unique_ptr<Workspace>> open(OpenMode mode = OpenMode::ReadWrite,
                                                              bool isForContact = false) const
        {
            return Workspace::open(
                {path, PassphraseUnlock{Secret::fromText(QStringLiteral("correct horse"))}, mode, clock, isForContact});
        }
        [[nodiscard]] Result<std::unique_ptr<Workspace>> openByCode(OpenMode mode = OpenMode::ReadWrite) const
        {
            return Workspace::open({path, RecoveryCodeUnlock{code}, mode, clock});
        }
        [[nodiscard]] CompanyLease lease() const
        {
            const auto workspace = open(OpenMode::ReadOnly, true);
            return *await((*workspace)->read(readCompanyLease));
        }
    };
};

void CompanyLeaseTest::daysPass()
{
    CompanyLease lease;
    QVERIFY(!lease.isOver(kDay * 100'000) && lease.percent(kDay) == 0);
    lease.noteContact(30, 1'000 * kDay, 1'000 * kDay);
    QCOMPARE(lease.daysLeft(1'000 * kDay), 30);
    QCOMPARE(lease.daysLeft(1'000 * kDay + 1), 30);
    QCOMPARE(lease.daysLeft(1'029 * kDay), 1);
    QCOMPARE(lease.percent(1'015 * kDay), 50);
    QVERIFY(!lease.isOver(1'030 * kDay - 1));
    QVERIFY(lease.isOver(1'030 * kDay));
    QCOMPARE(lease.daysLeft(1'030 * kDay), 0);
    lease.extend(1'040 * kDay);
    QVERIFY(!lease.isOver(1'047 * kDay - 1));
    QVERIFY(lease.isOver(1'047 * kDay));
    lease.noteContact(30, 1'050 * kDay, 1'050 * kDay);
    QCOMPARE(lease.end(), 1'080 * kDay);
}

void CompanyLeaseTest::aClockTurnedBackLengthensNothing()
{
    CompanyLease lease;
    lease.noteContact(30, 1'000 * kDay, 1'000 * kDay);
    lease.touch(1'029 * kDay);
    lease.touch(1'001 * kDay);  // turned back
    QCOMPARE(lease.daysLeft(1'001 * kDay), 1);
    // and while the program runs, time goes on all the same
    lease.touch(1'001 * kDay, kDay);
    QVERIFY(lease.isOver(1'001 * kDay));
    QVERIFY(lease.isOver(0));
}

void CompanyLeaseTest::aContactSetsAWrongClockRight()
{
    CompanyLease lease;
    lease.noteContact(30, 1'000 * kDay, 1'000 * kDay);
    lease.touch(5'000 * kDay);  // years ahead by mistake
    QVERIFY(lease.isOver(1'001 * kDay));
    lease.noteContact(30, 1'001 * kDay, 5'000 * kDay);
    QVERIFY(!lease.isOver(5'000 * kDay));
    QCOMPARE(lease.daysLeft(5'000 * kDay), 30);
    QVERIFY(lease.isOver(5'030 * kDay));
    // set right after that contact: it was behind then, and nothing is longer by it
    QCOMPARE(lease.daysLeft(1'001 * kDay), 30);
    QVERIFY(!lease.isOver(1'001 * kDay));
}

void CompanyLeaseTest::warningsComeFromHalfOn()
{
    CompanyLease lease;
    lease.noteContact(30, 1'000 * kDay, 1'000 * kDay);
    QVERIFY(leaseWarning(lease, 1'014 * kDay).isEmpty());
    QVERIFY2(leaseWarning(lease, 1'015 * kDay).contains(QStringLiteral("15 days")),
             qPrintable(leaseWarning(lease, 1'015 * kDay)));
    QVERIFY(leaseWarning(lease, 1'027 * kDay).contains(QStringLiteral("3 days")));
    QVERIFY(leaseWarning({}, 1'027 * kDay).isEmpty());
}

void CompanyLeaseTest::workspacesWithoutACompanyOpenForEver()
{
    const Office office(0);
    office.clock->advance(10'000 * kDay);
    QVERIFY(office.open().has_value());
    QCOMPARE(office.lease(), CompanyLease());
}

void CompanyLeaseTest::openingIsRefusedWhenItIsOver()
{
    const Office office;
    office.clock->advance(30 * kDay - 1);
    QVERIFY(office.open().has_value());
    office.clock->advance(1);
    for (const OpenMode mode : {OpenMode::ReadWrite, OpenMode::ReadOnly}) {
        const auto refused = office.open(mode);
        QVERIFY(!refused && isLeaseOver(refused.error()));
        QCOMPARE(refused.error().code, ErrorCode::Forbidden);
        QVERIFY(office.open(mode, true).has_value());  // to speak to the server
    }
    const auto wrong = Workspace::open(
        {office.path, PassphraseUnlock{Secret::fromText(QStringLiteral("guess"))}, OpenMode::ReadWrite, office.clock});
    QVERIFY(!wrong && wrong.error().code == ErrorCode::WrongKey);  // says nothing before that
    office.clock->set(kBegin.addDays(29));
    QVERIFY(office.open().has_value());  // a clock that ran ahead, set right, and nothing was noted meanwhile
}

void CompanyLeaseTest::openingNotesTheTime()
{
    const Office office;
    office.clock->advance(29 * kDay);
    QVERIFY(office.open().has_value());
    office.clock->set(kBegin.addDays(2));  // turned back
    QVERIFY(office.open().has_value());
    QCOMPARE(office.lease().daysLeft(office.clock->now()), 1);
    office.clock->set(kBegin.addDays(30));
    QVERIFY(!office.open().has_value());
}

void CompanyLeaseTest::theRecoveryCodeAddsSevenDays()
{
    const Office office;
    office.clock->advance(40 * kDay);
    const auto reading = office.openByCode(OpenMode::ReadOnly);
    QVERIFY(!reading && isLeaseOver(reading.error()));
    QVERIFY(office.openByCode().has_value());
    office.clock->advance(7 * kDay - 1);
    QVERIFY(office.open().has_value());
    office.clock->advance(1);
    QVERIFY(!office.open().has_value());
    QVERIFY(office.openByCode().has_value());
    QVERIFY(office.open().has_value());
    // before it is over, the code adds nothing
    const CompanyLease before = office.lease();
    office.clock->advance(kDay);
    QVERIFY(office.openByCode().has_value());
    QCOMPARE(office.lease().extendedTo, before.extendedTo);
}

}  // namespace fieldfare

FIELDFARE_TEST(fieldfare::CompanyLeaseTest)
#include "company_lease_test.moc"
