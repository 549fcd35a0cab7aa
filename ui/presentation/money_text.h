// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/money.h"

#include <QLocale>

namespace fieldfare::format {

/// One amount per currency, joined by " + "; whole units, because sums of many records need no cents. Empty for no amount.
[[nodiscard]] QString sum(const MoneySum &sum, const QLocale &locale = QLocale());
/// The amount rounded to whole units: "€ 336,400".
[[nodiscard]] QString wholeMoney(Money amount, const QLocale &locale = QLocale());

}  // namespace fieldfare::format
