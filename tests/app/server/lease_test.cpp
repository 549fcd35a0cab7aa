// SPDX-License-Identifier: GPL-3.0-or-later
#include "office_pair.h"
#include "support/test.h"

#include <QDir>

namespace fieldfare::server {

namespace {

constexpr qint64 kDay = CompanyLease::kDayMs;

}  // namespace

/// The offline lease over the real service: told by the server, kept by the device, renewed by a contact.
class LeaseTest : public QObject {
    Q_OBJECT

private slots:
    void init()
    {
        m_pair = std::make_unique<OfficePair>();
        QVERIFY2(m_pair->failure.isEmpty(), qPrintable(m_pair->failure));
        m_pair->office.store.memory.setLease(30);
        QVERIFY2(m_pair->meet(), qPrintable(m_pair->ada.last));
    }
    void cleanup() { m_pair.reset(); }
    void aContactTellsAndRenewsIt();
    void waitingEditsSurviveIt();
    void aRevocationComesWithTheContact();
    void anotherPolicyHoldsFromTheNextContactOn();
    void aServerOutOfReachRenewsNothing();

private:
    [[nodiscard]] Result<std::unique_ptr<Workspace>> open(int daysLater, bool isForContact = false)
    {
        m_pair->ben.workspace.reset();
        return Workspace::open(opening(daysLater, isForContact));
    }
    [[nodiscard]] Workspace::Opening opening(int daysLater, bool isForContact = false) const
    {
        const qint64 then = m_pair->office.clock->now() + daysLater * kDay;
        return {m_pair->ben.path, NoUnlock{}, OpenMode::ReadWrite,
                std::make_shared<ManualClock>(QDateTime::fromMSecsSinceEpoch(then, Qt::UTC)), isForContact};
    }
    [[nodiscard]] CompanyLease lease()
    {
        const auto workspace = open(0, true);
        return *await((*workspace)->read(readCompanyLease));
    }

    std::unique_ptr<OfficePair> m_pair;
};

void LeaseTest::aContactTellsAndRenewsIt()
{
    QCOMPARE(lease().days, 30);
    QVERIFY(std::abs(lease().contact - m_pair->office.clock->now()) < kDay / 24);
    QVERIFY(open(29).has_value());
    const auto refused = open(31);
    QVERIFY(!refused && isLeaseOver(refused.error()));
    QVERIFY(CompanySync::renewLease(opening(31)).has_value());
    QVERIFY(open(31).has_value());
    QVERIFY(open(60).has_value());  // by the clock that was 31 days ahead at the contact
    QVERIFY(!open(62).has_value());
}

void LeaseTest::waitingEditsSurviveIt()
{
    m_pair->ben.add(QStringLiteral("Waits"));
    QCOMPARE(m_pair->ben.waiting(), qint64(1));
    QVERIFY(!open(45).has_value());
    QVERIFY(CompanySync::renewLease(opening(45)).has_value());
    auto opened = open(45);
    QVERIFY(opened.has_value());
    m_pair->ben.workspace = std::move(*opened);
    QCOMPARE(m_pair->ben.waiting(), qint64(0));
    QVERIFY(m_pair->ada.sync());
    QCOMPARE(m_pair->ada.contacts().size(), 1);
}

void LeaseTest::aRevocationComesWithTheContact()
{
    const auto installations = m_pair->office.directory.installations();
    for (const Installation &one : *installations) {
        if (one.person == m_pair->benId)
            QVERIFY(m_pair->office.directory.revoke(one.id).has_value());
    }
    QVERIFY(!open(31).has_value());
    bool isRevoked = false;
    QVERIFY(!CompanySync::renewLease(opening(31), &isRevoked).has_value());
    QVERIFY(isRevoked);
    QVERIFY(!open(31).has_value());
    QVERIFY(CompanySync::removeCopy(m_pair->ben.path).has_value());
    QVERIFY(!QDir(m_pair->ben.path).exists());
}

void LeaseTest::anotherPolicyHoldsFromTheNextContactOn()
{
    m_pair->office.store.memory.setLease(5);
    QVERIFY(open(6).has_value());
    QVERIFY(CompanySync::renewLease(opening(0)).has_value());
    QVERIFY(!open(6).has_value());
    m_pair->office.store.memory.setLease(0);
    QVERIFY(CompanySync::renewLease(opening(6)).has_value());
    QVERIFY(open(3'000).has_value());
}

void LeaseTest::aServerOutOfReachRenewsNothing()
{
    const CompanyLease before = lease();
    m_pair->office.isBroken = true;
    m_pair->office.exchange = [](const sync::Caller &, const QByteArray &) -> Result<QByteArray> {
        return fail(ErrorCode::Io, QStringLiteral("the database is away"));
    };
    QVERIFY(!open(31).has_value());
    QVERIFY(!CompanySync::renewLease(opening(31)).has_value());
    const auto still = open(31);
    QVERIFY(!still && isLeaseOver(still.error()));
    QCOMPARE(lease().contact, before.contact);
}

}  // namespace fieldfare::server

FIELDFARE_TEST(fieldfare::server::LeaseTest)
#include "lease_test.moc"
