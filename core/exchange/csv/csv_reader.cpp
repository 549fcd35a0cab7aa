// SPDX-License-Identifier: GPL-3.0-or-later
#include "exchange/csv/csv_reader.h"

#include "exchange/file_kind.h"
#include "exchange/text.h"

#include <QFile>
#include <QFileInfo>
#include <QSet>

#include <cstring>

#if defined(__SSE2__) || defined(_M_X64)
#include <bit>
#include <emmintrin.h>
#define FIELDFARE_SSE2 1
#endif

namespace fieldfare {

namespace {

/// First position in [p, end) that holds one of four characters; `end` when none does.
const char16_t *findAny(const char16_t *p, const char16_t *end, char16_t a, char16_t b, char16_t c, char16_t d)
{
#ifdef FIELDFARE_SSE2
    const __m128i va = _mm_set1_epi16(static_cast<short>(a));
    const __m128i vb = _mm_set1_epi16(static_cast<short>(b));
    const __m128i vc = _mm_set1_epi16(static_cast<short>(c));
    const __m128i vd = _mm_set1_epi16(static_cast<short>(d));
    while (end - p >= 8) {
        const __m128i x = _mm_loadu_si128(reinterpret_cast<const __m128i *>(p));
        const __m128i hit = _mm_or_si128(_mm_or_si128(_mm_cmpeq_epi16(x, va), _mm_cmpeq_epi16(x, vb)),
                                         _mm_or_si128(_mm_cmpeq_epi16(x, vc), _mm_cmpeq_epi16(x, vd)));
        const auto mask = static_cast<unsigned>(_mm_movemask_epi8(hit));
        if (mask != 0)
            return p + std::countr_zero(mask) / 2;
        p += 8;
    }
#endif
    while (p < end && *p != a && *p != b && *p != c && *p != d)
        ++p;
    return p;
}

}  // namespace

QStringList uniqueColumnNames(const QStringList &names)
{
    QStringList filled = names;
    for (qsizetype i = 0; i < filled.size(); ++i) {
        if (filled[i].trimmed().isEmpty())
            filled[i] = ExchangeText::tr("Column %1").arg(i + 1);
    }
    QSet<QString> taken(filled.cbegin(), filled.cend());
    QSet<QString> seen;
    QHash<QString, int> next;
    for (QString &name : filled) {
        if (!seen.contains(name)) {
            seen.insert(name);
            continue;
        }
        int &number = next[name];
        QString candidate;
        do {
            candidate = name + u'_' + QString::number(++number);
        } while (taken.contains(candidate));
        taken.insert(candidate);
        seen.insert(candidate);
        name = candidate;
    }
    return filled;
}

CsvReader::CsvReader(const CsvOptions &options) : m_options(options) {}

Result<std::unique_ptr<CsvReader>> CsvReader::open(const QString &path, const CsvOptions &options)
{
    TRY(expectReadableFile(path));
    auto file = std::make_unique<QFile>(path);
    if (!file->open(QIODevice::ReadOnly | QIODevice::Unbuffered))
        return fail(ErrorCode::Io, ExchangeText::tr("The file \"%1\" cannot be opened.").arg(path),
                    file->errorString());
    if (!file->isSequential()) {
        TRY(expectDelimitedText(file->read(512), QFileInfo(path).fileName()));
        if (!file->seek(0))
            return fail(ErrorCode::Io, ExchangeText::tr("The file \"%1\" cannot be read.").arg(path),
                        file->errorString());
    }
    return fromDevice(std::move(file), options);
}

Result<std::unique_ptr<CsvReader>> CsvReader::fromDevice(std::unique_ptr<QIODevice> device, const CsvOptions &options)
{
    std::unique_ptr<CsvReader> reader(new CsvReader(options));
    TRY_ASSIGN(reader->m_decoder, TextDecoder::create(options.encoding));
    reader->m_bytesTotal = device->isSequential() ? 0 : device->size() - device->pos();
    if (reader->m_bytesTotal > 0)
        reader->m_chunk = std::min<qsizetype>(CsvReader::chunkBytes, reader->m_bytesTotal);
    reader->m_device = std::move(device);
    reader->m_bytes.resize(static_cast<std::size_t>(reader->m_chunk + 16));
    reader->m_buffer.resize(static_cast<std::size_t>(TextDecoder::room(reader->m_chunk + 16)) + 64);
    TRY(reader->start());
    return reader;
}

Result<std::unique_ptr<CsvReader>> CsvReader::fromText(QStringView text, const CsvOptions &options)
{
    std::unique_ptr<CsvReader> reader(new CsvReader(options));
    reader->m_buffer.assign(text.utf16(), text.utf16() + text.size());
    reader->m_pos = reader->m_buffer.data();
    reader->m_end = reader->m_pos + text.size();
    reader->m_bytesRead = reader->m_bytesTotal = text.size() * 2;
    reader->m_inputDone = true;
    if (const qsizetype nul = text.indexOf(QChar(u'\0')); nul >= 0) {
        reader->m_end = reader->m_pos + nul;
        reader->stopWith(ErrorCode::InvalidInput, ExchangeText::tr("There is a NUL character in the text."));
    }
    TRY(reader->start());
    return reader;
}

SourceProgress CsvReader::progress() const { return {m_bytesRead, m_bytesTotal}; }

QString CsvReader::where(qsizetype column) const
{
    return ExchangeText::tr("Line %1, column %2: ").arg(m_line).arg(column);
}

void CsvReader::stopWith(ErrorCode code, const QString &message, const QString &details)
{
    if (m_stopped)
        return;
    m_stopped = code;
    m_stopMessage = message;
    m_stopDetails = details;
}

/// Decodes the next piece of the file behind the text not read yet. False when there is none, also after an error.
bool CsvReader::refill()
{
    if (m_inputDone)
        return false;
    const qsizetype unread = m_end - m_pos;
    if (unread > 0 && m_pos != m_buffer.data())
        std::memmove(m_buffer.data(), m_pos, static_cast<std::size_t>(unread) * sizeof(char16_t));
    m_pos = m_buffer.data();
    m_end = m_pos + unread;
    for (;;) {
        if (m_options.stop.stop_requested()) {
            stopWith(ErrorCode::Cancelled, ExchangeText::tr("Reading was cancelled."));
            m_inputDone = true;
            return false;
        }
        const qint64 got = m_device->read(m_bytes.data() + m_carried, m_chunk);
        if (got < 0) {
            stopWith(ErrorCode::Io, ExchangeText::tr("The file could not be read further."), m_device->errorString());
            m_inputDone = true;
            return false;
        }
        const bool last = got == 0;
        m_bytesRead += got;
        char16_t *out = m_buffer.data() + unread;
        const TextDecoder::Step step = m_decoder->decode(m_bytes.data(), m_carried + got, last, out);
        const qint64 offset = m_bytesRead - (m_carried + got) + step.consumed;
        m_carried = m_carried + got - step.consumed;
        if (step.ok && m_carried > 0)
            std::memmove(m_bytes.data(), m_bytes.data() + step.consumed, static_cast<std::size_t>(m_carried));
        m_end = out + step.produced;
        m_inputDone = last || !step.ok;
        if (!step.ok) {
            stopWith(
                ErrorCode::InvalidInput,
                ExchangeText::tr(
                    "the bytes at position %1 are not valid %2. Choose the encoding the file was saved in (for example "
                    "windows-1252 or GB18030), or save the file as UTF-8.")
                    .arg(offset)
                    .arg(QString::fromLatin1(m_decoder->name())));
        }
        if (const qsizetype nul = QStringView(out, m_end).indexOf(QChar(u'\0')); nul >= 0) {
            m_end = out + nul;
            m_inputDone = true;
            m_stopped.reset();
            stopWith(ErrorCode::InvalidInput,
                     ExchangeText::tr("there is a NUL character, which text files do not hold. The file is damaged, of "
                                      "another kind, or saved as UTF-16: save it as CSV (UTF-8)."));
        }
        if (m_end > out)
            return true;
        if (m_inputDone)
            return false;
    }
}

bool CsvReader::lookAhead(qsizetype count)
{
    while (m_end - m_pos < count) {
        const qsizetype before = m_end - m_pos;
        if (!refill() || m_end - m_pos == before)
            break;
    }
    return m_end - m_pos >= count;
}

void CsvReader::takeNewline()
{
    const char16_t first = *m_pos++;
    if (first == u'\r' && more() && *m_pos == u'\n')
        ++m_pos;
    ++m_line;
}

void CsvReader::skipLine()
{
    while (more()) {
        m_pos = findAny(m_pos, m_end, u'\n', u'\r', u'\n', u'\n');
        if (m_pos < m_end) {
            takeNewline();
            return;
        }
    }
}

/// An unquoted first line `sep=;` tells spreadsheet programs the delimiter.
void CsvReader::readSepLine()
{
    (void)lookAhead(6);
    const QStringView start(m_pos, std::min<qsizetype>(m_end - m_pos, 6));
    if (start.size() < 5 || !start.startsWith(QStringLiteral("sep="), Qt::CaseInsensitive) || start[4] == u'\n' ||
        start[4] == u'\r' || (start.size() == 6 && start[5] != u'\n' && start[5] != u'\r'))
        return;
    m_options.dialect.delimiter = start[4].unicode();
    skipLine();
}

Result<> CsvReader::start()
{
    if (more() && *m_pos == u'\uFEFF')
        ++m_pos;
    if (m_options.sepLine)
        readSepLine();
    for (int i = 0; i < m_options.skipLines && more(); ++i)
        skipLine();
    if (!m_options.header)
        return {};
    TableRow names;
    TRY_ASSIGN(const bool found, record(names));
    if (!found)
        return {};
    for (qsizetype i = 0; i < names.size(); ++i)
        m_rawHeader.append(names.text(i));
    m_header = uniqueColumnNames(m_rawHeader);
    m_width = names.size();
    return {};
}

bool CsvReader::atComment()
{
    const QString &comment = m_options.dialect.comment;
    if (comment.isEmpty() || !lookAhead(comment.size()))
        return false;
    return QStringView(m_pos, comment.size()) == comment;
}

Result<bool> CsvReader::next(TableRow &row)
{
    for (;;) {
        TRY_ASSIGN(const bool found, record(row));
        if (!found)
            return false;
        if (m_width < 0)
            m_width = row.size();
        if (row.size() == m_width)
            return true;
        if (row.size() == 1 && row.isBlank()) {
            if (!m_options.keepBlankLines)
                continue;
            return true;
        }
        note(row.size() < m_width ? SourceNote::Kind::TooFewCells : SourceNote::Kind::TooManyCells, row.line(), 0,
             row.size());
        return true;
    }
}

Result<bool> CsvReader::record(TableRow &row)
{
    const char16_t delimiter = m_options.dialect.delimiter;
    const auto stopped = [this](qsizetype column) {
        // A cancelled reading has no place in the file.
        const QString message = *m_stopped == ErrorCode::Cancelled ? m_stopMessage : where(column) + m_stopMessage;
        return fail(*m_stopped, message, m_stopDetails);
    };
    row.clear(m_line);
    m_cellNumber = 1;
    while (atComment())
        skipLine();
    row.clear(m_line);
    if (!more()) {
        if (m_stopped)
            return stopped(1);
        return false;
    }
    for (;; ++m_cellNumber) {
        if (m_options.dialect.skipInitialSpace) {
            while (more() && *m_pos == u' ')
                ++m_pos;
        }
        const bool quoted = m_options.dialect.quote != 0 && more() && *m_pos == m_options.dialect.quote;
        if (!(quoted ? quotedCell(row) : unquotedCell(row)))
            return stopped(m_cellNumber);
        row.endCell();
        if (row.size() > m_options.columnLimit) {
            stopWith(ErrorCode::InvalidInput,
                     ExchangeText::tr("the row has more than %1 cells. The delimiter is probably another one, or the "
                                      "file is not a table.")
                         .arg(m_options.columnLimit));
            return stopped(m_cellNumber);
        }
        if (!more()) {
            if (m_stopped)
                return stopped(m_cellNumber);
            return true;
        }
        if (*m_pos == delimiter) {
            ++m_pos;
            continue;
        }
        takeNewline();
        return true;
    }
}

bool CsvReader::room(const TableRow &row, qsizetype extra)
{
    if (row.openLength() + extra <= m_options.cellLimit && row.textLength() + extra <= m_options.rowLimit)
        return true;
    stopWith(ErrorCode::InvalidInput, ExchangeText::tr("the cell that begins on line %1 is longer than %2 characters. "
                                                       "Probably a closing quote is missing there, or the "
                                                       "file is not a table: correct that line and import again.")
                                          .arg(row.line())
                                          .arg(m_options.cellLimit));
    return false;
}

/// Leaves the position at the delimiter or line end, or at the end of the input. False: m_stopped says why.
bool CsvReader::unquotedCell(TableRow &row)
{
    const char16_t delimiter = m_options.dialect.delimiter;
    const char16_t escape = m_options.dialect.escape != 0 ? m_options.dialect.escape : delimiter;
    while (more()) {
        const char16_t *run = findAny(m_pos, m_end, delimiter, u'\n', u'\r', escape);
        if (!room(row, run - m_pos))
            return false;
        row.append(m_pos, run - m_pos);
        m_pos = run;
        if (run == m_end)
            continue;
        if (*run == delimiter || *run == u'\n' || *run == u'\r')
            return true;
        // An escape: before a quote, another escape or a delimiter it means that character, else itself.
        char16_t meant = *m_pos++;
        if (more() && (*m_pos == m_options.dialect.quote || *m_pos == escape || *m_pos == delimiter))
            meant = *m_pos++;
        row.append(meant);
    }
    return !m_stopped;
}

/// As unquotedCell; begins at the opening quote.
bool CsvReader::quotedCell(TableRow &row)
{
    const char16_t delimiter = m_options.dialect.delimiter;
    const char16_t quote = m_options.dialect.quote;
    const char16_t escape = m_options.dialect.escape != 0 ? m_options.dialect.escape : quote;
    const qint64 opened = m_line;
    ++m_pos;
    while (more()) {
        const char16_t *run = findAny(m_pos, m_end, quote, u'\n', u'\r', escape);
        if (!room(row, run - m_pos))
            return false;
        row.append(m_pos, run - m_pos);
        m_pos = run;
        if (run == m_end)
            continue;
        const char16_t found = *m_pos;
        if (found == u'\n' || found == u'\r') {
            row.append(found);
            ++m_pos;
            if (found == u'\r' && more() && *m_pos == u'\n') {
                row.append(u'\n');
                ++m_pos;
            }
            ++m_line;
            continue;
        }
        ++m_pos;
        if (found != quote) {  // an escape character of its own
            const bool escapes = more() && (*m_pos == quote || *m_pos == escape);
            row.append(escapes ? *m_pos++ : found);
            continue;
        }
        if (!more())
            return !m_stopped;
        if (*m_pos == quote) {
            row.append(quote);
            ++m_pos;
            continue;
        }
        qsizetype blanks = 0;
        while (more() && *m_pos == u' ' && delimiter != u' ') {
            ++blanks;
            ++m_pos;
        }
        if (!more())
            return !m_stopped;
        if (*m_pos == delimiter || *m_pos == u'\n' || *m_pos == u'\r')
            return true;
        note(SourceNote::Kind::StrayQuote, m_line, m_cellNumber, 0);
        if (!room(row, blanks + 1))
            return false;
        row.append(quote);
        for (; blanks > 0; --blanks)
            row.append(u' ');
    }
    if (!m_stopped) {
        stopWith(ErrorCode::InvalidInput, ExchangeText::tr("the quote opened on line %1 is never closed. Add the "
                                                           "missing quote there, or choose another quote character.")
                                              .arg(opened));
    }
    return false;
}

void CsvReader::note(SourceNote::Kind kind, qint64 line, qsizetype column, qsizetype cells)
{
    QString message;
    const bool keep = m_notes.first.size() < SourceNotes::kept;
    switch (kind) {
    case SourceNote::Kind::TooFewCells:
        ++m_notes.tooFewCells;
        if (keep)
            message = ExchangeText::tr("Line %1 has %2 cells, %3 were expected; the missing ones are read as empty.")
                          .arg(line)
                          .arg(cells)
                          .arg(m_width);
        break;
    case SourceNote::Kind::TooManyCells:
        ++m_notes.tooManyCells;
        if (keep)
            message = ExchangeText::tr(
                          "Line %1 has %2 cells, only %3 were expected. Is a text with the delimiter in it not quoted?")
                          .arg(line)
                          .arg(cells)
                          .arg(m_width);
        break;
    case SourceNote::Kind::StrayQuote:
        ++m_notes.strayQuotes;
        if (keep)
            message =
                ExchangeText::tr("Line %1, column %2: a quote inside the text is not doubled; it is kept as text.")
                    .arg(line)
                    .arg(column);
        break;
    // Not of text files.
    case SourceNote::Kind::UnreadCell:
    case SourceNote::Kind::NotCarried: return;
    }
    if (keep)
        m_notes.first.push_back({kind, line, column, message});
}

}  // namespace fieldfare
