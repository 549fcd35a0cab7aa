// SPDX-License-Identifier: GPL-3.0-or-later
#include "records/activity/activity.h"
#include "records/company/company.h"
#include "records/contact/contact.h"
#include "records/deal/deal.h"
#include "records/generic/list_page.h"
#include "records/generic/record_form.h"
#include "records/generic/record_page.h"
#include "records/order/order.h"
#include "records/stage/stage.h"
#include "records/task/task.h"
#include "records/ticket/ticket.h"
#include "shell/shots.h"
#include "shell/workspace_window.h"
#include "support/clipping_gui.h"
#include "support/test.h"
#include "support/workspace_fixture.h"
#include "widgets/basic/controls.h"
#include "widgets/table/data_table.h"
#include "widgets/theme/theme.h"

#include <QApplication>
#include <QLineEdit>
#include <QSettings>
#include <QSignalSpy>

using namespace fieldfare;

/// The generic pages over a small real workspace: list, record, form, log, bulk edit, undo.
class RecordPagesTest : public QObject {
    Q_OBJECT

private:
    /// A company with people, deals, calls, tasks, tickets and orders; returns the contact in the middle of it.
    qint64 seed(WorkspaceFixture &fixture)
    {
        qint64 lena = 0;
        VERIFY_OR_QUIT(
            await(fixture.workspace->write(QStringLiteral("Seed"), [&lena](UnitOfWork &work) -> Result<void> {
                RecordWriter writer(work);
                const auto at = [](int day, int hour) {
                    return QDateTime(QDate(2026, 11, 22), QTime(hour, 40), Qt::UTC).addDays(-day);
                };
                Company company;
                company.name = QStringLiteral("Brandt & Söhne");
                company.industry = QStringLiteral("Roofing");
                TRY(writer.insert(company));
                Company han;
                han.name = QStringLiteral("北京通用机械有限公司");
                TRY(writer.insert(han));
                Contact contact;
                contact.firstName = QStringLiteral("Lena");
                contact.lastName = QStringLiteral("Brandt");
                contact.title = QStringLiteral("Head of purchasing");
                contact.lifecycle = QStringLiteral("customer");
                contact.company = {company.id};
                contact.emails = {{QStringLiteral("work"), QStringLiteral("l.brandt@brandt-soehne.example")},
                                  {QStringLiteral("home"), QStringLiteral("lena@brandt.example")}};
                contact.phones = {{QStringLiteral("mobile"), QStringLiteral("+49 171 5550192"), {}}};
                contact.addresses = {{QStringLiteral("work"),
                                      QStringLiteral("Hafenstraße 12"),
                                      QStringLiteral("Hamburg"),
                                      {},
                                      QStringLiteral("20457"),
                                      QStringLiteral("Germany")}};
                contact.tags = {QStringLiteral("solar"), QStringLiteral("trade fair 2026")};
                contact.notes = QStringLiteral("Prefers calls before ten. Knows the roof better than the plans do.");
                TRY(writer.insert(contact));
                lena = contact.id;
                for (int i = 0; i < 60; ++i) {
                    Contact other;
                    other.firstName = i % 3 ? QStringLiteral("Anna") : QStringLiteral("伟");
                    other.lastName = i % 3 ? QStringLiteral("Sand %1").arg(i) : QStringLiteral("王 %1").arg(i);
                    other.lifecycle = QStringList{QStringLiteral("lead"), QStringLiteral("prospect"),
                                                  QStringLiteral("former"), QString()}
                                          .at(i % 4);
                    other.company = {i % 2 ? company.id : han.id};
                    other.emails = {{QStringLiteral("work"), QStringLiteral("person%1@firm.example").arg(i)}};
                    TRY(writer.insert(other));
                }
                TRY_ASSIGN(const qint64 quote,
                           writer.resolve(writer.catalog().at(QStringLiteral("stage")), QStringLiteral("quote")));
                TRY_ASSIGN(const qint64 won,
                           writer.resolve(writer.catalog().at(QStringLiteral("stage")), QStringLiteral("won")));
                Deal deal;
                deal.name = QStringLiteral("Solar array, phase 2");
                deal.company = {company.id};
                deal.contact = {contact.id};
                deal.stage = {quote};
                deal.amount = 1840000;
                deal.currency = Currency("EUR");
                deal.openedAt = at(30, 8);
                deal.expectedClose = QDate(2026, 12, 15);
                TRY(writer.insert(deal));
                Deal closed;
                closed.name = QStringLiteral("Solar array, phase 1");
                closed.company = {company.id};
                closed.contact = {contact.id};
                closed.stage = {won};
                closed.amount = 4284000;
                closed.currency = Currency("EUR");
                closed.openedAt = at(90, 8);
                closed.closedAt = at(51, 10);
                TRY(writer.insert(closed));
                const QStringList kinds{QStringLiteral("call"), QStringLiteral("email"), QStringLiteral("note"),
                                        QStringLiteral("meeting")};
                const QStringList bodies{
                    QStringLiteral("Asks for a second offer with 40 kWh storage. Wants delivery before Easter."),
                    QStringLiteral("“The roof on hall 2 is ready, could we add …”"),
                    QStringLiteral("客户希望春节前交货，并要求第二份报价。"),
                    QStringLiteral("Walked the site with both engineers; the south wall needs a new anchor plan and "
                                   "somebody must talk to the neighbour about the crane on Friday morning before the "
                                   "delivery arrives at seven.")};
                for (int i = 0; i < 12; ++i) {
                    Activity activity;
                    activity.kind = kinds.at(i % 4);
                    activity.body = bodies.at(i % 4);
                    activity.at = at(i * 3, 8);
                    activity.contact = {contact.id};
                    activity.company = {company.id};
                    if (i % 4 == 0) {
                        activity.duration = 720;
                        activity.need = QStringLiteral("storage");
                    }
                    if (i % 4 == 1) {
                        activity.subject = QStringLiteral("Re: storage options");
                        activity.repliedAt = activity.at.addSecs(42 * 60);
                    }
                    TRY(writer.insert(activity));
                }
                Task task;
                task.subject = QStringLiteral("Send storage offer");
                task.due = QDateTime(QDate(2026, 11, 26), QTime(0, 0), Qt::UTC);
                task.contact = {contact.id};
                TRY(writer.insert(task));
                Ticket ticket;
                ticket.subject = QStringLiteral("Inverter alarm");
                ticket.contact = {contact.id};
                ticket.company = {company.id};
                TRY(writer.insert(ticket));
                Order order;
                order.number = QStringLiteral("O-2026-031");
                order.contact = {contact.id};
                order.company = {company.id};
                order.orderedOn = QDate(2026, 10, 2);
                TRY(writer.insert(order));
                return {};
            })));
        return lena;
    }

