// SPDX-License-Identifier: GPL-3.0-or-later
#include "duplicates/duplicates_page.h"

#include "duplicates/duplicate_hint.h"
#include "duplicates/merge_view.h"
#include "history/history_page.h"
#include "records/contact/contact.h"
#include "records/generic/record_form.h"
#include "support/page_host_gui.h"
#include "support/test.h"
#include "support/workspace_fixture.h"
#include "widgets/basic/button.h"

#include <QLineEdit>
#include <QVBoxLayout>

using namespace fieldfare;

/// From the queue of duplicates to one record and back, and the warning while a new one is typed.
class DuplicatesPageTest : public QObject {
    Q_OBJECT

    Contact person(const char *first, const char *last, const char *mail, const char *title = nullptr)
    {
        Contact contact;
        contact.firstName = QString::fromUtf8(first);
        contact.lastName = QString::fromUtf8(last);
        contact.emails = {{{}, QString::fromLatin1(mail)}};
        contact.title = QString::fromLatin1(title);
        return m_fixture->insert(contact);
    }
    void open(const QString &query = {})
    {
        m_page = new DuplicatesPage(PageContext{*m_host, m_fixture->workspace.get(), nullptr});
        m_host->layout()->addWidget(m_page);
        m_page->setLocation(Location{page_id::duplicates, QStringLiteral("contact"), 0, query});
        QTRY_VERIFY_WITH_TIMEOUT(m_page->ready(), 30'000);
        m_page->takeFocus();
    }
    void press(Qt::Key key) { QTest::keyClick(m_page, key, Qt::ControlModifier); }
    qint64 contacts() { return m_fixture->value(QStringLiteral("SELECT count(*) FROM {contact}")).toLongLong(); }

private slots:
    void init()
    {
        m_fixture = std::make_unique<WorkspaceFixture>();
        m_host = std::make_unique<test::PageHost>();
        new QVBoxLayout(m_host.get());
        m_host->resize(1200, 760);
        m_host->show();
        QVERIFY(QTest::qWaitForWindowActive(m_host.get()));
        m_anna = person("Anna", "Rosenstein", "anna@rosen.example", "Buyer");
        m_ana = person("Ana", "Rosenstein", "anna@rosen.example", "Head of purchasing");
        m_otto = person("Ottokar", "Wunderlich", "otto@wunder.example");
        m_otokar = person("Otokar", "Wunderlich", "otto@wunder.example");
        person("Lena", "Berg", "lena@berg.example");
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
        DuplicateReview *review = m_page->review();
        QCOMPARE(review->count(), 2);
        const qint64 first = review->shown()->pair.first;
        press(Qt::Key_Right);  // later
        QTRY_VERIFY(review->shown()->pair.first != first);
        press(Qt::Key_D);  // no duplicate
        QTRY_COMPARE(review->count(), 1);
        QTRY_COMPARE(review->shown()->pair.first, first);
        QCOMPARE(contacts(), 5);
        press(Qt::Key_E);  // keep the other one
        QTRY_COMPARE(review->shown()->left.record->id, review->shown()->pair.second);
        const qint64 kept = review->shown()->left.record->id;
        press(Qt::Key_Return);
        QTRY_COMPARE(review->state(), DuplicateReview::State::Nothing);
        QCOMPARE(contacts(), 4);
        QVERIFY(m_fixture->load(Id<Contact>{kept}));
        QVERIFY(!m_fixture->load(Id<Contact>{first}));
        QVERIFY(!m_host->undoText.isEmpty());
        m_host->undo();
        QTRY_COMPARE(contacts(), 5);
    }

    void twoChosenOnesAreMergedFieldByField()
    {
        open(QStringLiteral("%1 %2").arg(m_anna.id).arg(m_ana.id));
        // The title of the other one is taken by its own cell.
        ValueChoice *other = nullptr;
        for (auto *cell : m_page->findChildren<ValueChoice *>()) {
            if (cell->text() == QStringLiteral("Head of purchasing")) {
                other = cell;
            }
        }
        QVERIFY(other != nullptr);
        QVERIFY(!other->isChecked());
        other->setFocus();
        QTest::keyClick(other, Qt::Key_Space);
        QVERIFY(other->isChecked());
        press(Qt::Key_Return);
        QTRY_COMPARE(contacts(), 4);
        QTRY_COMPARE(m_host->opened.size(), 1);
        QCOMPARE(m_host->opened.first().record, m_anna.id);
        QCOMPARE(m_fixture->reload(m_anna)->title, QStringLiteral("Head of purchasing"));

        // and separated again from its history
        auto *history = new RecordHistoryPanel(*m_fixture->workspace, *m_host, QStringLiteral("contact"), m_anna.id);
        m_host->openPanel(QStringLiteral("History"), history, {});
        Button *separate = nullptr;
        QTRY_VERIFY([&] {
            for (auto *button : history->findChildren<Button *>()) {
                separate = button;
            }
            return separate != nullptr;
        }());
        separate->click();
        QTRY_COMPARE(contacts(), 5);
        QCOMPARE(m_fixture->reload(m_anna)->title, QStringLiteral("Buyer"));
        QCOMPARE(m_fixture->reload(m_ana)->firstName, QStringLiteral("Ana"));
    }

    void aNewRecordWarnsWhileItIsTyped()
    {
        openNewRecordPanel(*m_fixture->workspace, *m_host, QStringLiteral("contact"));
        QVERIFY(m_host->panel != nullptr);
        auto *strip = m_host->panel->findChild<DuplicateHintStrip *>();
        QVERIFY(strip != nullptr);
        QVERIFY(!strip->isVisible());
        const auto lines = m_host->panel->findChildren<QLineEdit *>();
        QVERIFY(lines.size() > 1);
        QTest::keyClicks(lines.at(0), QStringLiteral("Lena"));
        QTest::keyClicks(lines.at(1), QStringLiteral("Berg"));
        QTRY_COMPARE(strip->hints().size(), 1);
        QVERIFY(strip->isVisible());
        QCOMPARE(strip->hints().first().name, QStringLiteral("Lena Berg"));
        QTest::keyClick(lines.at(1), Qt::Key_A, Qt::ControlModifier);
        QTest::keyClicks(lines.at(1), QStringLiteral("Zwickel"));
        QTRY_VERIFY(!strip->isVisible());
    }

private:
    std::unique_ptr<WorkspaceFixture> m_fixture;
    std::unique_ptr<test::PageHost> m_host;
    DuplicatesPage *m_page = nullptr;
    Contact m_anna, m_ana, m_otto, m_otokar;
};

FIELDFARE_TEST(DuplicatesPageTest)
#include "duplicates_page_test.moc"
