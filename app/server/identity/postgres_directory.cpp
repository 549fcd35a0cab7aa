// SPDX-License-Identifier: GPL-3.0-or-later
#include "server/identity/postgres_directory.h"

#include "server/identity/own_role.h"
#include "server/postgres/audit_log.h"
#include "server/postgres/statements.h"

#include <QCoreApplication>
#include <QJsonDocument>

namespace fieldfare::server {

namespace {

constexpr qint64 kSeenEveryMs = 5 * 60'000;

Person personFrom(const Rows &rows, int at)
{
    return {rows.uid(at, 0), rows.text(at, 1), rows.text(at, 2), rows.text(at, 3), rows.boolean(at, 4)};
}

Installation installationFrom(const Rows &rows, int at)
{
    return {rows.uid(at, 0),     rows.uid(at, 1),  rows.text(at, 2),
            rows.boolean(at, 3), rows.int8(at, 4), rows.int8(at, 5)};
}

/// An entry of the chain. Names of people and computers stay out of it.
sync::AuditEntry act(const char *action, const char *type, const Uid &record, qint64 now)
{
    sync::AuditEntry entry;
    entry.at = now;
    entry.action = QString::fromLatin1(action);
    entry.type = QString::fromLatin1(type);
    entry.record = record;
    return entry;
}

/// What became of a person: what is another now, with its value where that is no name.
sync::AuditEntry changed(const std::optional<Person> &before, const Person &now, qint64 at)
{
    sync::AuditEntry entry = act(before ? "person.set" : "person.add", "person", now.id, at);
    QStringList fields;
    QStringList details;
    const auto put = [&](const char *field, bool isOther, const QString &value) {
        if (before && !isOther)
            return;
        fields.append(QString::fromLatin1(field));
        details.append(QString::fromLatin1(field) + u'=' + value);
    };
    put("active", before && before->active != now.active, now.active ? QStringLiteral("yes") : QStringLiteral("no"));
    put("role", before && before->role != now.role, now.role);
    put("team", before && before->team != now.team, now.team);
    if (!before || before->name != now.name) {
        fields.append(QStringLiteral("name"));
        commitTo(entry, now.name.toUtf8());
    }
    entry.fields = fields.join(u' ');
    entry.detail = details.join(u' ');
    return entry;
}

constexpr const char *kPerson = "SELECT id, name, role, team, active FROM fieldfare.person WHERE org = $1 AND id = $2";

}  // namespace

Result<void> PostgresDirectory::transact(bool writes, const std::function<Result<void>(Connection &)> &work)
{
    for (int attempt = 0;; ++attempt) {
        TRY_ASSIGN(auto lease, m_store.pool().take());
        lease->send(writes ? statement::begin : statement::beginReading);
        lease->send(
            statement::scope,
            Params().add(m_store.organisationNumber()).add(writes ? QStringLiteral("apply") : QStringLiteral("read")));
        const auto begun = lease->sync();
        if (!begun) {
            lease.discard();
            // a connection that rested while PostgreSQL was restarted says so only now
            if (lease->isAlive() || lease.isNew() || attempt > 0)
                return fail(begun.error());
            m_store.pool().forgetIdle();
            continue;
        }
        auto done = work(*lease);
        if (done) {
            const auto committed = lease->run(statement::commit);
            if (!committed)
                done = fail(committed.error());
        }
        if (!done && (!lease->isAlive() || !lease->run(statement::rollback)))
            lease.discard();
        return done;
    }
}

Result<void> PostgresDirectory::putPerson(const Person &person)
{
    return transact(true, [&](Connection &connection) -> Result<void> {
        TRY_ASSIGN(auto audit, AuditAct::begin(connection, m_store.organisationNumber()));
        QStringList ownRoles;
        if (!presetRole(person.role)) {
            // locked, so that it is not removed while somebody gets it
            TRY_ASSIGN(const Rows own,
                       connection.query("SELECT key FROM fieldfare.role WHERE org = $1 ORDER BY key FOR SHARE",
                                        Params().add(m_store.organisationNumber())));
            for (int i = 0; i < own.size(); ++i)
                ownRoles.append(own.text(i, 0));
        }
        TRY(checkPerson(person, ownRoles));
        TRY_ASSIGN(const Rows known,
                   connection.query(kPerson, Params().add(m_store.organisationNumber()).add(person.id)));
        const auto before = known.size() == 1 ? std::optional(personFrom(known, 0)) : std::nullopt;
        if (before == person)
            return {};
        TRY_ASSIGN(const Rows others,
                   connection.query("SELECT id FROM fieldfare.person WHERE org = $1 AND name = $2 AND id <> $3",
                                    Params().add(m_store.organisationNumber()).add(person.name).add(person.id)));
        if (others.size() > 0)
            return fail(
                ErrorCode::Conflict,
                QCoreApplication::translate("Server", "There is somebody called “%1” already.").arg(person.name));
        TRY(connection.query(
            "INSERT INTO fieldfare.person (org, id, name, role, team, active) VALUES ($1, $2, $3, $4, $5, $6) "
            "ON CONFLICT (org, id) DO UPDATE SET name = excluded.name, role = excluded.role, "
            "team = excluded.team, active = excluded.active",
            Params()
                .add(m_store.organisationNumber())
                .add(person.id)
                .add(person.name)
                .add(person.role)
                .add(person.team)
                .add(person.active)));
        return audit.add(changed(before, person, m_clock->now()));
    });
}

Result<QVector<Person>> PostgresDirectory::people()
{
    QVector<Person> people;
    TRY(transact(false, [&](Connection &connection) -> Result<void> {
        TRY_ASSIGN(const Rows found, connection.query("SELECT id, name, role, team, active FROM fieldfare.person "
                                                      "WHERE org = $1 ORDER BY name",
                                                      Params().add(m_store.organisationNumber())));
        people.clear();
        for (int i = 0; i < found.size(); ++i)
            people.append(personFrom(found, i));
        return {};
    }));
    return people;
}

Result<std::optional<Person>> PostgresDirectory::person(const Uid &id)
{
    std::optional<Person> person;
    TRY(transact(false, [&](Connection &connection) -> Result<void> {
        TRY_ASSIGN(const Rows found, connection.query(kPerson, Params().add(m_store.organisationNumber()).add(id)));
        if (found.size() == 1)
            person = personFrom(found, 0);
        return {};
    }));
    return person;
}

Result<void> PostgresDirectory::putRole(const Role &role)
{
    TRY(checkOwnRole(role));
    return transact(true, [&](Connection &connection) -> Result<void> {
        TRY_ASSIGN(auto audit, AuditAct::begin(connection, m_store.organisationNumber()));
        const QString content = QString::fromUtf8(QJsonDocument(role.toJson()).toJson(QJsonDocument::Compact));
        TRY(connection.query("INSERT INTO fieldfare.role (org, key, content) VALUES ($1, $2, $3) "
                             "ON CONFLICT (org, key) DO UPDATE SET content = excluded.content",
                             Params().add(m_store.organisationNumber()).add(role.key).add(content)));
        sync::AuditEntry entry = act("role.set", "role", Uid(), m_clock->now());
        entry.fields = role.key;
        entry.detail = content;
        return audit.add(entry);
    });
}

Result<QVector<Role>> PostgresDirectory::roles()
{
    QVector<Role> roles;
    TRY(transact(false, [&](Connection &connection) -> Result<void> {
        TRY_ASSIGN(const Rows found, connection.query("SELECT content FROM fieldfare.role WHERE org = $1 ORDER BY key",
                                                      Params().add(m_store.organisationNumber())));
        roles.clear();
        for (int i = 0; i < found.size(); ++i) {
            TRY_ASSIGN(Role role, Role::fromJson(QJsonDocument::fromJson(found.text(i, 0).toUtf8()).object()));
            roles.append(std::move(role));
        }
        return {};
    }));
    return roles;
}

Result<void> PostgresDirectory::removeRole(const QString &key)
{
    return transact(true, [&](Connection &connection) -> Result<void> {
        TRY_ASSIGN(auto audit, AuditAct::begin(connection, m_store.organisationNumber()));
        // first, so that who is giving it to somebody has either done so or finds it gone
        TRY_ASSIGN(const Rows gone,
                   connection.query("DELETE FROM fieldfare.role WHERE org = $1 AND key = $2 RETURNING key",
                                    Params().add(m_store.organisationNumber()).add(key)));
        if (gone.size() == 0)
            return noSuchOwnRole(key);
        TRY_ASSIGN(const Rows people,
                   connection.query("SELECT name FROM fieldfare.person WHERE org = $1 AND role = $2 ORDER BY name",
                                    Params().add(m_store.organisationNumber()).add(key)));
        QStringList names;
        for (int i = 0; i < people.size(); ++i)
            names.append(people.text(i, 0));
        if (!names.isEmpty())
            return roleInUse(key, names);
        sync::AuditEntry entry = act("role.remove", "role", Uid(), m_clock->now());
        entry.fields = key;
        return audit.add(entry);
    });
}

Result<QByteArray> PostgresDirectory::addSecret(const Uid &person, qint64 validUntil, bool isFounder)
{
    const QByteArray secret = randomBytes(kSecretBytes);
    TRY(transact(true, [&](Connection &connection) -> Result<void> {
        const qint32 org = m_store.organisationNumber();
        TRY_ASSIGN(auto audit, AuditAct::begin(connection, org));
        TRY_ASSIGN(const Rows known, connection.query(kPerson, Params().add(org).add(person)));
        if (known.size() == 0)
            return fail(ErrorCode::NotFound, QCoreApplication::translate("Server", "There is no such person."));
        TRY(connection.query("DELETE FROM fieldfare.secret WHERE org = $1 AND valid_until < $2",
                             Params().add(org).add(m_clock->now())));
        TRY(connection.query(
            "INSERT INTO fieldfare.secret (org, hash, person, founder, valid_until) VALUES ($1, $2, $3, $4, $5)",
            Params().add(org).add(storedHash("secret", secret)).add(person).add(isFounder).add(validUntil)));
        sync::AuditEntry entry = act("device.code", "person", person, m_clock->now());
        entry.detail = QStringLiteral("until=%1%2")
                           .arg(QDateTime::fromMSecsSinceEpoch(validUntil, Qt::UTC).toString(Qt::ISODate),
                                isFounder ? QStringLiteral(" first") : QString());
        return audit.add(std::move(entry));
    }));
    return secret;
}

Result<Redeemed> PostgresDirectory::redeem(const QByteArray &secret, const QString &label, const Uid &own, qint64 now)
{
    Redeemed redeemed;
    bool isRefused = false;
    TRY(transact(true, [&](Connection &connection) -> Result<void> {
        const qint32 org = m_store.organisationNumber();
        redeemed = {};
        TRY_ASSIGN(auto audit, AuditAct::begin(connection, org));
        // a second one who tries at the same moment finds nothing
        TRY_ASSIGN(const Rows found, connection.query("DELETE FROM fieldfare.secret WHERE org = $1 AND hash = $2 "
                                                      "RETURNING person, founder, valid_until",
                                                      Params().add(org).add(storedHash("secret", secret))));
        isRefused = found.size() != 1 || found.int8(0, 2) < now;
        if (isRefused)
            return {};
        Uid person = found.uid(0, 0);
        if (found.boolean(0, 1) && !own.isNull() && own != person) {
            TRY(connection.query("UPDATE fieldfare.person SET id = $3 WHERE org = $1 AND id = $2",
                                 Params().add(org).add(person).add(own)));
            person = own;
        }
        TRY_ASSIGN(const Rows who, connection.query(kPerson, Params().add(org).add(person)));
        isRefused = who.size() != 1 || !who.boolean(0, 4);
        if (isRefused)
            return {};
        redeemed.person = personFrom(who, 0);
        redeemed.token = randomBytes(kTokenBytes);
        redeemed.installation = {newUid(now), person, label, false, now, now};
        TRY(connection.query("INSERT INTO fieldfare.installation (org, id, person, token, label, made, seen) "
                             "VALUES ($1, $2, $3, $4, $5, $6, $6)",
                             Params()
                                 .add(org)
                                 .add(redeemed.installation.id)
                                 .add(person)
                                 .add(storedHash("token", redeemed.token))
                                 .add(label)
                                 .add(now)));
        sync::AuditEntry entry = act("device.enrol", "device", redeemed.installation.id, now);
        entry.actor = person;
        return audit.add(std::move(entry));
    }));
    if (isRefused)
        return secretRefused();
    return redeemed;
}

Result<std::optional<Installation>> PostgresDirectory::byToken(const QByteArray &token, qint64 now)
{
    std::optional<Installation> installation;
    const qint32 org = m_store.organisationNumber();
    TRY(transact(false, [&](Connection &connection) -> Result<void> {
        TRY_ASSIGN(const Rows found,
                   connection.run(statement::token, Params().add(org).add(storedHash("token", token))));
        if (found.size() == 1)
            installation = installationFrom(found, 0);
        return {};
    }));
    if (installation && now - installation->seen > kSeenEveryMs) {
        TRY(transact(true, [&](Connection &connection) -> Result<void> {
            TRY(connection.run(statement::seen, Params().add(org).add(installation->id).add(now)));
            return {};
        }));
        installation->seen = now;
    }
    return installation;
}

Result<QVector<Installation>> PostgresDirectory::installations()
{
    QVector<Installation> all;
    TRY(transact(false, [&](Connection &connection) -> Result<void> {
        TRY_ASSIGN(const Rows found, connection.query("SELECT id, person, label, revoked, made, seen "
                                                      "FROM fieldfare.installation WHERE org = $1 ORDER BY made, id",
                                                      Params().add(m_store.organisationNumber())));
        all.clear();
        for (int i = 0; i < found.size(); ++i)
            all.append(installationFrom(found, i));
        return {};
    }));
    return all;
}

Result<void> PostgresDirectory::revoke(const Uid &installation)
{
    return transact(true, [&](Connection &connection) -> Result<void> {
        TRY_ASSIGN(auto audit, AuditAct::begin(connection, m_store.organisationNumber()));
        TRY_ASSIGN(
            const Rows done,
            connection.query("UPDATE fieldfare.installation SET revoked = true WHERE org = $1 AND id = $2 RETURNING id",
                             Params().add(m_store.organisationNumber()).add(installation)));
        if (done.size() == 0)
            return fail(ErrorCode::NotFound, QCoreApplication::translate("Server", "There is no such device."));
        return audit.add(act("device.revoke", "device", installation, m_clock->now()));
    });
}

}  // namespace fieldfare::server
