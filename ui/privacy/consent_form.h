// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QWidget>

namespace fieldfare {

class FieldEditor;
class Shell;
class TextLabel;
class Workspace;

/// One entry of what a person agreed to or withdrew. Ctrl+Return saves. For the panel at the right.
class ConsentForm : public QWidget {
    Q_OBJECT
public:
    ConsentForm(Workspace &workspace, Shell &shell, qint64 contact, const QString &purpose, const QString &state,
                QWidget *parent = nullptr);

private:
    void save();

    Workspace &m_workspace;
    Shell &m_shell;
    qint64 m_contact;
    QList<FieldEditor *> m_editors;
    TextLabel *m_problem;
};

}  // namespace fieldfare
