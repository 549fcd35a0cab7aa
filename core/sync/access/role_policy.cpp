// SPDX-License-Identifier: GPL-3.0-or-later
#include "sync/access/role_policy.h"

#include <QCoreApplication>
#include <QJsonArray>

#include <algorithm>

namespace fieldfare::sync {

namespace {

const QString kOwner = QStringLiteral("owner");

Uid uidIn(const QJsonObject &fields, const QString &field) { return Uid(fields.value(field).toString()); }

void addOnce(QVector<Uid> &list, const Uid &uid)
{
    if (!uid.isNull() && std::find(list.cbegin(), list.cend(), uid) == list.cend())
        list.append(uid);
}

QString everyone(Area area) { return areaKey(area) + QStringLiteral("/a"); }
QString ownedBy(Area area, const Uid &owner) { return areaKey(area) + QStringLiteral("/o:") + uidText(owner); }
QString sharedWith(Area area, const Uid &person) { return areaKey(area) + QStringLiteral("/s:") + uidText(person); }

/// What a change asks for.
Action actionOf(const Mutation &mutation, bool isNew, bool isMergedAway)
{
    switch (mutation.op) {
    case Op::Create: return isNew ? Action::Create : Action::Edit;
    case Op::Update:
    case Op::Resolve: return Action::Edit;
    case Op::Heal: return isNew ? Action::Create : Action::Edit;
    case Op::Remove: return isMergedAway ? Action::Merge : Action::Delete;
    case Op::Restore: return Action::Delete;
    case Op::Erase: return Action::Erase;
    }
    return Action::Erase;
}

Result<std::optional<Role>> roleOf(ServerTransaction &transaction, const QString &key)
{
    if (const Role *preset = presetRole(key))
        return std::optional(*preset);
    TRY_ASSIGN(const auto own, transaction.role(key));
    if (!own)
        return std::optional<Role>();
    TRY_ASSIGN(Role role, Role::fromJson(*own));
    return std::optional(std::move(role));
}

}  // namespace

FactsOf factsWithin(ServerTransaction &transaction)
{
    return [&transaction](const Uid &record) -> Result<std::optional<RightFacts>> {
        TRY_ASSIGN(const auto row, transaction.row(record));
        return row ? std::optional(RightFacts{row->type, row->fields}) : std::nullopt;
    };
}

Result<Grantee> RolePolicy::granteeOf(ServerTransaction &transaction, const Uid &user)
{
    TRY_ASSIGN(const auto member, transaction.member(user));
    std::optional<Role> role;
    if (member && member->active) {
        TRY_ASSIGN(role, roleOf(transaction, member->role));
    }
    if (!role) {
        return fail(ErrorCode::Forbidden,
                    QCoreApplication::translate("Sync", "You have no role on this server. Ask whoever manages your "
                                                        "workspace."),
                    member ? QStringLiteral("role ") + member->role : QStringLiteral("no member"));
    }
    Grantee who{user, {}, *role};
    if (!member->team.isEmpty()) {
        TRY_ASSIGN(who.team, transaction.team(member->team));
    }
    return who;
}

Result<QStringList> RolePolicy::bucketsOf(ServerTransaction &transaction, const Uid &user) const
{
    TRY_ASSIGN(const Grantee who, granteeOf(transaction, user));
    QStringList buckets;
    for (int i = 0; i < kAreas; ++i) {
        const auto area = static_cast<Area>(i);
        const Level level = who.role.level(area, Action::Read);
        if (level == Level::All) {
            buckets.append(everyone(area));
        } else if (level != Level::No) {
            QVector<Uid> owners{user};
            if (level == Level::Team) {
                for (const Uid &colleague : who.team)
                    addOnce(owners, colleague);
            }
            for (const Uid &owner : std::as_const(owners))
                buckets.append(ownedBy(area, owner));
        }
        if (level != Level::All && area != Area::Shared && area != Area::Setup)
            buckets.append(sharedWith(area, user));
    }
    return buckets;
}

Result<Nearest> RolePolicy::nearestOf(ServerTransaction &transaction, const Uid &user) const
{
    TRY_ASSIGN(const Grantee who, granteeOf(transaction, user));
    Nearest nearest;
    for (int i = 0; i < kAreas; ++i) {
        const auto area = static_cast<Area>(i);
        if (who.role.level(area, Action::Read) == Level::No)
            continue;
        if (area == Area::Setup)
            nearest.common.append(everyone(area));
        else if (area != Area::Shared)
            nearest.own.append(ownedBy(area, user));
    }
    return nearest;
}

QVector<Uid> RolePolicy::parentsOf(const QString &type, const QJsonObject &fields) const
{
    QVector<Uid> parents;
    for (const QString &link : belongingOf(type).links)
        addOnce(parents, uidIn(fields, link));
    return parents;
}

Result<QVector<Uid>> RolePolicy::ownersOf(ServerTransaction &transaction, const QString &type,
                                          const QJsonObject &fields) const
{
    return fieldfare::ownersOf({type, fields}, factsWithin(transaction));
}

Result<QStringList> RolePolicy::bucketsOfRow(ServerTransaction &transaction, const QString &type,
                                             const QJsonObject &fields) const
{
    const Area area = areaOf(type);
    QStringList buckets{everyone(area)};
    if (area == Area::Shared || area == Area::Setup)
        return buckets;  // read by everybody
    TRY_ASSIGN(const QVector<Uid> owners, ownersOf(transaction, type, fields));
    for (const Uid &owner : owners)
        buckets.append(ownedBy(area, owner));
    TRY_ASSIGN(const QVector<Share> shares, sharesOf({type, fields}, factsWithin(transaction)));
    for (const Share &share : shares)
        buckets.append(sharedWith(area, share.person));
    return buckets;
}

bool RolePolicy::movesChildren(const QString &type, const QJsonObject &before, const QJsonObject &after) const
{
    const Area area = areaOf(type);
    return area != Area::Shared && area != Area::Setup &&
           (before.value(kOwner) != after.value(kOwner) ||
            (isShareable(type) && before.value(sharedWithField) != after.value(sharedWithField)));
}

Result<bool> RolePolicy::mayApply(ServerTransaction &transaction, const Uid &user, const ServerRow *row,
                                  const Mutation &mutation, const QSet<Uid> &mergedAway) const
{
    TRY_ASSIGN(const Grantee who, granteeOf(transaction, user));
    Attempt attempt;
    attempt.type = row ? row->type : mutation.type;
    attempt.record = mutation.row;
    attempt.action = actionOf(mutation, !row, row && mergedAway.contains(row->row));
    if (mutation.op == Op::Create && attempt.type == QLatin1String("user") && mutation.row == user)
        attempt.action = Action::Create;  // one's own profile: of one that is there it says nothing new
    attempt.mergedAway = &mergedAway;
    if (row)
        attempt.before = row->fields;
    // of a record that is there only an update says something new
    if (!row || mutation.op == Op::Update)
        attempt.changes = mutation.fields;
    if (mutation.op == Op::Heal && !row) {
        // What a restored server lost comes back from whoever could read it: it may be the only copy.
        TRY_ASSIGN(const Organisation organisation, transaction.organisation());
        if (!organisation.restored.isEmpty())
            attempt.action = Action::Read;
    }
    TRY_ASSIGN(const Judgement judgement, judge(who, attempt, factsWithin(transaction)));
    return judgement.may;
}

Result<QJsonObject> RolePolicy::rightsOf(ServerTransaction &transaction, const Uid &user) const
{
    TRY_ASSIGN(const Grantee who, granteeOf(transaction, user));
    QJsonObject rights = who.role.toJson();
    QJsonArray team;
    for (const Uid &colleague : who.team)
        team.append(uidText(colleague));
    rights.insert(QStringLiteral("team"), team);
    // a role that reads nothing of an area shows nothing of it, unless somebody shared something
    QStringList places;
    QHash<QString, Area> areas;
    for (int i = 0; i < kAreas; ++i) {
        const auto area = static_cast<Area>(i);
        if (area == Area::Shared || area == Area::Setup || who.role.level(area, Action::Read) == Level::All)
            continue;
        places.append(sharedWith(area, user));
        areas.insert(places.last(), area);
    }
    QJsonArray shared;
    TRY_ASSIGN(const auto digests, transaction.digests(places));
    for (auto it = digests.begin(); it != digests.end(); ++it) {
        if (it->rows > 0)
            shared.append(areaKey(areas.value(it.key())));
    }
    if (!shared.isEmpty())
        rights.insert(QStringLiteral("shared"), shared);
    return rights;
}

}  // namespace fieldfare::sync
