// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "search/duplicates/duplicate_finder.h"

#include <memory>
#include <set>

namespace fieldfare {

/// What a scan works on once the database was read.
struct DuplicateInput {
    std::shared_ptr<const TypeCatalog> catalog;  ///< keeps the type alive
    std::shared_ptr<const DuplicateTraits> traits;
    std::set<std::pair<qint64, qint64>> notDuplicates;  ///< row numbers, the smaller first
};

[[nodiscard]] Result<DuplicateInput> readDuplicateInput(ReadContext &context, const QString &type,
                                                        const DuplicateProgressCallback &progress);

/// Blocks, learns, compares. Uses the processor's cores; Cancelled when asked to stop.
[[nodiscard]] Result<DuplicateReport> scanForDuplicates(const DuplicateInput &input, const DuplicateOptions &options,
                                                        const std::stop_token &stop,
                                                        const DuplicateProgressCallback &progress);

}  // namespace fieldfare
