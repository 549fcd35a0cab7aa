// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "presentation/record_actions.h"

#include <stop_token>

namespace fieldfare {

/// What a change of many records would do, before it is done.
struct BulkPreview {
    static constexpr qint64 mostLookedAt = 20'000;

    qint64 lookedAt = 0;   ///< of the selected ones, at most mostLookedAt
    qint64 different = 0;  ///< of those, how many hold another value now
    qint64 filled = 0;     ///< of the different ones, how many lose a value they have
};

/// Compares the field in these records with the value they would get.
[[nodiscard]] QFuture<Result<BulkPreview>> previewBulk(Workspace &workspace, const QString &type,
                                                       const QVector<qint64> &ids, const QString &field,
                                                       const Value &value, record_actions::TagEditing tags,
                                                       const std::stop_token &stop);

}  // namespace fieldfare
