// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/result.h"
#include "base/uid.h"
#include "storage/statement_cache.h"

#include <QJsonObject>
#include <QMap>
#include <QSet>
#include <QVector>

#include <functional>

namespace fieldfare {

/// Taking values out of the change log for good. Entries stay, with their commitments, so the chain of hashes holds; what was
/// erased cannot be undone, restored or shown as it was. Writer thread, inside the SQL transaction. Entries that the running
/// transaction has not written yet are not reached: erase after them.

/// Records whose values go: row numbers by type number, and uids.
struct LogTargets {
    QMap<int, QSet<qint64>> ids;
    QSet<Uid> uids;
};

/// Erases values and salts of these records; in packed runs of removed records their rows. Returns how many entries held any.
[[nodiscard]] Result<qint64> eraseLogged(StatementCache &statements, const LogTargets &targets);

/// Puts other values in the place of what the log knows of these records. `replace` changes the values of one side of an entry
/// and says whether it did. Entries that change lose their salt. Returns how many did.
[[nodiscard]] Result<qint64> replaceLogged(StatementCache &statements, const QMap<int, QSet<qint64>> &ids,
                                           const std::function<bool(int type, QJsonObject &values)> &replace);

/// Puts `title` in the place of a transaction's. The hash of the transaction stays what it was; a seal over everything else
/// of it takes the place of its proof.
[[nodiscard]] Result<void> eraseTitle(StatementCache &statements, qint64 number, const QString &title);

}  // namespace fieldfare
