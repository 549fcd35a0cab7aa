// SPDX-License-Identifier: GPL-3.0-or-later
#include "exchange/dropped_file.h"

#include "exchange/file_kind.h"
#include "shell/shell.h"

#include <QCoreApplication>
#include <QFileInfo>

namespace fieldfare {

Result<> expectImportable(const QString &path)
{
    TRY(importableKind(path));
    return {};
}

void openDroppedFiles(Shell &shell, const QStringList &paths, const QString &type)
{
    if (paths.isEmpty()) {
        return;
    }
    for (const QString &path : paths) {
        if (const Result<> usable = expectImportable(path); !usable) {
            shell.showBanner({Tone::Attention, usable.error().message, {}, {}, true});
            return;
        }
    }
    if (paths.size() > 1) {
        shell.open(Location{page_id::importSet, {}, 0, paths.join(QLatin1Char('\n'))});
        return;
    }
    shell.open(Location{page_id::import, type, 0, paths.first()});
}

}  // namespace fieldfare
