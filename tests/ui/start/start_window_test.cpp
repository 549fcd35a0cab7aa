// SPDX-License-Identifier: GPL-3.0-or-later
#include "start/start_window.h"

#include "base/await.h"

#include "start/lock_policy.h"
#include "start/passphrase_field.h"
#include "start/start_pages.h"
#include "support/clipping_gui.h"
#include "support/find_gui.h"
#include "support/test.h"
#include "support/workspace_fixture.h"
#include "widgets/basic/button.h"
#include "widgets/basic/text_label.h"
#include "widgets/theme/theme.h"
#include "workspace/company_lease.h"

#include <QApplication>
#include <QCheckBox>
#include <QComboBox>
#include <QLineEdit>
#include <QSettings>
#include <QSignalSpy>
#include <QTemporaryDir>

using namespace fieldfare;

using test::findButton;
using test::findField;

/// From the first start to an open workspace and back in, as a person does it.
class StartWindowTest : public QObject {
    Q_OBJECT

private slots:
    void initTestCase()
    {
        m_theme = std::make_unique<Theme>(*qApp, ThemeChoice::Light);
        QVERIFY(m_dir.isValid());
    }

    void init()
    {
        m_settings = std::make_unique<QSettings>(m_dir.filePath(QStringLiteral("settings.ini")), QSettings::IniFormat);
        m_settings->clear();
    }

    std::unique_ptr<StartWindow> makeWindow()
    {
        StartWindow::Options options;
        options.services.cost = KdfCost::minimum();
        options.services.templates = {{QStringLiteral("retail"), QStringLiteral("Retail"),
                                       QStringLiteral("Shops and online trade: purchase history, product lines.")}};
        options.services.applyTemplate = [this](Workspace &, const QString &key) -> Result<void> {
            m_applied = key;
            return {};
        };
        options.settings = m_settings.get();
        auto window = std::make_unique<StartWindow>(std::move(options));
        window->resize(900, 760);
        window->show();
        return window;
    }

    void shot(QWidget *window, const QString &name)
    {
        const QStringList clipped = test::clippedTexts(window);
        QVERIFY2(clipped.isEmpty(), qPrintable(clipped.join(QLatin1Char(0x0a))));
        QVERIFY(test::saveShot(window, name));
        m_theme->setChoice(ThemeChoice::Dark);
        QCoreApplication::processEvents();
        QVERIFY(test::saveShot(window, name + QStringLiteral("-dark")));
        m_theme->setChoice(ThemeChoice::Light);
        QCoreApplication::processEvents();
    }

