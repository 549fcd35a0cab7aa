// SPDX-License-Identifier: GPL-3.0-or-later
#include "sync/access/role_policy.h"

#include <QCoreApplication>
#include <QJsonArray>

#include <algorithm>

namespace fieldfare::sync {

namespace {

const QString kOwner = QStringLiteral("owner");

struct Belonging {
    QStringList links;    ///< fields that name what it belongs to
    bool isPart = false;  ///< cannot be without it: to change it is to change what it belongs to
};

const Belonging &belonging(const QString &type)
{
    static const QStringList about{QStringLiteral("contact"),  QStringLiteral("company"), QStringLiteral("deal"),
                                   QStringLiteral("ticket"),   QStringLiteral("order"),   QStringLiteral("task"),
                                   QStringLiteral("activity"), QStringLiteral("campaign")};
    static const QHash<QString, Belonging> all{
        {QStringLiteral("deal_line"), {{QStringLiteral("deal")}, true}},
        {QStringLiteral("stage_event"), {{QStringLiteral("deal")}, true}},
        {QStringLiteral("order_line"), {{QStringLiteral("order")}, true}},
        {QStringLiteral("ticket_event"), {{QStringLiteral("ticket")}, true}},
        {QStringLiteral("campaign_cost"), {{QStringLiteral("campaign")}, true}},
        {QStringLiteral("campaign_member"), {{QStringLiteral("campaign")}, true}},
        {QStringLiteral("consent"), {{QStringLiteral("contact")}, true}},
        {QStringLiteral("company_contact"), {{QStringLiteral("contact"), QStringLiteral("company")}, true}},
        {QStringLiteral("activity"), {about, false}},
        {QStringLiteral("task"), {about, false}},
        {QStringLiteral("attachment"), {about, false}},
    };
    static const Belonging none;
    const auto found = all.constFind(type);
    return found == all.constEnd() ? none : *found;
}

Uid uidIn(const QJsonObject &fields, const QString &field) { return Uid(fields.value(field).toString()); }

void addOnce(QVector<Uid> &list, const Uid &uid)
{
    if (!uid.isNull() && std::find(list.cbegin(), list.cend(), uid) == list.cend())
        list.append(uid);
}

QString everyone(Area area) { return areaKey(area) + QStringLiteral("/a"); }
QString ownedBy(Area area, const Uid &owner) { return areaKey(area) + QStringLiteral("/o:") + uidText(owner); }

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

QJsonObject changed(const ServerRow *row, const Mutation &mutation)
{
    QJsonObject fields = row ? row->fields : QJsonObject();
    for (auto it = mutation.fields.begin(); it != mutation.fields.end(); ++it)
        fields.insert(it.key(), it.value());
    return fields;
}

/// Links to what the same transaction merges away move with it, also in records that the person may not edit.
bool onlyFollowsMerge(const ServerRow &row, const Mutation &mutation, const QSet<Uid> &mergedAway)
{
    if (mergedAway.isEmpty() || mutation.op != Op::Update)
        return false;
    for (auto it = mutation.fields.begin(); it != mutation.fields.end(); ++it) {
        if (it.key() != QLatin1String("changed_at") && it.key() != QLatin1String("changed_by") &&
            !mergedAway.contains(uidIn(row.fields, it.key())))
            return false;
    }
    return true;
}

/// One's own user record, but for what an administrator says of people.
bool isOwnProfile(const Uid &user, const ServerRow *row, const Mutation &mutation)
{
    static const QStringList reserved{QStringLiteral("role"), QStringLiteral("team"), QStringLiteral("manager"),
                                      QStringLiteral("active")};
    if (mutation.type != QLatin1String("user") || mutation.row != user)
        return false;
    if (!row || mutation.op == Op::Create)
        return mutation.op == Op::Create;  // of one that is there: says nothing new
    return mutation.op == Op::Update && std::none_of(reserved.cbegin(), reserved.cend(), [&](const QString &field) {
               return mutation.fields.contains(field);
           });
}

}  // namespace

Result<Grantee> RolePolicy::granteeOf(ServerTransaction &transaction, const Uid &user)
{
    TRY_ASSIGN(const auto member, transaction.member(user));
    const Role *role = member && member->active ? presetRole(member->role) : nullptr;
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
    }
    return buckets;
}

