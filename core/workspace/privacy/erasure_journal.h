// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/result.h"
#include "base/uid.h"

#include <QMap>
#include <QSet>
#include <QString>

namespace fieldfare {

/// Which records were erased on request, kept outside the records so that a restored backup does not bring them back: ids and keyed
/// hashes only. It lies in the workspace's folder (erasures.json) and, for workspaces restored to another one, in the program's data
/// folder of this computer's user, under the workspace's id.
struct ErasureJournal {
    struct Entry {
        QString type;
        qint64 at = 0;  ///< ms UTC
    };
    QMap<Uid, Entry> erased;
    QSet<QByteArray> suppressed;  ///< suppressionHash()
    QByteArray key;               ///< of the hashes; only of a plain workspace

    /// What either place knows of this workspace; empty when neither does. Damaged when a file cannot be understood, Io.
    [[nodiscard]] static Result<ErasureJournal> load(const QString &folder, const QString &workspaceId);
    /// Into both places, each in one step; the folder's first. ReadOnly, DiskFull, Io of the folder's; the other is a help only.
    [[nodiscard]] Result<void> save(const QString &folder, const QString &workspaceId) const;

    void join(const ErasureJournal &other);
    friend bool operator==(const ErasureJournal &a, const ErasureJournal &b)
    {
        return a.erased.keys() == b.erased.keys() && a.suppressed == b.suppressed && a.key == b.key;
    }
};

/// Takes the journal along that lies beside a backup (in its folder or the one above) of the same workspace, into the folder it was
/// restored to. Nothing when there is none.
[[nodiscard]] Result<void> carryErasures(const QString &backup, const QString &folder);

}  // namespace fieldfare
