// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "storage/change_log.h"

#include <initializer_list>

/// How transactions and entries of the change log are put into bytes for the chain of hashes. For change_log and its check alone, but for
/// blake2b(), which the server's chain (sync/audit) uses too.
///
/// hash = 2 ‖ BLAKE2b-256(previous hash ‖ header ‖ entries in order), of an entry type, op, ids, uid and commitment; in transactions of
/// older versions 32 bytes over a header without the user's number and commitments alone. None of those follows a new one.
/// The check compares the values that entries keep with their commitments too. Creations keep none, so their Merkle root alone stands for
/// them, and their salt for nothing. Entries taken from the end are missed because numbers are not given twice; whoever sets the counter
/// back as well is found by the backups, which know the head. An entry emptied as an erasure empties it passes for one.
namespace fieldfare {

/// 32 bytes.
[[nodiscard]] QByteArray blake2b(std::initializer_list<QByteArrayView> parts);

[[nodiscard]] QByteArray headerBytes(const ChangeLog::Header &header, qint64 number, const Uid &uid);

/// An entry but for its values.
struct ChainLink {
    int type = 0;
    int op = 0;
    qint64 first = 0;
    qint64 last = 0;
    QByteArrayView uid;  ///< 16 bytes, or none
    QByteArrayView commitment;
};
void appendLink(QByteArray &bytes, const ChainLink &link);

/// The hash as it is written today: 33 bytes, the first says how it was made.
[[nodiscard]] QByteArray chainHash(const QByteArray &previous, const QByteArray &header, const QByteArray &links);

}  // namespace fieldfare
