// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/result.h"
#include "security/secret.h"

#include <QJsonValue>
#include <QMap>
#include <QString>

#include <memory>

namespace fieldfare {

class Connection;

/// What a database holds, as a backup says it of itself when it is made.
struct BackupContent {
    QMap<QString, qint64> rows;  ///< by table, all ordinary tables
    qint64 transactions = 0;     ///< number of the last one in the change log; 0 when there is no log
    QString head;                ///< its hash, hexadecimal

    bool operator==(const BackupContent &) const = default;
};

/// Counts what is there; one snapshot when the connection is in a transaction.
[[nodiscard]] Result<BackupContent> countContent(Connection &connection);

/// For the manifest of a backup, which anybody can read: sealed with a key derived from `key`; open when `key` is null.
[[nodiscard]] QJsonValue sealContent(const BackupContent &content, const Secret *key);
/// NotFound when a backup says nothing (made by an older program), WrongKey, Damaged.
[[nodiscard]] Result<BackupContent> unsealContent(const QJsonValue &sealed, const Secret *key);

}  // namespace fieldfare