    void newWorkspaceShowsItsRecoveryCodeAndOpensAgain()
    {
        auto window = makeWindow();
        shot(window.get(), QStringLiteral("start-welcome"));
        QSignalSpy ready(window.get(), &StartWindow::ready);

        findButton(window->currentPage(), QStringLiteral("Make a new workspace"))->click();
        QWidget *page = window->currentPage();
        QVERIFY(qobject_cast<NewWorkspacePage *>(page) != nullptr);
        auto *create = findButton(page, QStringLiteral("Make the workspace"));

        // What is missing is said beside the button, one thing at a time.
        findField(page, QStringLiteral("Your name"))->clear();
        create->click();
        auto *message = qobject_cast<NewWorkspacePage *>(page)->message();
        QVERIFY(message->isVisible());
        QVERIFY2(message->text().contains(QStringLiteral("company")), qPrintable(message->text()));
        findField(page, QStringLiteral("Company"))->setText(QStringLiteral("Brandt & Söhne"));
        create->click();
        QVERIFY2(message->text().contains(QStringLiteral("your name")), qPrintable(message->text()));
        findField(page, QStringLiteral("Your name"))->setText(QStringLiteral("Maria Keller"));
        findField(page, QStringLiteral("Folder"))->setText(m_dir.path());
        QTest::keyClicks(findField(page, QStringLiteral("Passphrase")), QStringLiteral("short"));
        create->click();
        QVERIFY2(message->text().contains(QStringLiteral("8")), qPrintable(message->text()));
        findField(page, QStringLiteral("Passphrase"))->clear();
        QTest::keyClicks(findField(page, QStringLiteral("Passphrase")), QStringLiteral("correct horse battery"));
        QTest::keyClicks(findField(page, QStringLiteral("Passphrase again")), QStringLiteral("correct horse batterY"));
        create->click();
        QVERIFY2(message->text().contains(QStringLiteral("differ")), qPrintable(message->text()));
        findField(page, QStringLiteral("Passphrase again"))->setText(QStringLiteral("correct horse battery"));
        shot(window.get(), QStringLiteral("start-new"));
        create->click();

        QTRY_VERIFY_WITH_TIMEOUT(qobject_cast<RecoveryCodePage *>(window->currentPage()) != nullptr, 20000);
        page = window->currentPage();
        shot(window.get(), QStringLiteral("start-recovery-code"));
        auto *go = findButton(page, QStringLiteral("Open the workspace"));
        QVERIFY(!go->isEnabled());
        QString code;
        for (const TextLabel *label : page->findChildren<TextLabel *>()) {
            if (label->accessibleName() == QStringLiteral("Recovery code")) {
                code = label->text();
            }
        }
        QCOMPARE(code.count(QRegularExpression(QStringLiteral("[0-9A-Z]"))), 36);
        QVERIFY(ready.isEmpty());
        page->findChild<QCheckBox *>()->click();
        QVERIFY(go->isEnabled());
        go->click();
        QCOMPARE(ready.count(), 1);

        std::unique_ptr<Workspace> workspace = window->takeWorkspace();
        QVERIFY(workspace != nullptr);
        QCOMPARE(workspace->thread(), QThread::currentThread());
        QCOMPARE(workspace->settings().companyName, QStringLiteral("Brandt & Söhne"));
        QCOMPARE(workspace->session().userName, QStringLiteral("Maria Keller"));
        const QString path = workspace->path();
        QVERIFY(QFileInfo(path).fileName().endsWith(QStringLiteral(".fieldfare")));

        // Held by this program: a second window says so and offers to look only.
        auto second = makeWindow();
        QSignalSpy secondReady(second.get(), &StartWindow::ready);
        second->openPath(path);
        QTest::keyClicks(findField(second->currentPage(), QStringLiteral("Passphrase")),
                         QStringLiteral("correct horse battery"));
        findButton(second->currentPage(), QStringLiteral("Unlock"))->click();
        auto *unlockPage = qobject_cast<UnlockPage *>(second->currentPage());
        QTRY_VERIFY_WITH_TIMEOUT(unlockPage->message()->isVisible(), 20000);
        shot(second.get(), QStringLiteral("start-held"));
        findButton(unlockPage, QStringLiteral("Open for reading only"))->click();
        QTRY_COMPARE_WITH_TIMEOUT(secondReady.count(), 1, 20000);
        QVERIFY(second->takeWorkspace()->isReadOnly());
        workspace.reset();

        // Locked: the passphrase is asked for, a wrong one is refused without telling more.
        window->openPath(path, true);
        unlockPage = qobject_cast<UnlockPage *>(window->currentPage());
        QVERIFY(unlockPage != nullptr);
        QTest::keyClicks(findField(unlockPage, QStringLiteral("Passphrase")), QStringLiteral("wrong"));
        QTest::keyClick(findField(unlockPage, QStringLiteral("Passphrase")), Qt::Key_Return);
        QTRY_VERIFY_WITH_TIMEOUT(unlockPage->message()->isVisible(), 20000);
        shot(window.get(), QStringLiteral("start-unlock-wrong"));
        QTest::keyClicks(findField(unlockPage, QStringLiteral("Passphrase")), QStringLiteral("correct horse battery"));
        QTest::keyClick(findField(unlockPage, QStringLiteral("Passphrase")), Qt::Key_Return);
        QTRY_COMPARE_WITH_TIMEOUT(ready.count(), 2, 20000);
        window->takeWorkspace().reset();

        // Forgotten: the code opens it and a new passphrase takes the place of the old one.
        window->openPath(path);
        unlockPage = qobject_cast<UnlockPage *>(window->currentPage());
        findButton(unlockPage, QStringLiteral("Passphrase forgotten?"))->click();
        shot(window.get(), QStringLiteral("start-code"));
        QString typed = code;
        typed.replace(QStringLiteral(" – "), QStringLiteral("-")).replace(QLatin1Char('\n'), QLatin1Char('-'));
        findField(unlockPage, QStringLiteral("Recovery code"))->setText(typed.toLower());
        findButton(unlockPage, QStringLiteral("Unlock"))->click();
        QTRY_VERIFY_WITH_TIMEOUT(qobject_cast<NewPassphrasePage *>(window->currentPage()) != nullptr, 20000);
        page = window->currentPage();
        shot(window.get(), QStringLiteral("start-new-passphrase"));
        QTest::keyClicks(page->findChildren<PassphraseField *>().at(0)->edit(), QStringLiteral("another long one"));
        page->findChildren<PassphraseField *>().at(1)->edit()->setText(QStringLiteral("another long one"));
        findButton(page, QStringLiteral("Set and open"))->click();
        QTRY_COMPARE_WITH_TIMEOUT(ready.count(), 3, 20000);
        window->takeWorkspace().reset();
        const auto opened = Workspace::open(
            {path, PassphraseUnlock{Secret::fromText(QStringLiteral("another long one"))}, OpenMode::ReadOnly});
        VERIFY_OK(opened);

        // The next start offers it.
        window->showWelcome();
        QVERIFY(window->currentPage()->findChildren<ChoiceRow *>().size() >= 5);
        shot(window.get(), QStringLiteral("start-welcome-back"));
    }

