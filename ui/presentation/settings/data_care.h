// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "storage/backup.h"

#include <QObject>

#include <atomic>

namespace fieldfare {

class Workspace;

/// Looks after the files of an open workspace: backups, check, plain copy. One thing at a time, on a worker thread with
/// connections of its own, so that people go on working; destroying it stops what runs and leaves nothing half done.
class DataCare : public QObject {
    Q_OBJECT
public:
    /// `workspace` must outlive it.
    explicit DataCare(Workspace &workspace, QObject *parent = nullptr);
    ~DataCare() override;

    [[nodiscard]] bool isBusy() const { return m_busy; }
    /// The newest backup known in the workspace's own folder; madeAt is invalid until looked for or when there is none.
    [[nodiscard]] const BackupInfo &lastBackup() const { return m_last; }
    [[nodiscard]] QString backupsFolder() const;
    /// A free name for a backup made now: "Acme 2026-11-22 1405.fieldfare-backup".
    [[nodiscard]] QString suggestedName() const;

    /// Looks for the newest backup; lastBackupChanged() follows.
    void refresh();
    /// For every start: a backup unless today has one. backedUp() or, on failure, backupFailed().
    void backUpIfDue();
    /// To a file that is not there yet.
    void backUpTo(const QString &file);
    void check();
    void copyPlain(const QString &file);
    void cancel();

signals:
    void busyChanged(bool busy);
    void progressed(double fraction);
    void lastBackupChanged();
    void backedUp(const fieldfare::BackupInfo &info, bool automatic);
    void backupFailed(const fieldfare::Error &error, bool automatic);
    void checkedIntegrity(const fieldfare::IntegrityReport &report);
    void copied(const QString &file);
    void failed(const fieldfare::Error &error);

private:
    [[nodiscard]] BackupSource source() const;
    [[nodiscard]] Progress begin();
    void end();

    Workspace &m_workspace;
    BackupInfo m_last;
    std::shared_ptr<std::atomic_bool> m_cancelled;
    bool m_busy = false;
};

}  // namespace fieldfare
