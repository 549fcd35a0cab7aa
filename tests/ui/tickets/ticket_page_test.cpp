// SPDX-License-Identifier: GPL-3.0-or-later
#include "records/contact/contact.h"
#include "records/ticket/ticket.h"
#include "support/page_host_gui.h"
#include "support/test.h"
#include "support/workspace_fixture.h"
#include "tickets/tickets_page.h"

#include <QAbstractItemModelTester>
#include <QLineEdit>
#include <QListView>
#include <QPlainTextEdit>
#include <QVBoxLayout>

using namespace fieldfare;

/// The life of a ticket on the page: taken, answered, resolved, reopened, taken back.
class TicketPageTest : public QObject {
    Q_OBJECT

private slots:
    void init()
    {
        m_fixture = std::make_unique<WorkspaceFixture>();
        Contact contact;
        contact.name = QStringLiteral("Lena Brandt");
        contact = m_fixture->insert(contact);
        m_tickets.clear();
        const QDateTime now = m_fixture->clock->nowUtc();
        for (const auto &[subject, priority, hours] : {std::tuple{"Inverter alarm", "urgent", 3},
                                                       {"Invoice question", "normal", 30},
                                                       {"Manual wanted", "low", 5}}) {
            Ticket ticket;
            ticket.subject = QString::fromUtf8(subject);
            ticket.priority = QString::fromLatin1(priority);
            ticket.contact.value = contact.id;
            ticket.openedAt = now.addSecs(-hours * 3600);
            m_tickets.append(m_fixture->insert(ticket).id);
        }
        m_host = std::make_unique<test::PageHost>();
        m_page = new TicketsPage(PageContext{*m_host, m_fixture->workspace.get(), nullptr}, nullptr);
        auto *layout = new QVBoxLayout(m_host.get());
        layout->addWidget(m_page);
        m_host->resize(1200, 760);
        m_host->show();
        QVERIFY(QTest::qWaitForWindowActive(m_host.get()));
        m_page->setLocation(Location{page_id::tickets, {}, 0, {}});
        m_page->takeFocus();
        QTRY_VERIFY(m_page->ready());
        QTRY_COMPARE(m_page->controller().current().ticket.id, m_tickets.at(0));
    }
    void cleanup()
    {
        QVERIFY2(m_host->errors.isEmpty(), qPrintable(m_host->errors.join(QLatin1Char('\n'))));
        m_host.reset();
        m_fixture.reset();
    }

    void urgentStandsFirstAndOldIsMarked()
    {
        auto &model = m_page->controller().model();
        QAbstractItemModelTester tester(&model, QAbstractItemModelTester::FailureReportingMode::QtTest);
        QCOMPARE(model.rowCount(), 3);
        QCOMPARE(model.ticket(0)->subject, QStringLiteral("Inverter alarm"));
        QCOMPARE(int(model.age(0).tone), int(Tone::Bad));        // 3 h where 1 h is allowed
        QCOMPARE(int(model.age(1).tone), int(Tone::Attention));  // 30 h where 24 h are
        QCOMPARE(int(model.age(2).tone), int(Tone::Neutral));
        QCOMPARE(m_page->controller().counts().value(int(TicketQueue::New)), 3);
        QCOMPARE(m_host->badges.value(page_id::tickets), 3);
    }

    void keysTakeResolveAndUndo()
    {
        QTest::keyClick(m_page->list(), Qt::Key_T);
        QTRY_COMPARE(state(0), QStringLiteral("open"));
        QCOMPARE(
            m_fixture->value(QStringLiteral("SELECT owner FROM {ticket} WHERE id = ?"), {m_tickets.at(0)}).toLongLong(),
            m_page->controller().me());
        QTRY_COMPARE(m_page->controller().current().ticket.state, QStringLiteral("open"));
        QTest::keyClick(m_page->list(), Qt::Key_E);
        QTRY_COMPARE(state(0), QStringLiteral("resolved"));
        QTRY_COMPARE(m_page->controller().counts().value(int(TicketQueue::Open)), 2);
        QTRY_COMPARE(m_host->undoText, QStringLiteral("Resolved “Inverter alarm”"));
        m_host->undo();
        QTRY_COMPARE(state(0), QStringLiteral("open"));
        QTRY_COMPARE(m_page->controller().counts().value(int(TicketQueue::Open)), 3);
    }

    void anAnswerStopsTheFirstClock()
    {
        QTest::keyClick(m_page->list(), Qt::Key_R);
        auto *text = m_page->findChild<QPlainTextEdit *>();
        QVERIFY(text->hasFocus());
        QTest::keyClicks(text, QStringLiteral("Please switch it off"));
        QTest::keyClick(text, Qt::Key_Return, Qt::ControlModifier);
        QTRY_VERIFY(m_page->controller().current().ticket.firstResponseAt.isValid());
        QCOMPARE(state(0), QStringLiteral("open"));
        QCOMPARE(m_page->controller().current().ticket.owner, m_page->controller().me());
        const auto &steps = m_page->controller().current().steps;
        QVERIFY(std::any_of(steps.begin(), steps.end(), [](const TicketStep &s) {
            return s.isActivity && s.text == QLatin1String("Please switch it off");
        }));
        QVERIFY(text->toPlainText().isEmpty());
    }

    void ratedResolvedAndReopened()
    {
        m_page->controller().resolve(5);
        // the queue goes on to the next one; come back to it
        QTRY_COMPARE(m_page->controller().counts().value(int(TicketQueue::Open)), 2);
        QTRY_VERIFY(m_page->controller().current().ticket.id != m_tickets.at(0));
        m_page->controller().open(m_tickets.at(0));
        QTRY_COMPARE(m_page->controller().current().ticket.satisfaction.value_or(0), 5);
        m_page->controller().reopen();
        QTRY_COMPARE(state(0), QStringLiteral("open"));
        QVERIFY(m_fixture->value(QStringLiteral("SELECT resolved_at FROM {ticket} WHERE id = ?"), {m_tickets.at(0)})
                    .isNull());
    }

    void aNewTicketIsShown()
    {
        m_page->openNewTicket();
        QVERIFY(m_host->panel);
        auto *subject = m_host->panel->findChild<QLineEdit *>();
        QTest::keyClicks(subject, QStringLiteral("Broken handle"));
        QTest::keyClick(subject, Qt::Key_Return);
        QTRY_COMPARE(m_page->controller().current().ticket.subject, QStringLiteral("Broken handle"));
        QVERIFY(!m_page->controller().current().ticket.number.isEmpty());
        QVERIFY(m_host->panel == nullptr);
    }

private:
    QString state(int ticket) const
    {
        return m_fixture->value(QStringLiteral("SELECT state FROM {ticket} WHERE id = ?"), {m_tickets.at(ticket)})
            .toString();
    }

    std::unique_ptr<WorkspaceFixture> m_fixture;
    std::unique_ptr<test::PageHost> m_host;
    TicketsPage *m_page = nullptr;
    QVector<qint64> m_tickets;
};

FIELDFARE_TEST(TicketPageTest)
#include "ticket_page_test.moc"
