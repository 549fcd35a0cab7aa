// SPDX-License-Identifier: GPL-3.0-or-later
#include "security/roles.h"

#include <QCoreApplication>
#include <QHash>
#include <QJsonArray>

#include <algorithm>

namespace fieldfare {

namespace {

constexpr std::array<const char *, kAreas> kAreaKeys{"customers", "sales",  "service", "marketing",
                                                     "work",      "shared", "setup"};
constexpr std::array<const char *, kActions> kActionKeys{"create", "read",   "edit",  "delete",
                                                         "export", "assign", "merge", "erase"};
constexpr std::array<const char *, 4> kLevelKeys{"no", "own", "team", "all"};

/// One line for each area, one letter for each action in the order of the enum: Create Read Edit Delete Export Assign Merge eRase;
/// '-' nothing, 'o' own, 't' team, 'a' all. Creating knows only '-' and 'a'.
struct Preset {
    const char *key;
    const char *label;
    bool administers;
    std::array<const char *, kAreas> levels;
};

constexpr std::array<Preset, 7> kPresets{{
    //                                                            CREDXAMR
    {"owner",
     QT_TRANSLATE_NOOP("Role", "Owner"),
     true,
     {"aaaaaaaa", "aaaaaaaa", "aaaaaaaa", "aaaaaaaa", "aaaaaaaa", "aaaaaaaa", "aaaaaaaa"}},
    {"manager",
     QT_TRANSLATE_NOOP("Role", "Manager"),
     false,
     {"aaaaaaa-", "aaaaaaa-", "aaaaaaa-", "aaaaaaa-", "aaaaaaa-", "aaaaaaa-", "aaaaaaa-"}},
    {"sales",
     QT_TRANSLATE_NOOP("Role", "Sales"),
     false,
     {"aatooot-", "atooooo-", "aat-----", "-a------", "aaooo---", "aaaa--a-", "-a------"}},
    {"service",
     QT_TRANSLATE_NOOP("Role", "Service"),
     false,
     {"aat-----", "-a------", "aaatota-", "-a------", "aaooo---", "aaaa--a-", "-a------"}},
    {"marketing",
     QT_TRANSLATE_NOOP("Role", "Marketing"),
     false,
     {"aaa-a-t-", "-a------", "-a------", "aaaaaaa-", "aaooo---", "aaaa--a-", "-a------"}},
    {"read_only",
     QT_TRANSLATE_NOOP("Role", "Read only"),
     false,
     {"-a------", "-a------", "-a------", "-a------", "-a------", "-a------", "-a------"}},
    {"partner",
     QT_TRANSLATE_NOOP("Role", "Partner"),
     false,
     {"aoo-----", "aoo-----", "aoo-----", "--------", "aooo----", "-a------", "-a------"}},
}};

Level levelOf(char letter)
{
    switch (letter) {
    case 'o': return Level::Own;
    case 't': return Level::Team;
    case 'a': return Level::All;
    default: return Level::No;
    }
}

QVector<Role> makePresets()
{
    QVector<Role> roles;
    for (const Preset &preset : kPresets) {
        Role role;
        role.key = QString::fromLatin1(preset.key);
        role.labelSource = preset.label;
        role.mayAdminister = preset.administers;
        for (int area = 0; area < kAreas; ++area) {
            for (int action = 0; action < kActions; ++action)
                role.set(static_cast<Area>(area), static_cast<Action>(action),
                         levelOf(preset.levels[static_cast<size_t>(area)][action]));
        }
        roles.append(role);
    }
    return roles;
}

const char *const kUnknown = QT_TRANSLATE_NOOP("Role", "Unknown role");

bool isOneOf(const QVector<Uid> &owners, const Uid &person)
{
    return std::find(owners.cbegin(), owners.cend(), person) != owners.cend();
}

bool isOfTeam(const Grantee &who, const QVector<Uid> &owners)
{
    return isOneOf(owners, who.person) ||
           std::any_of(owners.cbegin(), owners.cend(), [&](const Uid &owner) { return isOneOf(who.team, owner); });
}

}  // namespace

Area areaOf(const QString &type)
{
    static const QHash<QString, Area> areas{
        {QStringLiteral("contact"), Area::Customers},
        {QStringLiteral("company"), Area::Customers},
        {QStringLiteral("company_contact"), Area::Customers},
        {QStringLiteral("consent"), Area::Customers},
        {QStringLiteral("deal"), Area::Sales},
        {QStringLiteral("deal_line"), Area::Sales},
        {QStringLiteral("stage_event"), Area::Sales},
        {QStringLiteral("order"), Area::Sales},
        {QStringLiteral("order_line"), Area::Sales},
        {QStringLiteral("ticket"), Area::Service},
        {QStringLiteral("ticket_event"), Area::Service},
        {QStringLiteral("campaign"), Area::Marketing},
        {QStringLiteral("campaign_cost"), Area::Marketing},
        {QStringLiteral("campaign_member"), Area::Marketing},
        {QStringLiteral("activity"), Area::Work},
        {QStringLiteral("task"), Area::Work},
        {QStringLiteral("attachment"), Area::Work},
        {QStringLiteral("tag"), Area::Shared},
        {QStringLiteral("saved_view"), Area::Shared},
        {QStringLiteral("record_pair"), Area::Shared},
        {QStringLiteral("quality_ignore"), Area::Shared},
    };
    return areas.value(type, Area::Setup);
}

QString areaKey(Area area) { return QString::fromLatin1(kAreaKeys[static_cast<size_t>(area)]); }

QString actionKey(Action action) { return QString::fromLatin1(kActionKeys[static_cast<size_t>(action)]); }

QString levelKey(Level level) { return QString::fromLatin1(kLevelKeys[static_cast<size_t>(level)]); }

QString areaLabel(Area area)
{
    static constexpr std::array<const char *, kAreas> labels{QT_TRANSLATE_NOOP("Role", "Customers"),
                                                             QT_TRANSLATE_NOOP("Role", "Deals and orders"),
                                                             QT_TRANSLATE_NOOP("Role", "Tickets"),
                                                             QT_TRANSLATE_NOOP("Role", "Campaigns"),
                                                             QT_TRANSLATE_NOOP("Role", "Calls, tasks, files"),
                                                             QT_TRANSLATE_NOOP("Role", "Tags and views"),
                                                             QT_TRANSLATE_NOOP("Role", "People and set-up")};
    return QCoreApplication::translate("Role", labels[static_cast<size_t>(area)]);
}

QString actionLabel(Action action)
{
    static constexpr std::array<const char *, kActions> labels{
        QT_TRANSLATE_NOOP("Role", "Make"),   QT_TRANSLATE_NOOP("Role", "Read"),
        QT_TRANSLATE_NOOP("Role", "Change"), QT_TRANSLATE_NOOP("Role", "Delete"),
        QT_TRANSLATE_NOOP("Role", "Export"), QT_TRANSLATE_NOOP("Role", "Give away"),
        QT_TRANSLATE_NOOP("Role", "Merge"),  QT_TRANSLATE_NOOP("Role", "Erase")};
    return QCoreApplication::translate("Role", labels[static_cast<size_t>(action)]);
}

QString levelLabel(Level level)
{
    static constexpr std::array<const char *, 4> labels{
        QT_TRANSLATE_NOOP("Role", "no"), QT_TRANSLATE_NOOP("Role", "own"), QT_TRANSLATE_NOOP("Role", "team's"),
        QT_TRANSLATE_NOOP("Role", "all")};
    return QCoreApplication::translate("Role", labels[static_cast<size_t>(level)]);
}

QString Role::label() const
{
    return ownLabel.isEmpty() ? QCoreApplication::translate("Role", labelSource ? labelSource : kUnknown) : ownLabel;
}

QJsonObject Role::toJson() const
{
    QJsonObject levels;
    for (int area = 0; area < kAreas; ++area) {
        QJsonArray row;
        for (int action = 0; action < kActions; ++action)
            row.append(levelKey(level(static_cast<Area>(area), static_cast<Action>(action))));
        levels.insert(areaKey(static_cast<Area>(area)), row);
    }
    QJsonObject json{
        {QStringLiteral("role"), key}, {QStringLiteral("admin"), mayAdminister}, {QStringLiteral("levels"), levels}};
    if (!ownLabel.isEmpty())
        json.insert(QStringLiteral("label"), ownLabel);
    return json;
}

Result<Role> Role::fromJson(const QJsonObject &json)
{
    const auto damaged = [] {
        return fail(ErrorCode::Damaged,
                    QCoreApplication::translate("Role", "What this person may do cannot be read. Sync once more."));
    };
    Role role;
    role.key = json.value(QStringLiteral("role")).toString();
    if (role.key.isEmpty() || !json.value(QStringLiteral("levels")).isObject())
        return damaged();
    if (const Role *preset = presetRole(role.key))
        role.labelSource = preset->labelSource;
    role.ownLabel = json.value(QStringLiteral("label")).toString();
    role.mayAdminister = json.value(QStringLiteral("admin")).toBool();
    const QJsonObject levels = json.value(QStringLiteral("levels")).toObject();
    for (int area = 0; area < kAreas; ++area) {
        const QJsonArray row = levels.value(areaKey(static_cast<Area>(area))).toArray();
        for (int action = 0; action < std::min<int>(kActions, static_cast<int>(row.size())); ++action) {
            const QByteArray name = row.at(action).toString().toLatin1();
            const auto found = std::find(kLevelKeys.cbegin(), kLevelKeys.cend(), name);
            if (found == kLevelKeys.cend())
                return damaged();
            role.set(static_cast<Area>(area), static_cast<Action>(action),
                     static_cast<Level>(found - kLevelKeys.cbegin()));
        }
    }
    return role;
}

const QVector<Role> &presetRoles()
{
    static const QVector<Role> roles = makePresets();
    return roles;
}

const Role *presetRole(const QString &key)
{
    const QVector<Role> &roles = presetRoles();
    const auto found = std::find_if(roles.cbegin(), roles.cend(), [&](const Role &role) { return role.key == key; });
    return found == roles.cend() ? nullptr : &*found;
}

bool allowed(const Grantee &who, Area area, Action action, const QVector<Uid> &owners)
{
    switch (who.role.level(area, action)) {
    case Level::No: return false;
    case Level::Own: return isOneOf(owners, who.person);
    case Level::Team: return isOfTeam(who, owners);
    case Level::All: return true;
    }
    return false;
}

QString explanation(const Grantee &who, Area area, Action action, const QVector<Uid> &owners)
{
    const QString role = who.role.label();
    const bool may = allowed(who, area, action, owners);
    switch (who.role.level(area, action)) {
    case Level::No: return QCoreApplication::translate("Role", "The role “%1” does not include it.").arg(role);
    case Level::All: return QCoreApplication::translate("Role", "The role “%1” includes it for all records.").arg(role);
    case Level::Own:
        return (may ? QCoreApplication::translate("Role",
                                                  "The role “%1” includes it for one's own records; this is one.")
                    : QCoreApplication::translate(
                          "Role",
                          "The role “%1” includes it for one's own records; this one belongs to somebody else."))
            .arg(role);
    case Level::Team:
        return (may ? QCoreApplication::translate("Role",
                                                  "The role “%1” includes it for the team's records; this is one.")
                    : QCoreApplication::translate(
                          "Role",
                          "The role “%1” includes it for the team's records; this one belongs to somebody else."))
            .arg(role);
    }
    return {};
}

}  // namespace fieldfare
