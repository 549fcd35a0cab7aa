// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/change_set.h"
#include "base/result.h"
#include "base/uid.h"
#include "storage/statement_cache.h"

#include <QJsonObject>
#include <QMap>

#include <vector>

namespace fieldfare {

/// What happened to a record, as stored in `change.op`.
enum class ChangeOp { Create = 1, Update = 2, Remove = 3, Restore = 4 };

/// Incremental Merkle root (BLAKE2b-256, leaf prefix 0, node prefix 1; an odd node rises unchanged): memory is log2(n).
class MerkleRoot {
public:
    void add(const QByteArray &leafContent);
    [[nodiscard]] QByteArray root() const;
    [[nodiscard]] qint64 count() const { return m_count; }

private:
    std::vector<std::pair<int, QByteArray>> m_stack;  // (height, hash)
    qint64 m_count = 0;
};

/// The entries of the transaction now being written. Used on the writer thread, inside the SQL transaction.
///
/// tx(n, uid, at, user, origin, title, undoes, hash): hash over previous hash, header and entries (chain.h).
/// change(id, tx, type, op, first_id, last_id, uid, old, new, salt, commitment):
///   Create   one entry per run of new records of a type; commitment = Merkle root over salt ‖ canonical values; no copy
///   Update   old and new hold only the changed fields; several updates of one record in a transaction become one
///   Remove   old holds the whole row (a removed run: zstd-compressed CBOR); Restore: undo of a removal, new is null
/// commitment = BLAKE2b-256(salt ‖ canonical content): erasing values and salts later leaves the chain verifiable.
class ChangeLog {
public:
    struct Header {
        QString title;
        Origin origin = Origin::Local;
        qint64 user = 0;
        QString userName;
        qint64 at = 0;      ///< ms UTC
        qint64 undoes = 0;  ///< the transaction this one takes back, or 0
    };

    explicit ChangeLog(StatementCache &statements) : m_statements(statements) {}

    /// Takes the next number.
    [[nodiscard]] Result<void> begin(const Header &header);
    /// Gives the number back: the transaction holds nothing for the log.
    [[nodiscard]] Result<void> withdraw();
    void setTitle(const QString &title) { m_header.title = title; }

    void created(int type, qint64 id, const Uid &uid, const QByteArray &canonicalValues);
    void updated(int type, qint64 id, const Uid &uid, const QJsonObject &oldValues, const QJsonObject &newValues);
    [[nodiscard]] Result<void> removed(int type, qint64 id, const Uid &uid, const QJsonObject &oldValues);
    /// A run of rows removed at once; `rows` is CBOR, one map per row; compressed here.
    [[nodiscard]] Result<void> removedRun(int type, qint64 firstId, qint64 lastId, const QByteArray &rows);
    [[nodiscard]] Result<void> restored(int type, qint64 firstId, qint64 lastId, const Uid &uid,
                                        const QByteArray &canonicalValues);

    [[nodiscard]] qint64 number() const { return m_number; }
    [[nodiscard]] bool isEmpty() const { return m_written == 0 && m_runs.isEmpty() && m_updates.isEmpty(); }
    /// Writes what is pending and the chain hash. Call once, before the commit, only when !isEmpty().
    [[nodiscard]] Result<void> finish();

private:
    struct Run {
        qint64 first = 0;
        qint64 last = 0;
        Uid uid;
        QByteArray salt;
        MerkleRoot merkle;
    };
    struct Update {
        Uid uid;
        QJsonObject before;
        QJsonObject after;
    };

    [[nodiscard]] Result<void> flushRun(int type);
    [[nodiscard]] Result<void> flushUpdates();
    [[nodiscard]] Result<void> append(int type, ChangeOp op, qint64 first, qint64 last, const Uid &uid,
                                      const QVariant &before, const QVariant &after, const QByteArray &salt,
                                      const QByteArray &commitment);

    StatementCache &m_statements;
    Header m_header;
    qint64 m_number = 0;
    qint64 m_written = 0;
    Uid m_uid;
    QByteArray m_commitments;
    QMap<int, Run> m_runs;
    Result<void> m_pendingError;
    QMap<std::pair<int, qint64>, Update> m_updates;
};

/// Reads a removed run back.
[[nodiscard]] Result<QByteArray> unpackRun(const QByteArray &stored);

struct ChainCheck {
    qint64 transactions = 0;
    qint64 firstBroken = 0;
};
/// Recomputes the hash chain; firstBroken is the number of the first transaction that does not fit, 0 when all do.
[[nodiscard]] Result<ChainCheck> verifyChain(StatementCache &statements);

}  // namespace fieldfare
