// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "search/list_reader.h"

namespace fieldfare {

/// A column of a list that shows a field of a linked record: "company:city". The pointers belong to the catalog.
struct LinkedColumn {
    const FieldSpec *link = nullptr;
    const RecordType *target = nullptr;
    const FieldSpec *field = nullptr;

    /// "Company › City".
    [[nodiscard]] QString title() const;
};

/// Nothing when `column` is not spelt link:field or names what is not there. One step deep; no lists, no hidden fields.
[[nodiscard]] std::optional<LinkedColumn> linkedColumn(const TypeCatalog &catalog, const RecordType &type,
                                                       const QString &column);
/// All that could be columns, in the order of the fields.
[[nodiscard]] QStringList linkedColumns(const TypeCatalog &catalog, const RecordType &type);

/// ListReader::rows() that also understands linked columns: one more statement for each linked type. What the session may
/// not see of the linked records is empty.
[[nodiscard]] Result<QVector<ListRow>> listCells(ReadContext &context, const RecordType &type,
                                                 const QVector<qint64> &ids, const QStringList &columns);

}  // namespace fieldfare
