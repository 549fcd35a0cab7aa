// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "desktop/options.h"
#include "widgets/theme/theme.h"

#include <QObject>

#include <memory>

class QApplication;

namespace fieldfare {

class ShotRunner;
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

private:
    void show(std::unique_ptr<Workspace> workspace);
    void takeShots();
    void printReport();
    [[nodiscard]] int complain(const Error &error);

    QApplication &m_app;
    DesktopOptions m_options;
    std::unique_ptr<Theme> m_theme;
    std::unique_ptr<WorkspaceWindow> m_window;
    ShotRunner *m_shots = nullptr;
};

}  // namespace fieldfare
