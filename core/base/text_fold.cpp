// SPDX-License-Identifier: GPL-3.0-or-later
#include "base/text_fold.h"

#include "base/characters.h"
#include "base/pinyin.h"

#include <unicode/normalizer2.h>
#include <unicode/uchar.h>
#include <unicode/unistr.h>
#include <unicode/uscript.h>

#include <QStringList>

#include <algorithm>
#include <atomic>
#include <iterator>
#include <memory>

namespace fieldfare {

namespace {

// Letters of the Latin alphabet that carry their difference in the body, so that no decomposition removes it.
struct BodyFold {
    char16_t letter;
    const char16_t *folded;
};
constexpr BodyFold bodyFolds[] = {
    {u'æ', u"ae"}, {u'ð', u"d"}, {u'ø', u"o"},  {u'þ', u"th"}, {u'đ', u"d"}, {u'ħ', u"h"}, {u'ı', u"i"}, {u'ĸ', u"k"},
    {u'ł', u"l"},  {u'ŋ', u"n"}, {u'œ', u"oe"}, {u'ŧ', u"t"},  {u'ƀ', u"b"}, {u'ƃ', u"b"}, {u'ƈ', u"c"}, {u'ɖ', u"d"},
    {u'ɗ', u"d"},  {u'ƒ', u"f"}, {u'ɠ', u"g"},  {u'ƙ', u"k"},  {u'ƚ', u"l"}, {u'ɲ', u"n"}, {u'ƞ', u"n"}, {u'ɔ', u"o"},
    {u'ƥ', u"p"},  {u'ƭ', u"t"}, {u'ʈ', u"t"},  {u'ʋ', u"v"},  {u'ƴ', u"y"}, {u'ƶ', u"z"}, {u'ǥ', u"g"}, {u'ȷ', u"j"},
    {u'ə', u"e"},  {u'ɛ', u"e"}, {u'ɩ', u"i"},  {u'ɨ', u"i"},  {u'ʉ', u"u"}, {u'ɓ', u"b"}, {u'ҭ', u"т"}, {u'ς', u"σ"},
};

QString toQString(const icu::UnicodeString &text)
{
    return QString(reinterpret_cast<const QChar *>(text.getBuffer()), text.length());
}

icu::UnicodeString toUnicodeString(QStringView text)
{
    return icu::UnicodeString(false, text.utf16(), int32_t(text.size()));
}

/// Marks that are accents of an alphabet; the vowel signs of Indic scripts and the voice marks of kana are none.
bool isAccent(char32_t c)
{
    const bool inRange = (c >= 0x0300 && c <= 0x036F) || (c >= 0x0483 && c <= 0x0489) || (c >= 0x0591 && c <= 0x05C7) ||
                         (c >= 0x0610 && c <= 0x061A) || (c >= 0x064B && c <= 0x065F) || c == 0x0670 ||
                         (c >= 0x06D6 && c <= 0x06ED) || (c >= 0x1AB0 && c <= 0x1AFF) || (c >= 0x1DC0 && c <= 0x1DFF) ||
                         (c >= 0x20D0 && c <= 0x20FF) || (c >= 0xFE20 && c <= 0xFE2F);
    return inRange && (U_GET_GC_MASK(UChar32(c)) & U_GC_M_MASK);
}

bool isWrittenWithoutBlanks(char32_t c)
{
    if (u_hasBinaryProperty(UChar32(c), UCHAR_IDEOGRAPHIC))
        return true;
    UErrorCode status = U_ZERO_ERROR;
    switch (uscript_getScript(UChar32(c), &status)) {
    case USCRIPT_HAN:
    case USCRIPT_HIRAGANA:
    case USCRIPT_KATAKANA:
    case USCRIPT_BOPOMOFO:
    case USCRIPT_THAI:
    case USCRIPT_LAO:
    case USCRIPT_KHMER:
    case USCRIPT_MYANMAR: return true;
    default:
        // The prolonged sound mark belongs to both kana scripts, so its own script is "common".
        return c == 0x30FC || c == 0xFF70;
    }
}

CharClass classify(char32_t c)
{
    switch (c) {
    case u'\'':
    case 0x2019:
    case 0x02BC:
    case 0xFF07: return CharClass::Apostrophe;
    case 0x00AD:
    case 0x0640: return CharClass::Dropped;
    default: break;
    }
    if (isAccent(c) || u_hasBinaryProperty(UChar32(c), UCHAR_DEFAULT_IGNORABLE_CODE_POINT))
        return CharClass::Dropped;
    const uint32_t mask = U_GET_GC_MASK(UChar32(c));
    if (!(mask & (U_GC_L_MASK | U_GC_N_MASK | U_GC_M_MASK)) && c != 0x30FC)
        return CharClass::Separator;
    return isWrittenWithoutBlanks(c) ? CharClass::Ideograph : CharClass::Word;
}

QString foldSlowly(char32_t c)
{
    UErrorCode status = U_ZERO_ERROR;
    const icu::Normalizer2 *caseFold = icu::Normalizer2::getNFKCCasefoldInstance(status);
    const icu::Normalizer2 *decompose = icu::Normalizer2::getNFDInstance(status);
    const icu::Normalizer2 *compose = icu::Normalizer2::getNFCInstance(status);
    const icu::UnicodeString original{UChar32(c)};
    if (U_FAILURE(status))
        return toQString(
            original);  // ICU carries these three in its library, so this cannot happen in a whole installation
    const icu::UnicodeString decomposed = decompose->normalize(caseFold->normalize(original, status), status);
    icu::UnicodeString stripped;
    for (int32_t i = 0; i < decomposed.length(); i = decomposed.moveIndex32(i, 1)) {
        const UChar32 part = decomposed.char32At(i);
        if (isAccent(char32_t(part)))
            continue;
        const char16_t *body = nullptr;
        for (const BodyFold &entry : bodyFolds) {
            if (entry.letter == part)
                body = entry.folded;
        }
        if (body)
            stripped.append(body, -1);
        else
            stripped.append(part);
    }
    const icu::UnicodeString folded = compose->normalize(stripped, status);
    return toQString(U_FAILURE(status) ? original : folded);
}

struct Block {
    struct Entry {
        quint16 offset = 0;
        quint8 length = 0;
        CharClass charClass = CharClass::Separator;
    };
    std::array<Entry, 256> entries;
    std::u16string pool;
};

// A memory of pure function results: blocks are made on first use, published atomically and live as long as the process.
std::array<std::atomic<const Block *>, 256> foldBlocks;

const Block *blockOf(char16_t c)
{
    std::atomic<const Block *> &slot = foldBlocks[c >> 8];
    const Block *block = slot.load(std::memory_order_acquire);
    if (block)
        return block;
    auto fresh = std::make_unique<Block>();
    for (quint32 low = 0; low < 256; ++low) {
        const char32_t codePoint = (c & 0xff00u) | low;
        Block::Entry &entry = fresh->entries[low];
        if (codePoint >= 0xD800 && codePoint <= 0xDFFF)
            continue;  // a lone half of a pair: a separator without text
        entry.charClass = classify(codePoint);
        if (entry.charClass == CharClass::Dropped)
            continue;
        const QString folded = foldSlowly(codePoint);
        entry.offset = quint16(fresh->pool.size());
        entry.length = quint8(folded.size());
        fresh->pool.append(reinterpret_cast<const char16_t *>(folded.utf16()), size_t(folded.size()));
    }
    const Block *expected = nullptr;
    if (slot.compare_exchange_strong(expected, fresh.get(), std::memory_order_acq_rel))
        return fresh.release();
    return expected;  // another thread was faster; both are equal
}

bool isAscii(QStringView text)
{
    for (const QChar c : text) {
        if (c.unicode() >= 0x80)
            return false;
    }
    return true;
}

char16_t lowerAscii(char16_t c) { return c >= u'A' && c <= u'Z' ? char16_t(c + 32) : c; }

// Legal forms of companies as folded words. Written from the company laws' usual abbreviations.
constexpr QStringView legalForms[] = {
    // German, Austrian, Swiss
    u"gmbh",
    u"mbh",
    u"ggmbh",
    u"ag",
    u"kg",
    u"kgaa",
    u"ohg",
    u"ug",
    u"haftungsbeschrankt",
    u"ek",
    u"ev",
    u"eg",
    u"gbr",
    u"se",
    u"partg",
    u"partgmbb",
    // English
    u"inc",
    u"incorporated",
    u"corp",
    u"corporation",
    u"co",
    u"company",
    u"ltd",
    u"limited",
    u"llc",
    u"llp",
    u"lp",
    u"plc",
    u"pty",
    u"pte",
    u"pvt",
    u"pllc",
    u"cic",
    // Romance
    u"sa",
    u"sas",
    u"sasu",
    u"sarl",
    u"eurl",
    u"sci",
    u"snc",
    u"srl",
    u"srls",
    u"spa",
    u"sl",
    u"slu",
    u"sau",
    u"ltda",
    u"lda",
    u"cv",
    u"sapi",
    u"eireli",
    // Northern and eastern Europe, Turkey
    u"bv",
    u"nv",
    u"vof",
    u"ab",
    u"hb",
    u"as",
    u"asa",
    u"ans",
    u"aps",
    u"oy",
    u"oyj",
    u"ou",
    u"uab",
    u"sia",
    u"spzoo",
    u"zoo",
    u"oo",
    u"sro",
    u"kft",
    u"zrt",
    u"nyrt",
    u"doo",
    u"dd",
    u"ood",
    u"ehf",
    u"ооо",
    u"оао",
    u"зао",
    u"пао",
    u"ао",
    u"ип",
    // Asia
    u"kk",
    u"gk",
    u"bhd",
    u"sdn",
    u"tbk",
    u"jsc",
    u"fzco",
    u"fze",
};

bool isLegalForm(const QString &word)
{
    return std::any_of(std::begin(legalForms), std::end(legalForms), [&](QStringView form) { return form == word; });
}

// Words that join a legal form to the name or to another form; dropped only next to one.
bool isJoiningWord(const QString &word)
{
    return word == u"und" || word == u"and" || word == u"et" || word == u"y" || word == u"cie" || word == u"sp" ||
           word == u"z" || word == u"o" || word == u"i";
}

/// Longest first within each group.
constexpr QStringView ideographForms[] = {
    u"股份有限公司", u"股份有限责任公司", u"有限责任公司", u"有限責任公司", u"有限公司", u"株式会社",
    u"株式會社",     u"有限会社",         u"合同会社",     u"集团公司",     u"总公司",   u"公司",
};

}  // namespace

FoldedChar foldChar(char32_t codePoint)
{
    FoldedChar folded;
    if (codePoint < 0x10000) {
        const Block *block = blockOf(char16_t(codePoint));
        const Block::Entry &entry = block->entries[codePoint & 0xff];
        folded.charClass = entry.charClass;
        folded.m_length = entry.length;
        folded.m_external = block->pool.data() + entry.offset;
        return folded;
    }
    folded.charClass = classify(codePoint);
    if (folded.charClass == CharClass::Dropped)
        return folded;
    QString text = foldSlowly(codePoint);
    if (text.size() > qsizetype(folded.m_own.size()))
        text = QString::fromUcs4(&codePoint, 1);
    folded.m_length = quint8(text.size());
    for (qsizetype i = 0; i < text.size(); ++i)
        folded.m_own[size_t(i)] = text[i].unicode();
    return folded;
}

bool needsComposing(QStringView text)
{
    for (const QChar c : text) {
        const char16_t unit = c.unicode();
        if (unit < 0x1100)
            continue;
        if (unit <= 0x11FF || unit == 0x3099 || unit == 0x309A || unit == 0xFF9E || unit == 0xFF9F)
            return true;
    }
    return false;
}

QString composeText(QStringView text)
{
    UErrorCode status = U_ZERO_ERROR;
    const icu::Normalizer2 *compose = icu::Normalizer2::getNFKCInstance(status);
    if (U_FAILURE(status))
        return text.toString();
    const icu::UnicodeString composed = compose->normalize(toUnicodeString(text), status);
    return U_FAILURE(status) ? text.toString() : toQString(composed);
}

QString foldText(QStringView text)
{
    QString folded;
    if (isAscii(text)) {
        folded.resize(text.size());
        QChar *out = folded.data();
        for (const QChar c : text)
            *out++ = QChar(lowerAscii(c.unicode()));
        return folded;
    }
    QString composed;
    if (needsComposing(text)) {
        composed = composeText(text);
        text = composed;
    }
    folded.reserve(text.size() + 4);
    for (qsizetype i = 0; i < text.size();) {
        const char32_t c = nextCodePoint(text, i);
        if (c < 0x80)
            folded += QChar(lowerAscii(char16_t(c)));
        else
            folded += foldChar(c).text();
    }
    return folded;
}

QString foldName(QStringView name, CompanySuffix suffix)
{
    QString composed;
    if (needsComposing(name)) {
        composed = composeText(name);
        name = composed;
    }
    // Words; a single dot between single letters joins them (G.m.b.H., S.p.A.), so that abbreviations meet their plain
    // spelling.
    QStringList words;
    QString word;
    bool joinNext = false;  // the word before was one letter with a dot right behind it
    bool joined = false;    // the last entry of `words` consists of letters joined that way
    const auto finish = [&](bool dotFollows) {
        if (word.isEmpty()) {
            joinNext = false;
            return;
        }
        const bool single = word.size() == 1;
        if (single && joinNext) {
            words.last() += word;
            joined = true;
        } else {
            words.append(word);
            joined = false;
        }
        joinNext = dotFollows && (single || joined);
        word.clear();
    };
    for (qsizetype i = 0; i < name.size();) {
        const char32_t c = nextCodePoint(name, i);
        const FoldedChar folded = foldChar(c);
        if (folded.charClass == CharClass::Word || folded.charClass == CharClass::Ideograph)
            word += folded.text();
        else if (folded.charClass == CharClass::Separator)
            finish(c == u'.');
    }
    finish(false);
    if (suffix == CompanySuffix::Drop) {
        qsizetype kept = words.size();
        while (kept > 1 && isLegalForm(words[kept - 1])) {
            --kept;
            while (kept > 1 && isJoiningWord(words[kept - 1]))
                --kept;
        }
        words.resize(kept);
    }
    QString key = words.join(QString());
    if (suffix == CompanySuffix::Drop) {
        for (const QStringView form : ideographForms) {
            if (!key.endsWith(form))
                continue;
            if (key.size() > form.size())
                key.chop(form.size());
            break;
        }
        for (const QStringView form : {QStringView(u"株式会社"), QStringView(u"有限会社"), QStringView(u"주식회사")}) {
            if (key.size() > form.size() && key.startsWith(form))
                key.remove(0, form.size());
            else if (key.size() > form.size() && key.endsWith(form))
                key.chop(form.size());
        }
    }
    return key;
}

QString sortKey(QStringView name)
{
    QString composed;
    if (needsComposing(name)) {
        composed = composeText(name);
        name = composed;
    }
    QString key;
    key.reserve(name.size() + 8);
    bool blankPending = false;
    const auto separate = [&] {
        if (blankPending && !key.isEmpty())
            key += u' ';
        blankPending = false;
    };
    bool hasHan = false;
    const SurnameReading surname = readSurname(name);
    for (qsizetype i = 0; i < name.size();) {
        const qsizetype at = i;
        const char32_t c = nextCodePoint(name, i);
        if (c < 0x80) {
            const char16_t lower = lowerAscii(char16_t(c));
            if ((lower >= u'a' && lower <= u'z') || (lower >= u'0' && lower <= u'9')) {
                separate();
                key += QChar(lower);
            } else if (lower != u'\'') {
                blankPending = true;
            }
            continue;
        }
        const FoldedChar folded = foldChar(c);
        if (folded.charClass == CharClass::Word) {
            separate();
            key += folded.text();
        } else if (folded.charClass == CharClass::Ideograph) {
            const QLatin1StringView syllable = at < surname.length ? surname.syllable(at) : pinyinOf(c);
            if (syllable.isEmpty()) {
                separate();
                key += folded.text();
                continue;
            }
            hasHan = true;
            blankPending = true;
            separate();
            key += syllable;
            blankPending = true;
        } else if (folded.charClass == CharClass::Separator) {
            blankPending = true;
        }
    }
    if (hasHan) {
        key += QChar(1);
        key += foldText(name);
    }
    return key;
}

}  // namespace fieldfare
