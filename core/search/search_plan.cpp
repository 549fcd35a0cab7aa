// SPDX-License-Identifier: GPL-3.0-or-later
#include "search/search_plan.h"

#include "base/phone.h"
#include "base/text_fold.h"
#include "search/search_document.h"
#include "search/word_splitter.h"

#include <algorithm>

namespace fieldfare {

namespace {

struct Words {
    QStringList plain;
    bool endsWithIdeograph = false;
};

Words wordsOf(QStringView text)
{
    Words words;
    const QByteArray utf8 = text.toUtf8();
    splitWords({utf8.constData(), size_t(utf8.size())}, SplitMode::Query, [&](const SplitWord &word) {
        words.plain.append(QString::fromUtf8(word.text.data(), qsizetype(word.text.size())));
        return 0;
    });
    if (!words.plain.isEmpty()) {
        const auto last = words.plain.last().toUcs4();
        words.endsWithIdeograph = !last.isEmpty() && foldChar(last.last()).charClass == CharClass::Ideograph;
    }
    return words;
}

/// People type Mueller for Müller as often as Muller; the index knows the latter.
QString digraphSpelling(QStringView text)
{
    QString spelled;
    bool changed = false;
    for (const QChar c : text) {
        switch (c.toLower().unicode()) {
        case u'ä': spelled += QStringLiteral("ae"); break;
        case u'ö': spelled += QStringLiteral("oe"); break;
        case u'ü': spelled += QStringLiteral("ue"); break;
        default: spelled += c; continue;
        }
        changed = true;
    }
    return changed ? spelled : QString();
}

QString singleMatch(QStringView text, bool prefix)
{
    const Words words = wordsOf(text);
    if (words.plain.isEmpty())
        return {};
    // A pair of ideographs is a whole word of the index; it never goes on.
    return quotedMatch(text) + (prefix && !words.endsWithIdeograph ? QStringLiteral(" *") : QString());
}

bool isPhoneCharacter(QChar c) { return c.isDigit() || c.isSpace() || QStringView(u"+()/.-–（）＋").contains(c); }

/// Only digits and what people put between them.
bool looksLikePhone(QStringView text)
{
    return std::all_of(text.begin(), text.end(), isPhoneCharacter) && phoneDigits(text).size() >= 3;
}

void addPhoneKeys(SearchWord &word, QStringView text, QStringView country)
{
    const QString digits = QString::fromLatin1(phoneDigits(text));
    const auto add = [&](char16_t kind, const QString &rest, MatchReason reason = MatchReason::Phone) {
        if (!rest.isEmpty())
            word.keys.append({QChar(kind) + rest, reason});
    };
    const QStringView trimmed = text.trimmed();
    const bool international = trimmed.startsWith(u'+') || trimmed.startsWith(u'＋');
    if (international) {
        add(key_kind::e164, digits);
    } else if (digits.startsWith(u"00")) {
        add(key_kind::e164, digits.sliced(2));
    } else {
        const auto withoutZeros = [](QStringView number) {
            while (number.startsWith(u'0'))
                number = number.sliced(1);
            return number.toString();
        };
        const QString front = withoutZeros(digits);
        add(key_kind::national, front);
        add(key_kind::e164, digits);
        // What is dialled first at home elsewhere: 8 and 80 from Minsk to Almaty, 06 in Hungary.
        constexpr qsizetype wholeNumber = 9;
        if (digits.size() >= wholeNumber && digits.startsWith(u'8'))
            add(key_kind::national, withoutZeros(QStringView(digits).sliced(1)));
        else if (digits.size() >= wholeNumber && digits.startsWith(u"06"))
            add(key_kind::national, front.sliced(1));
    }
    if (const auto number = readPhone(text, country); number && number->check != PhoneCheck::Invalid)
        add(key_kind::e164, number->e164.sliced(1));
    QString backwards = digits;
    std::reverse(backwards.begin(), backwards.end());
    add(key_kind::backwards, backwards);
    if (!international)
        add(key_kind::number, digits, MatchReason::Number);
}

SearchWord planWord(QStringView text, bool prefix)
{
    SearchWord word;
    word.plainWords = wordsOf(text).plain;
    word.match = phraseMatch(text, prefix);
    const QString folded = foldText(text);
    if (folded.size() >= 2 && !foldChar(folded.toUcs4().first()).text().isEmpty()) {
        const bool ascii = std::all_of(folded.begin(), folded.end(), [](QChar c) { return c.unicode() < 0x80; });
        if (ascii)
            word.keys.append(
                {QChar(key_kind::mail) + (folded.startsWith(u'@') ? folded.sliced(1) : folded), MatchReason::Mail});
        const QString number = numberKey(text);
        if (number.size() >= 2 && std::any_of(number.begin(), number.end(), [](QChar c) { return c.isDigit(); }))
            word.keys.append({QChar(key_kind::number) + number, MatchReason::Number});
    }
    return word;
}

}  // namespace

QString quotedMatch(QStringView text)
{
    QString quoted = text.toString();
    quoted.remove(QChar(0));
    quoted.replace(u'"', QStringLiteral("\"\""));
    return u'"' + quoted + u'"';
}

QString phraseMatch(QStringView text, bool prefix)
{
    const QString plain = singleMatch(text, prefix);
    if (plain.isEmpty())
        return {};
    const QString digraph = digraphSpelling(text);
    if (digraph.isEmpty())
        return plain;
    return u'(' + plain + QStringLiteral(" OR ") + singleMatch(digraph, prefix) + u')';
}

QString SearchPlan::match() const
{
    QStringList parts;
    for (const SearchWord &word : words) {
        if (word.match.isEmpty())
            return {};
        parts.append(word.match);
    }
    return parts.join(QStringLiteral(" AND "));
}

SearchPlan planSearch(QStringView text, QStringView country, bool typing)
{
    constexpr qsizetype longestText = 200;
    constexpr qsizetype mostWords = 12;
    SearchPlan plan;
    text = text.first(std::min(text.size(), longestText));
    if (looksLikePhone(text)) {
        SearchWord word;
        word.plainWords = wordsOf(text).plain;
        word.match = phraseMatch(text, typing);
        addPhoneKeys(word, text, country);
        plan.words.append(word);
        plan.lastIsPrefix = typing;
        return plan;
    }
    qsizetype i = 0;
    while (i < text.size() && plan.words.size() < mostWords) {
        if (text[i].isSpace()) {
            ++i;
            continue;
        }
        SearchWord word;
        qsizetype end = i;
        const bool quoted = text[i] == u'"';
        if (quoted) {
            end = text.indexOf(u'"', i + 1);
            if (end < 0)
                end = text.size();
            const QStringView phrase = text.sliced(i + 1, end - i - 1);
            word.match = phraseMatch(phrase, false);
            word.plainWords = wordsOf(phrase).plain;
            end = std::min(end + 1, text.size());
        } else {
            while (end < text.size() && !text[end].isSpace())
                ++end;
            const QStringView chunk = text.sliced(i, end - i);
            const bool last = text.sliced(end).trimmed().isEmpty();
            plan.lastIsPrefix = typing && last;
            word = planWord(chunk, typing && last);
            if (looksLikePhone(chunk))
                addPhoneKeys(word, chunk, country);
        }
        if (!word.isEmpty())
            plan.words.append(word);
        i = end;
    }
    // Beside other words a plain word means a name; every "anna" of the mail addresses would only be thrown away again.
    if (plan.words.size() > 1) {
        for (SearchWord &word : plan.words) {
            word.keys.removeIf([](const KeyRange &range) {
                return range.reason == MatchReason::Mail &&
                       std::all_of(range.prefix.begin() + 1, range.prefix.end(),
                                   [](QChar c) { return c.isLetter() || c == u'-'; });
            });
        }
    }
    return plan;
}

}  // namespace fieldfare
