// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

namespace fieldfare {

class DataTable;

/// Columns as wide as their figures need; what is left goes to the first one, which holds the names.
void fitFigureColumns(DataTable &table);

}  // namespace fieldfare
