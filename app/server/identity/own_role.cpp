// SPDX-License-Identifier: GPL-3.0-or-later
#include "server/identity/own_role.h"

#include "server/text.h"

#include <QCoreApplication>
#include <QRegularExpression>

#include <algorithm>

namespace fieldfare::server {

namespace {

constexpr qsizetype kLongestLabel = 80;
constexpr int kLevels = 4;

template <class Enum>
QStringList keysOf(int count, QString (*keyOf)(Enum))
{
    QStringList keys;
    for (int i = 0; i < count; ++i)
        keys.append(keyOf(static_cast<Enum>(i)));
    return keys;
}

tl::unexpected<Error> wrongRole(const QString &message) { return fail(ErrorCode::InvalidInput, message); }

/// The place of a word among those that are possible.
Result<int> placeAmong(const QString &word, const QStringList &possible, const char *message)
{
    const qsizetype at = possible.indexOf(word);
    if (at < 0)
        return wrongRole(text(message).arg(word, possible.join(QStringLiteral(", "))));
    return static_cast<int>(at);
}

QString nameOf(Area area, Action action) { return areaKey(area) + QLatin1Char('.') + actionKey(action); }

Result<void> checkArea(const Role &role, Area area)
{
    const Level create = role.level(area, Action::Create);
    if (create != Level::No && create != Level::All)
        return wrongRole(text(QT_TRANSLATE_NOOP("Server", "Records are made or not made: say %1=all or %1=no."))
                             .arg(nameOf(area, Action::Create)));
    const Level read = role.level(area, Action::Read);
    if ((area == Area::Shared || area == Area::Setup) && read != Level::All)
        return wrongRole(text(QT_TRANSLATE_NOOP("Server", "%1 stays “all”: every other record refers to these."))
                             .arg(nameOf(area, Action::Read)));
    for (int i = 0; i < kActions; ++i) {
        const auto action = static_cast<Action>(i);
        if (action != Action::Create && role.level(area, action) > read)
            return wrongRole(
                text(QT_TRANSLATE_NOOP("Server", "%1=%2 reaches further than %3=%4: nobody changes what he "
                                                 "does not see."))
                    .arg(nameOf(area, action), levelKey(role.level(area, action)), nameOf(area, Action::Read),
                         levelKey(read)));
    }
    return {};
}

}  // namespace

Result<Role> ownRoleFrom(const QString &preset, const QString &key, const QString &label)
{
    QStringList known;
    for (const Role &one : presetRoles())
        known.append(one.key);
    TRY_ASSIGN(
        const int at,
        placeAmong(preset, known, QT_TRANSLATE_NOOP("Server", "There is no role “%1” to begin from. There are: %2.")));
    Role role = presetRoles().at(at);
    role.key = key;
    role.labelSource = nullptr;
    role.ownLabel = label.trimmed();
    TRY(checkOwnRole(role));
    return role;
}

Result<void> checkOwnRole(const Role &role)
{
    static const QRegularExpression word(QStringLiteral("\\A[a-z][a-z0-9_]{0,39}\\z"));
    if (!word.match(role.key).hasMatch())
        return wrongRole(text(QT_TRANSLATE_NOOP("Server", "A role's key is a word of lower-case letters, digits and "
                                                          "underscores, like field_sales; “%1” is not."))
                             .arg(role.key));
    if (presetRole(role.key))
        return wrongRole(text(QT_TRANSLATE_NOOP("Server", "“%1” comes with the program and stays as it is. Make a role "
                                                          "of your own from it: role add KEY --from %1 --label NAME."))
                             .arg(role.key));
    const bool isOneLine = std::none_of(role.ownLabel.cbegin(), role.ownLabel.cend(),
                                        [](QChar c) { return c.category() == QChar::Other_Control; });
    if (role.ownLabel.trimmed().isEmpty() || role.ownLabel.size() > kLongestLabel || !isOneLine)
        return wrongRole(
            text(QT_TRANSLATE_NOOP("Server", "A role needs a label of at most %1 characters: --label \"Field "
                                             "sales\"."))
                .arg(kLongestLabel));
    for (int area = 0; area < kAreas; ++area)
        TRY(checkArea(role, static_cast<Area>(area)));
    return {};
}

Result<void> setRight(Role &role, const QString &assignment)
{
    const qsizetype dot = assignment.indexOf(QLatin1Char('.'));
    const qsizetype equals = assignment.indexOf(QLatin1Char('='));
    if (dot < 1 || equals < dot)
        return wrongRole(
            text(QT_TRANSLATE_NOOP("Server", "“%1” is not AREA.ACTION=LEVEL, like sales.edit=team.")).arg(assignment));
    TRY_ASSIGN(
        const int area,
        placeAmong(assignment.left(dot), keysOf(kAreas, areaKey),
                   QT_TRANSLATE_NOOP("Server", "There is no area “%1”. The areas are: %2. Rights to single fields "
                                               "cannot be set.")));
    TRY_ASSIGN(const int action,
               placeAmong(assignment.mid(dot + 1, equals - dot - 1), keysOf(kActions, actionKey),
                          QT_TRANSLATE_NOOP("Server", "There is no action “%1”. The actions are: %2.")));
    TRY_ASSIGN(const int level, placeAmong(assignment.mid(equals + 1), keysOf(kLevels, levelKey),
                                           QT_TRANSLATE_NOOP("Server", "There is no level “%1”. The levels are: %2.")));
    role.set(static_cast<Area>(area), static_cast<Action>(action), static_cast<Level>(level));
    return {};
}

QStringList roleTable(const Role &role)
{
    constexpr int kColumn = 8;
    constexpr int kFirst = 11;
    QStringList lines;
    QString head = QString(kFirst, QLatin1Char(' '));
    for (int action = 0; action < kActions; ++action)
        head += actionKey(static_cast<Action>(action)).leftJustified(kColumn);
    lines.append(head.trimmed().rightJustified(head.trimmed().size() + kFirst));
    for (int i = 0; i < kAreas; ++i) {
        const auto area = static_cast<Area>(i);
        QString line = areaKey(area).leftJustified(kFirst);
        for (int action = 0; action < kActions; ++action) {
            const Level level = role.level(area, static_cast<Action>(action));
            line += (level == Level::No ? QStringLiteral("-") : levelKey(level)).leftJustified(kColumn);
        }
        while (line.endsWith(QLatin1Char(' ')))
            line.chop(1);
        lines.append(line);
    }
    return lines;
}

}  // namespace fieldfare::server
