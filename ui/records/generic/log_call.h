// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "shell/shell.h"

#include <QWidget>

namespace fieldfare {

class FieldEditor;
class Workspace;

/// Logs a call from anywhere: with whom, what was said, how long. Ctrl+Return saves.
class LogCallForm : public QWidget {
    Q_OBJECT
public:
    LogCallForm(Workspace &workspace, Shell &shell, QWidget *parent = nullptr);

private:
    void save();

    Workspace &m_workspace;
    Shell &m_shell;
    QList<FieldEditor *> m_editors;
    class TextLabel *m_problem;
};

}  // namespace fieldfare
