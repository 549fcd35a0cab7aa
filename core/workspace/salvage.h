// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "storage/backup.h"
#include "storage/salvage/table_walk.h"

namespace fieldfare {

/// What came out of a damaged workspace and what did not.
struct SalvageReport {
    struct Table {
        QString name;
        qint64 rows = 0;         ///< came over from the damaged file
        qint64 fromBackup = 0;   ///< taken from the backup because the file's own could not be read
        qint64 refused = 0;      ///< readable, but contradicting a row that is there already
        QVector<qint64> broken;  ///< row numbers readable only in part, and in no backup
        QVector<UnreadablePart> unreadable;
    };
    QString folder;
    QVector<Table> tables;
    qint64 pages = 0;
    qint64 unreadablePages = 0;
    qint64 unassigned = 0;     ///< rows on readable pages of which nobody can say any more what table they are of
    qint64 clearedLinks = 0;   ///< links to records that did not come over
    qint64 ownerless = 0;      ///< mails, phones, addresses and tags of records that did not come over
    qint64 brokenChainAt = 0;  ///< first transaction of the change log that no longer fits; 0: the log is whole
    QDateTime backup;          ///< the backup that filled gaps, UTC; invalid: none did
    QString text;              ///< all of this for people, translated; also in `folder`/salvage-report.txt

    [[nodiscard]] bool isComplete() const;
};

/// Reads everything readable out of a damaged workspace into a new one in `into`, which opens with the same passphrase: every
/// row on a sound page, whatever became of the pages beside it; what is missing is taken from the newest good backup in
/// the workspace's own folder. Search is built anew; links to what is lost are cleared. The damaged workspace is only read; no
/// program may have it open. Blocks. Errors: those of prepareEmptyFolder() and unlockKey(); Damaged when nothing can be read
/// (the first page is gone: restore a backup); NewerFormat; Cancelled, DiskFull, Io. On failure `into` is as it was.
[[nodiscard]] Result<SalvageReport> salvageWorkspace(const QString &path, const Unlock &unlock, const QString &into,
                                                     const Progress &progress = {});

}  // namespace fieldfare
