// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/report_table.h"
#include "exchange/table_sink.h"

#include <QJsonObject>
#include <QLocale>

namespace fieldfare {

/// {"report","title","columns":[{"key","label","kind","unit"}],"rows":[{key:value}],"totals":{key:value},"notes":[…],"explanation"}.
/// Money as {"amount":"123.45","currency":"EUR"}, numbers, percents (63.15) and durations (in the column's unit) as JSON
/// numbers, dates as ISO text, a figure that cannot be computed as "n/a", an empty cell as null.
[[nodiscard]] QJsonObject toJson(const ReportTable &table);
/// "text", "integer", "decimal", "percent", "money", "date", "duration".
[[nodiscard]] QString reportKindName(ReportKind kind);

enum class ReportHeader { Labels, Keys };

/// Writes begin, the rows, the totals as a last row when asked, and finish. Values in canonical spelling: "63.15", "2026-01-31".
/// After the money columns comes one column `currency` for the row.
[[nodiscard]] Result<void> writeReport(const ReportTable &table, TableSink &sink,
                                       ReportHeader header = ReportHeader::Labels, bool withTotals = false);

/// A cell as people read it: grouped digits, currency code after the amount, unit and percent sign.
[[nodiscard]] QString reportCellText(const ReportColumn &column, const Value &cell, const QLocale &locale);

}  // namespace fieldfare
