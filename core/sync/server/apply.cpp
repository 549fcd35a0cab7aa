// SPDX-License-Identifier: GPL-3.0-or-later
#include "sync/server/apply.h"

#include "sync/protocol/codec.h"
#include "sync/server/row_codec.h"

#include <algorithm>

namespace fieldfare::sync {

namespace {

QString actionOf(Op op)
{
    switch (op) {
    case Op::Create: return QStringLiteral("create");
    case Op::Update: return QStringLiteral("update");
    case Op::Remove: return QStringLiteral("remove");
    case Op::Restore: return QStringLiteral("restore");
    case Op::Erase: return QString::fromLatin1(audit_action::erase);
    case Op::Heal: return QStringLiteral("heal");
    case Op::Resolve: return QStringLiteral("resolve");
    }
    return {};
}

}  // namespace

Applier::Applier(ServerTransaction &transaction, Organisation &organisation, const AccessPolicy &access,
                 const FieldRules &rules, qint64 now, Uid user, Uid device)
    : m_transaction(transaction),
      m_organisation(organisation),
      m_access(access),
      m_rules(rules),
      m_now(now),
      m_user(user),
      m_device(device)
{
}

FieldVersion Applier::versionOf(const Mutation &mutation) const
{
    // a healed value is nobody's: its bearer's own edits are no later than it
    return {m_organisation.head, mutation.time, mutation.op == Op::Heal || m_isRedirected ? Uid() : m_device};
}

qint64 Applier::seenOf(const Mutation &mutation, const QString &field)
{
    const auto older = mutation.older.constFind(field);
    return older == mutation.older.cend() ? mutation.base : std::min(mutation.base, older->base);
}

bool Applier::isOwn(const FieldVersion &version, const Mutation &mutation) const
{
    return version.device == m_device && !mutation.isBlind;
}

void Applier::addConflict(ServerRow &row, Conflict conflict, const QString &field, const Uid &mid)
{
    conflict.field = field;
    conflict.id = derivedUid(QByteArrayLiteral("conflict") + uidBytes(mid) + field.toUtf8() + conflict.kind.toUtf8());
    keepConflict(row, conflict);
}

void Applier::keepConflict(ServerRow &row, const Conflict &conflict)
{
    // sent again after a restore it may be here already, given back with its row
    const auto known = std::find_if(row.conflicts.cbegin(), row.conflicts.cend(),
                                    [&](const Conflict &other) { return other.id == conflict.id; });
    if (known == row.conflicts.cend())
        row.conflicts.append(conflict);
}

Result<void> Applier::store(ServerRow &row)
{
    TRY_ASSIGN(const auto before, m_transaction.row(row.row));
    TRY(place(row));
    if (!m_access.movesChildren(row.type, before ? before->fields : QJsonObject(), row.fields))
        return {};
    // who may see a record may see what belongs to it
    TRY_ASSIGN(const QVector<Uid> children, m_transaction.children(row.row));
    TRY(m_transaction.expect(children, {}));
    for (const Uid &uid : children) {
        TRY_ASSIGN(auto child, m_transaction.row(uid));
        if (!child || child->erased || !child->parents.contains(row.row))
            continue;
        TRY_ASSIGN(const auto in, m_transaction.bucketsOf({uid}, child->buckets));
        TRY_ASSIGN(const QStringList wanted, m_access.bucketsOfRow(m_transaction, child->type, child->fields));
        const QStringList now = in.value(uid);
        if (QSet<QString>(now.begin(), now.end()) != QSet<QString>(wanted.begin(), wanted.end()))
            TRY(place(*child));
    }
    return {};
}

/// People are shown names, not devices; who it was is kept when the device goes.
Result<Uid> Applier::personOf(const Uid &device, const Uid &known)
{
    if (!known.isNull() || device.isNull())
        return known;
    TRY_ASSIGN(const auto found, m_transaction.device(device));
    return found ? found->user : Uid();
}

Result<void> Applier::place(ServerRow &row)
{
    row.seq = m_organisation.head;
    row.parents = row.erased ? QVector<Uid>() : m_access.parentsOf(row.type, row.fields);
    for (Conflict &conflict : row.conflicts) {
        TRY_ASSIGN(conflict.keptPerson, personOf(conflict.keptBy, conflict.keptPerson));
        TRY_ASSIGN(conflict.otherPerson, personOf(conflict.otherBy, conflict.otherPerson));
    }
    QStringList present;
    if (!row.erased) {
        TRY_ASSIGN(present, m_access.bucketsOfRow(m_transaction, row.type, row.fields));
    }
    for (const QString &bucket : std::as_const(present)) {
        if (!row.buckets.contains(bucket))
            row.buckets.append(bucket);
    }
    return m_transaction.putRow(row, present);
}

Result<void> Applier::checkNumber(ServerRow &row, const QString &field, const Mutation &mutation)
{
    const QString number = row.fields.value(field).toString();
    if (number.isEmpty())
        return {};
    TRY_ASSIGN(const Uid holder, m_transaction.holderOfNumber(row.type, field, number, row.row));
    if (holder.isNull())
        return {};
    // which of two sent documents is renumbered is for people to say
    Conflict conflict;
    conflict.kind = QString::fromLatin1(conflict_kind::numberTaken);
    conflict.kept = number;
    conflict.other = uidText(holder);
    conflict.keptBy = m_device;
    conflict.keptAt = mutation.time;
    addConflict(row, conflict, field, mutation.mid);
    return {};
}

Result<Verdict> Applier::create(const Mutation &mutation)
{
    TRY_ASSIGN(const bool isAllowed, m_access.mayApply(m_transaction, m_user, nullptr, mutation, m_mergedAway));
    if (!isAllowed)
        return Verdict::Forbidden;
    m_organisation.head += 1;
    ServerRow row;
    row.type = mutation.type;
    row.row = mutation.row;
    for (auto it = mutation.fields.begin(); it != mutation.fields.end(); ++it) {
        setField(row.fields, it.key(), it.value());
        row.versions.insert(it.key(), versionOf(mutation));
        if (m_rules.rule(row.type, it.key()) == FieldRule::Number)
            TRY(checkNumber(row, it.key(), mutation));
    }
    for (const Conflict &conflict : mutation.conflicts)
        keepConflict(row, conflict);
    TRY(store(row));
    return Verdict::Applied;
}

Result<void> Applier::mergeInto(ServerRow &row, const Mutation &mutation, Verdict &verdict)
{
    for (auto it = mutation.fields.begin(); it != mutation.fields.end(); ++it) {
        const FieldRule rule = m_rules.rule(row.type, it.key());
        const IncomingField incoming{it.value(),    mutation.before.value(it.key()), seenOf(mutation, it.key()),
                                     mutation.time, versionOf(mutation).device,      mutation.isBlind};
        FieldOutcome outcome = mergeField(rule, row.fields.value(it.key()), row.versions.value(it.key()), incoming);
        if (outcome.isTaken) {
            setField(row.fields, it.key(), outcome.value);
            FieldVersion version = versionOf(mutation);
            if (outcome.isMerged)
                version.device = {};
            row.versions.insert(it.key(), version);
            if (rule == FieldRule::Number)
                TRY(checkNumber(row, it.key(), mutation));
        }
        if (outcome.conflict)
            addConflict(row, *outcome.conflict, it.key(), mutation.mid);
        if (outcome.isLost)
            verdict = Verdict::Lost;
    }
    return {};
}

Result<Verdict> Applier::update(ServerRow row, const Mutation &mutation)
{
    m_organisation.head += 1;
    Verdict verdict = Verdict::Applied;
    if (mutation.op == Op::Create) {
        // somebody gave the row back to a restored server: whatever stands in it comes after its making
        TRY(store(row));
        return verdict;
    }
    if (mutation.op == Op::Restore) {
        // the bin kept what was last known here, which may be newer than what this device had thrown away
        row.deleted.reset();
        TRY(store(row));
        return verdict;
    }
    if (row.deleted) {
        const bool unseen = row.deleted->seq > mutation.base && !isOwn(*row.deleted, mutation);
        if (unseen) {
            // deleted by somebody who did not know of this edit: what is wanted again lives
            Conflict conflict;
            conflict.kind = QString::fromLatin1(conflict_kind::deleteThenEdit);
            conflict.keptBy = m_device;
            conflict.keptAt = mutation.time;
            conflict.otherBy = row.deleted->device;
            conflict.otherAt = row.deleted->time;
            addConflict(row, conflict, QString(), mutation.mid);
            row.deleted.reset();
        }
    }
    TRY(mergeInto(row, mutation, verdict));
    for (const Conflict &conflict : mutation.conflicts)
        keepConflict(row, conflict);
    TRY(store(row));
    return verdict;
}

Result<Verdict> Applier::remove(ServerRow row, const Mutation &mutation)
{
    m_organisation.head += 1;
    QStringList unseen;
    for (auto it = row.versions.cbegin(); it != row.versions.cend(); ++it) {
        if (it->seq > seenOf(mutation, it.key()) && !isOwn(*it, mutation) &&
            m_rules.rule(row.type, it.key()) != FieldRule::Quiet)
            unseen.append(it.key());
    }
    Verdict verdict = Verdict::Applied;
    if (!unseen.isEmpty() && m_mergedAway.contains(row.row)) {
        // half a merge would be worse than an edit to look at: it goes, and its unseen values are kept with the row it went into
        TRY_ASSIGN(const Uid kept, m_transaction.alias(row.row));
        TRY_ASSIGN(auto target, m_transaction.row(kept));
        if (target && !target->erased) {
            for (const QString &field : std::as_const(unseen)) {
                Conflict conflict;
                conflict.kind = QString::fromLatin1(conflict_kind::editMerged);
                const QJsonValue now = target->fields.value(field);
                conflict.kept = now.isUndefined() ? QJsonValue() : now;
                const QJsonValue other = row.fields.value(field);
                conflict.other = other.isUndefined() ? QJsonValue() : other;
                conflict.keptBy = m_device;
                conflict.keptAt = mutation.time;
                conflict.otherBy = row.versions.value(field).device;
                conflict.otherAt = row.versions.value(field).time;
                addConflict(*target, conflict, field, mutation.mid);
            }
            TRY(store(*target));
            row.deleted = versionOf(mutation);
            TRY(store(row));
            return Verdict::Lost;
        }
    }
    if (!unseen.isEmpty()) {
        Conflict conflict;
        conflict.kind = QString::fromLatin1(conflict_kind::editBeatsDelete);
        conflict.other = unseen.join(u',');
        conflict.keptBy = row.versions.value(unseen.first()).device;
        conflict.keptAt = row.versions.value(unseen.first()).time;
        conflict.otherBy = m_device;
        conflict.otherAt = mutation.time;
        addConflict(row, conflict, QString(), mutation.mid);
        verdict = Verdict::Lost;
    } else if (!row.deleted) {
        row.deleted = versionOf(mutation);
    }
    TRY(store(row));
    return verdict;
}

qint64 Applier::stillMeant(const Seen &seen) const
{
    qint64 base = std::min(seen.base, m_organisation.head);
    const qint64 epoch = std::clamp<qint64>(seen.epoch, 0, m_organisation.epoch);
    for (auto it = m_organisation.restored.lowerBound(epoch); it != m_organisation.restored.cend(); ++it)
        base = std::min(base, *it);
    return base;
}

Result<Verdict> Applier::apply(Mutation mutation)
{
    mutation.base = stillMeant({mutation.base, mutation.epoch});
    for (Seen &seen : mutation.older)
        seen.base = stillMeant(seen);
    mutation.time = clamped(mutation.time, m_now);
    if (mutation.op != Op::Heal)
        mutation.conflicts.clear();

    m_isRedirected = false;
    TRY_ASSIGN(auto row, m_transaction.row(mutation.row));
    if (row && row->deleted && mutation.op == Op::Update) {
        // merged into another: the edit follows, as often as that happened
        Uid uid = mutation.row;
        for (int steps = 0; steps < 50; ++steps) {
            TRY_ASSIGN(const Uid next, m_transaction.alias(uid));
            if (next.isNull())
                break;
            uid = next;
        }
        if (uid != mutation.row) {
            TRY_ASSIGN(auto target, m_transaction.row(uid));
            if (target && !target->erased && !target->deleted) {
                row = std::move(target);
                mutation.row = uid;
                // its author spoke of another record and saw nothing of this one
                mutation.base = 0;
                mutation.older.clear();
                m_isRedirected = true;
            }
        }
    }
    m_target = mutation.row;
    if (!row && (mutation.op == Op::Create || mutation.op == Op::Heal))
        return create(mutation);
    if (!row)
        return Verdict::Missing;
    if (row->erased)
        return Verdict::Erased;
    if (mutation.op == Op::Heal && row->deleted && mutation.conflicts.isEmpty())
        return Verdict::Duplicate;
    TRY_ASSIGN(const bool isAllowed, m_access.mayApply(m_transaction, m_user, &*row, mutation, m_mergedAway));
    if (!isAllowed)
        return Verdict::Forbidden;
    if (mutation.op == Op::Heal && row->deleted) {
        // it stays in the bin; what lost before the restore is kept nowhere else
        m_organisation.head += 1;
        for (const Conflict &conflict : mutation.conflicts)
            keepConflict(*row, conflict);
        TRY(store(*row));
        return Verdict::Applied;
    }
    switch (mutation.op) {
    case Op::Create:
    case Op::Update:
    case Op::Heal:
    case Op::Restore: return update(std::move(*row), mutation);
    case Op::Remove: return remove(std::move(*row), mutation);
    case Op::Erase:
        m_organisation.head += 1;
        row->fields = {};
        row->versions.clear();
        row->conflicts.clear();
        row->deleted.reset();
        row->erased = true;
        TRY(m_transaction.forgetQuarantined(row->row));
        if (row->type == QLatin1String("attachment"))
            TRY(m_transaction.putContent(row->row, QString()));
        TRY(store(*row));
        return Verdict::Applied;
    case Op::Resolve: {
        m_organisation.head += 1;
        const Uid id(mutation.fields.value(QStringLiteral("conflict")).toString());
        row->conflicts.removeIf([&](const Conflict &conflict) { return conflict.id == id; });
        TRY(store(*row));
        return Verdict::Applied;
    }
    }
    return Verdict::Duplicate;
}

Result<void> Applier::noteMerges(const QVector<Mutation> &group)
{
    m_mergedAway.clear();
    for (const Mutation &mutation : group) {
        if (mutation.isRefused || mutation.op != Op::Create || mutation.type != QLatin1String("record_pair") ||
            mutation.fields.value(QStringLiteral("relation")) != QJsonValue(QStringLiteral("merged")))
            continue;
        const Uid gone(mutation.fields.value(QStringLiteral("first")).toString());
        const Uid kept(mutation.fields.value(QStringLiteral("second")).toString());
        if (gone.isNull() || kept.isNull() || gone == kept)
            continue;
        TRY_ASSIGN(const auto known, m_transaction.appliedMutation(mutation.mid));
        if (known)
            continue;  // refused, or followed by others since
        m_mergedAway.insert(gone);
        TRY(m_transaction.putAlias(gone, kept));
    }
    return {};
}

Result<void> Applier::addAudit(const Mutation &mutation, const Uid &row)
{
    AuditEntry entry;
    entry.at = m_now;
    entry.actor = m_user;
    entry.device = m_device;
    entry.action = actionOf(mutation.op);
    entry.type = mutation.type;
    entry.record = row;
    entry.mid = mutation.mid;
    entry.fields = mutation.fields.keys().join(u' ');
    if (!mutation.fields.isEmpty())
        commitTo(entry, fieldsToBytes(mutation.fields));
    TRY(m_transaction.addAudit(std::move(entry)));
    return mutation.op == Op::Erase ? m_transaction.forgetAudited(row) : Result<void>();
}

Result<QVector<MutationResult>> Applier::applyGroup(const QVector<Mutation> &group)
{
    TRY(m_transaction.savepoint());
    const Organisation before = m_organisation;
    QVector<AppliedMutation> done;
    QVector<Uid> targets;
    bool forbidden = false;
    TRY(noteMerges(group));
    for (const Mutation &mutation : group) {
        targets.append(mutation.row);
        TRY_ASSIGN(const auto known, m_transaction.appliedMutation(mutation.mid));
        if (known) {
            // an answer that was lost: the device must have pulled up to here before its own copy can go
            done.append({m_device, mutation.n, mutation.mid,
                         isRefusal(known->verdict) ? known->verdict : Verdict::Duplicate,
                         std::min(known->seq, m_organisation.head)});
            continue;
        }
        if (mutation.isRefused) {
            done.append({m_device, mutation.n, mutation.mid, Verdict::Forbidden, m_organisation.head});
            continue;
        }
        TRY_ASSIGN(const Verdict verdict, apply(mutation));
        targets.last() = m_target;
        done.append({m_device, mutation.n, mutation.mid, verdict, m_organisation.head});
        forbidden = forbidden || verdict == Verdict::Forbidden;
        TRY(m_transaction.setHead(m_organisation.head));
    }
    if (forbidden) {
        TRY(m_transaction.rollbackToSavepoint());
        m_organisation = before;
        for (AppliedMutation &one : done) {
            if (one.verdict != Verdict::Duplicate) {
                one.verdict = Verdict::Forbidden;
                one.seq = m_organisation.head;
            }
        }
    }
    QVector<MutationResult> results;
    for (qsizetype i = 0; i < done.size(); ++i) {
        const AppliedMutation &one = done[i];
        if (one.verdict == Verdict::Forbidden) {
            TRY_ASSIGN(const auto known, m_transaction.appliedMutation(one.mid));
            if (!known)
                TRY(m_transaction.quarantine(m_device, group[i], one.verdict));
        }
        TRY(m_transaction.addApplied(one));
        if (one.verdict == Verdict::Applied || one.verdict == Verdict::Lost)
            TRY(addAudit(group[i], targets[i]));
        results.append({one.n, one.verdict, one.seq});
    }
    return results;
}

}  // namespace fieldfare::sync
