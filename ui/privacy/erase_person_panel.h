// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "records/privacy/erase_person.h"

#include <QWidget>

#include <stop_token>

class QLineEdit;
class QVBoxLayout;

namespace fieldfare {

class Button;
class ProgressStrip;
class Shell;
class TextLabel;
class Workspace;

/// Before a person is erased: what goes, what stays and why, and the name to be typed. For the panel at the right.
class ErasePersonPanel : public QWidget {
    Q_OBJECT
public:
    ErasePersonPanel(Workspace &workspace, Shell &shell, const Uid &contact, QWidget *parent = nullptr);
    ~ErasePersonPanel() override;
    /// The preview has arrived.
    [[nodiscard]] bool isReady() const { return m_ready; }
    [[nodiscard]] QLineEdit *nameField() const { return m_typed; }
    [[nodiscard]] Button *eraseButton() const { return m_erase; }

signals:
    void erased();

private:
    void show_(const ErasurePreview &preview);
    void addHeading(const QString &text);
    void addRow(const QString &text, const QString &detail);
    void erase();

    Workspace &m_workspace;
    Shell &m_shell;
    Uid m_contact;
    QString m_name;
    TextLabel *m_who;
    QVBoxLayout *m_list;
    ProgressStrip *m_progress;
    TextLabel *m_prompt;
    QLineEdit *m_typed;
    Button *m_export;
    Button *m_erase;
    std::stop_source m_stop;
    bool m_ready = false;
};

}  // namespace fieldfare
