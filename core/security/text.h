// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QCoreApplication>

namespace fieldfare {

/// Translation context of this room: SecurityText::tr("…").
struct SecurityText {
    Q_DECLARE_TR_FUNCTIONS(Security)
};

}  // namespace fieldfare
