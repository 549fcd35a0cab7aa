// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/result.h"

#include <QByteArray>
#include <QString>
#include <QVector>

namespace fieldfare {

class Connection;

/// What "PRAGMA application_id" of our files says: "FLDF".
inline constexpr int FieldfareApplicationId = 0x464c4446;

/// One step of the schema. Applied once, in one transaction, and never edited after its release.
struct Migration {
    int number = 0;  ///< 1, 2, 3 … without gaps
    QString name;
    QByteArray sql;  ///< any number of statements; no BEGIN, COMMIT or ROLLBACK
};

struct MigrationOutcome {
    int from = 0;  ///< schema version found (0: new file)
    int to = 0;    ///< schema version now
    [[nodiscard]] bool changed() const { return from != to; }
};

/// The migrations in a folder of resources, files named NNNN_name.sql, in order.
/// Errors: Internal when numbers are missing or double.
[[nodiscard]] Result<QVector<Migration>> loadMigrations(const QString &folder = QStringLiteral(":/migrations"));

/// The schema version of the open file: how many migrations it has seen.
[[nodiscard]] Result<int> schemaVersion(const Connection &connection);

/// Brings the file to the newest schema. Each step is one transaction with its version number: killed at any moment,
/// the file is at the version before or after. Foreign keys are checked at the end of each step, not during it, so that
/// a step may rebuild tables; not after one that says "-- Links stay as they are.", because that takes minutes at a million
/// records. The caller has made a backup. On an error the steps before the failing one stay.
/// Errors: NewerFormat (the file has seen more than `migrations`), InvalidInput (another program's file), DiskFull, …
[[nodiscard]] Result<MigrationOutcome> migrate(Connection &connection, const QVector<Migration> &migrations);

}  // namespace fieldfare
