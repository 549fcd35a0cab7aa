// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "storage/backup.h"
#include "storage/backup_content.h"

namespace fieldfare {

/// What a backup says it holds, without reading all of it. `key` as of the workspace it is of; null for a plain one.
/// Errors: as inspectBackup(), and those of unsealContent(). Blocks shortly.
[[nodiscard]] Result<BackupContent> readBackupContent(const QString &path, const std::shared_ptr<const Secret> &key);

struct DrillReport {
    BackupInfo backup;
    BackupContent content;  ///< counted in what was restored
    bool compared = false;  ///< the backup says what it holds, and it is that; older ones say nothing
};

/// The proof that a backup can be restored: it is restored for real, with the workspace's own key, into a folder of its own
/// in `place`, which is removed again; there every page is read and checked, the chain of the change log is computed anew, and
/// the rows and the head of the log are compared with what the backup says. What a killed drill left is removed first.
/// Errors: those of restoreBackup(); Damaged with what is wrong. Takes the time and the space of a restore; blocks.
[[nodiscard]] Result<DrillReport> drillBackup(const QString &path, const std::shared_ptr<const Secret> &key,
                                              const QString &place, const QVector<ConnectionSetup> &setups,
                                              const Progress &progress = {});

}  // namespace fieldfare
