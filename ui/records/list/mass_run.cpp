// SPDX-License-Identifier: GPL-3.0-or-later
#include "records/list/mass_run.h"

#include "base/when_done.h"
#include "widgets/basic/button.h"
#include "widgets/basic/controls.h"
#include "widgets/basic/text_label.h"
#include "workspace/workspace.h"

#include <QLocale>
#include <QPointer>
#include <QTimer>
#include <QVBoxLayout>

namespace fieldfare {

MassRun::MassRun(Workspace &workspace, Shell &shell, QWidget *parent)
    : QWidget(parent),
      m_workspace(workspace),
      m_shell(shell),
      m_progress(new ProgressStrip(this)),
      m_timer(new QTimer(this))
{
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->addWidget(m_progress);
    m_timer->setInterval(100);
    connect(m_timer, &QTimer::timeout, this, [this] {
        const qint64 done = m_done->load();
        m_progress->setProgress(done, m_total,
                                tr("%1 of %2").arg(QLocale().toString(done), QLocale().toString(m_total)));
    });
    connect(m_progress, &ProgressStrip::cancelRequested, this, &MassRun::cancel);
}

void MassRun::cancel() { m_stop.request_stop(); }

void MassRun::run(const QString &what, qint64 total, const Start &start)
{
    m_running = true;
    m_total = total;
    m_stop = std::stop_source();
    m_done = std::make_shared<std::atomic<qint64>>(0);
    m_progress->start(what);
    m_timer->start();
    // On the window, not on the panel: closing that stops nothing and hides no result.
    whenDone(
        start({m_stop.get_token(), m_done}), m_shell.windowWidget(),
        [self = QPointer<MassRun>(this), workspace = &m_workspace, shell = &m_shell](const Result<ChangeSet> &done) {
            if (done && !done->isEmpty()) {
                const qint64 transaction = done->transaction;
                const auto undo = [workspace, shell, transaction] {
                    whenDone(workspace->undo(transaction), shell->windowWidget(),
                             [shell](const Result<Workspace::Undone> &undone) {
                                 if (!undone) {
                                     shell->report(undone.error());
                                 } else {
                                     shell->toast(undone->changes.title, Tone::Good);
                                 }
                             });
                };
                if (self) {
                    shell->closePanel();
                }
                shell->offerUndo(done->title, undo);
            } else if (!self && !done) {
                shell->report(done.error());
            }
            if (self) {
                self->m_running = false;
                self->m_timer->stop();
                self->m_progress->finish();
                if (done) {
                    emit self->succeeded(*done);
                } else {
                    emit self->failed(done.error());
                }
            }
        });
}

MassDeleteForm::MassDeleteForm(Workspace &workspace, Shell &shell, const QString &type, const QVector<qint64> &ids,
                               QWidget *parent)
    : QWidget(parent),
      m_run(new MassRun(workspace, shell, this)),
      m_delete(new Button(QStringLiteral("trash-2"), QString(), Button::Kind::Danger, this)),
      m_problem(new TextLabel(QString(), TextLabel::Style::Body, this))
{
    const std::shared_ptr<const TypeCatalog> catalog = workspace.catalog();
    const QString what = recordCount(catalog->at(type), ids.size());
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(space::m);
    auto *about =
        new TextLabel(tr("%1 will be deleted, with what belongs to them. It is one step that can be undone at "
                         "any time: with Ctrl+Z now, or later in the history.")
                          .arg(what),
                      TextLabel::Style::Body, this);
    about->setWordWrap(true);
    column->addWidget(about);
    column->addWidget(m_run);
    m_problem->setTone(Tone::Bad);
    m_problem->setWordWrap(true);
    m_problem->hide();
    column->addWidget(m_problem);
    m_delete->setText(tr("Delete %1").arg(what));
    column->addWidget(m_delete, 0, Qt::AlignRight);
    column->addStretch(1);
    setFocusProxy(m_delete);
    connect(m_delete, &Button::clicked, this, [this, &workspace, type, ids, what] {
        m_delete->setEnabled(false);
        m_problem->hide();
        m_run->run(tr("Deleting %1").arg(what), ids.size(),
                   [&workspace, type, ids](const record_actions::MassWork &work) {
                       return record_actions::remove(workspace, type, ids, work);
                   });
    });
    connect(m_run, &MassRun::failed, this, [this](const Error &error) {
        m_delete->setEnabled(true);
        m_problem->setText(error.code == ErrorCode::Cancelled ? tr("Stopped. Nothing was deleted.") : error.message);
        m_problem->show();
    });
}

}  // namespace fieldfare