    template <class T>
    void VERIFY_OR_QUIT(const T &result)
    {
        if (!result) {
            qFatal("%s (%s)", qPrintable(result.error().message), qPrintable(result.error().details));
        }
    }

    std::unique_ptr<WorkspaceWindow> open(WorkspaceFixture &fixture)
    {
        auto window = std::make_unique<WorkspaceWindow>(std::move(fixture.workspace));
        window->window().resize(1440, 900);
        return window;
    }

    std::unique_ptr<Theme> m_theme;

private slots:
    void initTestCase()
    {
        QCoreApplication::setOrganizationName(QStringLiteral("FieldfareTest"));
        QCoreApplication::setApplicationName(QStringLiteral("RecordPagesTest"));
        QSettings().clear();
        m_theme = std::make_unique<Theme>(*qApp, ThemeChoice::Light);
        QLocale::setDefault(QLocale(QLocale::English, QLocale::UnitedKingdom));
    }
    void cleanupTestCase() { QLocale::setDefault(QLocale::c()); }

    void lookLikePages_data()
    {
        QTest::addColumn<bool>("dark");
        QTest::newRow("light") << false;
        QTest::newRow("dark") << true;
    }

    void lookLikePages()
    {
        QFETCH(bool, dark);
        m_theme->setChoice(dark ? ThemeChoice::Dark : ThemeChoice::Light);
        WorkspaceFixture fixture;
        const qint64 lena = seed(fixture);
        const auto window = open(fixture);
        MainWindow &shell = window->window();
        const QString tag = QLatin1String(QTest::currentDataTag());
        shell.open(Location{page_id::contacts, QStringLiteral("contact"), 0, {}});
        shell.show();
        QTRY_VERIFY(shell.currentPage()->ready());
        QTest::qWait(80);
        QVERIFY(test::saveShot(&shell, QStringLiteral("contacts-%1").arg(tag)));
        QStringList clipped = test::clippedTexts(&shell);
        QVERIFY2(clipped.isEmpty(), qPrintable(clipped.join(QLatin1Char('\n'))));

        shell.open(Location{page_id::record, QStringLiteral("contact"), lena, {}});
        QTRY_VERIFY(shell.currentPage()->ready());
        QTest::qWait(120);
        QVERIFY(test::saveShot(&shell, QStringLiteral("record-contact-%1").arg(tag)));
        clipped = test::clippedTexts(&shell);
        QVERIFY2(clipped.isEmpty(), qPrintable(clipped.join(QLatin1Char('\n'))));

        openNewRecordPanel(window->workspace(), shell, QStringLiteral("deal"));
        QTest::qWait(120);
        QVERIFY(test::saveShot(&shell, QStringLiteral("new-deal-%1").arg(tag)));
        clipped = test::clippedTexts(&shell);
        QVERIFY2(clipped.isEmpty(), qPrintable(clipped.join(QLatin1Char('\n'))));
        shell.closePanel();

        for (const char *type : {"company", "deal", "ticket"}) {
            const auto ids = await(window->workspace().read([type](ReadContext &context) {
                return ListReader(context).firstRows(ListRequest{QString::fromLatin1(type), {}, {}, false}, 1);
            }));
            shell.open(Location{page_id::record, QString::fromLatin1(type), ids->first(), {}});
            QTRY_VERIFY(shell.currentPage()->ready());
            QTest::qWait(80);
            QVERIFY(test::saveShot(&shell, QStringLiteral("record-%1-%2").arg(QLatin1String(type), tag)));
        }
        shell.open(Location{page_id::list, QStringLiteral("product"), 0, {}});
        QTRY_VERIFY(shell.currentPage()->ready());
        QTest::qWait(60);
        QVERIFY(test::saveShot(&shell, QStringLiteral("list-empty-%1").arg(tag)));
        clipped = test::clippedTexts(&shell);
        QVERIFY2(clipped.isEmpty(), qPrintable(clipped.join(QLatin1Char('\n'))));
    }

