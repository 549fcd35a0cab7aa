// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/result.h"

#include "shell/program_services.h"

#include <QObject>
#include <QSize>

#include <functional>

class QTimer;

namespace fieldfare {

class WorkspaceWindow;

/// One picture: what to bring about, when it is there, and what to take away afterwards.
struct ShotStep {
    QString name;  ///< file name without ending
    std::function<void()> prepare;
    std::function<bool()> ready;           ///< null: at once
    std::function<void()> after;           ///< may be null
    std::function<QWidget *()> subject{};  ///< what is in the picture; null: the main window
};

/// Renders pages and dialogs of a workspace to PNG, one after another, each after its data has arrived. Driven by a timer
/// in the ordinary event loop. finished() tells how many were written; failed() ends it too: a page not ready within 20 s, a file not written.
class ShotRunner : public QObject {
    Q_OBJECT
public:
    ShotRunner(WorkspaceWindow &window, const QString &folder, const QSize &size, QObject *parent = nullptr);

    /// Every registered page, a record of each main type, palette, keys and panels.
    void addAll();
    void add(ShotStep step) { m_steps.append(std::move(step)); }
    void start();

signals:
    void finished(int written);
    void failed(const fieldfare::Error &error);

private:
    void next();
    void poll();
    void addListSteps();
    void addDuplicates();
    void addRecords();
    void addRecordAsOf(const QString &type, qint64 id);
    void addPerson(qint64 id);

    WorkspaceWindow &m_window;
    ProgramServices m_program;  ///< of panels that need one; nothing in it does anything
    QString m_folder;
    QSize m_size;
    QList<ShotStep> m_steps;
    int m_at = -1;
    int m_quiet = 0;
    int m_waited = 0;
    int m_written = 0;
    QTimer *m_timer;
};

}  // namespace fieldfare
