// SPDX-License-Identifier: GPL-3.0-or-later
#include "reports/figure_columns.h"

#include "widgets/table/data_table.h"

#include <QHeaderView>

namespace fieldfare {

void fitFigureColumns(DataTable &table)
{
    constexpr int least = 84;
    constexpr int most = 320;
    constexpr int names = 160;
    table.horizontalHeader()->setStretchLastSection(false);
    table.resizeColumnsToContents();
    const int columns = table.model()->columnCount();
    int used = 0;
    for (int i = 1; i < columns; ++i) {
        table.setColumnWidth(i, std::clamp(table.columnWidth(i) + 14, least, most));
        used += table.columnWidth(i);
    }
    if (columns > 0) {
        table.setColumnWidth(
            0, std::max(std::clamp(table.columnWidth(0) + 14, names, most), table.viewport()->width() - used - 2));
    }
}

}  // namespace fieldfare
