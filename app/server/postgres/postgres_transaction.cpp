// SPDX-License-Identifier: GPL-3.0-or-later
#include "server/postgres/postgres_transaction.h"

#include "server/postgres/statements.h"
#include "sync/protocol/codec.h"
#include "sync/server/row_codec.h"

#include <QJsonDocument>

#include <algorithm>

// What is read; postgres_transaction_write.cpp has what is written.
namespace fieldfare::server {

using sync::AppliedMutation;
using sync::BucketItem;
using sync::conflictsFromBytes;
using sync::Digest;
using sync::fieldsFromBytes;
using sync::ServerRow;
using sync::Verdict;
using sync::versionFromBytes;
using sync::versionsFromBytes;

namespace {

constexpr qint64 kRun = sync::kMostMutations;

Result<ServerRow> rowFrom(const Rows &rows, int at)
{
    ServerRow row;
    row.row = rows.uid(at, 0);
    row.type = rows.text(at, 1);
    row.seq = rows.int8(at, 2);
    row.buckets = rows.texts(at, 5);
    if (!rows.isNull(at, 6)) {
        TRY_ASSIGN(row.deleted, versionFromBytes(rows.bytes(at, 6)));
    }
    row.erased = rows.boolean(at, 7);
    TRY_ASSIGN(row.fields, fieldsFromBytes(rows.bytes(at, 8)));
    TRY_ASSIGN(row.versions, versionsFromBytes(rows.bytes(at, 9)));
    TRY_ASSIGN(row.conflicts, conflictsFromBytes(rows.bytes(at, 10)));
    row.parents = rows.uids(at, 11);
    return row;
}

}  // namespace

PostgresTransaction::PostgresTransaction(Connection &connection, qint32 org, sync::Organisation organisation,
                                         const sync::FieldRules &rules, bool writes)
    : m_connection(connection), m_org(org), m_organisation(std::move(organisation)), m_rules(rules), m_writes(writes)
{
    m_state.head = m_organisation.head;
    m_state.audit = m_organisation.audit;
}

Result<sync::Organisation> PostgresTransaction::organisation()
{
    sync::Organisation organisation = m_organisation;
    organisation.head = m_state.head;
    organisation.audit = m_state.audit;
    return organisation;
}

Result<void> PostgresTransaction::setVisible(const QStringList &buckets)
{
    // goes along with the next question
    if (!m_writes)
        m_connection.send(statement::visible, Params().add(buckets));
    return {};
}

Result<void> PostgresTransaction::load(const QVector<Uid> &rows)
{
    TRY_ASSIGN(const Rows found, m_connection.run(statement::records, Params().add(m_org).add(rows)));
    for (const Uid &row : rows)
        m_state.rows.insert(row, {});
    for (int i = 0; i < found.size(); ++i) {
        Row one;
        TRY_ASSIGN(one.row, rowFrom(found, i));
        one.present = found.texts(i, 4);
        one.stored = {static_cast<quint64>(found.int8(i, 3)), one.present, numbersOf(*one.row), one.row->parents};
        m_state.rows.insert(one.row->row, one);
    }
    return {};
}

Result<void> PostgresTransaction::expect(const QVector<Uid> &rows, const QVector<Uid> &mids)
{
    QSet<Uid> seen;
    QVector<Uid> newRows;
    for (const Uid &row : rows) {
        if (!m_state.rows.contains(row) && !seen.contains(row))
            newRows.append(row);
        seen.insert(row);
    }
    if (!newRows.isEmpty()) {
        TRY(load(newRows));
        TRY(loadChildren(newRows));
    }
    QVector<Uid> newMids;
    for (const Uid &mid : mids) {
        if (!m_state.mutations.contains(mid)) {
            newMids.append(mid);
            m_state.mutations.insert(mid, std::nullopt);
        }
    }
    if (newMids.isEmpty())
        return {};
    TRY_ASSIGN(const Rows found, m_connection.run(statement::mutations, Params().add(m_org).add(newMids)));
    for (int i = 0; i < found.size(); ++i)
        m_state.mutations.insert(found.uid(i, 0),
                                 AppliedMutation{found.uid(i, 1), found.int8(i, 2), found.uid(i, 0),
                                                 static_cast<Verdict>(found.int4(i, 3)), found.int8(i, 4)});
    return {};
}

Result<std::optional<sync::ServerDevice>> PostgresTransaction::device(const Uid &device)
{
    const auto own = m_state.newDevices.constFind(device);
    if (own != m_state.newDevices.cend())
        return std::optional(*own);
    TRY_ASSIGN(const Rows found, m_connection.run(statement::device, Params().add(m_org).add(device)));
    if (found.size() == 0)
        return std::optional<sync::ServerDevice>();
    return std::optional(sync::ServerDevice{device, found.uid(0, 0), found.int8(0, 1), found.uid(0, 2)});
}

Result<QMap<qint64, QByteArray>> PostgresTransaction::auditHashes(const QVector<qint64> &numbers)
{
    QMap<qint64, QByteArray> hashes;
    if (numbers.isEmpty())
        return hashes;
    flush();
    TRY_ASSIGN(const Rows found, m_connection.run(statement::auditHashes, Params().add(m_org).add(numbers)));
    for (int i = 0; i < found.size(); ++i)
        hashes.insert(found.int8(i, 0), found.bytes(i, 1));
    return hashes;
}

Result<std::optional<ServerRow>> PostgresTransaction::row(const Uid &row)
{
    if (!m_state.rows.contains(row))
        TRY(load({row}));
    return m_state.rows.value(row).row;
}

Result<void> PostgresTransaction::loadChildren(const QVector<Uid> &rows)
{
    if (!m_writes)
        return {};
    TRY_ASSIGN(const Rows found, m_connection.run(statement::children, Params().add(m_org).add(rows)));
    for (const Uid &row : rows) {
        if (!m_state.children.contains(row))
            m_state.children.insert(row, {});
    }
    for (int i = 0; i < found.size(); ++i)
        m_state.children[found.uid(i, 0)].insert(found.uid(i, 1));
    // what was written here before anybody asked
    for (const Row &one : std::as_const(m_state.rows)) {
        for (const Uid &parent : one.isDirty ? one.row->parents : QVector<Uid>()) {
            if (rows.contains(parent))
                m_state.children[parent].insert(one.row->row);
        }
    }
    return {};
}

Result<QVector<Uid>> PostgresTransaction::children(const Uid &row)
{
    if (!m_state.children.contains(row))
        TRY(loadChildren({row}));
    const QSet<Uid> children = m_state.children.value(row);
    return QVector<Uid>(children.cbegin(), children.cend());
}

Result<std::optional<sync::Member>> PostgresTransaction::member(const Uid &person)
{
    const auto known = m_members.constFind(person);
    if (known != m_members.cend())
        return *known;
    TRY_ASSIGN(const Rows found, m_connection.run(statement::member, Params().add(m_org).add(person)));
    std::optional<sync::Member> member;
    if (found.size() == 1)
        member = sync::Member{person, found.text(0, 0), found.text(0, 1), found.boolean(0, 2)};
    m_members.insert(person, member);
    return member;
}

Result<std::optional<QJsonObject>> PostgresTransaction::role(const QString &key)
{
    const auto known = m_roles.constFind(key);
    if (known != m_roles.cend())
        return *known;
    TRY_ASSIGN(const Rows found, m_connection.run(statement::role, Params().add(m_org).add(key)));
    std::optional<QJsonObject> role;
    if (found.size() == 1)
        role = QJsonDocument::fromJson(found.text(0, 0).toUtf8()).object();
    m_roles.insert(key, role);
    return role;
}

Result<QVector<Uid>> PostgresTransaction::team(const QString &name)
{
    const auto known = m_teams.constFind(name);
    if (known != m_teams.cend())
        return *known;
    TRY_ASSIGN(const Rows found, m_connection.run(statement::team, Params().add(m_org).add(name)));
    QVector<Uid> people;
    for (int i = 0; i < found.size(); ++i)
        people.append(found.uid(i, 0));
    m_teams.insert(name, people);
    return people;
}

Result<QHash<Uid, sync::RowView>> PostgresTransaction::views(const QVector<Uid> &rows)
{
    flush();
    QHash<Uid, sync::RowView> views;
    if (rows.isEmpty())
        return views;
    TRY_ASSIGN(const Rows found, m_connection.run(statement::views, Params().add(m_org).add(rows)));
    views.reserve(found.size());
    for (int i = 0; i < found.size(); ++i) {
        sync::RowView view{found.text(i, 1), found.uid(i, 0), found.int8(i, 2), found.boolean(i, 3), {}, {}};
        if (!view.deleted) {
            TRY_ASSIGN(view.fields, fieldsFromBytes(found.bytes(i, 4)));
        }
        TRY_ASSIGN(view.conflicts, conflictsFromBytes(found.bytes(i, 5)));
        views.insert(view.row, view);
    }
    return views;
}

Result<std::optional<AppliedMutation>> PostgresTransaction::applied(const Uid &device, qint64 n)
{
    const auto &own = m_state.newApplied.value(device);
    if (const auto found = own.constFind(n); found != own.cend())
        return std::optional(*found);
    if (m_runDevice != device || n < m_runFrom || n > m_runTo) {
        // who asks for one number that came before asks for those after it too
        TRY_ASSIGN(const Rows found,
                   m_connection.run(statement::applied, Params().add(m_org).add(device).add(n).add(kRun)));
        m_runDevice = device;
        m_runFrom = n;
        m_runTo = n;
        m_run.clear();
        for (int i = 0; i < found.size(); ++i) {
            const AppliedMutation one{device, found.int8(i, 0), found.uid(i, 1), static_cast<Verdict>(found.int4(i, 2)),
                                      found.int8(i, 3)};
            m_run.insert(one.n, one);
            m_runTo = one.n;
        }
    }
    const auto found = m_run.constFind(n);
    return found == m_run.cend() ? std::nullopt : std::optional(*found);
}

Result<std::optional<AppliedMutation>> PostgresTransaction::appliedMutation(const Uid &mid)
{
    if (!m_state.mutations.contains(mid))
        TRY(expect({}, {mid}));
    return m_state.mutations.value(mid);
}

Result<QVector<BucketItem>> PostgresTransaction::page(const sync::Cursors &cursors, int limit)
{
    flush();
    const QStringList buckets = cursors.keys();
    QVector<qint64> seqs;
    QVector<Uid> rows;
    for (const sync::Cursor &cursor : cursors) {
        seqs.append(cursor.seq);
        rows.append(cursor.row);
    }
    TRY_ASSIGN(const Rows found,
               m_connection.run(statement::page,
                                Params().add(m_org).add(buckets).add(seqs).add(rows).add(static_cast<qint64>(limit))));
    struct Entry {
        qint64 seq;
        Uid row;
        QByteArray bytes;
        qint32 bucket;  ///< from 1
        bool isPresent;
    };
    std::vector<Entry> entries;
    entries.reserve(static_cast<size_t>(found.size()));
    for (int i = 0; i < found.size(); ++i) {
        const Uid row = found.uid(i, 2);
        entries.push_back({found.int8(i, 1), row, uidBytes(row), found.int4(i, 0), found.boolean(i, 3)});
    }
    std::sort(entries.begin(), entries.end(), [](const Entry &a, const Entry &b) {
        return std::tie(a.seq, a.bytes, a.bucket) < std::tie(b.seq, b.bytes, b.bucket);
    });
    QVector<BucketItem> page;
    for (const Entry &entry : entries) {
        if (page.isEmpty() || page.last().seq != entry.seq || page.last().row != entry.row) {
            if (page.size() >= limit)
                break;
            page.append({entry.row, entry.seq, {}, {}});
        }
        (entry.isPresent ? page.last().put : page.last().gone).append(buckets.at(entry.bucket - 1));
    }
    return page;
}

Result<QVector<Uid>> PostgresTransaction::newest(const QStringList &buckets, int limit)
{
    flush();
    TRY_ASSIGN(const Rows found,
               m_connection.run(statement::newest, Params().add(m_org).add(buckets).add(static_cast<qint64>(limit))));
    QVector<Uid> rows;
    QSet<Uid> seen;  // one may lie in two buckets
    for (int i = 0; i < found.size() && rows.size() < limit; ++i) {
        const Uid row = found.uid(i, 0);
        if (!seen.contains(row))
            rows.append(row);
        seen.insert(row);
    }
    return rows;
}

Result<QHash<Uid, QStringList>> PostgresTransaction::bucketsOf(const QVector<Uid> &rows, const QStringList &among)
{
    flush();
    TRY_ASSIGN(const Rows found, m_connection.run(statement::present, Params().add(m_org).add(rows).add(among)));
    QHash<Uid, QStringList> in;
    for (int i = 0; i < found.size(); ++i) {
        QStringList its = found.texts(i, 1);
        its.removeIf([&](const QString &bucket) { return !among.contains(bucket); });
        in.insert(found.uid(i, 0), its);
    }
    return in;
}

Result<QMap<QString, Digest>> PostgresTransaction::digests(const QStringList &buckets)
{
    flush();
    QMap<QString, Digest> digests;
    for (const QString &bucket : buckets)
        digests.insert(bucket, {});
    TRY_ASSIGN(const Rows found, m_connection.run(statement::digests, Params().add(m_org).add(buckets)));
    for (int i = 0; i < found.size(); ++i)
        digests.insert(found.text(i, 0), {found.int8(i, 1), static_cast<quint64>(found.int8(i, 2))});
    return digests;
}

Result<QMap<int, Digest>> PostgresTransaction::digestParts(const QString &bucket)
{
    flush();
    TRY_ASSIGN(const Rows found, m_connection.run(statement::digestParts, Params().add(m_org).add(bucket)));
    QMap<int, Digest> parts;
    for (int i = 0; i < found.size(); ++i)
        parts.insert(found.int4(i, 0), {found.int8(i, 1), static_cast<quint64>(found.int8(i, 2))});
    return parts;
}

Result<QVector<sync::ListedRow>> PostgresTransaction::list(const QString &bucket, int part)
{
    flush();
    TRY_ASSIGN(const Rows found,
               m_connection.run(statement::list, Params().add(m_org).add(bucket).add(static_cast<qint32>(part))));
    QVector<sync::ListedRow> rows;
    for (int i = 0; i < found.size(); ++i)
        rows.append({found.uid(i, 0), static_cast<quint64>(found.int8(i, 1))});
    return rows;
}

Result<sync::FreeNumbers> PostgresTransaction::freeNumbers(const QString &type)
{
    const auto own = m_state.newNumbers.constFind(type);
    if (own != m_state.newNumbers.cend())
        return *own;
    TRY_ASSIGN(const Rows found, m_connection.run(statement::freeNumbers, Params().add(m_org).add(type)));
    return found.size() == 0 ? sync::FreeNumbers() : sync::FreeNumbers{found.int8(0, 0), found.int8(0, 1)};
}

Result<QString> PostgresTransaction::content(const Uid &record)
{
    const auto own = m_state.newContents.constFind(record);
    if (own != m_state.newContents.cend())
        return *own;
    TRY_ASSIGN(const Rows found, m_connection.run(statement::content, Params().add(m_org).add(record)));
    return found.size() == 0 ? QString() : found.text(0, 0);
}

Result<QSet<QString>> PostgresTransaction::contents()
{
    flush();
    TRY_ASSIGN(const Rows found, m_connection.run(statement::contents, Params().add(m_org)));
    QSet<QString> names;
    for (int i = 0; i < found.size(); ++i)
        names.insert(found.text(i, 0));
    return names;
}

Result<Uid> PostgresTransaction::alias(const Uid &row)
{
    const auto own = m_state.newAliases.constFind(row);
    if (own != m_state.newAliases.cend())
        return *own;
    TRY_ASSIGN(const Rows found, m_connection.run(statement::alias, Params().add(m_org).add(row)));
    return found.size() == 0 ? Uid() : found.uid(0, 0);
}

Result<Uid> PostgresTransaction::holderOfNumber(const QString &type, const QString &field, const QString &number,
                                                const Uid &except)
{
    TRY_ASSIGN(const Rows found,
               m_connection.run(statement::holders, Params().add(m_org).add(type).add(field).add(number)));
    for (int i = 0; i < found.size(); ++i) {
        const Uid holder = found.uid(i, 0);
        if (holder != except && !m_state.rows.value(holder).isDirty)
            return holder;
    }
    for (const Row &one : std::as_const(m_state.rows)) {
        if (one.isDirty && one.row->type == type && one.row->row != except &&
            numbersOf(*one.row).value(field) == number)
            return one.row->row;
    }
    return Uid();
}

}  // namespace fieldfare::server
