// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QByteArray>
#include <QString>

#include <stop_token>

namespace fieldfare {

/// How a delimited text file is spelt. The default is RFC 4180.
struct CsvDialect {
    char16_t delimiter = u',';
    char16_t quote = u'"';  ///< 0: quotes are ordinary text
    char16_t escape = 0;    ///< 0: a quote in a quoted cell is doubled; else also escape+quote and escape+escape
    bool skipInitialSpace = false;  ///< blanks after a delimiter are not part of the cell (`a, "b"`)
    QString comment;                ///< lines that begin with this are passed over; empty: none

    friend bool operator==(const CsvDialect &, const CsvDialect &) = default;
};

/// How to read one file.
struct CsvOptions {
    CsvDialect dialect;
    QByteArray encoding = "UTF-8";  ///< any name ICU knows; a byte order mark in the file is passed over
    bool header = true;             ///< the first row names the columns
    int skipLines = 0;              ///< physical lines before the table (titles, dates of the export)
    bool keepBlankLines = false;    ///< false: blank lines of a table with several columns are no rows
    bool sepLine = true;            ///< a first line `sep=;` (spreadsheet programs write it) sets the delimiter
    std::stop_token stop;           ///< checked every quarter of a megabyte; then next() gives ErrorCode::Cancelled

    /// A longer cell ends the reading with an error, so that a lost quote or a wrong file cannot eat the memory.
    qsizetype cellLimit = 16 * 1024 * 1024;  ///< characters
    qsizetype rowLimit = 64 * 1024 * 1024;   ///< characters
    qsizetype columnLimit = 16384;           ///< cells in a row, as in spreadsheet programs
};

}  // namespace fieldfare
