// SPDX-License-Identifier: GPL-3.0-or-later
#include "presentation/money_text.h"

#include "presentation/format.h"

#include <QStringList>

namespace fieldfare::format {

QString wholeMoney(Money amount, const QLocale &locale)
{
    qint64 unit = 1;
    for (int i = 0; i < amount.currency.exponent(); ++i) {
        unit *= 10;
    }
    const qint64 rest = amount.minor % unit;
    amount.minor -= rest;
    if (std::abs(rest) * 2 >= unit && unit > 1) {
        amount.minor += rest > 0 ? unit : -unit;
    }
    return money(amount, locale);
}

QString sum(const MoneySum &sum, const QLocale &locale)
{
    if (sum.overflowed()) {
        return QStringLiteral("–");
    }
    QStringList parts;
    for (const Money &total : sum.totals()) {
        parts.append(wholeMoney(total, locale));
    }
    return parts.join(QStringLiteral(" + "));
}

}  // namespace fieldfare::format
