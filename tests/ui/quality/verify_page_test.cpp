// SPDX-License-Identifier: GPL-3.0-or-later
#include "quality/verify_page.h"

#include "records/company/company.h"
#include "records/contact/contact.h"
#include "records/deal/deal.h"
#include "records/user/user.h"
#include "support/page_host_gui.h"
#include "support/test.h"
#include "support/workspace_fixture.h"

#include <QVBoxLayout>

using namespace fieldfare;

/// Customers are verified one by one, by keys.
class VerifyPageTest : public QObject {
    Q_OBJECT

    Contact person(const char *name)
    {
        Contact contact;
        contact.name = QString::fromUtf8(name);
        return m_fixture->insert(contact);
    }
    void open()
    {
        m_page = new VerifyPage(PageContext{*m_host, m_fixture->workspace.get(), nullptr});
        m_host->layout()->addWidget(m_page);
        m_page->setLocation(Location{page_id::verify, QStringLiteral("contact"), 0, {}});
        QTRY_VERIFY_WITH_TIMEOUT(m_page->ready() && m_page->controller()->isLoaded(), 30'000);
        m_page->takeFocus();
    }
    void press(Qt::Key key) { QTest::keyClick(m_page, key, Qt::ControlModifier); }
    QString shown()
    {
        const auto &view = m_page->controller()->shown();
        return view && m_page->ready() ? view->record->displayName : QString();
    }

private slots:
    void init()
    {
        m_fixture = std::make_unique<WorkspaceFixture>();
        m_host = std::make_unique<test::PageHost>();
        new QVBoxLayout(m_host.get());
        m_host->resize(1280, 760);
        m_host->show();
        QVERIFY(QTest::qWaitForWindowActive(m_host.get()));
        m_quiet = person("Quiet Customer");
        m_worthy = person("Worthy Customer");
        m_small = person("Small Customer");
        for (const auto &[contact, amount] : {std::pair(m_worthy, 5'000'00), std::pair(m_small, 100'00)}) {
            Deal deal;
            deal.name = QStringLiteral("Deal");
            deal.contact.value = contact.id;
            deal.amount = amount;
            deal.currency = Currency("EUR");
            m_fixture->insert(deal);
        }
        m_fixture->clock->set(QDateTime(QDate(2028, 1, 10), QTime(9, 0), Qt::UTC));
        person("Fresh Customer");
    }
    void cleanup()
    {
        QVERIFY2(m_host->errors.isEmpty(), qPrintable(m_host->errors.join(QLatin1Char('\n'))));
        m_host.reset();
        m_fixture.reset();
    }

    void theQueueIsWorkedOffByKeys()
    {
        open();
        VerifyController *queue = m_page->controller();
        QCOMPARE(queue->count(), 3);
        QTRY_COMPARE(shown(), QStringLiteral("Worthy Customer"));  // open deals first, the largest in front
        QCOMPARE(queue->entry()->worth.openAmount, 5'000'00);
        press(Qt::Key_Return);
        QTRY_COMPARE(shown(), QStringLiteral("Small Customer"));
        const auto verified = m_fixture->reload(m_worthy);
        VERIFY_OK(verified);
        QCOMPARE(verified->verifiedAt, m_fixture->clock->nowUtc());
        QCOMPARE(verified->verifiedBy.value, m_fixture->workspace->session().user.value);
        QCOMPARE(queue->verified(), 1);
        press(Qt::Key_Right);
        QTRY_COMPARE(shown(), QStringLiteral("Quiet Customer"));
        press(Qt::Key_Left);
        QTRY_COMPARE(shown(), QStringLiteral("Small Customer"));
        press(Qt::Key_L);  // in a week
        QTRY_COMPARE(shown(), QStringLiteral("Quiet Customer"));
        press(Qt::Key_Return);
        QTRY_COMPARE(queue->position(), 3);
        QTRY_COMPARE(queue->verified(), 2);
        // One said too early comes back.
        m_host->undo();
        QTRY_COMPARE(shown(), QStringLiteral("Quiet Customer"));
        QVERIFY(!m_fixture->reload(m_quiet)->verifiedAt.isValid());
        QCOMPARE(queue->verified(), 1);
        // Next time only who still waits.
        queue->open(QStringLiteral("contact"));
        QTRY_COMPARE(shown(), QStringLiteral("Quiet Customer"));
        QCOMPARE(queue->count(), 1);
        m_fixture->clock->set(QDateTime(QDate(2028, 1, 20), QTime(9, 0), Qt::UTC));
        queue->open(QStringLiteral("contact"));
        QTRY_COMPARE(shown(), QStringLiteral("Small Customer"));  // the week is over
        QCOMPARE(queue->count(), 2);
    }

    void limitedSessionsHaveNoQueue()
    {
        Session nobody = m_fixture->workspace->session();
        nobody.access = Access::nothing();
        const auto queue = await(m_fixture->workspace->store().read(nobody, [](ReadContext &context) {
            return readVerifyQueue(context, QStringLiteral("contact"), QualitySettings());
        }));
        VERIFY_OK(queue);
        QVERIFY(queue->isEmpty());
        const auto unknown = await(m_fixture->workspace->read(
            [](ReadContext &context) { return readVerifyQueue(context, QStringLiteral("deal"), QualitySettings()); }));
        QVERIFY(!unknown && unknown.error().code == ErrorCode::InvalidInput);
    }

private:
    std::unique_ptr<WorkspaceFixture> m_fixture;
    std::unique_ptr<test::PageHost> m_host;
    VerifyPage *m_page = nullptr;
    Contact m_quiet, m_worthy, m_small;
};

FIELDFARE_TEST(VerifyPageTest)
#include "verify_page_test.moc"
