// SPDX-License-Identifier: GPL-3.0-or-later
#include "storage/change_log.h"

#include "storage/chain.h"

#include <QCoreApplication>
#include <QJsonDocument>

#include <sodium.h>
#include <zstd.h>

namespace fieldfare {

namespace {

QByteArray newSalt()
{
    QByteArray salt(16, Qt::Uninitialized);
    randombytes_buf(salt.data(), static_cast<size_t>(salt.size()));
    return salt;
}

QByteArray compactJson(const QJsonObject &object) { return QJsonDocument(object).toJson(QJsonDocument::Compact); }

}  // namespace

void MerkleRoot::add(const QByteArray &leafContent)
{
    static const QByteArray leaf(1, '\0');
    static const QByteArray node(1, '\1');
    m_stack.emplace_back(0, blake2b({leaf, leafContent}));
    ++m_count;
    while (m_stack.size() > 1 && m_stack[m_stack.size() - 1].first == m_stack[m_stack.size() - 2].first) {
        const auto right = std::move(m_stack.back());
        m_stack.pop_back();
        auto &left = m_stack.back();
        left = {left.first + 1, blake2b({node, left.second, right.second})};
    }
}

QByteArray MerkleRoot::root() const
{
    static const QByteArray node(1, '\1');
    if (m_stack.empty())
        return {};
    QByteArray hash = m_stack.back().second;
    for (size_t i = m_stack.size() - 1; i-- > 0;)
        hash = blake2b({node, m_stack[i].second, hash});
    return hash;
}

Result<void> ChangeLog::begin(const Header &header)
{
    m_header = header;
    if (m_header.title.isNull())
        m_header.title = QStringLiteral("");
    if (m_header.userName.isNull())
        m_header.userName = QStringLiteral("");
    m_uid = newUid(header.at);
    TRY_ASSIGN(
        auto query,
        m_statements.run(
            QStringLiteral("INSERT INTO tx(uid, at, user, user_name, origin, title, undoes) VALUES(?,?,?,?,?,?,?)"),
            {uidBytes(m_uid), header.at, header.user > 0 ? QVariant(header.user) : QVariant(), m_header.userName,
             int(header.origin), m_header.title, header.undoes > 0 ? QVariant(header.undoes) : QVariant()}));
    m_number = query.lastInsertId().toLongLong();
    return {};
}

Result<void> ChangeLog::withdraw()
{
    TRY_ASSIGN(auto query, m_statements.run(QStringLiteral("DELETE FROM tx WHERE n=?"), {m_number}));
    m_number = 0;
    return {};
}

void ChangeLog::created(int type, qint64 id, const Uid &uid, const QByteArray &canonicalValues)
{
    auto run = m_runs.find(type);
    if (run != m_runs.end() && run->last + 1 != id) {
        const auto flushed = flushRun(type);
        if (!flushed)
            m_pendingError = flushed;
        run = m_runs.end();
    }
    if (run == m_runs.end())
        run = m_runs.insert(type, Run{id, id, uid, newSalt(), {}});
    run->last = id;
    run->merkle.add(run->salt + uidBytes(uid) + canonicalValues);
}

void ChangeLog::updated(int type, qint64 id, const Uid &uid, const QJsonObject &oldValues, const QJsonObject &newValues)
{
    auto at = m_updates.find({type, id});
    if (at == m_updates.end()) {
        m_updates.insert({type, id}, Update{uid, oldValues, newValues});
        return;
    }
    for (auto it = oldValues.begin(); it != oldValues.end(); ++it) {
        if (!at->before.contains(it.key()))
            at->before.insert(it.key(), it.value());
    }
    for (auto it = newValues.begin(); it != newValues.end(); ++it)
        at->after.insert(it.key(), it.value());
}

Result<void> ChangeLog::removed(int type, qint64 id, const Uid &uid, const QJsonObject &oldValues)
{
    TRY(flushRun(type));
    TRY(flushUpdates());
    const QByteArray content = compactJson(oldValues);
    const QByteArray salt = newSalt();
    return append(type, ChangeOp::Remove, id, id, uid, QString::fromUtf8(content), {}, salt, blake2b({salt, content}));
}

Result<void> ChangeLog::removedRun(int type, qint64 firstId, qint64 lastId, const QByteArray &rows)
{
    TRY(flushRun(type));
    TRY(flushUpdates());
    QByteArray packed(static_cast<qsizetype>(ZSTD_compressBound(static_cast<size_t>(rows.size()))), Qt::Uninitialized);
    const size_t size = ZSTD_compress(packed.data(), static_cast<size_t>(packed.size()), rows.constData(),
                                      static_cast<size_t>(rows.size()), 3);
    if (ZSTD_isError(size))
        return fail(ErrorCode::Internal,
                    QCoreApplication::translate("Storage",
                                                "The removed records could not be kept for undo; nothing was changed."),
                    QString::fromLatin1(ZSTD_getErrorName(size)));
    packed.truncate(static_cast<qsizetype>(size));
    const QByteArray salt = newSalt();
    return append(type, ChangeOp::Remove, firstId, lastId, {}, packed, {}, salt, blake2b({salt, rows}));
}

Result<void> ChangeLog::restored(int type, qint64 firstId, qint64 lastId, const Uid &uid,
                                 const QByteArray &canonicalValues)
{
    TRY(flushRun(type));
    TRY(flushUpdates());
    const QByteArray salt = newSalt();
    return append(type, ChangeOp::Restore, firstId, lastId, uid, {}, {}, salt, blake2b({salt, canonicalValues}));
}

Result<void> ChangeLog::flushRun(int type)
{
    const auto at = m_runs.find(type);
    if (at == m_runs.end())
        return {};
    const Run run = *at;
    m_runs.erase(at);
    return append(type, ChangeOp::Create, run.first, run.last, run.uid, {}, {}, run.salt, run.merkle.root());
}

Result<void> ChangeLog::flushUpdates()
{
    const auto updates = std::exchange(m_updates, {});
    for (auto it = updates.begin(); it != updates.end(); ++it) {
        const QByteArray before = compactJson(it->before);
        const QByteArray after = compactJson(it->after);
        const QByteArray salt = newSalt();
        TRY(append(it.key().first, ChangeOp::Update, it.key().second, it.key().second, it->uid,
                   QString::fromUtf8(before), QString::fromUtf8(after), salt, blake2b({salt, before, after})));
    }
    return {};
}

Result<void> ChangeLog::append(int type, ChangeOp op, qint64 first, qint64 last, const Uid &uid, const QVariant &before,
                               const QVariant &after, const QByteArray &salt, const QByteArray &commitment)
{
    TRY_ASSIGN(auto query,
               m_statements.run(
                   QStringLiteral("INSERT INTO change(tx, type, op, first_id, last_id, uid, old, new, salt, commitment)"
                                  " VALUES(?,?,?,?,?,?,?,?,?,?)"),
                   {m_number, type, int(op), first, last, uid.isNull() ? QVariant() : uidBytes(uid), before, after,
                    salt, commitment}));
    appendLink(m_commitments, {type, int(op), first, last, uid.isNull() ? QByteArray() : uidBytes(uid), commitment});
    ++m_written;
    return {};
}

Result<void> ChangeLog::finish()
{
    TRY(m_pendingError);
    // creations first, so that reading in order gives a history that can be replayed
    const QList<int> types = m_runs.keys();
    for (const int type : types)
        TRY(flushRun(type));
    TRY(flushUpdates());
    QByteArray previous(32, '\0');
    {
        TRY_ASSIGN(auto query, m_statements.run(QStringLiteral("SELECT hash FROM tx WHERE n<? ORDER BY n DESC LIMIT 1"),
                                                {m_number}));
        if (query.next())
            previous = query.value(0).toByteArray();
        query.finish();
    }
    const QByteArray hash = chainHash(previous, headerBytes(m_header, m_number, m_uid), m_commitments);
    TRY_ASSIGN(auto query, m_statements.run(QStringLiteral("UPDATE tx SET title=?, hash=? WHERE n=?"),
                                            {m_header.title, hash, m_number}));
    return {};
}

Result<QByteArray> unpackRun(const QByteArray &stored)
{
    const unsigned long long size = ZSTD_getFrameContentSize(stored.constData(), static_cast<size_t>(stored.size()));
    if (size == ZSTD_CONTENTSIZE_ERROR || size == ZSTD_CONTENTSIZE_UNKNOWN || size > (1ULL << 31U))
        return fail(ErrorCode::Damaged,
                    QCoreApplication::translate("Storage", "The kept copy of removed records is damaged."));
    QByteArray rows(static_cast<qsizetype>(size), Qt::Uninitialized);
    const size_t got = ZSTD_decompress(rows.data(), size, stored.constData(), static_cast<size_t>(stored.size()));
    if (ZSTD_isError(got) || got != size)
        return fail(ErrorCode::Damaged,
                    QCoreApplication::translate("Storage", "The kept copy of removed records is damaged."));
    return rows;
}

}  // namespace fieldfare
