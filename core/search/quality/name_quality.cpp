// SPDX-License-Identifier: GPL-3.0-or-later
#include "search/quality/name_quality.h"

#include <QHash>
#include <QSet>
#include <QStringList>

namespace fieldfare {

namespace {

const QSet<QString> &particles()
{
    static const QSet<QString> set{
        QStringLiteral("van"), QStringLiteral("von"), QStringLiteral("der"), QStringLiteral("den"),
        QStringLiteral("de"),  QStringLiteral("da"),  QStringLiteral("di"),  QStringLiteral("du"),
        QStringLiteral("del"), QStringLiteral("dos"), QStringLiteral("das"), QStringLiteral("la"),
        QStringLiteral("le"),  QStringLiteral("zu"),  QStringLiteral("zum"), QStringLiteral("zur"),
        QStringLiteral("ter"), QStringLiteral("ten"), QStringLiteral("bin"), QStringLiteral("ibn"),
        QStringLiteral("al"),  QStringLiteral("el"),  QStringLiteral("y"),   QStringLiteral("und"),
        QStringLiteral("and"), QStringLiteral("of"),  QStringLiteral("the"), QStringLiteral("für"),
    };
    return set;
}

QString capitalised(const QString &lower)
{
    QString word = lower;
    bool start = true;
    for (QChar &c : word) {
        if (start && c.isLetter())
            c = c.toUpper();
        start = c == u'-' || c == u'\'' || c == u'’' || c == u'.' || c == u'(' || c == u'/';
    }
    // O'Brien, but not the 's of a possessive
    for (const QChar apostrophe : {u'\'', u'’'}) {
        if (word.size() > 2 && word.at(word.size() - 2) == apostrophe)
            word[word.size() - 1] = word.back().toLower();
    }
    if (word.size() > 3 && word.startsWith(QLatin1String("Mc")) && word.at(2).isLetter())
        word[2] = word.at(2).toUpper();
    return word;
}

}  // namespace

bool isOneCase(QStringView name)
{
    int upper = 0;
    int lower = 0;
    int words = 0;
    bool inWord = false;
    for (const QChar c : name) {
        upper += c.isUpper() ? 1 : 0;
        lower += c.isLower() ? 1 : 0;
        words += c.isLetter() && !inWord ? 1 : 0;
        inWord = c.isLetter();
        if (upper > 0 && lower > 0)
            return false;
    }
    return upper + lower > 2 && (words > 1 || lower > 0 || upper > 3);
}

QString personCase(const QString &name)
{
    QStringList words = name.toLower().split(u' ');
    for (qsizetype i = 0; i < words.size(); ++i) {
        // A particle stands before a name; alone or last it is the name.
        if (!particles().contains(words.at(i)) || i + 1 == words.size() || i == 0)
            words[i] = capitalised(words.at(i));
    }
    return words.join(u' ');
}

QString companyCase(const QString &name)
{
    static const QHash<QString, QString> forms{
        {QStringLiteral("gmbh"), QStringLiteral("GmbH")}, {QStringLiteral("ag"), QStringLiteral("AG")},
        {QStringLiteral("kg"), QStringLiteral("KG")},     {QStringLiteral("ohg"), QStringLiteral("OHG")},
        {QStringLiteral("ug"), QStringLiteral("UG")},     {QStringLiteral("se"), QStringLiteral("SE")},
        {QStringLiteral("llc"), QStringLiteral("LLC")},   {QStringLiteral("llp"), QStringLiteral("LLP")},
        {QStringLiteral("plc"), QStringLiteral("plc")},   {QStringLiteral("ltd"), QStringLiteral("Ltd")},
        {QStringLiteral("ltd."), QStringLiteral("Ltd.")}, {QStringLiteral("inc"), QStringLiteral("Inc")},
        {QStringLiteral("inc."), QStringLiteral("Inc.")}, {QStringLiteral("sa"), QStringLiteral("SA")},
        {QStringLiteral("sarl"), QStringLiteral("SARL")}, {QStringLiteral("srl"), QStringLiteral("SRL")},
        {QStringLiteral("bv"), QStringLiteral("BV")},     {QStringLiteral("b.v."), QStringLiteral("B.V.")},
        {QStringLiteral("nv"), QStringLiteral("NV")},     {QStringLiteral("ab"), QStringLiteral("AB")},
        {QStringLiteral("as"), QStringLiteral("AS")},     {QStringLiteral("oy"), QStringLiteral("Oy")},
        {QStringLiteral("co."), QStringLiteral("Co.")},   {QStringLiteral("e.v."), QStringLiteral("e.V.")},
    };
    const QStringList written = name.split(u' ');
    QStringList words;
    for (qsizetype i = 0; i < written.size(); ++i) {
        const QString lower = written.at(i).toLower();
        const auto form = forms.constFind(lower);
        // Three capitals are more often an abbreviation than a word.
        if (form != forms.constEnd() && i > 0)
            words.append(*form);
        else if (written.at(i).size() <= 3 && written.at(i) != lower)
            words.append(written.at(i));
        else
            words.append(particles().contains(lower) && i > 0 ? lower : capitalised(lower));
    }
    return words.join(u' ');
}

bool hasStrayBlanks(QStringView text)
{
    bool before = true;  // as if a blank stood before the text
    for (const QChar c : text) {
        const bool blank = c.isSpace();
        if (blank && (before || (c != u' ' && c != u'\u3000')))
            return true;
        before = blank;
    }
    return before && !text.isEmpty();
}

QString withoutStrayBlanks(const QString &text) { return text.simplified(); }

std::optional<NameParts> lastNameFirst(const QString &name)
{
    if (name.count(u',') != 1)
        return std::nullopt;
    static const QSet<QString> suffixes{
        QStringLiteral("jr"),  QStringLiteral("sr"),  QStringLiteral("ii"),   QStringLiteral("iii"),
        QStringLiteral("md"),  QStringLiteral("phd"), QStringLiteral("mba"),  QStringLiteral("msc"),
        QStringLiteral("bsc"), QStringLiteral("ma"),  QStringLiteral("esq"),  QStringLiteral("dds"),
        QStringLiteral("inc"), QStringLiteral("llc"), QStringLiteral("gmbh"), QStringLiteral("ltd"),
        QStringLiteral("cpa"), QStringLiteral("rn"),  QStringLiteral("ag"),   QStringLiteral("dr"),
    };
    const QString last = name.section(u',', 0, 0).simplified();
    const QString first = name.section(u',', 1).simplified();
    if (last.isEmpty() || first.isEmpty() || last.count(u' ') > 2 || first.count(u' ') > 2 ||
        suffixes.contains(QString(first).remove(u'.').remove(u' ').toLower()) || name.contains(u'@') ||
        name.contains(u'&'))
        return std::nullopt;
    for (const QChar c : name) {
        if (c.isDigit())
            return std::nullopt;
    }
    return NameParts{first, last};
}

}  // namespace fieldfare
