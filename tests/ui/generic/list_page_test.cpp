// SPDX-License-Identifier: GPL-3.0-or-later
#include "records/generic/list_page.h"

#include "records/company/company.h"
#include "records/contact/contact.h"
#include "records/deal/deal.h"
#include "records/generic/bulk_edit.h"
#include "records/generic/field_editor.h"
#include "records/generic/record_page.h"
#include "records/list/cell_editing.h"
#include "records/list/column_chooser.h"
#include "records/list/filter_line.h"
#include "records/list/totals_row.h"
#include "records/list/view_bar.h"
#include "records/stage/stage.h"
#include "shell/workspace_window.h"
#include "support/test.h"
#include "support/workspace_fixture.h"
#include "widgets/basic/controls.h"
#include "widgets/input/popup_list.h"
#include "widgets/table/data_table.h"
#include "widgets/theme/theme.h"

#include <QApplication>
#include <QCheckBox>
#include <QClipboard>
#include <QListWidget>
#include <QSettings>

using namespace fieldfare;

/// A list as people work in it: views, columns, filter, cells, many rows, totals, copies, the way back.
class ListPageTest : public QObject {
    Q_OBJECT

private:
    struct Open {
        WorkspaceFixture fixture;
        std::unique_ptr<WorkspaceWindow> window;
        MainWindow *shell = nullptr;
        ListPage *page = nullptr;

        [[nodiscard]] Workspace &workspace() const { return window->workspace(); }
        Contact contact(qint64 id) const
        {
            const auto read = await(window->workspace().read(
                [id](ReadContext &context) { return RecordReader(context).load(Id<Contact>{id}); }));
            return read ? *read : Contact();
        }
    };

