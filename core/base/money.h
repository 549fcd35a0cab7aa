// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/decimal.h"
#include "base/result.h"

#include <QList>
#include <QMetaType>
#include <QString>

#include <compare>

namespace fieldfare {

/// An ISO 4217 currency code as a four-byte value. Empty means "not said". Any three Latin letters are accepted,
/// so that unusual or future codes survive; isKnown() tells the published ones.
class Currency {
public:
    constexpr Currency() = default;

    /// From a literal of three capital letters: `Currency("EUR")`.
    explicit constexpr Currency(const char (&code)[4])
        : m_packed(quint32(quint8(code[0])) << 16 | quint32(quint8(code[1])) << 8 | quint32(quint8(code[2])))
    {
    }

    /// Three Latin letters in any case, or an empty text (the empty currency). InvalidInput for anything else.
    static Result<Currency> fromCode(QStringView code);

    /// "EUR", or an empty text.
    QString code() const;
    constexpr bool isEmpty() const { return m_packed == 0; }
    /// In the current ISO 4217 list of circulating currencies and funds.
    bool isKnown() const;
    /// Decimal places of the minor unit (ISO 4217): 2 for EUR, 0 for JPY, 3 for KWD; 2 for unknown and empty codes.
    int exponent() const;

    /// All codes isKnown() accepts, in alphabetical order.
    static QList<Currency> known();

    friend constexpr bool operator==(Currency, Currency) = default;
    friend constexpr auto operator<=>(Currency, Currency) = default;
    friend size_t qHash(Currency currency, size_t seed = 0) noexcept { return ::qHash(currency.m_packed, seed); }

private:
    quint32 m_packed = 0;
};

/// An amount in minor units (cents, yen, fils) of one currency. There is deliberately no operator+: amounts of two
/// currencies have no sum. Use plus() where the currency is known to be one, MoneySum where it is not.
struct Money {
    qint64 minor = 0;
    Currency currency;

    /// Canonical spelling, as Decimal::parse(); more places than the currency has are an error unless they are zeros.
    static Result<Money> parse(QStringView text, Currency currency);
    /// The same, but further places are rounded half away from zero; `rounded` (may be null) says whether that changed the amount.
    static Result<Money> parseRounded(QStringView text, Currency currency, bool *rounded);
    /// Rounded half away from zero to the minor unit. InvalidInput on overflow.
    static Result<Money> fromDecimal(Decimal amount, Currency currency, bool *rounded = nullptr);
    /// The amount of a line: unitPrice × quantity × (100 − discountPercent) / 100, computed exactly, rounded once,
    /// half away from zero to the minor unit. InvalidInput on overflow.
    static Result<Money> lineAmount(Decimal unitPrice, Decimal quantity, Decimal discountPercent, Currency currency,
                                    bool *rounded = nullptr);

    /// "123.45", "-0.05", "1000" (JPY): always all places of the currency, no grouping.
    QString toString() const;
    /// InvalidInput when the amount exceeds the range of Decimal.
    Result<Decimal> toDecimal() const;
    /// In whole units; for charts and statistics only.
    double toDouble() const;

    /// InvalidInput when the currencies differ or on overflow. An empty currency is a currency of its own.
    Result<Money> plus(Money other) const;
    Result<Money> minus(Money other) const;
    /// Rounded half away from zero to the minor unit; InvalidInput on overflow.
    Result<Money> times(Decimal factor) const;
    /// In another currency: `rate` is the price of one unit of this currency in units of `target`. Rounded as above.
    Result<Money> convertedTo(Currency target, Decimal rate) const;

    constexpr bool isZero() const { return minor == 0; }
    constexpr bool isNegative() const { return minor < 0; }

    friend constexpr bool operator==(Money, Money) = default;
    /// A total order for sorting and sets: by currency, then by amount. It is no comparison of worth between currencies.
    friend constexpr std::strong_ordering operator<=>(Money a, Money b)
    {
        if (const auto byCurrency = a.currency <=> b.currency; byCurrency != 0)
            return byCurrency;
        return a.minor <=> b.minor;
    }
    friend size_t qHash(Money money, size_t seed = 0) noexcept { return qHashMulti(seed, money.minor, money.currency); }
};

/// Sums amounts per currency, whatever comes. One currency stays in it; a mixed sum must be converted by dated rates
/// (by whoever holds them) or shown as one row per currency.
class MoneySum {
public:
    void add(Money money);
    void add(const MoneySum &other);

    bool isEmpty() const { return m_totals.isEmpty(); }
    bool isMixed() const { return m_totals.size() > 1; }
    /// True when a total left the 64-bit range; the totals are then worthless and must not be shown.
    bool overflowed() const { return m_overflowed; }
    /// One total per currency that occurred, ordered by code.
    const QList<Money> &totals() const { return m_totals; }
    /// The total of one currency; zero when it did not occur.
    Money total(Currency currency) const;

private:
    QList<Money> m_totals;
    bool m_overflowed = false;
};

}  // namespace fieldfare

Q_DECLARE_METATYPE(fieldfare::Currency)
Q_DECLARE_METATYPE(fieldfare::Money)
Q_DECLARE_TYPEINFO(fieldfare::Currency, Q_PRIMITIVE_TYPE);
Q_DECLARE_TYPEINFO(fieldfare::Money, Q_PRIMITIVE_TYPE);
