// SPDX-License-Identifier: GPL-3.0-or-later
#include "desktop/desktop_app.h"

#include "base/translation.h"
#include "campaigns/campaigns_page.h"
#include "exchange/import_page.h"
#include "features/steps.h"
#include "pipeline/board_column.h"
#include "pipeline/board_view.h"
#include "pipeline/pipeline_page.h"
#include "presentation/exchange/import_session.h"
#include "records/deal/deal.h"
#include "records/record_reader.h"
#include "reports/reports_page.h"
#include "shell/workspace_window.h"
#include "start/start_window.h"
#include "support/paths.h"
#include "support/test.h"
#include "support/words_in_files.h"
#include "support/workspace_fixture.h"
#include "tickets/tickets_page.h"

#include <QApplication>
#include <QComboBox>
#include <QDir>
#include <QLineEdit>
#include <QListView>
#include <QRandomGenerator>
#include <QSettings>
#include <QTemporaryDir>

using namespace fieldfare;

/// A shop's first working day with the program: from an empty screen to real records, a won deal, a solved ticket, the
/// return on a campaign, a report in a file; one thing taken back; locked over lunch and opened again.
class WorkingDayTest : public QObject {
    Q_OBJECT

private slots:
    void initTestCase()
    {
        if (test::sharedData().isEmpty())
            QSKIP("FIELDFARE_SHARED_DATA is not set: the story needs the Maven records");
        QApplication::setOrganizationName(QStringLiteral("FieldfareStories"));
        QApplication::setQuitOnLastWindowClosed(false);
        installTranslations(*qApp, QStringLiteral("en"));
        QSettings().clear();
        qputenv("FIELDFARE_PASSPHRASE_FILE", "");
        QVERIFY(m_dir.isValid());
        // whatever the program writes lies below one folder and can be searched
        for (const char *name : {"TMPDIR", "XDG_DATA_HOME", "XDG_CACHE_HOME"}) {
            QVERIFY(QDir(m_dir.path()).mkpath(QLatin1String(name)));
            qputenv(name, m_dir.filePath(QLatin1String(name)).toUtf8());
        }
    }

