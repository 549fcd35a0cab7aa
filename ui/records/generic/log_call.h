// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "shell/shell.h"

#include <QWidget>

class QLineEdit;

namespace fieldfare {

class DateField;
class FieldEditor;
class Workspace;

/// Logs a call from anywhere: with whom, what was said, how long, and what is to be done next. Call and task are one
/// transaction. Ctrl+Return saves.
class LogCallForm : public QWidget {
    Q_OBJECT
public:
    LogCallForm(Workspace &workspace, Shell &shell, QWidget *parent = nullptr);

private:
    void save();

    Workspace &m_workspace;
    Shell &m_shell;
    QList<FieldEditor *> m_editors;
    QLineEdit *m_next;
    DateField *m_due;
    class TextLabel *m_problem;
};

}  // namespace fieldfare
