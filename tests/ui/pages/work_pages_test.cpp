// SPDX-License-Identifier: GPL-3.0-or-later
#include "campaigns/campaigns_page.h"
#include "pipeline/board_column.h"
#include "pipeline/board_view.h"
#include "pipeline/pipeline_page.h"
#include "reports/reports_page.h"
#include "reports/rows_panel.h"
#include "shell/main_window.h"
#include "shell/page_registry.h"
#include "support/clipping_gui.h"
#include "support/test.h"
#include "tickets/tickets_page.h"
#include "today/today_page.h"
#include "ui/pages/sample_records.h"
#include "widgets/input/fields.h"
#include "widgets/theme/theme.h"

#include <QApplication>
#include <QComboBox>

using namespace fieldfare;

namespace {

template <class T>
PageEntry entry(const QString &id, const QString &icon, const QString &title)
{
    return {id,    icon,
            title, PageEntry::Place::Main,
            {},    [](const PageContext &context) -> Page * { return new T(context); }};
}

}  // namespace

/// Every page of the day's work in the window, in both themes and sizes: nothing is cut, pictures are left for eyes.
class WorkPagesTest : public QObject {
    Q_OBJECT

private slots:
    void initTestCase()
    {
        QLocale::setDefault(QLocale(QLocale::English, QLocale::UnitedKingdom));
        m_theme = std::make_unique<Theme>(*qApp, ThemeChoice::Light);
        m_fixture = std::make_unique<WorkspaceFixture>();
        test::addSampleRecords(*m_fixture);
    }
    void cleanupTestCase()
    {
        m_fixture.reset();
        QLocale::setDefault(QLocale::c());
    }

    void pages_data()
    {
        QTest::addColumn<bool>("dark");
        QTest::addColumn<QSize>("size");
        QTest::newRow("light") << false << QSize(1440, 900);
        QTest::newRow("dark") << true << QSize(1440, 900);
        QTest::newRow("small") << false << QSize(1280, 720);
    }

    void pages()
    {
        QFETCH(bool, dark);
        QFETCH(QSize, size);
        m_theme->setChoice(dark ? ThemeChoice::Dark : ThemeChoice::Light);
        const PageRegistry registry = pagesOfWork();
        MainWindow window(registry, m_fixture->workspace.get());
        window.setWorkspaceName(QStringLiteral("Acme Trading"), true);
        window.setUserName(QStringLiteral("Maria Keller"));
        window.resize(size);
        window.show();
        QVERIFY(QTest::qWaitForWindowExposed(&window));
        const qint64 campaign = m_fixture->value(QStringLiteral("SELECT min(id) FROM {campaign}")).toLongLong();
        const QList<std::pair<QString, Location>> places{
            {QStringLiteral("pipeline"), Location{page_id::pipeline, {}, 0, {}}},
            {QStringLiteral("tickets"), Location{page_id::tickets, {}, 0, {}}},
            {QStringLiteral("today"), Location{page_id::today, {}, 0, {}}},
            {QStringLiteral("campaigns"), Location{page_id::campaigns, {}, 0, {}}},
            {QStringLiteral("campaign"), Location{page_id::campaigns, {}, campaign, {}}},
            {QStringLiteral("report-sales"), Location{page_id::reports, {}, 0, QStringLiteral("sales_by_month")}},
            {QStringLiteral("report-roi"), Location{page_id::reports, {}, 0, QStringLiteral("campaign_roi")}},
            {QStringLiteral("report-funnel"), Location{page_id::reports, {}, 0, QStringLiteral("stage_conversion")}}};
        QStringList clipped;
        for (const auto &[name, place] : places) {
            window.open(place);
            QTRY_VERIFY_WITH_TIMEOUT(window.currentPage()->ready(), 10000);
            QTest::qWait(150);  // what is read after the first picture
            QVERIFY(test::saveShot(&window,
                                   QStringLiteral("work-%1-%2").arg(name, QLatin1String(QTest::currentDataTag()))));
            for (const QString &text : test::clippedTexts(&window)) {
                clipped.append(name + QStringLiteral(": ") + text);
            }
        }
        QVERIFY2(clipped.isEmpty(), qPrintable(clipped.join(QLatin1Char('\n'))));
    }

    void aCardInTheAir()
    {
        m_theme->setChoice(ThemeChoice::Light);
        const PageRegistry registry = pagesOfWork();
        MainWindow window(registry, m_fixture->workspace.get());
        window.resize(1440, 900);
        window.show();
        QVERIFY(QTest::qWaitForWindowActive(&window));
        window.open(Location{page_id::pipeline, {}, 0, {}});
        QTRY_VERIFY(window.currentPage()->ready());
        auto *page = qobject_cast<PipelinePage *>(window.currentPage());
        QTest::qWait(100);
        QListView *from = page->board()->column(3)->view();
        const QPoint start = from->visualRect(from->model()->index(1, 0)).center();
        const auto move = [&](const QPoint &to) {
            QMouseEvent event(QEvent::MouseMove, to, from->viewport()->mapToGlobal(to), Qt::NoButton, Qt::LeftButton,
                              {});
            QCoreApplication::sendEvent(from->viewport(), &event);
        };
        QTest::mousePress(from->viewport(), Qt::LeftButton, {}, start);
        move(start + QPoint(20, 6));
        move(start + QPoint(150, 24));
        QTest::qWait(60);
        QVERIFY(page->board()->isDragging());
        QVERIFY(test::saveShot(&window, QStringLiteral("work-pipeline-drag")));
        page->board()->cancelDrag();
        QVERIFY(!page->board()->isDragging());

        page->moveDeal(page->board()->currentDeal(), int(page->controller().columns().size()) - 1);
        QTest::qWait(60);
        QVERIFY(test::saveShot(&window, QStringLiteral("work-pipeline-lost")));
        window.closePanel();
    }

