// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/result.h"
#include "sync/protocol/messages.h"

namespace fieldfare::sync {

/// First and last bytes of every message.
inline constexpr QByteArrayView kCodecMagic("FFS1");
inline constexpr qsizetype kCodecHashBytes = 32;

/// Messages as bytes: "FFS1", CBOR [kind, body], BLAKE2b-256 of all before it. The same message always gives the same bytes:
/// maps are sorted by key, numbers as short as they can be. What a newer peer adds to a body is ignored here and reported by
/// nobody; what is missing, of the wrong kind, cut off or altered makes the whole message Damaged.
[[nodiscard]] QByteArray encode(const Request &request);
[[nodiscard]] QByteArray encode(const Reply &reply);
/// Damaged; Unsupported for a kind of message that this version does not know.
[[nodiscard]] Result<Request> decodeRequest(const QByteArray &bytes);
[[nodiscard]] Result<Reply> decodeReply(const QByteArray &bytes);

/// A pulled item for the store of an unfinished pull.
[[nodiscard]] QByteArray encodeItem(const PullItem &item);
[[nodiscard]] Result<PullItem> decodeItem(const QByteArray &bytes);
[[nodiscard]] QJsonArray toJson(const QVector<Conflict> &conflicts);
[[nodiscard]] QVector<Conflict> conflictsFromJson(const QJsonArray &array);

/// BLAKE2b-256.
[[nodiscard]] QByteArray hashOf(const QByteArray &bytes);
/// A uid made of what it names (UUID version 8): the same everywhere.
[[nodiscard]] Uid derivedUid(const QByteArray &name);
/// The name of the `index`-th change of a transaction.
[[nodiscard]] Uid mutationId(const Uid &transaction, qint64 index);
/// What digests are made of: row, sequence number, content and open conflicts.
[[nodiscard]] quint64 rowHash(const RowView &view);
/// Of a row's fields alone.
[[nodiscard]] quint64 contentHash(const QJsonObject &fields);

}  // namespace fieldfare::sync
