// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QByteArray>
#include <QString>
#include <QStringView>

#include <optional>

namespace fieldfare {

enum class PhoneCheck {
    Valid,      ///< belongs to a range that its country hands out
    Plausible,  ///< E.164 in form and length; the ranges were not looked at (the fast path)
    Invalid,    ///< reads as a number, but no country hands it out
};

/// A telephone number understood.
struct PhoneNumber {
    QString e164;            ///< "+4930123456"; the form to compare and to dial, without extension
    QString nationalDigits;  ///< national significant number: digits without country code and trunk prefix, "30123456"
    QString extension;       ///< digits, or empty
    PhoneCheck check = PhoneCheck::Plausible;

    friend bool operator==(const PhoneNumber &, const PhoneNumber &) = default;
};

/// Reads a number as people write it: blanks, brackets, dots, full-width digits, 00 or + for abroad, extensions ("ext. 5", "x5",
/// "转5", "DW 5"). `region` is the ISO 3166 code of the country in which a number without country code is to be read ("DE"; may be
/// empty, then only international numbers are understood). Nothing for a text that is no number. libphonenumber does the work;
/// a text that is "+", 8 to 15 digits and a known country code is taken as it is (Plausible). Any thread.
std::optional<PhoneNumber> readPhone(QStringView text, QStringView region);

/// As readPhone(), but always looks the ranges up: never Plausible. About 13 µs.
std::optional<PhoneNumber> checkPhone(QStringView text, QStringView region);

/// As written in its own country: "030 123456". For display.
QString nationalForm(const PhoneNumber &number);
/// As written from abroad: "+49 30 123456". For display.
QString internationalForm(const PhoneNumber &number);

/// Only the digits of a text, full-width and other scripts' digits as ASCII. What a phone search compares when a text cannot be
/// read as a number.
QByteArray phoneDigits(QStringView text);

/// The country a number in E.164 form belongs to ("DE"); empty when no country hands it out. About 10 µs.
QString phoneRegion(QStringView e164);

/// The country code of a country ("DE" gives 49), 0 when it is unknown.
int callingCodeOf(QStringView region);

/// Number of digits of the country code that begins these digits (after the "+"), 0 when none is assigned.
int countryCodeLength(QStringView digits);

}  // namespace fieldfare
