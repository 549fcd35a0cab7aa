// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QCoreApplication>

namespace fieldfare {

/// Translation context of this room: StorageText::tr("…").
struct StorageText {
    Q_DECLARE_TR_FUNCTIONS(Storage)
};

}  // namespace fieldfare
