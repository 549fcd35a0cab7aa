// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "search/views/list_views.h"

class QFont;

namespace fieldfare {

class RecordListModel;
struct ShowContext;

/// The columns of a list nobody has arranged yet, with widths that fit `room` pixels where that is possible: dates, states and
/// phone numbers get what they need, since they say nothing when cut; names and other texts share the rest.
[[nodiscard]] QVector<ViewColumn> usualColumns(const RecordListModel &model, const ShowContext &show, const QFont &font,
                                               int room);

}  // namespace fieldfare
