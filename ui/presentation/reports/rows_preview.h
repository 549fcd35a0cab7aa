// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "analytics/report_registry.h"

#include <QFuture>

namespace fieldfare {

class Workspace;

/// One record behind a figure: its name and what tells it from others.
struct BehindRow {
    qint64 id = 0;
    QString name;
    QString detail;
    QString figure;  ///< an amount, right-aligned
};

/// The records behind a figure, as far as a panel shows them.
struct RowsPreview {
    QString type;
    QString typePlural;
    qint64 total = 0;
    QVector<BehindRow> rows;
};

inline constexpr int previewRows = 500;

/// Which records made this figure. An empty row key means the total.
[[nodiscard]] QFuture<Result<RowsPreview>> readRowsBehind(Workspace &workspace, const QString &report,
                                                          const ReportParams &params, const QString &row,
                                                          const QString &column);
/// The same for records already known.
[[nodiscard]] Result<RowsPreview> previewOf(ReadContext &context, const RowsBehind &rows);

}  // namespace fieldfare
