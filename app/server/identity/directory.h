// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/result.h"
#include "base/uid.h"
#include "security/roles.h"

#include <QByteArray>
#include <QString>
#include <QVector>

#include <optional>

namespace fieldfare::server {

/// A colleague whose rights this server knows. Rights change here alone: a device cannot change them by syncing.
struct Person {
    Uid id;        ///< also the uid of the user record, which owns customers
    QString name;  ///< unique, as an administrator types it
    QString role;  ///< key of a preset Role (core/security/roles.h) or of one of the organisation's own
    QString team;  ///< people of one team see what level "team" says; empty: none
    bool active = true;
    friend bool operator==(const Person &, const Person &) = default;
};

/// One copy of the program on one computer, that may speak for a person.
struct Installation {
    Uid id;
    Uid person;
    QString label;  ///< what the computer calls itself
    bool revoked = false;
    qint64 made = 0;  ///< ms since 1970, UTC
    qint64 seen = 0;  ///< when it last spoke, to some minutes
    friend bool operator==(const Installation &, const Installation &) = default;
};

/// What somebody gets for a one-time secret. The token is nowhere else: only its hash is kept.
struct Redeemed {
    Installation installation;
    QByteArray token;  ///< 32 random bytes
    Person person;
};

/// People, one-time secrets and installations of one organisation. Secrets and tokens are kept as hashes only. Any thread; blocks.
class Directory {
public:
    static constexpr int kSecretBytes = 10;
    static constexpr int kTokenBytes = 32;

    virtual ~Directory() = default;

    /// Errors: Conflict when another person has the name; InvalidInput for a role that does not exist or an empty name.
    [[nodiscard]] virtual Result<void> putPerson(const Person &person) = 0;
    [[nodiscard]] virtual Result<QVector<Person>> people() = 0;
    [[nodiscard]] virtual Result<std::optional<Person>> person(const Uid &id) = 0;

    /// A role of the organisation's own, new or changed; it holds from each device's next contact on. Errors: those of
    /// checkOwnRole() (own_role.h).
    [[nodiscard]] virtual Result<void> putRole(const Role &role) = 0;
    /// The organisation's own ones, by their keys.
    [[nodiscard]] virtual Result<QVector<Role>> roles() = 0;
    /// Errors: NotFound; Conflict, naming them, when people have it.
    [[nodiscard]] virtual Result<void> removeRole(const QString &key) = 0;

    /// A new secret (kSecretBytes random ones) that lets one installation in as this person, once, until `validUntil` (ms).
    /// With `isFounder` whoever redeems it brings his own uid: the first person's records exist before the server does.
    [[nodiscard]] virtual Result<QByteArray> addSecret(const Uid &person, qint64 validUntil,
                                                       bool isFounder = false) = 0;
    /// Errors: Forbidden for a secret that is unknown, used or too old, or of a person who is not active, all with the same
    /// message. `own`: the uid of the person's record, taken for a founder's secret only.
    [[nodiscard]] virtual Result<Redeemed> redeem(const QByteArray &secret, const QString &label, const Uid &own,
                                                  qint64 now) = 0;

    /// Whose token this is; nothing when it is nobody's. Notes that it was seen now and then. An installation of a person who is
    /// not active counts as revoked.
    [[nodiscard]] virtual Result<std::optional<Installation>> byToken(const QByteArray &token, qint64 now) = 0;
    [[nodiscard]] virtual Result<QVector<Installation>> installations() = 0;
    /// It may do nothing any more; its next contact tells it to remove its copy. Errors: NotFound.
    [[nodiscard]] virtual Result<void> revoke(const Uid &installation) = 0;
};

/// Shared by the implementations: unguessable bytes; what is stored of a secret; whether a person can be stored
/// (`ownRoles`: keys of the organisation's own); the answers about roles; the one answer for every secret that does not let in.
[[nodiscard]] QByteArray randomBytes(qsizetype size);
[[nodiscard]] QByteArray storedHash(const char *purpose, const QByteArray &secret);
[[nodiscard]] Result<void> checkPerson(const Person &person, const QStringList &ownRoles);
[[nodiscard]] tl::unexpected<Error> noSuchOwnRole(const QString &key);
[[nodiscard]] tl::unexpected<Error> roleInUse(const QString &key, const QStringList &people);
[[nodiscard]] tl::unexpected<Error> secretRefused();

}  // namespace fieldfare::server
