// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "presentation/record_actions.h"
#include "shell/shell.h"

#include <QWidget>

class QComboBox;
class QTimer;

namespace fieldfare {

class Button;
class FieldEditor;
class FieldGrid;
class MassRun;
class SegmentedControl;
class TextLabel;

/// Sets one field of many records to the same value, in one transaction: says beforehand how many it would change, shows
/// how far it is, can be stopped, and is offered for undo. Tags can be added and taken away as well.
class BulkEditForm : public QWidget {
    Q_OBJECT
public:
    BulkEditForm(Workspace &workspace, Shell &shell, const QString &type, const QVector<qint64> &ids,
                 QWidget *parent = nullptr);
    ~BulkEditForm() override;

    void chooseField(const QString &key);
    [[nodiscard]] FieldEditor *editor() const { return m_editor; }
    [[nodiscard]] QString previewText() const;
    void apply();

private:
    void showEditor();
    void preview();
    [[nodiscard]] record_actions::TagEditing tagEditing() const;

    Workspace &m_workspace;
    Shell &m_shell;
    std::shared_ptr<const TypeCatalog> m_catalog;
    const RecordType &m_type;
    QVector<qint64> m_ids;
    QComboBox *m_field;
    SegmentedControl *m_tags;
    FieldGrid *m_grid;
    FieldEditor *m_editor = nullptr;
    TextLabel *m_preview;
    TextLabel *m_problem;
    Button *m_apply;
    MassRun *m_run;
    QTimer *m_delay;
    std::stop_source m_stop;
    quint64 m_ticket = 0;
};

}  // namespace fieldfare
