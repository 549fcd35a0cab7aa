// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/error.h"
#include "shell/command_palette.h"
#include "shell/page_registry.h"
#include "shell/shell.h"

#include <QHash>
#include <QMainWindow>

class QStackedWidget;
class QVBoxLayout;

namespace fieldfare {

class Banner;
class Page;
class SidePanel;
class Sidebar;
class StatusStrip;
class Toast;
class TopBar;

/// An entry of the "New" menu.
struct NewEntry {
    QString type;   ///< record type key
    QString label;  ///< "Contact"
    QString icon;
    QKeySequence keys;
};

/// The window: sidebar, top bar, one page at a time with history, status line, and what floats above. It knows pages only
/// through the registry and data not at all; the program connects its signals to the services.
class MainWindow : public QMainWindow, public Shell {
    Q_OBJECT
public:
    /// `pages` must outlive the window. `workspace` may be null (gallery).
    explicit MainWindow(const PageRegistry &pages, Workspace *workspace = nullptr, QWidget *parent = nullptr);
    ~MainWindow() override;

    // Shell
    void open(const Location &location) override;
    void goBack() override;
    void replaceLocation(const Location &location) override;
    void toast(const QString &text, Tone tone = Tone::Neutral) override;
    void offerUndo(const QString &whatHappened, std::function<void()> undo) override;
    void report(const Error &error) override;
    void showBanner(const BannerText &banner) override;
    void clearBanner() override;
    void openPanel(const QString &title, QWidget *content, std::function<void()> closed = {}) override;
    void closePanel() override;
    void setStatus(const QString &text) override;
    void setBadge(const QString &pageId, qint64 count) override;
    QWidget *windowWidget() override { return this; }

    /// For pages made from now on; must outlive the window.
    void setProgramServices(ProgramServices *program) { m_context.program = program; }
    void goForward();
    void setWorkspaceName(const QString &name, bool encrypted);
    void setUserName(const QString &name);
    /// How it stands with the company's server; empty: there is none.
    void setCompanyState(const QString &text, bool needsAttention);
    /// What the window is about as long as it is open, above every page and every banner.
    void setStanding(const BannerText &standing);
    void setNewEntries(const QList<NewEntry> &entries);
    /// What Ctrl+Z would undo now ("moved “Label printers” to Won"); empty: nothing.
    void setUndoText(const QString &text);
    /// Items of the menu under the user's picture; `run` at choice.
    void setUserMenu(const QList<PaletteItem> &items);
    /// Searches records for the palette; asked before the commands.
    void addPaletteSource(PaletteSource *source);
    /// More commands for the palette beside pages, "New" and the user menu.
    void setExtraCommands(const QList<PaletteItem> &commands);
    [[nodiscard]] CommandPalette *commandPalette() { return m_palette; }
    [[nodiscard]] Page *currentPage() const { return m_current; }
    [[nodiscard]] const PageRegistry &pages() const { return m_registry; }
    void showKeys();
    /// Throws the pages made so far away and shows the current location anew: after record types got other fields.
    void forgetPages();
    /// The registry has other pages: the sidebar shows those, and a page that is offered no more is left.
    void pagesChanged();
    /// Lets every page save what is being typed; before the window closes or the workspace locks.
    void finishTyping();

signals:
    /// Ctrl+Z outside of fields, or the link in the status line, with no nearer undo on offer.
    void undoRequested();
    void redoRequested();
    void logCallRequested();
    void newRequested(const QString &type);
    void workspaceClicked();
    void companyClicked();
    void pageChanged(fieldfare::Page *page);
    /// Files dropped on the window.
    void filesDropped(const QStringList &paths);

protected:
    void resizeEvent(QResizeEvent *event) override;
    void keyPressEvent(QKeyEvent *event) override;
    void closeEvent(QCloseEvent *event) override;
    void dragEnterEvent(QDragEnterEvent *event) override;
    void dropEvent(QDropEvent *event) override;
    bool event(QEvent *event) override;

private:
    void show_(const Location &location);
    Page *pageFor(const Location &location);
    void buildShortcuts();
    void undo();
    void refreshCommands();
    void refreshStatus();

    const PageRegistry &m_registry;
    RecordTrail m_trail;
    PageContext m_context;
    Sidebar *m_sidebar;
    TopBar *m_top;
    QVBoxLayout *m_column = nullptr;
    Banner *m_standing = nullptr;  ///< made when there is something to say
    Banner *m_banner;
    QStackedWidget *m_stack;
    StatusStrip *m_status;
    Toast *m_toast;
    SidePanel *m_panel;
    CommandPalette *m_palette;
    KeyOverview *m_keys;
    CommandSource *m_commands;
    QHash<QString, Page *> m_pages;
    Page *m_current = nullptr;
    QList<Location> m_history;
    int m_at = -1;
    QList<NewEntry> m_newEntries;
    QList<PaletteItem> m_userMenu;
    QList<PaletteItem> m_extra;
    std::function<void()> m_undo;
    QString m_undoText;
};

}  // namespace fieldfare
