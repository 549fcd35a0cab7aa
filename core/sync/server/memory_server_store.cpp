// SPDX-License-Identifier: GPL-3.0-or-later
#include "sync/server/memory_server_store.h"

#include "sync/protocol/codec.h"

#include <QJsonDocument>
#include <algorithm>

namespace fieldfare::sync {

namespace {

class MemoryTransaction final : public ServerTransaction {
public:
    explicit MemoryTransaction(MemoryServerStore::Data &data) : m_data(data) {}

    Result<Organisation> organisation() override { return m_data.organisation; }
    Result<void> setHead(qint64 head) override
    {
        m_data.organisation.head = head;
        return {};
    }
    Result<std::optional<ServerDevice>> device(const Uid &device) override
    {
        const auto found = m_data.devices.constFind(device);
        return found == m_data.devices.constEnd() ? std::nullopt : std::optional(*found);
    }
    Result<void> putDevice(const ServerDevice &device) override
    {
        m_data.devices.insert(device.device, device);
        return {};
    }
    Result<std::optional<ServerRow>> row(const Uid &row) override
    {
        const auto found = m_data.rows.constFind(row);
        return found == m_data.rows.constEnd() ? std::nullopt : std::optional(*found);
    }
    Result<QHash<Uid, RowView>> views(const QVector<Uid> &rows) override
    {
        QHash<Uid, RowView> views;
        for (const Uid &row : rows) {
            const auto found = m_data.rows.constFind(row);
            if (found != m_data.rows.constEnd())
                views.insert(row, found->view());
        }
        return views;
    }
    Result<void> putRow(const ServerRow &row, const QStringList &present) override
    {
        for (const Uid &parent : m_data.rows.value(row.row).parents)
            m_data.children[parent].remove(row.row);
        for (const Uid &parent : row.parents)
            m_data.children[parent].insert(row.row);
        m_data.rows.insert(row.row, row);
        m_data.present.insert(row.row, present);
        for (const QString &name : row.buckets) {
            MemoryServerStore::Bucket &bucket = m_data.buckets[name];
            const auto old = bucket.rows.constFind(row.row);
            if (old != bucket.rows.constEnd())
                bucket.order.remove({old->first, uidBytes(row.row)});
            const bool in = present.contains(name);
            bucket.rows.insert(row.row, {row.seq, in});
            bucket.order.insert({row.seq, uidBytes(row.row)}, in);
        }
        return {};
    }
    Result<std::optional<AppliedMutation>> applied(const Uid &device, qint64 n) override
    {
        const auto numbers = m_data.applied.value(device);
        const auto found = numbers.constFind(n);
        return found == numbers.constEnd() ? std::nullopt : std::optional(*found);
    }
    Result<std::optional<AppliedMutation>> appliedMutation(const Uid &mid) override
    {
        const auto found = m_data.mutations.constFind(mid);
        return found == m_data.mutations.constEnd() ? std::nullopt : std::optional(*found);
    }
    Result<void> addApplied(const AppliedMutation &applied) override
    {
        m_data.applied[applied.device].insert(applied.n, applied);
        if (applied.verdict != Verdict::Duplicate)
            m_data.mutations.insert(applied.mid, applied);
        return {};
    }
    Result<void> forgetQuarantined(const Uid &row) override
    {
        m_data.quarantine.removeIf([name = uidText(row).toUtf8(), &row](const std::pair<Uid, Mutation> &kept) {
            return kept.second.row == row || QJsonDocument(kept.second.fields).toJson().contains(name);
        });
        return {};
    }
    Result<void> quarantine(const Uid &device, const Mutation &mutation, Verdict) override
    {
        m_data.quarantine.append({device, mutation});
        return {};
    }
    Result<QVector<BucketItem>> page(const Cursors &cursors, int limit) override
    {
        QMap<std::pair<qint64, QByteArray>, BucketItem> all;
        for (auto cursor = cursors.cbegin(); cursor != cursors.cend(); ++cursor) {
            const auto bucket = m_data.buckets.constFind(cursor.key());
            if (bucket == m_data.buckets.constEnd())
                continue;
            const std::pair from(cursor->seq, uidBytes(cursor->row));
            int taken = 0;
            for (auto it = bucket->order.upperBound(from); it != bucket->order.cend() && taken < limit; ++it, ++taken) {
                BucketItem &item = all[it.key()];
                item.seq = it.key().first;
                item.row = uidFromBytes(it.key().second);
                (*it ? item.put : item.gone).append(cursor.key());
            }
        }
        QVector<BucketItem> page;
        for (auto it = all.cbegin(); it != all.cend() && page.size() < limit; ++it)
            page.append(*it);
        return page;
    }
    Result<QVector<Uid>> newest(const QStringList &buckets, int limit) override
    {
        QMap<std::pair<qint64, QByteArray>, Uid> found;
        for (const QString &bucket : buckets) {
            const auto &order = m_data.buckets.value(bucket).order;
            for (auto it = order.cbegin(); it != order.cend(); ++it) {
                if (*it)
                    found.insert(it.key(), uidFromBytes(it.key().second));
            }
        }
        QVector<Uid> rows(found.cbegin(), found.cend());
        std::reverse(rows.begin(), rows.end());
        return rows.mid(0, limit);
    }
    Result<QHash<Uid, QStringList>> bucketsOf(const QVector<Uid> &rows, const QStringList &among) override
    {
        QHash<Uid, QStringList> in;
        for (const Uid &row : rows) {
            QStringList its;
            for (const QString &bucket : m_data.present.value(row)) {
                if (among.contains(bucket))
                    its.append(bucket);
            }
            if (!its.isEmpty())
                in.insert(row, its);
        }
        return in;
    }
    Result<QMap<QString, Digest>> digests(const QStringList &buckets) override
    {
        QMap<QString, Digest> digests;
        for (const QString &bucket : buckets)
            each(bucket, [&digest = digests[bucket]](const ListedRow &row) { digest.add(row.hash); });
        return digests;
    }
    Result<QMap<int, Digest>> digestParts(const QString &bucket) override
    {
        QMap<int, Digest> parts;
        each(bucket, [&](const ListedRow &row) { parts[digestPart(row.row)].add(row.hash); });
        return parts;
    }
    Result<QVector<ListedRow>> list(const QString &bucket, int part) override
    {
        QVector<ListedRow> rows;
        each(bucket, [&](const ListedRow &row) {
            if (digestPart(row.row) == part)
                rows.append(row);
        });
        return rows;
    }
    Result<FreeNumbers> freeNumbers(const QString &type) override { return m_data.numbers.value(type); }
    Result<void> putFreeNumbers(const QString &type, const FreeNumbers &numbers) override
    {
        m_data.numbers.insert(type, numbers);
        return {};
    }
    Result<QString> content(const Uid &record) override { return m_data.contents.value(record); }
    Result<QSet<QString>> contents() override { return QSet<QString>(m_data.contents.begin(), m_data.contents.end()); }
    Result<void> putContent(const Uid &record, const QString &name) override
    {
        if (name.isEmpty())
            m_data.contents.remove(record);
        else
            m_data.contents.insert(record, name);
        return {};
    }
    Result<void> addAudit(AuditEntry entry) override
    {
        append(m_data.organisation.audit, entry);
        m_data.audit.append(entry);
        return {};
    }
    Result<void> forgetAudited(const Uid &row) override
    {
        for (AuditEntry &entry : m_data.audit) {
            if (entry.record == row)
                entry.salt.clear();
        }
        return {};
    }
    Result<QMap<qint64, QByteArray>> auditHashes(const QVector<qint64> &numbers) override
    {
        QMap<qint64, QByteArray> hashes;
        for (const qint64 n : numbers) {
            if (n >= 1 && n <= m_data.audit.size())
                hashes.insert(n, m_data.audit[n - 1].hash);
        }
        return hashes;
    }
    Result<Uid> alias(const Uid &row) override { return m_data.aliases.value(row); }
    Result<void> putAlias(const Uid &gone, const Uid &kept) override
    {
        m_data.aliases.insert(gone, kept);
        return {};
    }
    Result<Uid> holderOfNumber(const QString &type, const QString &field, const QString &number,
                               const Uid &except) override
    {
        for (const ServerRow &row : std::as_const(m_data.rows)) {
            if (row.type == type && row.row != except && !row.deleted && !row.erased &&
                row.fields.value(field) == QJsonValue(number))
                return row.row;
        }
        return Uid();
    }
    Result<QVector<Uid>> children(const Uid &row) override
    {
        const QSet<Uid> children = m_data.children.value(row);
        return QVector<Uid>(children.cbegin(), children.cend());
    }
    Result<std::optional<Member>> member(const Uid &person) override
    {
        const auto found = m_data.members.constFind(person);
        return found == m_data.members.constEnd() ? std::nullopt : std::optional(*found);
    }
    Result<std::optional<QJsonObject>> role(const QString &key) override
    {
        const auto found = m_data.roles.constFind(key);
        return found == m_data.roles.constEnd() ? std::nullopt : std::optional(*found);
    }
    Result<QVector<Uid>> team(const QString &name) override
    {
        QVector<Uid> people;
        for (const Member &member : std::as_const(m_data.members)) {
            if (member.active && member.team == name)
                people.append(member.person);
        }
        return people;
    }
    Result<void> savepoint() override
    {
        m_savepoint = m_data;
        return {};
    }
    Result<void> rollbackToSavepoint() override
    {
        m_data = m_savepoint;
        return {};
    }

private:
    template <class Visit>
    void each(const QString &name, Visit visit) const
    {
        const auto bucket = m_data.buckets.constFind(name);
        if (bucket == m_data.buckets.constEnd())
            return;
        for (auto it = bucket->rows.cbegin(); it != bucket->rows.cend(); ++it) {
            if (it->second)
                visit(ListedRow{it.key(), rowHash(m_data.rows.value(it.key()).view())});
        }
    }

