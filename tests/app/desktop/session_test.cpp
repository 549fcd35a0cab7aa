// SPDX-License-Identifier: GPL-3.0-or-later
#include "desktop/desktop_app.h"

#include "history/history_page.h"
#include "presentation/history/history_model.h"
#include "settings/settings_page.h"
#include "shell/page.h"
#include "shell/workspace_window.h"
#include "start/passphrase_field.h"
#include "start/start_pages.h"
#include "start/start_window.h"
#include "support/clipping_gui.h"
#include "support/find_gui.h"
#include "support/test.h"
#include "support/workspace_fixture.h"
#include "widgets/basic/button.h"

#include <QApplication>
#include <QLabel>
#include <QLineEdit>
#include <QSettings>
#include <QTemporaryDir>

using namespace fieldfare;

using test::findButton;
using test::findField;

/// The program from the passphrase to the lock and back.
class SessionTest : public QObject {
    Q_OBJECT

private slots:
    void initTestCase()
    {
        QApplication::setOrganizationName(QStringLiteral("FieldfareSessionTest"));
        QApplication::setQuitOnLastWindowClosed(false);
        QSettings().clear();
        QVERIFY(m_dir.isValid());
        Workspace::Creation wanted;
        m_path = m_dir.filePath(QStringLiteral("Acme.fieldfare"));
        wanted.folder.path = m_path;
        wanted.folder.cost = KdfCost::minimum();
        wanted.folder.unlock = PassphraseUnlock{Secret::fromText(QStringLiteral("correct horse"))};
        wanted.settings.companyName = QStringLiteral("Acme");
        wanted.userName = QStringLiteral("Maria Keller");
        VERIFY_OK(Workspace::create(std::move(wanted)));
    }

    void shot(QWidget *window, const QString &name)
    {
        QCoreApplication::processEvents();
        QVERIFY(test::saveShot(window, name));
        const QStringList clipped = test::clippedTexts(window);
        QVERIFY2(clipped.isEmpty(), qPrintable(clipped.join(QLatin1Char('\n'))));
    }

    void unlockWorkLockUnlock()
    {
        DesktopOptions options;
        options.workspace = m_path;
        options.theme = ThemeChoice::Light;
        DesktopApp app(*qApp, options);
        QCOMPARE(app.start(), 0);
        QVERIFY(app.startWindow() != nullptr);
        QVERIFY(app.workspaceWindow() == nullptr);
        const auto unlock = [&app] {
            QWidget *page = app.startWindow()->currentPage();
            findField(page, QStringLiteral("Passphrase"))->setText(QStringLiteral("correct horse"));
            findButton(page, QStringLiteral("Unlock"))->click();
        };
        unlock();
        QTRY_VERIFY_WITH_TIMEOUT(app.workspaceWindow() != nullptr && app.startWindow() == nullptr, 20000);
        MainWindow &window = app.workspaceWindow()->window();
        QVERIFY(window.isVisible());

        for (const char *section : {"company", "look", "security", "data"}) {
            window.open(Location{page_id::settings, {}, 0, QString::fromLatin1(section)});
            QTest::qWait(50);
            shot(&window, QStringLiteral("settings-") + QLatin1String(section));
        }
        // A change of the settings is there at once, and my name in the session.
        QLineEdit *user = findField(window.currentPage(), QStringLiteral("Your name"));
        QVERIFY(user != nullptr);
        user->setText(QStringLiteral("Maria Brandt"));
        emit user->editingFinished();
        QTRY_COMPARE_WITH_TIMEOUT(app.workspaceWindow()->workspace().session().userName, QStringLiteral("Maria Brandt"),
                                  10000);

        // Passphrase: the present one must be right.
        QWidget *page = window.currentPage();
        findField(page, QStringLiteral("Present passphrase"))->setText(QStringLiteral("wrong"));
        findField(page, QStringLiteral("New passphrase"))->setText(QStringLiteral("another long one"));
        findField(page, QStringLiteral("New passphrase again"))->setText(QStringLiteral("another long one"));
        auto *change = findButton(page, QStringLiteral("Change the passphrase"));
        change->click();
        QTRY_VERIFY_WITH_TIMEOUT(change->isEnabled(), 20000);
        QVERIFY(!Workspace::open(
            {m_path, PassphraseUnlock{Secret::fromText(QStringLiteral("another long one"))}, OpenMode::ReadOnly}));

        // Back up now, and the check.
        findButton(page, QStringLiteral("Back up now"))->click();
        QTRY_COMPARE_WITH_TIMEOUT(listBackups(app.workspaceWindow()->workspace().folder().backupsPath()).size(), 1,
                                  20000);

        // It is listed to go back to, and can be restored.
        QTRY_VERIFY_WITH_TIMEOUT(findButton(page, QStringLiteral("Go back …")) != nullptr, 20000);
        auto *drill = findButton(page, QStringLiteral("Try a restore now"));
        QTRY_VERIFY_WITH_TIMEOUT(drill->isEnabled(), 20000);
        drill->click();
        const auto says = [page](const QString &text) {
            const auto labels = page->findChildren<QLabel *>();
            return std::any_of(labels.begin(), labels.end(),
                               [&text](const QLabel *label) { return label->text().contains(text); });
        };
        QTRY_VERIFY_WITH_TIMEOUT(says(QStringLiteral("fine")), 20000);
        QVERIFY(QDir(app.workspaceWindow()->workspace().path())
                    .entryList({QStringLiteral("restore-drill-*")}, QDir::Dirs)
                    .isEmpty());
        window.open(Location{page_id::settings, {}, 0, QStringLiteral("data")});
        shot(&window, QStringLiteral("settings-data-drilled"));

        // History: what I did can be taken back there.
        window.open(Location{page_id::history, {}, 0, {}});
        auto *historyPage = qobject_cast<HistoryPage *>(window.currentPage());
        QVERIFY(historyPage != nullptr);
        QTRY_VERIFY_WITH_TIMEOUT(historyPage->ready() && historyPage->model()->rowCount() >= 2, 10000);
        shot(&window, QStringLiteral("history"));
        QVERIFY(HistoryModel::canUndo(*historyPage->model()->entry(0)));
        findButton(historyPage, QStringLiteral("Undo this"))->click();
        QTRY_VERIFY_WITH_TIMEOUT(historyPage->ready() && historyPage->model()->entry(0)->origin == Origin::Undo, 10000);

        QVERIFY(QTest::qWaitForWindowActive(&window));
        QTest::keyClick(&window, Qt::Key_L, Qt::ControlModifier | Qt::ShiftModifier);
        QTRY_VERIFY_WITH_TIMEOUT(app.startWindow() != nullptr && app.workspaceWindow() == nullptr, 10000);
        QVERIFY(qobject_cast<UnlockPage *>(app.startWindow()->currentPage()) != nullptr);
        // Locked means closed: another program may take it.
        VERIFY_OK(Workspace::open(
            {m_path, PassphraseUnlock{Secret::fromText(QStringLiteral("correct horse"))}, OpenMode::ReadWrite}));
        unlock();
        QTRY_VERIFY_WITH_TIMEOUT(app.workspaceWindow() != nullptr && app.startWindow() == nullptr, 20000);
    }

private:
    QTemporaryDir m_dir;
    QString m_path;
};

FIELDFARE_TEST(SessionTest)
#include "session_test.moc"
