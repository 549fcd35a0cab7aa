// SPDX-License-Identifier: GPL-3.0-or-later
#include "memory_client_store.h"

#include "sync/merge/merge.h"
#include "sync/protocol/codec.h"

#include <algorithm>

namespace fieldfare::sync {

namespace {

class MemoryClientTransaction final : public ClientTransaction {
public:
    MemoryClientTransaction(MemoryClientStore &store, MemoryClientStore::Data &data) : m_store(store), m_data(data) {}

    Result<ClientState> state() override { return m_data.state; }
    Result<void> setState(const ClientState &state) override
    {
        TRY(step());
        const Cursors cursors = m_data.state.cursors;
        const bool restored = state.rereads && !m_data.state.rereads;
        m_data.state = state;
        if (m_store.keepsCursors && restored)
            m_data.state.cursors = cursors;
        return {};
    }
    Result<qint64> eachChange(qint64 after, const std::function<Result<void>(const LoggedChange &)> &visit) override
    {
        const auto first = std::lower_bound(m_data.log.cbegin(), m_data.log.cend(), after + 1,
                                            [](const LoggedChange &c, qint64 n) { return c.transaction < n; });
        for (auto it = first; it != m_data.log.cend(); ++it) {
            if (!m_data.forgotten.contains(it->change))
                TRY(visit(*it));
        }
        return m_data.transactions;
    }
    Result<void> addOut(const OutEntry &entry) override
    {
        TRY(step());
        OutEntry added = entry;
        added.id = ++m_data.outs;
        m_data.out.insert(added.id, added);
        return {};
    }
    Result<void> putOut(const OutEntry &entry) override
    {
        TRY(step());
        m_data.out.insert(entry.id, entry);
        return {};
    }
    Result<QVector<OutEntry>> pending(int limit) override
    {
        auto found = select([](const OutEntry &e) { return e.state == OutState::Pending; });
        std::sort(found.begin(), found.end(), [](const OutEntry &a, const OutEntry &b) { return a.n < b.n; });
        return found.mid(0, limit);
    }
    Result<QVector<OutEntry>> overlay(const Uid &row) override
    {
        return select([&](const OutEntry &e) {
            return e.row == row && !e.isResent && (e.state == OutState::Pending || e.state == OutState::Acked);
        });
    }
    Result<qint64> waiting() override
    {
        return qint64(select([](const OutEntry &e) { return e.state == OutState::Pending; }).size());
    }
    Result<QHash<Uid, QString>> retire(qint64 upto) override
    {
        TRY(step());
        QHash<Uid, QString> rows;
        for (OutEntry &e : m_data.out) {
            if (e.state != OutState::Acked || (!m_store.retiresEarly && e.ackSeq > upto))
                continue;
            e.state = OutState::Done;
            rows.insert(e.row, e.type);
        }
        return rows;
    }
    Result<QVector<OutEntry>> outsOf(const Uid &row) override
    {
        return select([&](const OutEntry &e) { return e.row == row; });
    }
    Result<QVector<OutEntry>> everyOut() override
    {
        return select([](const OutEntry &) { return true; });
    }
    Result<OutContent> content(const OutEntry &entry) override
    {
        if (entry.change == 0)
            return OutContent{entry.own, {}};
        const LoggedChange &change = m_data.log.at(entry.change - 1);  // eachChange() may be at it
        if (entry.op == Op::Remove)
            return OutContent{};
        if (entry.op == Op::Create && m_data.rows.contains(entry.row))
            return OutContent{m_data.rows.value(entry.row).fields, {}};
        return OutContent{change.after, change.before};
    }
    Result<std::pair<qint64, qint64>> removals(const OutEntry &around, HybridTime within, qint64 released) override
    {
        QSet<Uid> back;
        qint64 count = 0;
        for (auto it = m_data.out.cend(); it != m_data.out.cbegin();) {
            const OutEntry &e = *--it;
            if (e.op == Op::Create || e.op == Op::Restore)
                back.insert(e.row);
            const bool isNear = e.time >= around.time - within && e.time <= around.time + within;
            if (e.op == Op::Remove && e.id > released && e.state != OutState::Rejected && isNear &&
                !back.contains(e.row))
                ++count;
        }
        return std::pair(count, qint64(m_data.metas.size()));
    }
    Result<std::optional<QJsonObject>> local(const QString &, const Uid &row) override
    {
        const auto found = m_data.rows.constFind(row);
        return found == m_data.rows.constEnd() ? std::nullopt : std::optional(found->fields);
    }
    Result<void> putLocal(const QString &type, const Uid &row, const std::optional<QJsonObject> &content) override
    {
        TRY(step());
        if (content)
            m_data.rows.insert(row, {type, *content});
        else
            m_data.rows.remove(row);
        return {};
    }
    Result<void> purge(const QString &, const Uid &row) override
    {
        TRY(step());
        m_data.rows.remove(row);
        QSet<qint64> needed;
        qint64 newest = 0;
        for (const OutEntry &entry : std::as_const(m_data.out)) {
            if (entry.row == row && entry.state == OutState::Pending)
                newest = std::max(newest, entry.id);
        }
        m_data.out.removeIf([&](QMap<qint64, OutEntry>::iterator it) {
            const bool stays = it->state == OutState::Pending || (it->state == OutState::Rejected && it->id < newest);
            if (it->row == row && stays)
                needed.insert(it->change);
            return it->row == row && !stays;
        });
        for (const LoggedChange &change : std::as_const(m_data.log)) {
            if (change.row == row && change.transaction <= m_data.state.collected && !needed.contains(change.change))
                m_data.forgotten.insert(change.change);
        }
        return {};
    }
    Result<std::optional<Shadow>> shadow(const Uid &row) override
    {
        const auto found = m_data.shadows.constFind(row);
        return found == m_data.shadows.constEnd() ? std::nullopt : std::optional(*found);
    }
    Result<void> putShadow(const Uid &row, const Shadow &shadow) override
    {
        m_data.shadows.insert(row, shadow);
        return {};
    }
    Result<void> dropShadow(const Uid &row) override
    {
        m_data.shadows.remove(row);
        return {};
    }
    Result<std::optional<RowMeta>> meta(const Uid &row) override
    {
        const auto found = m_data.metas.constFind(row);
        return found == m_data.metas.constEnd() ? std::nullopt : std::optional(*found);
    }
    Result<void> putMeta(const RowMeta &meta) override
    {
        TRY(step());
        m_data.metas.insert(meta.row, meta);
        return {};
    }
    Result<void> dropMeta(const Uid &row) override
    {
        m_data.metas.remove(row);
        return {};
    }
    Result<QVector<RowMeta>> metasAfter(const Uid &row, int limit) override
    {
        QVector<RowMeta> found;
        for (const RowMeta &meta : std::as_const(m_data.metas)) {
            if (row.isNull() || uidBytes(meta.row) > uidBytes(row))
                found.append(meta);
        }
        std::sort(found.begin(), found.end(),
                  [](const RowMeta &a, const RowMeta &b) { return uidBytes(a.row) < uidBytes(b.row); });
        return found.mid(0, limit);
    }
    Result<QVector<RowMeta>> metas(qint64 beyondSeq) override
    {
        QVector<RowMeta> found;
        for (const RowMeta &meta : std::as_const(m_data.metas)) {
            if (meta.seq > beyondSeq)
                found.append(meta);
        }
        return found;
    }
    Result<void> putConflicts(const QString &, const Uid &row, const QVector<Conflict> &conflicts) override
    {
        if (conflicts.isEmpty())
            m_data.conflicts.remove(row);
        else
            m_data.conflicts.insert(row, conflicts);
        return {};
    }
    Result<QVector<Conflict>> conflicts(const Uid &row) override { return m_data.conflicts.value(row); }
    Result<void> setBucket(const Uid &row, const QString &bucket, bool in) override
    {
        TRY(step());
        if (in)
            m_data.buckets[bucket].insert(row);
        else
            m_data.buckets[bucket].remove(row);
        return {};
    }
    Result<bool> isInBucket(const Uid &row) override
    {
        return std::any_of(m_data.buckets.cbegin(), m_data.buckets.cend(),
                           [&](const QSet<Uid> &rows) { return rows.contains(row); });
    }
    Result<QVector<Uid>> dropBucket(const QString &bucket) override
    {
        const QSet<Uid> rows = m_data.buckets.take(bucket);
        return QVector<Uid>(rows.cbegin(), rows.cend());
    }
    Result<void> clearBuckets() override
    {
        m_data.buckets.clear();
        return {};
    }
    Result<Digest> digest(const QString &bucket) override
    {
        Digest all;
        for (const Uid &row : m_data.buckets.value(bucket))
            all.add(m_data.metas.value(row).hash);
        return all;
    }
    Result<Digest> recount(const QString &bucket) override { return digest(bucket); }
    Result<QVector<ListedRow>> list(const QString &bucket, int part) override
    {
        QVector<ListedRow> found;
        for (const Uid &row : m_data.buckets.value(bucket)) {
            if (digestPart(row) == part)
                found.append({row, m_data.metas.value(row).hash});
        }
        return found;
    }
    Result<QMap<int, Digest>> digestParts(const QString &bucket) override
    {
        QMap<int, Digest> parts;
        for (const Uid &row : m_data.buckets.value(bucket))
            parts[digestPart(row)].add(m_data.metas.value(row).hash);
        return parts;
    }
    Result<void> stage(const PullItem &item) override
    {
        TRY(step());
        m_data.stage.append(encodeItem(item));
        return {};
    }
    Result<void> eachStaged(const std::function<Result<void>(const PullItem &)> &visit) override
    {
        for (const QByteArray &bytes : std::as_const(m_data.stage)) {
            if (m_store.losesStage && &bytes != &m_data.stage.constLast())
                continue;
            TRY_ASSIGN(const PullItem item, decodeItem(bytes));
            TRY(visit(item));
        }
        return {};
    }
    Result<void> clearStage() override
    {
        m_data.stage.clear();
        return {};
    }

private:
    template <class Which>
    QVector<OutEntry> select(Which which) const
    {
        QVector<OutEntry> found;
        for (const OutEntry &entry : std::as_const(m_data.out)) {
            if (which(entry))
                found.append(entry);
        }
        return found;
    }

