// SPDX-License-Identifier: GPL-3.0-or-later
#include "server/postgres/audit_log.h"
#include "server/postgres/postgres_transaction.h"
#include "server/postgres/statements.h"
#include "sync/protocol/codec.h"
#include "sync/server/row_codec.h"

#include <QCoreApplication>

#include <algorithm>

namespace fieldfare::server {

using sync::AppliedMutation;
using sync::conflictsToBytes;
using sync::Digest;
using sync::fieldsToBytes;
using sync::Verdict;
using sync::versionsToBytes;
using sync::versionToBytes;

Result<void> PostgresTransaction::setHead(qint64 head)
{
    m_state.head = head;
    m_state.hasNewHead = true;
    return {};
}

Result<void> PostgresTransaction::putDevice(const sync::ServerDevice &device)
{
    m_state.newDevices.insert(device.device, device);
    return {};
}

Result<void> PostgresTransaction::putRow(const sync::ServerRow &row, const QStringList &present)
{
    if (!m_state.rows.contains(row.row))
        TRY(load({row.row}));
    Row &one = m_state.rows[row.row];
    one.row = row;
    one.present = present;
    one.isDirty = true;
    for (const Uid &parent : row.parents) {
        const auto known = m_state.children.find(parent);
        if (known != m_state.children.end())
            known->insert(row.row);
    }
    return {};
}

Result<void> PostgresTransaction::addApplied(const AppliedMutation &applied)
{
    m_state.newApplied[applied.device].insert(applied.n, applied);
    if (applied.verdict != Verdict::Duplicate) {
        m_state.mutations.insert(applied.mid, applied);
        m_state.newMutations.insert(applied.mid);
    }
    return {};
}

Result<void> PostgresTransaction::quarantine(const Uid &device, const sync::Mutation &mutation, Verdict verdict)
{
    m_state.refused.append({device, mutation, verdict});
    return {};
}

Result<void> PostgresTransaction::forgetQuarantined(const Uid &row)
{
    m_state.refused.removeIf([&](const Refused &one) { return one.mutation.row == row; });
    // as the protocol writes a row's own name, and as links to it are spelt
    m_connection.send(statement::forgetQuarantined, Params().add(m_org).add(uidBytes(row)).add(uidText(row).toUtf8()));
    return {};
}

Result<void> PostgresTransaction::addAudit(sync::AuditEntry entry)
{
    append(m_state.audit, entry);
    m_state.newAudit.append(std::move(entry));
    m_state.hasNewHead = true;
    return {};
}

Result<void> PostgresTransaction::forgetAudited(const Uid &row)
{
    flush();  // what waits here has salts too
    m_connection.send(statement::forgetAudited, Params().add(m_org).add(row));
    return {};
}

Result<void> PostgresTransaction::putAlias(const Uid &gone, const Uid &kept)
{
    m_state.newAliases.insert(gone, kept);
    return {};
}

Result<void> PostgresTransaction::putFreeNumbers(const QString &type, const sync::FreeNumbers &numbers)
{
    m_state.newNumbers.insert(type, numbers);
    return {};
}

Result<void> PostgresTransaction::putContent(const Uid &record, const QString &name)
{
    m_state.newContents.insert(record, name);
    return {};
}

Result<void> PostgresTransaction::savepoint()
{
    m_saved = m_state;
    m_isSavedThere = false;
    return {};
}

Result<void> PostgresTransaction::rollbackToSavepoint()
{
    if (!m_saved)
        return fail(ErrorCode::Internal, QStringLiteral("no savepoint"));
    if (m_isSavedThere) {
        m_connection.send(statement::toSavepoint);
        m_run.clear();
        m_runTo = m_runFrom - 1;
    }
    m_state = *m_saved;
    return {};
}

QMap<QString, QString> PostgresTransaction::numbersOf(const sync::ServerRow &row) const
{
    QMap<QString, QString> numbers;
    if (row.deleted || row.erased)
        return numbers;
    for (auto it = row.fields.begin(); it != row.fields.end(); ++it) {
        const QString number = it.value().toString();
        if (!number.isEmpty() && m_rules.rule(row.type, it.key()) == sync::FieldRule::Number)
            numbers.insert(it.key(), number);
    }
    return numbers;
}

void PostgresTransaction::sendRow(const Row &row, const Standing &now)
{
    const sync::ServerRow &r = *row.row;
    const qint32 part = sync::digestPart(r.row);
    m_connection.send(statement::putRecord, Params()
                                                .add(m_org)
                                                .add(r.row)
                                                .add(r.type)
                                                .add(r.seq)
                                                .add(static_cast<qint64>(now.hash))
                                                .add(row.present)
                                                .add(r.buckets)
                                                .add(r.deleted ? versionToBytes(*r.deleted) : QByteArray())
                                                .add(r.erased)
                                                .add(fieldsToBytes(r.fields))
                                                .add(versionsToBytes(r.versions))
                                                .add(conflictsToBytes(r.conflicts))
                                                .add(r.parents));
    if (r.parents != row.stored.parents) {
        if (!row.stored.parents.isEmpty())
            m_connection.send(statement::dropBelonging, Params().add(m_org).add(r.row).add(row.stored.parents));
        if (!r.parents.isEmpty())
            m_connection.send(statement::putBelonging, Params().add(m_org).add(r.row).add(r.parents));
    }
    m_connection.send(statement::putPlaces,
                      Params().add(m_org).add(part).add(r.row).add(r.seq).add(r.buckets).add(row.present));
    if (now.numbers == row.stored.numbers)
        return;
    m_connection.send(statement::dropNumbers, Params().add(m_org).add(r.row));
    for (auto it = now.numbers.cbegin(); it != now.numbers.cend(); ++it)
        m_connection.send(statement::putNumber,
                          Params().add(m_org).add(r.type).add(it.key()).add(it.value()).add(r.row));
}

void PostgresTransaction::sendRows()
{
    QMap<std::pair<QString, qint32>, Digest> changes;
    const auto change = [&](const QString &bucket, qint32 part, qint64 rows, quint64 sum) {
        for (const qint32 where : {part, -1}) {
            Digest &digest = changes[{bucket, where}];
            digest.rows += rows;
            digest.sum += sum;
        }
    };
    for (Row &row : m_state.rows) {
        if (!row.isDirty)
            continue;
        const Standing now{sync::rowHash(row.row->view()), row.present, numbersOf(*row.row), row.row->parents};
        sendRow(row, now);
        const qint32 part = sync::digestPart(row.row->row);
        for (const QString &bucket : std::as_const(row.stored.present))
            change(bucket, part, -1, quint64(0) - row.stored.hash);
        for (const QString &bucket : now.present)
            change(bucket, part, 1, now.hash);
        row.stored = now;
        row.isDirty = false;
    }
    QStringList buckets;
    QVector<qint32> parts;
    QVector<qint64> rows;
    QVector<qint64> sums;
    for (auto it = changes.cbegin(); it != changes.cend(); ++it) {
        if (it->rows == 0 && it->sum == 0)
            continue;
        buckets.append(it.key().first);
        parts.append(it.key().second);
        rows.append(it->rows);
        sums.append(static_cast<qint64>(it->sum));
    }
    if (!buckets.isEmpty())
        m_connection.send(statement::addDigests, Params().add(m_org).add(buckets).add(parts).add(rows).add(sums));
}

void PostgresTransaction::sendApplied()
{
    const auto send = [&](const Statement &statement, const QVector<AppliedMutation> &list) {
        QVector<Uid> devices;
        QVector<qint64> numbers;
        QVector<Uid> mids;
        QVector<qint32> verdicts;
        QVector<qint64> seqs;
        for (const AppliedMutation &one : list) {
            devices.append(one.device);
            numbers.append(one.n);
            mids.append(one.mid);
            verdicts.append(static_cast<qint32>(one.verdict));
            seqs.append(one.seq);
        }
        if (!list.isEmpty())
            m_connection.send(statement,
                              Params().add(m_org).add(devices).add(numbers).add(mids).add(verdicts).add(seqs));
    };
    QVector<AppliedMutation> applied;
    for (const auto &numbers : std::as_const(m_state.newApplied))
        applied += numbers.values();
    send(statement::putApplied, applied);
    applied.clear();
    for (const Uid &mid : std::as_const(m_state.newMutations))
        applied.append(*m_state.mutations.value(mid));
    send(statement::putMutations, applied);
}

void PostgresTransaction::writeOut()
{
    sendRows();
    sendApplied();
    for (auto it = m_state.newAliases.cbegin(); it != m_state.newAliases.cend(); ++it)
        m_connection.send(statement::putAlias, Params().add(m_org).add(it.key()).add(it.value()));
    for (auto it = m_state.newContents.cbegin(); it != m_state.newContents.cend(); ++it) {
        if (it->isEmpty())
            m_connection.send(statement::dropContent, Params().add(m_org).add(it.key()));
        else
            m_connection.send(statement::putContent, Params().add(m_org).add(it.key()).add(*it));
    }
    for (auto it = m_state.newNumbers.cbegin(); it != m_state.newNumbers.cend(); ++it)
        m_connection.send(statement::putFreeNumbers, Params().add(m_org).add(it.key()).add(it->next).add(it->epoch));
    for (const Refused &one : std::as_const(m_state.refused))
        m_connection.send(statement::quarantine,
                          Params()
                              .add(m_org)
                              .add(one.device)
                              .add(one.mutation.mid)
                              .add(static_cast<qint32>(one.verdict))
                              .add(encode(sync::Request(sync::PushRequest{one.device, 0, {one.mutation}}))));
    for (const sync::ServerDevice &device : std::as_const(m_state.newDevices))
        m_connection.send(
            statement::putDevice,
            Params().add(m_org).add(device.device).add(device.user).add(device.lastN).add(device.installation));
    sendAudit(m_connection, m_org, m_state.newAudit);
    if (m_state.hasNewHead)
        m_connection.send(statement::putHead,
                          Params().add(m_org).add(m_state.head).add(m_state.audit.n).add(m_state.audit.hash));

    m_state.newApplied.clear();
    m_state.newMutations.clear();
    m_state.newAliases.clear();
    m_state.newContents.clear();
    m_state.newNumbers.clear();
    m_state.refused.clear();
    m_state.newDevices.clear();
    m_state.newAudit.clear();
    m_state.hasNewHead = false;
    m_run.clear();
    m_runTo = m_runFrom - 1;
}

Result<void> PostgresTransaction::finish()
{
    m_saved.reset();
    if (m_writes) {
        writeOut();
        return {};
    }
    const bool isClean =
        !m_state.hasNewHead && m_state.newApplied.isEmpty() && m_state.newDevices.isEmpty() &&
        m_state.newAliases.isEmpty() && m_state.newContents.isEmpty() && m_state.newNumbers.isEmpty() &&
        m_state.refused.isEmpty() &&
        std::none_of(m_state.rows.cbegin(), m_state.rows.cend(), [](const Row &r) { return r.isDirty; });
    if (!isClean)
        return fail(
            ErrorCode::Internal,
            QCoreApplication::translate("Server", "The program made a mistake. Please report it with the details."),
            QStringLiteral("a transaction that reads was written in"));
    return {};
}

void PostgresTransaction::flush()
{
    if (!m_writes)
        return;
    if (m_saved && !m_isSavedThere) {
        // what lay here before the savepoint goes before the database's own
        State now = std::exchange(m_state, *m_saved);
        const qsizetype refusedBefore = m_state.refused.size();
        const qsizetype auditBefore = m_state.newAudit.size();
        writeOut();
        m_connection.send(statement::savepoint);
        m_isSavedThere = true;
        m_saved = m_state;
        for (auto it = now.rows.begin(); it != now.rows.end(); ++it) {
            const auto before = m_state.rows.constFind(it.key());
            if (before != m_state.rows.cend())
                it->stored = before->stored;
        }
        now.refused.remove(0, refusedBefore);
        now.newAudit.remove(0, auditBefore);
        m_state = std::move(now);
    }
    writeOut();
}

}  // namespace fieldfare::server
