// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "storage/unit_of_work.h"

#include <QHash>
#include <QJsonObject>
#include <QSet>

namespace fieldfare {

/// Takes single entries of the change log back in the tables of records, as rows: no Record is made, no rule runs, nothing is
/// logged. Names (display_name) are left to whoever calls. Used by rewindTo(); lives within one unit of work.
class RowRewinder {
public:
    explicit RowRewinder(UnitOfWork &work) : m_work(work) {}

    /// Makes the tables for what cannot be resolved at once; the names begin with rewind_.
    [[nodiscard]] Result<void> begin();
    /// A creation or restoration: these rows, and what belongs to them, were not there.
    [[nodiscard]] Result<void> removeRows(const RecordType &type, qint64 first, qint64 last);
    /// A removal: the row was there with these values (as RecordWriter::logValues() wrote them).
    [[nodiscard]] Result<void> insertRow(const RecordType &type, qint64 id, const Uid &uid, const QJsonObject &values);
    /// An update: these fields held other values. A row that is not there is left alone: the same transaction made it.
    [[nodiscard]] Result<void> putBack(const RecordType &type, qint64 id, const QJsonObject &before);
    /// Links and tags whose targets came back later than the records that name them; indexes that were dropped meanwhile.
    [[nodiscard]] Result<void> finish();

private:
    [[nodiscard]] Result<void> execute(const QString &sql, const QVariantList &values = {}, bool keep = true);
    [[nodiscard]] Result<qint64> idOf(const RecordType &target, const Uid &uid);
    [[nodiscard]] Result<QVariant> columnValue(const RecordType &type, const FieldSpec &field, qint64 id,
                                               const QJsonValue &value);
    [[nodiscard]] Result<void> writeList(const RecordType &type, const FieldSpec &field, qint64 id,
                                         const QJsonValue &value);
    [[nodiscard]] Result<void> writeCopies(const RecordType &type, const FieldSpec &list, qint64 id,
                                           const Value &value);
    [[nodiscard]] Result<void> writePhones(const RecordType &type, qint64 id, const Value &value);
    [[nodiscard]] Result<void> writeTags(const RecordType &type, qint64 id, const QJsonValue &value);
    [[nodiscard]] Result<void> putBackCustom(const RecordType &type, qint64 id, const QJsonObject &before);
    [[nodiscard]] Result<void> dropIndexes(const QString &table);

    UnitOfWork &m_work;
    QHash<int, QString> m_inserts;
    QHash<QString, QStringList> m_dropped;  ///< by table: how its indexes are made again
    QHash<QPair<int, Uid>, qint64> m_ids;
    QHash<QPair<int, qint64>, Uid> m_uids;  ///< of m_ids, for forgetting what goes
};

}  // namespace fieldfare
