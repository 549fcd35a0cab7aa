// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QByteArray>
#include <QLatin1StringView>
#include <QList>
#include <QString>
#include <QStringView>

#include <array>

namespace fieldfare {

/// Toneless pinyin. The usual readings of single characters are Unihan's as ICU gives them, kept as a list in
/// resources/data/pinyin.txt: asking ICU costs 0.1 s at first and 3 ms for every 256 characters. Surnames and common characters
/// with several readings have tables of their own. All functions may be called from any thread. Texts are in simplified or traditional characters.

/// The usual reading of one Han character ("wang"), ü spelled u; empty for anything else. The text lives for ever.
QLatin1StringView pinyinOf(char32_t character);

/// All readings worth searching, the usual one first; "lü" gives both "lu" and "lv" (what keyboards type).
QList<QLatin1StringView> pinyinReadings(char32_t character);

/// How the surname at the start of a personal name is read: 曾 zeng, 单 shan, 尉迟 yu chi.
struct SurnameReading {
    qsizetype length = 0;  ///< characters of the surname, 1 or 2; 0 when the text does not begin with a listed one
    std::array<QLatin1StringView, 2> syllables;
    QLatin1StringView syllable(qsizetype index) const { return syllables[size_t(index)]; }
};

/// For a text that looks like a personal name: two to four Han characters and nothing else. Only surnames of two characters and
/// those read otherwise than usual are listed; for all others `length` is 0 and pinyinOf() is right.
SurnameReading readSurname(QStringView name);

/// Syllables parted by blanks, other text kept: "王小明" → "wang xiao ming"; a name-like text reads its surname properly.
QString pinyinText(QStringView text);

/// First letters of the syllables: "王小明" → "wxm"; other text is left out.
QString pinyinInitials(QStringView text);

/// Appends what a person might type to find this name by its sound, blank-separated ASCII words, to a document to be indexed:
/// single syllables, joined syllables from every character on, and initials, for the usual reading, the surname's and those of
/// characters with several. Nothing for a text without Han characters.
void appendPinyinTokens(QStringView name, QByteArray *document);

}  // namespace fieldfare
