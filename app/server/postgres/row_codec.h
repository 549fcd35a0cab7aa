// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "sync/server/server_store.h"

namespace fieldfare::server {

// The parts of a record as bytes of its columns (CBOR). What cannot be read back is Damaged.

[[nodiscard]] QByteArray fieldsToBytes(const QJsonObject &fields);
[[nodiscard]] Result<QJsonObject> fieldsFromBytes(const QByteArray &bytes);

[[nodiscard]] QByteArray versionsToBytes(const QMap<QString, sync::FieldVersion> &versions);
[[nodiscard]] Result<QMap<QString, sync::FieldVersion>> versionsFromBytes(const QByteArray &bytes);

[[nodiscard]] QByteArray versionToBytes(const sync::FieldVersion &version);
[[nodiscard]] Result<sync::FieldVersion> versionFromBytes(const QByteArray &bytes);

/// Null when there are none, and back.
[[nodiscard]] QByteArray conflictsToBytes(const QVector<sync::Conflict> &conflicts);
[[nodiscard]] Result<QVector<sync::Conflict>> conflictsFromBytes(const QByteArray &bytes);

}  // namespace fieldfare::server
