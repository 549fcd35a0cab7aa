// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "storage/read_context.h"

#include <QStringList>
#include <QStringView>

#include <chrono>

namespace fieldfare {

/// Number of insertions, deletions, replacements and swaps of neighbours that lead from one word to the other (optimal string
/// alignment); `limit` + 1 as soon as it is more than `limit`. With `openEnd` the rest of `b` behind its best beginning is free.
[[nodiscard]] int editDistance(QStringView a, QStringView b, int limit, bool openEnd = false);

/// Words of the index that are spelled nearly like `word`, nearest and most frequent first; none for words below four letters or with
/// digits.
/// Tries those with the same two first letters, then every way in which one of these two may be wrong (Latin letters), then
/// those with the same first letter until the time is over: the answer may be incomplete, never late. `openEnd`: the word is
/// still being typed.
[[nodiscard]] Result<QStringList> similarWords(ReadContext &context, QStringView word, bool openEnd, int most,
                                               std::chrono::microseconds time);

}  // namespace fieldfare
