// SPDX-License-Identifier: GPL-3.0-or-later
#include "sync/pack/pack_code.h"

#include "security/crockford.h"
#include "sync/protocol/codec.h"

#include <QCoreApplication>

namespace fieldfare::sync {

namespace {

constexpr int kPackData = int(PackCode::kBytes) * 8 / 5;
constexpr int kPackChecksum = 4;
constexpr int kPackSymbols = kPackData + kPackChecksum;
constexpr int kPackGroup = 4;
static_assert(kPackData * 5 == int(PackCode::kBytes) * 8);

tl::unexpected<Error> wrongCode(const QString &message) { return fail(ErrorCode::InvalidInput, message); }

}  // namespace

PackCode PackCode::random() { return PackCode(Secret::random(kBytes)); }

QByteArray PackCode::derived(const char *purpose) const
{
    QByteArray bytes(purpose);
    bytes += '\0';
    bytes.append(reinterpret_cast<const char *>(m_secret.data()), qsizetype(m_secret.size()));
    const QByteArray hash = hashOf(bytes);
    Secret::wipe(bytes);
    return hash;
}

QByteArray PackCode::packName() const { return derived("fieldfare exchange name").left(16); }

std::shared_ptr<const Secret> PackCode::key() const
{
    QByteArray bytes = derived("fieldfare exchange key");
    auto key = std::make_shared<const Secret>(Secret::fromBytes(bytes));
    Secret::wipe(bytes);
    return key;
}

QString PackCode::toText() const
{
    const QByteArray check = derived("fieldfare exchange code");
    QString text;
    for (int i = 0; i < kPackSymbols; ++i) {
        if (i > 0 && i % kPackGroup == 0)
            text += u'-';
        const bool isData = i < kPackData;
        text += QLatin1Char(crockford::kAlphabet[crockford::symbolAt(
            isData ? m_secret.data() : reinterpret_cast<const uchar *>(check.constData()),
            isData ? int(kBytes) : int(check.size()), isData ? i : i - kPackData)]);
    }
    return text;
}

Result<PackCode> PackCode::fromText(const QString &typed)
{
    QString clean = typed.normalized(QString::NormalizationForm_KC);  // full-width letters are letters
    clean.removeIf([](QChar c) { return c.isSpace() || c == u'-'; });
    for (const QChar c : std::as_const(clean)) {
        if (crockford::valueOf(c) < 0)
            return wrongCode(QCoreApplication::translate("Pack",
                                                         "“%1” does not occur in codes. Please compare the code "
                                                         "with what you were given.")
                                 .arg(c));
    }
    if (clean.size() != kPackSymbols)
        return wrongCode(QCoreApplication::translate("Pack", "The code has %1 letters and digits; this one has %2. "
                                                             "Please compare it with what you were given.")
                             .arg(kPackSymbols)
                             .arg(clean.size()));
    Secret secret(kBytes);
    unsigned buffer = 0;
    int bits = 0;
    std::size_t at = 0;
    for (int i = 0; i < kPackData; ++i) {
        buffer = (buffer << 5 | static_cast<unsigned>(crockford::valueOf(clean[i]))) & 0xfff;
        bits += 5;
        if (bits >= 8) {
            bits -= 8;
            secret.writableData()[at++] = static_cast<unsigned char>(buffer >> bits & 0xff);
        }
    }
    PackCode code(std::move(secret));
    QString expected = code.toText();
    expected.remove(u'-');
    bool isSame = true;
    for (int i = kPackData; i < kPackSymbols; ++i)
        isSame = isSame && crockford::valueOf(clean[i]) == crockford::valueOf(expected[i]);
    Secret::wipe(expected);
    Secret::wipe(clean);
    if (!isSame)
        return wrongCode(QCoreApplication::translate("Pack", "The code has a typing error. Please compare it with what "
                                                             "you were given."));
    return code;
}

}  // namespace fieldfare::sync
