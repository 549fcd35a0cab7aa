// SPDX-License-Identifier: GPL-3.0-or-later
#include "base/phone.h"

#include <phonenumbers/phonenumber.pb.h>
#include <phonenumbers/phonenumberutil.h>

#include <algorithm>
#include <array>
#include <iterator>
#include <set>
#include <string>

namespace fieldfare {

namespace {

using i18n::phonenumbers::PhoneNumberUtil;
using LibraryNumber = i18n::phonenumbers::PhoneNumber;

// The library's shared object; its const functions are safe on any thread.
const PhoneNumberUtil &library() { return *PhoneNumberUtil::GetInstance(); }

constexpr qsizetype longestText = 250;  // the limit the library itself sets

struct CountryCodes {
    std::array<quint8, 1000> length{};
};

/// Country codes as the library knows them, by their first three digits.
const CountryCodes &countryCodes()
{
    static const CountryCodes codes = [] {
        CountryCodes table;
        std::set<int> callingCodes;
        library().GetSupportedCallingCodes(&callingCodes);
        for (const int code : callingCodes) {
            const int digits = code < 10 ? 1 : code < 100 ? 2 : 3;
            const int width = digits == 1 ? 100 : digits == 2 ? 10 : 1;
            for (int i = 0; i < width; ++i) {
                const int prefix = code * width + i;
                if (prefix < 1000)
                    table.length[size_t(prefix)] = quint8(digits);
            }
        }
        return table;
    }();
    return codes;
}

QString toQString(const std::string &text) { return QString::fromUtf8(text.data(), qsizetype(text.size())); }

/// Spellings of "extension" the library does not know.
QString withKnownExtensionWords(QStringView text)
{
    static constexpr QStringView words[] = {u"分机号", u"分机",      u"分機", u"内线",  u"內線", u"转",
                                            u"轉",     u"Durchwahl", u"DW",   u"poste", u"tst"};
    for (const QStringView word : words) {
        const qsizetype at = text.indexOf(word, 0, Qt::CaseInsensitive);
        if (at <= 0)
            continue;
        qsizetype from = at + word.size();
        while (from < text.size() && !text[from].isDigit())
            ++from;
        if (from == text.size())
            continue;
        return text.first(at).trimmed().toString() + QStringLiteral(" ext. ") + text.sliced(from).toString();
    }
    return text.toString();
}

std::optional<PhoneNumber> readE164(QStringView text)
{
    if (text.size() < 9 || text.size() > 16 || text.front() != u'+')
        return std::nullopt;
    const QStringView digits = text.sliced(1);
    if (!std::all_of(digits.begin(), digits.end(), [](QChar c) { return c >= u'0' && c <= u'9'; }))
        return std::nullopt;
    const int codeLength = countryCodeLength(digits);
    if (codeLength == 0 || digits[codeLength] == u'0')
        return std::nullopt;  // a trunk zero behind the country code ("+49030…") needs the library
    PhoneNumber number;
    number.e164 = text.toString();
    number.nationalDigits = digits.sliced(codeLength).toString();
    return number;
}

/// "+49 (30) 901 82-0": an international number with the usual signs between its digits. Left to the library where people
/// write a trunk prefix other than zero behind the country code.
std::optional<PhoneNumber> readSpaced(QStringView text)
{
    constexpr qsizetype longest = 32;
    if (text.size() > longest || !text.startsWith(u'+'))
        return std::nullopt;
    char16_t compact[longest];
    qsizetype size = 0;
    for (const QChar c : text) {
        const char16_t unit = c.unicode();
        if ((unit >= u'0' && unit <= u'9') || (unit == u'+' && size == 0))
            compact[size++] = unit;
        else if (unit != u' ' && unit != u'-' && unit != u'(' && unit != u')' && unit != u'.' && unit != u'\u00a0')
            return std::nullopt;
    }
    const QStringView number(compact, size);
    static constexpr QStringView withOtherPrefixes[] = {u"+7",   u"+36",  u"+52",  u"+54", u"+55",
                                                        u"+370", u"+375", u"+992", u"+993"};
    for (const QStringView code : withOtherPrefixes) {
        if (number.startsWith(code))
            return std::nullopt;
    }
    return readE164(number);
}

std::optional<LibraryNumber> parse(QStringView text, QStringView region)
{
    LibraryNumber parsed;
    const std::string regionCode = region.toString().toUpper().toStdString();
    const QByteArray utf8 = withKnownExtensionWords(text).toUtf8();
    const std::string number(utf8.constData(), size_t(utf8.size()));
    const std::string home = regionCode.empty() ? "ZZ" : regionCode;
    const bool readAtHome = library().Parse(number, home, &parsed) == PhoneNumberUtil::NO_PARSING_ERROR;
    if (readAtHome && library().IsValidNumber(parsed))
        return parsed;
    // Where the home country's prefix for abroad is not 00 or is unknown, people still write 00.
    const QByteArray digits = phoneDigits(text);
    if (digits.startsWith("00")) {
        LibraryNumber abroad;
        const bool read =
            library().Parse("+" + digits.mid(2).toStdString(), "ZZ", &abroad) == PhoneNumberUtil::NO_PARSING_ERROR;
        if (read && (!readAtHome || library().IsValidNumber(abroad)))
            return abroad;
    }
    if (readAtHome)
        return parsed;
    return std::nullopt;
}

std::optional<LibraryNumber> reparse(const PhoneNumber &number)
{
    LibraryNumber parsed;
    if (library().Parse(number.e164.toStdString(), "ZZ", &parsed) != PhoneNumberUtil::NO_PARSING_ERROR)
        return std::nullopt;
    if (!number.extension.isEmpty())
        parsed.set_extension(number.extension.toStdString());
    return parsed;
}

QString format(const PhoneNumber &number, PhoneNumberUtil::PhoneNumberFormat form)
{
    const std::optional<LibraryNumber> parsed = reparse(number);
    if (!parsed)
        return number.e164;
    std::string formatted;
    library().Format(*parsed, form, &formatted);
    return toQString(formatted);
}

}  // namespace

std::optional<PhoneNumber> readPhone(QStringView text, QStringView region)
{
    if (std::optional<PhoneNumber> number = readE164(text))
        return number;
    if (std::optional<PhoneNumber> number = readSpaced(text))
        return number;
    return checkPhone(text, region);
}

std::optional<PhoneNumber> checkPhone(QStringView text, QStringView region)
{
    text = text.trimmed();
    if (text.isEmpty() || text.size() > longestText)
        return std::nullopt;
    const std::optional<LibraryNumber> parsed = parse(text, region);
    if (!parsed)
        return std::nullopt;
    PhoneNumber number;
    std::string part;
    library().Format(*parsed, PhoneNumberUtil::E164, &part);
    number.e164 = toQString(part);
    part.clear();
    library().GetNationalSignificantNumber(*parsed, &part);
    number.nationalDigits = toQString(part);
    number.extension = toQString(parsed->extension());
    number.check = library().IsValidNumber(*parsed) ? PhoneCheck::Valid : PhoneCheck::Invalid;
    return number;
}

QString nationalForm(const PhoneNumber &number) { return format(number, PhoneNumberUtil::NATIONAL); }

QString internationalForm(const PhoneNumber &number) { return format(number, PhoneNumberUtil::INTERNATIONAL); }

QByteArray phoneDigits(QStringView text)
{
    QByteArray digits;
    digits.reserve(text.size());
    for (const QChar c : text) {
        const int value = c.digitValue();
        if (value >= 0 && value <= 9 && c.isDigit())
            digits.append(char('0' + value));
    }
    return digits;
}

QString phoneRegion(QStringView e164)
{
    LibraryNumber parsed;
    if (library().Parse(e164.toString().toStdString(), "ZZ", &parsed) != PhoneNumberUtil::NO_PARSING_ERROR)
        return {};
    std::string region;
    library().GetRegionCodeForNumber(parsed, &region);
    return region.size() == 2 && region != "ZZ" ? toQString(region) : QString();
}

int callingCodeOf(QStringView region)
{
    return region.size() == 2 ? library().GetCountryCodeForRegion(region.toString().toUpper().toStdString()) : 0;
}

int countryCodeLength(QStringView digits)
{
    int firstThree = 0;
    for (qsizetype i = 0; i < 3; ++i) {
        const int digit = i < digits.size() ? digits[i].unicode() - u'0' : 0;
        if (digit < 0 || digit > 9)
            return 0;
        firstThree = firstThree * 10 + digit;
    }
    const int length = countryCodes().length[size_t(firstThree)];
    return length <= digits.size() ? length : 0;
}

}  // namespace fieldfare
