// SPDX-License-Identifier: GPL-3.0-or-later
#include "server/postgres/audit_log.h"

#include "server/postgres/statements.h"

#include <QCoreApplication>

namespace fieldfare::server {

namespace {

constexpr qint64 kPageOfEntries = 20'000;

sync::AuditEntry entryFrom(const Rows &rows, int at)
{
    return {rows.int8(at, 0),   rows.int8(at, 1),   rows.uid(at, 2),   rows.uid(at, 3),  rows.text(at, 4),
            rows.text(at, 5),   rows.uid(at, 6),    rows.uid(at, 7),   rows.text(at, 8), rows.text(at, 9),
            rows.bytes(at, 10), rows.bytes(at, 11), rows.bytes(at, 12)};
}

}  // namespace

void sendAudit(Connection &connection, qint32 org, const QVector<sync::AuditEntry> &entries)
{
    if (entries.isEmpty())
        return;
    QVector<qint64> numbers;
    QVector<qint64> times;
    QVector<Uid> actors;
    QVector<Uid> devices;
    QStringList actions;
    QStringList types;
    QVector<Uid> records;
    QVector<Uid> mids;
    QStringList fields;
    QStringList details;
    QVector<QByteArray> commitments;
    QVector<QByteArray> salts;
    QVector<QByteArray> hashes;
    for (const sync::AuditEntry &entry : entries) {
        numbers.append(entry.n);
        times.append(entry.at);
        actors.append(entry.actor);
        devices.append(entry.device);
        actions.append(entry.action);
        types.append(entry.type);
        records.append(entry.record);
        mids.append(entry.mid);
        fields.append(entry.fields);
        details.append(entry.detail);
        commitments.append(entry.values);
        salts.append(entry.salt);
        hashes.append(entry.hash);
    }
    Params all;
    all.add(org).add(numbers).add(times).add(actors).add(devices).add(actions).add(types).add(records).add(mids);
    all.add(fields).add(details).add(commitments).add(salts).add(hashes);
    connection.send(statement::putAudit, all);
}

Result<AuditAct> AuditAct::begin(Connection &connection, qint32 org)
{
    TRY_ASSIGN(const Rows rows, connection.run(statement::lockHead, Params().add(org)));
    if (rows.size() != 1)
        return fail(ErrorCode::NotFound, QCoreApplication::translate("Server", "The organisation is gone."),
                    QString::number(org));
    return AuditAct(connection, org, organisationFrom(rows));
}

Result<void> AuditAct::add(sync::AuditEntry entry)
{
    append(m_organisation.audit, entry);
    sendAudit(*m_connection, m_org, {entry});
    m_connection->send(
        statement::putHead,
        Params().add(m_org).add(m_organisation.head).add(m_organisation.audit.n).add(m_organisation.audit.hash));
    TRY(m_connection->sync());
    return {};
}

Result<void> eachAudit(PostgresServerStore &store, qint64 after, sync::Organisation *organisation,
                       const std::function<bool(const sync::AuditEntry &)> &visit)
{
    TRY_ASSIGN(auto lease, store.pool().take());
    const qint32 org = store.organisationNumber();
    const auto walk = [&]() -> Result<void> {
        lease->send(statement::beginReading);
        lease->send(statement::scope, Params().add(org).add(QStringLiteral("read")));
        TRY_ASSIGN(const Rows head, lease->run(statement::head, Params().add(org)));
        if (organisation && head.size() == 1)
            *organisation = organisationFrom(head);
        for (qint64 last = after;;) {
            TRY_ASSIGN(const Rows page,
                       lease->run(statement::auditPage, Params().add(org).add(last).add(kPageOfEntries)));
            for (int i = 0; i < page.size(); ++i) {
                const sync::AuditEntry entry = entryFrom(page, i);
                last = entry.n;
                if (!visit(entry))
                    return {};
            }
            if (page.size() < kPageOfEntries)
                return {};
        }
    };
    auto walked = walk();
    if (!lease->isAlive() || !lease->run(statement::rollback))
        lease.discard();
    return walked;
}

}  // namespace fieldfare::server
