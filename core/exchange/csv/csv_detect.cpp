// SPDX-License-Identifier: GPL-3.0-or-later
#include "exchange/csv/csv_detect.h"

#include "exchange/csv/csv_reader.h"
#include "exchange/file_kind.h"
#include "exchange/text.h"
#include "exchange/value_detect.h"

#include <QFile>
#include <QFileInfo>
#include <QHash>
#include <QSet>

#include <uchardet/uchardet.h>

#include <algorithm>
#include <cmath>
#include <memory>

namespace fieldfare {

namespace {

constexpr qsizetype sampleBytes = 256 * 1024;
constexpr qsizetype dialectCharacters = 64 * 1024;
constexpr int dialectRows = 500;

/// The sample decoded, or nothing when it is not valid in that encoding. A character cut at the end is no error.
std::optional<QString> decoded(QByteArrayView sample, const QByteArray &encoding)
{
    auto decoder = TextDecoder::create(encoding);
    if (!decoder)
        return std::nullopt;
    std::vector<char16_t> text(static_cast<std::size_t>(TextDecoder::room(sample.size())));
    const auto step = decoder->decode(sample.data(), sample.size(), false, text.data());
    if (!step.ok)
        return std::nullopt;
    return QString(reinterpret_cast<const QChar *>(text.data()), step.produced);
}

/// Chinese text in GB2312 and its successors is made of pairs of high bytes, most of them in the table's part of common
/// characters. Western text has its high bytes alone between letters.
bool looksLikeGb(QByteArrayView sample)
{
    qsizetype high = 0;
    qsizetype common = 0;
    for (qsizetype i = 0; i < sample.size(); ++i) {
        const auto a = static_cast<unsigned char>(sample[i]);
        if (a < 0x80)
            continue;
        ++high;
        if (i + 1 == sample.size())
            break;
        const auto b = static_cast<unsigned char>(sample[i + 1]);
        if (b < 0x40)
            continue;
        ++i;
        if (b >= 0x80)
            ++high;
        if ((a >= 0xB0 && a <= 0xD7 && b >= 0xA1) || (a >= 0xA1 && a <= 0xA3 && b >= 0xA1))
            common += b >= 0x80 ? 2 : 1;
    }
    return high >= 4 && common * 10 >= high * 8;
}

/// UTF-16 without a mark: Latin text has a zero in every second byte.
QByteArray utf16ByZeros(QByteArrayView sample)
{
    qsizetype zeros[2] = {};
    for (qsizetype i = 0; i < sample.size(); ++i)
        zeros[i % 2] += sample[i] == 0 ? 1 : 0;
    const qsizetype half = sample.size() / 2;
    if (half < 2)
        return {};
    if (zeros[1] * 10 > half * 3 && zeros[0] * 20 < half)
        return "UTF-16LE";
    if (zeros[0] * 10 > half * 3 && zeros[1] * 20 < half)
        return "UTF-16BE";
    return {};
}

/// A few accented letters are too few for statistics; when all of them are common in western Europe, that is the better bet.
bool isPlainlyWestern(QByteArrayView sample)
{
    static constexpr QStringView common = u"äöüÄÖÜßéèêëÉÈàâáÀÁçÇñÑôóòÓîïíÍûúùÚåÅøØæÆœ€’‘“”„–—…°£§«»©®·";
    const auto text = decoded(sample, "windows-1252");
    if (!text)
        return false;
    int high = 0;
    for (const QChar c : *text) {
        if (c.unicode() < 0x80)
            continue;
        if (++high > 40 || !common.contains(c))
            return false;
    }
    return true;
}

QByteArray guessByStatistics(QByteArrayView sample)
{
    const std::unique_ptr<uchardet, void (*)(uchardet_t)> detector(uchardet_new(), uchardet_delete);
    if (uchardet_handle_data(detector.get(), sample.data(), static_cast<size_t>(sample.size())) != 0)
        return {};
    uchardet_data_end(detector.get());
    return uchardet_get_charset(detector.get());
}

struct Candidate {
    CsvDialect dialect;
    double score = -1;
    qsizetype columns = 1;
};

/// How well a dialect explains the sample: rows of one length, few cells that hold other delimiters, no broken quotes.
Candidate scored(QStringView text, const CsvDialect &dialect, bool complete)
{
    CsvOptions options;
    options.dialect = dialect;
    options.header = false;
    options.sepLine = false;
    options.cellLimit = dialectCharacters + 1;
    Candidate candidate;
    candidate.dialect = dialect;
    auto reader = CsvReader::fromText(text, options);
    if (!reader)
        return candidate;
    QHash<qsizetype, int> lengths;
    TableRow row;
    int rows = 0;
    qsizetype lastLength = 0;
    qsizetype firstLength = 0;
    qint64 odd = 0;
    qint64 cells = 0;
    bool broken = false;
    bool ended = false;
    while (rows < dialectRows) {
        const auto got = (*reader)->next(row);
        if (!got) {
            broken = complete;
            break;
        }
        if (!*got) {
            ended = true;
            break;
        }
        ++rows;
        if (rows == 1)
            firstLength = row.size();
        lastLength = row.size();
        ++lengths[row.size()];
        cells += row.size();
        for (qsizetype i = 0; i < row.size(); ++i) {
            const QStringView cell = row[i];
            for (const char16_t other : {u';', u'\t', u'|', u','}) {
                if (other == u',' && tryDecimal(cell, u','))
                    continue;
                if (other != dialect.delimiter && cell.contains(QChar(other))) {
                    odd += other == u',' ? 1 : 3;
                    break;
                }
            }
            if (dialect.quote != u'"' && cell.startsWith(u'"'))
                odd += 3;
        }
    }
    // The last row of a cut sample is cut itself.
    if (ended && !complete && rows > 1) {
        if (--lengths[lastLength] == 0)
            lengths.remove(lastLength);
        --rows;
    }
    if (rows == 0)
        return candidate;
    qsizetype usual = 1;
    int most = 0;
    for (auto it = lengths.cbegin(); it != lengths.cend(); ++it) {
        if (it.value() > most || (it.value() == most && it.key() > usual)) {
            most = it.value();
            usual = it.key();
        }
    }
    candidate.columns = usual;
    const double consistency = double(most) / rows;
    const double width = usual == 1 ? 0.15 : 1.0 - 0.3 / double(usual);
    const double clean = 1.0 / (1.0 + 2.0 * double(odd) / double(std::max<qint64>(cells, 1)));
    const double quotes = 1.0 / (1.0 + 5.0 * double((*reader)->notes().strayQuotes) / rows);
    const double head = firstLength == usual ? 1.0 : 0.85;
    candidate.score = consistency * consistency * width * clean * quotes * head * (broken ? 0.3 : 1.0);
    return candidate;
}

bool hasQuotedCell(QStringView text, char16_t quote)
{
    for (qsizetype i = text.indexOf(QChar(quote)); i >= 0; i = text.indexOf(QChar(quote), i + 1)) {
        if (i == 0 || QStringView(u",;\t|\n\r :^~").contains(text[i - 1]))
            return true;
    }
    return false;
}

Candidate bestDialect(QStringView text, bool complete)
{
    std::vector<char16_t> quotes{u'"'};
    if (!hasQuotedCell(text, u'"') && hasQuotedCell(text, u'\''))
        quotes.push_back(u'\'');
    Candidate best;
    for (const char16_t quote : quotes) {
        for (const char16_t delimiter : {u',', u';', u'\t', u'|', u'^', u'~', u'\x1f', u'\x1e', u':'}) {
            if (!text.contains(QChar(delimiter)) && delimiter != u',')
                continue;
            CsvDialect dialect;
            dialect.delimiter = delimiter;
            dialect.quote = quote;
            Candidate candidate = scored(text, dialect, complete);
            if (quote == u'\'')
                candidate.score *= 0.9;
            if (delimiter == u'^' || delimiter == u'~')
                candidate.score *= 0.9;
            if (delimiter == u':')
                candidate.score *= 0.6;  // more often part of a time or an address
            if (candidate.score > best.score)
                best = candidate;
        }
    }
    // Variants of the delimiter found; each must explain the text better.
    const QString blankQuote = QString(QChar(best.dialect.delimiter)) + u' ' + QChar(best.dialect.quote);
    if (best.dialect.delimiter != u' ' && text.contains(blankQuote)) {
        CsvDialect dialect = best.dialect;
        dialect.skipInitialSpace = true;
        const Candidate candidate = scored(text, dialect, complete);
        if (candidate.score >= best.score && candidate.columns <= best.columns)
            best = candidate;
    }
    const QString backslashQuote = QString(u'\\') + QChar(best.dialect.quote);
    if (text.contains(backslashQuote)) {
        CsvDialect dialect = best.dialect;
        dialect.escape = u'\\';
        const Candidate candidate = scored(text, dialect, complete);
        if (candidate.score > best.score)
            best = candidate;
    }
    return best;
}

/// The first row names columns when its cells are filled, different and unlike values, above all unlike the values below.
bool looksLikeHeader(QStringView text, const CsvDialect &dialect)
{
    CsvOptions options;
    options.dialect = dialect;
    options.header = false;
    auto reader = CsvReader::fromText(text, options);
    if (!reader)
        return true;
    TableRow first;
    const auto got = (*reader)->next(first);
    if (!got || !*got)
        return true;
    std::vector<TableRow> rows;
    TableRow row;
    while (rows.size() < 50) {
        const auto more = (*reader)->next(row);
        if (!more || !*more)
            break;
        rows.push_back(row);
    }
    QSet<QString> names;
    int against = 0;
    int favour = 0;
    for (qsizetype i = 0; i < first.size(); ++i) {
        const QString name = first.text(i).trimmed();
        if (name.isEmpty()) {
            if (first.size() <= 3)
                ++against;
            continue;
        }
        if (names.contains(name))
            ++against;
        names.insert(name);
        const ColumnKind kind = kindOfValue(name);
        if (kind != ColumnKind::Text) {
            against += 3;
            continue;
        }
        if (name.size() > 60)
            ++against;
        int valued = 0;
        int filled = 0;
        bool repeated = false;
        for (const TableRow &below : rows) {
            if (below[i].isEmpty())
                continue;
            ++filled;
            valued += kindOfValue(below[i]) != ColumnKind::Text ? 1 : 0;
            repeated = repeated || below[i] == name;
        }
        if (filled > 0 && valued * 2 > filled)
            favour += 2;
        if (repeated)
            against += 2;
    }
    if (favour == 0 && against == 0) {
        // Only text everywhere: several columns usually have names, a bare list usually has none.
        return first.size() > 1;
    }
    return favour >= against;
}

QString delimiterName(char16_t delimiter)
{
    switch (delimiter) {
    case u',': return ExchangeText::tr("comma");
    case u';': return ExchangeText::tr("semicolon");
    case u'\t': return ExchangeText::tr("tab");
    case u'|': return ExchangeText::tr("vertical bar");
    default:
        return delimiter < 0x20 ? ExchangeText::tr("control character %1").arg(int(delimiter))
                                : QString(QChar(delimiter));
    }
}

}  // namespace

QByteArray detectEncoding(QByteArrayView sample, bool complete, bool *certain)
{
    *certain = true;
    if (sample.startsWith("\xEF\xBB\xBF"))
        return "UTF-8";
    if (sample.startsWith(QByteArrayView("\xFF\xFE\x00\x00", 4)))
        return "UTF-32LE";
    if (sample.startsWith("\xFF\xFE"))
        return "UTF-16LE";
    if (sample.startsWith("\xFE\xFF"))
        return "UTF-16BE";
    if (sample.startsWith("\x84\x31\x95\x33"))
        return "GB18030";
    if (const QByteArray wide = utf16ByZeros(sample); !wide.isEmpty())
        return wide;
    const bool ascii =
        std::all_of(sample.begin(), sample.end(), [](char c) { return static_cast<unsigned char>(c) < 0x80; });
    if (ascii) {
        *certain = complete;
        return "UTF-8";
    }
    if (decoded(sample, "UTF-8"))
        return "UTF-8";
    *certain = false;
    if (looksLikeGb(sample) && decoded(sample, "GB18030"))
        return "GB18030";
    if (isPlainlyWestern(sample))
        return "windows-1252";
    QByteArray guess = guessByStatistics(sample);
    if (guess == "GB2312" || guess == "GBK" || guess == "HZ-GB-2312")
        guess = "GB18030";
    // The Windows code pages hold everything of their ISO relatives and more, and are what people really have.
    if (guess == "ISO-8859-1" || guess == "ISO-8859-15")
        guess = "windows-1252";
    else if (guess == "ISO-8859-9")
        guess = "windows-1254";
    if (!guess.isEmpty() && guess != "UTF-8" && guess != "ASCII" && decoded(sample, guess))
        return guess;
    return "windows-1252";
}

Result<CsvDetection> detectCsvBytes(QByteArrayView sample, bool complete, int skipLines)
{
    CsvDetection found;
    found.options.encoding = detectEncoding(sample, complete, &found.encodingCertain);
    const auto text = decoded(sample, found.options.encoding);
    if (!text) {
        return fail(
            ErrorCode::InvalidInput,
            ExchangeText::tr("The encoding of the file could not be found out. Save it as CSV (UTF-8) and try again."));
    }
    QStringView view = *text;
    if (view.startsWith(u'\uFEFF'))
        view = view.sliced(1);
    const qsizetype nul = view.indexOf(QChar(u'\0'));
    if (nul >= 0) {
        return fail(
            ErrorCode::InvalidInput,
            ExchangeText::tr("Line %1: there is a NUL character, which text files do not hold. The file is damaged or "
                             "of another kind: save the table as CSV (UTF-8).")
                .arg(view.first(nul).count(u'\n') + 1));
    }
    found.explanations.append(ExchangeText::tr("Encoding: %1").arg(QString::fromLatin1(found.options.encoding)));
    // The reader itself knows the sep= line; asking it for no rows tells the delimiter.
    bool sepLine = false;
    if (view.startsWith(QStringLiteral("sep="), Qt::CaseInsensitive)) {
        CsvOptions probe;
        probe.dialect.delimiter = 0;
        probe.header = false;
        if (auto reader = CsvReader::fromText(view, probe); reader && (*reader)->dialect().delimiter != 0) {
            found.options.dialect.delimiter = (*reader)->dialect().delimiter;
            sepLine = true;
            view = view.sliced(
                std::min<qsizetype>(view.size(), view.indexOf(view.size() > 5 ? view[5] : QChar(u'\n')) + 1));
            view = view.trimmed();
        }
    }
    found.options.skipLines = skipLines;
    for (int i = 0; i < skipLines && !view.isEmpty(); ++i) {
        const auto *end = std::find_if(view.begin(), view.end(), [](QChar c) { return c == u'\n' || c == u'\r'; });
        const qsizetype length = end - view.begin();
        const qsizetype gap = view.sliced(length).startsWith(u"\r\n") ? 2 : length < view.size() ? 1 : 0;
        view = view.sliced(length + gap);
    }
    const bool whole = complete && view.size() <= dialectCharacters;
    const QStringView part = view.left(dialectCharacters);
    if (!sepLine) {
        const Candidate best = bestDialect(part, whole);
        found.options.dialect = best.dialect;
        found.columns = best.columns;
    } else {
        found.columns = scored(part, found.options.dialect, whole).columns;
    }
    found.headerLikely = looksLikeHeader(part, found.options.dialect);
    found.options.header = found.headerLikely;
    found.explanations.append(ExchangeText::tr("Delimiter: %1").arg(delimiterName(found.options.dialect.delimiter)));
    if (found.options.dialect.quote != u'"')
        found.explanations.append(ExchangeText::tr("Quotes: %1").arg(QChar(found.options.dialect.quote)));
    if (found.options.dialect.escape != 0)
        found.explanations.append(ExchangeText::tr("A backslash stands before quotes inside texts"));
    found.explanations.append(found.headerLikely ? ExchangeText::tr("The first row names the columns")
                                                 : ExchangeText::tr("The first row is data"));
    return found;
}

Result<CsvDetection> detectCsv(const QString &path, int skipLines)
{
    TRY(expectReadableFile(path));
    QFile file(path);
    if (!file.open(QIODevice::ReadOnly | QIODevice::Unbuffered))
        return fail(ErrorCode::Io, ExchangeText::tr("The file \"%1\" cannot be opened.").arg(path), file.errorString());
    const QByteArray sample = file.read(sampleBytes);
    if (sample.isEmpty() && file.error() != QFileDevice::NoError)
        return fail(ErrorCode::Io, ExchangeText::tr("The file \"%1\" cannot be read.").arg(path), file.errorString());
    TRY(expectDelimitedText(sample, QFileInfo(path).fileName()));
    TRY_ASSIGN(CsvDetection found, detectCsvBytes(sample, sample.size() < sampleBytes, skipLines));
    if (found.encodingCertain || file.isSequential() || found.options.encoding != "UTF-8")
        return found;
    // ASCII so far: the first byte beyond it decides, wherever it stands.
    QByteArray piece(sampleBytes, Qt::Uninitialized);
    for (qint64 got = file.read(piece.data(), piece.size()); got > 0; got = file.read(piece.data(), piece.size())) {
        const auto *end = piece.constData() + got;
        const auto *high =
            std::find_if(piece.constData(), end, [](char c) { return static_cast<unsigned char>(c) >= 0x80; });
        if (high == end)
            continue;
        QByteArray rest(high, end - high);
        rest += file.read(sampleBytes);
        found.options.encoding = detectEncoding(rest, false, &found.encodingCertain);
        found.explanations[0] = ExchangeText::tr("Encoding: %1").arg(QString::fromLatin1(found.options.encoding));
        return found;
    }
    found.encodingCertain = true;
    return found;
}

}  // namespace fieldfare
