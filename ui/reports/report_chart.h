// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/report_table.h"

class QWidget;

namespace fieldfare {

class Chart;

/// The chart a report asks for, filled; its activated() gives row keys. Null when the report has none or no figure to draw:
/// an empty chart is never shown.
[[nodiscard]] Chart *makeReportChart(const ReportTable &table, QWidget *parent);

/// Axis text of amounts in the report's currency ("€ 10k"), or of plain numbers.
[[nodiscard]] QString reportAxisText(const ReportTable &table, double value);

}  // namespace fieldfare
