// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "records/record_writer.h"

namespace fieldfare {

/// What RecordWriter works out once per type and transaction: the statement and the fields in binding order.
struct RecordWriter::Plan {
    explicit Plan(const RecordType &recordType);

    const RecordType *type;
    QVector<const FieldSpec *> columns;
    QVector<const FieldSpec *> stored;  ///< columns, lists, tags and user-defined fields: what the log knows
    QVector<const FieldSpec *> copies;  ///< first entries of lists that the row repeats; bound after the columns
    QString insertSql;
    std::shared_ptr<QSqlQuery> insert;

    [[nodiscard]] QVariant customJson(const Record &record) const;
    [[nodiscard]] QVector<const FieldSpec *> changedFields(const Record &before, const Record &now) const;
    [[nodiscard]] Result<void> writeContactPoints(UnitOfWork &work, const Record &record, const Record *before) const;
};

/// A bulk insertion in flight.
struct RecordWriter::Bulk {
    const RecordType *type = nullptr;
    qint64 first = 0;
    qint64 last = 0;
    bool fromEmpty = false;
    QStringList indexes;  ///< CREATE statements of what was dropped

    void note(qint64 id)
    {
        if (first == 0)
            first = id;
        last = id;
    }
    [[nodiscard]] bool covers(qint64 id) const { return first > 0 && id >= first; }
    [[nodiscard]] Result<void> dropIndexes(UnitOfWork &work);
    [[nodiscard]] Result<void> rebuildIndexes(UnitOfWork &work);
};

}  // namespace fieldfare
