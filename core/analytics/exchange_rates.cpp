// SPDX-License-Identifier: GPL-3.0-or-later
#include "analytics/exchange_rates.h"

namespace fieldfare {

Result<ExchangeRates> ExchangeRates::load(ReadContext &context)
{
    ExchangeRates rates;
    rates.m_base = context.session().baseCurrency;
    TRY_ASSIGN(auto query, context.run(QStringLiteral(
                               "SELECT currency, \"on\", rate FROM {exchange_rate} WHERE rate>0 ORDER BY id")));
    while (query.next()) {
        const auto currency = Currency::fromCode(query.value(0).toString());
        const QDate day = QDate::fromString(query.value(1).toString(), Qt::ISODate);
        if (currency && day.isValid())
            rates.m_rates[*currency].insert(day, Decimal::fromMillionths(query.value(2).toLongLong()));
    }
    TRY(finished(query));
    return rates;
}

std::optional<Money> ExchangeRates::inBase(Money amount, QDate day) const
{
    if (amount.currency == m_base)
        return amount;
    const auto dated = m_rates.constFind(amount.currency);
    if (dated == m_rates.constEnd())
        return std::nullopt;
    auto after = dated->upperBound(day);
    if (after == dated->cbegin())
        return std::nullopt;
    --after;
    const auto converted = amount.convertedTo(m_base, after.value());
    if (!converted)
        return std::nullopt;
    return *converted;
}

}  // namespace fieldfare
