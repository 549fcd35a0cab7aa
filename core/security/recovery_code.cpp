// SPDX-License-Identifier: GPL-3.0-or-later
#include "security/crockford.h"
#include "security/key_slots.h"
#include "security/text.h"

#include <sodium.h>

#include <array>

namespace fieldfare {

namespace {

constexpr int CodeBytes = 20;
constexpr int CodeSymbols = CodeBytes * 8 / 5;
constexpr int ChecksumSymbols = 4;
constexpr int AllSymbols = CodeSymbols + ChecksumSymbols;
constexpr int GroupSize = 4;

using Symbols = std::array<unsigned char, AllSymbols>;

/// 32 data symbols and the first 20 bits of a hash of them.
void encode(const unsigned char *code, Symbols &symbols)
{
    static constexpr unsigned char Purpose[] = "fieldfare recovery code";
    std::array<unsigned char, crypto_generichash_BYTES> hash{};
    crypto_generichash_state state;
    crypto_generichash_init(&state, nullptr, 0, hash.size());
    crypto_generichash_update(&state, Purpose, sizeof(Purpose));
    crypto_generichash_update(&state, code, CodeBytes);
    crypto_generichash_final(&state, hash.data(), hash.size());
    for (int i = 0; i < CodeSymbols; ++i)
        symbols[static_cast<std::size_t>(i)] = crockford::symbolAt(code, CodeBytes, i);
    for (int i = 0; i < ChecksumSymbols; ++i)
        symbols[std::size_t(CodeSymbols) + std::size_t(i)] = crockford::symbolAt(hash.data(), int(hash.size()), i);
    sodium_memzero(hash.data(), hash.size());
}

}  // namespace

QString formatRecoveryCode(const Secret &code)
{
    Q_ASSERT(code.size() == CodeBytes);
    Symbols symbols{};
    encode(code.data(), symbols);
    QString text;
    text.reserve(AllSymbols + AllSymbols / GroupSize);
    for (int i = 0; i < AllSymbols; ++i) {
        if (i > 0 && i % GroupSize == 0)
            text += QLatin1Char('-');
        text += QLatin1Char(crockford::kAlphabet[symbols[static_cast<std::size_t>(i)]]);
    }
    sodium_memzero(symbols.data(), symbols.size());
    return text;
}

Result<Secret> parseRecoveryCode(const QString &typed)
{
    QString normal = typed.normalized(QString::NormalizationForm_KC);  // full-width letters are letters
    Secret symbols(AllSymbols);
    int count = 0;
    QString strange;
    for (const QChar c : std::as_const(normal)) {
        if (!c.isLetterOrNumber())
            continue;
        const int symbol = crockford::valueOf(c);
        if (symbol < 0 && strange.isEmpty())
            strange = c;
        if (count < AllSymbols)
            symbols.writableView()[static_cast<std::size_t>(count)] = static_cast<unsigned char>(qMax(0, symbol));
        ++count;
    }
    if (normal.isDetached())
        Secret::wipe(normal);
    if (!strange.isEmpty())
        return fail(
            ErrorCode::InvalidInput,
            SecurityText::tr("“%1” does not occur in recovery codes. Please compare with your printout.").arg(strange));
    if (count != AllSymbols)
        return fail(ErrorCode::InvalidInput,
                    SecurityText::tr("A recovery code has %1 letters and digits; this one has %2. Please compare with "
                                     "your printout.")
                        .arg(AllSymbols)
                        .arg(count));

    Secret code(CodeBytes);
    unsigned buffer = 0;
    int bits = 0;
    std::size_t out = 0;
    for (int i = 0; i < CodeSymbols; ++i) {
        buffer = (buffer << 5 | symbols.view()[static_cast<std::size_t>(i)]) & 0xfff;
        bits += 5;
        if (bits >= 8) {
            bits -= 8;
            code.writableView()[out++] = static_cast<unsigned char>(buffer >> bits);
        }
    }
    Symbols expected{};
    encode(code.data(), expected);
    const bool same = sodium_memcmp(expected.data(), symbols.data(), AllSymbols) == 0;
    sodium_memzero(expected.data(), expected.size());
    if (!same)
        return fail(ErrorCode::InvalidInput,
                    SecurityText::tr("This recovery code has a typing error. Please compare it with your printout."));
    return code;
}

}  // namespace fieldfare
