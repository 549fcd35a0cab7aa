// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "exchange/table_source.h"
#include "exchange/xlsx/xlsx_package.h"
#include "exchange/xlsx/xml_parser.h"

#include <deque>
#include <stop_token>

namespace fieldfare {

struct XlsxOptions {
    QString sheet;       ///< name, or number from 1; empty: the first visible one that holds something
    bool header = true;  ///< the first row that is not blank names the columns
    int skipLines = 0;   ///< rows of the sheet before the table
    std::stop_token stop;
    qsizetype cellLimit = 256 * 1024;  ///< characters; spreadsheet programs stop at 32,767
    qsizetype columnLimit = 16384;
};

/// Reads one sheet of an .xlsx workbook row by row, in the order of the file. Memory: the workbook's shared texts and the
/// rows of 64 kB of its XML.
///
/// - Numbers become text by their number format (cell_format.h): dates of both date systems, times, percents. Formulas are
///   their saved results. Texts lose their formatting and phonetic readings. TRUE and FALSE are `true` and `false`.
/// - Error values (#N/A) and formulas without a saved result are read as blank cells and noted.
/// - Blank rows are passed over, hidden rows are read (told by hiddenRows()). line() is the row's number in the sheet.
/// - Errors name sheet and cell.
class XlsxReader final : public TableSource, private XmlHandler {
public:
    [[nodiscard]] static Result<std::unique_ptr<XlsxReader>> open(const QString &path, const XlsxOptions &options);

    [[nodiscard]] const QStringList &header() const override { return m_header; }
    [[nodiscard]] const QStringList &rawHeader() const override { return m_rawHeader; }
    [[nodiscard]] Result<bool> next(TableRow &row) override;
    [[nodiscard]] SourceProgress progress() const override { return {m_done, m_total}; }
    [[nodiscard]] const SourceNotes &notes() const override { return m_notes; }

    [[nodiscard]] const XlsxSheet &sheet() const { return m_sheet; }
    [[nodiscard]] const QVector<XlsxSheet> &sheets() const { return m_package.sheets(); }
    [[nodiscard]] qint64 hiddenRows() const { return m_hiddenRows; }
    /// A number with decimals, or a date, was read from a number so far: the file's spelling is known.
    [[nodiscard]] bool sawDecimals() const { return m_sawDecimals; }

private:
    explicit XlsxReader(const XlsxOptions &options) : m_options(options) {}
    [[nodiscard]] Result<bool> begin(const XlsxSheet &sheet);
    [[nodiscard]] Result<bool> rawRow(TableRow &row);
    [[nodiscard]] Result<> more();
    void startElement(QByteArrayView name, const XmlAttributes &attributes) override;
    void endElement(QByteArrayView name) override;
    void text(QByteArrayView utf8) override;
    void startCell(const XmlAttributes &attributes);
    void endCell();
    void endRow();
    void stopWith(const QString &message);
    void note(const QString &message);
    [[nodiscard]] QString cellName() const;

    enum class Content { Number, Shared, Text, Inline, Bool, Error, Date };

    XlsxOptions m_options;
    XlsxPackage m_package;
    XlsxSheet m_sheet;
    std::unique_ptr<ZipStream> m_stream;
    std::unique_ptr<XmlParser> m_parser;
    std::vector<char> m_block;
    qint64 m_done = 0;
    qint64 m_total = 0;
    QStringList m_header;
    QStringList m_rawHeader;
    SourceNotes m_notes;
    qsizetype m_width = -1;
    qint64 m_hiddenRows = 0;
    bool m_sawDecimals = false;
    bool m_finished = false;
    std::optional<Error> m_error;

    // What is being parsed.
    std::deque<TableRow> m_ready;
    TableRow m_row;
    qsizetype m_filled = 0;  ///< cells of m_row up to the last one that is not blank
    qint64 m_rowNumber = 0;
    bool m_inData = false;
    bool m_inRow = false;
    bool m_inCell = false;
    bool m_takesText = false;
    bool m_hasFormula = false;
    int m_phonetic = 0;
    qsizetype m_column = 0;
    qsizetype m_style = 0;
    Content m_content = Content::Number;
    QByteArray m_text;
};

/// "A" … "XFD" of a column counted from 0.
[[nodiscard]] QString columnLetters(qsizetype column);

}  // namespace fieldfare
