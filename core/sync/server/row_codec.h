// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "sync/server/server_store.h"

namespace fieldfare::sync {

// The parts of a record as the bytes that server stores keep of them (CBOR). What cannot be read back is Damaged.

[[nodiscard]] QByteArray fieldsToBytes(const QJsonObject &fields);
[[nodiscard]] Result<QJsonObject> fieldsFromBytes(const QByteArray &bytes);

[[nodiscard]] QByteArray versionsToBytes(const QMap<QString, FieldVersion> &versions);
[[nodiscard]] Result<QMap<QString, FieldVersion>> versionsFromBytes(const QByteArray &bytes);

[[nodiscard]] QByteArray versionToBytes(const FieldVersion &version);
[[nodiscard]] Result<FieldVersion> versionFromBytes(const QByteArray &bytes);

/// Null when there are none, and back.
[[nodiscard]] QByteArray conflictsToBytes(const QVector<Conflict> &conflicts);
[[nodiscard]] Result<QVector<Conflict>> conflictsFromBytes(const QByteArray &bytes);

}  // namespace fieldfare::sync
