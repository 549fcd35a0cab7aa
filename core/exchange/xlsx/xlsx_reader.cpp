// SPDX-License-Identifier: GPL-3.0-or-later
#include "exchange/xlsx/xlsx_reader.h"

#include "exchange/csv/csv_reader.h"
#include "exchange/text.h"

#include <QFileInfo>

namespace fieldfare {

namespace {

constexpr qint64 blockBytes = 64 * 1024;
constexpr qsizetype rowCharacters = 8 * 1024 * 1024;
constexpr qsizetype tooManyColumns = 1'000'000;

/// The column of a reference such as "BC12", counted from 0; -1 when there is none.
qsizetype columnOf(QByteArrayView reference)
{
    qsizetype column = 0;
    for (const char c : reference) {
        if (c >= 'A' && c <= 'Z')
            column = column * 26 + (c - 'A' + 1);
        else if (c >= 'a' && c <= 'z')
            column = column * 26 + (c - 'a' + 1);
        else
            break;
        if (column > tooManyColumns)
            return tooManyColumns;
    }
    return column - 1;
}

}  // namespace

QString columnLetters(qsizetype column)
{
    QString letters;
    for (qsizetype rest = column + 1; rest > 0; rest = (rest - 1) / 26)
        letters.prepend(QChar(u'A' + static_cast<char16_t>((rest - 1) % 26)));
    return letters;
}

Result<std::unique_ptr<XlsxReader>> XlsxReader::open(const QString &path, const XlsxOptions &options)
{
    TRY_ASSIGN(XlsxPackage package, XlsxPackage::open(path));
    QVector<XlsxSheet> candidates;
    if (!options.sheet.isEmpty()) {
        TRY_ASSIGN(const XlsxSheet sheet, package.sheet(options.sheet));
        candidates.append(sheet);
    } else {
        for (const XlsxSheet &sheet : package.sheets()) {
            if (!sheet.hidden)
                candidates.append(sheet);
        }
        if (candidates.isEmpty())
            candidates = package.sheets();
    }
    TRY(package.load());
    std::unique_ptr<XlsxReader> reader(new XlsxReader(options));
    reader->m_package = std::move(package);
    for (const XlsxSheet &sheet : std::as_const(candidates)) {
        TRY_ASSIGN(const bool found, reader->begin(sheet));
        if (found)
            return reader;
    }
    // All are blank: the first one, then, as an empty table.
    TRY(reader->begin(candidates.first()));
    return reader;
}

/// False when the sheet holds no row after those to skip.
Result<bool> XlsxReader::begin(const XlsxSheet &sheet)
{
    m_sheet = sheet;
    m_parser = std::make_unique<XmlParser>(static_cast<XmlHandler &>(*this));
    TRY_ASSIGN(m_stream, m_package.zip().stream(sheet.part));
    m_done = 0;
    m_total = std::max<qint64>(m_stream->entry().bytes, 0);
    m_block.resize(blockBytes);
    m_ready.clear();
    m_header.clear();
    m_rawHeader.clear();
    m_notes = {};
    m_width = -1;
    m_rowNumber = 0;
    m_hiddenRows = 0;
    m_finished = false;
    m_inData = m_inRow = m_inCell = m_takesText = false;
    while (m_ready.empty() && !m_finished && !m_error)
        TRY(more());
    if (m_ready.empty()) {
        if (m_error)
            return fail(*m_error);
        return false;
    }
    if (!m_options.header)
        return true;
    const TableRow names = std::move(m_ready.front());
    m_ready.pop_front();
    for (qsizetype i = 0; i < names.size(); ++i)
        m_rawHeader.append(names.text(i));
    m_header = uniqueColumnNames(m_rawHeader);
    m_width = names.size();
    return true;
}

Result<> XlsxReader::more()
{
    if (m_options.stop.stop_requested())
        return fail(ErrorCode::Cancelled, ExchangeText::tr("Reading was cancelled."));
    TRY_ASSIGN(const qint64 got, m_stream->read(m_block.data(), blockBytes));
    m_done += got;
    m_finished = got == 0;
    const auto fed = m_parser->feed(m_block.data(), got, m_finished);
    if (!fed && !m_error) {
        m_error = Error{fed.error().code,
                        ExchangeText::tr("Sheet \"%1\", near row %2: %3")
                            .arg(m_sheet.name)
                            .arg(std::max<qint64>(m_rowNumber, 1))
                            .arg(fed.error().message),
                        fed.error().details};
    }
    m_finished = m_finished || m_error.has_value();
    return {};
}

Result<bool> XlsxReader::next(TableRow &row)
{
    while (m_ready.empty() && !m_finished)
        TRY(more());
    if (m_ready.empty()) {
        if (m_error)
            return fail(*m_error);
        return false;
    }
    std::swap(row, m_ready.front());
    m_ready.pop_front();
    if (m_width < 0)
        m_width = row.size();
    if (row.size() > m_width) {
        ++m_notes.tooManyCells;
        if (m_notes.first.size() < SourceNotes::kept)
            m_notes.first.push_back({SourceNote::Kind::TooManyCells, row.line(), 0,
                                     ExchangeText::tr("The row has %1 cells, the header %2; the extra ones are kept.")
                                         .arg(row.size())
                                         .arg(m_width)});
    }
    return true;
}

QString XlsxReader::cellName() const { return columnLetters(m_column) + QString::number(m_rowNumber); }

void XlsxReader::stopWith(const QString &message)
{
    if (m_error)
        return;
    m_error = Error{ErrorCode::InvalidInput,
                    ExchangeText::tr("Sheet \"%1\", cell %2: %3").arg(m_sheet.name, cellName(), message),
                    {}};
    m_parser->stop();
}

void XlsxReader::note(const QString &message)
{
    ++m_notes.unreadCells;
    if (m_notes.first.size() < SourceNotes::kept)
        m_notes.first.push_back({SourceNote::Kind::UnreadCell, m_rowNumber, m_column + 1,
                                 ExchangeText::tr("Cell %1: %2").arg(cellName(), message)});
}

void XlsxReader::startElement(QByteArrayView name, const XmlAttributes &attributes)
{
    if (m_error)
        return;
    if (!m_inData) {
        m_inData = name == "sheetData";
        return;
    }
    if (name == "row") {
        bool ok = false;
        const qint64 number = attributes.value("r").toByteArray().toLongLong(&ok);
        m_rowNumber = ok && number > 0 ? number : m_rowNumber + 1;
        m_row.clear(m_rowNumber);
        m_filled = 0;
        m_column = -1;
        m_inRow = true;
        const QByteArrayView hidden = attributes.value("hidden");
        m_hiddenRows += hidden == "1" || hidden == "true" ? 1 : 0;
    } else if (!m_inRow || (!m_inCell && name != "c")) {
        return;
    } else if (name == "c") {
        startCell(attributes);
    } else if (name == "f") {
        m_hasFormula = true;
    } else if (name == "v") {
        m_takesText = true;
        m_text.clear();
    } else if (name == "rPh") {
        ++m_phonetic;
    } else if (name == "t") {
        m_takesText = m_content == Content::Inline && m_phonetic == 0;
    }
}

void XlsxReader::startCell(const XmlAttributes &attributes)
{
    const QByteArrayView reference = attributes.value("r");
    const qsizetype before = m_column;
    m_column = reference.isEmpty() ? m_column + 1 : columnOf(reference);
    if (m_column <= before) {
        stopWith(
            ExchangeText::tr("the cells of the row are not in order; the file is damaged. Open it in a spreadsheet "
                             "program, save it again, and import that."));
        return;
    }
    if (m_column >= m_options.columnLimit) {
        stopWith(ExchangeText::tr("a sheet has at most %1 columns. The file is damaged or not a table.")
                     .arg(m_options.columnLimit));
        return;
    }
    m_style = attributes.value("s").toByteArray().toLongLong();
    const QByteArrayView type = attributes.value("t");
    m_content = type.isEmpty() || type == "n" ? Content::Number
                : type == "s"                 ? Content::Shared
                : type == "str"               ? Content::Text
                : type == "inlineStr"         ? Content::Inline
                : type == "b"                 ? Content::Bool
                : type == "e"                 ? Content::Error
                : type == "d"                 ? Content::Date
                                              : Content::Text;
    m_inCell = true;
    m_takesText = false;
    m_hasFormula = false;
    m_phonetic = 0;
    m_text.clear();
}

void XlsxReader::text(QByteArrayView utf8)
{
    if (!m_takesText || m_error)
        return;
    // UTF-8 has at most three bytes for a UTF-16 unit; the exact length is looked at when the cell ends.
    if (m_text.size() + utf8.size() > 3 * m_options.cellLimit) {
        stopWith(
            ExchangeText::tr("the cell holds more than %1 characters. No spreadsheet program lets a cell grow so long: "
                             "shorten it, or save the sheet as CSV.")
                .arg(m_options.cellLimit));
        return;
    }
    m_text.append(utf8);
}

void XlsxReader::endElement(QByteArrayView name)
{
    if (m_error || !m_inData)
        return;
    if (name == "v" || name == "t") {
        m_takesText = false;
    } else if (name == "rPh") {
        m_phonetic = std::max(0, m_phonetic - 1);
    } else if (name == "c" && m_inCell) {
        m_inCell = false;
        endCell();
    } else if (name == "row" && m_inRow) {
        m_inRow = false;
        endRow();
    } else if (name == "sheetData") {
        m_inData = false;
        m_finished = true;
        m_parser->stop();
    }
}

void XlsxReader::endCell()
{
    const auto put = [this](QStringView value) {
        if (value.isEmpty())
            return;
        if (value.size() > m_options.cellLimit || m_row.textLength() + value.size() > rowCharacters) {
            stopWith(
                ExchangeText::tr("the cell holds more than %1 characters. No spreadsheet program lets a cell grow so "
                                 "long: shorten it, or save the sheet as CSV.")
                    .arg(m_options.cellLimit));
            return;
        }
        while (m_row.size() < m_column)
            m_row.endCell();
        m_row.add(value);
        m_filled = m_row.size();
    };
    if (m_text.isEmpty()) {
        if (m_hasFormula && m_content != Content::Text)
            note(
                ExchangeText::tr("the formula has no saved result and is read as blank. Open the file in a spreadsheet "
                                 "program and save it, then its results are in it."));
        return;
    }
    switch (m_content) {
    case Content::Shared: {
        bool ok = false;
        const qint64 index = m_text.trimmed().toLongLong(&ok);
        if (!ok || index < 0 || index >= m_package.strings().size()) {
            stopWith(ExchangeText::tr("its text is not in the workbook; the file is damaged. Open it in a spreadsheet "
                                      "program, save it again, and import that."));
            return;
        }
        put(m_package.strings().at(index));
        return;
    }
    case Content::Text:
    case Content::Inline: put(withoutXmlEscapes(QString::fromUtf8(m_text))); return;
    case Content::Bool: put(m_text.trimmed() == "1" || m_text.trimmed() == "true" ? u"true" : u"false"); return;
    case Content::Error:
        note(ExchangeText::tr("the value is an error (%1) and is read as blank.")
                 .arg(QString::fromUtf8(m_text.left(20))));
        return;
    case Content::Date:
        // ISO 8601 in the file itself.
        put(QString::fromUtf8(m_text));
        return;
    case Content::Number: {
        const CellMeaning meaning = m_package.meaning(m_style);
        m_sawDecimals = m_sawDecimals || m_text.contains('.');
        put(cellText(m_text, meaning, m_package.from1904()));
        return;
    }
    }
}

void XlsxReader::endRow()
{
    if (m_filled == 0 || m_rowNumber <= m_options.skipLines)
        return;
    m_ready.push_back(std::move(m_row));
    m_row = {};
}

}  // namespace fieldfare