    void figuresOpenTheirRows()
    {
        const PageRegistry registry = pagesOfWork();
        MainWindow window(registry, m_fixture->workspace.get());
        window.resize(1440, 900);
        window.show();
        window.open(Location{page_id::reports, {}, 0, QStringLiteral("sales_by_user")});
        QTRY_VERIFY(window.currentPage()->ready());
        const auto table = qobject_cast<ReportsPage *>(window.currentPage())->controller().model().table();
        const int column = table.column(QStringLiteral("won_count"));
        QVERIFY(column > 0 && !table.rows.isEmpty());
        const auto rows = await(readRowsBehind(*m_fixture->workspace, QStringLiteral("sales_by_user"), {},
                                               table.rows.first().key, QStringLiteral("won_count")));
        VERIFY_OK(rows);
        QCOMPARE(rows->total, table.rows.first().cells.at(column).toLongLong());
        QCOMPARE(rows->type, QStringLiteral("deal"));
        QVERIFY(!rows->rows.first().figure.isEmpty());
        showRowsBehind(*m_fixture->workspace, window, &window, QStringLiteral("Won deals"),
                       QStringLiteral("sales_by_user"), {}, table.rows.first().key, QStringLiteral("won_count"));
        QTRY_VERIFY(window.findChild<RowsPanel *>());
        QTest::qWait(60);
        QVERIFY(test::saveShot(&window, QStringLiteral("work-report-rows")));
    }

    void aReportCanHaveOwnDates()
    {
        const PageRegistry registry = pagesOfWork();
        MainWindow window(registry, m_fixture->workspace.get());
        window.resize(1280, 800);
        window.show();
        window.open(Location{page_id::reports, {}, 0, QStringLiteral("sales_by_user")});
        auto *page = qobject_cast<ReportsPage *>(window.currentPage());
        QTRY_VERIFY(page != nullptr && page->ready());
        QComboBox *period = nullptr;
        for (QComboBox *box : page->findChildren<QComboBox *>()) {
            if (box->accessibleName() == QLatin1String("Period")) {
                period = box;
            }
        }
        QVERIFY(period != nullptr);
        const auto day = [page](const char *name) -> DateField * {
            for (DateField *field : page->findChildren<DateField *>()) {
                if (field->accessibleName() == QLatin1String(name)) {
                    return field;
                }
            }
            return nullptr;
        };
        QVERIFY(day("First day") != nullptr && !day("First day")->isVisible());
        period->setCurrentIndex(period->findText(QStringLiteral("Own dates …")));
        QVERIFY(day("First day")->isVisible() && day("First day")->date().isValid());
        day("First day")->setDate(QDate(2001, 1, 1));
        day("Last day")->setDate(QDate(2001, 1, 2));
        emit day("Last day")->edited();
        QCOMPARE(page->controller().params().value(QStringLiteral("to")), QStringLiteral("2001-01-02"));
        QTRY_VERIFY(page->controller().model().table().rows.isEmpty());
        day("Last day")->setDate(QDate());
        emit day("Last day")->edited();
        QTRY_VERIFY(!page->controller().model().table().rows.isEmpty());
        QTest::qWait(60);
        QVERIFY(test::saveShot(&window, QStringLiteral("work-report-own-dates")));
        period->setCurrentIndex(0);
        QVERIFY(!page->controller().hasOwnDays() && !day("First day")->isVisible());
    }

private:
    static PageRegistry pagesOfWork()
    {
        PageRegistry pages;
        pages.add(entry<TodayPage>(page_id::today, QStringLiteral("sun"), QStringLiteral("Today")));
        pages.add(entry<PipelinePage>(page_id::pipeline, QStringLiteral("square-kanban"), QStringLiteral("Pipeline")));
        pages.add(entry<TicketsPage>(page_id::tickets, QStringLiteral("life-buoy"), QStringLiteral("Tickets")));
        pages.add(entry<CampaignsPage>(page_id::campaigns, QStringLiteral("megaphone"), QStringLiteral("Campaigns")));
        pages.add(entry<ReportsPage>(page_id::reports, QStringLiteral("chart-column"), QStringLiteral("Reports")));
        return pages;
    }

    std::unique_ptr<Theme> m_theme;
    std::unique_ptr<WorkspaceFixture> m_fixture;
};

FIELDFARE_TEST(WorkPagesTest)
#include "work_pages_test.moc"
