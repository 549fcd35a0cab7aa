// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/result.h"
#include "sync/audit/audit_chain.h"
#include "sync/merge/merge.h"
#include "sync/protocol/messages.h"

#include <QHash>
#include <QSet>

#include <functional>

namespace fieldfare::sync {

struct Organisation {
    qint64 epoch = 1;
    qint64 head = 0;                          ///< newest sequence number; rises without gaps
    QMap<qint64, qint64> restored;            ///< epoch → head at which it ended
    AuditHead audit = {};                     ///< end of the chain of what happened
    QMap<qint64, qint64> auditRestored = {};  ///< epoch → number of the chain's entry with which it ended
    QByteArray settled = {};                  ///< the newest explanation (SignedHead as CBOR); empty: none
    int leaseDays = 0;                        ///< how long devices show records without contact; 0: for ever
};

struct ServerDevice {
    Uid device;
    Uid user;
    qint64 lastN = 0;
    Uid installation;  ///< whose token may speak for it (caller.h)
};

/// A person with the key of a role. Kept by the server alone: what devices push changes no right.
struct Member {
    Uid person;
    QString role;
    QString team;  ///< empty: none
    bool active = true;
};

struct ServerRow {
    QString type;
    Uid row;
    qint64 seq = 0;
    QJsonObject fields;
    QMap<QString, FieldVersion> versions;
    std::optional<FieldVersion> deleted;  ///< in the recycle bin, whose content stays here
    bool erased = false;
    QStringList buckets;   ///< every one it ever was in
    QVector<Uid> parents;  ///< records it belongs to: who owns one of them may see it too
    QVector<Conflict> conflicts;

    [[nodiscard]] RowView view() const
    {
        return {type, row, seq, deleted.has_value(), deleted ? QJsonObject() : fields, conflicts};
    }
};

/// From where on numbers of a type of document are free.
struct FreeNumbers {
    qint64 next = 1;
    qint64 epoch = 0;  ///< in which it was counted
};

/// What became of a mutation: for the same answer to the same question.
struct AppliedMutation {
    Uid device;
    qint64 n = 0;
    Uid mid;
    Verdict verdict = Verdict::Applied;
    qint64 seq = 0;
};

struct BucketItem {
    Uid row;
    qint64 seq = 0;
    QStringList put;
    QStringList gone;
};

/// A transaction of the server's database: all of it or nothing, seen by others only when committed. The engine of a real
/// server takes the organisation's row for update in organisation(), so that heads become visible in their order.
class ServerTransaction {
public:
    virtual ~ServerTransaction() = default;

    [[nodiscard]] virtual Result<Organisation> organisation() = 0;
    /// What will be asked for soon, so that a database may read it in one go. Changes no answer.
    [[nodiscard]] virtual Result<void> expect(const QVector<Uid> &rows, const QVector<Uid> &mids)
    {
        Q_UNUSED(rows)
        Q_UNUSED(mids)
        return {};
    }
    /// In a transaction that reads: rows and listings outside these buckets are as if they were not there, for the rest of it.
    /// A second wall, where the database has one; the first is that nobody asks for them.
    [[nodiscard]] virtual Result<void> setVisible(const QStringList &buckets)
    {
        Q_UNUSED(buckets)
        return {};
    }
    [[nodiscard]] virtual Result<void> setHead(qint64 head) = 0;

    [[nodiscard]] virtual Result<std::optional<ServerDevice>> device(const Uid &device) = 0;
    [[nodiscard]] virtual Result<void> putDevice(const ServerDevice &device) = 0;

    [[nodiscard]] virtual Result<std::optional<ServerRow>> row(const Uid &row) = 0;
    /// Those of these rows that are there, as devices see them.
    [[nodiscard]] virtual Result<QHash<Uid, RowView>> views(const QVector<Uid> &rows) = 0;
    /// `present`: the buckets it is in now, each in row.buckets too; those of row.buckets it is not in are marked as left, at
    /// row.seq. A row never forgets a bucket.
    [[nodiscard]] virtual Result<void> putRow(const ServerRow &row, const QStringList &present) = 0;

    [[nodiscard]] virtual Result<std::optional<AppliedMutation>> applied(const Uid &device, qint64 n) = 0;
    [[nodiscard]] virtual Result<std::optional<AppliedMutation>> appliedMutation(const Uid &mid) = 0;
    [[nodiscard]] virtual Result<void> addApplied(const AppliedMutation &applied) = 0;
    /// Refused content is kept for an administrator: the device that sent it may have to forget it.
    [[nodiscard]] virtual Result<void> quarantine(const Uid &device, const Mutation &mutation, Verdict verdict) = 0;
    /// Removes what was kept of refused mutations of a row, or that name it: it was erased.
    [[nodiscard]] virtual Result<void> forgetQuarantined(const Uid &row) = 0;

    /// Rows of these buckets beyond their cursors in the order of (seq, row), at least one when there is one; all buckets of a
    /// row come together. More than `limit` rows are cut off.
    [[nodiscard]] virtual Result<QVector<BucketItem>> page(const Cursors &cursors, int limit) = 0;
    /// Records in these buckets, those that changed last first, `limit` of them at most.
    [[nodiscard]] virtual Result<QVector<Uid>> newest(const QStringList &buckets, int limit) = 0;
    /// Of these buckets, those that each row is in; rows in none are left out.
    [[nodiscard]] virtual Result<QHash<Uid, QStringList>> bucketsOf(const QVector<Uid> &rows,
                                                                    const QStringList &among) = 0;
    /// For each of these buckets; an empty one's for a bucket that never held a row.
    [[nodiscard]] virtual Result<QMap<QString, Digest>> digests(const QStringList &buckets) = 0;
    [[nodiscard]] virtual Result<QMap<int, Digest>> digestParts(const QString &bucket) = 0;
    [[nodiscard]] virtual Result<QVector<ListedRow>> list(const QString &bucket, int part) = 0;

