// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "server/identity/directory.h"
#include "server/identity/own_role.h"

#include <QHash>
#include <QMap>

#include <algorithm>
#include <mutex>

namespace fieldfare::server {

/// A directory without a database. The contract test holds it to the same answers.
class MemoryDirectory final : public Directory {
public:
    Result<void> putPerson(const Person &person) override
    {
        const std::scoped_lock lock(m_mutex);
        TRY(checkPerson(person, m_roles.keys()));
        for (const Person &other : std::as_const(m_people)) {
            if (other.name == person.name && other.id != person.id)
                return fail(ErrorCode::Conflict, QStringLiteral("the name is taken"));
        }
        m_people.insert(person.id, person);
        return {};
    }
    Result<QVector<Person>> people() override
    {
        const std::scoped_lock lock(m_mutex);
        QVector<Person> all(m_people.cbegin(), m_people.cend());
        std::sort(all.begin(), all.end(), [](const Person &a, const Person &b) { return a.name < b.name; });
        return all;
    }
    Result<std::optional<Person>> person(const Uid &id) override
    {
        const std::scoped_lock lock(m_mutex);
        const auto found = m_people.constFind(id);
        return found == m_people.cend() ? std::nullopt : std::optional(*found);
    }
    Result<void> putRole(const Role &role) override
    {
        TRY(checkOwnRole(role));
        const std::scoped_lock lock(m_mutex);
        m_roles.insert(role.key, role);
        return {};
    }
    Result<QVector<Role>> roles() override
    {
        const std::scoped_lock lock(m_mutex);
        return QVector<Role>(m_roles.cbegin(), m_roles.cend());
    }
    Result<void> removeRole(const QString &key) override
    {
        const std::scoped_lock lock(m_mutex);
        if (!m_roles.contains(key))
            return noSuchOwnRole(key);
        QStringList names;
        for (const Person &person : std::as_const(m_people)) {
            if (person.role == key)
                names.append(person.name);
        }
        names.sort();
        if (!names.isEmpty())
            return roleInUse(key, names);
        m_roles.remove(key);
        return {};
    }
    Result<QByteArray> addSecret(const Uid &person, qint64 validUntil, bool isFounder) override
    {
        const std::scoped_lock lock(m_mutex);
        if (!m_people.contains(person))
            return fail(ErrorCode::NotFound, QStringLiteral("nobody"));
        const QByteArray secret = randomBytes(kSecretBytes);
        m_secrets.insert(secret, {person, validUntil, isFounder});
        return secret;
    }
    Result<Redeemed> redeem(const QByteArray &secret, const QString &label, const Uid &own, qint64 now) override
    {
        const std::scoped_lock lock(m_mutex);
        const auto found = m_secrets.constFind(secret);
        if (found == m_secrets.cend())
            return secretRefused();
        const Secret used = *found;
        m_secrets.remove(secret);
        Person person = m_people.value(used.person);
        if (used.validUntil < now || !person.active)
            return secretRefused();
        if (used.isFounder && !own.isNull()) {
            m_people.remove(person.id);
            person.id = own;
            m_people.insert(own, person);
        }
        const Redeemed redeemed{{newUid(now), person.id, label, false, now, now}, randomBytes(kTokenBytes), person};
        m_installations.insert(redeemed.token, redeemed.installation);
        return redeemed;
    }
    Result<std::optional<Installation>> byToken(const QByteArray &token, qint64) override
    {
        const std::scoped_lock lock(m_mutex);
        const auto found = m_installations.constFind(token);
        if (found == m_installations.cend())
            return std::optional<Installation>();
        Installation installation = *found;
        installation.revoked = installation.revoked || !m_people.value(installation.person).active;
        return std::optional(installation);
    }
    Result<QVector<Installation>> installations() override
    {
        const std::scoped_lock lock(m_mutex);
        QVector<Installation> all(m_installations.cbegin(), m_installations.cend());
        std::sort(all.begin(), all.end(), [](const auto &a, const auto &b) { return a.id < b.id; });
        return all;
    }
    Result<void> revoke(const Uid &installation) override
    {
        const std::scoped_lock lock(m_mutex);
        for (Installation &one : m_installations) {
            if (one.id == installation) {
                one.revoked = true;
                return {};
            }
        }
        return fail(ErrorCode::NotFound, QStringLiteral("no such device"));
    }

private:
    struct Secret {
        Uid person;
        qint64 validUntil = 0;
        bool isFounder = false;
    };
    std::mutex m_mutex;
    QHash<Uid, Person> m_people;
    QMap<QString, Role> m_roles;
    QHash<QByteArray, Secret> m_secrets;
    QHash<QByteArray, Installation> m_installations;
};

}  // namespace fieldfare::server
