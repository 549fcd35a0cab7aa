// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "exchange/csv/csv_dialect.h"
#include "exchange/csv/text_decoder.h"
#include "exchange/table_source.h"

#include <QIODevice>

#include <optional>

namespace fieldfare {

/// Reads RFC 4180 and what is found in the wild, in one pass and constant memory (the row being read, a quarter of a
/// megabyte of text).
///
/// - Rows end with LF, CRLF or CR, in any mixture; a last line without an end counts.
/// - A quote opens a quoted cell only as its first character; elsewhere it is text.
/// - In a quoted cell a doubled quote is one quote. Blanks between the closing quote and the next delimiter are dropped.
///   A quote followed by anything else is kept as text and noted (StrayQuote), the cell goes on.
/// - Rows of another length than the header are kept and noted.
/// - Errors, with line and column: a quote never closed, a NUL character, bytes that the encoding does not know, a cell
///   or row beyond the limits of CsvOptions.
class CsvReader final : public TableSource {
public:
    /// Opens a file. A directory, a missing or unreadable file and files of other kinds (workbooks, vCards, …) are
    /// refused with a hint what to do.
    [[nodiscard]] static Result<std::unique_ptr<CsvReader>> open(const QString &path, const CsvOptions &options);
    /// Reads an open device from where it stands; it must outlive the reader unless ownership is given.
    [[nodiscard]] static Result<std::unique_ptr<CsvReader>> fromDevice(std::unique_ptr<QIODevice> device,
                                                                       const CsvOptions &options);
    /// Reads text already decoded (`options.encoding` is not used).
    [[nodiscard]] static Result<std::unique_ptr<CsvReader>> fromText(QStringView text, const CsvOptions &options);

    [[nodiscard]] const QStringList &header() const override { return m_header; }
    [[nodiscard]] const QStringList &rawHeader() const override { return m_rawHeader; }
    [[nodiscard]] Result<bool> next(TableRow &row) override;
    [[nodiscard]] SourceProgress progress() const override;
    [[nodiscard]] const SourceNotes &notes() const override { return m_notes; }
    /// The dialect in use (a `sep=` line may have changed the delimiter).
    [[nodiscard]] const CsvDialect &dialect() const { return m_options.dialect; }

    static constexpr qsizetype chunkBytes = 256 * 1024;  ///< read and decoded at once

private:
    explicit CsvReader(const CsvOptions &options);
    [[nodiscard]] Result<> start();
    [[nodiscard]] bool refill();
    [[nodiscard]] bool more() { return m_pos < m_end || refill(); }
    [[nodiscard]] bool lookAhead(qsizetype count);
    void skipLine();
    void readSepLine();
    [[nodiscard]] bool atComment();
    [[nodiscard]] Result<bool> record(TableRow &row);
    [[nodiscard]] bool unquotedCell(TableRow &row);
    [[nodiscard]] bool quotedCell(TableRow &row);
    [[nodiscard]] bool room(const TableRow &row, qsizetype extra);
    void takeNewline();
    void note(SourceNote::Kind kind, qint64 line, qsizetype column, qsizetype cells);
    [[nodiscard]] QString where(qsizetype column) const;
    void stopWith(ErrorCode code, const QString &message, const QString &details = {});

    CsvOptions m_options;
    std::unique_ptr<QIODevice> m_device;
    std::optional<TextDecoder> m_decoder;
    std::vector<char> m_bytes;  ///< read and not yet decoded (at most a partial character is carried over)
    qsizetype m_carried = 0;
    qsizetype m_chunk = chunkBytes;
    qint64 m_bytesRead = 0;
    qint64 m_bytesTotal = 0;
    std::vector<char16_t> m_buffer;
    const char16_t *m_pos = nullptr;
    const char16_t *m_end = nullptr;
    bool m_inputDone = false;
    std::optional<ErrorCode> m_stopped;  ///< what ended the input early; the message waits for the line it happens on
    QString m_stopMessage;
    QString m_stopDetails;
    qint64 m_line = 1;
    qsizetype m_cellNumber = 1;
    qsizetype m_width = -1;
    QStringList m_header;
    QStringList m_rawHeader;
    SourceNotes m_notes;
};

/// Makes every name unique and non-empty: the second "A" becomes "A_1", or the next number free in the whole header.
[[nodiscard]] QStringList uniqueColumnNames(const QStringList &names);

}  // namespace fieldfare