    /// The chain of what happened, in stores that keep one. The entry gets its number and hash here.
    [[nodiscard]] virtual Result<void> addAudit(AuditEntry entry)
    {
        Q_UNUSED(entry)
        return {};
    }
    /// Takes the salts out of all that the chain says of a row: it was erased.
    [[nodiscard]] virtual Result<void> forgetAudited(const Uid &row)
    {
        Q_UNUSED(row)
        return {};
    }
    /// Of those of these entries that are there.
    [[nodiscard]] virtual Result<QMap<qint64, QByteArray>> auditHashes(const QVector<qint64> &numbers)
    {
        Q_UNUSED(numbers)
        return QMap<qint64, QByteArray>();
    }

    /// Into which record a merged one went.
    [[nodiscard]] virtual Result<Uid> alias(const Uid &row) = 0;
    [[nodiscard]] virtual Result<void> putAlias(const Uid &gone, const Uid &kept) = 0;
    /// Another living record of the type with this document number; null when there is none.
    [[nodiscard]] virtual Result<Uid> holderOfNumber(const QString &type, const QString &field, const QString &number,
                                                     const Uid &except) = 0;

    /// The name of the content that was sent for an attachment; empty when none was.
    [[nodiscard]] virtual Result<QString> content(const Uid &record) = 0;
    /// Those of all attachments.
    [[nodiscard]] virtual Result<QSet<QString>> contents() = 0;
    /// An empty name: forgets it.
    [[nodiscard]] virtual Result<void> putContent(const Uid &record, const QString &name) = 0;

    [[nodiscard]] virtual Result<FreeNumbers> freeNumbers(const QString &type) = 0;
    [[nodiscard]] virtual Result<void> putFreeNumbers(const QString &type, const FreeNumbers &numbers) = 0;

    /// At least the records that belong to this one, maybe some that did.
    [[nodiscard]] virtual Result<QVector<Uid>> children(const Uid &row) = 0;
    [[nodiscard]] virtual Result<std::optional<Member>> member(const Uid &person) = 0;
    /// A role of the organisation's own, as Role::toJson(); nothing when it has none of this key. Kept by the server alone.
    [[nodiscard]] virtual Result<std::optional<QJsonObject>> role(const QString &key) = 0;
    /// Active people of a team.
    [[nodiscard]] virtual Result<QVector<Uid>> team(const QString &name) = 0;

    /// Inner transaction around one transaction of a device.
    [[nodiscard]] virtual Result<void> savepoint() = 0;
    [[nodiscard]] virtual Result<void> rollbackToSavepoint() = 0;
};

/// Where a server keeps one organisation: in memory for simulations and tests, in PostgreSQL for work. One contract, one test.
class ServerStore {
public:
    virtual ~ServerStore() = default;
    /// Runs `work` as one transaction; its error rolls back all of it. Returns only after the commit is durable.
    [[nodiscard]] virtual Result<void> transact(const std::function<Result<void>(ServerTransaction &)> &work) = 0;
    /// The same for `work` that changes nothing: one moment of the organisation, beside those that write.
    [[nodiscard]] virtual Result<void> read(const std::function<Result<void>(ServerTransaction &)> &work)
    {
        return transact(work);
    }
};

/// Buckets out of which a new device is shown something before it has read everything; all of it this person may read.
struct Nearest {
    QStringList common;  ///< what other records need: people, pipelines
    QStringList own;
};

/// Who may see and change what. Asked at every pull and for every mutation, within its transaction, with the rights as they are
/// now. An error fails the request: only an answer may be taken for rights that are lost. Any thread.
class AccessPolicy {
public:
    virtual ~AccessPolicy() = default;
    /// What this person reads.
    [[nodiscard]] virtual Result<QStringList> bucketsOf(ServerTransaction &transaction, const Uid &user) const = 0;
    /// Where a row with these fields belongs.
    [[nodiscard]] virtual Result<QStringList> bucketsOfRow(ServerTransaction &transaction, const QString &type,
                                                           const QJsonObject &fields) const = 0;
    /// Empty: nothing comes before the rest.
    [[nodiscard]] virtual Result<Nearest> nearestOf(ServerTransaction &transaction, const Uid &user) const
    {
        Q_UNUSED(transaction)
        Q_UNUSED(user)
        return Nearest();
    }
    /// The records whose owner decides over this one too; bucketsOfRow() asks for them.
    [[nodiscard]] virtual QVector<Uid> parentsOf(const QString &type, const QJsonObject &fields) const
    {
        Q_UNUSED(type)
        Q_UNUSED(fields)
        return {};
    }
    /// Whether what belongs to a row has to be looked at again after this change of it.
    [[nodiscard]] virtual bool movesChildren(const QString &type, const QJsonObject &before,
                                             const QJsonObject &after) const
    {
        Q_UNUSED(type)
        Q_UNUSED(before)
        Q_UNUSED(after)
        return false;
    }
    /// `row` is null for a new one. `mergedAway`: what the same transaction merges into others.
    [[nodiscard]] virtual Result<bool> mayApply(ServerTransaction &transaction, const Uid &user, const ServerRow *row,
                                                const Mutation &mutation, const QSet<Uid> &mergedAway) const = 0;
    /// What a device is told of its person's rights (Role::toJson()); empty: nothing.
    [[nodiscard]] virtual Result<QJsonObject> rightsOf(ServerTransaction &transaction, const Uid &user) const
    {
        Q_UNUSED(transaction)
        Q_UNUSED(user)
        return QJsonObject();
    }
};

}  // namespace fieldfare::sync
