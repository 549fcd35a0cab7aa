// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "storage/read_context.h"

#include <QDate>
#include <QMap>

#include <optional>

namespace fieldfare {

/// The dated exchange rates of a workspace: a rate is the price of one unit of its currency in units of the base currency,
/// valid from its day until the next one's.
class ExchangeRates {
public:
    /// The rates this session may see.
    [[nodiscard]] static Result<ExchangeRates> load(ReadContext &context);

    [[nodiscard]] Currency base() const { return m_base; }
    /// The amount in the base currency by the rate valid on that day, rounded half away from zero to the minor unit;
    /// empty when there is no rate on or before the day (or the amount would leave the range).
    [[nodiscard]] std::optional<Money> inBase(Money amount, QDate day) const;

private:
    Currency m_base;
    QMap<Currency, QMap<QDate, Decimal>> m_rates;
};

}  // namespace fieldfare
