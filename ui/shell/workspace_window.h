// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "shell/main_window.h"

#include <QObject>

#include <memory>

namespace fieldfare {

struct ChangeSet;
class RecentRecords;
class Workspace;

/// An open workspace and its window: brings the services and the shell together (search, New, undo, log call). Owns the
/// workspace; closing the window or locking ends it.
class WorkspaceWindow : public QObject {
    Q_OBJECT
public:
    explicit WorkspaceWindow(std::unique_ptr<Workspace> workspace, QObject *parent = nullptr);
    ~WorkspaceWindow() override;

    [[nodiscard]] Workspace &workspace() { return *m_workspace; }
    [[nodiscard]] MainWindow &window() { return *m_window; }
    /// The page shown first: Today where there is one, else contacts.
    void openFirstPage();
    /// Commands of the program for the user menu and the palette (lock, open another workspace …), shown before our own.
    void setProgramCommands(const QList<PaletteItem> &commands);

    /// Ctrl+Z and Ctrl+Shift+Z: my last change, taken back or made again.
    void undoLast();
    void redoLast();
    /// On a record: its log line; elsewhere a panel that asks for whom first.
    void logCall();

private:
    void offerNew();
    void refreshUndo();
    void refreshCommands();
    void pinCurrent();
    void takeBack(bool redo);

    std::unique_ptr<Workspace> m_workspace;
    PageRegistry m_pages;
    std::unique_ptr<MainWindow> m_window;
    RecentRecords *m_recent;
    bool m_busy = false;
};

}  // namespace fieldfare
