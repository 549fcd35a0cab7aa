// SPDX-License-Identifier: GPL-3.0-or-later
#include "exchange/csv/csv_writer.h"

#include "exchange/csv/formula_guard.h"
#include "exchange/text.h"

#include <QFileInfo>

#include <algorithm>
#include <cstring>

namespace fieldfare {

namespace {

constexpr qsizetype flushAt = 256 * 1024;

Error writeError(QIODevice &device)
{
    const auto *file = qobject_cast<QFileDevice *>(&device);
    const bool full = file != nullptr && file->error() == QFileDevice::ResourceError;
    if (full)
        return {ErrorCode::DiskFull,
                ExchangeText::tr("The disk is full. Make room or choose another folder, then export again."),
                device.errorString()};
    return {ErrorCode::Io, ExchangeText::tr("The file could not be written."), device.errorString()};
}

/// Only these first characters can make the guard necessary, which keeps it away from nearly every cell.
bool mayNeedGuard(char16_t first)
{
    return (first < 0x40 && (first == u' ' || first == u'=' || first == u'+' || first == u'-' || first == u'\'' ||
                             first == u'\t' || first == u'\r' || first == u'\n')) ||
           first == u'@' || first >= 0xFF00;
}

}  // namespace

CsvWriter::CsvWriter(const CsvWriteOptions &options) : m_options(options)
{
    for (const char16_t c : {m_options.delimiter, m_options.quote, u'\n', u'\r'})
        m_special[static_cast<unsigned char>(c)] = true;
    m_buffer.resize(static_cast<std::size_t>(flushAt + 64 * 1024));
}

CsvWriter::~CsvWriter()
{
    if (m_file && !m_finished)
        m_file->cancelWriting();
}

Result<std::unique_ptr<CsvWriter>> CsvWriter::create(const QString &path, const CsvWriteOptions &options)
{
    if (QFileInfo(path).isDir())
        return fail(ErrorCode::InvalidInput,
                    ExchangeText::tr("\"%1\" is a folder. Name the file to write inside it.").arg(path));
    std::unique_ptr<CsvWriter> writer(new CsvWriter(options));
    writer->m_file = std::make_unique<QSaveFile>(path);
    if (!writer->m_file->open(QIODevice::WriteOnly | QIODevice::Unbuffered)) {
        const bool folder = QFileInfo(QFileInfo(path).absolutePath()).isDir();
        return fail(folder ? ErrorCode::ReadOnly : ErrorCode::NotFound,
                    folder
                        ? ExchangeText::tr("The file \"%1\" cannot be written there. Choose another folder.").arg(path)
                        : ExchangeText::tr("The folder of \"%1\" does not exist.").arg(path),
                    writer->m_file->errorString());
    }
    writer->m_device = writer->m_file.get();
    return writer;
}

std::unique_ptr<CsvWriter> CsvWriter::toDevice(QIODevice &device, const CsvWriteOptions &options)
{
    std::unique_ptr<CsvWriter> writer(new CsvWriter(options));
    writer->m_device = &device;
    return writer;
}

Result<> CsvWriter::begin(const QStringList &header)
{
    if (m_options.byteOrderMark) {
        std::memcpy(reserve(3), "\xEF\xBB\xBF", 3);
        m_used += 3;
        m_rowStart = m_used;
    }
    if (header.isEmpty())
        return {};
    for (const QString &name : header)
        cell(name);
    return endRow();
}

Result<> CsvWriter::row(std::span<const QStringView> cells)
{
    for (const QStringView text : cells)
        cell(text);
    return endRow();
}

Result<> CsvWriter::append(QByteArrayView rows)
{
    if (m_failed)
        return fail(m_error);
    if (!rows.isEmpty()) {
        std::memcpy(reserve(rows.size()), rows.data(), static_cast<std::size_t>(rows.size()));
        m_used += rows.size();
        m_rowStart = m_used;
    }
    return m_used >= flushAt ? flush() : Result<>();
}

char *CsvWriter::reserve(qsizetype bytes)
{
    if (m_used + bytes > static_cast<qsizetype>(m_buffer.size()))
        m_buffer.resize(static_cast<std::size_t>((m_used + bytes) * 3 / 2));
    return m_buffer.data() + m_used;
}

void CsvWriter::startCell()
{
    if (m_cells++ > 0) {
        *reserve(1) = static_cast<char>(m_options.delimiter);
        ++m_used;
    }
}

/// Puts the text from `start` to the end of the buffer in quotes.
void CsvWriter::quoteFrom(qsizetype start)
{
    const char quote = static_cast<char>(m_options.quote);
    const auto quotes = std::count(m_buffer.data() + start, m_buffer.data() + m_used, quote);
    reserve(quotes + 2);
    char *from = m_buffer.data() + m_used;
    char *to = from + quotes + 2;
    m_used += quotes + 2;
    *--to = quote;
    while (from > m_buffer.data() + start) {
        const char c = *--from;
        *--to = c;
        if (c == quote)
            *--to = quote;
    }
    *--to = quote;
}

void CsvWriter::cell(QStringView text)
{
    startCell();
    const qsizetype start = m_used;
    char *out = reserve(text.size() * 3 + 1);
    bool quotes = m_options.quoteAll;
    if (!text.isEmpty()) {
        quotes = quotes || text.front() == u' ' || text.back() == u' ';
        // What a reader could take for a byte order mark or a `sep=` line.
        if (m_cells == 1 && (text.front() == u'\uFEFF' || text.startsWith(QStringLiteral("sep="), Qt::CaseInsensitive)))
            quotes = true;
        if (m_options.formulaGuard && mayNeedGuard(text[0].unicode()) && needsFormulaGuard(text)) {
            *out++ = '\'';
            quotes = quotes || m_special[static_cast<unsigned char>('\'')];
        }
    }
    const char16_t *p = text.utf16();
    const char16_t *end = p + text.size();
    for (; p < end && *p < 0x80; ++p) {
        quotes = quotes || m_special[*p];
        *out++ = static_cast<char>(*p);
    }
    for (; p < end; ++p) {
        const char16_t c = *p;
        if (c < 0x80) {
            quotes = quotes || m_special[c];
            *out++ = static_cast<char>(c);
        } else if (c < 0x800) {
            *out++ = static_cast<char>(0xC0 | c >> 6);
            *out++ = static_cast<char>(0x80 | (c & 0x3F));
        } else if (QChar::isHighSurrogate(c) && p + 1 < end && QChar::isLowSurrogate(p[1])) {
            const char32_t code = QChar::surrogateToUcs4(c, *++p);
            *out++ = static_cast<char>(0xF0 | code >> 18);
            *out++ = static_cast<char>(0x80 | (code >> 12 & 0x3F));
            *out++ = static_cast<char>(0x80 | (code >> 6 & 0x3F));
            *out++ = static_cast<char>(0x80 | (code & 0x3F));
        } else {
            // Half a surrogate pair has no UTF-8 form; U+FFFD marks the place.
            const char16_t safe = QChar::isSurrogate(c) ? u'\uFFFD' : c;
            *out++ = static_cast<char>(0xE0 | safe >> 12);
            *out++ = static_cast<char>(0x80 | (safe >> 6 & 0x3F));
            *out++ = static_cast<char>(0x80 | (safe & 0x3F));
        }
    }
    m_used = out - m_buffer.data();
    if (quotes)
        quoteFrom(start);
}

void CsvWriter::cellUtf8(QByteArrayView text)
{
    startCell();
    const qsizetype start = m_used;
    char *out = reserve(text.size() + 1);
    bool quotes = m_options.quoteAll;
    if (!text.isEmpty()) {
        quotes = quotes || text.front() == ' ' || text.back() == ' ';
        if (m_cells == 1 && (text.startsWith("\xEF\xBB\xBF") ||
                             (text.size() >= 4 && text.first(4).compare("sep=", Qt::CaseInsensitive) == 0)))
            quotes = true;
        const auto first = static_cast<unsigned char>(text.front());
        if (m_options.formulaGuard && mayNeedGuard(first >= 0xEF ? 0xFF00 : first) &&
            needsFormulaGuard(QString::fromUtf8(text))) {
            *out++ = '\'';
            quotes = quotes || m_special[static_cast<unsigned char>('\'')];
        }
    }
    for (const char c : text) {
        quotes = quotes || m_special[static_cast<unsigned char>(c)];
        *out++ = c;
    }
    m_used = out - m_buffer.data();
    if (quotes)
        quoteFrom(start);
}

Result<> CsvWriter::endRow()
{
    if (m_failed)
        return fail(m_error);
    if (m_cells == 1 && m_used == m_rowStart) {
        char *out = reserve(2);
        out[0] = out[1] = static_cast<char>(m_options.quote);
        m_used += 2;
    }
    m_cells = 0;
    char *out = reserve(2);
    if (m_options.crlf)
        *out++ = '\r';
    *out++ = '\n';
    m_used = out - m_buffer.data();
    m_rowStart = m_used;
    if (m_used >= flushAt)
        return flush();
    return {};
}

Result<> CsvWriter::flush()
{
    qsizetype done = 0;
    while (done < m_used && !m_failed) {
        const qint64 wrote = m_device->write(m_buffer.data() + done, m_used - done);
        if (wrote <= 0) {
            m_failed = true;
            m_error = writeError(*m_device);
            if (m_file)
                m_file->cancelWriting();
        }
        done += wrote;
    }
    m_used = m_rowStart = 0;
    if (m_failed)
        return fail(m_error);
    return {};
}

Result<> CsvWriter::finish()
{
    TRY(flush());
    if (m_file) {
        if (!m_file->commit()) {
            m_failed = true;
            m_error = writeError(*m_file);
            return fail(m_error);
        }
    } else if (auto *file = qobject_cast<QFileDevice *>(m_device); file != nullptr && !file->flush()) {
        m_failed = true;
        m_error = writeError(*file);
        return fail(m_error);
    }
    m_finished = true;
    return {};
}

}  // namespace fieldfare
