// SPDX-License-Identifier: GPL-3.0-or-later
#include "base/country.h"

#include "base/text_fold.h"

#include <QHash>

#include <unicode/locid.h>
#include <unicode/unistr.h>

namespace fieldfare {

namespace {

QString fromIcu(const icu::UnicodeString &text)
{
    return QString(reinterpret_cast<const QChar *>(text.getBuffer()), text.length());
}

const QHash<QString, QString> &codesByName()
{
    static const QHash<QString, QString> table = [] {
        QHash<QString, QString> codes;
        const auto enter = [&codes](const QString &name, const QString &code) {
            const QString key = foldName(name, CompanySuffix::Keep);
            if (!key.isEmpty() && !codes.contains(key))
                codes.insert(key, code);
        };
        for (const char *const *code = icu::Locale::getISOCountries(); *code != nullptr; ++code) {
            const QString iso = QString::fromLatin1(*code);
            const icu::Locale country("", *code);
            enter(iso, iso);
            for (const char *language :
                 {"en", "de", "fr", "es", "it", "pt", "nl", "pl", "sv", "da", "cs", "zh", "ja"}) {
                icu::UnicodeString name;
                enter(fromIcu(country.getDisplayCountry(icu::Locale(language), name)), iso);
            }
        }
        for (const auto &[name, iso] :
             std::initializer_list<std::pair<const char *, const char *>>{{"USA", "US"},
                                                                          {"U.S.A.", "US"},
                                                                          {"U.S.", "US"},
                                                                          {"America", "US"},
                                                                          {"UK", "GB"},
                                                                          {"U.K.", "GB"},
                                                                          {"Great Britain", "GB"},
                                                                          {"England", "GB"},
                                                                          {"Scotland", "GB"},
                                                                          {"Wales", "GB"},
                                                                          {"Northern Ireland", "GB"},
                                                                          {"Holland", "NL"},
                                                                          {"The Netherlands", "NL"},
                                                                          {"PRC", "CN"},
                                                                          {"P.R. China", "CN"},
                                                                          {"People's Republic of China", "CN"},
                                                                          {"Korea", "KR"},
                                                                          {"South Korea", "KR"},
                                                                          {"Czech Republic", "CZ"},
                                                                          {"Tschechische Republik", "CZ"},
                                                                          {"Turkey", "TR"},
                                                                          {"UAE", "AE"},
                                                                          {"Deutschland", "DE"},
                                                                          {"BRD", "DE"},
                                                                          {"GER", "DE"},
                                                                          {"D", "DE"},
                                                                          {"AUT", "AT"},
                                                                          {"CHE", "CH"}})
            enter(QString::fromLatin1(name), QString::fromLatin1(iso));
        return codes;
    }();
    return table;
}

}  // namespace

QString countryCodeOf(QStringView text)
{
    if (text.isEmpty())
        return {};
    // A workspace names few countries, and names them often.
    constexpr qsizetype kMost = 1000;
    thread_local QHash<QString, QString> seen;
    const QString key = text.toString();
    if (const auto known = seen.constFind(key); known != seen.constEnd())
        return *known;
    const QString code = codesByName().value(foldName(text, CompanySuffix::Keep));
    if (seen.size() < kMost)
        seen.insert(key, code);
    return code;
}

QString countryName(const QString &code, const QString &language)
{
    icu::UnicodeString name;
    icu::Locale("", code.toLatin1().constData()).getDisplayCountry(icu::Locale(language.toLatin1().constData()), name);
    return fromIcu(name);
}

}  // namespace fieldfare