    void filterOpensRecordAndGoesOn()
    {
        WorkspaceFixture fixture;
        seed(fixture);
        const auto window = open(fixture);
        MainWindow &shell = window->window();
        shell.show();
        shell.open(Location{page_id::contacts, QStringLiteral("contact"), 0, QStringLiteral("lifecycle:lead")});
        auto *list = qobject_cast<ListPage *>(shell.currentPage());
        QVERIFY(list != nullptr);
        QTRY_VERIFY(list->ready());
        QCOMPARE(list->model()->rowCount(), 15);
        list->table()->setCurrentIndex(list->model()->index(1, 0));
        QTest::keyClick(list->table(), Qt::Key_Return);
        auto *record = qobject_cast<RecordPage *>(shell.currentPage());
        QVERIFY(record != nullptr);
        QTRY_VERIFY(record->ready());
        const qint64 first = record->location().record;
        QCOMPARE(first, list->model()->ids().at(1));
        QTest::keyClick(record, Qt::Key_Down, Qt::AltModifier);
        QTRY_COMPARE(record->location().record, list->model()->ids().at(2));
        shell.goBack();
        shell.goBack();
        QCOMPARE(shell.currentPage(), list);
    }

    void aFieldIsSavedWhenLeftAndUndoneByCtrlZ()
    {
        WorkspaceFixture fixture;
        const qint64 lena = seed(fixture);
        const auto window = open(fixture);
        MainWindow &shell = window->window();
        shell.show();
        QVERIFY(QTest::qWaitForWindowActive(&shell));
        shell.open(Location{page_id::record, QStringLiteral("contact"), lena, {}});
        QTRY_VERIFY(shell.currentPage()->ready());
        QLineEdit *title = nullptr;
        for (QLineEdit *edit : shell.currentPage()->findChildren<QLineEdit *>()) {
            if (edit->text() == QLatin1String("Head of purchasing")) {
                title = edit;
            }
        }
        QVERIFY(title != nullptr);
        const auto stored = [&] {
            return await(window->workspace().read(
                             [lena](ReadContext &context) { return RecordReader(context).load(Id<Contact>{lena}); }))
                ->title;
        };
        title->setFocus();
        title->selectAll();
        QTest::keyClicks(title, QStringLiteral("Director"));
        QTest::keyClick(title, Qt::Key_Tab);
        QTRY_COMPARE(stored(), QStringLiteral("Director"));
        // Outside of a field Ctrl+Z takes the transaction back.
        shell.currentPage()->takeFocus();
        window->undoLast();
        QTRY_COMPARE(stored(), QStringLiteral("Head of purchasing"));
        QTRY_COMPARE(title->text(), QStringLiteral("Head of purchasing"));
        window->redoLast();
        QTRY_COMPARE(stored(), QStringLiteral("Director"));
    }

