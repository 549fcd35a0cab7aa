// SPDX-License-Identifier: GPL-3.0-or-later
#include "sync/net/enrolment_code.h"

#include "security/crockford.h"
#include "sync/protocol/codec.h"

#include <QCoreApplication>
#include <QUrl>

#include <algorithm>

namespace fieldfare::sync {

namespace {

const QString kScheme = QStringLiteral("fieldfare://");
constexpr int kBytes = EnrolmentCode::kPinBytes + EnrolmentCode::kSecretBytes;
constexpr int kData = (kBytes * 8 + 4) / 5;  // two bits more than the bytes: the first says whose code it is
static_assert(kData * 5 == kBytes * 8 + 2);
constexpr int kChecksum = 6;
constexpr int kSymbols = kData + kChecksum;
constexpr int kGroup = 4;

QString addressOf(const EnrolmentCode &code)
{
    const QString host = code.host.contains(u':') ? u'[' + code.host + u']' : code.host;
    return host + u':' + QString::number(code.port);
}

QByteArray symbolsOf(const EnrolmentCode &code)
{
    const QByteArray bytes = code.pin + code.secret + (code.isFounder ? '\x80' : '\0');
    const QByteArray hash = hashOf(QByteArrayLiteral("fieldfare enrolment") + addressOf(code).toUtf8() + '\0' + bytes);
    const auto at = [](const QByteArray &from, int index) {
        return crockford::kAlphabet[crockford::symbolAt(reinterpret_cast<const uchar *>(from.constData()),
                                                        static_cast<int>(from.size()), index)];
    };
    QByteArray symbols;
    for (int i = 0; i < kData; ++i)
        symbols += at(bytes, i);
    for (int i = 0; i < kChecksum; ++i)
        symbols += at(hash, i);
    return symbols;
}

tl::unexpected<Error> wrong(const QString &message) { return fail(ErrorCode::InvalidInput, message); }

QString codeText(const char *source) { return QCoreApplication::translate("Enrolment", source); }

}  // namespace

QString EnrolmentCode::toText() const
{
    const QByteArray symbols = symbolsOf(*this);
    QString code;
    for (int i = 0; i < symbols.size(); ++i) {
        if (i > 0 && i % kGroup == 0)
            code += u'-';
        code += QLatin1Char(symbols[i]);
    }
    return kScheme + addressOf(*this) + u'/' + code;
}

Result<EnrolmentCode> EnrolmentCode::fromText(const QString &typed)
{
    QString clean = typed.normalized(QString::NormalizationForm_KC);  // full-width letters are letters
    clean.removeIf([](QChar c) { return c.isSpace(); });
    if (clean.startsWith(kScheme, Qt::CaseInsensitive))
        clean.remove(0, kScheme.size());
    const qsizetype slash = clean.indexOf(u'/');
    if (slash <= 0)
        return wrong(codeText(QT_TRANSLATE_NOOP("Enrolment",
                                                "This is not a whole code: it begins with the server's address and a "
                                                "slash. Please compare it with what you were given.")));
    const QUrl url(QStringLiteral("fieldfare://") + clean.left(slash), QUrl::StrictMode);
    EnrolmentCode code;
    code.host = url.host();
    code.port = static_cast<quint16>(url.port(kPort));
    if (!url.isValid() || code.host.isEmpty() || code.port == 0 || !url.userName().isEmpty())
        return wrong(codeText(QT_TRANSLATE_NOOP("Enrolment", "“%1” is not the address of a server. Please compare the "
                                                             "code with what you were given."))
                         .arg(clean.left(slash)));
    QByteArray bytes;
    unsigned buffer = 0;
    int bits = 0;
    int count = 0;
    for (const QChar c : clean.mid(slash + 1)) {
        if (c == u'-' || c == u'/' || c == u'#')
            continue;
        const int value = crockford::valueOf(c);
        if (value < 0)
            return wrong(
                codeText(QT_TRANSLATE_NOOP("Enrolment", "“%1” does not occur in codes. Please compare the code "
                                                        "with what you were given."))
                    .arg(c));
        if (count < kData) {
            buffer = (buffer << 5 | static_cast<unsigned>(value)) & 0xfff;
            bits += 5;
            if (bits >= 8) {
                bits -= 8;
                bytes += static_cast<char>(buffer >> bits & 0xff);
            }
        }
        ++count;
    }
    if (count != kSymbols)
        return wrong(codeText(QT_TRANSLATE_NOOP(
                                  "Enrolment", "The code after the address has %1 letters and digits; this one has %2. "
                                               "Please compare it with what you were given."))
                         .arg(kSymbols)
                         .arg(count));
    code.isFounder = (buffer & 2U) != 0;
    code.pin = bytes.left(kPinBytes);
    code.secret = bytes.mid(kPinBytes, kSecretBytes);
    // the checksum speaks for the address too
    QString symbols = clean.mid(slash + 1);
    symbols.removeIf([](QChar c) { return c == u'-' || c == u'/' || c == u'#'; });
    const QByteArray expected = symbolsOf(code);
    for (int i = 0; i < kSymbols; ++i) {
        if (crockford::kAlphabet[crockford::valueOf(symbols[i])] != expected[i])
            return wrong(
                codeText(QT_TRANSLATE_NOOP("Enrolment", "The code has a typing error, maybe in the server's "
                                                        "address. Please compare it with what you were given.")));
    }
    return code;
}

}  // namespace fieldfare::sync
