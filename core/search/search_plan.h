// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>
#include <QStringList>
#include <QVector>

namespace fieldfare {

/// Why a record was found.
enum class MatchReason { Name, Text, Mail, Phone, Number, Similar };

/// Part of the b-tree of keys: all that begin with `prefix`.
struct KeyRange {
    QString prefix;
    MatchReason reason = MatchReason::Number;

    /// First key behind the range.
    [[nodiscard]] QString end() const { return prefix + QString::fromUcs4(U"\U0010FFFF", 1); }
};

/// What one typed word may be found by: a full-text expression, keys, or both (either is enough).
struct SearchWord {
    QString match;  ///< FTS5 expression without columns; empty when the word holds nothing to search
    QVector<KeyRange> keys;
    QStringList plainWords;  ///< its words as the index writes them, for the typo search

    [[nodiscard]] bool isEmpty() const { return match.isEmpty() && keys.isEmpty(); }
};

/// What to look for: all words must be found.
struct SearchPlan {
    QVector<SearchWord> words;
    bool lastIsPrefix = false;

    [[nodiscard]] bool isEmpty() const { return words.isEmpty(); }
    /// All full-text expressions joined; empty when some word has none.
    [[nodiscard]] QString match() const;
};

/// Reads what stands in a search box. The last word is taken as the beginning of one when `typing`; a text in quotes as words in
/// this order. `country` (ISO 3166) tells how phone numbers without country code are meant.
[[nodiscard]] SearchPlan planSearch(QStringView text, QStringView country, bool typing = true);

/// The expression that finds `text` as words in this order; empty when it holds no word. `prefix`: the last may go on.
[[nodiscard]] QString phraseMatch(QStringView text, bool prefix);

/// Quotes a word for an FTS5 expression.
[[nodiscard]] QString quotedMatch(QStringView text);

}  // namespace fieldfare
