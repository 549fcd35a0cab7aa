// SPDX-License-Identifier: GPL-3.0-or-later
#include "search/list_reader.h"

#include "base/value_codec.h"
#include "records/record_reader.h"
#include "search/query/parser.h"
#include "search/query/sql_writer.h"
#include "search/sql_functions.h"

#include <QCoreApplication>
#include <QJsonDocument>
#include <QJsonObject>

#include <algorithm>
#include <cmath>
#include <cstdlib>
#include <utility>
#include <vector>

namespace fieldfare {

namespace {

struct ListText {
    Q_DECLARE_TR_FUNCTIONS(List)
};

}  // namespace

struct ListReader::Source {
    const RecordType *type = nullptr;
    SqlPart condition;
    SqlPart order;                        // null expression parts: by the shown name
    const FieldSpec *sortedBy = nullptr;  ///< unless by the shown name
    bool byName = true;
    bool descending = false;

    [[nodiscard]] QString direction() const { return descending ? QStringLiteral(" DESC") : QString(); }

    [[nodiscard]] bool isFiltered() const { return condition.sql != u"1"; }

    /// SELECT id in order.
    [[nodiscard]] SqlPart select(int limit) const
    {
        const QString direction = descending ? QStringLiteral(" DESC") : QString();
        SqlPart part;
        if (byName) {
            part.sql = QStringLiteral("SELECT r.id AS id FROM {%1} r WHERE %2 ORDER BY r.sort_key%3, r.id%3")
                           .arg(type->key, condition.sql, direction);
            part.values = condition.values;
        } else {
            part.sql =
                QStringLiteral(
                    "SELECT id FROM (SELECT r.id AS id, %1 AS s FROM {%2} r WHERE %3) ORDER BY s IS NULL, s%4, id%4")
                    .arg(order.sql, type->key, condition.sql, direction);
            part.values = order.values + condition.values;
        }
        if (limit >= 0)
            part.sql += QStringLiteral(" LIMIT %1").arg(limit);
        return part;
    }
};

Result<ListReader::Source> ListReader::source(const ListRequest &request)
{
    Source source;
    source.type = m_context.catalog().find(request.type);
    if (!source.type)
        return fail(ErrorCode::InvalidInput, ListText::tr("There are no records of type “%1”.").arg(request.type));
    if (!m_context.session().access.mayRead(*source.type)) {
        source.condition = {QStringLiteral("0"), {}};
        return source;
    }
    const auto parsed = parseQuery(request.query);
    if (!parsed)
        return fail(toError(parsed.error()));
    auto condition = writeCondition(m_context, *source.type, *parsed);
    if (!condition)
        return fail(toError(condition.error()));
    source.condition = std::move(*condition);
    source.descending = request.descending;
    if (!request.sortField.isEmpty()) {
        const FieldSpec *spec = source.type->field(request.sortField);
        if (!spec)
            return fail(
                ErrorCode::InvalidInput,
                ListText::tr("%1 have no field “%2” to sort by.").arg(source.type->plural(), request.sortField));
        if (isSortable(*spec) && !isShownName(*source.type, *spec)) {
            source.order = sortValue(m_context.catalog(), *source.type, *spec);
            source.byName = false;
            source.sortedBy = spec;
        }
    }
    return source;
}

Result<QVector<qint64>> ListReader::ids(const SqlPart &select)
{
    QVector<qint64> ids;
    TRY_ASSIGN(auto query, m_context.run(select.sql, select.values));
    while (query.next())
        ids.append(query.value(0).toLongLong());
    TRY(finished(query));
    return ids;
}

Result<QVector<qint64>> ListReader::firstRows(const ListRequest &request, int count)
{
    TRY_ASSIGN(const Source list, source(request));
    if (list.sortedBy && !list.isFiltered()) {
        // Where an index has the order, the first rows are read from it; what it cannot give (too few are filled) is sorted.
        QVector<qint64> found;
        if (list.sortedBy->kind == FieldKind::Link) {
            TRY_ASSIGN(found, firstByLink(list, count));
        } else if (list.sortedBy->headOf == u"emails") {
            TRY_ASSIGN(found, firstByMail(list, count));
        } else {
            TRY_ASSIGN(found, firstByColumn(list, count));
        }
        if (found.size() >= count)
            return found.first(count);
    }
    if (!list.byName || !list.isFiltered())
        return ids(list.select(count));
    // Where it holds for few rows, as for what links to a record, these are found by an index and put in order.
    constexpr int mostPutInOrder = 2'000;
    if (const int few = std::max(200, std::min(count, mostPutInOrder) * 2); count < few) {
        TRY_ASSIGN(const auto some, ids({QStringLiteral("SELECT r.id FROM {%1} r WHERE %2 LIMIT %3")
                                             .arg(list.type->key, list.condition.sql)
                                             .arg(few),
                                         list.condition.values}));
        if (some.size() < few) {
            Source chosen = list;
            chosen.condition = {QStringLiteral("r.id IN (SELECT value FROM json_each(?))"), {idsJson(some)}};
            return ids(chosen.select(count));
        }
    }
    // Most conditions hold for many rows: look at the first ones in the order of the index, but not at a million for a few.
    if (!list.condition.sql.contains(u"r.id IN (")) {
        constexpr int mostLookedAt = 10'000;
        const QString direction = list.descending ? QStringLiteral(" DESC") : QString();
        const SqlPart part{
            QStringLiteral(
                "SELECT r.id FROM (SELECT * FROM {%1} ORDER BY sort_key%3, id%3 LIMIT %4) r WHERE %2 LIMIT %5")
                .arg(list.type->key, list.condition.sql, direction)
                .arg(mostLookedAt)
                .arg(count),
            list.condition.values};
        TRY_ASSIGN(auto found, ids(part));
        if (found.size() >= count)
            return found;
    }
    TRY_ASSIGN(auto all, filteredRows(list));
    all.resize(std::min<qsizetype>(all.size(), count));
    return all;
}

/// Walks the targets in their order and takes the rows of each.
Result<QVector<qint64>> ListReader::firstByLink(const Source &list, int count)
{
    constexpr int mostTargets = 5'000;
    const RecordType *target = m_context.catalog().find(list.sortedBy->target);
    if (!target || list.sortedBy->column.isEmpty() || target->field(QStringLiteral("position")))
        return QVector<qint64>();
    TRY_ASSIGN(auto targets, m_context.run(QStringLiteral("SELECT id, sort_key FROM {%1} ORDER BY sort_key%2 LIMIT %3")
                                               .arg(target->key, list.direction())
                                               .arg(mostTargets),
                                           {}));
    const QString ofTarget = QStringLiteral("SELECT id FROM {%1} WHERE \"%2\"=? ORDER BY id%3 LIMIT %4")
                                 .arg(list.type->key, list.sortedBy->column, list.direction())
                                 .arg(count);
    QVector<qint64> found;
    QVector<qint64> sameKey;
    QString key;
    const auto take = [&] {
        std::sort(sameKey.begin(), sameKey.end());
        if (list.descending)
            std::reverse(sameKey.begin(), sameKey.end());
        found += std::exchange(sameKey, {});
    };
    while (targets.next()) {
        const QString next = targets.value(1).toString();
        if (next != key) {
            take();
            if (found.size() >= count)
                break;
            key = next;
        }
        TRY_ASSIGN(const auto rows, ids({ofTarget, {targets.value(0)}}));
        sameKey += rows;
    }
    // The last of them may go on behind the targets looked at.
    return found;
}

Result<QVector<qint64>> ListReader::firstByMail(const Source &list, int count)
{
    const bool seesAll = m_context.session().access.visibleRows(*list.type, list.type->table) == QLatin1String("1");
    SqlPart part{
        QStringLiteral("SELECT x.record FROM mail_address x WHERE x.type=? AND x.position=0 AND x.address<>''"),
        {list.type->number}};
    if (!seesAll)
        part.sql += QStringLiteral(" AND EXISTS (SELECT 1 FROM {%1} r WHERE r.id=x.record)").arg(list.type->key);
    part.sql +=
        QStringLiteral(" ORDER BY x.address COLLATE NOCASE%1, x.record%1 LIMIT %2").arg(list.direction()).arg(count);
    return ids(part);
}

/// Columns that sort as they are stored: read from an index where there is one, otherwise sorted within the limit.
Result<QVector<qint64>> ListReader::firstByColumn(const Source &list, int count)
{
    const QString column = QStringLiteral("r.\"%1\"").arg(list.sortedBy->column);
    if (list.sortedBy->column.isEmpty() || list.order.sql != column)
        return QVector<qint64>();
    return ids({QStringLiteral("SELECT r.id FROM {%1} r WHERE %2 IS NOT NULL ORDER BY %2%3, r.id%3 LIMIT %4")
                    .arg(list.type->key, column, list.direction())
                    .arg(count),
                {}});
}

Result<QVector<qint64>> ListReader::rowsAfter(const ListRequest &request, qint64 after, int count)
{
    TRY_ASSIGN(const Source list, source(request));
    if (!list.byName)
        return fail(ErrorCode::Unsupported, ListText::tr("Only a list sorted by name can be read on from a row."));
    const QString compare = list.descending ? QStringLiteral("<") : QStringLiteral(">");
    const QString direction = list.descending ? QStringLiteral(" DESC") : QString();
    SqlPart part{QStringLiteral("SELECT r.id FROM {%1} r WHERE (r.sort_key, r.id) %2 (SELECT k.sort_key, k.id FROM "
                                "{%1} k WHERE k.id=?) AND %3 "
                                "ORDER BY r.sort_key%4, r.id%4 LIMIT %5")
                     .arg(list.type->key, compare, list.condition.sql, direction)
                     .arg(count),
                 {after}};
    part.values += list.condition.values;
    return ids(part);
}

Result<QVector<qint64>> ListReader::allRows(const ListRequest &request)
{
    TRY_ASSIGN(const Source list, source(request));
    return list.byName && list.isFiltered() ? filteredRows(list) : packed(list.select(-1));
}

Result<QVector<qint64>> ListReader::packed(const SqlPart &select)
{
    TRY_ASSIGN(auto query,
               m_context.run(QStringLiteral("SELECT pack_ids(id) FROM (%1)").arg(select.sql), select.values));
    QVector<qint64> all;
    if (query.next())
        all = unpackIds(query.value(0).toByteArray());
    TRY(finished(query));
    return all;
}

/// Rows are found in the order of the table, then put into that of the names: few by fetching their names, many by walking the
/// index, which is read in one go. Fetching many rows in the order of their names would read the table in jumps.
Result<QVector<qint64>> ListReader::filteredRows(const Source &list)
{
    constexpr qsizetype few = 3'000;
    TRY_ASSIGN(auto found,
               packed({QStringLiteral("SELECT r.id AS id FROM {%1} r WHERE %2").arg(list.type->key, list.condition.sql),
                       list.condition.values}));
    if (found.size() <= few) {
        Source chosen = list;
        chosen.condition = {QStringLiteral("r.id IN (SELECT value FROM json_each(?))"), {idsJson(found)}};
        return packed(chosen.select(-1));
    }
    const qint64 largest = *std::max_element(found.begin(), found.end());
    constexpr qint64 largestBitmap = 1'000'000'000;
    std::vector<bool> bitmap;
    if (largest <= largestBitmap) {
        bitmap.resize(size_t(largest) + 1);
        for (const qint64 id : found)
            bitmap[size_t(id)] = true;
    } else {
        std::sort(found.begin(), found.end());
    }
    const auto isFound = [&](qint64 id) {
        return bitmap.empty() ? std::binary_search(found.begin(), found.end(), id)
                              : size_t(id) < bitmap.size() && bitmap[size_t(id)];
    };
    Source everything = list;
    everything.condition = {QStringLiteral("1"), {}};
    TRY_ASSIGN(auto all, packed(everything.select(-1)));
    all.removeIf([&isFound](qint64 id) { return !isFound(id); });
    return all;
}

Result<qint64> ListReader::count(const ListRequest &request)
{
    TRY_ASSIGN(const Source list, source(request));
    // Without a condition SQLite adds up what each page holds instead of walking row by row.
    const QString where = list.isFiltered() ? QStringLiteral(" WHERE ") + list.condition.sql : QString();
    TRY_ASSIGN(auto query, m_context.run(QStringLiteral("SELECT count(*) FROM {%1} r").arg(list.type->key) + where,
                                         list.condition.values));
    const qint64 count = query.next() ? query.value(0).toLongLong() : 0;
    TRY(finished(query));
    return count;
}

Result<QVector<ListRow>> ListReader::rows(const RecordType &type, const QVector<qint64> &ids,
                                          const QStringList &columns)
{
    struct Column {
        const FieldSpec *spec = nullptr;
        int value = -1;
        int extra = -1;  // currency of money, title of a link
    };
    QVector<ListRow> ordered;
    if (ids.isEmpty() || !m_context.session().access.mayRead(type))
        return ordered;
    SqlPart select{QStringLiteral("SELECT r.id, r.uid, r.display_name, r.custom"), {}};
    QVector<Column> wanted;
    int next = 4;
    const auto add = [&](const SqlPart &part) {
        select.sql += QStringLiteral(", ");
        select += part;
        return next++;
    };
    for (const QString &key : columns) {
        Column column{type.field(key)};
        if (column.spec && !column.spec->isCustom() && !isShownName(type, *column.spec)) {
            column.value = add(storedValue(type, *column.spec));
            if (column.spec->kind == FieldKind::Money)
                column.extra = add(storedCurrency(*column.spec));
            else if (column.spec->kind == FieldKind::Link)
                column.extra = add(linkTitle(type, *column.spec));
        }
        wanted.append(column);
    }
    select.sql += QStringLiteral(" FROM {%1} r WHERE r.id IN (SELECT value FROM json_each(?))").arg(type.key);
    select.values.append(idsJson(ids));
    TRY_ASSIGN(auto query, m_context.run(select.sql, select.values));

    QHash<qint64, ListRow> byId;
    byId.reserve(ids.size());
    while (query.next()) {
        ListRow row;
        row.id = query.value(0).toLongLong();
        row.uid = uidFromBytes(query.value(1).toByteArray());
        row.name = query.value(2).toString();
        std::optional<QJsonObject> custom;
        row.cells.reserve(wanted.size());
        for (const Column &column : std::as_const(wanted)) {
            ListCell cell;
            if (!column.spec) {
                row.cells.append(cell);
                continue;
            }
            if (column.spec->isCustom()) {
                if (!custom)
                    custom = QJsonDocument::fromJson(query.value(3).toString().toUtf8()).object();
                cell.value = fromLogJson(*column.spec, custom->value(column.spec->key),
                                         [](const FieldSpec &, const Uid &) { return qint64(0); });
            } else if (column.value < 0) {
                cell.value = row.name;
            } else if (column.spec->kind == FieldKind::Tags) {
                const QString joined = query.value(column.value).toString();
                if (!joined.isEmpty())
                    cell.value = joined.split(QChar(31));
            } else {
                Currency currency;
                if (column.spec->kind == FieldKind::Money) {
                    if (const auto code = Currency::fromCode(query.value(column.extra).toString()))
                        currency = *code;
                }
                cell.value = fromColumn(*column.spec, query.value(column.value), currency);
                if (column.spec->kind == FieldKind::Link)
                    cell.linkTitle = query.value(column.extra).toString();
            }
            row.cells.append(std::move(cell));
        }
        byId.insert(row.id, row);
    }
    TRY(finished(query));
    ordered.reserve(byId.size());
    for (const qint64 id : ids) {
        const auto found = byId.find(id);
        if (found != byId.end())
            ordered.append(*found);
    }
    return ordered;
}

Result<ListTotals> ListReader::totals(const ListRequest &request, const QString &field)
{
    TRY_ASSIGN(const Source list, source(request));
    const FieldSpec *spec = list.type->field(field);
    if (!spec || !spec->isNumeric())
        return fail(ErrorCode::InvalidInput, ListText::tr("“%1” is no number; it cannot be summed up.").arg(field));
    const auto tooLarge = [] {
        return fail(ErrorCode::InvalidInput, ListText::tr("The sum is too large to be shown."));
    };
    ListTotals totals;
    const SqlPart value = storedValue(*list.type, *spec);
    SqlPart select{QStringLiteral("SELECT count(v), total(v), c, sum(v) FROM (SELECT "), {}};
    const bool customDecimal =
        spec->isCustom() && (spec->kind == FieldKind::Decimal || spec->kind == FieldKind::Percent);
    if (customDecimal)
        select += {QStringLiteral("CAST(round(CAST(%1 AS REAL) * 1000000) AS INTEGER)").arg(value.sql), value.values};
    else
        select += value;
    select.sql += QStringLiteral(" AS v, ");
    if (spec->kind == FieldKind::Money)
        select += storedCurrency(*spec);
    else
        select.sql += QStringLiteral("''");
    select.sql +=
        QStringLiteral(" AS c FROM {%1} r WHERE %2) WHERE v IS NOT NULL AND abs(v) < 9000000000000000 GROUP BY c")
            .arg(list.type->key, list.condition.sql);
    select.values += list.condition.values;
    TRY_ASSIGN(auto query, m_context.run(select.sql, select.values));
    while (query.next()) {
        totals.filled += query.value(0).toLongLong();
        if (std::abs(query.value(1).toDouble()) > 9e18)
            return tooLarge();
        const qint64 sum = query.value(3).toLongLong();
        if (spec->kind == FieldKind::Money) {
            const auto code = Currency::fromCode(query.value(2).toString());
            totals.money.add(Money{sum, code ? *code : Currency()});
        } else if (spec->kind == FieldKind::Decimal || spec->kind == FieldKind::Percent) {
            totals.number = Decimal::fromMillionths(sum);
        } else {
            constexpr qint64 largestWhole = 9'000'000'000'000;
            if (std::abs(sum) > largestWhole)
                return tooLarge();
            totals.number = Decimal::fromMillionths(sum * Decimal::one);
        }
    }
    TRY(finished(query));
    return totals;
}

}  // namespace fieldfare
