// SPDX-License-Identifier: GPL-3.0-or-later
#include "server/admin/role_verb.h"

#include "server/identity/own_role.h"
#include "server/text.h"

#include <QCoreApplication>

#include <algorithm>

namespace fieldfare::server {

namespace {

tl::unexpected<Error> misspoken()
{
    return fail(ErrorCode::InvalidInput,
                text(QT_TRANSLATE_NOOP("Server", "Say role list | show KEY | add KEY --from ROLE --label NAME | "
                                                 "set KEY AREA.ACTION=LEVEL… | remove KEY.")));
}

Result<QStringList> listRoles(Directory &directory)
{
    TRY_ASSIGN(const QVector<Person> people, directory.people());
    TRY_ASSIGN(const QVector<Role> own, directory.roles());
    QStringList lines;
    for (const Role &role : presetRoles() + own) {
        QStringList having;
        for (const Person &person : people) {
            if (person.role == role.key)
                having.append(person.name);
        }
        lines.append(QStringList{role.key, role.label(),
                                 presetRole(role.key) ? text(QT_TRANSLATE_NOOP("Server", "comes with the program"))
                                                      : text(QT_TRANSLATE_NOOP("Server", "the company's own")),
                                 having.isEmpty() ? QStringLiteral("-") : having.join(QStringLiteral(", "))}
                         .join(QLatin1Char('\t')));
    }
    return lines;
}

Result<Role> ownRole(Directory &directory, const QString &key)
{
    TRY_ASSIGN(const QVector<Role> own, directory.roles());
    const auto found = std::find_if(own.cbegin(), own.cend(), [&](const Role &role) { return role.key == key; });
    if (found == own.cend())
        return noSuchOwnRole(key);
    return *found;
}

Result<QStringList> addRole(Directory &directory, const QString &key, const QString &from, const QString &label)
{
    if (from.isEmpty())
        return misspoken();
    TRY_ASSIGN(const Role role, ownRoleFrom(from, key, label));
    if (ownRole(directory, key))
        return fail(ErrorCode::Conflict,
                    text(QT_TRANSLATE_NOOP("Server", "There is a role “%1” already. Change it with: role set %1 "
                                                     "AREA.ACTION=LEVEL."))
                        .arg(key));
    TRY(directory.putRole(role));
    return QStringList{text(QT_TRANSLATE_NOOP("Server", "Made. Give it to somebody with: person set NAME --role %1."))
                           .arg(key)} +
           roleTable(role);
}

Result<QStringList> changeRole(Directory &directory, const QString &key, const QStringList &rights,
                               const QString &label)
{
    if (rights.isEmpty() && label.isEmpty())
        return misspoken();
    if (presetRole(key)) {
        Role preset;
        preset.key = key;
        TRY(checkOwnRole(preset));  // says that it stays as it is, and what to do instead
    }
    TRY_ASSIGN(Role role, ownRole(directory, key));
    for (const QString &right : rights)
        TRY(setRight(role, right));
    if (!label.isEmpty())
        role.ownLabel = label.trimmed();
    TRY(directory.putRole(role));
    return QStringList{text(QT_TRANSLATE_NOOP("Server", "Changed. It holds from each device's next contact on."))} +
           roleTable(role);
}

}  // namespace

Result<QStringList> roleVerb(Directory &directory, const QStringList &words, const QString &from, const QString &label)
{
    const QString what = words.value(0);
    const QString key = words.value(1);
    if (what == QLatin1String("list"))
        return listRoles(directory);
    if (key.isEmpty())
        return misspoken();
    if (what == QLatin1String("show")) {
        const Role *preset = presetRole(key);
        if (preset)
            return QStringList{preset->label()} + roleTable(*preset);
        TRY_ASSIGN(const Role role, ownRole(directory, key));
        return QStringList{role.label()} + roleTable(role);
    }
    if (what == QLatin1String("add"))
        return addRole(directory, key, from, label);
    if (what == QLatin1String("set"))
        return changeRole(directory, key, words.mid(2), label);
    if (what != QLatin1String("remove"))
        return misspoken();
    if (presetRole(key))
        return fail(ErrorCode::InvalidInput,
                    text(QT_TRANSLATE_NOOP("Server", "“%1” comes with the program and stays.")).arg(key));
    TRY(directory.removeRole(key));
    return QStringList{text(QT_TRANSLATE_NOOP("Server", "Removed."))};
}

}  // namespace fieldfare::server
