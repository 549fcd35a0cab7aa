// SPDX-License-Identifier: GPL-3.0-or-later
#include "search/duplicates/text_likeness.h"

#include "base/text_fold.h"

#include <QVarLengthArray>

#include <algorithm>
#include <array>
#include <bit>

namespace fieldfare {

namespace {

/// A bit for each letter that occurs, letters sharing the 64 of them.
quint64 lettersOf(QStringView text)
{
    quint64 letters = 0;
    for (const QChar c : text)
        letters |= quint64(1) << (c.unicode() & 63U);
    return letters;
}

}  // namespace

int editDistance(QStringView a, QStringView b, int most)
{
    if (a.size() > b.size())
        std::swap(a, b);
    if (b.size() - a.size() > most)
        return most + 1;
    while (!a.isEmpty() && a.front() == b.front()) {
        a = a.sliced(1);
        b = b.sliced(1);
    }
    while (!a.isEmpty() && a.back() == b.back()) {
        a.chop(1);
        b.chop(1);
    }
    if (a.isEmpty())
        return int(b.size());
    // each slip brings in or takes away one letter at most: most pairs end here
    const quint64 inA = lettersOf(a);
    const quint64 inB = lettersOf(b);
    if (std::max(std::popcount(inA & ~inB), std::popcount(inB & ~inA)) > most)
        return most + 1;
    const int width = int(a.size()) + 1;
    const int tooFar = most + 1;
    QVarLengthArray<int, 192> rows(width * 3);
    int *two = rows.data();
    int *one = two + width;
    int *now = one + width;
    for (int i = 0; i < width; ++i)
        one[i] = i;
    for (int j = 1; j <= b.size(); ++j) {
        // beyond `most` from the diagonal nothing can be near enough
        const int from = std::max(1, j - most);
        const int to = std::min(width - 1, j + most);
        now[from - 1] = from == 1 ? j : tooFar;
        if (to == j + most)
            one[to] = tooFar;
        int best = now[from - 1];
        for (int i = from; i <= to; ++i) {
            const bool same = a[i - 1] == b[j - 1];
            int value = std::min({one[i] + 1, now[i - 1] + 1, one[i - 1] + (same ? 0 : 1)});
            if (i > 1 && j > 1 && a[i - 1] == b[j - 2] && a[i - 2] == b[j - 1])
                value = std::min(value, two[i - 2] + 1);
            now[i] = value;
            best = std::min(best, value);
        }
        if (best > most)
            return most + 1;
        int *const spare = two;
        two = one;
        one = now;
        now = spare;
    }
    return std::min(one[width - 1], most + 1);
}

double likeness(QStringView a, QStringView b, double least)
{
    const qsizetype longer = std::max(a.size(), b.size());
    if (longer == 0)
        return 0;
    const int most = int((1 - least) * double(longer) + 1e-9);
    const int distance = editDistance(a, b, most);
    return distance > most ? 0 : 1 - double(distance) / double(longer);
}

QStringList foldedWords(QStringView text)
{
    QString composed;
    if (needsComposing(text)) {
        composed = composeText(text);
        text = composed;
    }
    QStringList words;
    QString word;
    bool lettersWithDots = false;  // the last word is made of single letters, a dot behind each
    bool dotBefore = false;
    const auto finish = [&](bool dot) {
        if (!word.isEmpty()) {
            const bool single = word.size() == 1 && word[0].isLetter();
            if (single && lettersWithDots && dotBefore)
                words.last() += word;
            else
                words.append(word);
            lettersWithDots = single && dot;
            dotBefore = dot;
            word.clear();
        } else {
            dotBefore = false;
            lettersWithDots = false;
        }
    };
    for (qsizetype i = 0; i < text.size();) {
        char32_t c = text[i].unicode();
        if (text[i].isHighSurrogate() && i + 1 < text.size() && text[i + 1].isLowSurrogate()) {
            c = QChar::surrogateToUcs4(text[i], text[i + 1]);
            ++i;
        }
        ++i;
        const FoldedChar folded = foldChar(c);
        if (folded.charClass == CharClass::Word || folded.charClass == CharClass::Ideograph)
            word += folded.text();
        else if (folded.charClass == CharClass::Separator)
            finish(c == U'.');
    }
    finish(false);
    return words;
}

namespace {

bool isTitle(const QString &word)
{
    static constexpr std::array<QStringView, 16> titles{u"mr",   u"mrs",  u"ms",   u"miss", u"dr", u"prof",
                                                        u"herr", u"frau", u"mme",  u"mlle", u"sr", u"sra",
                                                        u"jr",   u"sir",  u"先生", u"女士"};
    return std::find(titles.begin(), titles.end(), QStringView(word)) != titles.end();
}

}  // namespace

QStringList nameWords(QStringView name)
{
    QStringList words = foldedWords(name);
    // foldName() knows the legal forms; its key is the beginning of the joined words.
    qsizetype rest = foldName(name).size();
    QStringList kept;
    for (QString &word : words) {
        if (rest <= 0)
            break;
        if (word.size() > rest)
            word.truncate(rest);
        rest -= word.size();
        kept.append(word);
    }
    if (kept.isEmpty())
        kept = words;
    if (kept.size() > 2 || (kept.size() == 2 && isTitle(kept.first()))) {
        QStringList plain;
        for (const QString &word : std::as_const(kept)) {
            if (!isTitle(word))
                plain.append(word);
        }
        if (!plain.isEmpty())
            kept = plain;
    }
    return kept;
}

QStringView fullGivenName(QStringView word)
{
    struct Familiar {
        QStringView familiar;
        QStringView full;
    };
    // sorted by the familiar form
    static constexpr Familiar names[] = {
        {u"abby", u"abigail"},    {u"al", u"albert"},       {u"alex", u"alexander"},  {u"andi", u"andreas"},
        {u"andy", u"andrew"},     {u"ben", u"benjamin"},    {u"bernie", u"bernard"},  {u"beth", u"elizabeth"},
        {u"betty", u"elizabeth"}, {u"bill", u"william"},    {u"billy", u"william"},   {u"bob", u"robert"},
        {u"bobby", u"robert"},    {u"cathy", u"catherine"}, {u"charlie", u"charles"}, {u"chris", u"christopher"},
        {u"chuck", u"charles"},   {u"dan", u"daniel"},      {u"danny", u"daniel"},    {u"dave", u"david"},
        {u"deb", u"deborah"},     {u"debbie", u"deborah"},  {u"dick", u"richard"},    {u"don", u"donald"},
        {u"doug", u"douglas"},    {u"drew", u"andrew"},     {u"ed", u"edward"},       {u"eddie", u"edward"},
        {u"franz", u"francis"},   {u"fred", u"frederick"},  {u"gabi", u"gabriele"},   {u"greg", u"gregory"},
        {u"hannes", u"johannes"}, {u"hans", u"johannes"},   {u"harry", u"harold"},    {u"jack", u"john"},
        {u"jake", u"jacob"},      {u"jeff", u"jeffrey"},    {u"jen", u"jennifer"},    {u"jenny", u"jennifer"},
        {u"jim", u"james"},       {u"jimmy", u"james"},     {u"joe", u"joseph"},      {u"johnny", u"john"},
        {u"jon", u"jonathan"},    {u"josh", u"joshua"},     {u"kate", u"katherine"},  {u"kathy", u"katherine"},
        {u"katie", u"katherine"}, {u"ken", u"kenneth"},     {u"kim", u"kimberly"},    {u"larry", u"lawrence"},
        {u"liz", u"elizabeth"},   {u"maggie", u"margaret"}, {u"manni", u"manfred"},   {u"matt", u"matthew"},
        {u"max", u"maximilian"},  {u"meg", u"margaret"},    {u"mike", u"michael"},    {u"nick", u"nicholas"},
        {u"pam", u"pamela"},      {u"pat", u"patrick"},     {u"peggy", u"margaret"},  {u"pete", u"peter"},
        {u"phil", u"philip"},     {u"rich", u"richard"},    {u"rick", u"richard"},    {u"rob", u"robert"},
        {u"ron", u"ronald"},      {u"sam", u"samuel"},      {u"sepp", u"josef"},      {u"steve", u"steven"},
        {u"stu", u"stuart"},      {u"sue", u"susan"},       {u"ted", u"edward"},      {u"theo", u"theodore"},
        {u"tim", u"timothy"},     {u"tina", u"christina"},  {u"tom", u"thomas"},      {u"tommy", u"thomas"},
        {u"tony", u"anthony"},    {u"uli", u"ulrich"},      {u"vicky", u"victoria"},  {u"will", u"william"},
        {u"wolfi", u"wolfgang"},  {u"zach", u"zachary"},
    };
    const auto *found = std::lower_bound(std::begin(names), std::end(names), word,
                                         [](const Familiar &entry, QStringView text) { return entry.familiar < text; });
    return found != std::end(names) && found->familiar == word ? found->full : word;
}

QString siteKey(QStringView url)
{
    QString host = foldText(url.trimmed());
    const qsizetype scheme = host.indexOf(QLatin1String("://"));
    if (scheme >= 0)
        host.remove(0, scheme + 3);
    for (const QChar end : {u'/', u'?', u'#', u':'}) {
        const qsizetype at = host.indexOf(end);
        if (at >= 0)
            host.truncate(at);
    }
    if (host.startsWith(QLatin1String("www.")))
        host.remove(0, 4);
    return host;
}

}  // namespace fieldfare
