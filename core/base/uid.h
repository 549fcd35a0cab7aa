// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QByteArray>
#include <QUuid>
#include <QtGlobal>

namespace fieldfare {

/// A record's name everywhere outside its database: UUIDv7 (RFC 9562), stored as 16 bytes.
using Uid = QUuid;

/// A new UUIDv7 for the given moment (ms since the Unix epoch). Values made by one process rise strictly, also when
/// the clock stands still or steps back. Safe from any thread.
[[nodiscard]] Uid newUid(qint64 unixMilliseconds);

/// 16 bytes, most significant first: what lies in a `uid` column.
[[nodiscard]] inline QByteArray uidBytes(const Uid &uid) { return uid.toRfc4122(); }
[[nodiscard]] inline Uid uidFromBytes(const QByteArray &bytes) { return QUuid::fromRfc4122(bytes); }

/// Lower case with hyphens, without braces: how people and files see it.
[[nodiscard]] inline QString uidText(const Uid &uid) { return uid.toString(QUuid::WithoutBraces); }

}  // namespace fieldfare
