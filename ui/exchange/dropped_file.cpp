// SPDX-License-Identifier: GPL-3.0-or-later
#include "exchange/dropped_file.h"

#include "exchange/file_kind.h"
#include "shell/shell.h"

#include <QCoreApplication>
#include <QFile>
#include <QFileInfo>

namespace fieldfare {

Result<> expectImportable(const QString &path)
{
    TRY(expectReadableFile(path));
    QFile file(path);
    if (!file.open(QIODevice::ReadOnly)) {
        return fail(ErrorCode::Io, QCoreApplication::translate("DroppedFile", "The file “%1” cannot be opened: %2")
                                       .arg(path, file.errorString()));
    }
    return expectDelimitedText(file.read(512), QFileInfo(path).fileName());
}

void openDroppedFiles(Shell &shell, const QStringList &paths, const QString &type)
{
    if (paths.isEmpty()) {
        return;
    }
    const QString path = paths.first();
    if (const Result<> usable = expectImportable(path); !usable) {
        shell.showBanner({Tone::Attention, usable.error().message, {}, {}, true});
        return;
    }
    if (paths.size() > 1) {
        shell.toast(QCoreApplication::translate("DroppedFile", "One file at a time: “%1” comes first.")
                        .arg(QFileInfo(path).fileName()));
    }
    shell.open(Location{page_id::import, type, 0, path});
}

}  // namespace fieldfare
