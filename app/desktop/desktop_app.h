// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "desktop/options.h"
#include "shell/program_services.h"
#include "widgets/theme/theme.h"

#include <QObject>

#include <memory>
#include <vector>

class QApplication;
class QSettings;

namespace fieldfare {

class CompanySync;
class DataCare;
class Keychain;
class LockPolicy;
class ShotRunner;
class StartWindow;
class Workspace;
class WorkspaceWindow;

/// The desktop program from its first to its last moment: opens what was asked for, shows it, or does the one job it was
/// started for and ends. Exit status: 0 done, 1 failed, 2 usage.
class DesktopApp : public QObject {
    Q_OBJECT
public:
    DesktopApp(QApplication &app, DesktopOptions options);
    ~DesktopApp() override;

    /// Begins; the event loop does the rest. Not 0: end at once with that status.
    [[nodiscard]] int start();

    /// Opens without asking: plain workspaces, or with the passphrase of FIELDFARE_PASSPHRASE_FILE.
    /// WrongKey where a passphrase is needed and none is there.
    [[nodiscard]] static Result<std::unique_ptr<Workspace>> openUnattended(const QString &path);

    /// For tests: what is open now; one of them is null.
    [[nodiscard]] WorkspaceWindow *workspaceWindow() const { return m_window.get(); }
    [[nodiscard]] StartWindow *startWindow() const { return m_start.get(); }
    /// Closes the workspace and asks for what opens it again.
    void lock();
    /// A window of its own for an earlier state; it goes with the workspace.
    void showEarlier(std::unique_ptr<Workspace> workspace);
    [[nodiscard]] const std::vector<std::unique_ptr<WorkspaceWindow>> &earlierWindows() const { return m_earlier; }

protected:
    bool eventFilter(QObject *watched, QEvent *event) override;

private:
    /// When nobody was there for a while: as lock(), but after what is being written.
    void lockWhenIdle();
    void startInteractively();
    StartWindow &makeStart();
    void takeFromStart();
    /// The window goes, `next` happens, and only then the workspace is closed, so that one window is always there.
    void leave(const std::function<void(StartWindow &)> &next);
    void prepareWindow();
    /// Tells how it stands with the company's server; removes a copy that was revoked.
    void showCompanyState();
    void show(std::unique_ptr<Workspace> workspace);
    void takeShots();
    void printReport();
    [[nodiscard]] int complain(const Error &error);

    QApplication &m_app;
    DesktopOptions m_options;
    std::unique_ptr<Theme> m_theme;
    std::unique_ptr<WorkspaceWindow> m_window;
    std::vector<std::unique_ptr<WorkspaceWindow>> m_earlier;
    ShotRunner *m_shots = nullptr;
    std::unique_ptr<QSettings> m_settings;
    std::unique_ptr<Keychain> m_keychain;
    std::unique_ptr<LockPolicy> m_lock;
    std::unique_ptr<DataCare> m_care;
    std::unique_ptr<CompanySync> m_company;
    bool m_hasConflicts = false;
    std::unique_ptr<StartWindow> m_start;
    ProgramServices m_services;
    ProgramServices m_earlierServices;  ///< of windows that show the past: nothing there locks or opens others
};

}  // namespace fieldfare