    void story()
    {
        DesktopOptions options;
        options.theme = ThemeChoice::Light;
        options.language = QStringLiteral("en");
        DesktopApp app(*qApp, options);
        QCOMPARE(app.start(), 0);
        test::Person maria(QStringLiteral("working-day"), test::frontOf(app));

        // She makes a workspace in dollars and keeps the recovery code.
        test::makeWorkspace(maria, app,
                            {QStringLiteral("Maven Hardware"), QStringLiteral("Maria Keller"), QStringLiteral("USD"),
                             m_dir.path(), m_passphrase});
        QVERIFY(app.workspaceWindow() != nullptr);
        m_window = &app.workspaceWindow()->window();
        maria.photograph(QStringLiteral("empty-today"));
        m_workspace = &app.workspaceWindow()->workspace();

        // The four files of the old system, one after the other, dropped on the window.
        import(maria, "accounts.csv", QStringLiteral("company"),
               {{"account", "Name"},
                {"sector", "Industry"},
                {"employees", "Employees"},
                { "office_location",
                  "Country" }},
               85);
        import(maria, "sales_teams.csv", QStringLiteral("user"),
               {{"sales_agent", "Name"},
                {"manager", "Manager"},
                { "regional_office",
                  "Team" }},
               35);
        import(maria, "products.csv", QStringLiteral("product"),
               {{"product", "Name"},
                {"series", "Category"},
                { "sales_price",
                  "Price" }},
               7);
        import(maria, "sales_pipeline.csv", QStringLiteral("deal"),
               {{"opportunity_id", "External ID"},
                {"sales_agent", "Owner"},
                {"product", "Product"},
                {"account", "Company"},
                {"deal_stage", "Stage"},
                {"engage_date", "Opened"},
                {"close_date", "Closed"},
                { "close_value",
                  "Amount" }},
               8800);
        VERIFY_STORY(maria);
        QCOMPARE(wonAmount(), 1000553400);

        // A deal is won: dragged over the board.
        m_window->open(Location{page_id::pipeline, {}, 0, {}});
        auto *pipeline = qobject_cast<PipelinePage *>(m_window->currentPage());
        QVERIFY(pipeline != nullptr);
        QVERIFY(maria.waitFor("the board", [&] { return pipeline->ready(); }));
        QTest::qWait(100);
        maria.photograph(QStringLiteral("board"));
        const int qualified = column(*pipeline, QStringLiteral("qualified"));
        const int won = column(*pipeline, QStringLiteral("won"));
        BoardColumn *from = pipeline->board()->column(qualified);
        BoardColumn *to = pipeline->board()->column(won);
        QVERIFY(from != nullptr && to != nullptr);
        const QRect card = from->view()->visualRect(from->model()->index(0));
        const qint64 deal = from->model()->index(0).data(BoardColumnModel::DealRole).toLongLong();
        const qint64 wonBefore = wonCount();
        maria.drag(from->view()->viewport(), card.center(), to, to->rect().center());
        QVERIFY(maria.waitFor("the deal to be won", [&] { return wonCount() == wonBefore + 1; }));
        maria.photograph(QStringLiteral("won"));

        // She calls the customer and writes it down: Ctrl+L, the words, Return.
        m_window->open(Location{page_id::record, QStringLiteral("deal"), deal, {}});
        QVERIFY(maria.waitFor("the deal's page", [&] { return m_window->currentPage()->ready(); }));
        maria.key(Qt::Key_L, Qt::ControlModifier);
        auto *line = qobject_cast<QLineEdit *>(QApplication::focusWidget());
        QVERIFY(line != nullptr);
        QTest::keyClicks(line, QStringLiteral("Delivery on Friday, wants the invoice by mail 12m"));
        maria.photograph(QStringLiteral("logging"));
        maria.key(Qt::Key_Return);
        QVERIFY(maria.waitFor("the call in the log", [&] {
            return number(
                       QStringLiteral("SELECT count(*) FROM {activity} WHERE kind='call' AND duration=720 AND deal=?"),
                       {deal}) == 1;
        }));

        // A campaign with its cost; the deal came from it.
        m_window->open(Location{page_id::campaigns, {}, 0, {}});
        maria.press(QStringLiteral("New campaign"));
        maria.write(QStringLiteral("Name"), QStringLiteral("Autumn mailing"));
        maria.press(QStringLiteral("Make the campaign"));
        auto *campaigns = qobject_cast<CampaignsPage *>(m_window->currentPage());
        QVERIFY(campaigns != nullptr);
        QVERIFY(maria.waitFor("the campaign", [&] { return campaigns->controller().campaign().id != 0; }));
        const qint64 campaign = campaigns->controller().campaign().id;
        maria.write(QStringLiteral("Amount of the new cost"), QStringLiteral("400"));
        maria.press(QStringLiteral("Add cost"));
        QVERIFY(maria.waitFor("the cost", [&] {
            return number(QStringLiteral("SELECT count(*) FROM {campaign_cost} WHERE campaign=?"), {campaign}) == 1;
        }));
        m_window->open(Location{page_id::record, QStringLiteral("deal"), deal, {}});
        QVERIFY(maria.waitFor("the deal's page again", [&] { return m_window->currentPage()->ready(); }));
        maria.write(QStringLiteral("Amount"), QStringLiteral("1000"));
        maria.key(Qt::Key_Tab);
        maria.press(QStringLiteral("More fields"));
        maria.write(QStringLiteral("Campaign"), QStringLiteral("Autumn"));
        QTest::qWait(700);  // the list of suggestions opens a moment after the last key
        maria.key(Qt::Key_Return);
        QVERIFY(maria.waitFor("the deal's campaign", [&] {
            return number(QStringLiteral("SELECT campaign FROM {deal} WHERE id=?"), {deal}) == campaign;
        }));
        m_window->open(Location{page_id::campaigns, {}, 0, {}});
        QVERIFY(maria.waitFor("the campaigns", [&] { return m_window->currentPage()->ready(); }));
        QTest::qWait(300);
        maria.photograph(QStringLiteral("roi"));
        const ReportTable roi = campaigns->controller().overview().table();
        QCOMPARE(roi.rows.size(), 1);
        QCOMPARE(roi.rows.first().cells.at(roi.column(QStringLiteral("revenue"))).value<Money>().minor, 100000);
        QCOMPARE(roi.rows.first().cells.at(roi.column(QStringLiteral("cost"))).value<Money>().minor, 40000);
        // (1,000 − 400) / 400
        QCOMPARE(roi.rows.first().cells.at(roi.column(QStringLiteral("roi"))).value<Decimal>(),
                 Decimal::fromInteger(150));

        // A ticket comes in and is solved.
        m_window->open(Location{page_id::tickets, {}, 0, {}});
        auto *tickets = qobject_cast<TicketsPage *>(m_window->currentPage());
        QVERIFY(tickets != nullptr);
        QVERIFY(maria.waitFor("the queue", [&] { return tickets->ready(); }));
        maria.key(Qt::Key_Insert);
        maria.write(QStringLiteral("Subject"), QStringLiteral("Scanner does not start"));
        maria.press(QStringLiteral("Make the ticket"));
        QVERIFY(maria.waitFor("the ticket", [&] { return tickets->controller().current().ticket.id != 0; }));
        tickets->list()->setFocus();
        maria.photograph(QStringLiteral("ticket"));
        maria.key(Qt::Key_E);
        QVERIFY(maria.waitFor("the ticket to be resolved", [&] {
            return number(QStringLiteral("SELECT count(*) FROM {ticket} WHERE state='resolved'")) == 1;
        }));
        // Ctrl+Z: the ticket is open again; and back to resolved.
        maria.key(Qt::Key_Z, Qt::ControlModifier);
        QVERIFY(maria.waitFor("the ticket to be open again", [&] {
            return number(QStringLiteral("SELECT count(*) FROM {ticket} WHERE state='resolved'")) == 0;
        }));
        maria.photograph(QStringLiteral("undone"));

        // The figures of the quarter as a file.
        m_window->open(Location{page_id::reports, {}, 0, QStringLiteral("sales_by_quarter")});
        QVERIFY(maria.waitFor("the report", [&] { return m_window->currentPage()->ready(); }));
        QTest::qWait(300);
        maria.photograph(QStringLiteral("report"));
        const QString file = m_dir.filePath(QStringLiteral("quarters.csv"));
        maria.press(QStringLiteral("CSV"));
        test::saveAs(*m_window, file);
        QVERIFY(maria.waitFor("the file", [&] { return QFileInfo(file).size() > 0; }));
        QFile read(file);
        QVERIFY(read.open(QIODevice::ReadOnly));
        const QString csv = QString::fromUtf8(read.readAll());
        for (const char *figure : {"1134672", "3086111", "2982255", "2802496"})
            QVERIFY2(QString(csv).remove(QLatin1Char(',')).contains(QLatin1String(figure)), qPrintable(csv));
        // what she asked for is a file to be read; nothing else is
        QVERIFY(QFile::remove(file));
        QCOMPARE(readable(), QStringList());

        // Lunch.
        maria.key(Qt::Key_L, Qt::ControlModifier | Qt::ShiftModifier);
        QVERIFY(maria.waitFor("the lock", [&] { return app.startWindow() && !app.workspaceWindow(); }));
        maria.photograph(QStringLiteral("locked"));
        QCOMPARE(readable(), QStringList());
        maria.write(QStringLiteral("Passphrase"), QStringLiteral("not this one"));
        maria.press(QStringLiteral("Unlock"));
        QTest::qWait(1500);
        maria.photograph(QStringLiteral("wrong-passphrase"));
        QVERIFY(app.workspaceWindow() == nullptr);
        maria.write(QStringLiteral("Passphrase"), m_passphrase);
        maria.press(QStringLiteral("Unlock"));
        QVERIFY(maria.waitFor("the window after lunch", [&] { return app.workspaceWindow() && !app.startWindow(); }));
        m_workspace = &app.workspaceWindow()->workspace();
        QCOMPARE(wonCount(), wonBefore + 1);
        QTest::qWait(500);
        maria.photograph(QStringLiteral("after-lunch"));
        VERIFY_STORY(maria);
    }

private:
    struct Choice {
        const char *name;
        const char *choice;
    };