    void plainWorkspaceAndTemplate()
    {
        auto window = makeWindow();
        QSignalSpy ready(window.get(), &StartWindow::ready);
        findButton(window->currentPage(), QStringLiteral("Make a new workspace"))->click();
        auto *page = qobject_cast<NewWorkspacePage *>(window->currentPage());
        NewWorkspaceForm form = NewWorkspaceForm::fromSystem();
        form.company = QStringLiteral("Plain");
        form.userName = QStringLiteral("Li Wei");
        form.folder = m_dir.filePath(QStringLiteral("deep/er"));
        form.plain = true;
        page->reset(form, {});
        for (QComboBox *box : page->findChildren<QComboBox *>()) {
            if (box->findData(QStringLiteral("retail")) >= 0) {
                box->setCurrentIndex(box->findData(QStringLiteral("retail")));
            }
        }
        findButton(page, QStringLiteral("Make the workspace"))->click();
        QTRY_COMPARE_WITH_TIMEOUT(ready.count(), 1, 20000);
        QCOMPARE(m_applied, QStringLiteral("retail"));
        auto workspace = window->takeWorkspace();
        QVERIFY(!workspace->folder().description().isEncrypted());
        const QString path = workspace->path();
        const QString backup = m_dir.filePath(QStringLiteral("one.fieldfare-backup"));
        VERIFY_OK(writeBackup(BackupSource::of(workspace->folder()), backup, QDateTime::currentDateTimeUtc()));
        workspace.reset();

        // A plain one opens without being asked for anything.
        window->openPath(path);
        QTRY_COMPARE_WITH_TIMEOUT(ready.count(), 2, 20000);
        window->takeWorkspace().reset();

        window->openPath(backup);
        QTRY_VERIFY_WITH_TIMEOUT(qobject_cast<RestorePage *>(window->currentPage()) != nullptr, 20000);
        shot(window.get(), QStringLiteral("start-restore"));
        findField(window->currentPage(), QStringLiteral("Becomes a workspace in"))
            ->setText(m_dir.filePath(QStringLiteral("Back.fieldfare")));
        findButton(window->currentPage(), QStringLiteral("Restore and open"))->click();
        QTRY_COMPARE_WITH_TIMEOUT(ready.count(), 3, 20000);
        QCOMPARE(window->takeWorkspace()->settings().companyName, QStringLiteral("Plain"));
    }

    void idleTimeLocks()
    {
        LockPolicy policy(*m_settings);
        QCOMPARE(policy.minutes(), 10);
        policy.setMinutes(0);
        QCOMPARE(LockPolicy(*m_settings).minutes(), 0);
        policy.setMinutes(1);
        QSignalSpy locks(&policy, &LockPolicy::lockDue);
        policy.start(200);
        QLineEdit edit;
        edit.show();
        // Whoever types is there.
        for (int i = 0; i < 6; ++i) {
            QTest::qWait(60);
            QTest::keyClick(&edit, Qt::Key_A);
        }
        QCOMPARE(locks.count(), 0);
        QTRY_COMPARE(locks.count(), 1);
        // Not now, later: but whoever is back by then has the whole time once more.
        policy.start(1500);
        QTRY_COMPARE(locks.count(), 2);
        policy.askAgain(100);
        QTest::keyClick(&edit, Qt::Key_A);
        QTest::qWait(300);
        QCOMPARE(locks.count(), 2);
        QTRY_COMPARE(locks.count(), 3);
        policy.askAgain(50);
        QTRY_COMPARE(locks.count(), 4);
        policy.stop();
        QTest::qWait(300);
        QCOMPARE(locks.count(), 4);
    }

