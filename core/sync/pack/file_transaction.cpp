// SPDX-License-Identifier: GPL-3.0-or-later
#include "sync/pack/file_transaction.h"

#include "sync/pack/file_columns.h"
#include "sync/server/row_codec.h"

#include <algorithm>

// What is read; file_transaction_write.cpp has what is written.
namespace fieldfare::sync {

namespace {

AppliedMutation appliedFrom(const Query &query)
{
    return {uidFromBytes(query.value(0).toByteArray()), query.value(1).toLongLong(),
            uidFromBytes(query.value(2).toByteArray()), static_cast<Verdict>(query.value(3).toInt()),
            query.value(4).toLongLong()};
}

}  // namespace

FileTransaction::FileTransaction(Connection &connection, StatementCache &statements, const FieldRules &rules,
                                 bool writes)
    : m_connection(connection), m_statements(statements), m_rules(rules), m_writes(writes)
{
}

Result<Organisation> FileTransaction::organisation()
{
    Organisation organisation;
    {
        TRY_ASSIGN(auto query, m_statements.run(QStringLiteral("SELECT epoch, head FROM organisation"), {}));
        if (query.next()) {
            organisation.epoch = query.value(0).toLongLong();
            organisation.head = query.value(1).toLongLong();
        }
        TRY(readWhole(query));
    }
    TRY_ASSIGN(auto query, m_statements.run(QStringLiteral("SELECT epoch, head FROM restored"), {}));
    while (query.next())
        organisation.restored.insert(query.value(0).toLongLong(), query.value(1).toLongLong());
    TRY(readWhole(query));
    return organisation;
}

Result<std::optional<ServerDevice>> FileTransaction::device(const Uid &device)
{
    TRY_ASSIGN(auto query,
               m_statements.run(QStringLiteral("SELECT person, last_n, installation FROM device WHERE id = ?"),
                                {uidBytes(device)}));
    std::optional<ServerDevice> found;
    if (query.next())
        found = ServerDevice{device, uidFromBytes(query.value(0).toByteArray()), query.value(1).toLongLong(),
                             uidFromBytes(query.value(2).toByteArray())};
    TRY(readWhole(query));
    return found;
}

Result<std::optional<ServerRow>> FileTransaction::row(const Uid &uid)
{
    TRY_ASSIGN(auto query,
               m_statements.run(QStringLiteral("SELECT type, seq, buckets, deleted, erased, fields, versions, "
                                               "conflicts, parents FROM record WHERE id = ?"),
                                {uidBytes(uid)}));
    if (!query.next()) {
        TRY(readWhole(query));
        return std::optional<ServerRow>();
    }
    ServerRow row;
    row.row = uid;
    row.type = query.value(0).toString();
    row.seq = query.value(1).toLongLong();
    row.buckets = textsFromBytes(query.value(2).toByteArray());
    if (!query.isNull(3)) {
        TRY_ASSIGN(row.deleted, versionFromBytes(query.value(3).toByteArray()));
    }
    row.erased = query.value(4).toBool();
    TRY_ASSIGN(row.fields, fieldsFromBytes(query.value(5).toByteArray()));
    TRY_ASSIGN(row.versions, versionsFromBytes(query.value(6).toByteArray()));
    TRY_ASSIGN(row.conflicts, conflictsFromBytes(query.value(7).toByteArray()));
    row.parents = uidsFromBytes(query.value(8).toByteArray());
    return std::optional(std::move(row));
}

Result<QHash<Uid, RowView>> FileTransaction::views(const QVector<Uid> &rows)
{
    QHash<Uid, RowView> views;
    views.reserve(rows.size());
    for (const Uid &uid : rows) {
        TRY_ASSIGN(auto query, m_statements.run(QStringLiteral("SELECT type, seq, deleted IS NOT NULL, fields, "
                                                               "conflicts FROM record WHERE id = ?"),
                                                {uidBytes(uid)}));
        if (query.next()) {
            RowView view{query.value(0).toString(), uid, query.value(1).toLongLong(), query.value(2).toBool(), {}, {}};
            if (!view.deleted) {
                TRY_ASSIGN(view.fields, fieldsFromBytes(query.value(3).toByteArray()));
            }
            TRY_ASSIGN(view.conflicts, conflictsFromBytes(query.value(4).toByteArray()));
            views.insert(uid, view);
        }
        TRY(readWhole(query));
    }
    return views;
}

Result<std::optional<AppliedMutation>> FileTransaction::applied(const Uid &device, qint64 n)
{
    TRY_ASSIGN(auto query, m_statements.run(QStringLiteral("SELECT device, n, mid, verdict, seq FROM applied "
                                                           "WHERE device = ? AND n = ?"),
                                            {uidBytes(device), n}));
    std::optional<AppliedMutation> found;
    if (query.next())
        found = appliedFrom(query);
    TRY(readWhole(query));
    return found;
}

Result<std::optional<AppliedMutation>> FileTransaction::appliedMutation(const Uid &mid)
{
    TRY_ASSIGN(auto query,
               m_statements.run(QStringLiteral("SELECT device, n, mid, verdict, seq FROM mutation WHERE mid = ?"),
                                {uidBytes(mid)}));
    std::optional<AppliedMutation> found;
    if (query.next())
        found = appliedFrom(query);
    TRY(readWhole(query));
    return found;
}

Result<QVector<BucketItem>> FileTransaction::page(const Cursors &cursors, int limit)
{
    QMap<std::pair<qint64, QByteArray>, BucketItem> all;
    for (auto cursor = cursors.cbegin(); cursor != cursors.cend(); ++cursor) {
        TRY_ASSIGN(auto query,
                   m_statements.run(QStringLiteral("SELECT seq, record, present FROM place WHERE bucket = ? AND "
                                                   "(seq, record) > (?, ?) ORDER BY seq, record LIMIT ?"),
                                    {cursor.key(), cursor->seq, uidBytes(cursor->row), limit}));
        while (query.next()) {
            const qint64 seq = query.value(0).toLongLong();
            const QByteArray record = query.value(1).toByteArray();
            BucketItem &item = all[{seq, record}];
            item.seq = seq;
            item.row = uidFromBytes(record);
            (query.value(2).toBool() ? item.put : item.gone).append(cursor.key());
        }
        TRY(readWhole(query));
    }
    QVector<BucketItem> page;
    for (auto it = all.cbegin(); it != all.cend() && page.size() < limit; ++it)
        page.append(*it);
    return page;
}

Result<QVector<Uid>> FileTransaction::newest(const QStringList &buckets, int limit)
{
    QMap<std::pair<qint64, QByteArray>, Uid> found;
    for (const QString &bucket : buckets) {
        TRY_ASSIGN(auto query,
                   m_statements.run(QStringLiteral("SELECT seq, record FROM place WHERE bucket = ? AND present "
                                                   "ORDER BY seq DESC, record DESC LIMIT ?"),
                                    {bucket, limit}));
        while (query.next()) {
            const QByteArray record = query.value(1).toByteArray();
            found.insert({query.value(0).toLongLong(), record}, uidFromBytes(record));
        }
        TRY(readWhole(query));
    }
    QVector<Uid> rows(found.cbegin(), found.cend());
    std::reverse(rows.begin(), rows.end());
    return rows.mid(0, limit);
}

Result<QHash<Uid, QStringList>> FileTransaction::bucketsOf(const QVector<Uid> &rows, const QStringList &among)
{
    QHash<Uid, QStringList> in;
    for (const Uid &row : rows) {
        TRY_ASSIGN(auto query,
                   m_statements.run(QStringLiteral("SELECT present FROM record WHERE id = ?"), {uidBytes(row)}));
        QStringList its;
        if (query.next())
            its = textsFromBytes(query.value(0).toByteArray());
        TRY(readWhole(query));
        its.removeIf([&](const QString &bucket) { return !among.contains(bucket); });
        if (!its.isEmpty())
            in.insert(row, its);
    }
    return in;
}

Result<QMap<QString, Digest>> FileTransaction::digests(const QStringList &buckets)
{
    QMap<QString, Digest> digests;
    for (const QString &bucket : buckets) {
        Digest &digest = digests[bucket];
        TRY_ASSIGN(
            auto query,
            m_statements.run(QStringLiteral("SELECT count, sum FROM digest WHERE bucket = ? AND part = -1"), {bucket}));
        if (query.next())
            digest = {query.value(0).toLongLong(), static_cast<quint64>(query.value(1).toLongLong())};
        TRY(readWhole(query));
    }
    return digests;
}

Result<QMap<int, Digest>> FileTransaction::digestParts(const QString &bucket)
{
    TRY_ASSIGN(auto query, m_statements.run(QStringLiteral("SELECT part, count, sum FROM digest WHERE bucket = ? "
                                                           "AND part >= 0 AND count > 0"),
                                            {bucket}));
    QMap<int, Digest> parts;
    while (query.next())
        parts.insert(query.value(0).toInt(),
                     {query.value(1).toLongLong(), static_cast<quint64>(query.value(2).toLongLong())});
    TRY(readWhole(query));
    return parts;
}

Result<QVector<ListedRow>> FileTransaction::list(const QString &bucket, int part)
{
    TRY_ASSIGN(auto query, m_statements.run(QStringLiteral("SELECT p.record, r.hash FROM place p JOIN record r "
                                                           "ON r.id = p.record WHERE p.bucket = ? AND p.part = ? "
                                                           "AND p.present ORDER BY p.record"),
                                            {bucket, part}));
    QVector<ListedRow> rows;
    while (query.next())
        rows.append({uidFromBytes(query.value(0).toByteArray()), static_cast<quint64>(query.value(1).toLongLong())});
    TRY(readWhole(query));
    return rows;
}

Result<FreeNumbers> FileTransaction::freeNumbers(const QString &type)
{
    TRY_ASSIGN(auto query,
               m_statements.run(QStringLiteral("SELECT next, epoch FROM free_number WHERE type = ?"), {type}));
    FreeNumbers numbers;
    if (query.next())
        numbers = {query.value(0).toLongLong(), query.value(1).toLongLong()};
    TRY(readWhole(query));
    return numbers;
}

Result<QString> FileTransaction::content(const Uid &record)
{
    TRY_ASSIGN(auto query,
               m_statements.run(QStringLiteral("SELECT name FROM content WHERE record = ?"), {uidBytes(record)}));
    const QString name = query.next() ? query.value(0).toString() : QString();
    TRY(readWhole(query));
    return name;
}

Result<QSet<QString>> FileTransaction::contents()
{
    TRY_ASSIGN(auto query, m_statements.run(QStringLiteral("SELECT DISTINCT name FROM content"), {}));
    QSet<QString> names;
    while (query.next())
        names.insert(query.value(0).toString());
    TRY(readWhole(query));
    return names;
}

Result<Uid> FileTransaction::alias(const Uid &row)
{
    TRY_ASSIGN(auto query, m_statements.run(QStringLiteral("SELECT kept FROM alias WHERE gone = ?"), {uidBytes(row)}));
    const Uid kept = query.next() ? uidFromBytes(query.value(0).toByteArray()) : Uid();
    TRY(readWhole(query));
    return kept;
}

Result<Uid> FileTransaction::holderOfNumber(const QString &type, const QString &field, const QString &number,
                                            const Uid &except)
{
    TRY_ASSIGN(auto query,
               m_statements.run(QStringLiteral("SELECT record FROM document_number WHERE type = ? AND field = ? AND "
                                               "number = ? AND record <> ? LIMIT 1"),
                                {type, field, number, uidBytes(except)}));
    const Uid holder = query.next() ? uidFromBytes(query.value(0).toByteArray()) : Uid();
    TRY(readWhole(query));
    return holder;
}

Result<QVector<Uid>> FileTransaction::children(const Uid &row)
{
    TRY_ASSIGN(auto query,
               m_statements.run(QStringLiteral("SELECT child FROM belonging WHERE parent = ?"), {uidBytes(row)}));
    QVector<Uid> children;
    while (query.next())
        children.append(uidFromBytes(query.value(0).toByteArray()));
    TRY(readWhole(query));
    return children;
}

Result<std::optional<Member>> FileTransaction::member(const Uid &person)
{
    TRY_ASSIGN(auto query, m_statements.run(QStringLiteral("SELECT 1 FROM person WHERE id = ?"), {uidBytes(person)}));
    std::optional<Member> member;
    if (query.next())
        member = Member{person, QStringLiteral("all"), QString(), true};
    TRY(readWhole(query));
    return member;
}

Result<std::optional<QJsonObject>> FileTransaction::role(const QString &)
{
    return std::optional<QJsonObject>();  // whoever has the file has all of it
}

Result<QVector<Uid>> FileTransaction::team(const QString &)
{
    return QVector<Uid>();  // nobody is in one: everybody sees everything
}

}  // namespace fieldfare::sync
