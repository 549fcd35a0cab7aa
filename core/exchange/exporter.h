// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/record_type.h"
#include "base/result.h"
#include "exchange/csv/csv_writer.h"
#include "exchange/importer.h"
#include "exchange/table_sink.h"
#include "storage/read_context.h"
#include "storage/store.h"

#include <optional>

namespace fieldfare {

struct ExportRequest {
    QString type;
    QStringList columns;                 ///< as ColumnTarget spells them; empty: losslessColumns()
    bool labels = false;                 ///< headers and choices as people see them; else field and choice keys
    std::optional<QVector<qint64>> ids;  ///< the rows of a list in its order; absent: all, in the order they were made
};

struct ExportReport {
    qint64 rows = 0;
    double seconds = 0;
};

/// Writes records as a table in one streaming query: memory does not grow with them. What the session may not see or not
/// export is not there (Forbidden for the type as a whole).
///
/// A link is written as the title of the record it leads to, or as its stable key where the type has one (stages); where
/// several records share the title or it has none, as the uid. The import reads all three, so with losslessColumns() an
/// export imported into an empty workspace and exported again gives the same bytes. See fieldText() for values.
[[nodiscard]] Result<ExportReport> exportTable(ReadContext &context, const ExportRequest &request, TableSink &sink,
                                               const ProgressCallback &progress = {});

/// How many of the wanted records this session may not take out: an export leaves them out.
[[nodiscard]] Result<qint64> withheldRows(ReadContext &context, const ExportRequest &request);

/// The same into a CSV file (see CsvWriter).
[[nodiscard]] Result<ExportReport> exportCsv(ReadContext &context, const ExportRequest &request, const QString &path,
                                             const CsvWriteOptions &options = {},
                                             const ProgressCallback &progress = {});

/// The same into a file of the format its name ends with: .xlsx (see XlsxWriter), .vcf (see exportCards()), else
/// CSV.
[[nodiscard]] Result<ExportReport> exportFile(ReadContext &context, const ExportRequest &request, const QString &path,
                                              const CsvWriteOptions &options = {},
                                              const ProgressCallback &progress = {});

/// exportFile() as work of the store. A CSV file is written by two readers when one is free; it is the same file.
/// Memory: about 16 MB beside the list of the request.
[[nodiscard]] QFuture<Result<ExportReport>> startExport(Store &store, const Session &session,
                                                        const ExportRequest &request, const QString &path,
                                                        const CsvWriteOptions &options = {},
                                                        const std::stop_token &stop = {},
                                                        const ProgressCallback &progress = {});

/// uid and all fields of the type. The lists of mails, phones and addresses are only filled where their first entry
/// without its label (the columns email, phone, street …) does not say all.
[[nodiscard]] QStringList losslessColumns(const RecordType &type);

}  // namespace fieldfare
