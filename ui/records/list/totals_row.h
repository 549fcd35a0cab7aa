// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "presentation/lists/list_sums.h"

#include <QWidget>

namespace fieldfare {

class DataTable;
class RecordListModel;

/// The line below a list: how many rows, and under each column of numbers its sum or mean, money by currency. Follows the
/// columns of the table. A click, Return or space changes between sum and mean; hovering tells all of it.
class TotalsRow : public QWidget {
    Q_OBJECT
public:
    TotalsRow(ListSumsReader &sums, DataTable &table, RecordListModel &model, QWidget *parent = nullptr);

    void setFigure(ListSumsReader::Figure figure);
    [[nodiscard]] ListSumsReader::Figure figure() const { return m_figure; }
    /// What stands under a column of the model; empty for texts.
    [[nodiscard]] QString text(int column) const;
    [[nodiscard]] QSize sizeHint() const override;

protected:
    void paintEvent(QPaintEvent *event) override;
    void mouseReleaseEvent(QMouseEvent *event) override;
    void keyPressEvent(QKeyEvent *event) override;
    bool event(QEvent *event) override;

private:
    /// Where the figure right of that of `column` has its column.
    [[nodiscard]] int freeUntil(const QList<int> &columns, int column) const;
    void describe();

    ListSumsReader &m_sums;
    DataTable &m_table;
    RecordListModel &m_model;
    ListSumsReader::Figure m_figure = ListSumsReader::Figure::Sum;
};

}  // namespace fieldfare
