// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/result.h"
#include "sync/protocol/messages.h"

#include <QHash>

#include <functional>

namespace fieldfare::sync {

/// What a device knows of its standing with the server.
struct ClientState {
    Uid device;             ///< null until the server named it
    qint64 lastN = 0;       ///< highest number given to a mutation
    qint64 epoch = 0;       ///< of the server; 0 before the first hello
    qint64 checkpoint = 0;  ///< everything up to this sequence number is here
    qint64 collected = 0;   ///< transactions of the change log up to this one are in the outbox
    qint64 offset = 0;      ///< server's clock minus ours, ms
    HybridTime stamped = 0;
    HybridTime pulledAt = 0;  ///< when the confirmed rows were last true
    bool rereads = false;     ///< the server was restored: the next pull replaces everything
    bool isStaging = false;   ///< a pull is under way; its pages lie in the store
    Cursors cursors;
    Cursors stageCursors;
    Cursor stageUpto;
    qint64 stageHead = 0;  ///< newest head that a page of the pull under way came from
    qint64 released = 0;   ///< removals up to this entry of the outbox may go out however many they are
    Uid looked;            ///< rows up to this one were compared with their hashes in the round under way
    /// Rows up to this sequence number are shown though not everything up to it is here: a first fill is under way.
    qint64 shown = 0;
    bool forgets = false;  ///< words of purged rows may still lie in the full-text index and in the pages of the log
    friend bool operator==(const ClientState &, const ClientState &) = default;
};

/// A change of a record by this device, as the change log has it.
struct LoggedChange {
    qint64 transaction = 0;
    Uid transactionUid;
    qint64 change = 0;  ///< its entry in the log
    qint64 index = 0;   ///< its place within the transaction; the same in every copy of the log
    qint64 at = 0;      ///< ms, device clock
    QString type;
    Uid row;
    Op op = Op::Update;
    QJsonObject before;  ///< update: the old values; remove: the whole row
    QJsonObject after;   ///< update: the new values
};

enum class OutState {
    Pending = 1,   ///< not answered yet
    Acked = 2,     ///< the server has it, but its effect was not pulled yet
    Rejected = 3,  ///< the server refused it; its local effect is taken back
    Done = 4,      ///< kept for a server that is restored from a backup
};

/// The standing of one change: an index into the log, which holds the content.
struct OutEntry {
    qint64 id = 0;  ///< order of making; given by the store
    qint64 n = 0;
    Uid mid;
    Uid tx;
    qint64 change = 0;  ///< log entry; 0: `own` holds the content (no change of the log)
    QString type;
    Uid row;
    Op op = Op::Update;
    qint64 base = 0;
    qint64 epoch = 0;
    QMap<QString, Seen> older{};  ///< fields of which it had seen less than base and epoch say
    HybridTime time = 0;
    OutState state = OutState::Pending;
    qint64 ackSeq = 0;
    Verdict verdict = Verdict::Applied;
    bool isResent =
        false;        ///< for a restored server; others have built on it since, so it is not laid above their edits
    QJsonObject own;  ///< `change` 0: the content; else marks of the edit
    friend bool operator==(const OutEntry &, const OutEntry &) = default;
};

struct OutContent {
    QJsonObject fields;
    QJsonObject before{};
    QVector<Conflict> conflicts{};  ///< of a Heal, whose `own` is made of it by healOf()
};

/// What is known of a row that the server has.
struct RowMeta {
    QString type;
    Uid row;
    qint64 seq = 0;
    bool deleted = false;
    quint64 hash = 0;     ///< as the server has it: rowHash()
    quint64 content = 0;  ///< of the fields alone: contentHash()
    friend bool operator==(const RowMeta &, const RowMeta &) = default;
};

/// The confirmed content of a row above which own edits lie.
struct Shadow {
    QString type;
    std::optional<QJsonObject> content;  ///< nothing: the server has no such row, or it is in the recycle bin
};

/// A transaction of the device's database. Records are the ones people see: confirmed rows with own edits above.
class ClientTransaction {
public:
    virtual ~ClientTransaction() = default;

    [[nodiscard]] virtual Result<ClientState> state() = 0;
    [[nodiscard]] virtual Result<void> setState(const ClientState &state) = 0;

    /// The changes made here (not those that came by sync) after a transaction of the log, in order. Returns the newest
    /// transaction of the log.
    [[nodiscard]] virtual Result<qint64> eachChange(qint64 after,
                                                    const std::function<Result<void>(const LoggedChange &)> &visit) = 0;

