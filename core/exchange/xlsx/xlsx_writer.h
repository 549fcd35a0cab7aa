// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "exchange/table_sink.h"

#include <QMap>
#include <QTimeZone>

#include <memory>

struct lxw_workbook;
struct lxw_worksheet;
struct lxw_format;

namespace fieldfare {

struct XlsxWriteOptions {
    QString sheet;                      ///< its name; characters that sheet names may not have are replaced
    QTimeZone zone = QTimeZone::utc();  ///< in which moments are shown
};

/// Writes an .xlsx workbook by libxlsxwriter, row by row in constant memory (rows wait in a temporary file beside the
/// target): a bold header that stays in view, a filter, and cells of the kinds told by kinds(): real dates, numbers,
/// percents, amounts. Texts are always written as texts, so none can act as a formula.
///
/// Where a spreadsheet cannot hold a value exactly it is written as text, which the import reads just as well: days before
/// 1 March 1900, numbers of more than 15 digits, the hour that summer time repeats. After 1,048,576 rows the table goes on
/// in another sheet. A text of more than 32,767 characters does not fit into a cell: InvalidInput names row and column.
///
/// finish() reads the workbook back and counts its rows before it takes the place of what was there, since the library
/// does not tell of a full disk while it writes; on any error the old file stays as it was.
class XlsxWriter final : public TableSink {
public:
    [[nodiscard]] static Result<std::unique_ptr<XlsxWriter>> create(const QString &path,
                                                                    const XlsxWriteOptions &options = {});
    ~XlsxWriter() override;

    void kinds(const QVector<CellKind> &kinds) override { m_kinds = kinds; }
    [[nodiscard]] Result<> begin(const QStringList &header) override;
    [[nodiscard]] Result<> row(std::span<const QStringView> cells) override;
    [[nodiscard]] Result<> finish() override;

    static constexpr qint64 rowsOfSheet = 1'048'576;
    static constexpr qsizetype cellCharacters = 32'767;

private:
    XlsxWriter(QString path, const XlsxWriteOptions &options) : m_path(std::move(path)), m_options(options) {}
    [[nodiscard]] Result<> startSheet();
    void endSheet();
    [[nodiscard]] Result<> write(qsizetype column, QStringView text);
    [[nodiscard]] Result<> writeText(qsizetype column, QStringView text);
    [[nodiscard]] bool writeMoment(quint16 column, CellKind kind, QStringView text);
    [[nodiscard]] bool writeNumber(quint16 column, CellKind kind, QStringView text);
    [[nodiscard]] lxw_format *format(const QByteArray &code);
    [[nodiscard]] Result<> verify() const;

    QString m_path;
    QString m_temporary;
    QByteArray m_temporaryFolder;
    XlsxWriteOptions m_options;
    QVector<CellKind> m_kinds;
    QStringList m_header;
    lxw_workbook *m_workbook = nullptr;
    lxw_worksheet *m_sheet = nullptr;
    int m_sheets = 0;
    qint64 m_row = 0;   ///< of the sheet
    qint64 m_rows = 0;  ///< of the table, with the headers of all sheets
    QMap<QByteArray, lxw_format *> m_formats;
};

}  // namespace fieldfare
