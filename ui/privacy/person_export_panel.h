// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/result.h"
#include "base/uid.h"

#include <QWidget>

#include <stop_token>

namespace fieldfare {

class Button;
class ProgressStrip;
class SegmentedControl;
class Shell;
class Workspace;

/// Writes everything that is stored about a person into one file or a folder, to be handed to them. For the panel at the right.
class PersonExportPanel : public QWidget {
    Q_OBJECT
public:
    PersonExportPanel(Workspace &workspace, Shell &shell, const Uid &contact, const QString &name,
                      QWidget *parent = nullptr);
    ~PersonExportPanel() override;

    /// Writes there; written() or a report to the shell follows.
    void writeTo(const QString &path);

signals:
    void written(const QString &path);

private:
    void choosePlace();

    Workspace &m_workspace;
    Shell &m_shell;
    Uid m_contact;
    QString m_name;
    SegmentedControl *m_form;
    ProgressStrip *m_progress;
    Button *m_export;
    std::stop_source m_stop;
};

}  // namespace fieldfare
