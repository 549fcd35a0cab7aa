// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "storage/read_context.h"
#include "storage/workspace_folder.h"

#include <functional>

/// A whole workspace in one zip file of open formats, to take away, to read without this program, and to bring back:
///
///     README.txt                what is what
///     records/<type>.csv        all records of a type as the lossless export writes them, with owners and stamps
///     history.csv               every change: when, who, what, old and new values
///     data/<table>.jsonl        every table row for row, one JSON array a line; blobs as {"base64":"…"}
///     attachments/…             the files
///     manifest.json             version, schema, columns, counts and SHA-256 of every part above the line
///
/// What is brought back is read from data/ and attachments/; ids, uids, history with its hash chain, settings and the
/// bin are the same afterwards. The full-text index and other derived tables of search are built anew.
///
/// The archive is NOT encrypted: whoever gets it can read everything in it.
namespace fieldfare {

struct ArchiveInfo {
    QString workspaceName;
    QDateTime madeAt;  ///< UTC
    int schema = 0;
    qint64 rows = 0;
    qint64 attachments = 0;  ///< files
};

/// How far; false stops it.
using ArchiveProgress = std::function<bool(double fraction)>;

/// One moment of the workspace; others may write meanwhile. Errors: Forbidden (only who administers may), Cancelled,
/// DiskFull, Io; nothing is left behind then, and what was called `path` before stays.
[[nodiscard]] Result<ArchiveInfo> writeArchive(ReadContext &context, const WorkspaceFolder &folder, const QString &path,
                                               const ArchiveProgress &progress = {});

/// True when the file is a zip archive with our manifest.
[[nodiscard]] bool isArchive(const QString &path);
/// What it says of itself. Errors: NotFound, InvalidInput, Damaged, NewerFormat.
[[nodiscard]] Result<ArchiveInfo> inspectArchive(const QString &path);

/// Fills a folder just made from an archive: schema as of the archive, rows, attachments. Every part is compared with its
/// checksum. Errors as inspectArchive(), Damaged (a part differs), DiskFull, Cancelled. For restoreArchive(), which
/// opens the result and builds what is derived (archive_restore.h).
[[nodiscard]] Result<ArchiveInfo> loadArchive(const WorkspaceFolder &folder, const QString &path,
                                              const ArchiveProgress &progress = {});

}  // namespace fieldfare
