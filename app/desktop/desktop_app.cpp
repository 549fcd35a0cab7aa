// SPDX-License-Identifier: GPL-3.0-or-later
#include "desktop/desktop_app.h"

#include "analytics/report_registry.h"
#include "presentation/when_done.h"
#include "reports/report_print.h"
#include "security/passphrase_file.h"
#include "shell/shots.h"
#include "shell/workspace_window.h"
#include "workspace/workspace.h"

#include <QApplication>
#include <QDir>
#include <QFileInfo>
#include <QSettings>

#include <cstdio>

namespace fieldfare {

DesktopApp::DesktopApp(QApplication &app, DesktopOptions options)
    : m_app(app), m_options(std::move(options)), m_theme(std::make_unique<Theme>(app, m_options.theme))
{
}

DesktopApp::~DesktopApp() = default;

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
    if (m_options.workspace.isEmpty()) {
        const QString last = QSettings().value(QStringLiteral("recent/last")).toString();
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
    } else if (!m_options.report.isEmpty()) {
        printReport();
    } else {
        m_window->window().show();
    }
    return 0;
}

void DesktopApp::show(std::unique_ptr<Workspace> workspace)
{
    workspace->setLocale(QLocale());
    QSettings().setValue(QStringLiteral("recent/last"), workspace->path());
    m_window = std::make_unique<WorkspaceWindow>(std::move(workspace));
    m_window->openFirstPage();
}

void DesktopApp::takeShots()
{
    m_shots = new ShotRunner(*m_window, m_options.shots, m_options.shotSize, this);
    m_shots->addAll();
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
