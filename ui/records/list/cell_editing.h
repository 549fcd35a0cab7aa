// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "presentation/record_list_model.h"
#include "records/generic/field_editor.h"

#include <QObject>
#include <QPointer>

namespace fieldfare {

class DataTable;
class Shell;
class TextLabel;

/// Changing values in the list itself: F2, a double click or typing opens the field's editor over its cell. Return saves,
/// Tab saves and goes on to the next cell, Escape leaves it as it was. Each value is one transaction; what cannot be saved
/// is told at the cell and stays to be mended.
class CellEditing : public QObject {
    Q_OBJECT
public:
    CellEditing(Workspace &workspace, Shell &shell, DataTable &table, RecordListModel &model);

    [[nodiscard]] bool canEdit(const QModelIndex &index) const;
    /// False where the cell cannot be edited. `typed` replaces the value.
    bool begin(const QModelIndex &index, const QString &typed = {});
    [[nodiscard]] bool isOpen() const { return m_editor != nullptr; }
    void cancel();
    [[nodiscard]] FieldEditor *editor() const { return m_editor; }
    /// What is told at the cell; empty when all is well.
    [[nodiscard]] QString problem() const;

protected:
    bool eventFilter(QObject *watched, QEvent *event) override;

private:
    enum class After { Stay, Next, Previous };
    void watch(QWidget *widget);
    void commit(After after);
    void write(const Value &value, const QString &title);
    void close();
    void place();
    void tell(const QString &message);
    [[nodiscard]] QModelIndex cell() const;
    [[nodiscard]] QModelIndex neighbour(const QModelIndex &from, int step) const;
    [[nodiscard]] bool contains(const QWidget *widget) const;

    Workspace &m_workspace;
    Shell &m_shell;
    DataTable &m_table;
    RecordListModel &m_model;
    QPointer<FieldEditor> m_editor;
    QPointer<QWidget> m_widget;
    TextLabel *m_bubble;
    qint64 m_id = 0;
    QString m_key;
    Value m_before;
    bool m_committing = false;
    QString m_rejected;
};

}  // namespace fieldfare
