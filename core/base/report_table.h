// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/field_spec.h"

namespace fieldfare {

/// What a column of a report holds. The content of a cell, when it is not empty:
/// Text QString · Integer qlonglong · Decimal, Percent (63.15 means 63.15 %), Duration (in the column's unit) Decimal ·
/// Money Money, with its own currency · Date QDate.
/// Any cell may hold notApplicable() instead: a quotient whose divisor is zero. A null Value is an empty cell.
enum class ReportKind { Text, Integer, Decimal, Percent, Money, Date, Duration };

struct ReportColumn {
    QString key;    ///< stable: in JSON, in rowsBehind()
    QString label;  ///< translated
    ReportKind kind = ReportKind::Text;
    QString unit = {};  ///< "days", "hours", "%" or empty; stable, not translated
};

struct ReportRow {
    QString key;           ///< names the row in this report, for rowsBehind()
    QVector<Value> cells;  ///< one for each column
};

/// How a report is best drawn.
struct ReportChart {
    enum class Kind { None, Bars, HorizontalBars, Line, Funnel };
    Kind kind = Kind::None;
    QString category = {};    ///< key of the column whose texts name the bars or points
    QStringList values = {};  ///< keys of the columns drawn
};

/// A finished report: a plain value, the same for window, command line and files.
struct ReportTable {
    QString report;  ///< its stable name: "sales_by_user"
    QString title;   ///< translated
    QVector<ReportColumn> columns;
    QVector<ReportRow> rows;
    QVector<Value> totals;  ///< one for each column (empty where a total has no meaning); empty when there are none
    QString explanation;    ///< the formula in words, translated
    QStringList
        notes;  ///< what the reader must know of these very figures (converted amounts, missing rates), translated
    ReportChart chart;

    /// The text of a figure that cannot be computed; the same in every language.
    [[nodiscard]] static Value notApplicable() { return QStringLiteral("n/a"); }
    /// True also where the cell of another kind than Text holds it.
    [[nodiscard]] static bool isNotApplicable(const Value &cell)
    {
        return cell.typeId() == QMetaType::QString && cell.toString() == QLatin1String("n/a");
    }
    /// -1 when there is no such column.
    [[nodiscard]] int column(const QString &key) const
    {
        for (int i = 0; i < columns.size(); ++i) {
            if (columns.at(i).key == key)
                return i;
        }
        return -1;
    }
};

}  // namespace fieldfare