    /// Files that hold what was imported or typed.
    [[nodiscard]] QStringList readable() const
    {
        int searched = 0;
        const QStringList found = test::filesHolding(
            m_dir.path(),
            {QStringLiteral("Betasoloin"), QStringLiteral("Konmatfix"), QStringLiteral("Darcel Schlecht"),
             QStringLiteral("GTX Plus Pro"), QStringLiteral("wants the invoice"), QStringLiteral("Autumn mailing"),
             QStringLiteral("Scanner does not start"), m_passphrase},
            &searched);
        return searched > 3 ? found : QStringList{QStringLiteral("only %1 files").arg(searched)};
    }

    void import(test::Person &maria, const char *name, const QString &type, const std::vector<Choice> &columns,
                qint64 rows)
    {
        maria.drop(m_window, {test::sharedData() + QStringLiteral("/maven_crm/") + QString::fromLatin1(name)});
        auto *page = qobject_cast<ImportPage *>(m_window->currentPage());
        QVERIFY2(page != nullptr, name);
        ImportSession &session = page->session();
        QVERIFY(maria.waitFor("the file to be read", [&] { return session.hasPlan() && page->ready(); }));
        const QString label = m_workspace->catalog()->at(type).plural();
        if (session.type() != type) {
            maria.choose(QStringLiteral("Import as"), label);
            QVERIFY(maria.waitFor("the other type", [&] { return session.type() == type && page->ready(); }));
        }
        const QString step = QString::fromLatin1(name).section(QLatin1Char('.'), 0, 0);
        maria.photograph(step + QStringLiteral("-file"));
        maria.press(QStringLiteral("Next"));
        for (const Choice &column : columns) {
            const QString box = QStringLiteral("Field for the column ") + QLatin1String(column.name);
            QComboBox *target = maria.box(box);
            QVERIFY2(target != nullptr, column.name);
            if (target->currentText() != QLatin1String(column.choice)) {
                qInfo("%s: %s instead of %s", name, column.choice, qPrintable(target->currentText()));
                maria.choose(box, QString::fromLatin1(column.choice));
            }
        }
        // Whoever is named and not known yet comes along.
        for (const ImportSession::LinkOffer &link : session.linkOffers()) {
            if (!link.create && type == QLatin1String("user"))
                maria.tick(QStringLiteral("Create %1 that are not known").arg(link.title.toLower()));
        }
        maria.photograph(step + QStringLiteral("-columns"));
        maria.press(QStringLiteral("Next"));
        QVERIFY(maria.waitFor("the check", [&] { return !session.needsCheck(); }));
        maria.photograph(step + QStringLiteral("-check"));
        QCOMPARE(session.preview().counts.created, rows);
        QCOMPARE(session.preview().counts.rejected, 0);
        maria.press(QStringLiteral("Import %1 rows").arg(QLocale().toString(rows)));
        QVERIFY(maria.waitFor(
            "the import", [&] { return page->step() == 3; }, 60));
        QCOMPARE(session.report().created, rows);
        QCOMPARE(session.report().rejected, 0);
        maria.photograph(step + QStringLiteral("-result"));
    }

    qint64 number(const QString &sql, const QVariantList &values = {})
    {
        return test::numberOf(*m_workspace, sql, values);
    }
    qint64 wonCount()
    {
        return number(QStringLiteral("SELECT count(*) FROM {deal} d JOIN {stage} s ON s.id=d.stage WHERE s.key='won'"));
    }
    qint64 wonAmount()
    {
        return number(
            QStringLiteral("SELECT sum(d.amount) FROM {deal} d JOIN {stage} s ON s.id=d.stage WHERE s.key='won'"));
    }
    static int column(PipelinePage &page, const QString &key)
    {
        const auto &columns = page.controller().columns();
        for (int i = 0; i < columns.size(); ++i) {
            if (columns.at(i)->stage().key == key)
                return i;
        }
        return -1;
    }

    QTemporaryDir m_dir;
    QString m_passphrase = QStringLiteral("correct horse battery staple");
    MainWindow *m_window = nullptr;
    Workspace *m_workspace = nullptr;
};

FIELDFARE_TEST(WorkingDayTest)
#include "working_day_test.moc"
