// SPDX-License-Identifier: GPL-3.0-or-later
#include "exchange/import_set_page.h"

#include "presentation/exchange/import_set_session.h"
#include "shell/main_window.h"
#include "support/clipping_gui.h"
#include "support/test.h"
#include "support/workspace_fixture.h"
#include "widgets/basic/button.h"
#include "widgets/theme/theme.h"

#include <QApplication>
#include <QComboBox>
#include <QTemporaryDir>

using namespace fieldfare;

/// Files of another CRM, dropped together: seen, changed, checked, imported, taken back.
class ImportSetPageTest : public QObject {
    Q_OBJECT

    std::unique_ptr<Theme> m_theme;
    QTemporaryDir m_dir;

    QString write(const char *name, const QByteArray &content)
    {
        QFile file(m_dir.filePath(QLatin1String(name)));
        if (!file.open(QIODevice::WriteOnly) || file.write(content) != content.size()) {
            qFatal("cannot write the test file");
        }
        return file.fileName();
    }
    void shot(QWidget *window, const QString &name)
    {
        QCoreApplication::processEvents();
        QVERIFY(fieldfare::test::saveShot(window, name));
        m_theme->setChoice(ThemeChoice::Dark);
        QCoreApplication::processEvents();
        QVERIFY(fieldfare::test::saveShot(window, name + QStringLiteral("-dark")));
        m_theme->setChoice(ThemeChoice::Light);
        QCoreApplication::processEvents();
        const QStringList clipped = fieldfare::test::clippedTexts(window);
        QVERIFY2(clipped.isEmpty(), qPrintable(clipped.join(QLatin1Char(0x0a))));
    }

private slots:
    /// Columns and meanings that a person chose outlive a change of another table.
    void whatWasChosenStays()
    {
        WorkspaceFixture f;
        ImportSetSession session(*f.workspace);
        session.setFiles(
            {write("Deals.csv", "Record Id,Deal Name,Stage,Amount,Next Step\nz1,One,Tyres kicked,10,Call\n"),
             write("Accounts.csv", "Record Id,Account Name\nz11,Acme AG\n")});
        QTRY_VERIFY_WITH_TIMEOUT(session.phase() == ImportSetSession::Phase::Planned && !session.isBusy(), 20000);
        QCOMPARE(session.set().tables[1].plan.type, QStringLiteral("deal"));
        ImportPlan plan = session.set().tables[1].plan;
        QVERIFY(plan.columns.back().entry.isIgnored());
        plan.columns.back().entry.target = QStringLiteral("notes");
        session.setPlan(1, plan);
        session.check();
        QTRY_VERIFY_WITH_TIMEOUT(session.phase() == ImportSetSession::Phase::Checked, 20000);
        QCOMPARE(session.meanings(1).size(), 1);
        QVERIFY(!session.meanings(1).first().known.empty());
        session.setMeaning(1, QStringLiteral("stage"), QStringLiteral("Tyres kicked"), QStringLiteral("qualified"));
        QCOMPARE(session.phase(), ImportSetSession::Phase::Planned);

        session.setCreateMissing(false);
        QTRY_VERIFY_WITH_TIMEOUT(!session.isBusy(), 20000);
        session.setType(0, QStringLiteral("campaign"));
        QTRY_VERIFY_WITH_TIMEOUT(!session.isBusy(), 20000);
        const auto &tables = session.set().tables;
        const auto deals = std::find_if(tables.begin(), tables.end(),
                                        [](const auto &t) { return t.plan.type == QLatin1String("deal"); });
        QVERIFY(deals != tables.end());
        QCOMPARE(deals->plan.columns.back().entry.target, QStringLiteral("notes"));
        QCOMPARE(deals->plan.choices.value(QStringLiteral("stage")).value(QStringLiteral("Tyres kicked")),
                 QStringLiteral("qualified"));
        session.start();
        QTRY_VERIFY_WITH_TIMEOUT(session.phase() == ImportSetSession::Phase::Finished, 20000);
        QCOMPARE(f.value("SELECT notes FROM {deal}").toString(), QStringLiteral("Call"));
    }

    void initTestCase()
    {
        QApplication::setOrganizationName(QStringLiteral("FieldfareTest"));
        m_theme = std::make_unique<Theme>(*qApp, ThemeChoice::Light);
        QVERIFY(m_dir.isValid());
    }

