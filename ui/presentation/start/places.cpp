// SPDX-License-Identifier: GPL-3.0-or-later
#include "presentation/start/places.h"

#include <QCollator>
#include <QLocale>
#include <QTimeZone>

#include <unicode/ucurr.h>
#include <unicode/uloc.h>

#include <algorithm>
#include <array>

namespace fieldfare {

namespace {

QByteArray displayLocale() { return QLocale().name().toLatin1(); }

}  // namespace

QList<NamedCode> countries()
{
    QList<NamedCode> list;
    const QByteArray language = displayLocale();
    for (const char *const *code = uloc_getISOCountries(); *code != nullptr; ++code) {
        std::array<UChar, 128> name{};
        UErrorCode status = U_ZERO_ERROR;
        const QByteArray locale = QByteArrayLiteral("und_") + *code;
        const int length =
            uloc_getDisplayCountry(locale.constData(), language.constData(), name.data(), int(name.size()), &status);
        if (U_FAILURE(status) || length <= 0) {
            continue;
        }
        list.append({QString::fromLatin1(*code), QString::fromUtf16(name.data(), length)});
    }
    QCollator order{QLocale()};
    std::sort(list.begin(), list.end(),
              [&](const NamedCode &a, const NamedCode &b) { return order.compare(a.name, b.name) < 0; });
    return list;
}

QList<NamedCode> currencies()
{
    static const QStringList first{QStringLiteral("EUR"), QStringLiteral("USD"), QStringLiteral("CNY"),
                                   QStringLiteral("GBP"), QStringLiteral("CHF"), QStringLiteral("JPY"),
                                   QStringLiteral("HKD"), QStringLiteral("PLN")};
    const QByteArray language = displayLocale();
    QStringList codes;
    UErrorCode status = U_ZERO_ERROR;
    UEnumeration *all = ucurr_openISOCurrencies(UCURR_COMMON | UCURR_NON_DEPRECATED, &status);
    if (U_SUCCESS(status)) {
        int length = 0;
        while (const char *code = uenum_next(all, &length, &status)) {
            codes.append(QString::fromLatin1(code, length));
        }
        uenum_close(all);
    }
    codes.removeIf([](const QString &code) { return first.contains(code); });
    codes.sort();
    QList<NamedCode> list;
    for (const QString &code : first + codes) {
        UErrorCode nameStatus = U_ZERO_ERROR;
        UBool isChoice = 0;
        int length = 0;
        const UChar *name = ucurr_getName(reinterpret_cast<const UChar *>(code.utf16()), language.constData(),
                                          UCURR_LONG_NAME, &isChoice, &length, &nameStatus);
        list.append({code, U_SUCCESS(nameStatus) && name != nullptr ? QString::fromUtf16(name, length) : code});
    }
    return list;
}

QStringList timeZones()
{
    QStringList list;
    const auto ids = QTimeZone::availableTimeZoneIds();
    for (const QByteArray &id : ids) {
        // Region/City ids and UTC; the many short and historic aliases only confuse.
        if (id == "UTC" ||
            (id.contains('/') && !id.startsWith("Etc/") && !id.startsWith("SystemV/") && !id.startsWith("US/"))) {
            list.append(QString::fromLatin1(id));
        }
    }
    return list;
}

QString currencyOf(const QString &country)
{
    std::array<UChar, 8> code{};
    UErrorCode status = U_ZERO_ERROR;
    const QByteArray locale = QByteArrayLiteral("und_") + country.toLatin1();
    const int length = ucurr_forLocale(locale.constData(), code.data(), int(code.size()), &status);
    return U_SUCCESS(status) && length == 3 ? QString::fromUtf16(code.data(), length) : QString();
}

}  // namespace fieldfare
