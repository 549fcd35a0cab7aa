// SPDX-License-Identifier: GPL-3.0-or-later
#include "base/money.h"

#include "base/exact_product.h"

#include <QCoreApplication>

#include <algorithm>
#include <array>
#include <cmath>
#include <iterator>

namespace fieldfare {

namespace {

// ISO 4217 list one (circulating currencies and funds codes), alphabetical. Exponents other than 2 follow below.
constexpr char knownCodes[][4] = {
    "AED", "AFN", "ALL", "AMD", "ANG", "AOA", "ARS", "AUD", "AWG", "AZN", "BAM", "BBD", "BDT", "BGN", "BHD", "BIF",
    "BMD", "BND", "BOB", "BOV", "BRL", "BSD", "BTN", "BWP", "BYN", "BZD", "CAD", "CDF", "CHE", "CHF", "CHW", "CLF",
    "CLP", "CNY", "COP", "COU", "CRC", "CUP", "CVE", "CZK", "DJF", "DKK", "DOP", "DZD", "EGP", "ERN", "ETB", "EUR",
    "FJD", "FKP", "GBP", "GEL", "GHS", "GIP", "GMD", "GNF", "GTQ", "GYD", "HKD", "HNL", "HTG", "HUF", "IDR", "ILS",
    "INR", "IQD", "IRR", "ISK", "JMD", "JOD", "JPY", "KES", "KGS", "KHR", "KMF", "KPW", "KRW", "KWD", "KYD", "KZT",
    "LAK", "LBP", "LKR", "LRD", "LSL", "LYD", "MAD", "MDL", "MGA", "MKD", "MMK", "MNT", "MOP", "MRU", "MUR", "MVR",
    "MWK", "MXN", "MXV", "MYR", "MZN", "NAD", "NGN", "NIO", "NOK", "NPR", "NZD", "OMR", "PAB", "PEN", "PGK", "PHP",
    "PKR", "PLN", "PYG", "QAR", "RON", "RSD", "RUB", "RWF", "SAR", "SBD", "SCR", "SDG", "SEK", "SGD", "SHP", "SLE",
    "SOS", "SRD", "SSP", "STN", "SVC", "SYP", "SZL", "THB", "TJS", "TMT", "TND", "TOP", "TRY", "TTD", "TWD", "TZS",
    "UAH", "UGX", "USD", "USN", "UYI", "UYU", "UYW", "UZS", "VED", "VES", "VND", "VUV", "WST", "XAF", "XCD", "XCG",
    "XDR", "XOF", "XPF", "XSU", "XUA", "YER", "ZAR", "ZMW", "ZWG",
};

struct Exponent {
    Currency currency;
    int places = 2;
};

constexpr Exponent unusualExponents[] = {
    {Currency("BHD"), 3}, {Currency("BIF"), 0}, {Currency("CLF"), 4}, {Currency("CLP"), 0}, {Currency("DJF"), 0},
    {Currency("GNF"), 0}, {Currency("IQD"), 3}, {Currency("ISK"), 0}, {Currency("JOD"), 3}, {Currency("JPY"), 0},
    {Currency("KMF"), 0}, {Currency("KRW"), 0}, {Currency("KWD"), 3}, {Currency("LYD"), 3}, {Currency("OMR"), 3},
    {Currency("PYG"), 0}, {Currency("RWF"), 0}, {Currency("TND"), 3}, {Currency("UGX"), 0}, {Currency("UYI"), 0},
    {Currency("UYW"), 4}, {Currency("VND"), 0}, {Currency("VUV"), 0}, {Currency("XAF"), 0}, {Currency("XOF"), 0},
    {Currency("XPF"), 0},
};

tl::unexpected<Error> amountTooLarge()
{
    return fail(ErrorCode::InvalidInput,
                QCoreApplication::translate("Money", "This amount is too large to be stored."));
}

tl::unexpected<Error> currenciesDiffer(Currency a, Currency b)
{
    return fail(ErrorCode::InvalidInput,
                QCoreApplication::translate("Money", "Amounts in %1 and %2 cannot be added. Convert one of them first.")
                    .arg(a.code(), b.code()));
}

}  // namespace

Result<Currency> Currency::fromCode(QStringView code)
{
    Currency currency;
    if (code.isEmpty())
        return currency;
    if (code.size() == 3) {
        for (const QChar c : code) {
            const char16_t upper = c.unicode() >= u'a' && c.unicode() <= u'z' ? c.unicode() - 32 : c.unicode();
            if (upper < u'A' || upper > u'Z')
                return fail(ErrorCode::InvalidInput,
                            QCoreApplication::translate("Money", "A currency is a code of three letters, like EUR."));
            currency.m_packed = currency.m_packed << 8 | upper;
        }
        return currency;
    }
    return fail(ErrorCode::InvalidInput,
                QCoreApplication::translate("Money", "A currency is a code of three letters, like EUR."));
}

QString Currency::code() const
{
    if (isEmpty())
        return {};
    const std::array<QChar, 3> letters = {QChar(ushort(m_packed >> 16 & 0xff)), QChar(ushort(m_packed >> 8 & 0xff)),
                                          QChar(ushort(m_packed & 0xff))};
    return QString(letters.data(), letters.size());
}

bool Currency::isKnown() const
{
    return std::any_of(std::begin(knownCodes), std::end(knownCodes),
                       [this](const char(&code)[4]) { return Currency(code) == *this; });
}

int Currency::exponent() const
{
    for (const Exponent &entry : unusualExponents) {
        if (entry.currency == *this)
            return entry.places;
    }
    return 2;
}

QList<Currency> Currency::known()
{
    QList<Currency> all;
    all.reserve(std::size(knownCodes));
    for (const char(&code)[4] : knownCodes)
        all.append(Currency(code));
    return all;
}

Result<Money> Money::parse(QStringView text, Currency currency)
{
    bool rounded = false;
    Result<Money> money = parseRounded(text, currency, &rounded);
    if (money && rounded)
        return fail(ErrorCode::InvalidInput,
                    QCoreApplication::translate(
                        "Money", "This amount has more decimal places than its currency. Round it first."));
    return money;
}

Result<Money> Money::parseRounded(QStringView text, Currency currency, bool *rounded)
{
    detail::ScaledNumber number;
    switch (detail::parseScaled(text, currency.exponent(), &number)) {
    case detail::ScaledNumberError::None: break;
    case detail::ScaledNumberError::Malformed:
        return fail(ErrorCode::InvalidInput,
                    QCoreApplication::translate("Money", "This is not an amount. Write it with digits, like 1234.50."));
    case detail::ScaledNumberError::OutOfRange: return amountTooLarge();
    }
    if (rounded)
        *rounded = !number.exact;
    return Money{number.value, currency};
}

Result<Money> Money::fromDecimal(Decimal amount, Currency currency, bool *rounded)
{
    bool exact = true;
    const auto minor = ExactProduct(amount.millionths).scaledDown(Decimal::places - currency.exponent(), &exact);
    if (!minor)
        return amountTooLarge();
    if (rounded)
        *rounded = !exact;
    return Money{*minor, currency};
}

Result<Money> Money::lineAmount(Decimal unitPrice, Decimal quantity, Decimal discountPercent, Currency currency,
                                bool *rounded)
{
    const auto remaining = checkedDifference(100 * Decimal::one, discountPercent.millionths);
    if (!remaining)
        return amountTooLarge();
    // Scale: 6 places each, and two more for the percentage.
    ExactProduct product(unitPrice.millionths);
    product.times(quantity.millionths).times(*remaining);
    bool exact = true;
    const auto minor = product.scaledDown(3 * Decimal::places + 2 - currency.exponent(), &exact);
    if (!minor)
        return amountTooLarge();
    if (rounded)
        *rounded = !exact;
    return Money{*minor, currency};
}

QString Money::toString() const { return detail::printScaled(minor, currency.exponent(), true); }

Result<Decimal> Money::toDecimal() const
{
    const auto millionths = ExactProduct(minor).scaledDown(currency.exponent() - Decimal::places);
    if (!millionths)
        return amountTooLarge();
    return Decimal{*millionths};
}

double Money::toDouble() const { return double(minor) / std::pow(10.0, currency.exponent()); }

Result<Money> Money::plus(Money other) const
{
    if (currency != other.currency)
        return currenciesDiffer(currency, other.currency);
    const auto sum = checkedSum(minor, other.minor);
    if (!sum)
        return amountTooLarge();
    return Money{*sum, currency};
}

Result<Money> Money::minus(Money other) const
{
    if (currency != other.currency)
        return currenciesDiffer(currency, other.currency);
    const auto difference = checkedDifference(minor, other.minor);
    if (!difference)
        return amountTooLarge();
    return Money{*difference, currency};
}

Result<Money> Money::times(Decimal factor) const
{
    const auto product = ExactProduct(minor).times(factor.millionths).scaledDown(Decimal::places);
    if (!product)
        return amountTooLarge();
    return Money{*product, currency};
}

Result<Money> Money::convertedTo(Currency target, Decimal rate) const
{
    const auto converted = ExactProduct(minor)
                               .times(rate.millionths)
                               .scaledDown(Decimal::places + currency.exponent() - target.exponent());
    if (!converted)
        return amountTooLarge();
    return Money{*converted, target};
}

void MoneySum::add(Money money)
{
    const auto place =
        std::lower_bound(m_totals.begin(), m_totals.end(), money.currency,
                         [](const Money &total, Currency currency) { return total.currency < currency; });
    if (place == m_totals.end() || place->currency != money.currency) {
        m_totals.insert(place, money);
        return;
    }
    const auto sum = checkedSum(place->minor, money.minor);
    if (sum)
        place->minor = *sum;
    else
        m_overflowed = true;
}

void MoneySum::add(const MoneySum &other)
{
    for (const Money &total : other.m_totals)
        add(total);
    m_overflowed |= other.m_overflowed;
}

Money MoneySum::total(Currency currency) const
{
    for (const Money &total : m_totals) {
        if (total.currency == currency)
            return total;
    }
    return Money{0, currency};
}

}  // namespace fieldfare
