// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "presentation/record_actions.h"
#include "shell/shell.h"

#include <QWidget>

class QTimer;

namespace fieldfare {

class Button;
class ProgressStrip;
class TextLabel;

/// Long work on many records as one transaction: how far it is, a way to stop it, and undo afterwards. Part of a panel;
/// the panel may be closed meanwhile: the work then goes on, and what it did is told and offered for undo all the same.
class MassRun : public QWidget {
    Q_OBJECT
public:
    MassRun(Workspace &workspace, Shell &shell, QWidget *parent);

    using Start = std::function<QFuture<Result<ChangeSet>>(const record_actions::MassWork &work)>;
    void run(const QString &what, qint64 total, const Start &start);
    void cancel();
    [[nodiscard]] bool isRunning() const { return m_running; }

signals:
    void succeeded(const fieldfare::ChangeSet &changes);
    /// Cancelled when it was stopped; nothing is changed then.
    void failed(const fieldfare::Error &error);

private:
    Workspace &m_workspace;
    Shell &m_shell;
    ProgressStrip *m_progress;
    QTimer *m_timer;
    std::stop_source m_stop;
    std::shared_ptr<std::atomic<qint64>> m_done;
    qint64 m_total = 0;
    bool m_running = false;
};

/// Asks before very many records are deleted, and deletes them with progress.
class MassDeleteForm : public QWidget {
    Q_OBJECT
public:
    MassDeleteForm(Workspace &workspace, Shell &shell, const QString &type, const QVector<qint64> &ids,
                   QWidget *parent = nullptr);

private:
    MassRun *m_run;
    Button *m_delete;
    TextLabel *m_problem;
};

}  // namespace fieldfare
