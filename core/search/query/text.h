// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QCoreApplication>

namespace fieldfare {

/// Translation context of this room: QueryText::tr("…").
struct QueryText {
    Q_DECLARE_TR_FUNCTIONS(Query)
};

}  // namespace fieldfare
