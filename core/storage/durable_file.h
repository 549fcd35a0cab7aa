// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/result.h"

#include <QByteArray>
#include <QFile>
#include <QString>

namespace fieldfare {

/// Writing that either succeeds completely or says so. Qt's own QSaveFile of 6.4 does not: when the disk fills up in the
/// middle of a write it renames the shortened file and reports success.

/// All of `bytes`, to a file opened Unbuffered. Errors: DiskFull, Io.
[[nodiscard]] Result<void> writeAll(QFile &file, const char *bytes, qint64 size);

/// Waits until the device has what was written. Errors: DiskFull, Io.
[[nodiscard]] Result<void> flushToDevice(QFile &file);

/// Writes `content` to a temporary file beside `path`, flushes it, and puts it in the place of `path` in one step, with
/// access for its owner only. After a crash `path` is the old or the new one. Errors: ReadOnly, DiskFull, Io.
[[nodiscard]] Result<void> writeFileAtomically(const QString &path, const QByteArray &content);

/// Flushes the finished file `temporary`, which lies in the same folder, and puts it in the place of `path` in one step.
/// Errors: DiskFull, ReadOnly, Io; `temporary` is left then.
[[nodiscard]] Result<void> replaceDurably(const QString &temporary, const QString &path);

}  // namespace fieldfare
