// SPDX-License-Identifier: GPL-3.0-or-later
#include "exchange/import_page.h"

#include "exchange/dropped_file.h"
#include "exchange/import_dialogs.h"
#include "exchange/import_steps.h"
#include "presentation/exchange/import_session.h"
#include "start/start_parts.h"
#include "widgets/basic/button.h"
#include "widgets/basic/controls.h"
#include "workspace/workspace.h"

#include <QDragEnterEvent>
#include <QFileInfo>
#include <QMimeData>
#include <QSettings>
#include <QStackedWidget>
#include <QUrl>
#include <QVBoxLayout>

namespace fieldfare {

namespace {

enum Step { FileStep, ColumnsStep, CheckStep, ResultStep };

}  // namespace

ImportPage::ImportPage(const PageContext &context)
    : Page(context.shell),
      m_workspace(*context.workspace),
      m_session(new ImportSession(m_workspace, this)),
      m_header(new PageHeader(tr("Import"), this)),
      m_steps(new StepBar({tr("File"), tr("Columns"), tr("Check"), tr("Result")}, this)),
      m_stack(new QStackedWidget(this)),
      m_fileStep(new ImportFileStep(*m_session, *m_workspace.catalog(), this)),
      m_columnsStep(new ImportColumnsStep(*m_session, this)),
      m_checkStep(new ImportCheckStep(*m_session, this)),
      m_resultStep(new ImportResultStep(*m_session, this)),
      m_message(new InlineMessage(this)),
      m_progress(new ProgressStrip(this)),
      m_back(new Button(QStringLiteral("arrow-left"), tr("Back"), Button::Kind::Secondary, this)),
      m_next(new Button(tr("Next"), Button::Kind::Primary, this))
{
    setAcceptDrops(true);
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(space::xl, space::l, space::xl, space::l);
    column->setSpacing(space::m);
    column->addWidget(m_header);
    column->addWidget(m_steps);
    column->addWidget(m_message);
    for (QWidget *step : std::initializer_list<QWidget *>{m_fileStep, m_columnsStep, m_checkStep, m_resultStep}) {
        m_stack->addWidget(step);
    }
    column->addWidget(m_stack, 1);
    auto *row = new QHBoxLayout;
    row->addWidget(m_back);
    row->addWidget(m_progress, 1);
    row->addStretch(0);
    row->addWidget(m_next);
    column->addLayout(row);

    connect(m_steps, &StepBar::chosen, this, &ImportPage::goTo);
    connect(m_back, &Button::clicked, this, &ImportPage::back);
    connect(m_next, &Button::clicked, this, &ImportPage::next);
    connect(m_fileStep, &ImportFileStep::chooseRequested, this, &ImportPage::chooseFile);
    const auto showError = [this](const Error &error) { m_message->showError(error); };
    connect(m_columnsStep, &ImportColumnsStep::loadMapRequested, this,
            [this, showError] { import_dialogs::loadMap(shell(), this, *m_session, showError); });
    connect(m_columnsStep, &ImportColumnsStep::saveMapRequested, this,
            [this, showError] { import_dialogs::saveMap(shell(), this, *m_session, showError); });
    connect(m_resultStep, &ImportResultStep::showRequested, this, &ImportPage::showRecords);
    connect(m_resultStep, &ImportResultStep::rejectsRequested, this,
            [this, showError] { import_dialogs::saveRejects(shell(), this, m_session->rejectsFile(), showError); });
    connect(m_resultStep, &ImportResultStep::againRequested, this, &ImportPage::startAgain);
    connect(m_progress, &ProgressStrip::cancelRequested, m_session, &ImportSession::cancel);
    connect(m_session, &ImportSession::planChanged, this, [this] {
        m_message->clear();
        refresh();
    });
    connect(m_session, &ImportSession::busyChanged, this, [this] {
        if (!m_session->isBusy()) {
            m_progress->finish();
        }
        refresh();
        emit readyChanged();
    });
    connect(m_session, &ImportSession::progressed, this, [this](qint64 rows, double fraction) {
        m_progress->setProgress(fraction < 0 ? 0 : qint64(fraction * 1000), fraction < 0 ? 0 : 1000,
                                tr("%Ln row(s)", nullptr, int(rows)));
    });
    connect(m_session, &ImportSession::checked, this, [this] {
        m_checkStep->refresh();
        refresh();
    });
    connect(m_session, &ImportSession::finished, this, &ImportPage::onFinished);
    connect(m_session, &ImportSession::failed, this, &ImportPage::onFailed);
    connect(m_session, &ImportSession::undone, this, [this](qint64 records, qint64 skipped) {
        m_resultStep->showUndone(skipped > 0 ? tr("Undone: %1 records taken back, %2 edited since and left")
                                                   .arg(QLocale().toString(records), QLocale().toString(skipped))
                                             : tr("Undone: %1 records taken back").arg(QLocale().toString(records)));
        this->shell().toast(tr("The import was undone."), Tone::Good);
    });
    QAction *choose =
        addPageAction(tr("Choose a file …"), QKeySequence(QKeySequence::Open), QStringLiteral("folder-open"));
    connect(choose, &QAction::triggered, this, &ImportPage::chooseFile);
    QAction *forward = addPageAction(tr("Next step of the import"), QKeySequence(Qt::CTRL | Qt::Key_Return),
                                     QStringLiteral("arrow-right"));
    connect(forward, &QAction::triggered, this, &ImportPage::next);
    refresh();
}

ImportPage::~ImportPage() = default;

QString ImportPage::title() const { return tr("Import"); }

QString ImportPage::statusText() const
{
    return m_session->hasPlan() && m_session->plan().expectedRows > 0
               ? tr("about %1 rows").arg(QLocale().toString(m_session->plan().expectedRows))
               : QString();
}

bool ImportPage::ready() const { return !m_session->isBusy(); }

QList<KeyHint> ImportPage::keyHints() const
{
    return {{QKeySequence(QKeySequence::Open).toString(QKeySequence::NativeText), tr("Choose a file")},
            {QKeySequence(Qt::CTRL | Qt::Key_Return).toString(QKeySequence::NativeText), tr("Next step")}};
}

int ImportPage::step() const { return m_stack->currentIndex(); }

void ImportPage::setLocation(const Location &location)
{
    Page::setLocation(location);
    m_type = location.type;
    if (!location.query.isEmpty() && location.query != m_session->file()) {
        openFile(location.query);
    } else if (m_stack->currentIndex() == ResultStep && !m_session->isBusy() && location.query.isEmpty()) {
        startAgain();
    } else if (m_session->hasPlan() && !m_type.isEmpty() && m_stack->currentIndex() == FileStep) {
        m_session->setType(m_type);
    }
}

void ImportPage::takeFocus()
{
    if (m_stack->currentIndex() == FileStep) {
        m_fileStep->takeFocus();
    } else {
        m_next->setFocus();
    }
}

void ImportPage::chooseFile()
{
    if (m_importing) {
        return;
    }
    import_dialogs::chooseFiles(shell(), this, [this](const QStringList &paths) { openFiles(paths); });
}

void ImportPage::openFile(const QString &path)
{
    if (m_importing) {
        shell().toast(tr("An import is running. Cancel it first, or wait for its end."), Tone::Attention);
        return;
    }
    if (const Result<> usable = expectImportable(path); !usable) {
        goTo(FileStep);
        m_message->showText(Tone::Attention, usable.error().message);
        return;
    }
    QSettings().setValue(QStringLiteral("import/folder"), QFileInfo(path).absolutePath());
    m_message->clear();
    m_session->setFile(path, m_type);
    goTo(FileStep);
}

void ImportPage::openFiles(const QStringList &paths)
{
    if (paths.size() == 1) {
        openFile(paths.first());
    } else if (!m_importing) {
        openDroppedFiles(shell(), paths, m_type);
    }
}

void ImportPage::goTo(int step)
{
    if (m_importing) {
        return;
    }
    m_stack->setCurrentIndex(step);
    if (step == CheckStep) {
        m_progress->start(tr("Checking every row"));
        m_session->check();
    }
    refresh();
}

void ImportPage::next()
{
    if (!m_next->isEnabled() || !m_next->isVisible()) {
        return;
    }
    switch (m_stack->currentIndex()) {
    case FileStep: goTo(ColumnsStep); break;
    case ColumnsStep: goTo(CheckStep); break;
    case CheckStep:
        if (m_session->needsCheck()) {
            goTo(CheckStep);
            break;
        }
        m_importing = true;
        m_message->clear();
        m_progress->start(tr("Importing"));
        m_session->start();
        refresh();
        break;
    default: break;
    }
}

void ImportPage::back()
{
    m_message->clear();
    if (m_stack->currentIndex() == CheckStep) {
        m_session->cancel();
    }
    goTo(std::max(int(FileStep), m_stack->currentIndex() - 1));
}

void ImportPage::refresh()
{
    const int step = m_stack->currentIndex();
    const bool planned = m_session->hasPlan();
    if (step == FileStep) {
        m_fileStep->refresh();
    } else if (step == ColumnsStep) {
        m_columnsStep->refresh();
    }
    const ImportReport &expected = m_session->preview().counts;
    const bool again = step == CheckStep && m_session->needsCheck() && !m_session->isBusy();
    bool some = false;
    for (const PlannedColumn &column : m_session->plan().columns) {
        some = some || !column.entry.isIgnored();
    }
    m_steps->setCurrent(step, m_importing || step == ResultStep ? -1 : planned ? step : FileStep);
    m_header->setSubtitle(planned ? QFileInfo(m_session->file()).fileName() : QString());
    m_back->setVisible(step == ColumnsStep || step == CheckStep);
    m_back->setEnabled(!m_importing);
    m_next->setVisible(planned && step != ResultStep);
    m_next->setEnabled(
        !m_session->isBusy() && planned && some && (step != ColumnsStep || m_session->doubledTargets().isEmpty()) &&
        (step != CheckStep || again || expected.created + expected.updated > 0) && !m_workspace.isReadOnly());
    m_next->setText(again               ? tr("Check again")
                    : step == CheckStep ? tr("Import %Ln row(s)", nullptr, int(expected.created + expected.updated))
                                        : tr("Next"));
    if (m_workspace.isReadOnly()) {
        m_message->showText(Tone::Attention, tr("The workspace is open for reading only; nothing can be imported."));
    }
    emit statusChanged();
}

void ImportPage::onFailed(const Error &error)
{
    const bool wasImporting = std::exchange(m_importing, false);
    if (error.code == ErrorCode::Cancelled) {
        if (wasImporting) {
            m_message->showText(Tone::Accent, tr("The import was stopped. Nothing was changed."));
        }
    } else {
        m_message->showError(error);
    }
    refresh();
}

void ImportPage::onFinished()
{
    m_importing = false;
    m_stack->setCurrentIndex(ResultStep);
    m_resultStep->refresh();
    refresh();
    const ImportReport &report = m_session->report();
    if (!isVisible()) {
        shell().toast(tr("Import finished: %1 new, %2 changed, %3 rejected")
                          .arg(QLocale().toString(report.created), QLocale().toString(report.updated),
                               QLocale().toString(report.rejected)),
                      report.rejected > 0 ? Tone::Attention : Tone::Good);
    }
}

void ImportPage::showRecords()
{
    const QString type = m_session->type();
    const QString page = type == QLatin1String("contact")   ? page_id::contacts
                         : type == QLatin1String("company") ? page_id::companies
                                                            : page_id::list;
    shell().open(Location{page, type, 0, {}});
}

void ImportPage::startAgain()
{
    m_session->setFile({}, m_type);
    m_stack->setCurrentIndex(FileStep);
    refresh();
}

void ImportPage::dragEnterEvent(QDragEnterEvent *event)
{
    if (event->mimeData()->hasUrls() && event->mimeData()->urls().first().isLocalFile()) {
        event->acceptProposedAction();
    }
}

void ImportPage::dropEvent(QDropEvent *event)
{
    if (!event->mimeData()->urls().isEmpty()) {
        event->acceptProposedAction();
        QStringList paths;
        for (const QUrl &url : event->mimeData()->urls()) {
            if (url.isLocalFile()) {
                paths.append(url.toLocalFile());
            }
        }
        openFiles(paths);
    }
}

}  // namespace fieldfare
