// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>

class QWidget;

namespace fieldfare {

/// The sheet for the safe: workspace, date, the code in large groups and what it is for, as HTML.
[[nodiscard]] QString recoverySheet(const QString &workspaceName, const QString &code);

/// Asks for a printer and prints the sheet.
void printRecoverySheet(QWidget *parent, const QString &workspaceName, const QString &code);

}  // namespace fieldfare
