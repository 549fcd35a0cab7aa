// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/report_table.h"

#include <QAbstractTableModel>
#include <QLocale>

namespace fieldfare {

/// A figure of a report as the window writes it: money with its sign and in whole units where that loses nothing,
/// "63.2 %", "51.8 days", "–" for an empty cell.
[[nodiscard]] QString figureText(const ReportColumn &column, const Value &cell, const QLocale &locale = QLocale());
/// The number behind a figure, for charts; NaN where there is none.
[[nodiscard]] double figureNumber(const Value &cell);

/// A finished report as a table, its totals as the last row.
class ReportModel : public QAbstractTableModel {
    Q_OBJECT
public:
    using QAbstractTableModel::QAbstractTableModel;

    void setTable(const ReportTable &table);
    [[nodiscard]] const ReportTable &table() const { return m_table; }
    /// Rows by one column; the totals stay at the end. -1: as the report gave them.
    void sortBy(int column, Qt::SortOrder order);
    /// Name of the row for rowsBehind(); empty for the totals.
    [[nodiscard]] QString rowKey(int row) const;
    [[nodiscard]] bool isTotal(int row) const { return hasTotals() && row == m_order.size(); }
    /// A figure that can be opened: not a name, not empty.
    [[nodiscard]] bool canOpen(const QModelIndex &index) const;

    [[nodiscard]] int rowCount(const QModelIndex &parent = {}) const override;
    [[nodiscard]] int columnCount(const QModelIndex &parent = {}) const override;
    [[nodiscard]] QVariant data(const QModelIndex &index, int role) const override;
    [[nodiscard]] QVariant headerData(int section, Qt::Orientation orientation, int role) const override;

private:
    [[nodiscard]] bool hasTotals() const { return !m_table.totals.isEmpty() && !m_table.rows.isEmpty(); }
    [[nodiscard]] Value cell(int row, int column) const;

    ReportTable m_table;
    QVector<int> m_order;
};

}  // namespace fieldfare
