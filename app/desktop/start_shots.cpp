// SPDX-License-Identifier: GPL-3.0-or-later
#include "desktop/start_shots.h"

#include "shell/shots.h"
#include "start/start_pages.h"
#include "start/start_window.h"

#include <QDir>
#include <QFileInfo>
#include <QStackedWidget>

namespace fieldfare {

void addStartShots(ShotRunner &shots, StartWindow &start, const QString &workspace)
{
    StartWindow *window = &start;
    auto *stack = start.findChild<QStackedWidget *>();
    const auto add = [&shots, window](const char *name, std::function<void()> prepare,
                                      std::function<bool()> ready = {}) {
        shots.add({QString::fromLatin1(name),
                   [window, prepare = std::move(prepare)] {
                       window->show();
                       prepare();
                   },
                   std::move(ready), [window] { window->hide(); }, [window] { return window; }});
    };
    const QString name = QFileInfo(workspace).completeBaseName();
    const QString pictured = QDir(QDir::homePath()).filePath(name + QStringLiteral(".fieldfare"));
    add("start-welcome", [window] { window->showWelcome(); });
    add("start-new", [window] { emit window->findChild<WelcomePage *>()->newRequested(); });
    add("start-join", [window] { emit window->findChild<WelcomePage *>()->joinRequested(); });
    add("start-code", [window, stack, name] {
        auto *page = window->findChild<RecoveryCodePage *>();
        page->showCode(name, QStringLiteral("0000-1111-2222-3333-4444-5555-6666-7777-88"));
        stack->setCurrentWidget(page);
    });
    add(
        "start-unlock", [window, workspace] { window->openPath(workspace, true); },
        [window] { return qobject_cast<UnlockPage *>(window->currentPage()) != nullptr; });
    add("start-passphrase", [window, stack] {
        auto *page = window->findChild<NewPassphrasePage *>();
        page->reset();
        stack->setCurrentWidget(page);
    });
    add("start-restore", [window, stack, name, pictured] {
        auto *page = window->findChild<RestorePage *>();
        BackupInfo info;
        info.workspaceName = name;
        info.madeAt = QDateTime::currentDateTimeUtc();
        page->ask(info, pictured);
        stack->setCurrentWidget(page);
    });
}

}  // namespace fieldfare