    [[nodiscard]] virtual Result<void> addOut(const OutEntry &entry) = 0;
    [[nodiscard]] virtual Result<void> putOut(const OutEntry &entry) = 0;
    /// How many are pending.
    [[nodiscard]] virtual Result<qint64> waiting() = 0;
    /// Pending ones in the order of their numbers.
    [[nodiscard]] virtual Result<QVector<OutEntry>> pending(int limit) = 0;
    /// Pending and acked ones of a row in the order of making, without resent ones.
    [[nodiscard]] virtual Result<QVector<OutEntry>> overlay(const Uid &row) = 0;
    /// Marks acked ones whose effect was pulled with everything up to `upto` as done. Their rows, with type.
    [[nodiscard]] virtual Result<QHash<Uid, QString>> retire(qint64 upto) = 0;
    /// All of a row in the order of making.
    [[nodiscard]] virtual Result<QVector<OutEntry>> outsOf(const Uid &row) = 0;
    /// All there are in the order of making; for a new identity and a restored server.
    [[nodiscard]] virtual Result<QVector<OutEntry>> everyOut() = 0;
    /// The content of a mutation, out of the log; of a creation: the row as it is now.
    [[nodiscard]] virtual Result<OutContent> content(const OutEntry &entry) = 0;
    /// For the brake: how many removals beyond the entry `released` were made not longer than `within` before or after this one and were
    /// not refused, without those whose record was brought back; and how many rows the server has given us.
    [[nodiscard]] virtual Result<std::pair<qint64, qint64>> removals(const OutEntry &around, HybridTime within,
                                                                     qint64 released) = 0;

    [[nodiscard]] virtual Result<std::optional<QJsonObject>> local(const QString &type, const Uid &row) = 0;
    /// Writes a row as it came, without rules; nothing: into the recycle bin. The log has it as a remote change.
    [[nodiscard]] virtual Result<void> putLocal(const QString &type, const Uid &row,
                                                const std::optional<QJsonObject> &content) = 0;
    /// Takes the row and what the log knows of it away: this person may no longer see it. Edits that wait stay, and with
    /// them the refused ones below: what they leave behind must not be taken for something that others took out.
    [[nodiscard]] virtual Result<void> purge(const QString &type, const Uid &row) = 0;

    [[nodiscard]] virtual Result<std::optional<Shadow>> shadow(const Uid &row) = 0;
    [[nodiscard]] virtual Result<void> putShadow(const Uid &row, const Shadow &shadow) = 0;
    [[nodiscard]] virtual Result<void> dropShadow(const Uid &row) = 0;

    [[nodiscard]] virtual Result<std::optional<RowMeta>> meta(const Uid &row) = 0;
    [[nodiscard]] virtual Result<void> putMeta(const RowMeta &meta) = 0;
    [[nodiscard]] virtual Result<void> dropMeta(const Uid &row) = 0;
    [[nodiscard]] virtual Result<QVector<RowMeta>> metas(qint64 beyondSeq) = 0;
    /// In the order of their uids' bytes.
    [[nodiscard]] virtual Result<QVector<RowMeta>> metasAfter(const Uid &row, int limit) = 0;
    [[nodiscard]] virtual Result<void> putConflicts(const QString &type, const Uid &row,
                                                    const QVector<Conflict> &conflicts) = 0;
    [[nodiscard]] virtual Result<QVector<Conflict>> conflicts(const Uid &row) = 0;

    [[nodiscard]] virtual Result<void> setBucket(const Uid &row, const QString &bucket, bool in) = 0;
    [[nodiscard]] virtual Result<bool> isInBucket(const Uid &row) = 0;
    [[nodiscard]] virtual Result<QVector<Uid>> dropBucket(const QString &bucket) = 0;
    [[nodiscard]] virtual Result<void> clearBuckets() = 0;
    /// Of what was put in since the bucket was last counted; does not depend on how many rows it holds.
    [[nodiscard]] virtual Result<Digest> digest(const QString &bucket) = 0;
    /// Counts a bucket anew from its rows, whatever digest() says.
    [[nodiscard]] virtual Result<Digest> recount(const QString &bucket) = 0;
    [[nodiscard]] virtual Result<QVector<ListedRow>> list(const QString &bucket, int part) = 0;
    [[nodiscard]] virtual Result<QMap<int, Digest>> digestParts(const QString &bucket) = 0;

    /// Pages of an unfinished pull, in order.
    [[nodiscard]] virtual Result<void> stage(const PullItem &item) = 0;
    [[nodiscard]] virtual Result<void> eachStaged(const std::function<Result<void>(const PullItem &)> &visit) = 0;
    [[nodiscard]] virtual Result<void> clearStage() = 0;
    /// What is staged is about to be applied, and was. In between, many rows of a type that has few here cost less each, and
    /// nothing can be searched. `isFirst`: nearly all of them are new.
    [[nodiscard]] virtual Result<void> beginFill(bool isFirst)
    {
        Q_UNUSED(isFirst)
        return {};
    }
    [[nodiscard]] virtual Result<void> endFill() { return {}; }
};

/// Where a device keeps its copy: SQLite in the program (client/sqlite_client_store.h), memory in simulations. One contract.
class ClientStore {
public:
    virtual ~ClientStore() = default;
    /// Runs `work` as one transaction; an error or a crash leaves nothing of it.
    [[nodiscard]] virtual Result<void> transact(const std::function<Result<void>(ClientTransaction &)> &work) = 0;
};

/// Carries one message to the server and its answer back. Any failure may mean that the server got it and only the answer was
/// lost. Blocking: the engine runs on a thread of its own.
class Transport {
public:
    virtual ~Transport() = default;
    [[nodiscard]] virtual Result<QByteArray> exchange(const QByteArray &request) = 0;
};

}  // namespace fieldfare::sync
