// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "presentation/lists/view_controller.h"
#include "shell/shell.h"

#include <QWidget>

class QCheckBox;
class QLineEdit;

namespace fieldfare {

class Button;
class TextLabel;

/// Name of a view, whether it is a tab and whether colleagues see it. For the panel at the right.
class ViewForm : public QWidget {
    Q_OBJECT
public:
    /// With id 0 the view is a new one.
    ViewForm(ViewController &views, Shell &shell, ListView view, QWidget *parent = nullptr);

private:
    void save();

    ViewController &m_views;
    Shell &m_shell;
    ListView m_view;
    QLineEdit *m_name;
    QCheckBox *m_pinned;
    QCheckBox *m_shared;
    TextLabel *m_problem;
    Button *m_save;
};

}  // namespace fieldfare
