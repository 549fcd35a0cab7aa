// SPDX-License-Identifier: GPL-3.0-or-later
#include "sync/pack/file_columns.h"
#include "sync/pack/file_transaction.h"
#include "sync/protocol/codec.h"
#include "sync/server/row_codec.h"

namespace fieldfare::sync {

Result<void> FileTransaction::put(const QString &sql, const QVariantList &values)
{
    if (!m_writes)
        return fail(ErrorCode::Internal,
                    QCoreApplication::translate("Pack", "The program made a mistake. Please report it with the "
                                                        "details."),
                    QStringLiteral("a transaction that reads was written in"));
    TRY(m_statements.run(sql, values));
    return {};
}

Result<void> FileTransaction::setHead(qint64 head)
{
    return put(QStringLiteral("UPDATE organisation SET head = ?"), {head});
}

Result<void> FileTransaction::putDevice(const ServerDevice &device)
{
    return put(QStringLiteral("INSERT OR REPLACE INTO device (id, person, last_n, installation) VALUES (?, ?, ?, ?)"),
               {uidBytes(device.device), uidBytes(device.user), device.lastN, uidBytes(device.installation)});
}

Result<void> FileTransaction::addDigest(const QStringList &buckets, int part, qint64 rows, quint64 sum)
{
    for (const QString &bucket : buckets) {
        for (const int where : {part, -1}) {
            // SQLite's own addition would become a floating point number beyond 63 bits: the sum is counted here
            quint64 total = 0;
            {
                TRY_ASSIGN(auto query,
                           m_statements.run(QStringLiteral("SELECT sum FROM digest WHERE bucket = ? AND part = ?"),
                                            {bucket, where}));
                if (query.next())
                    total = static_cast<quint64>(query.value(0).toLongLong());
                TRY(readWhole(query));
            }
            total += sum;
            TRY(put(QStringLiteral("INSERT INTO digest (bucket, part, count, sum) VALUES (?, ?, ?, ?) "
                                   "ON CONFLICT (bucket, part) DO UPDATE SET count = count + excluded.count, "
                                   "sum = excluded.sum"),
                    {bucket, where, rows, static_cast<qint64>(total)}));
        }
    }
    return {};
}

Result<void> FileTransaction::putNumbers(const ServerRow &row, bool isNew)
{
    const QByteArray uid = uidBytes(row.row);
    if (!isNew)
        TRY(put(QStringLiteral("DELETE FROM document_number WHERE record = ?"), {uid}));
    if (row.deleted || row.erased)
        return {};
    for (auto it = row.fields.begin(); it != row.fields.end(); ++it) {
        const QString number = it.value().toString();
        if (!number.isEmpty() && m_rules.rule(row.type, it.key()) == FieldRule::Number)
            TRY(put(QStringLiteral("INSERT INTO document_number (type, field, number, record) VALUES (?, ?, ?, ?)"),
                    {row.type, it.key(), number, uid}));
    }
    return {};
}

Result<void> FileTransaction::putParents(const ServerRow &row, const QByteArray &before)
{
    const QByteArray now = uidsToBytes(row.parents);
    if (now == before)
        return {};
    const QByteArray uid = uidBytes(row.row);
    for (const Uid &parent : uidsFromBytes(before))
        TRY(put(QStringLiteral("DELETE FROM belonging WHERE parent = ? AND child = ?"), {uidBytes(parent), uid}));
    for (const Uid &parent : row.parents)
        TRY(put(QStringLiteral("INSERT OR IGNORE INTO belonging (parent, child) VALUES (?, ?)"),
                {uidBytes(parent), uid}));
    return {};
}

Result<void> FileTransaction::putRow(const ServerRow &row, const QStringList &present)
{
    const QByteArray uid = uidBytes(row.row);
    const int part = digestPart(row.row);
    bool isNew = true;
    QByteArray parents;
    QStringList presentBefore;
    quint64 hashBefore = 0;
    {
        TRY_ASSIGN(auto query,
                   m_statements.run(QStringLiteral("SELECT present, hash, parents FROM record WHERE id = ?"), {uid}));
        if (query.next()) {
            isNew = false;
            presentBefore = textsFromBytes(query.value(0).toByteArray());
            hashBefore = static_cast<quint64>(query.value(1).toLongLong());
            parents = query.value(2).toByteArray();
        }
        TRY(readWhole(query));
    }
    const quint64 hash = rowHash(row.view());
    TRY(put(QStringLiteral("INSERT INTO record (id, type, seq, hash, present, buckets, deleted, erased, fields, "
                           "versions, conflicts, parents) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?) "
                           "ON CONFLICT (id) DO UPDATE SET type = excluded.type, seq = excluded.seq, "
                           "hash = excluded.hash, present = excluded.present, buckets = excluded.buckets, "
                           "deleted = excluded.deleted, erased = excluded.erased, fields = excluded.fields, "
                           "versions = excluded.versions, conflicts = excluded.conflicts, parents = excluded.parents"),
            {uid, row.type, row.seq, static_cast<qint64>(hash), textsToBytes(present), textsToBytes(row.buckets),
             row.deleted ? versionToBytes(*row.deleted) : QByteArray(), row.erased, fieldsToBytes(row.fields),
             versionsToBytes(row.versions), conflictsToBytes(row.conflicts), uidsToBytes(row.parents)}));
    for (const QString &bucket : row.buckets)
        TRY(put(QStringLiteral("INSERT INTO place (record, bucket, part, seq, present) VALUES (?, ?, ?, ?, ?) "
                               "ON CONFLICT (record, bucket) DO UPDATE SET seq = excluded.seq, "
                               "present = excluded.present"),
                {uid, bucket, part, row.seq, present.contains(bucket)}));
    if (presentBefore == present) {
        if (hash != hashBefore)
            TRY(addDigest(present, part, 0, hash - hashBefore));
    } else {
        TRY(addDigest(presentBefore, part, -1, quint64(0) - hashBefore));
        TRY(addDigest(present, part, 1, hash));
    }
    TRY(putParents(row, parents));
    return putNumbers(row, isNew);
}

Result<void> FileTransaction::addApplied(const AppliedMutation &applied)
{
    const QVariantList values{uidBytes(applied.device), applied.n, uidBytes(applied.mid),
                              static_cast<int>(applied.verdict), applied.seq};
    TRY(put(QStringLiteral("INSERT OR REPLACE INTO applied (device, n, mid, verdict, seq) VALUES (?, ?, ?, ?, ?)"),
            values));
    if (applied.verdict == Verdict::Duplicate)
        return {};
    return put(QStringLiteral("INSERT OR REPLACE INTO mutation (device, n, mid, verdict, seq) VALUES (?, ?, ?, ?, ?)"),
               values);
}

Result<void> FileTransaction::quarantine(const Uid &device, const Mutation &mutation, Verdict verdict)
{
    return put(QStringLiteral("INSERT INTO quarantine (device, mid, record, verdict, content) VALUES (?, ?, ?, ?, ?)"),
               {uidBytes(device), uidBytes(mutation.mid), uidBytes(mutation.row), static_cast<int>(verdict),
                encode(Request(PushRequest{device, 0, {mutation}}))});
}

Result<void> FileTransaction::forgetQuarantined(const Uid &row)
{
    // links to it are spelt as text
    return put(QStringLiteral("DELETE FROM quarantine WHERE record = ? OR instr(content, ?) > 0"),
               {uidBytes(row), uidText(row).toUtf8()});
}

Result<void> FileTransaction::putAlias(const Uid &gone, const Uid &kept)
{
    return put(QStringLiteral("INSERT OR REPLACE INTO alias (gone, kept) VALUES (?, ?)"),
               {uidBytes(gone), uidBytes(kept)});
}

Result<void> FileTransaction::putFreeNumbers(const QString &type, const FreeNumbers &numbers)
{
    return put(QStringLiteral("INSERT OR REPLACE INTO free_number (type, next, epoch) VALUES (?, ?, ?)"),
               {type, numbers.next, numbers.epoch});
}

Result<void> FileTransaction::putContent(const Uid &record, const QString &name)
{
    if (name.isEmpty())
        return put(QStringLiteral("DELETE FROM content WHERE record = ?"), {uidBytes(record)});
    return put(QStringLiteral("INSERT OR REPLACE INTO content (record, name) VALUES (?, ?)"), {uidBytes(record), name});
}

Result<void> FileTransaction::savepoint()
{
    if (std::exchange(m_isSaved, true))
        TRY(m_connection.execute(QByteArrayLiteral("RELEASE device_tx")));
    return m_connection.execute(QByteArrayLiteral("SAVEPOINT device_tx"));
}

Result<void> FileTransaction::rollbackToSavepoint()
{
    if (!m_isSaved)
        return fail(ErrorCode::Internal,
                    QCoreApplication::translate("Pack", "The program made a mistake. Please report it with the "
                                                        "details."),
                    QStringLiteral("no savepoint"));
    return m_connection.execute(QByteArrayLiteral("ROLLBACK TO device_tx"));
}

}  // namespace fieldfare::sync