QVector<Uid> RolePolicy::parentsOf(const QString &type, const QJsonObject &fields) const
{
    QVector<Uid> parents;
    for (const QString &link : belonging(type).links)
        addOnce(parents, uidIn(fields, link));
    return parents;
}

Result<QVector<Uid>> RolePolicy::ownersOf(ServerTransaction &transaction, const QString &type,
                                          const QJsonObject &fields) const
{
    QVector<Uid> owners;
    // a part is its whole's, whoever wrote it
    if (!belonging(type).isPart)
        addOnce(owners, uidIn(fields, kOwner));
    for (const Uid &parent : parentsOf(type, fields)) {
        TRY_ASSIGN(const auto row, transaction.row(parent));
        if (row)
            addOnce(owners, uidIn(row->fields, kOwner));
    }
    return owners;
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
    return buckets;
}

bool RolePolicy::movesChildren(const QString &type, const QJsonObject &before, const QJsonObject &after) const
{
    const Area area = areaOf(type);
    return area != Area::Shared && area != Area::Setup && before.value(kOwner) != after.value(kOwner);
}

Result<bool> RolePolicy::mayApply(ServerTransaction &transaction, const Uid &user, const ServerRow *row,
                                  const Mutation &mutation, const QSet<Uid> &mergedAway) const
{
    TRY_ASSIGN(const Grantee who, granteeOf(transaction, user));
    if (isOwnProfile(user, row, mutation))
        return true;
    const QString type = row ? row->type : mutation.type;
    const Area area = areaOf(type);
    const bool isPart = belonging(type).isPart;
    Action action = actionOf(mutation, !row, row && mergedAway.contains(row->row));
    if (isPart && action != Action::Erase)
        action = Action::Edit;
    if (row && onlyFollowsMerge(*row, mutation, mergedAway))
        action = Action::Read;
    if (mutation.op == Op::Heal && !row) {
        // What a restored server lost comes back from whoever could read it: it may be the only copy.
        TRY_ASSIGN(const Organisation organisation, transaction.organisation());
        if (!organisation.restored.isEmpty())
            action = Action::Read;
    }
    if (row) {
        TRY_ASSIGN(const QVector<Uid> owners, ownersOf(transaction, type, row->fields));
        if (!allowed(who, area, action, owners))
            return false;
        if (!isPart && mutation.fields.contains(kOwner) && mutation.fields.value(kOwner) != row->fields.value(kOwner) &&
            mutation.op == Op::Update)
            return allowed(who, area, Action::Assign, owners);
        if (!isPart || mutation.op != Op::Update)
            return true;
    }
    // new, or a part that may move to another whole
    const QJsonObject fields = changed(row, mutation);
    TRY_ASSIGN(const QVector<Uid> owners, ownersOf(transaction, type, fields));
    if (!allowed(who, area, action, owners))
        return false;
    if (type == QLatin1String("record_pair") &&
        fields.value(QStringLiteral("relation")) == QJsonValue(QStringLiteral("merged"))) {
        for (const QString &end : {QStringLiteral("first"), QStringLiteral("second")}) {
            TRY_ASSIGN(const auto merged, transaction.row(uidIn(fields, end)));
            if (!merged)
                continue;
            TRY_ASSIGN(const QVector<Uid> its, ownersOf(transaction, merged->type, merged->fields));
            if (!allowed(who, areaOf(merged->type), Action::Merge, its))
                return false;
        }
    }
    // made for a colleague: as if it were one's own and then given away
    const Uid owner = uidIn(fields, kOwner);
    if (!row && !isPart && action == Action::Create && !owner.isNull() && owner != user)
        return area == Area::Shared || area == Area::Setup || who.role.level(area, Action::Assign) != Level::No ||
               !belonging(type).links.isEmpty();
    return true;
}

Result<QJsonObject> RolePolicy::rightsOf(ServerTransaction &transaction, const Uid &user) const
{
    TRY_ASSIGN(const Grantee who, granteeOf(transaction, user));
    QJsonObject rights = who.role.toJson();
    QJsonArray team;
    for (const Uid &colleague : who.team)
        team.append(uidText(colleague));
    rights.insert(QStringLiteral("team"), team);
    return rights;
}

}  // namespace fieldfare::sync
