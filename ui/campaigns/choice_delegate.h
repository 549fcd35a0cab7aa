// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "widgets/table/table_delegate.h"

namespace fieldfare {

/// Cells of lists that are edited in place: choices in a drop-down, everything else as text; boxes are ticked at once.
class ChoiceDelegate : public TableDelegate {
    Q_OBJECT
public:
    using TableDelegate::TableDelegate;

    QWidget *createEditor(QWidget *parent, const QStyleOptionViewItem &option, const QModelIndex &index) const override;
    void setEditorData(QWidget *editor, const QModelIndex &index) const override;
    void setModelData(QWidget *editor, QAbstractItemModel *model, const QModelIndex &index) const override;
    bool editorEvent(QEvent *event, QAbstractItemModel *model, const QStyleOptionViewItem &option,
                     const QModelIndex &index) override;
};

}  // namespace fieldfare