    void aCallIsLoggedInThreeKeysAndText()
    {
        WorkspaceFixture fixture;
        const qint64 lena = seed(fixture);
        const auto window = open(fixture);
        MainWindow &shell = window->window();
        shell.show();
        QVERIFY(QTest::qWaitForWindowActive(&shell));
        shell.open(Location{page_id::record, QStringLiteral("contact"), lena, {}});
        QTRY_VERIFY(shell.currentPage()->ready());
        QTest::keyClick(shell.currentPage(), Qt::Key_L, Qt::ControlModifier);
        QWidget *edit = QApplication::focusWidget();
        QVERIFY(qobject_cast<QLineEdit *>(edit) != nullptr);
        QTest::keyClicks(edit, QStringLiteral("Wants the offer today 12m"));
        QTest::keyClick(edit, Qt::Key_Return);
        const auto newest = [&] {
            return await(window->workspace().read([](ReadContext &context) -> Result<Activity> {
                TRY_ASSIGN(const auto ids,
                           ListReader(context).firstRows(
                               ListRequest{QStringLiteral("activity"), {}, QStringLiteral("at"), true}, 1));
                return RecordReader(context).load(Id<Activity>{ids.value(0)});
            }));
        };
        QTRY_COMPARE(newest()->body, QStringLiteral("Wants the offer today"));
        QCOMPARE(newest()->kind, QStringLiteral("call"));
        QCOMPARE(newest()->duration.value_or(0), 720);
        QCOMPARE(newest()->contact.value, lena);
    }

    void quickLogReadsLengthAndDay()
    {
        const QDate today(2026, 11, 22);
        const auto call = QuickLog::parse(QStringLiteral("call"), QStringLiteral("Talked about roofs 1h 5m"), today);
        QCOMPARE(call.text, QStringLiteral("Talked about roofs"));
        QCOMPARE(call.seconds, 3900);
        const auto plain = QuickLog::parse(QStringLiteral("note"), QStringLiteral("Room 12"), today);
        QCOMPARE(plain.text, QStringLiteral("Room 12"));
        QCOMPARE(plain.seconds, -1);
        const auto task = QuickLog::parse(QStringLiteral("task"), QStringLiteral("Send offer fri"), today);
        QCOMPARE(task.text, QStringLiteral("Send offer"));
        QCOMPARE(task.due, QDate(2026, 11, 27));
        const auto noDay = QuickLog::parse(QStringLiteral("task"), QStringLiteral("Send the offer"), today);
        QCOMPARE(noDay.text, QStringLiteral("Send the offer"));
        QVERIFY(!noDay.due.isValid());
    }

    void everyPageGivesAPicture()
    {
        WorkspaceFixture fixture;
        seed(fixture);
        const auto window = open(fixture);
        QTemporaryDir dir;
        ShotRunner runner(*window, dir.filePath(QStringLiteral("shots")), QSize(1280, 720));
        runner.addAll();
        QSignalSpy finished(&runner, &ShotRunner::finished);
        QString problem;
        connect(&runner, &ShotRunner::failed, this, [&](const Error &error) { problem = error.message; });
        runner.start();
        // A loaded machine takes its time; ctest ends what hangs.
        QTRY_VERIFY_WITH_TIMEOUT(!finished.isEmpty() || !problem.isEmpty(), 600000);
        QVERIFY2(problem.isEmpty(), qPrintable(problem));
        const int written = finished.first().first().toInt();
        QVERIFY(written >= 20);
        QCOMPARE(QDir(dir.filePath(QStringLiteral("shots"))).entryList({QStringLiteral("*.png")}).size(), written);
    }
};

FIELDFARE_TEST(RecordPagesTest)
#include "record_pages_test.moc"
