// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/result.h"
#include "exchange/table_row.h"

#include <QStringList>

namespace fieldfare {

/// How far a source has got. `total` is 0 when it is not known (a pipe).
struct SourceProgress {
    qint64 done = 0;   ///< bytes
    qint64 total = 0;  ///< bytes
};

/// Something odd in the file that did not stop the reading.
struct SourceNote {
    enum class Kind {
        TooFewCells,   ///< the row is shorter than the header; missing cells read as empty
        TooManyCells,  ///< the row is longer than the header; the extra cells are kept
        StrayQuote,    ///< a quote inside a quoted cell that was neither doubled nor at its end; kept as text
        UnreadCell,    ///< an error value, a formula without result: read as blank
        NotCarried,    ///< a kind of content that no field takes, with how often it occurs
    };
    Kind kind = Kind::TooFewCells;
    qint64 line = 0;
    qsizetype column = 0;  ///< from 1; 0 where the whole row is meant
    QString message;       ///< translated
};

/// All notes counted, the first ones kept.
struct SourceNotes {
    static constexpr int kept = 100;
    qint64 tooFewCells = 0;
    qint64 tooManyCells = 0;
    qint64 strayQuotes = 0;
    qint64 unreadCells = 0;
    std::vector<SourceNote> first;
};

/// A table of text read row by row: a CSV file, a worksheet. Memory does not grow with the file.
/// Not thread-safe: one thread reads at a time.
class TableSource {
public:
    TableSource() = default;
    TableSource(const TableSource &) = delete;
    TableSource &operator=(const TableSource &) = delete;
    virtual ~TableSource() = default;

    /// Names of the columns, every name once (a repeated one gets a number) and none empty; empty when the table has
    /// no header.
    [[nodiscard]] virtual const QStringList &header() const = 0;
    /// The names as they stand in the file.
    [[nodiscard]] virtual const QStringList &rawHeader() const = 0;
    /// Fills `row` with the next data row. False at the end. An error names line, column and what to do; after an error
    /// or the end the source is spent.
    [[nodiscard]] virtual Result<bool> next(TableRow &row) = 0;
    [[nodiscard]] virtual SourceProgress progress() const = 0;
    [[nodiscard]] virtual const SourceNotes &notes() const = 0;
};

}  // namespace fieldfare
