// SPDX-License-Identifier: GPL-3.0-or-later
#include "exchange/vcard/vcard_lines.h"

#include "exchange/csv/csv_detect.h"
#include "exchange/csv/text_decoder.h"
#include "exchange/text.h"

namespace fieldfare {

namespace {

constexpr qint64 chunkBytes = 64 * 1024;

bool startsFold(const QByteArray &line) { return line.startsWith(' ') || line.startsWith('\t'); }

/// ^n, ^' and ^^ of RFC 6868.
QString parameterText(const QByteArray &raw)
{
    QString text = QString::fromUtf8(raw).trimmed();
    if (text.contains(u'^')) {
        QString plain;
        for (qsizetype i = 0; i < text.size(); ++i) {
            const QChar next = i + 1 < text.size() ? text[i + 1] : QChar();
            if (text[i] == u'^' && (next == u'n' || next == u'\'' || next == u'^')) {
                plain += next == u'n' ? u'\n' : next == u'^' ? u'^' : u'"';
                ++i;
            } else {
                plain += text[i];
            }
        }
        text = plain;
    }
    return text;
}

/// Splits the head of a property at ';', leaving quoted parts whole.
QList<QByteArray> headParts(const QByteArray &head)
{
    QList<QByteArray> parts;
    QByteArray part;
    bool quoted = false;
    for (const char c : head) {
        if (c == '"')
            quoted = !quoted;
        if (c == ';' && !quoted) {
            parts.append(part);
            part.clear();
        } else {
            part += c;
        }
    }
    parts.append(part);
    return parts;
}

void addParameter(VCardProperty &property, const QByteArray &raw)
{
    const qsizetype equals = raw.indexOf('=');
    if (equals < 0) {
        const QString bare = parameterText(raw).toUpper();
        const bool encoding = bare == QLatin1String("QUOTED-PRINTABLE") || bare == QLatin1String("BASE64") ||
                              bare == QLatin1String("B") || bare == QLatin1String("8BIT") ||
                              bare == QLatin1String("7BIT");
        if (!bare.isEmpty())
            property.parameters.insert(encoding ? QStringLiteral("ENCODING") : QStringLiteral("TYPE"), bare);
        return;
    }
    const QString name = QString::fromLatin1(raw.left(equals)).trimmed().toUpper();
    QByteArray value;
    bool quoted = false;
    const auto take = [&] {
        if (!value.isEmpty())
            property.parameters.insert(name, parameterText(value));
        value.clear();
    };
    for (qsizetype i = equals + 1; i < raw.size(); ++i) {
        if (raw[i] == '"')
            quoted = !quoted;
        // Some write TYPE="work,voice": types never hold a comma.
        else if (raw[i] == ',' && (!quoted || name == QLatin1String("TYPE")))
            take();
        else
            value += raw[i];
    }
    take();
}

/// The colon that ends the head; one in quotes does not.
qsizetype endOfHead(const QByteArray &line)
{
    bool quoted = false;
    for (qsizetype i = 0; i < line.size(); ++i) {
        if (line[i] == '"')
            quoted = !quoted;
        else if (line[i] == ':' && !quoted)
            return i;
    }
    return line.indexOf(':');
}

QByteArray fromQuotedPrintable(const QByteArray &encoded)
{
    QByteArray bytes;
    bytes.reserve(encoded.size());
    for (qsizetype i = 0; i < encoded.size(); ++i) {
        if (encoded[i] != '=') {
            bytes += encoded[i];
            continue;
        }
        bool ok = false;
        const int code = i + 2 < encoded.size() ? encoded.mid(i + 1, 2).toInt(&ok, 16) : 0;
        if (ok) {
            bytes += static_cast<char>(code);
            i += 2;
        } else if (i + 1 < encoded.size()) {
            bytes += encoded[i];
        }
    }
    return bytes;
}

std::optional<QString> decoded(const QByteArray &bytes, const QByteArray &encoding)
{
    auto decoder = TextDecoder::create(encoding);
    if (!decoder)
        return std::nullopt;
    QString text(TextDecoder::room(bytes.size()), Qt::Uninitialized);
    const auto step = decoder->decode(bytes.constData(), bytes.size(), true, reinterpret_cast<char16_t *>(text.data()));
    if (!step.ok || step.consumed != bytes.size())
        return std::nullopt;
    text.truncate(step.produced);
    return text;
}

}  // namespace

QStringList VCardProperty::types() const
{
    QStringList types;
    const QStringList all = parameters.values(QStringLiteral("TYPE"));
    // QMultiMap gives the last first.
    for (auto type = all.rbegin(); type != all.rend(); ++type)
        types.append(type->toLower());
    return types;
}

bool VCardProperty::isQuotedPrintable() const
{
    const QString encoding = parameters.value(QStringLiteral("ENCODING")).toUpper();
    return encoding == QLatin1String("QUOTED-PRINTABLE") || encoding == QLatin1String("Q");
}

bool VCardProperty::isBase64() const
{
    const QString encoding = parameters.value(QStringLiteral("ENCODING")).toUpper();
    return encoding == QLatin1String("BASE64") || encoding == QLatin1String("B");
}

Result<VCardLines> VCardLines::open(std::unique_ptr<QIODevice> device, std::stop_token stop)
{
    VCardLines lines;
    lines.m_stop = std::move(stop);
    lines.m_device = std::move(device);
    lines.m_total = lines.m_device->isSequential() ? 0 : lines.m_device->size();
    const QByteArray start = lines.m_device->peek(256 * 1024);
    if (start.startsWith("\xFF\xFE") || (start.size() > 1 && start[0] != '\0' && start[1] == '\0'))
        lines.m_utf16 = std::make_unique<QStringDecoder>(QStringDecoder::Utf16LE);
    else if (start.startsWith("\xFE\xFF") || (start.size() > 1 && start[0] == '\0' && start[1] != '\0'))
        lines.m_utf16 = std::make_unique<QStringDecoder>(QStringDecoder::Utf16BE);
    else {
        bool certain = false;
        lines.m_fallback = detectEncoding(start, start.size() >= lines.m_total, &certain);
    }
    if (lines.m_fallback.isEmpty() || lines.m_fallback == "UTF-8" || lines.m_fallback == "US-ASCII" ||
        lines.m_fallback == "ASCII")
        lines.m_fallback = "windows-1252";
    return lines;
}

Result<bool> VCardLines::fill()
{
    if (m_atEnd)
        return false;
    if (m_stop.stop_requested())
        return fail(ErrorCode::Cancelled, ExchangeText::tr("Reading was cancelled."));
    QByteArray chunk(chunkBytes, Qt::Uninitialized);
    const qint64 got = m_device->read(chunk.data(), chunkBytes);
    if (got < 0)
        return fail(ErrorCode::Io, ExchangeText::tr("The file could not be read further."), m_device->errorString());
    chunk.truncate(got);
    m_done += got;
    m_buffer.remove(0, m_at);
    m_at = 0;
    m_atEnd = got == 0;
    if (m_utf16)
        chunk = QString((*m_utf16)(chunk)).toUtf8();
    m_buffer += chunk;
    return got > 0;
}

Result<bool> VCardLines::physicalLine(QByteArray &line)
{
    line.clear();
    for (qsizetype scanned = m_at;;) {
        qsizetype end = scanned;
        while (end < m_buffer.size() && m_buffer[end] != '\n' && m_buffer[end] != '\r')
            ++end;
        // A CR at the very end may be half of a CRLF.
        if (end < m_buffer.size() && (m_buffer[end] == '\n' || end + 1 < m_buffer.size() || m_atEnd)) {
            line = m_buffer.mid(m_at, end - m_at);
            m_at = end + 1;
            if (m_buffer[end] == '\r' && m_at < m_buffer.size() && m_buffer[m_at] == '\n')
                ++m_at;
            break;
        }
        if (end - m_at > propertyBytes) {
            return fail(ErrorCode::InvalidInput,
                        ExchangeText::tr("Line %1 is longer than %2 MB. The file is damaged or holds no address cards.")
                            .arg(m_line + 1)
                            .arg(propertyBytes / 1'048'576));
        }
        const qsizetype offset = end - m_at;
        TRY_ASSIGN(const bool more, fill());
        scanned = m_at + offset;
        if (!more && scanned >= m_buffer.size()) {
            line = m_buffer.mid(m_at);
            m_at = m_buffer.size();
            if (line.isEmpty())
                return false;
            break;
        }
    }
    ++m_line;
    if (m_line == 1 && line.startsWith("\xEF\xBB\xBF"))
        line.remove(0, 3);
    return true;
}

Result<bool> VCardLines::next(VCardProperty &property)
{
    QByteArray line;
    for (;;) {
        if (m_hasAhead) {
            line = m_ahead;
            m_hasAhead = false;
        } else {
            TRY_ASSIGN(const bool found, physicalLine(line));
            if (!found)
                return false;
        }
        if (!line.trimmed().isEmpty())
            break;
    }
    property = {};
    property.line = m_line;
    qsizetype colon = endOfHead(line);
    // The head tells whether a line end of "=" goes on; a head may be folded itself.
    const auto quotedPrintable = [&] { return colon >= 0 && line.left(colon).toUpper().contains("QUOTED-PRINTABLE"); };
    const auto base64 = [&] {
        if (colon < 0)
            return false;
        const QByteArray head = line.left(colon).toUpper();
        return head.contains("BASE64") || head.contains("ENCODING=B");
    };
    for (;;) {
        if (line.size() > propertyBytes) {
            return fail(
                ErrorCode::InvalidInput,
                ExchangeText::tr("The entry that begins on line %1 is longer than %2 MB. The file is damaged: remove "
                                 "that entry and import again.")
                    .arg(property.line)
                    .arg(propertyBytes / 1'048'576));
        }
        QByteArray following;
        TRY_ASSIGN(const bool found, physicalLine(following));
        if (!found)
            break;
        if (quotedPrintable() && line.endsWith('=')) {
            line.chop(1);
            line += startsFold(following) && line.endsWith('=') ? following.mid(1) : following;
        } else if (startsFold(following) && !following.trimmed().isEmpty()) {
            line += following.mid(1);
        } else if (base64() && !following.trimmed().isEmpty() && !following.contains(':')) {
            line += following;
        } else {
            m_ahead = following;
            m_hasAhead = true;
            break;
        }
        if (colon < 0)
            colon = endOfHead(line);
    }
    if (colon < 0) {
        property.value = line;
        return true;
    }
    const QList<QByteArray> head = headParts(line.left(colon));
    QString name = QString::fromLatin1(head.first()).trimmed();
    if (const qsizetype dot = name.lastIndexOf(u'.'); dot > 0) {
        property.group = name.left(dot).toLower();
        name = name.mid(dot + 1);
    }
    property.name = name.toUpper();
    for (qsizetype i = 1; i < head.size(); ++i)
        addParameter(property, head[i]);
    property.value = line.mid(colon + 1);
    return true;
}

QString vcardText(const VCardProperty &property, const QByteArray &fallbackEncoding)
{
    QByteArray bytes = property.value;
    if (property.isQuotedPrintable())
        bytes = fromQuotedPrintable(bytes);
    else if (property.isBase64())
        bytes = QByteArray::fromBase64(bytes);
    const QByteArray charset = property.parameters.value(QStringLiteral("CHARSET")).toLatin1();
    if (!charset.isEmpty()) {
        if (const auto text = decoded(bytes, charset))
            return *text;
    }
    if (const auto text = decoded(bytes, "UTF-8"))
        return *text;
    if (const auto text = decoded(bytes, fallbackEncoding))
        return *text;
    return QString::fromLatin1(bytes);
}

QString vcardUnescaped(QStringView text)
{
    QString plain;
    plain.reserve(text.size());
    for (qsizetype i = 0; i < text.size(); ++i) {
        if (text[i] != u'\\' || i + 1 == text.size()) {
            plain += text[i];
            continue;
        }
        const QChar next = text[++i];
        if (next == u'n' || next == u'N')
            plain += u'\n';
        else if (next == u'\\' || next == u',' || next == u';' || next == u':')
            plain += next;
        else
            (plain += u'\\') += next;
    }
    return plain;
}

QStringList vcardParts(QStringView text, QChar separator)
{
    QStringList parts;
    qsizetype begin = 0;
    for (qsizetype i = 0; i < text.size(); ++i) {
        if (text[i] == u'\\') {
            ++i;
        } else if (text[i] == separator) {
            parts.append(vcardUnescaped(text.sliced(begin, i - begin)));
            begin = i + 1;
        }
    }
    parts.append(vcardUnescaped(text.sliced(begin)));
    return parts;
}

}  // namespace fieldfare
