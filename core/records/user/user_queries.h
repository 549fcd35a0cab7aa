// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "storage/read_context.h"

#include <QVector>

namespace fieldfare {

struct Colleague {
    qint64 id = 0;
    QString name;
    bool active = true;
    friend bool operator==(const Colleague &, const Colleague &) = default;
};

/// Everybody who works here, active ones first, by name: for choosing an owner and filtering by one.
[[nodiscard]] Result<QVector<Colleague>> colleagues(ReadContext &context);

}  // namespace fieldfare
