// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/record_type.h"

namespace fieldfare {

/// A way deals go: an ordered set of stages.
struct Pipeline : Record {
    static constexpr int kNumber = 5;
    Pipeline() : Record(kNumber) {}

    QString name;
    std::optional<qint64> position;
};

/// The description of its fields.
[[nodiscard]] RecordType pipelineType();

}  // namespace fieldfare
