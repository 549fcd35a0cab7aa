// SPDX-License-Identifier: GPL-3.0-or-later
#include "search/quality/place_quality.h"

#include "base/text_fold.h"

#include <QHash>
#include <QRegularExpression>

#include <algorithm>

namespace fieldfare {

namespace {

struct PostcodeForm {
    QRegularExpression form;
    int digits = 0;     ///< the code is just so many digits: lost zeros can be given back
    QString withBlank;  ///< where a blank belongs: a pattern of two groups over the text without blanks
};

const QHash<QString, PostcodeForm> &forms()
{
    static const QHash<QString, PostcodeForm> table = [] {
        QHash<QString, PostcodeForm> known;
        const auto digits = [&known](int count, std::initializer_list<const char *> countries) {
            for (const char *country : countries) {
                known.insert(QString::fromLatin1(country),
                             {QRegularExpression(QStringLiteral("^[0-9]{%1}$").arg(count)), count, {}});
            }
        };
        digits(4, {"AT", "CH", "LI", "BE", "DK", "NO", "AU", "NZ", "HU", "LU", "BG", "SI", "ZA", "CY"});
        digits(5, {"DE", "FR", "IT", "ES", "FI", "MX", "TR", "EE", "HR", "UA", "MY", "TH", "ID"});
        digits(6, {"CN", "RU", "IN", "SG", "RO", "VN", "KZ", "BY"});
        const auto other = [&known](const char *country, const char *form, int count = 0, const char *blank = "") {
            known.insert(QString::fromLatin1(country),
                         {QRegularExpression(QString::fromLatin1(form)), count, QString::fromLatin1(blank)});
        };
        other("US", "^[0-9]{5}(-[0-9]{4})?$", 5);
        other("GB", "^(GIR 0AA|[A-Z]{1,2}[0-9][A-Z0-9]? [0-9][A-Z]{2})$", 0,
              "^([A-Z]{1,2}[0-9][A-Z0-9]?)([0-9][A-Z]{2})$");
        other("CA", "^[A-Z][0-9][A-Z] [0-9][A-Z][0-9]$", 0, "^([A-Z][0-9][A-Z])([0-9][A-Z][0-9])$");
        other("NL", "^[1-9][0-9]{3} [A-Z]{2}$", 0, "^([1-9][0-9]{3})([A-Z]{2})$");
        other("SE", "^[0-9]{3} ?[0-9]{2}$");
        other("CZ", "^[0-9]{3} ?[0-9]{2}$");
        other("SK", "^[0-9]{3} ?[0-9]{2}$");
        other("GR", "^[0-9]{3} ?[0-9]{2}$");
        other("PL", "^[0-9]{2}-[0-9]{3}$");
        other("PT", "^[0-9]{4}(-[0-9]{3})?$");
        other("BR", "^[0-9]{5}-?[0-9]{3}$");
        other("JP", "^[0-9]{3}-?[0-9]{4}$");
        other("KR", "^[0-9]{5}$");
        other("IE", "^[A-Z][0-9][0-9W] ?[0-9A-Z]{4}$");
        return known;
    }();
    return table;
}

bool fits(const PostcodeForm &form, const QString &postcode) { return form.form.match(postcode).hasMatch(); }

}  // namespace

PostcodeCheck checkPostcode(const QString &code, QStringView postcode)
{
    const auto form = forms().constFind(code);
    if (form == forms().constEnd())
        return PostcodeCheck::Unknown;
    return fits(*form, postcode.toString()) ? PostcodeCheck::Fits : PostcodeCheck::Wrong;
}

QString mendedPostcode(const QString &code, QStringView postcode)
{
    const auto form = forms().constFind(code);
    if (form == forms().constEnd() || postcode.size() > 20)
        return {};
    QString text = composeText(postcode).toUpper().trimmed();
    if (fits(*form, text))
        return text;
    static const QRegularExpression prefix(QStringLiteral("^([A-Z]{1,3})\\s*-\\s*(?=[0-9])"));
    text.remove(prefix);
    if (fits(*form, text))
        return text;
    QString tight = text;
    static const QRegularExpression blanks(QStringLiteral("[\\s.]"));
    tight.remove(blanks);
    if (fits(*form, tight))
        return tight;
    if (!form->withBlank.isEmpty()) {
        const auto match = QRegularExpression(form->withBlank).match(QString(tight).remove(u'-'));
        if (match.hasMatch())
            return match.captured(1) + u' ' + match.captured(2);
    }
    const bool isNumber = std::all_of(tight.begin(), tight.end(), [](QChar c) { return c >= u'0' && c <= u'9'; });
    if (code == u"PL" && isNumber && tight.size() == 5)
        return tight.left(2) + u'-' + tight.mid(2);
    // Only codes that can begin with a zero lose one: at most the first, in countries that have such codes.
    if (isNumber && form->digits > 0 && tight.size() == form->digits - 1 && code != u"AT" && code != u"CH" &&
        code != u"BE" && code != u"CN") {
        const QString padded = u'0' + tight;
        return fits(*form, padded) ? padded : QString();
    }
    return {};
}

}  // namespace fieldfare
