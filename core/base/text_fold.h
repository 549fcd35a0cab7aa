// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>
#include <QStringView>

#include <array>

namespace fieldfare {

/// How search and matching see a character.
enum class CharClass : quint8 {
    Separator,   ///< blanks, punctuation, symbols: ends a word
    Word,        ///< letters, digits and marks of scripts that part words by blanks
    Ideograph,   ///< Han, kana, Thai and other scripts written without blanks: searched by single characters and pairs
    Apostrophe,  ///< inside a word it vanishes (O'Brien → obrien)
    Dropped,     ///< accents that stand alone, joiners, soft hyphens: vanish
};

/// One character folded: lower case, no accent, ordinary width.
class FoldedChar {
public:
    CharClass charClass = CharClass::Separator;
    QStringView text() const { return {m_external ? m_external : m_own.data(), m_length}; }

private:
    friend FoldedChar foldChar(char32_t);
    quint8 m_length = 0;
    std::array<char16_t, 4> m_own{};
    const char16_t *m_external = nullptr;
};

/// Folds one code point. Any thread; the results of the basic plane are remembered by blocks of 256 characters.
FoldedChar foldChar(char32_t codePoint);

/// True when folding character by character would go wrong because `text` holds parts that combine (conjoining jamo,
/// half-width kana with voice marks); composeText() first.
bool needsComposing(QStringView text);
/// NFKC: compatibility forms replaced, parts composed.
QString composeText(QStringView text);

/// Text as search compares it: case, accents and width folded (ICU NFKC_Casefold, then the marks of alphabets stripped),
/// ß → ss, ø → o, ł → l, æ → ae …; blanks and punctuation stay. Idempotent. ASCII costs one pass.
QString foldText(QStringView text);

enum class CompanySuffix { Drop, Keep };

/// The key by which two spellings of a name are "nearly the same": folded, without blanks and punctuation, and without
/// trailing legal forms (GmbH & Co. KG, Ltd., Inc., 有限公司, 株式会社 …) unless nothing else would remain.
/// `GTX Pro` and `GTXPro`, `Müller GmbH` and `MULLER` give the same key. Empty only if the name has no letter or digit.
QString foldName(QStringView name, CompanySuffix suffix = CompanySuffix::Drop);

/// Plain text whose binary order is the order people expect in a list: folded, leading punctuation ignored, runs of blanks
/// and punctuation as one blank, Han characters by their pinyin (a short all-Han text is read as a personal name), so that
/// 王小明 stands between Wang and Wanger. Equal pinyin is parted by the characters themselves. For stored sort columns.
QString sortKey(QStringView name);

}  // namespace fieldfare
