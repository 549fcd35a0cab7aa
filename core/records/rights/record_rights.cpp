// SPDX-License-Identifier: GPL-3.0-or-later
#include "records/rights/record_rights.h"

#include "records/user/user.h"

#include <QCoreApplication>
#include <QJsonArray>
#include <QJsonDocument>

namespace fieldfare {

namespace {

constexpr qsizetype kMostNamed = 10'000;  // of one question a handful
const QString kOwner = QStringLiteral("owner");

struct RightsText {
    Q_DECLARE_TR_FUNCTIONS(Role)
};

QString noRightTo(Action action, const QString &record)
{
    switch (action) {
    case Action::Create: return RightsText::tr("You have no right to make records of the type %1.").arg(record);
    case Action::Delete: return RightsText::tr("You have no right to delete “%1”.").arg(record);
    case Action::Assign: return RightsText::tr("You have no right to give “%1” to somebody else.").arg(record);
    case Action::Merge: return RightsText::tr("You have no right to merge “%1”.").arg(record);
    case Action::Erase: return RightsText::tr("You have no right to erase “%1” for good.").arg(record);
    case Action::Read:
    case Action::Export:
    case Action::Edit: break;
    }
    return RightsText::tr("You have no right to change “%1”.").arg(record);
}

}  // namespace

Result<Uid> RecordRights::uidOf(const RecordType &type, qint64 id)
{
    TRY_ASSIGN(const Uid uid, RecordReader(m_context).uidOf(type, id));
    if (m_named.size() > kMostNamed)
        m_named.clear();
    if (!uid.isNull())
        m_named.insert(uid, {type.number, id});
    return uid;
}

Result<Uid> RecordRights::personOf(qint64 user)
{
    const auto known = m_people.constFind(user);
    if (known != m_people.constEnd())
        return *known;
    TRY_ASSIGN(const Uid uid, RecordReader(m_context).uidOf(m_context.catalog().at(User::kNumber), user));
    m_people.insert(user, uid);
    return uid;
}

Result<QJsonObject> RecordRights::facts(const RecordType &type, const Record &record)
{
    QJsonObject fields;
    if (record.owner.isValid()) {
        TRY_ASSIGN(const Uid owner, personOf(record.owner.value));
        fields.insert(kOwner, uidText(owner));
    }
    if (isShareable(type.key)) {
        const FieldSpec *shared = type.field(sharedWithField);
        const Value value = shared ? shared->read(record) : Value();
        if (!value.isNull())
            fields.insert(sharedWithField, QJsonArray::fromStringList(value.toStringList()));
    }
    for (const QString &key : belongingOf(type.key).links) {
        const FieldSpec *link = type.field(key);
        const RecordType *target = link ? m_context.catalog().find(link->target) : nullptr;
        const qint64 id = link ? link->read(record).toLongLong() : 0;
        if (!target || id <= 0)
            continue;
        TRY_ASSIGN(const Uid uid, uidOf(*target, id));
        fields.insert(key, uidText(uid));
    }
    return fields;
}

FactsOf RecordRights::factsOf()
{
    return [this](const Uid &record) -> Result<std::optional<RightFacts>> {
        const auto named = m_named.constFind(record);
        if (named == m_named.constEnd())
            return std::optional<RightFacts>();
        const RecordType &type = m_context.catalog().at(named->first);
        const QString shared = isShareable(type.key) ? sharedWithField : QStringLiteral("NULL");
        TRY_ASSIGN(auto query,
                   m_context.statements().run(
                       QStringLiteral("SELECT owner, %1 FROM %2 WHERE id=?").arg(shared, type.table), {named->second}));
        const bool isThere = query.next();
        const qint64 owner = isThere ? query.value(0).toLongLong() : 0;
        const QByteArray shares = isThere ? query.value(1).toByteArray() : QByteArray();
        TRY(finished(query));
        if (!isThere)
            return std::optional<RightFacts>();
        RightFacts facts{type.key, {}};
        if (!shares.isEmpty())
            facts.fields.insert(sharedWithField, QJsonDocument::fromJson(shares).array());
        if (owner > 0) {
            TRY_ASSIGN(const Uid person, personOf(owner));
            facts.fields.insert(kOwner, uidText(person));
        }
        return std::optional(facts);
    };
}

Result<Judgement> RecordRights::judge(Action action, const Record *before, const Record *after,
                                      const QStringList &changed, const QSet<Uid> *mergedAway)
{
    const Access &access = m_context.session().access;
    const Record &record = before ? *before : *after;
    const RecordType &type = m_context.catalog().of(record);
    const Grantee *who = access.grantee();
    if (!who)
        return Judgement{access.isEverything(), areaOf(type.key), action, {}};
    Attempt attempt;
    attempt.action = action;
    attempt.type = type.key;
    attempt.record = record.uid;
    attempt.mergedAway = mergedAway;
    if (before) {
        TRY_ASSIGN(attempt.before, facts(type, *before));
        if (mergedAway && !mergedAway->isEmpty()) {
            // links that no right depends on follow a merge as well
            for (const QString &key : changed) {
                const FieldSpec *link = type.field(key);
                const RecordType *target = link ? m_context.catalog().find(link->target) : nullptr;
                if (!target || attempt.before->contains(key))
                    continue;
                TRY_ASSIGN(const Uid uid, uidOf(*target, link->read(*before).toLongLong()));
                attempt.before->insert(key, uidText(uid));
            }
        }
    }
    if (after) {
        TRY_ASSIGN(const QJsonObject now, facts(type, *after));
        if (before) {
            for (const QString &key : changed)
                attempt.changes.insert(key, now.value(key).isUndefined() ? QJsonValue() : now.value(key));
        } else {
            attempt.changes = now;
        }
    }
    return fieldfare::judge(*who, attempt, factsOf());
}

Result<void> RecordRights::check(Action action, const Record *before, const Record *after, const QStringList &changed,
                                 const QSet<Uid> *mergedAway)
{
    if (m_context.session().access.isEverything())
        return {};
    TRY_ASSIGN(const Judgement judgement, judge(action, before, after, changed, mergedAway));
    if (judgement.may)
        return {};
    const Record &record = before ? *before : *after;
    const RecordType &type = m_context.catalog().of(record);
    const QString name = before && !before->displayName.isEmpty() ? before->displayName : type.label();
    return fail(ErrorCode::Forbidden,
                noRightTo(before ? judgement.action : Action::Create, name) + QLatin1Char(' ') + reason(judgement));
}

QString RecordRights::reason(const Judgement &judgement) const
{
    const Grantee *who = m_context.session().access.grantee();
    if (!who)
        return {};
    return reasonOf(*who, judgement, [this](const Uid &person) {
        const RecordType &people = m_context.catalog().at(User::kNumber);
        RecordReader reader(m_context);
        const auto id = reader.findByUid(people, person);
        const auto names = id ? reader.displayNames(people, {*id}) : Result<QHash<qint64, QString>>();
        return id && names ? names->value(*id) : QString();  // a name more or less changes no right
    });
}

namespace {

/// Rows that are shared with the person, or whose whole is.
QStringList waysByShare(ReadContext &context, const RecordType &type, Action action, const QString &alias,
                        const Uid &person)
{
    if (action != Action::Read && action != Action::Edit)
        return {};
    const QString wanted =
        QLatin1Char('"') + uidText(person) + (action == Action::Edit ? QStringLiteral("/edit") : QString());
    const auto names = [&](const QString &row) {
        return QStringLiteral("instr(%1.%2, '%3')>0").arg(row, sharedWithField, wanted);
    };
    QStringList ways;
    if (isShareable(type.key))
        ways.append(names(alias));
    const Belonging &belonging = belongingOf(type.key);
    for (const QString &key : action == Action::Edit && !belonging.isPart ? QStringList() : belonging.links) {
        const FieldSpec *link = type.field(key);
        const RecordType *target = link ? context.catalog().find(link->target) : nullptr;
        if (target && !link->column.isEmpty() && isShareable(target->key))
            ways.append(QStringLiteral("%1.\"%2\" IN (SELECT id FROM %3 AS whole WHERE %4)")
                            .arg(alias, link->column, target->table, names(QStringLiteral("whole"))));
    }
    return ways;
}

}  // namespace

Result<QString> rowsWithRight(ReadContext &context, const RecordType &type, Action action, const QString &alias)
{
    const Access &access = context.session().access;
    const Grantee *who = access.grantee();
    if (!who)
        return access.isEverything() ? QStringLiteral("1") : QStringLiteral("0");
    const Action asked = actionOnType(type.key, action);
    const Level level = who->role.level(areaOf(type.key), asked);
    if (level == Level::All)
        return QStringLiteral("1");
    QStringList ways = waysByShare(context, type, asked, alias, who->person);
    if (level == Level::No)
        return ways.isEmpty() ? QStringLiteral("0")
                              : QLatin1Char('(') + ways.join(QStringLiteral(" OR ")) + QLatin1Char(')');
    QVector<Uid> people{who->person};
    if (level == Level::Team)
        people += who->team;
    QStringList owners;
    for (const Uid &person : std::as_const(people))
        owners.append(QStringLiteral("x'%1'").arg(QString::fromLatin1(uidBytes(person).toHex())));
    const QString theirs = QStringLiteral("(SELECT id FROM user WHERE uid IN (%1))").arg(owners.join(QLatin1Char(',')));
    const Belonging &belonging = belongingOf(type.key);
    if (!belonging.isPart)
        ways.append(QStringLiteral("%1.owner IN %2").arg(alias, theirs));
    for (const QString &key : belonging.links) {
        const FieldSpec *link = type.field(key);
        const RecordType *target = link ? context.catalog().find(link->target) : nullptr;
        if (target && !link->column.isEmpty())
            ways.append(QStringLiteral("%1.\"%2\" IN (SELECT id FROM %3 WHERE owner IN %4)")
                            .arg(alias, link->column, target->table, theirs));
    }
    return ways.isEmpty() ? QStringLiteral("0")
                          : QLatin1Char('(') + ways.join(QStringLiteral(" OR ")) + QLatin1Char(')');
}

Result<RecordRightsView> rightsTo(ReadContext &context, const Record &record)
{
    RecordRightsView view;
    if (context.session().access.isEverything())
        return view;
    const RecordType &type = context.catalog().of(record);
    RecordRights rights(context);
    const bool isPart = belongingOf(type.key).isPart;
    for (const Action action :
         {Action::Read, Action::Edit, Action::Delete, Action::Assign, Action::Merge, Action::Export, Action::Erase}) {
        if (isPart && actionOnType(type.key, action) != action)
            continue;
        TRY_ASSIGN(const Judgement judgement, rights.judge(action, &record, nullptr));
        view.actions.append({action, judgement.may, rights.reason(judgement)});
        if (action == Action::Edit && !judgement.may)
            view.whyNotEdit = view.actions.last().reason;
        if (action == Action::Edit)
            view.mayEdit = view.mayDelete = judgement.may;
        if (action == Action::Delete)
            view.mayDelete = judgement.may;
        if (action == Action::Delete && !judgement.may)
            view.whyNotDelete = view.actions.last().reason;
    }
    if (isPart && !view.mayDelete)
        view.whyNotDelete = view.whyNotEdit;
    return view;
}

}  // namespace fieldfare
