// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "records/history.h"

#include <QWidget>

#include <stop_token>

class QVBoxLayout;

namespace fieldfare {

class Button;
class ProgressStrip;
class Shell;
class TextLabel;
class Workspace;

/// Before something older is taken back: how much goes back, and what stays because it was edited since, by name and with a way to
/// look at it. For the panel at the right.
class UndoPanel : public QWidget {
    Q_OBJECT
public:
    UndoPanel(Workspace &workspace, Shell &shell, const HistoryEntry &entry, QWidget *parent = nullptr);
    ~UndoPanel() override;
    /// The preview has arrived.
    [[nodiscard]] bool isReady() const { return m_ready; }
    [[nodiscard]] Button *undoButton() const { return m_undo; }

private:
    void show_(const UndoOutcome &outcome);

    Workspace &m_workspace;
    Shell &m_shell;
    HistoryEntry m_entry;
    QVBoxLayout *m_list = nullptr;
    TextLabel *m_summary;
    ProgressStrip *m_progress;
    Button *m_undo;
    std::stop_source m_stop;
    bool m_ready = false;
};

}  // namespace fieldfare