    /// A change of the store: the next one may be the one that fails.
    Result<void> step()
    {
        if (m_store.changesLeft == 0)
            return fail(ErrorCode::DiskFull, QStringLiteral("the disk is full"));
        if (m_store.changesLeft > 0)
            --m_store.changesLeft;
        return {};
    }

    MemoryClientStore &m_store;
    MemoryClientStore::Data &m_data;
};

}  // namespace

Result<void> MemoryClientStore::transact(const std::function<Result<void>(ClientTransaction &)> &work)
{
    Data data = m_data;
    MemoryClientTransaction transaction(*this, data);
    const auto done = work(transaction);
    if (done || isTorn)
        m_data = std::move(data);
    return done;
}

Result<void> MemoryClientStore::write(const QVector<Edit> &edits, qint64 at, const Uid &transaction)
{
    ++m_data.transactions;
    qint64 index = 0;
    for (const Edit &edit : edits) {
        LoggedChange change;
        change.transaction = m_data.transactions;
        change.transactionUid = transaction;
        change.change = m_data.log.size() + 1;
        change.index = index++;
        change.at = at;
        change.type = edit.type;
        change.row = edit.row;
        change.op = edit.op;
        const QJsonObject now = m_data.rows.value(edit.row).fields;
        switch (edit.op) {
        case Op::Update: {
            QJsonObject content = now;
            for (auto it = edit.fields.begin(); it != edit.fields.end(); ++it) {
                change.before.insert(it.key(), now.contains(it.key()) ? now.value(it.key()) : QJsonValue());
                change.after.insert(it.key(), it.value());
                setField(content, it.key(), it.value());
            }
            m_data.rows[edit.row].fields = content;
            break;
        }
        case Op::Remove:
            change.before = now;
            m_data.rows.remove(edit.row);
            break;
        default: change.after = edit.fields; m_data.rows.insert(edit.row, {edit.type, edit.fields});
        }
        m_data.log.append(change);
    }
    return {};
}

QHash<Uid, QJsonObject> MemoryClientStore::rows(const QString &type)
{
    QHash<Uid, QJsonObject> found;
    for (auto it = m_data.rows.cbegin(); it != m_data.rows.cend(); ++it) {
        if (it->type == type)
            found.insert(it.key(), it->fields);
    }
    return found;
}

std::shared_ptr<DeviceStore> MemoryClientStore::copy() { return std::make_shared<MemoryClientStore>(*this); }

void MemoryClientStore::damage(const Uid &row, int how)
{
    if (!m_data.metas.contains(row))
        return;
    switch (how) {
    case 0:  // the content, which only a look at every row finds
        if (m_data.rows.contains(row))
            m_data.rows[row].fields.insert(QStringLiteral("title"), QStringLiteral("rot"));
        break;
    case 1:  // half of the row's standing
        m_data.metas[row].hash ^= 1U;
        m_data.metas[row].seq = 0;
        break;
    default:  // the row is gone as if it had never come
        for (QSet<Uid> &bucket : m_data.buckets)
            bucket.remove(row);
        m_data.metas.remove(row);
        m_data.rows.remove(row);
    }
}

QVector<std::pair<Uid, LoggedChange>> MemoryClientStore::held()
{
    QVector<std::pair<Uid, LoggedChange>> found;
    for (const LoggedChange &change : std::as_const(m_data.log)) {
        if (!m_data.forgotten.contains(change.change))
            found.append({mutationId(change.transactionUid, change.index), change});
    }
    return found;
}

}  // namespace fieldfare::sync