    MemoryServerStore::Data &m_data;
    MemoryServerStore::Data m_savepoint;
};

}  // namespace

Result<void> MemoryServerStore::transact(const std::function<Result<void>(ServerTransaction &)> &work)
{
    Data data = m_data;
    MemoryTransaction transaction(data);
    TRY(work(transaction));
    m_data = std::move(data);
    return {};
}

void MemoryServerStore::restore(const Data &backup)
{
    // the new epoch is known outside the database that was lost: it counts restores
    Organisation organisation = m_data.organisation;
    organisation.restored.insert(organisation.epoch, backup.organisation.head);
    for (qint64 &head : organisation.restored)
        head = std::min(head, backup.organisation.head);
    organisation.auditRestored.insert(organisation.epoch, backup.organisation.audit.n);
    for (qint64 &end : organisation.auditRestored)
        end = std::min(end, backup.organisation.audit.n);
    organisation.epoch += 1;
    organisation.head = backup.organisation.head;
    organisation.audit = backup.organisation.audit;
    m_data = backup;
    m_data.organisation = organisation;
    AuditEntry entry;
    entry.action = QString::fromLatin1(audit_action::restored);
    entry.type = QStringLiteral("organisation");
    entry.detail = QStringLiteral("epoch %1").arg(organisation.epoch);
    append(m_data.organisation.audit, entry);
    m_data.audit.append(entry);
}

}  // namespace fieldfare::sync