    void aLeaseThatIsOverOffersWhatHelps()
    {
        const QString path = m_dir.filePath(QStringLiteral("Leased.fieldfare"));
        QString code;
        {
            Workspace::Creation creation;
            creation.folder.path = path;
            creation.folder.cost = KdfCost::minimum();
            creation.folder.unlock = PassphraseUnlock{Secret::fromText(QStringLiteral("correct horse"))};
            creation.userName = QStringLiteral("Ada");
            auto made = Workspace::create(std::move(creation));
            VERIFY_OK(made);
            code = made->recoveryCode;
            VERIFY_OK(await(made->workspace->write(QString(), [](UnitOfWork &work) {
                CompanyLease lease;
                const qint64 past = QDateTime::currentMSecsSinceEpoch() - 31 * CompanyLease::kDayMs;
                lease.noteContact(30, past, past);
                return writeCompanyLease(work, lease);
            })));
        }
        auto window = makeWindow();
        QSignalSpy ready(window.get(), &StartWindow::ready);
        QSignalSpy failed(window.get(), &StartWindow::failed);
        window->openPath(path);
        auto *page = qobject_cast<UnlockPage *>(window->currentPage());
        QTest::keyClicks(findField(page, QStringLiteral("Passphrase")), QStringLiteral("correct horse"));
        findButton(page, QStringLiteral("Unlock"))->click();
        QTRY_COMPARE_WITH_TIMEOUT(failed.count(), 1, 20000);
        QVERIFY2(page->message()->text().contains(QStringLiteral("30 days")), qPrintable(page->message()->text()));
        QVERIFY(findButton(page, QStringLiteral("Connect now"))->isVisible());
        shot(window.get(), QStringLiteral("start-lease-over"));

        // here there is no server: it says so, and offers the same again
        findButton(page, QStringLiteral("Connect now"))->click();
        QTRY_COMPARE_WITH_TIMEOUT(failed.count(), 2, 20000);
        QCOMPARE(window->currentPage(), page);
        QVERIFY(findButton(page, QStringLiteral("Connect now"))->isVisible());
        QVERIFY(ready.isEmpty());

        findButton(page, QStringLiteral("Use the recovery code"))->click();
        QVERIFY2(page->message()->text().contains(QStringLiteral("adds 7 days")), qPrintable(page->message()->text()));
        QCoreApplication::processEvents();
        shot(window.get(), QStringLiteral("start-lease-code"));
        findField(page, QStringLiteral("Recovery code"))->setText(code);
        findButton(page, QStringLiteral("Unlock"))->click();
        QTRY_COMPARE_WITH_TIMEOUT(ready.count(), 1, 20000);  // no new passphrase: nobody lost one
        window->takeWorkspace().reset();
        VERIFY_OK(Workspace::open({path, PassphraseUnlock{Secret::fromText(QStringLiteral("correct horse"))}}));
    }

    void whatCannotBeOpenedIsSaid()
    {
        auto window = makeWindow();
        QSignalSpy failed(window.get(), &StartWindow::failed);
        window->openPath(m_dir.filePath(QStringLiteral("nowhere.fieldfare")));
        QCOMPARE(failed.count(), 1);
        QVERIFY(qobject_cast<WelcomePage *>(window->currentPage())->message()->isVisible());
        const QString workbook = m_dir.filePath(QStringLiteral("people.xls"));
        QFile file(workbook);
        QVERIFY(file.open(QIODevice::WriteOnly));
        file.write("\xD0\xCF\x11\xE0 rest of an old workbook");
        file.close();
        window->importFile(workbook);
        const QString said = qobject_cast<WelcomePage *>(window->currentPage())->message()->text();
        QVERIFY2(said.contains(QStringLiteral("CSV")), qPrintable(said));
        shot(window.get(), QStringLiteral("start-workbook"));
    }

private:
    std::unique_ptr<Theme> m_theme;
    QTemporaryDir m_dir;
    std::unique_ptr<QSettings> m_settings;
    QString m_applied;
};

FIELDFARE_TEST(StartWindowTest)
#include "start_window_test.moc"
