// SPDX-License-Identifier: GPL-3.0-or-later
#include "server/identity/directory.h"

#include "sync/protocol/codec.h"

#include <QCoreApplication>

#include <sodium.h>

namespace fieldfare::server {

QByteArray randomBytes(qsizetype size)
{
    QByteArray bytes(size, Qt::Uninitialized);
    randombytes_buf(bytes.data(), static_cast<size_t>(size));
    return bytes;
}

QByteArray storedHash(const char *purpose, const QByteArray &secret)
{
    return sync::hashOf(QByteArray(purpose) + '\0' + secret);
}

Result<void> checkPerson(const Person &person, const QStringList &ownRoles)
{
    if (person.name.trimmed().isEmpty())
        return fail(ErrorCode::InvalidInput, QCoreApplication::translate("Server", "A person needs a name."));
    if (presetRole(person.role) || ownRoles.contains(person.role))
        return {};
    QStringList known;
    for (const Role &role : presetRoles())
        known.append(role.key);
    known += ownRoles;
    return fail(ErrorCode::InvalidInput,
                QCoreApplication::translate("Server", "There is no role “%1”. The roles are: %2.")
                    .arg(person.role, known.join(QStringLiteral(", "))));
}

tl::unexpected<Error> noSuchOwnRole(const QString &key)
{
    return fail(ErrorCode::NotFound,
                QCoreApplication::translate("Server", "The company has no role “%1” of its own.").arg(key));
}

tl::unexpected<Error> roleInUse(const QString &key, const QStringList &people)
{
    return fail(ErrorCode::Conflict, QCoreApplication::translate(
                                         "Server", "These people have the role “%1”: %2. Give them another one first.")
                                         .arg(key, people.join(QStringLiteral(", "))));
}

tl::unexpected<Error> secretRefused()
{
    return fail(ErrorCode::Forbidden,
                QCoreApplication::translate("Server", "This code was used already or is too old. Ask for a new one."));
}

}  // namespace fieldfare::server
