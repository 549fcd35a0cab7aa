// SPDX-License-Identifier: GPL-3.0-or-later
// How names and streets are compared: word by word, in any order.
#include "base/pinyin.h"
#include "search/duplicates/duplicate_model.h"
#include "search/duplicates/text_likeness.h"

#include <QVarLengthArray>

#include <algorithm>
#include <bit>

namespace fieldfare {

namespace {

constexpr size_t kRemembered = 1 << 14;
constexpr float kInitial = 0.5F;  ///< "j" beside "john"
constexpr float kNickname = 0.85F;
constexpr float kMostForName = 20;
constexpr float kMostForStreet = 16;
constexpr float kJoinedName = 8;  ///< at least, for names that are the same when written in one word

bool isHanWord(QStringView word) { return word.front().script() == QChar::Script_Han; }

/// "store12" and "store13" are two stores, however alike they look.
bool sameDigits(QStringView a, QStringView b)
{
    const auto digit = [](QChar c) { return c >= u'0' && c <= u'9'; };
    qsizetype i = 0;
    qsizetype j = 0;
    for (;;) {
        while (i < a.size() && !digit(a[i]))
            ++i;
        while (j < b.size() && !digit(b[j]))
            ++j;
        if (i == a.size() || j == b.size())
            return i == a.size() && j == b.size();
        if (a[i++] != b[j++])
            return false;
    }
}

float compareWords(QStringView a, QStringView b)
{
    if (a.size() > b.size())
        std::swap(a, b);
    if (startsWithDigit(a) != startsWithDigit(b))
        return 0;
    if (a.size() == 1 && !isHanWord(a))
        return !startsWithDigit(a) && b.startsWith(a) ? kInitial : 0;
    if (startsWithDigit(a) && a.size() < 4)
        return 0;
    if (!startsWithDigit(a) && !sameDigits(a, b))
        return 0;
    auto alike = float(likeness(a, b, 0.65));
    if (!startsWithDigit(a)) {
        if (a.size() >= 4 && b.startsWith(a))
            alike = std::max(alike, 0.8F);
        if (fullGivenName(a) == fullGivenName(b))
            alike = std::max(alike, kNickname);
    }
    return alike;
}

}  // namespace

DuplicateModel::Comparer::Comparer(const DuplicateModel &model)
    : m_model(model), m_traits(model.m_traits), m_known(kRemembered)
{
}

float DuplicateModel::Comparer::wordLikeness(quint32 a, quint32 b)
{
    if (a == b)
        return 1;
    const QStringView left = m_traits.text(a);
    const QStringView right = m_traits.text(b);
    // Too many letters that only one of them has: no need to look closer. Short forms of names differ in many.
    const auto shared = m_traits.letterBits(a) & m_traits.letterBits(b);
    if (shared == 0)
        return 0;
    if (a > b)
        std::swap(a, b);
    const quint64 key = (quint64(a) << 32) | b;
    Known &slot = m_known[size_t((key * 0x9E3779B97F4A7C15ULL) >> 50)];
    if (slot.words != key)
        slot = {key, compareWords(left, right)};
    return slot.likeness;
}

float DuplicateModel::Comparer::words(std::span<const quint32> a, std::span<const quint32> b, int field, bool *clash)
{
    const bool name = field == 0;
    struct Pair {
        float order;
        float alike;
        int left;
        int right;
    };
    QVarLengthArray<Pair, 32> pairs;
    for (int i = 0; i < int(a.size()); ++i) {
        for (int j = 0; j < int(b.size()); ++j) {
            const float alike = wordLikeness(a[size_t(i)], b[size_t(j)]);
            if (alike >= 0.65F || alike == kInitial) {
                const auto length =
                    float(std::min(m_traits.text(a[size_t(i)]).size(), m_traits.text(b[size_t(j)]).size()));
                pairs.append({alike == kInitial ? 0.1F : alike * length + (alike == 1 ? 10 : 0), alike, i, j});
            }
        }
    }
    std::sort(pairs.begin(), pairs.end(), [](const Pair &x, const Pair &y) { return x.order > y.order; });
    const auto worth = [&](quint32 word) { return float(m_model.information(word)); };
    quint64 usedLeft = 0;
    quint64 usedRight = 0;
    float sum = 0;
    bool anySame = false;
    for (const Pair &pair : std::as_const(pairs)) {
        const quint64 left = quint64(1) << pair.left;
        const quint64 right = quint64(1) << pair.right;
        if ((usedLeft & left) != 0 || (usedRight & right) != 0)
            continue;
        usedLeft |= left;
        usedRight |= right;
        const quint32 l = a[size_t(pair.left)];
        const quint32 r = b[size_t(pair.right)];
        if (l == r) {
            sum += worth(l) - 0.1F;
            anySame = true;
        } else if (pair.alike == kInitial) {
            sum += 1;
        } else {
            const float least = pair.alike < 0.8F ? -1.0F : 0.0F;
            sum += std::max(std::min(worth(l), worth(r)) - (pair.alike >= 0.8F ? 3.0F : 5.0F), least);
            anySame = anySame || pair.alike >= 0.8F;
        }
    }
    QVarLengthArray<float, 16> aloneLeft;
    QVarLengthArray<float, 16> aloneRight;
    for (size_t i = 0; i < a.size(); ++i) {
        if ((usedLeft & (quint64(1) << i)) == 0)
            aloneLeft.append(worth(a[i]));
    }
    for (size_t j = 0; j < b.size(); ++j) {
        if ((usedRight & (quint64(1) << j)) == 0)
            aloneRight.append(worth(b[j]));
    }
    std::sort(aloneLeft.begin(), aloneLeft.end(), std::greater<>());
    std::sort(aloneRight.begin(), aloneRight.end(), std::greater<>());
    const qsizetype both = std::min(aloneLeft.size(), aloneRight.size());
    for (qsizetype i = 0; i < std::max(aloneLeft.size(), aloneRight.size()); ++i) {
        if (i < both) {
            // each has a word the other has not: a contradiction, unless the words are common anyway
            const float weight = std::min(aloneLeft[i], aloneRight[i]);
            sum -= (name ? 5.0F : 3.0F) * std::min(1.0F, weight / 6);
            if (clash && anySame && weight >= 3)
                *clash = true;
        } else {
            const float weight = i < aloneLeft.size() ? aloneLeft[i] : aloneRight[i];
            sum -= (name ? 1.0F : 0.7F) * std::min(1.0F, weight / 6);
        }
    }
    return sum;
}

float DuplicateModel::Comparer::names(int a, int b, bool *clash)
{
    const auto left = m_traits.texts(a, 0);
    const auto right = m_traits.texts(b, 0);
    float sum = words(left, right, 0, clash);
    if (sum >= 6)
        return std::min(sum, kMostForName);
    // Written in one word or parted otherwise ("GTX Pro", "GTXPro"), and Han beside pinyin.
    const auto joined = [&](std::span<const quint32> numbers, bool backwards) {
        QString text;
        for (size_t i = 0; i < numbers.size(); ++i) {
            const QStringView word = m_traits.text(numbers[backwards ? numbers.size() - 1 - i : i]);
            text += isHanWord(word) ? pinyinText(word).remove(u' ') : word.toString();
        }
        return text;
    };
    const bool hanLeft = isHanWord(m_traits.text(left.front()));
    const bool hanRight = isHanWord(m_traits.text(right.front()));
    if (hanLeft && hanRight)
        return sum;
    // Too many letters that only one of them has: no need to look closer.
    const auto letters = [&](std::span<const quint32> numbers) {
        quint64 bits = 0;
        for (const quint32 number : numbers)
            bits |= m_traits.letterBits(number);
        return bits;
    };
    if (hanLeft == hanRight && std::popcount(letters(left) ^ letters(right)) > 6)
        return sum;
    const QString whole = joined(left, false);
    if (whole.size() < 5)
        return sum;
    const double alike =
        std::max(likeness(whole, joined(right, false), 0.8), likeness(whole, joined(right, true), 0.8));
    if (hanLeft != hanRight && alike < 1)
        return sum;
    if (alike >= 0.85) {
        const auto worth = [&](std::span<const quint32> numbers) {
            float bits = 0;
            for (const quint32 number : numbers)
                bits += float(m_model.information(number));
            return bits;
        };
        const float both = std::min(worth(left), worth(right));
        sum = std::max(sum, alike >= 1 ? std::max(kJoinedName, both - 1) : std::max(5.0F, both * 0.6F));
        *clash = false;
    }
    return std::min(sum, kMostForName);
}

float DuplicateModel::Comparer::streets(std::span<const quint32> a, std::span<const quint32> b)
{
    float sum = words(a, b, m_model.m_street, nullptr);
    const auto number = [&](std::span<const quint32> parts) -> QStringView {
        for (const quint32 part : parts) {
            if (startsWithDigit(m_traits.text(part)))
                return m_traits.text(part);
        }
        return {};
    };
    const QStringView left = number(a);
    const QStringView right = number(b);
    // Another house in the same street is another address.
    if (!left.isEmpty() && !right.isEmpty() && left != right) {
        const bool slip = std::min(left.size(), right.size()) >= 3 && editDistance(left, right, 1) == 1;
        sum = slip ? std::min(sum, 5.0F) : std::min(sum, 2.0F) - 4;
    }
    return std::clamp(sum, -8.0F, kMostForStreet);
}

float DuplicateModel::Comparer::mostForNames(std::span<const quint32> a, std::span<const quint32> b) const
{
    const auto most = [this](std::span<const quint32> words) {
        float bits = 0;
        for (const quint32 word : words)
            bits += std::max(1.0F, float(m_model.information(word)));
        return bits;
    };
    return std::min(kMostForName, std::max(kJoinedName, std::min(most(a), most(b))));
}

TraitComparison DuplicateModel::Comparer::compareValues(int a, int b) const
{
    TraitComparison found;
    found.levels.fill(Agreement::Missing);
    for (int field = 1; field < int(m_traits.plan().fields().size()); ++field) {
        if (field != m_model.m_street)
            found.levels[size_t(field)] = m_model.agreement(field, a, b, &found.same[size_t(field)]);
    }
    found.hasName = !m_traits.texts(a, 0).empty() && !m_traits.texts(b, 0).empty();
    found.hasStreet = m_model.m_street >= 0 && !m_traits.texts(a, m_model.m_street).empty() &&
                      !m_traits.texts(b, m_model.m_street).empty();
    return found;
}

void DuplicateModel::Comparer::compareTexts(int a, int b, TraitComparison &found)
{
    const auto level = [](std::span<const quint32> one, std::span<const quint32> other) {
        return std::is_permutation(one.begin(), one.end(), other.begin(), other.end()) ? Agreement::Same
                                                                                       : Agreement::Close;
    };
    if (found.hasName) {
        found.name = names(a, b, &found.namesClash);
        found.levels[0] = level(m_traits.texts(a, 0), m_traits.texts(b, 0));
    }
    if (found.hasStreet) {
        const auto one = m_traits.texts(a, m_model.m_street);
        const auto other = m_traits.texts(b, m_model.m_street);
        found.street = streets(one, other);
        found.levels[size_t(m_model.m_street)] = level(one, other);
    }
}

TraitComparison DuplicateModel::Comparer::compare(int a, int b)
{
    TraitComparison found = compareValues(a, b);
    compareTexts(a, b, found);
    return found;
}

std::optional<double> DuplicateModel::Comparer::scoreFrom(double least, int a, int b)
{
    TraitComparison found = compareValues(a, b);
    if (found.hasName)
        found.name = mostForNames(m_traits.texts(a, 0), m_traits.texts(b, 0));
    if (found.hasStreet)
        found.street = kMostForStreet;
    // A score rises with these two: what is too little with the most they could be needs no look at words.
    if (m_model.score(found) < least)
        return std::nullopt;
    compareTexts(a, b, found);
    const double score = m_model.score(found);
    return score >= least ? std::optional(score) : std::nullopt;
}

}  // namespace fieldfare
