// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/money.h"
#include "base/uid.h"
#include "search/field_sql.h"
#include "storage/read_context.h"

#include <QStringList>
#include <QVector>

#include <optional>

namespace fieldfare {

/// Which records, in which order.
struct ListRequest {
    QString type;            ///< key of a record type
    QString query = {};      ///< query language; empty for all
    QString sortField = {};  ///< key of a field; empty for the shown name. Tags cannot be sorted by and mean the name.
    bool descending = false;

    friend bool operator==(const ListRequest &, const ListRequest &) = default;
};

/// One field of a row: its canonical value, and for a link the name of what it points to.
struct ListCell {
    Value value;
    QString linkTitle;
};

struct ListRow {
    qint64 id = 0;
    Uid uid;
    QString name;             ///< the record's shown name
    QVector<ListCell> cells;  ///< in the order of the columns asked for; an unknown column gives an empty one
};

/// Sum of a numeric field over a list. Money never mixes: `money` holds one sum per currency.
struct ListTotals {
    qint64 filled = 0;  ///< rows in which the field is filled
    std::optional<Decimal> number;
    MoneySum money;
};

/// Lists of records for one session: what tables, boards and exports show. Made where needed from a ReadContext; cheap; same thread.
/// Empty values sort last in both directions; equal ones by row number.
class ListReader {
public:
    explicit ListReader(ReadContext &context) : m_context(context) {}

    /// Row numbers of the first `count` rows: what to paint first. By name from an index, otherwise a bounded sort.
    /// InvalidInput: unknown type or field, or a query that cannot be read (with its position).
    [[nodiscard]] Result<QVector<qint64>> firstRows(const ListRequest &request, int count);
    /// The next `count` rows behind `after` by shown name (keyset, no offset); `after` must be a row of the list.
    [[nodiscard]] Result<QVector<qint64>> rowsAfter(const ListRequest &request, qint64 after, int count);
    /// Row numbers of the whole list in its order, 8 bytes each: its size is the exact count.
    [[nodiscard]] Result<QVector<qint64>> allRows(const ListRequest &request);
    [[nodiscard]] Result<qint64> count(const ListRequest &request);
    /// Values of these rows in one statement, in the order of `ids`; rows that are gone meanwhile are left out.
    [[nodiscard]] Result<QVector<ListRow>> rows(const RecordType &type, const QVector<qint64> &ids,
                                                const QStringList &columns);
    /// Sum over the whole list. InvalidInput when the field is not numeric or a sum does not fit.
    [[nodiscard]] Result<ListTotals> totals(const ListRequest &request, const QString &field);

private:
    struct Source;
    [[nodiscard]] Result<Source> source(const ListRequest &request);
    [[nodiscard]] Result<QVector<qint64>> ids(const SqlPart &select);
    [[nodiscard]] Result<QVector<qint64>> packed(const SqlPart &select);
    [[nodiscard]] Result<QVector<qint64>> filteredRows(const Source &list);
    [[nodiscard]] Result<QVector<qint64>> firstByLink(const Source &list, int count);
    [[nodiscard]] Result<QVector<qint64>> firstByMail(const Source &list, int count);
    [[nodiscard]] Result<QVector<qint64>> firstByColumn(const Source &list, int count);

    ReadContext &m_context;
};

}  // namespace fieldfare
