// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "presentation/reports/rows_preview.h"

#include <QWidget>

namespace fieldfare {

class Shell;

/// The records behind a figure, in a side panel; each opens its page.
class RowsPanel : public QWidget {
    Q_OBJECT
public:
    RowsPanel(const RowsPreview &rows, Shell &shell, QWidget *parent = nullptr);
};

/// Reads the records behind a figure of a report and shows them in the side panel, under `title`.
void showRowsBehind(Workspace &workspace, Shell &shell, QObject *owner, const QString &title, const QString &report,
                    const ReportParams &params, const QString &row, const QString &column);

}  // namespace fieldfare
