// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/result.h"
#include "storage/backup.h"
#include "storage/backup_content.h"

#include <QFile>
#include <QJsonObject>

namespace fieldfare {

/// The end of a backup file, read and understood (layout: see backup.h). Not the public face of backups.
struct BackupTrailer {
    qint64 databaseBytes = 0;
    qint64 filesBytes = 0;  ///< attached files behind the database, see attachment_pack.h
    QDateTime madeAt;
    WorkspaceFile description;
    QJsonValue content;      ///< see unsealContent(); undefined when the backup says nothing
    QByteArray hash;         ///< 32 bytes
    qint64 hashedBytes = 0;  ///< from the start of the file
};

[[nodiscard]] Result<BackupTrailer> readTrailer(QFile &file);

/// Turns a database file, with `filesBytes` of attached files appended to it, into a backup: hashes it, appends manifest and
/// trailer, flushes to the device.
[[nodiscard]] Result<void> appendTrailer(const QString &path, qint64 filesBytes, const WorkspaceFile &description,
                                         const QDateTime &madeAt, const QJsonValue &content, const Progress &progress);

/// Reads the hashed part once, giving every piece of the database to `piece` and of the attached files to `files` where there
/// are such, and compares the hash.
using BackupPiece = std::function<Result<void>(const char *, qint64)>;
[[nodiscard]] Result<void> readThrough(QFile &file, const BackupTrailer &trailer, const BackupPiece &piece,
                                       const BackupPiece &files, const Progress &progress);

}  // namespace fieldfare
