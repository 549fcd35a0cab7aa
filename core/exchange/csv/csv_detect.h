// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/result.h"
#include "exchange/csv/csv_dialect.h"

#include <QByteArrayView>
#include <QStringList>

namespace fieldfare {

/// What the beginning of a file says about how it is spelt. `options` is ready for CsvReader.
struct CsvDetection {
    CsvOptions options;
    qsizetype columns = 0;
    bool encodingCertain = false;  ///< a mark in the file, or bytes that only this encoding explains
    bool headerLikely = true;
    QStringList explanations;  ///< translated, one per finding, for the import preview
};

/// Looks at the first quarter of a megabyte; when that is plain ASCII, on to the first other byte of the file.
/// Errors as CsvReader::open.
/// `skipLines`: physical lines before the table, which do not count; they are set in the options found.
[[nodiscard]] Result<CsvDetection> detectCsv(const QString &path, int skipLines = 0);
/// The same over bytes at hand. `complete`: they are the whole file.
[[nodiscard]] Result<CsvDetection> detectCsvBytes(QByteArrayView sample, bool complete, int skipLines = 0);

/// The encoding of a text; never empty. `certain` as above.
[[nodiscard]] QByteArray detectEncoding(QByteArrayView sample, bool complete, bool *certain);

}  // namespace fieldfare
