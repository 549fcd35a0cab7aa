// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "presentation/start/new_workspace.h"
#include "presentation/start/recent_workspaces.h"

#include <QWidget>

#include <atomic>

class QSettings;
class QStackedWidget;

namespace fieldfare {

class BusyPage;
class Keychain;
class NewPassphrasePage;
class NewWorkspacePage;
class RecoveryCodePage;
class RestorePage;
class StartPage;
class UnlockPage;
class WelcomePage;

/// Everything before a workspace is open: first start, new workspace with its recovery code, unlocking, a lost passphrase,
/// a backup brought back. Ends with ready(); then takeWorkspace() hands it over. All work runs off the GUI thread.
class StartWindow : public QWidget {
    Q_OBJECT
public:
    struct Options {
        StartServices services;
        QSettings *settings = nullptr;  ///< keeps recent workspaces; must outlive the window
        Keychain *keychain = nullptr;   ///< may be null; must outlive the window
    };
    explicit StartWindow(Options options, QWidget *parent = nullptr);
    ~StartWindow() override;

    void showWelcome();
    /// The first page with a sentence about what just happened.
    void showWelcomeWith(const QString &whatHappened);
    /// A workspace folder or a backup file: asks for what opens it. A plain workspace is opened at once, unless `locked`.
    void openPath(const QString &path, bool locked = false);
    /// First start with a file to import: the new workspace comes first.
    void importFile(const QString &path);

    [[nodiscard]] std::unique_ptr<Workspace> takeWorkspace();
    /// A CSV file chosen at first start, to be imported into the workspace just made; empty otherwise.
    [[nodiscard]] QString fileToImport() const { return m_importFile; }
    /// Made here just now, so that the tour of a new workspace may begin.
    [[nodiscard]] bool isNew() const { return m_isNew; }
    [[nodiscard]] QWidget *currentPage() const;

signals:
    void ready();
    /// Something cannot be opened; the page says it too. For programs started with a path.
    void failed(const QString &message);

protected:
    void paintEvent(QPaintEvent *event) override;
    void dragEnterEvent(QDragEnterEvent *event) override;
    void dropEvent(QDropEvent *event) override;

private:
    void showPage(StartPage *page);
    void makeDemoCompany();
    void create();
    void chooseWorkspace();
    void chooseBackup();
    void chooseCsv();
    void askBackup(const QString &path);
    void restore(const QString &passphrase);
    void unlock(const Unlock &how, OpenMode mode, bool byCode = false);
    void readKeychain();
    void opened(std::unique_ptr<Workspace> workspace);
    void contactServer();
    void openNewestBackup();
    void salvage();
    void setNewPassphrase(const QString &passphrase);

    Options m_options;
    QStackedWidget *m_stack;
    WelcomePage *m_welcome;
    NewWorkspacePage *m_new;
    RecoveryCodePage *m_code;
    UnlockPage *m_unlock;
    NewPassphrasePage *m_passphrase;
    RestorePage *m_restore;
    BusyPage *m_busy;
    QString m_path;
    QString m_backup;
    QString m_importFile;
    std::unique_ptr<Workspace> m_workspace;
    std::shared_ptr<std::atomic_bool> m_cancelled;
    Unlock m_lastUnlock;
    bool m_isNew = false;
    bool m_isLeaseOver = false;
};

}  // namespace fieldfare
