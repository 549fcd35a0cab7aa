// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "presentation/record_actions.h"
#include "shell/shell.h"

#include <QWidget>

namespace fieldfare {

class Button;
class FieldEditor;
class FieldGrid;

/// Sets one field of many records to the same value, in one transaction with an undo bar.
class BulkEditForm : public QWidget {
    Q_OBJECT
public:
    BulkEditForm(Workspace &workspace, Shell &shell, const QString &type, const QVector<qint64> &ids,
                 QWidget *parent = nullptr);

private:
    void chooseField();
    void apply();

    Workspace &m_workspace;
    Shell &m_shell;
    std::shared_ptr<const TypeCatalog> m_catalog;
    const RecordType &m_type;
    QVector<qint64> m_ids;
    class QComboBox *m_field;
    FieldGrid *m_grid;
    FieldEditor *m_editor = nullptr;
    class TextLabel *m_problem;
    Button *m_apply;
};

}  // namespace fieldfare
