// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "records/rights/record_rights.h"
#include "storage/unit_of_work.h"

#include <QPair>

#include <limits>
#include <map>

namespace fieldfare {

/// The one repository: writes records of every type through a unit of work. Each write runs the type's rules, keeps lists,
/// tags and display names, goes into the change log and past the observers. Writer thread, inside the transaction.
/// One per unit of work; rules get the same one.
class RecordWriter : public RecordReader {
public:
    explicit RecordWriter(UnitOfWork &work);
    ~RecordWriter();

    [[nodiscard]] UnitOfWork &work() { return m_work; }

    /// Stores a new record; fills id, uid, stamps (those already set are kept: imported history has its own) and what the
    /// rules derive. Forbidden, InvalidInput by rules, Conflict when the uid exists.
    [[nodiscard]] Result<void> insert(Record &record);
    /// Stores the changed fields of an existing record; `record` is completed by the rules. No change, no trace.
    [[nodiscard]] Result<void> update(Record &record);
    /// The same, with the record as it is stored: a copy made right after loading it through this writer, with nothing
    /// written to it since.
    [[nodiscard]] Result<void> update(Record &record, const Record &stored);
    /// Deletes the record and what belongs to it; links of others to it are cleared. Conflict, naming an example, when
    /// a record that must keep its link refers to it. Kept in the log, so undo brings everything back.
    [[nodiscard]] Result<void> remove(const RecordType &type, qint64 id);

    template <class T>
    [[nodiscard]] Result<void> remove(Id<T> id)
    {
        return remove(catalog().at(T::kNumber), id.value);
    }

    /// For undo and sync: as recorded, no rules. insertAsIs keeps id and uid and logs a restoration.
    [[nodiscard]] Result<void> insertAsIs(Record &record);
    /// The same for a record that was never here, also within a bulk: logs a creation.
    [[nodiscard]] Result<void> insertNewAsIs(Record &record);
    [[nodiscard]] Result<void> updateAsIs(Record &record);
    [[nodiscard]] Result<void> removeAsIs(const Record &record);
    /// Removes many rows that nothing else refers to; kept as compressed runs in the log.
    [[nodiscard]] Result<void> removeManyAsIs(const RecordType &type, const QVector<qint64> &ids);

    /// About `expected` new records of the type follow. Where it holds fewer rows than that, its secondary indexes are
    /// rebuilt at the end instead of kept row by row; observers index at the end as well. Several types may be open at
    /// once; records of other types are handled normally.
    [[nodiscard]] Result<void> beginBulk(const RecordType &type, qint64 expected);
    /// Ends all that are open.
    [[nodiscard]] Result<void> endBulk();
    /// Remembers the uids of all records from now on, those of bulks as well: for work that links to them at random.
    /// About 40 bytes each.
    void rememberUids() { m_mostUids = std::numeric_limits<qsizetype>::max(); }

    /// The record will be merged into another within this transaction: what follows is judged as part of that merge.
    void noteMerging(const Uid &record) { m_mergedAway.insert(record); }

    /// The name shown for a record as it stands (own name, then its links, then its fields).
    [[nodiscard]] Result<QString> displayNameOf(const RecordType &type, const Record &record);
    /// Cached within this transaction. Null uid when there is none.
    [[nodiscard]] Result<Uid> cachedUid(const RecordType &type, qint64 id);
    /// The row of the tag of that name, made when new.
    [[nodiscard]] Result<qint64> tagId(const QString &name);

    /// A record that many others refer to (stage, product, owner), loaded once per transaction and after each change.
    /// Valid until the next write.
    template <class T>
    [[nodiscard]] Result<const T *> reference(Id<T> id)
    {
        TRY_ASSIGN(const Record *record, referenceTo(T::kNumber, id.value));
        return static_cast<const T *>(record);
    }

    /// All stored fields as they go into the log.
    [[nodiscard]] Result<QJsonObject> logValues(const RecordType &type, const Record &record);

private:
    struct Plan;
    struct Bulk;
    enum class Replay { No, Yes };

    /// Of whoever may change nothing, before it is said whether a record is there.
    [[nodiscard]] Result<void> mayWriteAtAll(const RecordType &type) const;
    [[nodiscard]] Result<const Record *> referenceTo(int typeNumber, qint64 id);
    [[nodiscard]] Bulk *bulkOf(const RecordType &type) const;
    [[nodiscard]] Result<Plan *> plan(const RecordType &type);
    [[nodiscard]] Result<void> store(const RecordType &type, Record &record);
    [[nodiscard]] Result<void> writeLists(const RecordType &type, const Record &record, const Record *before);
    [[nodiscard]] Result<void> loadAndChange(Record &record, Replay replay);
    [[nodiscard]] Result<void> change(Record &record, const Record &before, Replay replay);
    [[nodiscard]] Result<void> erase(const RecordType &type, const Record &before);
    [[nodiscard]] Result<void> eraseRows(const RecordType &type, const QString &idsJson);
    [[nodiscard]] Result<void> detachIncoming(const RecordType &type, const Record &before);
    [[nodiscard]] Result<void> detachTag(qint64 id);
    [[nodiscard]] Result<void> renameDependents(const RecordType &type, qint64 id);
    [[nodiscard]] Result<void> noteCreated(const RecordType &type, const Record &record);
    [[nodiscard]] Result<void> observe(const RecordType &type, const Record *before, const Record *after);
    [[nodiscard]] Result<QByteArray> canonical(const RecordType &type, const Record &record);
    /// Names targets of links in the log; a failure lands in `failed`, which outlives it.
    [[nodiscard]] std::function<Uid(const FieldSpec &, qint64)> linkToUid(Result<void> &failed);
    void normalise(const RecordType &type, Record &record, Replay replay);
    void keepUid(const RecordType &type, qint64 id, const Uid &uid);

    UnitOfWork &m_work;
    RecordRights m_rights;
    QSet<Uid> m_mergedAway;
    QHash<int, std::shared_ptr<Plan>> m_plans;
    QHash<QPair<int, qint64>, QString> m_names;
    QHash<QPair<int, qint64>, Uid> m_uids;
    QHash<QString, qint64> m_tags;
    QSet<QPair<int, qint64>> m_updated;  ///< already named in the change set
    QHash<QPair<int, qint64>, std::shared_ptr<const Record>> m_references;
    qsizetype m_mostUids;
    std::map<int, std::unique_ptr<Bulk>> m_bulks;  ///< by type number
};

}  // namespace fieldfare
