// SPDX-License-Identifier: GPL-3.0-or-later
#include "sync/client/sqlite_transaction.h"
#include "sync/protocol/codec.h"

#include <QJsonDocument>

namespace fieldfare::sync {

namespace {

const QString kMetaColumns = QStringLiteral("SELECT row, type, seq, deleted, hash, content FROM sync_row");
/// From so many rows of one type on, and when the table holds few beside them.
constexpr qint64 kFillFrom = 1'000;
constexpr qint64 kFillShare = 4;

RowMeta metaOf(const Query &query)
{
    return {query.value(1).toString(),
            uidFromBytes(query.value(0).toByteArray()),
            query.value(2).toLongLong(),
            query.value(3).toBool(),
            static_cast<quint64>(query.value(4).toLongLong()),
            static_cast<quint64>(query.value(5).toLongLong())};
}

}  // namespace

Result<std::optional<RowMeta>> SqliteClientTransaction::meta(const Uid &row)
{
    if (m_metaOf == row)
        return m_meta;
    TRY_ASSIGN(auto query, m_work.execute(kMetaColumns + QStringLiteral(" WHERE row=?"), {uidBytes(row)}));
    m_meta = query.next() ? std::optional(metaOf(query)) : std::nullopt;
    m_metaOf = row;
    return m_meta;
}

Result<void> SqliteClientTransaction::putMeta(const RowMeta &meta)
{
    TRY_ASSIGN(const auto before, this->meta(meta.row));
    TRY_ASSIGN(const QStringList buckets, bucketsOf(meta.row));
    for (const QString &bucket : buckets)
        count(bucket, 0, meta.hash - (before ? before->hash : 0));
    m_meta = meta;
    return run(QStringLiteral("INSERT OR REPLACE INTO sync_row VALUES(?,?,?,?,?,?)"),
               {uidBytes(meta.row), meta.type, meta.seq, int(meta.deleted), static_cast<qint64>(meta.hash),
                static_cast<qint64>(meta.content)});
}

Result<void> SqliteClientTransaction::dropMeta(const Uid &row)
{
    TRY_ASSIGN(const auto before, meta(row));
    TRY_ASSIGN(const QStringList buckets, bucketsOf(row));
    for (const QString &bucket : buckets)
        count(bucket, 0, before ? 0 - before->hash : 0);
    m_meta.reset();
    return run(QStringLiteral("DELETE FROM sync_row WHERE row=?"), {uidBytes(row)});
}

Result<QVector<RowMeta>> SqliteClientTransaction::metas(qint64 beyondSeq)
{
    TRY_ASSIGN(auto query,
               m_work.execute(kMetaColumns + QStringLiteral(" WHERE seq>? ORDER BY seq, row"), {beyondSeq}));
    QVector<RowMeta> metas;
    while (query.next())
        metas.append(metaOf(query));
    TRY(finished(query));
    return metas;
}

Result<QVector<RowMeta>> SqliteClientTransaction::metasAfter(const Uid &row, int limit)
{
    TRY_ASSIGN(auto query, m_work.execute(kMetaColumns + QStringLiteral(" WHERE row>? ORDER BY row LIMIT ?"),
                                          {row.isNull() ? QByteArray("") : uidBytes(row), limit}));
    QVector<RowMeta> metas;
    while (query.next())
        metas.append(metaOf(query));
    TRY(finished(query));
    return metas;
}

Result<void> SqliteClientTransaction::putConflicts(const QString &type, const Uid &row,
                                                   const QVector<Conflict> &conflicts)
{
    if (conflicts.isEmpty()) {
        TRY_ASSIGN(const bool some, hasSome(m_hasConflicts, "sync_conflict"));
        return some ? run(QStringLiteral("DELETE FROM sync_conflict WHERE row=?"), {uidBytes(row)}) : Result<void>();
    }
    m_hasConflicts = true;
    const QByteArray json = QJsonDocument(sync::toJson(conflicts)).toJson(QJsonDocument::Compact);
    return run(QStringLiteral("INSERT OR REPLACE INTO sync_conflict VALUES(?,?,?)"),
               {uidBytes(row), type, QString::fromUtf8(json)});
}

Result<QVector<Conflict>> SqliteClientTransaction::conflicts(const Uid &row)
{
    TRY_ASSIGN(auto query,
               m_work.execute(QStringLiteral("SELECT conflicts FROM sync_conflict WHERE row=?"), {uidBytes(row)}));
    if (!query.next())
        return QVector<Conflict>();
    return conflictsFromJson(QJsonDocument::fromJson(query.value(0).toString().toUtf8()).array());
}

Result<QStringList> SqliteClientTransaction::bucketsOf(const Uid &row)
{
    if (m_bucketsOf == row)
        return m_buckets;
    TRY_ASSIGN(auto query,
               m_work.execute(QStringLiteral("SELECT bucket FROM sync_bucket WHERE row=?"), {uidBytes(row)}));
    QStringList buckets;
    while (query.next())
        buckets.append(query.value(0).toString());
    TRY(finished(query));
    m_bucketsOf = row;
    m_buckets = buckets;
    return buckets;
}

Result<void> SqliteClientTransaction::setBucket(const Uid &row, const QString &bucket, bool in)
{
    TRY_ASSIGN(const QStringList buckets, bucketsOf(row));
    if (buckets.contains(bucket) == in)
        return {};
    TRY_ASSIGN(const auto known, meta(row));
    const quint64 hash = known ? known->hash : 0;
    count(bucket, in ? 1 : -1, in ? hash : 0 - hash);
    if (in)
        m_buckets.append(bucket);
    else
        m_buckets.removeAll(bucket);
    return run(in ? QStringLiteral("INSERT OR IGNORE INTO sync_bucket VALUES(?,?)")
                  : QStringLiteral("DELETE FROM sync_bucket WHERE bucket=? AND row=?"),
               {bucket, uidBytes(row)});
}

Result<bool> SqliteClientTransaction::isInBucket(const Uid &row)
{
    TRY_ASSIGN(const QStringList buckets, bucketsOf(row));
    return !buckets.isEmpty();
}

Result<QVector<Uid>> SqliteClientTransaction::dropBucket(const QString &bucket)
{
    TRY_ASSIGN(auto query, m_work.execute(QStringLiteral("SELECT row FROM sync_bucket WHERE bucket=?"), {bucket}));
    QVector<Uid> rows;
    while (query.next())
        rows.append(uidFromBytes(query.value(0).toByteArray()));
    TRY(finished(query));
    m_bucketsOf = {};
    m_counted.remove(bucket);
    TRY(run(QStringLiteral("DELETE FROM sync_digest WHERE bucket=?"), {bucket}));
    TRY(run(QStringLiteral("DELETE FROM sync_bucket WHERE bucket=?"), {bucket}));
    return rows;
}

Result<void> SqliteClientTransaction::clearBuckets()
{
    m_bucketsOf = {};
    m_counted.clear();
    TRY(run(QStringLiteral("DELETE FROM sync_digest")));
    return run(QStringLiteral("DELETE FROM sync_bucket"));
}

void SqliteClientTransaction::count(const QString &bucket, qint64 rows, quint64 sum)
{
    Digest &counted = m_counted[bucket];
    counted.rows += rows;
    counted.sum += sum;
}

Result<void> SqliteClientTransaction::finish()
{
    if (m_hasPurged)
        TRY(run(QStringLiteral("UPDATE sync_state SET content=json_set(content, '$.forgets', json('true'))")));
    const auto counted = std::exchange(m_counted, {});
    for (auto it = counted.cbegin(); it != counted.cend(); ++it) {
        TRY_ASSIGN(auto query,
                   m_work.execute(QStringLiteral("SELECT rows, sum FROM sync_digest WHERE bucket=?"), {it.key()}));
        if (!query.next())
            continue;  // not counted so far: whoever asks counts all
        const qint64 rows = query.value(0).toLongLong() + it->rows;
        // modulo 2⁶⁴, which SQLite's own sums are not
        const quint64 sum = static_cast<quint64>(query.value(1).toLongLong()) + it->sum;
        query.finish();
        TRY(run(QStringLiteral("UPDATE sync_digest SET rows=?, sum=? WHERE bucket=?"),
                {rows, static_cast<qint64>(sum), it.key()}));
    }
    return {};
}

Result<Digest> SqliteClientTransaction::digest(const QString &bucket)
{
    TRY_ASSIGN(auto query,
               m_work.execute(QStringLiteral("SELECT rows, sum FROM sync_digest WHERE bucket=?"), {bucket}));
    if (!query.next())
        return recount(bucket);
    const Digest since = m_counted.value(bucket);
    return Digest{query.value(0).toLongLong() + since.rows,
                  static_cast<quint64>(query.value(1).toLongLong()) + since.sum};
}

Result<Digest> SqliteClientTransaction::recount(const QString &bucket)
{
    // in halves: SQLite's sum refuses to overflow, ours is meant to
    TRY_ASSIGN(
        auto query,
        m_work.execute(QStringLiteral("SELECT count(*), sum(r.hash & 4294967295), sum((r.hash >> 32) & 4294967295)"
                                      " FROM sync_bucket b LEFT JOIN sync_row r ON r.row=b.row WHERE b.bucket=?"),
                       {bucket}));
    Digest digest;
    if (query.next()) {
        digest.rows = query.value(0).toLongLong();
        digest.sum = static_cast<quint64>(query.value(1).toLongLong()) +
                     (static_cast<quint64>(query.value(2).toLongLong()) << 32U);
    }
    query.finish();
    m_counted.remove(bucket);
    TRY(run(QStringLiteral("INSERT OR REPLACE INTO sync_digest VALUES(?,?,?)"),
            {bucket, digest.rows, static_cast<qint64>(digest.sum)}));
    return digest;
}

Result<QVector<ListedRow>> SqliteClientTransaction::list(const QString &bucket, int part)
{
    TRY_ASSIGN(
        auto query,
        m_work.execute(QStringLiteral("SELECT b.row, r.hash FROM sync_bucket b LEFT JOIN sync_row r ON r.row=b.row"
                                      " WHERE b.bucket=?"),
                       {bucket}));
    QVector<ListedRow> rows;
    while (query.next()) {
        const Uid row = uidFromBytes(query.value(0).toByteArray());
        if (part < 0 || digestPart(row) == part)
            rows.append({row, static_cast<quint64>(query.value(1).toLongLong())});
    }
    TRY(finished(query));
    return rows;
}

Result<QMap<int, Digest>> SqliteClientTransaction::digestParts(const QString &bucket)
{
    TRY_ASSIGN(const auto rows, list(bucket, -1));
    QMap<int, Digest> parts;
    for (const ListedRow &row : rows)
        parts[digestPart(row.row)].add(row.hash);
    return parts;
}

Result<void> SqliteClientTransaction::stage(const PullItem &item)
{
    return run(QStringLiteral("INSERT INTO sync_stage(type, item) VALUES(?,?)"),
               {item.view && !item.view->deleted ? QVariant(item.view->type) : QVariant(), encodeItem(item)});
}

Result<void> SqliteClientTransaction::eachStaged(const std::function<Result<void>(const PullItem &)> &visit)
{
    TRY_ASSIGN(auto query, m_work.execute(QStringLiteral("SELECT item FROM sync_stage ORDER BY id")));
    while (query.next()) {
        TRY_ASSIGN(const PullItem item, decodeItem(query.value(0).toByteArray()));
        TRY(visit(item));
    }
    return finished(query);
}

Result<void> SqliteClientTransaction::clearStage() { return run(QStringLiteral("DELETE FROM sync_stage")); }

Result<void> SqliteClientTransaction::beginFill(bool isFirst)
{
    TRY_ASSIGN(auto query, m_work.execute(QStringLiteral("SELECT type, count(*) FROM sync_stage WHERE type IS NOT NULL"
                                                         " GROUP BY type HAVING count(*)>=?"),
                                          {kFillFrom}));
    QMap<QString, qint64> expected;
    while (query.next())
        expected.insert(query.value(0).toString(), query.value(1).toLongLong());
    TRY(finished(query));
    query.finish();
    for (auto it = expected.cbegin(); it != expected.cend(); ++it) {
        const RecordType *type = m_work.catalog().find(it.key());
        if (!type)
            continue;
        bool isFew = isFirst;
        if (!isFew) {
            TRY_ASSIGN(auto few, m_work.execute(
                                     QStringLiteral("SELECT count(*) FROM (SELECT 1 FROM %1 LIMIT ?)").arg(type->table),
                                     {*it / kFillShare + 1}));
            isFew = few.next() && few.value(0).toLongLong() <= *it / kFillShare;
        }
        if (!isFew)
            continue;
        TRY(m_writer.beginBulk(*type, *it));
        m_filling.insert(type->number);
    }
    return {};
}

Result<void> SqliteClientTransaction::endFill()
{
    m_filling.clear();
    return m_writer.endBulk();
}

}  // namespace fieldfare::sync
