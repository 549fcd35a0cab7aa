// SPDX-License-Identifier: GPL-3.0-or-later
#include "search/similar_words.h"

#include <QVarLengthArray>

#include <algorithm>

namespace fieldfare {

int editDistance(QStringView a, QStringView b, int limit, bool openEnd)
{
    const qsizetype n = a.size();
    qsizetype m = b.size();
    if (openEnd)
        m = std::min(m, n + limit);
    else if (std::abs(n - m) > limit)
        return limit + 1;
    if (n - m > limit)
        return limit + 1;
    using Row = QVarLengthArray<int, 64>;
    Row before(m + 1);
    Row previous(m + 1);
    Row current(m + 1);
    for (qsizetype j = 0; j <= m; ++j)
        previous[j] = int(j);
    for (qsizetype i = 1; i <= n; ++i) {
        current[0] = int(i);
        int best = current[0];
        for (qsizetype j = 1; j <= m; ++j) {
            const int cost = a[i - 1] == b[j - 1] ? 0 : 1;
            int value = std::min({previous[j] + 1, current[j - 1] + 1, previous[j - 1] + cost});
            if (i > 1 && j > 1 && a[i - 1] == b[j - 2] && a[i - 2] == b[j - 1])
                value = std::min(value, before[j - 2] + 1);
            current[j] = value;
            best = std::min(best, value);
        }
        if (best > limit)
            return limit + 1;
        std::swap(before, previous);
        std::swap(previous, current);
    }
    int distance = previous[m];
    if (openEnd)
        distance = *std::min_element(previous.begin(), previous.end());
    return std::min(distance, limit + 1);
}

namespace {

/// How a word begins if its first or second letter is a slip: another one, one too many, one missing, both swapped. Four
/// letters each, so that a look at the vocabulary is a look at few words.
QStringList slippedBeginnings(QStringView typed)
{
    const QString word = typed.first(4).toString();
    const QString first = word.first(1);
    QStringList beginnings;
    const auto add = [&](const QString &beginning) {
        if (!beginnings.contains(beginning) && !word.startsWith(beginning))
            beginnings.append(beginning);
    };
    add(word.mid(1, 1) + first + word.mid(2));  // swapped
    add(word.mid(1));                           // the first is one too many
    add(first + word.mid(2));                   // the second is
    for (char16_t code = u'a'; code <= u'z'; ++code) {
        const QString letter{QChar(code)};
        add(letter + word.mid(1));          // another first one
        add(first + letter + word.mid(2));  // another second one
        add(letter + word.first(3));        // the first is missing
        add(first + letter + word.mid(1, 2));
    }
    return beginnings;
}

}  // namespace

Result<QStringList> similarWords(ReadContext &context, QStringView word, bool openEnd, int most,
                                 std::chrono::microseconds time)
{
    struct Candidate {
        QString word;
        int distance;
        qint64 documents;
    };
    // Numbers have no spelling to be mistaken in: every other one is somebody else's.
    if (word.size() < 4 || std::any_of(word.begin(), word.end(), [](QChar c) { return c.isDigit(); }))
        return QStringList();
    const int limit = word.size() < 8 ? 1 : 2;
    const std::chrono::steady_clock::time_point deadline = std::chrono::steady_clock::now() + time;
    QVector<Candidate> candidates;
    const auto scan = [&](const QString &from, const QString &to) -> Result<bool> {
        TRY_ASSIGN(auto query,
                   context.run(QStringLiteral("SELECT term, doc FROM search_vocabulary WHERE term >= ? AND term < ?"),
                               {from, to}));
        int seen = 0;
        while (query.next()) {
            const QString term = query.value(0).toString();
            const int distance = editDistance(word, term, limit, openEnd);
            if (distance > 0 && distance <= limit)
                candidates.append({term, distance, query.value(1).toLongLong()});
            if (++seen % 64 == 0 && (std::chrono::steady_clock::now() > deadline || context.stopRequested())) {
                query.finish();
                return false;
            }
        }
        TRY(finished(query));
        return true;
    };
    const QString end = QString::fromUcs4(U"\U0010FFFF", 1);
    const QString one = word.first(1).toString();
    const QString two = word.first(2).toString();
    TRY_ASSIGN(bool inTime, scan(two, two + end));
    if (candidates.isEmpty()) {
        for (const QString &prefix : slippedBeginnings(word)) {
            if (!inTime)
                break;
            TRY_ASSIGN(inTime, scan(prefix, prefix + end));
        }
    }
    if (inTime && candidates.isEmpty()) {
        TRY_ASSIGN(inTime, scan(one, two));
    }
    if (inTime && candidates.isEmpty()) {
        TRY_ASSIGN(inTime, scan(two + end, one + end));
    }
    std::sort(candidates.begin(), candidates.end(), [](const Candidate &a, const Candidate &b) {
        return a.distance != b.distance ? a.distance < b.distance : a.documents > b.documents;
    });
    QStringList words;
    for (const Candidate &candidate : std::as_const(candidates)) {
        if (words.size() == most)
            break;
        words.append(candidate.word);
    }
    return words;
}

}  // namespace fieldfare
