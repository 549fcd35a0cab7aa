// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/result.h"

#include <QByteArrayView>
#include <QString>

namespace fieldfare {

/// Ok when `start` (the first bytes of a file, a few hundred are enough) may be delimited text. Otherwise an error that
/// says what the file is and how to bring its content in.
[[nodiscard]] Result<> expectDelimitedText(QByteArrayView start, const QString &fileName);

/// The formats that can be imported.
enum class FileKind { Delimited, Workbook, Cards };

/// Which of them the file is, by its first bytes. Else an error that says what it is and how to bring its content in.
[[nodiscard]] Result<FileKind> importableKind(const QString &path);

/// Ok when `path` is a file that can be opened for reading; else a clear error (missing, directory, no right).
[[nodiscard]] Result<> expectReadableFile(const QString &path);

}  // namespace fieldfare
