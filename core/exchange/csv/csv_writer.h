// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "exchange/csv/csv_dialect.h"
#include "exchange/table_sink.h"

#include <QIODevice>
#include <QSaveFile>

#include <memory>
#include <vector>

namespace fieldfare {

struct CsvWriteOptions {
    char16_t delimiter = u',';   ///< ASCII
    char16_t quote = u'"';       ///< ASCII
    bool byteOrderMark = false;  ///< some spreadsheet programs read UTF-8 only with it
    bool crlf = true;            ///< RFC 4180; false: LF
    bool formulaGuard = true;    ///< see formula_guard.h
    bool quoteAll = false;
};

/// Writes RFC 4180 in UTF-8. Cells with the delimiter, a quote, a line end or a blank at an end are quoted, quotes are
/// doubled; a row of one empty cell is written as "" so that it reads back as a row.
///
/// A file is written beside its final name, synced and renamed by finish(): on any error, and when finish() is never
/// called, the old file stays as it was and no half file is left. The first error is kept and given again by every
/// later call.
class CsvWriter final : public TableSink, public CellSink {
public:
    [[nodiscard]] static Result<std::unique_ptr<CsvWriter>> create(const QString &path,
                                                                   const CsvWriteOptions &options = {});
    /// Writes to an open device that outlives the writer; finish() flushes only.
    [[nodiscard]] static std::unique_ptr<CsvWriter> toDevice(QIODevice &device, const CsvWriteOptions &options = {});
    ~CsvWriter() override;

    [[nodiscard]] Result<> begin(const QStringList &header) override;
    [[nodiscard]] Result<> row(std::span<const QStringView> cells) override;
    [[nodiscard]] Result<> finish() override;

    /// Whole rows that another writer with the same options made.
    [[nodiscard]] Result<> append(QByteArrayView rows);

    [[nodiscard]] CellSink *cells() override { return this; }
    void cell(QStringView text) override;
    void cellUtf8(QByteArrayView text) override;
    [[nodiscard]] Result<> endRow() override;

private:
    explicit CsvWriter(const CsvWriteOptions &options);
    void startCell();
    [[nodiscard]] bool needsQuotes(unsigned char byte) const { return m_special[byte]; }
    char *reserve(qsizetype bytes);
    void quoteFrom(qsizetype start);
    [[nodiscard]] Result<> flush();

    CsvWriteOptions m_options;
    std::unique_ptr<QSaveFile> m_file;
    QIODevice *m_device = nullptr;
    bool m_special[256] = {};
    std::vector<char> m_buffer;
    qsizetype m_used = 0;
    qsizetype m_cells = 0;
    qsizetype m_rowStart = 0;
    Error m_error;
    bool m_failed = false;
    bool m_finished = false;
};

}  // namespace fieldfare
