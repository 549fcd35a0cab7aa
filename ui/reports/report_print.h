// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/report_table.h"
#include "base/result.h"

#include <QString>

class QTextDocument;

namespace fieldfare {

/// The figures of a report as people read them: money with its sign, percent, "n/a".
[[nodiscard]] QString reportCellText(const ReportColumn &column, const Value &cell);

/// Title, table, totals, notes and formula as a document, for paper and files.
void fillReportDocument(QTextDocument &document, const ReportTable &table);

/// Writes the report; the ending decides: .pdf (A4), .png or .svg. Errors: InvalidInput (another ending), Io.
[[nodiscard]] Result<> printReportTable(const ReportTable &table, const QString &file);

}  // namespace fieldfare
