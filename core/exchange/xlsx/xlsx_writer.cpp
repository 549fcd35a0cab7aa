// SPDX-License-Identifier: GPL-3.0-or-later
#include "exchange/xlsx/xlsx_writer.h"

#include "exchange/csv/formula_guard.h"
#include "exchange/text.h"
#include "exchange/xlsx/cell_format.h"
#include "exchange/xlsx/xlsx_reader.h"
#include "storage/durable_file.h"

#include <QDir>
#include <QFileInfo>
#include <QRandomGenerator>
#include <QRegularExpression>

#include <xlsxwriter.h>

namespace fieldfare {

namespace {

constexpr int exactDigits = 15;

tl::unexpected<Error> notWritten(const QString &path, const QString &details)
{
    return fail(
        ErrorCode::Io,
        ExchangeText::tr("The workbook \"%1\" could not be written. Look whether the disk is full and whether you "
                         "may write there; what was there before is unchanged.")
            .arg(path),
        details);
}

/// Escapes what the format reads as an escape, and the line ends that XML would change.
QByteArray cellBytes(QStringView text)
{
    static const QRegularExpression escape(QStringLiteral("_(?=x[0-9A-Fa-f]{4}_)"));
    QString plain = text.toString();
    if (plain.contains(QLatin1String("_x")))
        plain.replace(escape, QStringLiteral("_x005F_"));
    if (plain.contains(u'\r'))
        plain.replace(u'\r', QStringLiteral("_x000D_"));
    plain.remove(QChar(u'\0'));
    return plain.toUtf8();
}

double widthOf(CellKind kind, const QString &header)
{
    const double least = kind == CellKind::Date ? 11 : kind == CellKind::Time ? 17 : kind == CellKind::Text ? 16 : 10;
    return std::clamp(double(header.size()) + 4, least, 40.0);
}

}  // namespace

Result<std::unique_ptr<XlsxWriter>> XlsxWriter::create(const QString &path, const XlsxWriteOptions &options)
{
    std::unique_ptr<XlsxWriter> writer(new XlsxWriter(path, options));
    const QString folder = QFileInfo(path).absolutePath();
    QFile place(folder + QStringLiteral("/.fieldfare-") +
                QString::number(QRandomGenerator::global()->generate64(), 36) + QStringLiteral(".xlsx"));
    if (QFileInfo(path).isDir() || !place.open(QIODevice::WriteOnly | QIODevice::NewOnly))
        return notWritten(path, place.errorString());
    writer->m_temporary = place.fileName();
    place.close();
    writer->m_temporaryFolder = QFile::encodeName(folder);
    lxw_workbook_options wanted{};
    wanted.constant_memory = LXW_TRUE;
    wanted.use_zip64 = LXW_TRUE;
    wanted.tmpdir = writer->m_temporaryFolder.data();
    writer->m_workbook = workbook_new_opt(QFile::encodeName(writer->m_temporary).constData(), &wanted);
    if (writer->m_workbook == nullptr)
        return notWritten(path, QStringLiteral("workbook_new_opt"));
    return writer;
}

XlsxWriter::~XlsxWriter()
{
    if (m_workbook != nullptr)
        lxw_workbook_free(m_workbook);
    if (!m_temporary.isEmpty())
        QFile::remove(m_temporary);
}

lxw_format *XlsxWriter::format(const QByteArray &code)
{
    lxw_format *&known = m_formats[code];
    if (known == nullptr) {
        known = workbook_add_format(m_workbook);
        if (code == "header")
            format_set_bold(known);
        else
            format_set_num_format(known, code.constData());
    }
    return known;
}

Result<> XlsxWriter::begin(const QStringList &header)
{
    m_header = header;
    if (header.size() > LXW_COL_MAX)
        return fail(ErrorCode::InvalidInput, ExchangeText::tr("A sheet has at most %1 columns.").arg(LXW_COL_MAX));
    return startSheet();
}

Result<> XlsxWriter::startSheet()
{
    QString name = m_options.sheet;
    for (QChar &c : name) {
        if (QStringLiteral("[]:*?/\\").contains(c))
            c = u' ';
    }
    while (name.startsWith(u'\''))
        name.remove(0, 1);
    name = name.left(24).trimmed();
    while (name.endsWith(u'\''))
        name.chop(1);
    if (m_sheets++ > 0 && !name.isEmpty())
        name += u' ' + QString::number(m_sheets);
    m_sheet = workbook_add_worksheet(m_workbook, name.isEmpty() ? nullptr : name.toUtf8().constData());
    if (m_sheet == nullptr)
        m_sheet = workbook_add_worksheet(m_workbook, nullptr);
    if (m_sheet == nullptr)
        return notWritten(m_path, QStringLiteral("workbook_add_worksheet"));
    m_row = 0;
    if (m_header.isEmpty())
        return {};
    for (qsizetype i = 0; i < m_header.size(); ++i) {
        const auto column = static_cast<lxw_col_t>(i);
        worksheet_set_column(m_sheet, column, column, widthOf(m_kinds.value(i, CellKind::Text), m_header[i]), nullptr);
    }
    for (qsizetype i = 0; i < m_header.size(); ++i) {
        worksheet_write_string(m_sheet, 0, static_cast<lxw_col_t>(i),
                               cellBytes(QStringView(m_header[i]).left(cellCharacters)).constData(), format("header"));
    }
    worksheet_freeze_panes(m_sheet, 1, 0);
    m_row = 1;
    ++m_rows;
    return {};
}

void XlsxWriter::endSheet()
{
    if (m_sheet != nullptr && !m_header.isEmpty() && m_row > 0)
        worksheet_autofilter(m_sheet, 0, 0, static_cast<lxw_row_t>(m_row - 1),
                             static_cast<lxw_col_t>(m_header.size() - 1));
}

Result<> XlsxWriter::row(std::span<const QStringView> cells)
{
    if (m_sheet == nullptr)
        TRY(startSheet());
    if (m_row == rowsOfSheet) {
        endSheet();
        TRY(startSheet());
    }
    bool blank = true;
    for (std::size_t i = 0; i < cells.size(); ++i) {
        if (cells[i].isEmpty())
            continue;
        blank = false;
        TRY(write(static_cast<qsizetype>(i), cells[i]));
    }
    ++m_row;
    m_rows += blank ? 0 : 1;
    return {};
}

Result<> XlsxWriter::write(qsizetype column, QStringView text)
{
    const CellKind kind = m_kinds.value(column, CellKind::Text);
    const auto at = static_cast<lxw_col_t>(column);
    switch (kind) {
    case CellKind::Text: break;
    case CellKind::Date:
    case CellKind::Time:
        if (writeMoment(at, kind, text))
            return {};
        break;
    case CellKind::Bool:
        if (text == u"true" || text == u"false") {
            if (worksheet_write_boolean(m_sheet, static_cast<lxw_row_t>(m_row), at, text == u"true", nullptr) !=
                LXW_NO_ERROR)
                return notWritten(m_path, QStringLiteral("boolean"));
            return {};
        }
        break;
    case CellKind::Integer:
    case CellKind::Decimal:
    case CellKind::Percent:
    case CellKind::Money:
    case CellKind::Duration:
        if (writeNumber(at, kind, text))
            return {};
        break;
    }
    return writeText(column, text);
}

Result<> XlsxWriter::writeText(qsizetype column, QStringView text)
{
    if (text.size() > cellCharacters) {
        return fail(
            ErrorCode::InvalidInput,
            ExchangeText::tr("Row %1, column \"%2\": the text has %3 characters, a cell of a workbook holds %4. "
                             "Export as CSV instead, or without this column.")
                .arg(m_rows + 1)
                .arg(m_header.value(column, columnLetters(column)))
                .arg(text.size())
                .arg(cellCharacters));
    }
    // The import takes a formula guard off; a text that only looks guarded gets one to lose.
    const bool looksGuarded = text.startsWith(u'\'') && hasFormulaGuard(text);
    const QByteArray bytes = looksGuarded ? '\'' + cellBytes(text) : cellBytes(text);
    const lxw_error written = worksheet_write_string(m_sheet, static_cast<lxw_row_t>(m_row),
                                                     static_cast<lxw_col_t>(column), bytes.constData(), nullptr);
    if (written != LXW_NO_ERROR)
        return notWritten(m_path, QString::fromUtf8(lxw_strerror(written)));
    return {};
}

bool XlsxWriter::writeMoment(quint16 column, CellKind kind, QStringView text)
{
    QDateTime local;
    const bool day = text.size() == 10;
    if (day) {
        local = QDateTime(QDate::fromString(text.toString(), Qt::ISODate), QTime(0, 0), Qt::UTC);
    } else if (kind == CellKind::Time && text.endsWith(u'Z')) {
        const QDateTime moment = QDateTime::fromString(text.toString(), Qt::ISODateWithMs);
        const QDateTime there = moment.toTimeZone(m_options.zone);
        // Only where the reading back gives the same moment: summer time repeats an hour.
        if (QDateTime(there.date(), there.time(), m_options.zone).toMSecsSinceEpoch() != moment.toMSecsSinceEpoch())
            return false;
        local = QDateTime(there.date(), there.time(), Qt::UTC);
    }
    if (!local.isValid())
        return false;
    const auto serial = serialOfDate(local);
    if (!serial)
        return false;
    const QByteArray code = day                                                      ? "yyyy-mm-dd"
                            : local.time().second() != 0 || local.time().msec() != 0 ? "yyyy-mm-dd hh:mm:ss"
                                                                                     : "yyyy-mm-dd hh:mm";
    return worksheet_write_number(m_sheet, static_cast<lxw_row_t>(m_row), column, *serial, format(code)) ==
           LXW_NO_ERROR;
}

bool XlsxWriter::writeNumber(quint16 column, CellKind kind, QStringView text)
{
    double number = 0;
    QByteArray code;
    if (kind == CellKind::Duration && text.contains(u':')) {
        const auto parts = text.split(u':');
        bool ok = parts.size() == 3 && !text.startsWith(u'-');
        qint64 seconds = 0;
        for (qsizetype i = 0; i < parts.size() && ok; ++i)
            seconds = seconds * 60 + parts[i].toLongLong(&ok);
        if (!ok)
            return false;
        number = double(seconds) / 86'400.0;
        code = "[h]:mm:ss";
    } else {
        int digits = 0;
        for (const QChar c : text)
            digits += c.isDigit() ? 1 : 0;
        bool ok = false;
        number = text.toString().toDouble(&ok);
        if (!ok || digits > exactDigits || text.contains(u'e', Qt::CaseInsensitive))
            return false;
        const qsizetype point = text.indexOf(u'.');
        const QByteArray places(point < 0 ? 0 : text.size() - point - 1, '0');
        if (kind == CellKind::Money)
            code = places.isEmpty() ? QByteArray("#,##0") : "#,##0." + places;
        else if (kind == CellKind::Percent) {
            // 15.5 stands for 15.5 %.
            number = QByteArray(text.toLatin1() + "e-2").toDouble();
            code = places.isEmpty() ? QByteArray("0%") : "0." + places + '%';
        }
    }
    return worksheet_write_number(m_sheet, static_cast<lxw_row_t>(m_row), column, number,
                                  code.isEmpty() ? nullptr : format(code)) == LXW_NO_ERROR;
}

/// The rows are all there and can be read.
Result<> XlsxWriter::verify() const
{
    qint64 rows = 0;
    for (int sheet = 1; sheet <= std::max(1, m_sheets); ++sheet) {
        XlsxOptions options;
        options.sheet = QString::number(sheet);
        options.header = false;
        TRY_ASSIGN(const auto package, XlsxPackage::open(m_temporary));
        options.sheet = package.sheets().value(sheet - 1).name;
        TRY_ASSIGN(const auto reader, XlsxReader::open(m_temporary, options));
        TableRow row;
        for (;;) {
            TRY_ASSIGN(const bool more, reader->next(row));
            if (!more)
                break;
            ++rows;
        }
    }
    if (rows != m_rows)
        return fail(ErrorCode::Io, QString(), QStringLiteral("%1 of %2 rows").arg(rows).arg(m_rows));
    return {};
}

Result<> XlsxWriter::finish()
{
    if (m_sheet == nullptr)
        TRY(startSheet());
    endSheet();
    const lxw_error closed = workbook_close(m_workbook);
    m_workbook = nullptr;
    if (closed != LXW_NO_ERROR)
        return notWritten(m_path, QString::fromUtf8(lxw_strerror(closed)));
    if (const auto good = verify(); !good)
        return notWritten(m_path, good.error().message + u' ' + good.error().details);
    TRY(replaceDurably(m_temporary, m_path));
    m_temporary.clear();
    return {};
}

}  // namespace fieldfare
