// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/result.h"

#include <QStringList>
#include <QStringView>

#include <span>

namespace fieldfare {

/// Takes a table row by row: a CSV file, a worksheet. Call begin, then row for each row, then finish; a sink that is
/// destroyed before finish leaves what was there before untouched. Not thread-safe.
class TableSink {
public:
    TableSink() = default;
    TableSink(const TableSink &) = delete;
    TableSink &operator=(const TableSink &) = delete;
    virtual ~TableSink() = default;

    /// An empty header means none is written.
    [[nodiscard]] virtual Result<> begin(const QStringList &header) = 0;
    [[nodiscard]] virtual Result<> row(std::span<const QStringView> cells) = 0;
    /// Makes the table durable and visible under its name.
    [[nodiscard]] virtual Result<> finish() = 0;
};

}  // namespace fieldfare
