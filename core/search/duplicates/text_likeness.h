// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/characters.h"

#include <QString>
#include <QStringList>
#include <QStringView>

namespace fieldfare {

/// How many letters must be put in, taken out, replaced or swapped with their neighbour to make one text of the other
/// (optimal string alignment); `most` + 1 when it is more than that.
[[nodiscard]] int editDistance(QStringView a, QStringView b, int most);
/// 1 − distance / length of the longer text: 1 for equal ones. 0 when it would be below `least`.
[[nodiscard]] double likeness(QStringView a, QStringView b, double least = 0.5);

/// Folded words of a text: case, accents and width gone, parted at blanks and punctuation; letters with dots joined ("N.Y." → "ny").
[[nodiscard]] QStringList foldedWords(QStringView text);
/// Words of a person's or company's name: without legal forms at the end (GmbH, 有限公司) and, where more is left, without
/// titles (Dr, Mrs, 先生).
[[nodiscard]] QStringList nameWords(QStringView name);
/// A house number, a store's number, a year. Not for empty words.
[[nodiscard]] inline bool startsWithDigit(QStringView word) { return isAsciiDigit(word.front()); }
/// The given name for which this is a short or familiar form ("bob" → "robert"); the word itself when none is known.
[[nodiscard]] QStringView fullGivenName(QStringView word);

/// What compares of a web address: the host without "www." and of a mail address: all, folded.
[[nodiscard]] QString siteKey(QStringView url);

}  // namespace fieldfare
