// SPDX-License-Identifier: GPL-3.0-or-later
#include "start/start_window.h"

#include "exchange/file_kind.h"
#include "presentation/off_thread.h"
#include "search/sql_functions.h"
#include "security/keychain.h"
#include "start/start_pages.h"
#include "storage/backup.h"
#include "widgets/icons/lucide.h"
#include "widgets/theme/theme.h"
#include "workspace/company_lease.h"
#include "workspace/privacy/erasure_journal.h"

#include <QApplication>
#include <QDir>
#include <QDragEnterEvent>
#include <QFileDialog>
#include <QFileInfo>
#include <QMimeData>
#include <QPainter>
#include <QPointer>
#include <QSettings>
#include <QStackedWidget>
#include <QStandardPaths>
#include <QThread>
#include <QVBoxLayout>

namespace fieldfare {

namespace {

constexpr int brandHeight = 56;

/// The first folder of that name that is not there yet: "Acme", "Acme 2" …
QString freeFolder(const QString &parent, const QString &name)
{
    QString path = QDir(parent).filePath(name + QStringLiteral(".fieldfare"));
    for (int i = 2; QFileInfo::exists(path); ++i) {
        path = QDir(parent).filePath(QStringLiteral("%1 %2.fieldfare").arg(name).arg(i));
    }
    return path;
}

bool isBackup(const QString &path) { return path.endsWith(QLatin1String(".fieldfare-backup"), Qt::CaseInsensitive); }

Unlock copyOf(const Unlock &from)
{
    if (const auto *passphrase = std::get_if<PassphraseUnlock>(&from)) {
        return PassphraseUnlock{passphrase->passphrase.clone()};
    }
    if (const auto *code = std::get_if<RecoveryCodeUnlock>(&from)) {
        return *code;
    }
    if (const auto *secret = std::get_if<KeychainUnlock>(&from)) {
        return KeychainUnlock{secret->keychainSecret.clone()};
    }
    return NoUnlock{};
}

}  // namespace

StartWindow::StartWindow(Options options, QWidget *parent)
    : QWidget(parent),
      m_options(std::move(options)),
      m_stack(new QStackedWidget(this)),
      m_welcome(new WelcomePage(bool(m_options.services.fillDemo), this)),
      m_new(new NewWorkspacePage(m_options.services.templates, this)),
      m_code(new RecoveryCodePage(this)),
      m_unlock(new UnlockPage(this)),
      m_passphrase(new NewPassphrasePage(this)),
      m_restore(new RestorePage(this)),
      m_busy(new BusyPage(this))
{
    setWindowTitle(tr("Fieldfare"));
    setAcceptDrops(true);
    resize(900, 700);
    setMinimumSize(520, 420);
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(0, brandHeight, 0, 0);
    column->addWidget(m_stack);
    for (StartPage *page :
         std::initializer_list<StartPage *>{m_welcome, m_new, m_code, m_unlock, m_passphrase, m_restore, m_busy}) {
        m_stack->addWidget(page);
        connect(page, &StartPage::backRequested, this, &StartWindow::showWelcome);
    }
    connect(m_welcome, &WelcomePage::demoRequested, this, &StartWindow::makeDemoCompany);
    connect(m_welcome, &WelcomePage::newRequested, this, [this] {
        m_importFile.clear();
        m_new->reset(NewWorkspaceForm::fromSystem(), {});
        showPage(m_new);
    });
    connect(m_welcome, &WelcomePage::joinRequested, this, [this] {
        m_importFile.clear();
        m_new->resetToJoin(NewWorkspaceForm::fromSystem());
        showPage(m_new);
    });
    connect(m_welcome, &WelcomePage::importRequested, this, &StartWindow::chooseCsv);
    connect(m_welcome, &WelcomePage::openRequested, this, &StartWindow::chooseWorkspace);
    connect(m_welcome, &WelcomePage::backupRequested, this, &StartWindow::chooseBackup);
    connect(m_welcome, &WelcomePage::recentChosen, this, [this](const QString &path) { openPath(path); });
    connect(m_new, &NewWorkspacePage::createRequested, this, &StartWindow::create);
    connect(m_code, &RecoveryCodePage::done, this, [this] {
        m_code->forget();
        emit ready();
    });
    connect(m_unlock, &UnlockPage::passphraseGiven, this, [this](const QString &passphrase) {
        if (passphrase.isEmpty()) {
            unlock(NoUnlock{}, OpenMode::ReadWrite);
        } else {
            unlock(PassphraseUnlock{Secret::fromText(passphrase)}, OpenMode::ReadWrite);
        }
    });
    connect(m_unlock, &UnlockPage::codeGiven, this,
            [this](const QString &code) { unlock(RecoveryCodeUnlock{code}, OpenMode::ReadWrite, true); });
    connect(m_unlock, &UnlockPage::keychainRequested, this, &StartWindow::readKeychain);
    connect(m_unlock, &UnlockPage::readOnlyRequested, this,
            [this] { unlock(std::exchange(m_lastUnlock, NoUnlock{}), OpenMode::ReadOnly); });
    connect(m_unlock, &UnlockPage::backupRequested, this, &StartWindow::openNewestBackup);
    connect(m_unlock, &UnlockPage::salvageRequested, this, &StartWindow::salvage);
    connect(m_unlock, &UnlockPage::contactRequested, this, &StartWindow::contactServer);
    connect(m_passphrase, &NewPassphrasePage::chosen, this, &StartWindow::setNewPassphrase);
    connect(m_passphrase, &NewPassphrasePage::skipped, this, &StartWindow::ready);
    connect(m_restore, &RestorePage::restoreRequested, this, &StartWindow::restore);
    connect(m_busy, &BusyPage::cancelRequested, this, [this] {
        if (m_cancelled) {
            m_cancelled->store(true);
        }
    });
    showWelcome();
}

StartWindow::~StartWindow()
{
    if (m_cancelled) {
        m_cancelled->store(true);
    }
}

QWidget *StartWindow::currentPage() const { return m_stack->currentWidget(); }

void StartWindow::showPage(StartPage *page) { m_stack->setCurrentWidget(page); }

void StartWindow::showWelcome()
{
    m_importFile.clear();
    m_isNew = false;
    m_lastUnlock = NoUnlock{};
    m_welcome->message()->clear();
    if (m_options.settings != nullptr) {
        m_welcome->setRecent(RecentWorkspaces(*m_options.settings).list());
    }
    showPage(m_welcome);
}

std::unique_ptr<Workspace> StartWindow::takeWorkspace() { return std::move(m_workspace); }

void StartWindow::opened(std::unique_ptr<Workspace> workspace)
{
    m_workspace = std::move(workspace);
    m_lastUnlock = NoUnlock{};
    if (m_options.settings != nullptr) {
        RecentWorkspaces(*m_options.settings)
            .remember(m_workspace->path(), m_workspace->name(), m_options.services.clock->nowUtc());
    }
}

void StartWindow::makeDemoCompany()
{
    QString parent = QStandardPaths::writableLocation(QStandardPaths::DocumentsLocation);
    if (parent.isEmpty()) {
        parent = QDir::homePath();
    }
    QDir().mkpath(parent);
    const QString path = freeFolder(parent, tr("Demo company"));
    m_busy->start(tr("Making the demo company"),
                  tr("Two invented years of business, in %1").arg(QDir::toNativeSeparators(path)));
    showPage(m_busy);
    m_cancelled = std::make_shared<std::atomic_bool>(false);
    // The window may be gone while the work still goes on; progress then reaches nobody.
    const QPointer<BusyPage> busy = m_busy;
    const auto progress = [busy, cancelled = m_cancelled](double fraction) {
        QMetaObject::invokeMethod(
            qApp,
            [busy, fraction] {
                if (busy) {
                    busy->setFraction(fraction);
                }
            },
            Qt::QueuedConnection);
        return !cancelled->load();
    };
    runOffThread(
        this,
        [path, services = m_options.services, home = thread(), progress] {
            return makeDemo(path, services, home, progress);
        },
        [this](Result<std::unique_ptr<Workspace>> made) {
            if (!made) {
                showWelcome();
                if (made.error().code != ErrorCode::Cancelled) {
                    m_welcome->message()->showError(made.error());
                    emit failed(made.error().message);
                }
                return;
            }
            opened(std::move(*made));
            m_isNew = true;
            emit ready();
        });
}

void StartWindow::create()
{
    m_new->setBusy(true);
    m_busy->start(tr("Making the workspace"),
                  tr("The key is derived from the passphrase on purpose slowly, so that guessing it is slow too."));
    showPage(m_busy);
    runOffThread(
        this,
        [form = m_new->form(), services = m_options.services, home = thread()] {
            if (!QDir().mkpath(form.folder)) {
                return Result<Workspace::Created>(fail(
                    ErrorCode::ReadOnly,
                    QCoreApplication::translate("StartWindow", "The folder “%1” cannot be made.").arg(form.folder)));
            }
            return makeWorkspace(form, services, home);
        },
        [this](Result<Workspace::Created> created) {
            m_new->setBusy(false);
            if (!created) {
                showPage(m_new);
                m_new->message()->showError(created.error());
                emit failed(created.error().message);
                return;
            }
            opened(std::move(created->workspace));
            m_isNew = true;
            if (created->recoveryCode.isEmpty()) {
                emit ready();
                return;
            }
            m_code->showCode(m_workspace->name(), created->recoveryCode);
            Secret::wipe(created->recoveryCode);
            showPage(m_code);
        });
}

void StartWindow::chooseWorkspace()
{
    auto *dialog = new QFileDialog(this, tr("Open a workspace"),
                                   QStandardPaths::writableLocation(QStandardPaths::DocumentsLocation));
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    dialog->setFileMode(QFileDialog::Directory);
    dialog->setOption(QFileDialog::ShowDirsOnly);
    connect(dialog, &QFileDialog::fileSelected, this, [this](const QString &path) { openPath(path); });
    dialog->open();
}

void StartWindow::chooseBackup()
{
    auto *dialog =
        new QFileDialog(this, tr("Open a backup"), QStandardPaths::writableLocation(QStandardPaths::DocumentsLocation),
                        tr("Fieldfare backups (*.fieldfare-backup)"));
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    dialog->setFileMode(QFileDialog::ExistingFile);
    connect(dialog, &QFileDialog::fileSelected, this, &StartWindow::askBackup);
    dialog->open();
}

void StartWindow::chooseCsv()
{
    auto *dialog =
        new QFileDialog(this, tr("Import a file"), QStandardPaths::writableLocation(QStandardPaths::DocumentsLocation),
                        tr("Tables and address cards (*.csv *.tsv *.txt *.xlsx *.vcf);;All files (*)"));
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    dialog->setFileMode(QFileDialog::ExistingFile);
    connect(dialog, &QFileDialog::fileSelected, this, &StartWindow::importFile);
    dialog->open();
}

void StartWindow::importFile(const QString &path)
{
    const Result<FileKind> usable = importableKind(path);
    if (!usable) {
        showWelcome();
        m_welcome->message()->showError(usable.error());
        return;
    }
    m_importFile = path;
    m_new->reset(NewWorkspaceForm::fromSystem(), path);
    showPage(m_new);
}

void StartWindow::showWelcomeWith(const QString &whatHappened)
{
    showWelcome();
    m_welcome->message()->showText(Tone::Attention, whatHappened);
}

void StartWindow::openPath(const QString &path, bool locked)
{
    m_isNew = false;
    m_isLeaseOver = false;
    m_importFile.clear();
    if (isBackup(path)) {
        askBackup(path);
        return;
    }
    const auto description = WorkspaceFolder::inspect(path);
    if (!description) {
        showWelcome();
        m_welcome->message()->showError(description.error());
        emit failed(description.error().message);
        return;
    }
    m_path = path;
    const bool keychain = m_options.keychain != nullptr && m_options.keychain->isSupported() &&
                          description->keySlots.has(KeySlotKind::Keychain);
    m_unlock->ask(path, *description, locked, keychain);
    showPage(m_unlock);
    m_unlock->takeFocus();
    if (!description->isEncrypted() && !locked) {
        unlock(NoUnlock{}, OpenMode::ReadWrite);
    } else if (keychain && !locked) {
        readKeychain();
    }
}

void StartWindow::unlock(const Unlock &how, OpenMode mode, bool byCode)
{
    m_unlock->setBusy(true);
    // Asked again for reading only, when another program holds the workspace.
    auto kept = std::make_shared<Unlock>(copyOf(how));
    runOffThread(
        this,
        [path = m_path, kept, mode, clock = m_options.services.clock, home = thread()] {
            return openWorkspace(path, *kept, mode, clock, home);
        },
        [this, kept, byCode, mode](Result<std::unique_ptr<Workspace>> workspace) {
            if (!workspace) {
                // Asked again for reading only, for salvage, or after a contact.
                const ErrorCode code = workspace.error().code;
                const bool isOver = isLeaseOver(workspace.error());
                m_isLeaseOver = m_isLeaseOver || isOver;
                m_lastUnlock = code == ErrorCode::Locked || code == ErrorCode::Damaged || isOver ? std::move(*kept)
                                                                                                 : Unlock(NoUnlock{});
                isOver ? m_unlock->showLeaseOver(workspace.error()) : m_unlock->showFailure(workspace.error());
                emit failed(workspace.error().message);
                return;
            }
            opened(std::move(*workspace));
            // nobody lost a passphrase who only needed more time
            if (byCode && mode == OpenMode::ReadWrite && !m_isLeaseOver) {
                m_passphrase->reset();
                showPage(m_passphrase);
                return;
            }
            emit ready();
        });
}

void StartWindow::contactServer()
{
    m_unlock->setBusy(true, tr("Connecting …"));
    auto kept = std::make_shared<Unlock>(copyOf(m_lastUnlock));
    runOffThread(
        this, [path = m_path, kept, clock = m_options.services.clock] { return renewLease(path, *kept, clock); },
        [this, kept, path = m_path](const Result<bool> &isRemoved) {
            if (!isRemoved) {
                m_unlock->showLeaseOver(isRemoved.error());
                emit failed(isRemoved.error().message);
                return;
            }
            if (!*isRemoved) {
                unlock(*kept, OpenMode::ReadWrite);
                return;
            }
            if (m_options.settings != nullptr) {
                RecentWorkspaces(*m_options.settings).forget(path);
            }
            showWelcomeWith(tr("This computer may no longer see the company's records. Its copy was removed."));
        });
}

void StartWindow::readKeychain()
{
    const auto description = WorkspaceFolder::inspect(m_path);
    if (!description || m_options.keychain == nullptr) {
        return;
    }
    m_unlock->setBusy(true, tr("Asking the keychain …"));
    m_options.keychain->read(description->id, this, [this, path = m_path](Result<Secret> secret) {
        if (m_stack->currentWidget() != m_unlock || path != m_path) {
            return;
        }
        if (!secret) {
            m_unlock->setBusy(false);
            if (secret.error().code != ErrorCode::Cancelled && secret.error().code != ErrorCode::NotFound) {
                m_unlock->message()->showText(Tone::Attention, secret.error().message, tr("Use the passphrase."));
            }
            m_unlock->takeFocus();
            return;
        }
        unlock(KeychainUnlock{std::move(*secret)}, OpenMode::ReadWrite);
    });
}

void StartWindow::setNewPassphrase(const QString &passphrase)
{
    m_passphrase->setBusy(true);
    auto secret = std::make_shared<Secret>(Secret::fromText(passphrase));
    // The workspace goes along, so that closing the window cannot take it away under the work.
    auto held = std::make_shared<std::unique_ptr<Workspace>>(std::move(m_workspace));
    runOffThread(
        this,
        [held, secret, cost = m_options.services.cost] { return (*held)->folder().resetPassphrase(*secret, cost); },
        [this, held](Result<void> set) {
            m_workspace = std::move(*held);
            m_passphrase->setBusy(false);
            if (!set) {
                m_passphrase->message()->showError(set.error());
                return;
            }
            m_passphrase->reset();
            emit ready();
        });
}

void StartWindow::askBackup(const QString &path)
{
    runOffThread(
        this, [path] { return inspectBackup(path); },
        [this, path](Result<BackupInfo> info) {
            if (!info) {
                showWelcome();
                m_welcome->message()->showError(info.error());
                emit failed(info.error().message);
                return;
            }
            m_backup = path;
            m_restore->ask(*info, freeFolder(QStandardPaths::writableLocation(QStandardPaths::DocumentsLocation),
                                             info->workspaceName));
            showPage(m_restore);
        });
}

void StartWindow::restore(const QString &passphrase)
{
    const QString folder = m_restore->folder();
    m_restore->setBusy(true);
    m_restore->message()->clear();
    // One field for both: whatever reads as a recovery code is one.
    const bool isCode = bool(parseRecoveryCode(passphrase));
    auto how = std::make_shared<Unlock>(passphrase.isEmpty() ? Unlock(NoUnlock{})
                                        : isCode             ? Unlock(RecoveryCodeUnlock{passphrase})
                                                             : Unlock(PassphraseUnlock{Secret::fromText(passphrase)}));
    runOffThread(
        this,
        [backup = m_backup, folder, how, clock = m_options.services.clock,
         home = thread()]() -> Result<std::unique_ptr<Workspace>> {
            TRY_ASSIGN(const BackupInfo about, inspectBackup(backup));
            if (about.encrypted && std::holds_alternative<NoUnlock>(*how)) {
                return fail(ErrorCode::InvalidInput,
                            QCoreApplication::translate("StartWindow",
                                                        "Type the passphrase or the recovery code of the backup."));
            }
            if (!QDir().mkpath(QFileInfo(folder).absolutePath())) {
                return fail(ErrorCode::ReadOnly,
                            QCoreApplication::translate("StartWindow", "The folder “%1” cannot be made.").arg(folder));
            }
            TRY(restoreBackup(backup, folder, *how, {registerSearch}));
            TRY(carryErasures(backup, folder));
            return openWorkspace(folder, *how, OpenMode::ReadWrite, clock, home);
        },
        [this, isCode](Result<std::unique_ptr<Workspace>> workspace) {
            m_restore->setBusy(false);
            if (!workspace) {
                m_restore->message()->showError(workspace.error());
                emit failed(workspace.error().message);
                return;
            }
            m_path = (*workspace)->path();
            opened(std::move(*workspace));
            if (isCode) {
                m_passphrase->reset();
                showPage(m_passphrase);
                return;
            }
            emit ready();
        });
}

void StartWindow::paintEvent(QPaintEvent *)
{
    QPainter painter(this);
    const Tokens &t = tokensFor(this);
    painter.fillRect(rect(), t.background);
    const int size = 26;
    painter.drawPixmap(QPointF(space::xl, (brandHeight - size) / 2.0), birdPixmap(size, devicePixelRatioF()));
    painter.setFont(strongFont(font()));
    painter.setPen(t.text);
    painter.drawText(QRect(space::xl + size + space::s, 0, 300, brandHeight), Qt::AlignVCenter | Qt::AlignLeft,
                     QStringLiteral("Fieldfare"));
}

void StartWindow::dragEnterEvent(QDragEnterEvent *event)
{
    if (event->mimeData()->hasUrls() && event->mimeData()->urls().first().isLocalFile()) {
        event->acceptProposedAction();
    }
}

void StartWindow::dropEvent(QDropEvent *event)
{
    if (event->mimeData()->urls().isEmpty()) {
        return;
    }
    const QString path = event->mimeData()->urls().first().toLocalFile();
    event->acceptProposedAction();
    if (QFileInfo(path).isDir() || isBackup(path)) {
        openPath(path);
    } else {
        importFile(path);
    }
}

}  // namespace fieldfare