    void filesToRecordsAndBack()
    {
        WorkspaceFixture f;
        PageRegistry pages;
        ImportSetPage *page = nullptr;
        pages.add({page_id::importSet,
                   QStringLiteral("file-up"),
                   QStringLiteral("Import"),
                   PageEntry::Place::Bottom,
                   {},
                   [&page](const PageContext &context) -> Page * { return page = new ImportSetPage(context); }});
        MainWindow window(pages, f.workspace.get());
        window.resize(1280, 800);
        window.open(Location{page_id::importSet, {}, 0, {}});
        window.show();
        QVERIFY(page != nullptr);
        shot(&window, QStringLiteral("import-set-empty"));
        const QStringList files{
            write("Potentials.csv",
                  "Record Id,Deal Name,Account Name.id,Account Name,Contact Name.id,Stage,Amount,Created "
                  "Time,Deal Owner\nz31,Big one,z11,Acme AG,z21,Closed Won,1200.50,2026-01-05 10:20:30,New "
                  "Seller\nz32,Small one,z12,Beta,z22,Nowhere,80,2026-01-06 10:20:30,New Seller\n"),
            write("Contacts.csv",
                  "Record Id,First Name,Last Name,Account Name.id,Account Name,Email\nz21,Ann,Lee,z11,Acme "
                  "AG,ann@acme.de\nz22,Bob,Ray,z12,Beta,bob@beta.de\n"),
            write("Accounts.csv",
                  "Record Id,Account Name,Phone,Website\nz11,Acme AG,+49 30 99,acme.de\nz12,Beta,,beta.de\n")};
        window.open(Location{page_id::importSet, {}, 0, files.join(QLatin1Char('\n'))});
        ImportSetSession &session = page->session();
        QTRY_VERIFY_WITH_TIMEOUT(session.phase() == ImportSetSession::Phase::Planned && !session.isBusy(), 20000);
        QCOMPARE(session.set().tables.size(), 3U);
        QCOMPARE(session.set().tables[0].title, QStringLiteral("Accounts.csv"));
        QCOMPARE(session.set().tables[2].plan.type, QStringLiteral("deal"));
        shot(&window, QStringLiteral("import-set-planned"));

        // A wrong order is possible, and said.
        session.move(0, 1);
        QVERIFY(!session.set().notes.isEmpty());
        session.move(1, -1);
        QVERIFY(session.set().notes.isEmpty());
        // Another type and back.
        session.setType(2, QStringLiteral("task"));
        QTRY_VERIFY_WITH_TIMEOUT(!session.isBusy(), 20000);
        const auto tables = session.set().tables;
        const auto task = std::find_if(tables.begin(), tables.end(),
                                       [](const auto &t) { return t.plan.type == QLatin1String("task"); });
        QVERIFY(task != tables.end());
        session.setType(int(task - tables.begin()), QStringLiteral("deal"));
        QTRY_VERIFY_WITH_TIMEOUT(!session.isBusy(), 20000);

        session.check();
        QTRY_VERIFY_WITH_TIMEOUT(session.phase() == ImportSetSession::Phase::Checked, 20000);
        QCOMPARE(session.report().total().created, 5);
        QCOMPARE(session.report().total().rejected, 1);
        QCOMPARE(f.value("SELECT count(*) FROM {company}").toInt(), 0);
        shot(&window, QStringLiteral("import-set-checked"));
        session.start();
        QTRY_VERIFY_WITH_TIMEOUT(session.phase() == ImportSetSession::Phase::Finished, 20000);
        QCOMPARE(
            f.value("SELECT count(*) FROM {deal} d JOIN {company} c ON c.id=d.company WHERE c.name='Acme AG'").toInt(),
            1);
        // The row that was refused can be corrected and brought again.
        QVERIFY(session.rejectsFile(0).isEmpty());
        QFile rejects(session.rejectsFile(2));
        QVERIFY(rejects.open(QIODevice::ReadOnly));
        QVERIFY(rejects.readAll().contains("Small one"));
        shot(&window, QStringLiteral("import-set-finished"));
        session.undo();
        QTRY_VERIFY_WITH_TIMEOUT(session.phase() == ImportSetSession::Phase::Undone, 20000);
        QCOMPARE(f.value("SELECT count(*) FROM {company}").toInt(), 0);
    }
};

FIELDFARE_TEST(ImportSetPageTest)
#include "import_set_page_test.moc"
