// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/record_type.h"

namespace fieldfare {

struct Pipeline;

/// A step of a pipeline; exactly the kinds won and lost close a deal.
struct Stage : Record {
    static constexpr int kNumber = 6;
    Stage() : Record(kNumber) {}

    QString key;
    QString name;
    Id<Pipeline> pipeline;
    std::optional<qint64> position;
    QString kind = QStringLiteral("open");
    std::optional<Decimal> probability;
    std::optional<qint64> idleDays;
};

/// The description of its fields.
[[nodiscard]] RecordType stageType();

}  // namespace fieldfare
