// SPDX-License-Identifier: GPL-3.0-or-later
#include "desktop/desktop_app.h"

#include "analytics/report_registry.h"
#include "base/when_done.h"
#include "conflicts/conflicts_page.h"
#include "desktop/start_services.h"
#include "desktop/start_shots.h"
#include "exchange/dropped_file.h"
#include "history/bin_page.h"
#include "history/earlier_panel.h"
#include "presentation/conflicts/conflict_model.h"
#include "presentation/settings/data_care.h"
#include "presentation/start/recent_workspaces.h"
#include "reports/report_print.h"
#include "security/keychain.h"
#include "security/passphrase_file.h"
#include "settings/company_server_card.h"
#include "shell/shots.h"
#include "shell/workspace_window.h"
#include "start/lock_policy.h"
#include "start/start_window.h"
#include "workspace/workspace.h"

#include <QApplication>
#include <QDir>
#include <QFileInfo>
#include <QSettings>
#include <QShortcut>
#include <QTimer>

#include <cstdio>

namespace fieldfare {

DesktopApp::DesktopApp(QApplication &app, DesktopOptions options)
    : m_app(app),
      m_options(std::move(options)),
      m_theme(std::make_unique<Theme>(app, m_options.theme)),
      m_settings(std::make_unique<QSettings>()),
      m_keychain(systemKeychain()),
      m_lock(std::make_unique<LockPolicy>(*m_settings))
{
    // What was chosen in the settings, unless the command line says otherwise; pictures are the same for everybody.
    if (m_options.theme == ThemeChoice::System && m_options.shots.isEmpty() && m_options.report.isEmpty()) {
        const QString look = m_settings->value(QStringLiteral("look/theme")).toString();
        m_theme->setChoice(look == QLatin1String("light")  ? ThemeChoice::Light
                           : look == QLatin1String("dark") ? ThemeChoice::Dark
                                                           : ThemeChoice::System);
    }
    m_services.theme = m_theme.get();
    m_services.lock = m_lock.get();
    m_services.keychain = m_keychain.get();
    m_services.settings = m_settings.get();
    m_services.lockNow = [this] { lock(); };
    m_services.openOther = [this] { leave([](StartWindow &start) { start.showWelcome(); }); };
    m_services.openPath = [this](const QString &path) { leave([path](StartWindow &start) { start.openPath(path); }); };
    m_services.showEarlier = [this](std::unique_ptr<Workspace> workspace) { showEarlier(std::move(workspace)); };
    connect(m_lock.get(), &LockPolicy::lockDue, this, &DesktopApp::lockWhenIdle);
}

DesktopApp::~DesktopApp()
{
    m_earlier.clear();
    m_care.reset();
    m_company.reset();  // before the workspace, whose window it tells
    m_window.reset();
}

void DesktopApp::showEarlier(std::unique_ptr<Workspace> workspace)
{
    auto earlier = std::make_unique<WorkspaceWindow>(std::move(workspace));
    MainWindow &window = earlier->window();
    window.setProgramServices(&m_earlierServices);
    window.resize(m_window->window().size());
    window.move(m_window->window().pos() + QPoint(32, 32));
    window.setAttribute(Qt::WA_QuitOnClose, false);
    window.installEventFilter(this);
    earlier->openFirstPage();
    window.show();
    m_earlier.push_back(std::move(earlier));
}

bool DesktopApp::eventFilter(QObject *watched, QEvent *event)
{
    if (event->type() == QEvent::Close) {
        // From the event loop: the window is still closing.
        QTimer::singleShot(0, this, [this, watched] {
            std::erase_if(m_earlier, [watched](const auto &one) { return &one->window() == watched; });
        });
    }
    return QObject::eventFilter(watched, event);
}

Result<std::unique_ptr<Workspace>> DesktopApp::openUnattended(const QString &path)
{
    Workspace::Opening opening;
    opening.path = QFileInfo(path).absoluteFilePath();
    TRY_ASSIGN(const WorkspaceFile description, WorkspaceFolder::inspect(opening.path));
    if (description.isEncrypted()) {
        const QString file = passphraseFileFromEnvironment();
        if (file.isEmpty()) {
            return fail(
                ErrorCode::WrongKey,
                tr("The workspace “%1” is encrypted. Name a file with its passphrase in FIELDFARE_PASSPHRASE_FILE.")
                    .arg(description.name));
        }
        TRY_ASSIGN(PassphraseFile read, readPassphraseFile(file));
        opening.unlock = PassphraseUnlock{std::move(read.passphrase)};
    }
    return Workspace::open(std::move(opening));
}

int DesktopApp::start()
{
    if (m_options.shots.isEmpty() && m_options.report.isEmpty()) {
        startInteractively();
        return 0;
    }
    if (m_options.workspace.isEmpty()) {
        const auto recent = RecentWorkspaces(*m_settings).list();
        const QString last = recent.isEmpty() ? QString() : recent.first().path;
        if (last.isEmpty()) {
            return complain(
                Error{ErrorCode::InvalidInput, tr("Say which workspace to open: fieldfare --workspace FOLDER."), {}});
        }
        m_options.workspace = last;
    }
    auto opened = openUnattended(m_options.workspace);
    if (!opened) {
        return complain(opened.error());
    }
    show(std::move(*opened));
    if (!m_options.shots.isEmpty()) {
        takeShots();
    } else {
        printReport();
    }
    return 0;
}

void DesktopApp::startInteractively()
{
    QString path = m_options.workspace;
    if (path.isEmpty()) {
        const auto recent = RecentWorkspaces(*m_settings).list();
        path = recent.isEmpty() || recent.first().missing ? QString() : recent.first().path;
    }
    StartWindow &start = makeStart();
    start.show();
    if (path.isEmpty()) {
        return;
    }
    // A passphrase in a file is meant for starting without being asked.
    if (!passphraseFileFromEnvironment().isEmpty()) {
        if (auto opened = openUnattended(path)) {
            show(std::move(*opened));
            prepareWindow();
            return;
        }
    }
    start.openPath(QFileInfo(path).absoluteFilePath());
}

StartWindow &DesktopApp::makeStart()
{
    StartWindow::Options options;
    options.services = startServices();
    options.services.cost = m_services.cost;
    options.settings = m_settings.get();
    options.keychain = m_keychain.get();
    m_start = std::make_unique<StartWindow>(std::move(options));
    // Queued: the start window goes while its signal is still on its way otherwise.
    connect(m_start.get(), &StartWindow::ready, this, &DesktopApp::takeFromStart, Qt::QueuedConnection);
    return *m_start;
}

void DesktopApp::takeFromStart()
{
    if (!m_start) {
        return;
    }
    std::unique_ptr<Workspace> workspace = m_start->takeWorkspace();
    if (!workspace) {
        return;
    }
    const QString file = m_start->fileToImport();
    show(std::move(workspace));
    prepareWindow();
    if (!file.isEmpty()) {
        m_window->window().open(Location{page_id::import, {}, 0, file});
    }
}

void DesktopApp::prepareWindow()
{
    MainWindow &window = m_window->window();
    Workspace &workspace = m_window->workspace();
    const bool encrypted = workspace.folder().description().isEncrypted();
    const auto go = [this](const QString &page, const QString &query) {
        return [this, page, query] { m_window->window().open(Location{page, {}, 0, query}); };
    };
    const QKeySequence lockKeys(Qt::CTRL | Qt::SHIFT | Qt::Key_L);
    QList<PaletteItem> commands{
        {tr("Settings"), {}, QStringLiteral("settings"), {}, {}, go(page_id::settings, QStringLiteral("company"))},
        {tr("Where are my data"),
         {},
         QStringLiteral("hard-drive"),
         {},
         {},
         go(page_id::settings, QStringLiteral("data"))},
        {tr("Import files"), {}, QStringLiteral("file-up"), {}, {}, go(page_id::import, {})},
        {tr("History"), {}, QStringLiteral("history"), {}, {}, go(page_id::history, {})},
        {tr("Recycle bin"), {}, QStringLiteral("trash-2"), {}, {}, go(page_id::bin, {})},
        {tr("As it was on …"),
         {},
         QStringLiteral("calendar-clock"),
         {},
         {},
         [this] {
             m_window->window().openPanel(tr("As it was on …"),
                                          new EarlierPanel(m_window->workspace(), m_window->window(), m_services));
         }},
        {tr("Open another workspace"), {}, QStringLiteral("folder-open"), {}, {}, [this] { m_services.openOther(); }}};
    if (encrypted) {
        commands.append(
            {tr("Lock"), {}, QStringLiteral("lock"), lockKeys.toString(QKeySequence::NativeText), {}, [this] {
                 lock();
             }});
        connect(new QShortcut(lockKeys, &window), &QShortcut::activated, this, &DesktopApp::lock);
        m_lock->start();
    }
    m_window->setProgramCommands(commands);
    connect(&window, &MainWindow::workspaceClicked, this, go(page_id::settings, QStringLiteral("data")));
    connect(&window, &MainWindow::filesDropped, this,
            [this](const QStringList &paths) { openDroppedFiles(m_window->window(), paths); });
    connect(m_care.get(), &DataCare::backupFailed, this, [this](const Error &error, bool automatic) {
        if (automatic) {
            m_window->window().showBanner(
                {Tone::Bad, tr("Today's backup failed. %1").arg(error.message), tr("Where are my data"),
                 [this] {
                     m_window->window().open(Location{page_id::settings, {}, 0, QStringLiteral("data")});
                 },
                 true});
        }
    });
    connect(m_care.get(), &DataCare::drillFailed, this, [this](const Error &error, bool automatic) {
        if (automatic) {
            m_window->window().showBanner(
                {Tone::Bad, tr("The newest backup could not be restored when it was tried. %1").arg(error.message),
                 tr("Where are my data"),
                 [this] {
                     m_window->window().open(Location{page_id::settings, {}, 0, QStringLiteral("data")});
                 },
                 true});
        }
    });
    connect(m_care.get(), &DataCare::backedUp, this, [this](const BackupInfo &, bool automatic) {
        if (automatic) {
            m_window->window().setStatus(tr("Backed up and checked"));
        }
    });
    connect(&window, &MainWindow::companyClicked, this,
            [this, settings = go(page_id::settings, QStringLiteral("server")),
             conflicts = go(page_id::conflicts, QString())] { m_hasConflicts ? conflicts() : settings(); });
    // After the first page has its data: the disk is busy enough until then.
    QTimer::singleShot(3000, m_care.get(), &DataCare::backUpIfDue);
    for (const QString &warning : workspace.folder().warnings() + workspace.notices()) {
        window.showBanner({Tone::Attention, warning, {}, {}, true});
    }
    window.show();
    if (m_start) {
        m_start->hide();
        m_start.release()->deleteLater();
    }
}

void DesktopApp::showCompanyState()
{
    if (!m_window) {
        return;
    }
    const CompanySync::State &state = m_company->state();
    if (state.phase == CompanySync::Phase::Revoked) {
        const QString path = m_window->workspace().path();
        leave([this, path](StartWindow &start) {
            const auto removed = CompanySync::removeCopy(path);
            RecentWorkspaces(*m_settings).forget(path);
            start.showWelcomeWith(
                removed ? tr("This computer may no longer see the company's records. Its copy was removed.")
                        : removed.error().message);
        });
        return;
    }
    const qint64 now = m_window->workspace().store().clock()->now();
    if (state.lease.isOver(now)) {
        // what opens it again says what to do
        leave([path = m_window->workspace().path()](StartWindow &start) { start.openPath(path, true); });
        return;
    }
    const bool needsAttention = state.phase == CompanySync::Phase::Stopped || !state.held.isNull();
    const bool isAltered = !state.recordProblem.isEmpty() && !needsAttention;
    // said calmly from half of the time on, and in colour only near its end
    constexpr int kUrgent = 90;
    const bool isSaid = !leaseWarning(state.lease, now).isEmpty();
    const QString text = isAltered ? tr("The server needs its administrator")
                         : isSaid  ? tr("Connect within %n days", nullptr, state.lease.daysLeft(now))
                                   : companyStateText(state);
    m_window->window().setCompanyState(text, needsAttention || isAltered || state.lease.percent(now) >= kUrgent);
    if (state.phase != CompanySync::Phase::Resting || isAltered) {
        return;
    }
    whenDone(m_window->workspace().read(
                 [](ReadContext &context) { return sync::openConflicts(context, ConflictModel::kMost); }),
             m_company.get(), [this, text](const Result<QVector<sync::OpenConflict>> &open) {
                 m_hasConflicts = open && !open->isEmpty();
                 if (m_hasConflicts && m_company->state().phase == CompanySync::Phase::Resting) {
                     m_window->window().setCompanyState(tr("%n conflict(s) to settle", nullptr, int(open->size())),
                                                        true);
                 }
             });
}

void DesktopApp::leave(const std::function<void(StartWindow &)> &next)
{
    if (!m_window) {
        return;
    }
    // From the event loop: whoever asked for it may be part of the window.
    QTimer::singleShot(0, this, [this, next] {
        if (!m_window) {
            return;
        }
        m_lock->stop();
        StartWindow &start = makeStart();
        start.resize(m_window->window().size());
        start.show();
        m_earlier.clear();
        m_services.care = nullptr;
        m_services.company = nullptr;
        m_care.reset();
        m_company.reset();
        m_window.reset();
        next(start);
    });
}

void DesktopApp::lock()
{
    if (m_window && m_window->workspace().folder().description().isEncrypted()) {
        const QString path = m_window->workspace().path();
        leave([path](StartWindow &start) { start.openPath(path, true); });
    }
}

void DesktopApp::lockWhenIdle()
{
    // Locking ends what is being written: an import left alone shall be finished when people come back.
    if (m_window && m_window->workspace().store().isWriting()) {
        constexpr int lookAgainMs = 2000;
        m_lock->askAgain(lookAgainMs);
        return;
    }
    lock();
}

void DesktopApp::show(std::unique_ptr<Workspace> workspace)
{
    workspace->setLocale(QLocale());
    m_care = std::make_unique<DataCare>(*workspace);
    m_care->refresh();
    m_services.care = m_care.get();
    m_company = std::make_unique<CompanySync>(*workspace);
    m_services.company = m_company.get();
    m_window = std::make_unique<WorkspaceWindow>(std::move(workspace));
    m_window->window().setProgramServices(&m_services);
    m_window->openFirstPage();
    connect(m_company.get(), &CompanySync::stateChanged, this, &DesktopApp::showCompanyState);
    QTimer::singleShot(500, m_company.get(), &CompanySync::start);
}

void DesktopApp::takeShots()
{
    m_shots = new ShotRunner(*m_window, m_options.shots, m_options.shotSize, this);
    m_shots->addAll();
    addStartShots(*m_shots, makeStart(), QFileInfo(m_options.workspace).absoluteFilePath());
    connect(m_shots, &ShotRunner::failed, this, [this](const Error &error) { QApplication::exit(complain(error)); });
    connect(m_shots, &ShotRunner::finished, this, [this](int written) {
        std::printf("%d pictures in %s\n", written, qPrintable(QDir::toNativeSeparators(m_options.shots)));
        QApplication::exit(0);
    });
    m_shots->start();
}

void DesktopApp::printReport()
{
    whenDone(m_window->workspace().read(
                 [name = m_options.report](ReadContext &context) { return ReportRegistry().run(context, name); }),
             this, [this](const Result<ReportTable> &table) {
                 if (!table) {
                     QApplication::exit(complain(table.error()));
                     return;
                 }
                 const Result<> written = printReportTable(*table, m_options.output);
                 QApplication::exit(written ? 0 : complain(written.error()));
             });
}

int DesktopApp::complain(const Error &error)
{
    std::fprintf(stderr, "fieldfare: %s\n", qPrintable(error.message));
    return error.code == ErrorCode::InvalidInput ? 2 : 1;
}

}  // namespace fieldfare
