// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/result.h"

#include <QStringList>

namespace fieldfare {

class Shell;

/// Ok when the beginning of the file reads as a table or address cards; else an error that says how to bring it in ("save the sheet as
/// CSV"). Reads the first few hundred bytes.
[[nodiscard]] Result<> expectImportable(const QString &path);

/// Files dropped on the window: one opens the import, several the import of files that belong together; what cannot be
/// imported is answered with a banner that says what to do with it.
void openDroppedFiles(Shell &shell, const QStringList &paths, const QString &type = {});

}  // namespace fieldfare
