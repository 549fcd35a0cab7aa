// SPDX-License-Identifier: GPL-3.0-or-later
#include "security/attempt.h"

#include <QCoreApplication>

#include <QJsonArray>

#include <algorithm>

namespace fieldfare {

namespace {

const QString kOwnerField = QStringLiteral("owner");

Uid uidIn(const QJsonObject &fields, const QString &field) { return Uid(fields.value(field).toString()); }

void addOnce(QVector<Uid> &list, const Uid &uid)
{
    if (!uid.isNull() && std::find(list.cbegin(), list.cend(), uid) == list.cend())
        list.append(uid);
}

bool onlyFollowsMerge(const Attempt &attempt)
{
    if (!attempt.before || !attempt.mergedAway || attempt.mergedAway->isEmpty() || attempt.changes.isEmpty())
        return false;
    for (auto it = attempt.changes.begin(); it != attempt.changes.end(); ++it) {
        if (it.key() != QLatin1String("changed_at") && it.key() != QLatin1String("changed_by") &&
            !attempt.mergedAway->contains(uidIn(*attempt.before, it.key())))
            return false;
    }
    return true;
}

/// One's own user record, but for what an administrator says of people.
bool isOwnProfile(const Uid &person, const Attempt &attempt)
{
    static const QStringList reserved{QStringLiteral("role"), QStringLiteral("team"), QStringLiteral("manager"),
                                      QStringLiteral("active")};
    if (attempt.type != QLatin1String("user") || attempt.record != person)
        return false;
    if (!attempt.before || attempt.action == Action::Create)
        return attempt.action == Action::Create;  // of one that is there: says nothing new
    return attempt.action == Action::Edit && !attempt.changes.isEmpty() &&
           std::none_of(reserved.cbegin(), reserved.cend(),
                        [&](const QString &field) { return attempt.changes.contains(field); });
}

/// Looks the owners up only where they matter.
Result<Judgement> decide(const Grantee &who, Area area, Action action, const RightFacts &record, const FactsOf &factsOf)
{
    Judgement judgement{false, area, action, {}};
    const Level level = who.role.level(area, action);
    if (level == Level::Own || level == Level::Team) {
        TRY_ASSIGN(judgement.owners, ownersOf(record, factsOf));
    }
    judgement.may = allowed(who, area, action, judgement.owners);
    if (!judgement.may && (action == Action::Read || action == Action::Edit)) {
        TRY_ASSIGN(const QVector<Share> shares, sharesOf(record, factsOf));
        judgement.share = shareOf(shares, who.person);
        judgement.may = judgement.share && (action == Action::Read || judgement.share->mayEdit);
    }
    return judgement;
}

bool changesShares(const Attempt &attempt)
{
    // shared with nobody: an empty set or none
    const auto orNull = [](const QJsonValue &value) {
        return value.isUndefined() || (value.isArray() && value.toArray().isEmpty()) ? QJsonValue() : value;
    };
    return isShareable(attempt.type) && attempt.changes.contains(sharedWithField) &&
           orNull(attempt.changes.value(sharedWithField)) != orNull(attempt.before->value(sharedWithField));
}

/// Owners show their records to whom they like, as far as they may change them; others need the right to give them away.
Result<Judgement> judgeSharing(const Grantee &who, const Judgement &editing, const RightFacts &record,
                               const FactsOf &factsOf)
{
    if (!editing.share && uidIn(record.fields, kOwnerField) == who.person)
        return editing;
    return decide(who, editing.area, Action::Assign, record, factsOf);
}

/// A record that says of two others that one was merged into the other.
Result<std::optional<Judgement>> judgeMerge(const Grantee &who, const QJsonObject &fields, const FactsOf &factsOf)
{
    for (const QString &end : {QStringLiteral("first"), QStringLiteral("second")}) {
        TRY_ASSIGN(const auto merged, factsOf(uidIn(fields, end)));
        if (!merged)
            continue;
        TRY_ASSIGN(const Judgement its, decide(who, areaOf(merged->type), Action::Merge, *merged, factsOf));
        if (!its.may)
            return std::optional(its);
    }
    return std::optional<Judgement>();
}

}  // namespace

const Belonging &belongingOf(const QString &type)
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

Action actionOnType(const QString &type, Action action)
{
    const bool writes =
        action == Action::Create || action == Action::Delete || action == Action::Assign || action == Action::Merge;
    return writes && belongingOf(type).isPart ? Action::Edit : action;
}

Result<QVector<Uid>> ownersOf(const RightFacts &record, const FactsOf &factsOf)
{
    QVector<Uid> owners;
    const Belonging &belonging = belongingOf(record.type);
    // a part is its whole's, whoever wrote it
    if (!belonging.isPart)
        addOnce(owners, uidIn(record.fields, kOwnerField));
    for (const QString &link : belonging.links) {
        const Uid parent = uidIn(record.fields, link);
        if (parent.isNull())
            continue;
        TRY_ASSIGN(const auto facts, factsOf(parent));
        if (facts)
            addOnce(owners, uidIn(facts->fields, kOwnerField));
    }
    return owners;
}

Result<QVector<Share>> sharesOf(const RightFacts &record, const FactsOf &factsOf)
{
    QVector<Share> shares;
    if (isShareable(record.type))
        shares = sharesFrom(record.fields.value(sharedWithField));
    const Belonging &belonging = belongingOf(record.type);
    for (const QString &link : belonging.links) {
        const Uid parent = uidIn(record.fields, link);
        if (parent.isNull())
            continue;
        TRY_ASSIGN(const auto facts, factsOf(parent));
        if (!facts || !isShareable(facts->type))
            continue;
        const QVector<Share> theirs = sharesFrom(facts->fields.value(sharedWithField));
        for (Share share : theirs) {
            share.mayEdit = share.mayEdit && belonging.isPart;  // what is about a record is its author's
            const auto known = std::find_if(shares.begin(), shares.end(),
                                            [&](const Share &other) { return other.person == share.person; });
            if (known == shares.end())
                shares.append(share);
            else if (share.mayEdit && !known->mayEdit)
                *known = share;
        }
    }
    return shares;
}

Result<Judgement> judge(const Grantee &who, const Attempt &attempt, const FactsOf &factsOf)
{
    const Area area = areaOf(attempt.type);
    const bool isPart = belongingOf(attempt.type).isPart;
    if (isOwnProfile(who.person, attempt))
        return Judgement{true, area, attempt.action, {}};
    const Action action = onlyFollowsMerge(attempt) ? Action::Read : actionOnType(attempt.type, attempt.action);
    Judgement judgement;
    if (attempt.before) {
        const RightFacts standing{attempt.type, *attempt.before};
        TRY_ASSIGN(judgement, decide(who, area, action, standing, factsOf));
        if (!judgement.may || attempt.changes.isEmpty())
            return judgement;
        if (!isPart && attempt.changes.contains(kOwnerField) &&
            attempt.changes.value(kOwnerField) != attempt.before->value(kOwnerField))
            return decide(who, area, Action::Assign, standing, factsOf);
        if (changesShares(attempt))
            return judgeSharing(who, judgement, standing, factsOf);
        if (!isPart)
            return judgement;
    }
    // new, or a part that may move to another whole
    RightFacts after{attempt.type, attempt.before.value_or(QJsonObject())};
    for (auto it = attempt.changes.begin(); it != attempt.changes.end(); ++it)
        after.fields.insert(it.key(), it.value());
    TRY_ASSIGN(judgement, decide(who, area, action, after, factsOf));
    if (!judgement.may)
        return judgement;
    if (attempt.type == QLatin1String("record_pair") &&
        after.fields.value(QStringLiteral("relation")) == QJsonValue(QStringLiteral("merged"))) {
        TRY_ASSIGN(const auto refused, judgeMerge(who, after.fields, factsOf));
        if (refused)
            return *refused;
    }
    // made for a colleague: as if it were one's own and then given away
    const Uid owner = uidIn(after.fields, kOwnerField);
    if (!attempt.before && !isPart && action == Action::Create && !owner.isNull() && owner != who.person) {
        const bool isCommon = area == Area::Shared || area == Area::Setup || !belongingOf(attempt.type).links.isEmpty();
        if (!isCommon && who.role.level(area, Action::Assign) == Level::No)
            return Judgement{false, area, Action::Assign, {owner}};
    }
    const bool isShared = isShareable(attempt.type) && !sharesFrom(after.fields.value(sharedWithField)).isEmpty();
    if (!attempt.before && action == Action::Create && isShared && owner != who.person &&
        who.role.level(area, Action::Assign) == Level::No)
        return Judgement{false, area, Action::Assign, {owner}};
    return judgement;
}

QString reasonOf(const Grantee &who, const Judgement &judgement, const std::function<QString(const Uid &)> &nameOf)
{
    if (!judgement.share)
        return explanation(who, judgement.area, judgement.action, judgement.owners);
    const Uid by = judgement.share->by;
    const QString found = nameOf && !by.isNull() ? nameOf(by) : QString();
    const QString name = found.isEmpty() ? QCoreApplication::translate("Role", "Somebody") : found;
    if (!judgement.may)
        return QCoreApplication::translate("Role", "%1 shared it with you for reading only.").arg(name);
    return judgement.action == Action::Read
               ? QCoreApplication::translate("Role", "%1 shared it with you.").arg(name)
               : QCoreApplication::translate("Role", "%1 shared it with you and lets you change it.").arg(name);
}

}  // namespace fieldfare
