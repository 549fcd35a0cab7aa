// SPDX-License-Identifier: GPL-3.0-or-later
#include "shell/main_window.h"

#include "shell/bars.h"
#include "shell/page.h"
#include "shell/sidebar.h"
#include "widgets/basic/button.h"
#include "widgets/icons/lucide.h"

#include <QApplication>
#include <QDragEnterEvent>
#include <QKeyEvent>
#include <QMenu>
#include <QMimeData>
#include <QMouseEvent>
#include <QShortcut>
#include <QStackedWidget>
#include <QVBoxLayout>

#include <utility>

namespace fieldfare {

namespace {

constexpr int collapseBelow = 1100;
constexpr int historyLimit = 100;

QString keyOf(const Location &location) { return location.page + QLatin1Char('/') + location.type; }

QString native(const QKeySequence &keys) { return keys.toString(QKeySequence::NativeText); }

}  // namespace

MainWindow::MainWindow(const PageRegistry &pages, Workspace *workspace, QWidget *parent)
    : QMainWindow(parent),
      m_registry(pages),
      m_context{*this, workspace, &m_trail},
      m_sidebar(new Sidebar(pages, this)),
      m_top(new TopBar(this)),
      m_banner(new Banner(this)),
      m_stack(new QStackedWidget(this)),
      m_status(new StatusStrip(this)),
      m_commands(new CommandSource(this))
{
    auto *central = new QWidget(this);
    auto *row = new QHBoxLayout(central);
    row->setContentsMargins(0, 0, 0, 0);
    row->setSpacing(0);
    row->addWidget(m_sidebar);
    auto *column = new QVBoxLayout;
    column->setSpacing(0);
    column->addWidget(m_top);
    m_column = column;
    column->addWidget(m_banner);
    column->addWidget(m_stack, 1);
    column->addWidget(m_status);
    row->addLayout(column, 1);
    setCentralWidget(central);
    m_panel = new SidePanel(central);
    m_toast = new Toast(central);
    m_palette = new CommandPalette(central);
    m_keys = new KeyOverview(central);
    setMinimumSize(760, 520);
    resize(1280, 800);
    setWindowIcon(QIcon(QStringLiteral(":/icons/fieldfare.svg")));
    setAcceptDrops(true);

    connect(m_sidebar, &Sidebar::chosen, this, &MainWindow::open);
    // A page that works in the background cannot take the keyboard: keys would act on what nobody sees.
    connect(qApp, &QApplication::focusChanged, this, [this](const QWidget *, QWidget *now) {
        if (now != nullptr && m_current != nullptr && now != m_current && m_stack->isAncestorOf(now) &&
            !m_current->isAncestorOf(now)) {
            m_current->takeFocus();
        }
    });
    connect(m_top, &TopBar::searchRequested, this, [this] { m_palette->open(); });
    connect(m_top, &TopBar::logCallRequested, this, &MainWindow::logCallRequested);
    connect(m_top, &TopBar::userMenuRequested, this, [this](const QPoint &at) {
        auto *menu = new QMenu(this);
        menu->setAttribute(Qt::WA_DeleteOnClose);
        for (const PaletteItem &item : m_userMenu) {
            menu->addAction(lucideIcon(item.icon),
                            item.hint.isEmpty() ? item.title : item.title + QLatin1Char('\t') + item.hint, this,
                            item.run);
        }
        menu->popup(at - QPoint(menu->sizeHint().width() - 28, 0));
    });
    connect(m_status, &StatusStrip::undoRequested, this, &MainWindow::undo);
    connect(m_status, &StatusStrip::workspaceClicked, this, &MainWindow::workspaceClicked);
    connect(m_status, &StatusStrip::companyClicked, this, &MainWindow::companyClicked);
    connect(m_toast, &Toast::undoRequested, this, &MainWindow::undo);
    m_palette->addSource(m_commands);
    buildShortcuts();
    refreshCommands();
}

MainWindow::~MainWindow() = default;

void MainWindow::buildShortcuts()
{
    const auto on = [this](const QKeySequence &keys, auto slot) {
        auto *shortcut = new QShortcut(keys, this);
        connect(shortcut, &QShortcut::activated, this, slot);
    };
    on(QKeySequence(Qt::CTRL | Qt::Key_K), [this] { m_palette->open(); });
    on(QKeySequence(Qt::ALT | Qt::Key_Left), [this] { goBack(); });
    on(QKeySequence(Qt::ALT | Qt::Key_Right), [this] { goForward(); });
    on(QKeySequence(QKeySequence::Undo), [this] { undo(); });
    on(QKeySequence(QKeySequence::Redo), [this] { emit redoRequested(); });
    on(QKeySequence(Qt::Key_Question), [this] { showKeys(); });
    on(QKeySequence(QKeySequence::Find), [this] {
        if (m_current == nullptr || !m_current->focusSearch()) {
            m_palette->open();
        }
    });
    on(QKeySequence(QKeySequence::New), [this] { m_top->newButton()->click(); });
    on(QKeySequence(Qt::CTRL | Qt::SHIFT | Qt::Key_C), [this] { emit logCallRequested(); });
    on(QKeySequence(Qt::CTRL | Qt::Key_Comma), [this] { open(Location{page_id::settings, {}, 0, {}}); });
    int number = 1;
    for (const PageEntry &entry : m_registry.entries()) {
        if (entry.place == PageEntry::Place::Main && number <= 9) {
            const Location location{entry.id, entry.type, 0, {}};
            on(QKeySequence(Qt::CTRL | static_cast<Qt::Key>(Qt::Key_0 + number)), [this, location] { open(location); });
            ++number;
        }
    }
}

void MainWindow::open(const Location &location)
{
    if (m_registry.find(location.page, location.type) == nullptr) {
        return;
    }
    if (m_at >= 0 && m_history.at(m_at) == location) {
        show_(location);
        return;
    }
    m_history = m_history.mid(0, m_at + 1);
    m_history.append(location);
    if (m_history.size() > historyLimit) {
        m_history.removeFirst();
    }
    m_at = static_cast<int>(m_history.size()) - 1;
    show_(location);
}

void MainWindow::goBack()
{
    if (m_at > 0) {
        show_(m_history.at(--m_at));
    }
}

void MainWindow::replaceLocation(const Location &location)
{
    if (m_at >= 0 && m_history.at(m_at).page == location.page && m_history.at(m_at).type == location.type) {
        m_history[m_at] = location;
    }
}

void MainWindow::goForward()
{
    if (m_at + 1 < m_history.size()) {
        show_(m_history.at(++m_at));
    }
}

Page *MainWindow::pageFor(const Location &location)
{
    const QString key = keyOf(location);
    if (Page *existing = m_pages.value(key)) {
        return existing;
    }
    const PageEntry *entry = m_registry.find(location.page, location.type);
    if (entry == nullptr || !entry->make) {
        return nullptr;
    }
    Page *page = entry->make(m_context);
    m_pages.insert(key, page);
    m_stack->addWidget(page);
    const auto refresh = [this, page] {
        if (page == m_current) {
            refreshStatus();
        }
    };
    connect(page, &Page::titleChanged, this, refresh);
    connect(page, &Page::statusChanged, this, refresh);
    return page;
}

void MainWindow::show_(const Location &location)
{
    Page *page = pageFor(location);
    if (page == nullptr) {
        return;
    }
    if (m_current != nullptr && m_current != page) {
        m_current->finishTyping();
    }
    m_panel->closePanel();
    m_banner->dismiss();
    m_current = page;
    m_sidebar->setCurrent(location);
    m_stack->setCurrentWidget(page);
    page->setLocation(location);
    refreshCommands();  // what a page offers depends on where it is
    page->takeFocus();
    refreshStatus();
    emit pageChanged(page);
}

void MainWindow::finishTyping()
{
    for (Page *page : std::as_const(m_pages)) {
        page->finishTyping();
    }
}

void MainWindow::closeEvent(QCloseEvent *event)
{
    finishTyping();
    QMainWindow::closeEvent(event);
}

void MainWindow::forgetPages()
{
    finishTyping();
    m_panel->closePanel();
    const QHash<QString, Page *> old = std::exchange(m_pages, {});
    m_current = nullptr;
    for (Page *page : old) {
        m_stack->removeWidget(page);
        page->deleteLater();
    }
    if (m_at >= 0) {
        show_(m_history.at(m_at));
    }
}

void MainWindow::pagesChanged()
{
    const Location current = m_at >= 0 ? m_history.at(m_at) : Location{};
    const bool wasOffered = m_sidebar->offers(current);
    m_sidebar->setPages(m_registry);
    forgetPages();
    if (wasOffered && !m_sidebar->offers(current)) {
        open(Location{page_id::today, {}, 0, {}});
    }
}

void MainWindow::refreshStatus()
{
    if (m_current != nullptr) {
        m_status->setCounts(m_current->statusText());
        setWindowTitle(tr("%1 – Fieldfare").arg(m_current->title()));
    }
}

void MainWindow::toast(const QString &text, Tone tone) { m_toast->showMessage(text, tone, false); }

void MainWindow::offerUndo(const QString &whatHappened, std::function<void()> undo)
{
    m_undo = std::move(undo);
    m_undoText = whatHappened;
    m_status->setUndo(whatHappened);
    m_toast->showMessage(whatHappened, Tone::Neutral, true);
}

void MainWindow::setUndoText(const QString &text)
{
    m_undo = {};
    m_undoText = text;
    m_status->setUndo(text);
}

void MainWindow::undo()
{
    m_toast->hide();
    if (m_undo) {
        const auto run = std::move(m_undo);
        m_undo = {};
        m_status->setUndo({});
        run();
        return;
    }
    emit undoRequested();
}

void MainWindow::report(const Error &error)
{
    if (error.code == ErrorCode::Cancelled) {
        return;
    }
    const Tone tone =
        error.code == ErrorCode::InvalidInput || error.code == ErrorCode::Conflict ? Tone::Attention : Tone::Bad;
    showBanner(BannerText{tone, error.message, {}, {}, true});
}

void MainWindow::showBanner(const BannerText &banner) { m_banner->showText(banner); }

void MainWindow::setStanding(const BannerText &standing)
{
    if (m_standing == nullptr) {
        m_standing = new Banner(this);
        m_column->insertWidget(m_column->indexOf(m_banner), m_standing);
    }
    m_standing->showText(standing);
}

void MainWindow::clearBanner() { m_banner->dismiss(); }

void MainWindow::openPanel(const QString &title, QWidget *content, std::function<void()> closed)
{
    m_panel->open(title, content, std::move(closed));
}

void MainWindow::closePanel() { m_panel->closePanel(); }

void MainWindow::setStatus(const QString &text) { m_status->setMessage(text); }
void MainWindow::setCompanyState(const QString &text, bool needsAttention)
{
    m_status->setCompany(text, needsAttention);
}

void MainWindow::setBadge(const QString &pageId, qint64 count) { m_sidebar->setBadge(pageId, count); }

void MainWindow::setWorkspaceName(const QString &name, bool encrypted) { m_status->setWorkspace(name, encrypted); }

void MainWindow::setUserName(const QString &name) { m_top->setUserName(name); }

void MainWindow::setNewEntries(const QList<NewEntry> &entries)
{
    m_newEntries = entries;
    auto *menu = new QMenu(this);
    for (const NewEntry &entry : entries) {
        QAction *action = menu->addAction(lucideIcon(entry.icon), entry.label, this,
                                          [this, type = entry.type] { emit newRequested(type); });
        action->setShortcut(entry.keys);
    }
    delete m_top->newButton()->menu();
    m_top->newButton()->setMenu(menu);
    refreshCommands();
}

void MainWindow::setUserMenu(const QList<PaletteItem> &items)
{
    m_userMenu = items;
    refreshCommands();
}

void MainWindow::addPaletteSource(PaletteSource *source) { m_palette->addSource(source); }

void MainWindow::setExtraCommands(const QList<PaletteItem> &commands)
{
    m_extra = commands;
    refreshCommands();
}

void MainWindow::refreshCommands()
{
    QList<PaletteItem> items;
    // what this page can do stands first
    if (m_current != nullptr) {
        for (QAction *action : m_current->actions()) {
            if (!action->isVisible()) {
                continue;
            }
            items.append({action->text(),
                          {},
                          lucideNameOf(action->icon()),
                          native(action->shortcut()),
                          m_current->title(),
                          [guard = QPointer<QAction>(action)] {
                              if (guard) {
                                  guard->trigger();
                              }
                          }});
        }
    }
    int number = 1;
    const QString goTo = tr("Go to");
    for (const PageEntry &entry : m_registry.entries()) {
        if (entry.place == PageEntry::Place::Hidden) {
            continue;
        }
        QString keys;
        if (entry.place == PageEntry::Place::Main && number <= 9) {
            keys = native(QKeySequence(Qt::CTRL | static_cast<Qt::Key>(Qt::Key_0 + number++)));
        }
        items.append({entry.title, {}, entry.icon, keys, goTo, [this, entry] {
                          open(Location{entry.id, entry.type, 0, {}});
                      }});
    }
    const QString create = tr("New");
    for (const NewEntry &entry : m_newEntries) {
        items.append(
            {tr("New: %1").arg(entry.label), {}, entry.icon, native(entry.keys), create, [this, type = entry.type] {
                 emit newRequested(type);
             }});
    }
    const QString actions = tr("Actions");
    items.append({tr("Log a call"),
                  {},
                  QStringLiteral("phone"),
                  native(QKeySequence(Qt::CTRL | Qt::SHIFT | Qt::Key_C)),
                  actions,
                  [this] { emit logCallRequested(); }});
    items.append(
        {tr("Show the keys"), {}, QStringLiteral("keyboard"), QStringLiteral("?"), actions, [this] { showKeys(); }});
    for (PaletteItem item : m_userMenu + m_extra) {
        item.section = item.section.isEmpty() ? actions : item.section;
        items.append(item);
    }
    m_commands->setCommands(items);
}

void MainWindow::showKeys()
{
    QList<KeyOverview::Section> sections;
    KeyOverview::Section everywhere{tr("Everywhere"), {}};
    everywhere.hints = {
        {native(QKeySequence(Qt::CTRL | Qt::Key_K)), tr("Search and commands")},
        {native(QKeySequence(QKeySequence::New)), tr("New …")},
        {native(QKeySequence(Qt::CTRL | Qt::SHIFT | Qt::Key_C)), tr("Log a call")},
        {native(QKeySequence(QKeySequence::Undo)), tr("Undo my last change (in a field: typing)")},
        {native(QKeySequence(Qt::ALT | Qt::Key_Left)), tr("Back")},
        {native(QKeySequence(Qt::ALT | Qt::Key_Right)), tr("Forward")},
        {native(QKeySequence(QKeySequence::Find)), tr("Filter this page")},
        {native(QKeySequence(Qt::CTRL | Qt::Key_Comma)), tr("Settings")},
        {QStringLiteral("Esc"), tr("Close what floats")},
        {QStringLiteral("?"), tr("This overview")},
    };
    sections.append(everywhere);
    KeyOverview::Section go{tr("Pages"), {}};
    int number = 1;
    for (const PageEntry &entry : m_registry.entries()) {
        if (entry.place == PageEntry::Place::Main && number <= 9) {
            go.hints.append({native(QKeySequence(Qt::CTRL | static_cast<Qt::Key>(Qt::Key_0 + number++))), entry.title});
        }
    }
    sections.append(go);
    if (m_current != nullptr) {
        KeyOverview::Section here{m_current->title(), m_current->keyHints()};
        for (const QAction *action : m_current->actions()) {
            if (action->isVisible() && !action->shortcut().isEmpty()) {
                here.hints.append({native(action->shortcut()), action->text()});
            }
        }
        if (!here.hints.isEmpty()) {
            sections.append(here);
        }
    }
    m_keys->open(sections);
}

void MainWindow::resizeEvent(QResizeEvent *event)
{
    QMainWindow::resizeEvent(event);
    m_sidebar->setCollapsed(width() < collapseBelow);
    m_top->setCompact(width() < 900);
}

void MainWindow::keyPressEvent(QKeyEvent *event)
{
    // Only what nobody nearer wanted arrives here; a shortcut would take Escape from fields and lists.
    if (event->key() == Qt::Key_Escape && m_panel->isOpen()) {
        m_panel->closePanel();
        return;
    }
    QMainWindow::keyPressEvent(event);
}

void MainWindow::dragEnterEvent(QDragEnterEvent *event)
{
    if (event->mimeData()->hasUrls()) {
        event->acceptProposedAction();
    }
}

void MainWindow::dropEvent(QDropEvent *event)
{
    QStringList paths;
    for (const QUrl &url : event->mimeData()->urls()) {
        if (url.isLocalFile()) {
            paths.append(url.toLocalFile());
        }
    }
    if (!paths.isEmpty()) {
        event->acceptProposedAction();
        emit filesDropped(paths);
    }
}

bool MainWindow::event(QEvent *event)
{
    // The side buttons of a mouse go through the history as in a browser.
    if (event->type() == QEvent::MouseButtonPress) {
        const auto *mouse = static_cast<QMouseEvent *>(event);
        if (mouse->button() == Qt::BackButton) {
            goBack();
            return true;
        }
        if (mouse->button() == Qt::ForwardButton) {
            goForward();
            return true;
        }
    }
    return QMainWindow::event(event);
}

}  // namespace fieldfare
