// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "search/views/list_views.h"

namespace fieldfare {

class Workspace;

/// How a person last looked at a view on this computer: columns, widths and order of rows. A window's own state: it lies in
/// the program's settings, for each user and view, not in the workspace.
struct RememberedLayout {
    QVector<ViewColumn> columns;  ///< empty: nothing remembered
    bool sorted = false;          ///< sortField and descending are remembered
    QString sortField;
    bool descending = false;
};

namespace list_memory {

[[nodiscard]] RememberedLayout recall(const Workspace &workspace, const QString &type, const QString &viewKey);
void keep(const Workspace &workspace, const QString &type, const QString &viewKey, const RememberedLayout &layout);
/// "Reset view".
void forget(const Workspace &workspace, const QString &type, const QString &viewKey);

}  // namespace list_memory

}  // namespace fieldfare
