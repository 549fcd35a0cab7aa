// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "storage/restore_drill.h"

#include <QObject>

#include <atomic>
#include <optional>

namespace fieldfare {

class Workspace;

/// The last time a backup was restored to try it. Kept in the workspace's settings.
struct LastDrill {
    QDateTime at;      ///< UTC; invalid: never
    QDateTime madeAt;  ///< of the backup, UTC
    qint64 contacts = 0;
    QString problem;  ///< translated; empty: it was fine
};

/// A backup as people choose one.
struct BackupChoice {
    BackupInfo info;
    std::optional<BackupContent> content;  ///< absent: made by an older version, or with another key
    qint64 changesSince = -1;              ///< transactions since then, which going back loses; -1: not known
};

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
    /// Restores the newest daily backup to try it, into a folder that is removed again; drilled() or drillFailed().
    void drill();
    /// The last trial; at is invalid until it was read and when there was none.
    [[nodiscard]] const LastDrill &lastDrill() const { return m_drill; }
    /// The daily backups, newest first, with what they hold; listed() follows.
    void list();
    void cancel();

signals:
    void busyChanged(bool busy);
    void progressed(double fraction);
    void lastBackupChanged();
    void backedUp(const fieldfare::BackupInfo &info, bool automatic);
    void backupFailed(const fieldfare::Error &error, bool automatic);
    void checkedIntegrity(const fieldfare::IntegrityReport &report);
    void copied(const QString &file);
    void lastDrillChanged();
    void drilled(const fieldfare::DrillReport &report, bool automatic);
    void drillFailed(const fieldfare::Error &error, bool automatic);
    void listed(const QVector<fieldfare::BackupChoice> &backups);
    void failed(const fieldfare::Error &error);

private:
    [[nodiscard]] BackupSource source() const;
    [[nodiscard]] Progress begin();
    void end();
    void readLastDrill();
    void drillIfDue();
    void startDrill(bool automatic);
    void keepDrill(const LastDrill &drill);

    Workspace &m_workspace;
    BackupInfo m_last;
    LastDrill m_drill;
    std::shared_ptr<std::atomic_bool> m_cancelled;
    bool m_busy = false;
};

}  // namespace fieldfare
