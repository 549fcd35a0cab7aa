// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QCoreApplication>

namespace fieldfare {

/// Translation context of this room: QualityText::tr("…").
struct QualityText {
    Q_DECLARE_TR_FUNCTIONS(Quality)
};

}  // namespace fieldfare
