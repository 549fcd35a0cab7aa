// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QByteArray>
#include <QTableView>

#include <functional>

class QMenu;

namespace fieldfare {

/// The list of the product: rows of 28 px, one line per cell, sortable header, a column chooser (right click on the header
/// or chooserMenu()), copy as TSV, full keyboard work. It understands table_role and shows placeholder shapes for rows that have not arrived.
///
/// Sorting is left to the owner: sortRequested tells which column; setSortShown shows the indicator.
class DataTable : public QTableView {
    Q_OBJECT
public:
    explicit DataTable(QWidget *parent = nullptr);

    void setModel(QAbstractItemModel *model) override;

    /// Width, order, visibility of columns, by the column keys (see setColumnKeys), for settings.
    [[nodiscard]] QByteArray saveLayout() const;
    void restoreLayout(const QByteArray &layout);
    /// Stable names of the model's columns; needed by saveLayout, columns are told apart by them and not by position.
    void setColumnKeys(const QStringList &keys);
    /// Menu with all columns to switch on and off; owned by the caller.
    [[nodiscard]] QMenu *chooserMenu(QWidget *parent);
    /// What a right click on the header opens instead of the menu of all columns.
    void setChooser(std::function<void()> chooser) { m_chooser = std::move(chooser); }
    void setSortShown(int column, Qt::SortOrder order);
    /// F2, typing and double clicks ask to edit cells; without this, a double click anywhere opens the row.
    void setCellsEditable(bool editable) { m_cellsEditable = editable; }

    /// Rows selected now as ranges first…last, ascending and apart: "select all" is one, however many rows there are.
    [[nodiscard]] QList<std::pair<int, int>> selectedRanges() const;
    [[nodiscard]] qint64 selectedCount() const;
    /// Rows selected now, ascending. Rows that were never loaded are included.
    [[nodiscard]] QList<int> selectedRows() const;
    /// The visible columns in visual order.
    [[nodiscard]] QList<int> shownColumns() const;
    /// Header and selected rows as tab-separated text; rows not in memory are left out and counted in `missing`.
    [[nodiscard]] QString selectionAsTsv(int *missing = nullptr) const;
    void copySelection();
    /// The current cell alone.
    void copyCell();
    void keyboardSearch(const QString &search) override;

signals:
    void sortRequested(int column, Qt::SortOrder order);
    /// Return or double click.
    void openRequested(int row);
    void deleteRequested();
    /// Chosen rows or the current row changed.
    void selectionSettled();
    /// Widths, order or visibility changed; save the layout.
    void layoutEdited();
    void copied(int rows, int missing);
    /// Rows to be copied are not in memory: whoever can read them answers. Without a receiver those in memory are copied.
    void wholeCopyWanted();
    /// F2, a double click, or typing (`typed` is its first letter).
    void editRequested(const QModelIndex &index, const QString &typed);
    /// Typing on a cell that is not to be edited so.
    void typedAway(const QString &typed);

protected:
    void keyPressEvent(QKeyEvent *event) override;
    void paintEvent(QPaintEvent *event) override;
    void selectionChanged(const QItemSelection &selected, const QItemSelection &deselected) override;
    void currentChanged(const QModelIndex &current, const QModelIndex &previous) override;

private:
    void headerClicked(int column);

    QStringList m_keys;
    int m_sortColumn = -1;
    Qt::SortOrder m_sortOrder = Qt::AscendingOrder;
    bool m_restoring = false;
    bool m_cellsEditable = false;
    std::function<void()> m_chooser;
};

}  // namespace fieldfare
