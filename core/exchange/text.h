// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QCoreApplication>

namespace fieldfare {

/// Translation context of this room: ExchangeText::tr("…").
struct ExchangeText {
    Q_DECLARE_TR_FUNCTIONS(Exchange)
};

}  // namespace fieldfare
