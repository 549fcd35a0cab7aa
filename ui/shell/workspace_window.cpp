// SPDX-License-Identifier: GPL-3.0-or-later
#include "shell/workspace_window.h"

#include "analytics/report_registry.h"
#include "base/when_done.h"
#include "presentation/recent_records.h"
#include "presentation/today/today_controller.h"
#include "records/generic/log_call.h"
#include "records/generic/quick_add.h"
#include "records/generic/record_form.h"
#include "records/generic/record_page.h"
#include "records/history.h"
#include "records/saved_view/saved_view.h"
#include "search/views/list_views.h"
#include "security/roles.h"
#include "shell/pages.h"
#include "shell/record_search.h"
#include "workspace/workspace.h"

#include <QCoreApplication>
#include <QShortcut>
#include <QTimer>

namespace fieldfare {

WorkspaceWindow::WorkspaceWindow(std::unique_ptr<Workspace> workspace, QObject *parent)
    : QObject(parent), m_workspace(std::move(workspace))
{
    const std::shared_ptr<const TypeCatalog> catalog = m_workspace->catalog();
    registerPages(m_pages, *catalog, m_workspace->session().access, m_workspace->isOfCompany());
    m_window = std::make_unique<MainWindow>(m_pages, m_workspace.get());
    m_window->setWorkspaceName(m_workspace->name(), m_workspace->folder().description().isEncrypted());
    m_window->setUserName(m_workspace->session().userName);
    m_recent = new RecentRecords(*m_workspace, this);
    m_window->addPaletteSource(new RecordSearch(*m_workspace, *m_window, *m_recent, this));
    connect(m_recent, &RecentRecords::pinToggled, this, [this](bool pinned) {
        m_window->setStatus(pinned ? tr("Pinned: it stands first in the search box (Ctrl+K)") : tr("No longer pinned"));
    });
    connect(m_window.get(), &MainWindow::pageChanged, this, [this](Page *page) {
        if (page->location().record > 0) {
            m_recent->visit(page->location().type, page->location().record);
        }
    });

    auto *pin = new QShortcut(QKeySequence(Qt::CTRL | Qt::SHIFT | Qt::Key_P), m_window.get());
    connect(pin, &QShortcut::activated, this, &WorkspaceWindow::pinCurrent);

    offerNew();
    // Queued: it may be a page's own doing, and pages go.
    const auto accessChanged = [this](bool wasKnown) {
        offerNew();
        m_pages.clear();
        registerPages(m_pages, *m_workspace->catalog(), m_workspace->session().access, m_workspace->isOfCompany());
        m_window->pagesChanged();
        if (wasKnown) {
            m_window->toast(tr("What you may do has changed. Settings, Company server has the table."), Tone::Accent);
        }
    };
    connect(m_workspace.get(), &Workspace::accessChanged, this, accessChanged, Qt::QueuedConnection);
    if (const EarlierState *earlier = m_workspace->earlier()) {
        const QDateTime local = earlier->moment().at.toTimeZone(m_workspace->settings().zone);
        const QLocale locale;
        m_window->setStanding({Tone::Accent,
                               tr("As it was on %1 at %2 – nothing can be changed here")
                                   .arg(locale.toString(local.date(), QLocale::LongFormat),
                                        locale.toString(local.time(), QLocale::ShortFormat)),
                               tr("Back to the present"), [this] { m_window->close(); }, false});
    }
    const QKeySequence quickAddKeys(Qt::CTRL | Qt::ALT | Qt::Key_V);
    const auto quickAdd = [this] { openQuickAddPanel(*m_workspace, *m_window); };
    connect(new QShortcut(quickAddKeys, m_window.get()), &QShortcut::activated, this, quickAdd);

    connect(m_window.get(), &MainWindow::newRequested, this,
            [this](const QString &type) { openNewRecordPanel(*m_workspace, *m_window, type); });
    connect(m_window.get(), &MainWindow::undoRequested, this, &WorkspaceWindow::undoLast);
    connect(m_window.get(), &MainWindow::redoRequested, this, &WorkspaceWindow::redoLast);
    connect(m_window.get(), &MainWindow::logCallRequested, this, &WorkspaceWindow::logCall);
    connect(&m_workspace->store(), &Store::changed, this, &WorkspaceWindow::refreshUndo);
    connect(&m_workspace->store(), &Store::changed, this, [this](const ChangeSet &changes) {
        if (changes.touches(SavedView::kNumber)) {
            refreshCommands();
        }
    });
    // Emitted on the writer thread; delivered here.
    connect(&m_workspace->store(), &Store::catalogChanged, this, [this] { m_window->forgetPages(); });
    connect(m_workspace.get(), &Workspace::settingsChanged, this, [this] {
        m_window->setUserName(m_workspace->session().userName);
        m_window->setWorkspaceName(m_workspace->name(), m_workspace->folder().description().isEncrypted());
    });
    auto *badges = new BadgeCounter(*m_workspace, this);
    connect(badges, &BadgeCounter::counted, m_window.get(), [window = m_window.get()](qint64 tasks, qint64 tickets) {
        window->setBadge(page_id::today, tasks);
        window->setBadge(page_id::tickets, tickets);
    });
    connect(badges, &BadgeCounter::failed, m_window.get(),
            [window = m_window.get()](const Error &error) { window->report(error); });
    // The first page reads before it: on the first picture nobody undoes or searches for a command.
    QTimer::singleShot(100, this, [this] {
        refreshUndo();
        refreshCommands();
    });
    // Files that a killed program was attaching, and contents that nobody speaks of; once the window has its data.
    QTimer::singleShot(4000, this, [this] {
        if (m_workspace->isReadOnly()) {
            return;
        }
        whenDone(m_workspace->attachments().resume(m_workspace->session()), this,
                 [this](const Result<Attachments::Outcome> &outcome) {
                     if (!outcome) {
                         m_window->report(outcome.error());
                     } else if (outcome->attached > 0 || !outcome->problems.isEmpty()) {
                         QStringList parts = outcome->problems.mid(0, 3);
                         if (outcome->attached > 0) {
                             parts.prepend(
                                 tr("%n files that were being attached when the program ended are attached now.",
                                    nullptr, outcome->attached));
                         }
                         m_window->showBanner({Tone::Accent, parts.join(QLatin1Char(' ')), {}, {}, true});
                     }
                 });
        whenDone(m_workspace->attachments().cleanUp(m_workspace->session()), this, [](const Result<int> &removed) {
            if (!removed) {
                qWarning("attachments were not cleaned up: %s", qPrintable(removed.error().details));
            }
        });
    });
}

WorkspaceWindow::~WorkspaceWindow()
{
    m_window->finishTyping();
    // Pages hold readers of the workspace; they go first.
    m_window.reset();
}

void WorkspaceWindow::openFirstPage()
{
    const PageEntry *today = m_pages.find(page_id::today);
    m_window->open(today != nullptr ? Location{today->id, today->type, 0, {}}
                                    : Location{page_id::contacts, QStringLiteral("contact"), 0, {}});
}

/// What people make daily first, then the other types; as far as this person may.
void WorkspaceWindow::offerNew()
{
    const std::shared_ptr<const TypeCatalog> catalog = m_workspace->catalog();
    const Access &access = m_workspace->session().access;
    const QHash<QString, QString> keys{{QStringLiteral("contact"), QStringLiteral("Ctrl+Alt+C")},
                                       {QStringLiteral("company"), QStringLiteral("Ctrl+Alt+F")},
                                       {QStringLiteral("deal"), QStringLiteral("Ctrl+Alt+D")},
                                       {QStringLiteral("task"), QStringLiteral("Ctrl+Alt+T")},
                                       {QStringLiteral("ticket"), QStringLiteral("Ctrl+Alt+S")}};
    QList<NewEntry> entries;
    const QStringList daily{QStringLiteral("contact"), QStringLiteral("company"), QStringLiteral("deal"),
                            QStringLiteral("task"),    QStringLiteral("ticket"),  QStringLiteral("campaign")};
    for (const QString &key : daily) {
        const RecordType &type = catalog->at(key);
        if (access.may(Action::Create, type)) {
            entries.append({key, type.label(), type.icon, QKeySequence(keys.value(key))});
        }
    }
    for (const RecordType &type : catalog->types()) {
        if (!type.machinery && !daily.contains(type.key) && type.key != QLatin1String("tag") &&
            type.key != QLatin1String("attachment") && access.may(Action::Create, type)) {
            entries.append({type.key, type.label(), type.icon, {}});
        }
    }
    m_window->setNewEntries(m_workspace->earlier() != nullptr ? QList<NewEntry>() : entries);
}

void WorkspaceWindow::setProgramCommands(const QList<PaletteItem> &commands) { m_window->setUserMenu(commands); }

void WorkspaceWindow::refreshUndo()
{
    if (m_workspace->isReadOnly()) {
        m_window->setUndoText({});
        return;
    }
    const Id<User> user = m_workspace->session().user;
    whenDone(m_workspace->read([user](ReadContext &context) { return lastUndoable(context, user); }), this,
             [this](const Result<HistoryEntry> &entry) {
                 // Only what happened in this session is offered in passing; older things stand in the history.
                 const bool recent = entry && entry->transaction > 0 &&
                                     entry->at.secsTo(m_workspace->store().clock()->nowUtc()) < 8 * 3600;
                 m_window->setUndoText(recent ? entry->title : QString());
             });
}

void WorkspaceWindow::pinCurrent()
{
    const Page *page = m_window->currentPage();
    if (page == nullptr || page->location().record == 0) {
        m_window->toast(tr("Open a record to pin it."));
        return;
    }
    m_recent->togglePin(page->location().type, page->location().record);
}

/// What no page offers by itself: the history of the window, every view, every report, every section of the settings.
void WorkspaceWindow::refreshCommands()
{
    whenDone(m_workspace->read([](ReadContext &context) -> Result<QVector<ListView>> {
        QVector<ListView> views;
        for (const RecordType &type : context.catalog().types()) {
            if (!type.machinery) {
                TRY_ASSIGN(const QVector<ListView> ofType, listViews(context, type));
                views += ofType;
            }
        }
        return views;
    }),
             this, [this](const Result<QVector<ListView>> &views) {
                 QList<PaletteItem> items;
                 const auto action = [&](const QString &title, const char *icon, const QKeySequence &keys,
                                         std::function<void()> run) {
                     items.append({title,
                                   {},
                                   QString::fromLatin1(icon),
                                   keys.toString(QKeySequence::NativeText),
                                   {},
                                   std::move(run)});
                 };
                 MainWindow *window = m_window.get();
                 action(tr("Undo my last change"), "undo-2", QKeySequence::Undo, [this] { undoLast(); });
                 action(tr("Redo"), "reply", QKeySequence::Redo, [this] { redoLast(); });
                 action(tr("Back"), "arrow-left", Qt::ALT | Qt::Key_Left, [window] { window->goBack(); });
                 action(tr("Forward"), "arrow-right", Qt::ALT | Qt::Key_Right, [window] { window->goForward(); });
                 action(tr("Pin or unpin this record"), "pin", Qt::CTRL | Qt::SHIFT | Qt::Key_P,
                        [this] { pinCurrent(); });
                 action(tr("New contact from a mail signature or card"), "clipboard", Qt::CTRL | Qt::ALT | Qt::Key_V,
                        [this] { openQuickAddPanel(*m_workspace, *m_window); });
                 const std::shared_ptr<const TypeCatalog> catalog = m_workspace->catalog();
                 const auto goTo = [&](const QString &title, const QString &icon, const QString &section,
                                       const Location &location) {
                     items.append({title, {}, icon, {}, section, [window, location] { window->open(location); }});
                 };
                 for (const ListView &view : views ? *views : QVector<ListView>()) {
                     const RecordType &type = catalog->at(view.type);
                     const QString page = view.type == QLatin1String("contact")   ? page_id::contacts
                                          : view.type == QLatin1String("company") ? page_id::companies
                                                                                  : page_id::list;
                     goTo(type.plural() + QStringLiteral(" › ") + view.name, type.icon, tr("Views"),
                          Location{page, view.type, 0, view.query, view.key});
                 }
                 for (const ReportDefinition &report : builtInReports()) {
                     goTo(tr("Report: %1").arg(report.title()), QStringLiteral("chart-column"), tr("Reports"),
                          Location{page_id::reports, {}, 0, report.key});
                 }
                 // In the words of the settings page itself.
                 constexpr std::pair<const char *, const char *> sections[] = {
                     {"company", "Company"},
                     {"look", "Look"},
                     {"security", "Passphrase and lock"},
                     {"data", "Where are my data"},
                     {"server", "Company server"},
                 };
                 for (const auto &[key, label] : sections) {
                     goTo(tr("Settings: %1").arg(QCoreApplication::translate("fieldfare::SettingsPage", label)),
                          QStringLiteral("settings"), tr("Settings"),
                          Location{page_id::settings, {}, 0, QString::fromLatin1(key)});
                 }
                 window->setExtraCommands(items);
             });
}

void WorkspaceWindow::undoLast() { takeBack(false); }

void WorkspaceWindow::redoLast() { takeBack(true); }

void WorkspaceWindow::takeBack(bool redo)
{
    if (m_busy) {
        return;
    }
    m_busy = true;
    const Id<User> user = m_workspace->session().user;
    whenDone(m_workspace->read([user, redo](ReadContext &context) {
        return redo ? lastRedoable(context, user) : lastUndoable(context, user);
    }),
             this, [this, redo](const Result<HistoryEntry> &entry) {
                 if (!entry || entry->transaction == 0) {
                     m_busy = false;
                     if (!entry) {
                         m_window->report(entry.error());
                     } else {
                         m_window->toast(redo ? tr("There is nothing to do again.") : tr("There is nothing to undo."));
                     }
                     return;
                 }
                 whenDone(m_workspace->undo(entry->transaction), this, [this](const Result<Workspace::Undone> &undone) {
                     m_busy = false;
                     if (!undone) {
                         m_window->report(undone.error());
                         return;
                     }
                     if (undone->outcome.skippedCount > 0) {
                         m_window->showBanner(
                             {Tone::Attention,
                              tr("%1. %2 records were changed since and stay as they are.")
                                  .arg(undone->changes.title, QLocale().toString(undone->outcome.skippedCount)),
                              {},
                              {},
                              true});
                     } else {
                         m_window->toast(undone->changes.title, Tone::Good);
                     }
                 });
             });
}

void WorkspaceWindow::logCall()
{
    if (auto *record = qobject_cast<RecordPage *>(m_window->currentPage())) {
        record->startLog(QStringLiteral("call"));
        return;
    }
    m_window->openPanel(tr("Log a call"), new LogCallForm(*m_workspace, *m_window));
}

}  // namespace fieldfare