    /// 60 contacts of one company, 4 deals in two currencies, and the list of `type` open.
    static std::unique_ptr<Open> openList(const QString &type, const QString &query = {})
    {
        auto open = std::make_unique<Open>();
        const auto seeded =
            await(open->fixture.workspace->write(QStringLiteral("Seed"), [](UnitOfWork &work) -> Result<void> {
                RecordWriter writer(work);
                Company company;
                company.name = QStringLiteral("Brandt");
                company.addresses = {{QStringLiteral("work"), {}, QStringLiteral("Hamburg"), {}, {}, {}}};
                TRY(writer.insert(company));
                for (int i = 0; i < 60; ++i) {
                    Contact contact;
                    contact.name = QStringLiteral("Person %1").arg(i, 2, 10, QLatin1Char('0'));
                    contact.lifecycle = i % 2 ? QStringLiteral("customer") : QStringLiteral("lead");
                    contact.company = {company.id};
                    contact.title = QStringLiteral("Buyer");
                    TRY(writer.insert(contact));
                }
                TRY_ASSIGN(const qint64 quote,
                           writer.resolve(writer.catalog().at(QStringLiteral("stage")), QStringLiteral("quote")));
                for (const auto &[minor, code] : {std::pair{100'050, "EUR"}, {200'000, "EUR"}, {5'000, "USD"}}) {
                    Deal deal;
                    deal.name = QStringLiteral("Deal %1").arg(minor);
                    deal.stage = {quote};
                    deal.amount = minor;
                    deal.currency = *Currency::fromCode(QString::fromLatin1(code));
                    TRY(writer.insert(deal));
                }
                return {};
            }));
        if (!seeded) {
            qFatal("%s", qPrintable(seeded.error().message));
        }
        open->window = std::make_unique<WorkspaceWindow>(std::move(open->fixture.workspace));
        open->shell = &open->window->window();
        open->shell->resize(1280, 800);
        open->shell->show();
        if (!QTest::qWaitForWindowActive(open->shell)) {
            qFatal("no active window");
        }
        const QString page = type == QLatin1String("contact") ? page_id::contacts : page_id::list;
        open->shell->open(Location{page, type, 0, query});
        open->page = qobject_cast<ListPage *>(open->shell->currentPage());
        return open;
    }
    static int columnOf(const Open &open, const char *key)
    {
        return open.page->model()->columnOf(QString::fromLatin1(key));
    }

    std::unique_ptr<Theme> m_theme;

private slots:
    void initTestCase()
    {
        QCoreApplication::setOrganizationName(QStringLiteral("FieldfareTest"));
        QCoreApplication::setApplicationName(QStringLiteral("ListPageTest"));
        m_theme = std::make_unique<Theme>(*qApp, ThemeChoice::Light);
        QLocale::setDefault(QLocale(QLocale::English, QLocale::UnitedKingdom));
    }
    void init() { QSettings().clear(); }
    void cleanupTestCase() { QLocale::setDefault(QLocale::c()); }

    void aCellIsEditedByKeysAndUndone()
    {
        const auto open = openList(QStringLiteral("contact"));
        QTRY_VERIFY(open->page->ready());
        DataTable *table = open->page->table();
        const int title = columnOf(*open, "title");
        QVERIFY(title > 0 && !table->isColumnHidden(title));
        const qint64 id = open->page->model()->ids().at(3);
        table->setFocus();
        table->setCurrentIndex(open->page->model()->index(3, title));
        QTest::keyClick(table, Qt::Key_F2);
        QVERIFY(open->page->editing()->isOpen());
        QTest::keyClicks(QApplication::focusWidget(), QStringLiteral("Director"));
        QTest::keyClick(QApplication::focusWidget(), Qt::Key_Return);
        QVERIFY(!open->page->editing()->isOpen());
        // Shown at once, stored right after.
        QCOMPARE(open->page->model()->index(3, title).data().toString(), QStringLiteral("Director"));
        QTRY_COMPARE(open->contact(id).title, QStringLiteral("Director"));
        QCOMPARE(QApplication::focusWidget(), table);
        open->window->undoLast();
        QTRY_COMPARE(open->contact(id).title, QStringLiteral("Buyer"));
        QTRY_COMPARE(open->page->model()->index(3, title).data().toString(), QStringLiteral("Buyer"));

        // Typing replaces the value; Escape leaves it as it was.
        QTest::keyClick(table, Qt::Key_X);
        QVERIFY(open->page->editing()->isOpen());
        QCOMPARE(open->page->editing()->editor()->widget()->property("text").toString(), QStringLiteral("x"));
        QTest::keyClick(QApplication::focusWidget(), Qt::Key_Escape);
        QVERIFY(!open->page->editing()->isOpen());
        QCOMPARE(open->contact(id).title, QStringLiteral("Buyer"));
        // On the name, typing looks for something instead.
        table->setCurrentIndex(open->page->model()->index(3, 0));
        QTest::keyClick(table, Qt::Key_P);
        QCOMPARE(open->page->filterLine()->text(), QStringLiteral("p"));
        QVERIFY(!open->page->editing()->isOpen());
    }

    void tabGoesOnAndMistakesAreToldAtTheCell()
    {
        const auto open = openList(QStringLiteral("deal"));
        QTRY_VERIFY(open->page->ready());
        DataTable *table = open->page->table();
        table->setFocus();
        const int name = 0;
        table->setCurrentIndex(open->page->model()->index(0, name));
        QTest::keyClick(table, Qt::Key_F2);
        CellEditing *editing = open->page->editing();
        QVERIFY(editing->isOpen());
        const QString before = editing->editor()->field().key;
        QTest::keyClick(QApplication::focusWidget(), Qt::Key_Tab);
        QVERIFY(editing->isOpen());
        QVERIFY(editing->editor()->field().key != before);
        editing->cancel();
        // An amount that is none stays in its cell and says so.
        table->setCurrentIndex(open->page->model()->index(0, columnOf(*open, "amount")));
        QTest::keyClick(table, Qt::Key_F2);
        QVERIFY(editing->isOpen());
        QTest::keyClicks(QApplication::focusWidget(), QStringLiteral("much"));
        QTest::keyClick(QApplication::focusWidget(), Qt::Key_Return);
        QVERIFY(editing->isOpen());
        QVERIFY(editing->problem().contains(QStringLiteral("much")));
        QTest::keyClick(QApplication::focusWidget(), Qt::Key_Escape);
        QVERIFY(!editing->isOpen());
    }

    void aViewIsSavedChosenChangedAndReset()
    {
        const auto open = openList(QStringLiteral("contact"), QStringLiteral("lifecycle:lead"));
        QTRY_VERIFY(open->page->ready());
        QCOMPARE(open->page->model()->rowCount(), 30);
        QVERIFY(open->page->viewBar()->isModified());
        open->page->openSaveAs();
        auto *name = qobject_cast<QLineEdit *>(QApplication::focusWidget());
        QVERIFY(name != nullptr);
        QTest::keyClicks(name, QStringLiteral("My leads"));
        QTest::keyClick(name, Qt::Key_Return);
        QTRY_COMPARE(open->page->view().name, QStringLiteral("My leads"));
        QTRY_VERIFY(!open->page->viewBar()->isModified());

        // Another filter changes the list, not the view.
        open->page->filterLine()->setText({});
        emit open->page->filterLine()->applied(QString());
        QTRY_COMPARE(open->page->model()->rowCount(), 60);
        QVERIFY(open->page->viewBar()->isModified());
        open->page->resetView();
        QTRY_COMPARE(open->page->model()->rowCount(), 30);
        QVERIFY(!open->page->viewBar()->isModified());

        // The built-in ones, and back by the history.
        emit open->page->viewBar()->chosen(QStringLiteral("customers"));
        QTRY_COMPARE(open->page->view().key, QStringLiteral("customers"));
        QTRY_COMPARE(open->page->model()->request().query, QStringLiteral("lifecycle:customer"));
        open->shell->goBack();
        QTRY_COMPARE(open->page->view().name, QStringLiteral("My leads"));
        QCOMPARE(open->page->filterLine()->text(), QStringLiteral("lifecycle:lead"));

        emit open->page->viewBar()->deleteRequested();
        QTRY_COMPARE(open->page->view().key, allViewKey);
        open->window->undoLast();
        QTRY_COMPARE(open->page->viewBar()->findChildren<QAbstractButton *>().isEmpty(), false);
    }

    void columnsAreChosenRememberedAndReset()
    {
        const auto open = openList(QStringLiteral("contact"));
        QTRY_VERIFY(open->page->ready());
        const QList<int> usual = open->page->table()->shownColumns();
        open->page->openColumns();
        auto *chooser = open->shell->findChild<ColumnChooser *>();
        QVERIFY(chooser != nullptr);
        QListWidgetItem *city = nullptr;
        for (int i = 0; i < chooser->list()->count(); ++i) {
            if (chooser->list()->item(i)->data(Qt::UserRole) == QStringLiteral("company:city")) {
                city = chooser->list()->item(i);
            }
        }
        QVERIFY(city != nullptr);
        city->setCheckState(Qt::Checked);
        const int column = open->page->model()->columnOf(QStringLiteral("company:city"));
        QVERIFY(column > 0);
        QVERIFY(open->page->table()->shownColumns().contains(column));
        QTRY_COMPARE(open->page->model()->index(0, column).data().toString(), QStringLiteral("Hamburg"));
        QVERIFY(!open->page->editing()->canEdit(open->page->model()->index(0, column)));
        QVERIFY(open->page->viewBar()->isModified());
        // Another page of the same list finds them again.
        open->shell->closePanel();
        open->shell->forgetPages();
        open->page = qobject_cast<ListPage *>(open->shell->currentPage());
        QTRY_VERIFY(open->page->ready());
        QVERIFY(open->page->model()->columnOf(QStringLiteral("company:city")) > 0);
        open->page->resetView();
        QCOMPARE(open->page->table()->shownColumns(), usual);
        QVERIFY(!open->page->viewBar()->isModified());
    }

    void theFilterCompletesCountsAndMarksMistakes()
    {
        const auto open = openList(QStringLiteral("contact"));
        QTRY_VERIFY(open->page->ready());
        FilterLine *filter = open->page->filterLine();
        filter->startTyping();
        QTest::keyClicks(filter->edit(), QStringLiteral("lifec"));
        QTRY_VERIFY(filter->offers()->isVisible());
        QTest::keyClick(filter->edit(), Qt::Key_Tab);
        QCOMPARE(filter->edit()->text(), QStringLiteral("lifecycle:"));
        QTRY_VERIFY(filter->offers()->isVisible() && filter->offers()->suggestions().size() == 5);
        QTest::keyClicks(filter->edit(), QStringLiteral("cust"));
        QTRY_COMPARE(filter->offers()->suggestions().size(), 2);
        QTest::keyClick(filter->edit(), Qt::Key_Tab);
        QCOMPARE(filter->edit()->text(), QStringLiteral("lifecycle:customer "));
        QTRY_COMPARE(filter->countText(), QStringLiteral("30 found"));
        QTRY_COMPARE(open->page->model()->rowCount(), 30);
        QTest::keyClicks(filter->edit(), QStringLiteral("titel:x "));
        QTRY_VERIFY(filter->problem().contains(QStringLiteral("titel")));
        QVERIFY(filter->problem().contains(QStringLiteral("title")));
        QCOMPARE(open->page->model()->rowCount(), 30);  // the list stays as it was
        QTest::keyClick(filter->edit(), Qt::Key_Escape);
        QTRY_COMPARE(open->page->model()->rowCount(), 60);
        QVERIFY(filter->problem().isEmpty());
    }

    void manyRowsAreChangedInOneStep()
    {
        const auto open = openList(QStringLiteral("contact"), QStringLiteral("lifecycle:lead"));
        QTRY_VERIFY(open->page->ready());
        open->page->table()->selectAll();
        QCOMPARE(open->page->table()->selectedRanges().size(), 1);
        QCOMPARE(open->page->table()->selectedCount(), 30);
        open->page->editSelected();
        auto *form = open->shell->findChild<BulkEditForm *>();
        QVERIFY(form != nullptr);
        form->chooseField(QStringLiteral("title"));
        auto *edit = qobject_cast<QLineEdit *>(form->editor()->widget());
        QVERIFY(edit != nullptr);
        edit->setFocus();
        QTest::keyClicks(edit, QStringLiteral("Chief"));
        QTest::keyClick(edit, Qt::Key_Return);
        QTRY_VERIFY(form->previewText().startsWith(QStringLiteral("30 of 30")));
        const qint64 id = open->page->model()->ids().first();
        form->apply();
        QTRY_COMPARE(open->contact(id).title, QStringLiteral("Chief"));
        const auto changed = await(open->workspace().read([](ReadContext &context) {
            return ListReader(context).count({QStringLiteral("contact"), QStringLiteral("title:Chief")});
        }));
        QCOMPARE(*changed, 30);
        open->window->undoLast();
        QTRY_COMPARE(open->contact(id).title, QStringLiteral("Buyer"));
    }

    void manyRowsCanBeStoppedAndTheirTagsAdded()
    {
        const auto open = openList(QStringLiteral("contact"));
        QTRY_VERIFY(open->page->ready());
        const QVector<qint64> ids = open->page->model()->ids();
        const auto count = [&](const QString &query) {
            const auto found = await(open->workspace().read([&](ReadContext &context) {
                return ListReader(context).count({QStringLiteral("contact"), query});
            }));
            return found ? *found : -1;
        };
        std::stop_source stop;
        stop.request_stop();
        const QString contact = QStringLiteral("contact");
        const auto stopped = await(record_actions::setFieldsOfMany(open->workspace(), contact, ids,
                                                                   {{QStringLiteral("title"), QStringLiteral("Chief")}},
                                                                   {stop.get_token(), {}}));
        QVERIFY(!stopped);
        QCOMPARE(stopped.error().code, ErrorCode::Cancelled);
        QCOMPARE(count(QStringLiteral("title:Chief")), 0);

        const auto done = std::make_shared<std::atomic<qint64>>(0);
        const QVector<record_actions::FieldValue> tag{{QStringLiteral("tags"), QStringList{QStringLiteral("vip")}}};
        VERIFY_OK(await(record_actions::setFieldsOfMany(open->workspace(), contact, ids.mid(0, 20), tag, {{}, done},
                                                        record_actions::TagEditing::Add)));
        QCOMPARE(done->load(), 20);
        QCOMPARE(count(QStringLiteral("tag:vip")), 20);
        VERIFY_OK(await(record_actions::setFieldsOfMany(open->workspace(), contact, ids.mid(0, 5), tag, {},
                                                        record_actions::TagEditing::Remove)));
        QCOMPARE(count(QStringLiteral("tag:vip")), 15);
    }

    void moneyIsTotalledByCurrency()
    {
        const auto open = openList(QStringLiteral("deal"));
        QTRY_VERIFY(open->page->ready());
        TotalsRow *totals = open->page->totals();
        QTRY_VERIFY(totals->isVisible());
        const int amount = columnOf(*open, "amount");
        QTRY_VERIFY(!totals->text(amount).isEmpty());
        QVERIFY2(totals->text(amount).contains(QStringLiteral("3,000.50")), qPrintable(totals->text(amount)));
        QVERIFY(totals->text(amount).contains(QStringLiteral(" + ")));
        totals->setFigure(ListSumsReader::Figure::Mean);
        QVERIFY2(totals->text(amount).contains(QStringLiteral("1,500.25")), qPrintable(totals->text(amount)));
        QVERIFY(totals->text(0).isEmpty());
    }

    void rowsAreCopiedWithHeadings()
    {
        const auto open = openList(QStringLiteral("contact"));
        QTRY_VERIFY(open->page->ready());
        open->page->table()->selectAll();
        QApplication::clipboard()->clear();
        open->page->copyRows();
        QTRY_COMPARE(QApplication::clipboard()->text().count(QLatin1Char('\n')), 61);
        QVERIFY(QApplication::clipboard()->text().startsWith(QStringLiteral("Name\t")));
        QVERIFY(QApplication::clipboard()->text().contains(QStringLiteral("Person 59\t")));
        open->page->table()->setCurrentIndex(open->page->model()->index(2, 0));
        open->page->table()->copyCell();
        QCOMPARE(QApplication::clipboard()->text(), QStringLiteral("Person 02"));
    }

    void theRecordPageGoesThroughTheFilteredList()
    {
        const auto open = openList(QStringLiteral("contact"), QStringLiteral("lifecycle:customer"));
        QTRY_VERIFY(open->page->ready());
        const QVector<qint64> ids = open->page->model()->ids();
        open->page->table()->setCurrentIndex(open->page->model()->index(0, 0));
        QTest::keyClick(open->page->table(), Qt::Key_Return);
        auto *record = qobject_cast<RecordPage *>(open->shell->currentPage());
        QVERIFY(record != nullptr);
        QTRY_VERIFY(record->ready());
        QTest::keyClick(record, Qt::Key_PageDown, Qt::ControlModifier);
        QTRY_COMPARE(record->location().record, ids.at(1));
        QTRY_VERIFY(record->ready());
        QTest::keyClick(record, Qt::Key_PageUp, Qt::ControlModifier);
        QTRY_COMPARE(record->location().record, ids.at(0));
    }

    void dealsHaveAWayBackToTheBoard()
    {
        const auto open = openList(QStringLiteral("deal"));
        QTRY_VERIFY(open->page->ready());
        auto *way = open->page->findChild<SegmentedControl *>();
        QVERIFY(way != nullptr);
        way->setCurrent(0);
        QCOMPARE(open->shell->currentPage()->location().page, page_id::pipeline);
        open->shell->goBack();
        QCOMPARE(open->shell->currentPage(), open->page);
        QCOMPARE(way->current(), 1);
    }

    void theSearchBoxOffersRecentPinnedAndEveryView()
    {
        const auto open = openList(QStringLiteral("contact"));
        QTRY_VERIFY(open->page->ready());
        open->shell->open(Location{page_id::record, QStringLiteral("contact"), open->page->model()->ids().at(5), {}});
        QTRY_VERIFY(open->shell->currentPage()->ready());
        const auto offered = [&](const QString &section, const QString &title) {
            for (const PaletteItem &item : open->shell->commandPalette()->items()) {
                if (item.section == section && item.title == title) {
                    return true;
                }
            }
            return false;
        };
        const auto ask = [&](const QString &text) {
            open->shell->commandPalette()->dismiss();
            open->shell->commandPalette()->open(text);
        };
        // The visit is noted behind the screen.
        QTRY_VERIFY((ask({}), QTest::qWait(30), offered(QStringLiteral("Recent"), QStringLiteral("Person 05"))));
        open->shell->commandPalette()->dismiss();
        QTest::keyClick(open->shell, Qt::Key_P, Qt::ControlModifier | Qt::ShiftModifier);
        QTRY_VERIFY((ask({}), QTest::qWait(30), offered(QStringLiteral("Pinned"), QStringLiteral("Person 05"))));
        QTRY_VERIFY((ask(QStringLiteral("customers")), QTest::qWait(30),
                     offered(QStringLiteral("Views"), QStringLiteral("Contacts › Customers"))));
        // A slip of the first letter is found, and marked.
        QTRY_VERIFY((ask(QStringLiteral("oerson")), QTest::qWait(30),
                     offered(QStringLiteral("Similar spelling"), QStringLiteral("Person 00"))));
    }
};

FIELDFARE_TEST(ListPageTest)
#include "list_page_test.moc"
