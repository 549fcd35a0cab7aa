// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "records/rewind/moment.h"
#include "security/session.h"
#include "storage/backup.h"

class QLockFile;

namespace fieldfare {

/// What an earlier state is made from: plain values, for another thread.
struct EarlierSource {
    BackupSource records;
    QString folder;  ///< of the workspace
    Session session;
    std::shared_ptr<const TypeCatalog> catalog;
};

/// The records of a workspace as they were at a moment: a copy of its database, with the same cipher and key, in which
/// everything younger was taken back. It lies in the workspace's folder (where that cannot be written, with the system's
/// temporary files) and vanishes with this object; what a killed program left is removed by removeLeftovers().
/// Immutable once made; any thread.
class EarlierState {
public:
    /// Blocks, for about as long as copying the database and undoing what is younger takes: for worker threads.
    /// Errors: Cancelled, DiskFull, ReadOnly, Damaged, Io. Nothing is left behind.
    [[nodiscard]] static Result<std::shared_ptr<EarlierState>> make(const EarlierSource &source, const Moment &moment,
                                                                    const Progress &progress = {});
    ~EarlierState();
    EarlierState(const EarlierState &) = delete;
    EarlierState &operator=(const EarlierState &) = delete;

    [[nodiscard]] const Moment &moment() const { return m_moment; }
    [[nodiscard]] QString recordsPath() const;

    /// Removes copies that no living program uses. At every start.
    static void removeLeftovers(const QString &workspaceFolder);

private:
    EarlierState() = default;
    [[nodiscard]] Result<void> takePlace(const QString &workspaceFolder);
    [[nodiscard]] Result<void> rewind(const EarlierSource &source, const Progress &progress) const;

    Moment m_moment;
    QString m_place;
    std::unique_ptr<QLockFile> m_lock;
};

/// "2026-03-03" (the end of that day in the session's zone), "2026-03-03 14:30" (that minute), "#120" (right after that
/// transaction); dates also as value_parse.h reads them. InvalidInput; errors of momentAt().
[[nodiscard]] Result<Moment> momentFromText(ReadContext &context, const QString &text);

}  // namespace fieldfare
