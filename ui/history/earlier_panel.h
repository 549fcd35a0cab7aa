// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/error.h"

#include <QDateTime>
#include <QWidget>

#include <memory>
#include <stop_token>

namespace fieldfare {

class Button;
class DateField;
class ProgressStrip;
class Shell;
class TextLabel;
class Workspace;
struct ProgramServices;

/// Asks for a day and opens the whole workspace as it was then in a window of its own: for the panel at the right. Preparing it
/// shows how far it is and can be stopped; closing the panel stops it too.
class EarlierPanel : public QWidget {
    Q_OBJECT
public:
    EarlierPanel(Workspace &workspace, Shell &shell, ProgramServices &program, const QDateTime &proposed = {},
                 QWidget *parent = nullptr);
    ~EarlierPanel() override;

    /// As the button does.
    void begin();

private:
    void tell(const Error &error);

    Workspace &m_workspace;
    Shell &m_shell;
    ProgramServices &m_program;
    DateField *m_day;
    Button *m_open;
    TextLabel *m_problem;
    ProgressStrip *m_progress;
    std::shared_ptr<std::stop_source> m_stop;
};

}  // namespace fieldfare
