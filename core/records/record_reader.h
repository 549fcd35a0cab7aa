// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/record_type.h"
#include "storage/read_context.h"

#include <QSet>

#include <memory>
#include <vector>

namespace fieldfare {

/// Reads records of every type for one session. Made where needed from a ReadContext (or UnitOfWork); cheap; same thread.
/// Rows the session may not see do not exist for it (NotFound).
class RecordReader {
public:
    explicit RecordReader(ReadContext &context) : m_context(context) {}

    [[nodiscard]] ReadContext &context() { return m_context; }
    [[nodiscard]] const TypeCatalog &catalog() const { return m_context.catalog(); }

    /// With lists, tags and user-defined fields. NotFound.
    [[nodiscard]] Result<std::unique_ptr<Record>> load(const RecordType &type, qint64 id);
    /// In the order of `ids`; missing ones are left out.
    [[nodiscard]] Result<std::vector<std::unique_ptr<Record>>> loadMany(const RecordType &type,
                                                                        const QVector<qint64> &ids);
    template <class T>
    [[nodiscard]] Result<T> load(Id<T> id)
    {
        TRY_ASSIGN(auto record, load(catalog().at(T::kNumber), id.value));
        return static_cast<T &>(*record);
    }

    /// The uid of a record that was merged leads to the one it was merged into. 0 when there is none.
    [[nodiscard]] Result<qint64> findByUid(const RecordType &type, const Uid &uid);
    [[nodiscard]] Result<Uid> uidOf(const RecordType &type, qint64 id);
    [[nodiscard]] Result<QHash<qint64, QString>> displayNames(const RecordType &type, const QSet<qint64> &ids);
    /// Names one record as people and files do: uid, external id, key ("won"), exact name. NotFound; Conflict when a name
    /// fits several (the message lists some).
    [[nodiscard]] Result<qint64> resolve(const RecordType &type, const QString &reference);

private:
    [[nodiscard]] Result<void> loadLists(const RecordType &type, const QVariant &ids,
                                         const QHash<qint64, Record *> &byId);

    ReadContext &m_context;
};

/// All fields of the record as {"key": value}, links as {"uid","title"}: what `show --json` prints.
[[nodiscard]] Result<QJsonObject> toPublicJson(RecordReader &reader, const Record &record);

/// "[1,2,3]": for `IN (SELECT value FROM json_each(?))`.
[[nodiscard]] QString idsJson(const QVector<qint64> &ids);

}  // namespace fieldfare
