// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/result.h"
#include "storage/database.h"
#include "storage/integrity.h"
#include "storage/workspace_file.h"
#include "storage/workspace_folder.h"

#include <QDateTime>
#include <QString>
#include <QStringList>
#include <QVector>

#include <functional>
#include <optional>

/// Backups.
///
/// A backup is ONE file, Name.fieldfare-backup:
///
///     offset 0        records.db as it was at one moment, encrypted with the same key (a complete database file)
///     then            the attached files (attachment_pack.h), unless the backup lies in the workspace's own folder: there
///                     they lie beside it already, and they never change
///     then            manifest, JSON: {"made_at", "workspace": the content of workspace.json, "content": what the database
///                     holds, sealed with the workspace's key (backup_content.h)}
///     last 64 bytes   "FieldfareBackup1", length of database (8 bytes, little endian), length of manifest (8 bytes),
///                     BLAKE2b-256 of everything before these last 32 bytes
///
/// So it can be checked without the key, opened with any passphrase or recovery code valid when it was made, and in the
/// worst case taken apart with `head -c`.
///
/// All functions here block; call them on a worker thread. They open their own connections.
namespace fieldfare {

/// What to back up. A copy of the values, so that it can go to another thread.
struct BackupSource {
    DatabaseFile records;
    WorkspaceFile description;
    QVector<ConnectionSetup> setups;  ///< as for every connection to the records
    QString attachments = {};         ///< folder of the attached files; empty: there are none

    [[nodiscard]] static BackupSource of(const WorkspaceFolder &folder, QVector<ConnectionSetup> setups = {});
};

struct BackupInfo {
    QString path;
    QString workspaceId;
    QString workspaceName;
    QDateTime madeAt;  ///< UTC
    qint64 bytes = 0;
    bool encrypted = true;
};

/// Writes a backup of one moment of the open database to `target`; others may read and write meanwhile (what they write
/// is not in it). The copy is opened again, checked and its rows are counted before it gets its name: a file called
/// `target` is a good backup. Errors: Conflict (`target` exists), DiskFull (asked before beginning), ReadOnly, Damaged
/// (the source is: the copy would be worthless), Cancelled, Io. Nothing is left behind on failure.
[[nodiscard]] Result<BackupInfo> writeBackup(const BackupSource &source, const QString &target, const QDateTime &now,
                                             const Progress &progress = {});

/// Writes an ordinary, unencrypted SQLite file. `finish` may add views or drop what other programs cannot read, before
/// the file is checked and gets its name. Errors as writeBackup().
[[nodiscard]] Result<void> writePlainCopy(const BackupSource &source, const QString &target,
                                          const std::function<Result<void>(Connection &)> &finish = {},
                                          const Progress &progress = {});

/// Writes a copy of one moment of the open database, with the same key, for the program's own passing use: not flushed to the
/// device and not checked as a whole (every page is authenticated where it is read). Errors: Conflict (`target` exists),
/// DiskFull (asked before beginning), ReadOnly, Cancelled, Io. What was begun is left to whoever called.
[[nodiscard]] Result<void> writeWorkingCopy(const BackupSource &source, const QString &target,
                                            const Progress &progress = {});

/// Reads the end of a backup file. Errors: NotFound, InvalidInput (not a backup), Damaged, NewerFormat.
[[nodiscard]] Result<BackupInfo> inspectBackup(const QString &path);

/// Reads all of it and compares the hash; needs no key. Errors as inspectBackup(), Cancelled.
[[nodiscard]] Result<BackupInfo> verifyBackup(const QString &path, const Progress &progress = {});

/// Makes a workspace folder from a backup. With an unlock that fits, the database is opened and checked too; with
/// NoUnlock an encrypted one is checked by its hash alone. The keys are those valid when the backup was made.
/// Errors: as verifyBackup() and prepareEmptyFolder(), WrongKey, DiskFull. On failure the folder is as it was.
[[nodiscard]] Result<BackupInfo> restoreBackup(const QString &path, const QString &folder, const Unlock &unlock,
                                               const QVector<ConnectionSetup> &setups = {},
                                               const Progress &progress = {});

/// The same with the data key itself (null: a plain workspace): for programs that have the workspace open.
[[nodiscard]] Result<BackupInfo> restoreBackupWithKey(const QString &path, const QString &folder,
                                                      const std::shared_ptr<const Secret> &key,
                                                      const QVector<ConnectionSetup> &setups = {},
                                                      const Progress &progress = {});

/// The backups in a folder, newest first. Files that are none, or damaged at their end, are left out.
[[nodiscard]] QVector<BackupInfo> listBackups(const QString &folder);

/// Which of these may go: all but the newest of each of the last 7 days, 4 weeks and 12 months that have any (UTC).
[[nodiscard]] QVector<BackupInfo> backupsToDelete(QVector<BackupInfo> backups);

/// A backup into `backupsFolder` unless today (UTC) has one, then deletes those no longer needed. For every start.
/// Nothing is deleted when the new backup fails.
[[nodiscard]] Result<std::optional<BackupInfo>> backupIfDue(const BackupSource &source, const QString &backupsFolder,
                                                            const QDateTime &now, const Progress &progress = {});

}  // namespace fieldfare
