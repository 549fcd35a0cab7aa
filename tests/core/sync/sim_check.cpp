// SPDX-License-Identifier: GPL-3.0-or-later
#include "sim_check.h"

#include "sync/merge/merge.h"
#include "sync/protocol/codec.h"

#include <QJsonDocument>

#include <algorithm>

namespace fieldfare::sync {

namespace {

const QString kTags = QStringLiteral("tags");
const QString kContact = QStringLiteral("contact");

QString textOf(const QJsonValue &value)
{
    return QString::fromUtf8(QJsonDocument(QJsonArray{value}).toJson(QJsonDocument::Compact));
}

QString keyOf(const Uid &row, const QString &field, const QJsonValue &value)
{
    return uidText(row) + u'/' + field + u'/' + textOf(value);
}

bool isChecked(const QString &field)
{
    // owner and team take the same values again and again: who saw which cannot be told
    static const QStringList checked{QStringLiteral("first_name"), QStringLiteral("last_name"), QStringLiteral("title"),
                                     QStringLiteral("website"), QStringLiteral("notes")};
    return checked.contains(field);
}

/// The record, and every one it was merged into.
QVector<Uid> withTargets(const Uid &row, const SimKnowledge &knowledge)
{
    QVector<Uid> uids{row};
    for (qsizetype i = 0; i < uids.size(); ++i) {
        const QList<Uid> targets = knowledge.merged.values(uids[i]);
        for (const Uid &target : targets) {
            if (!uids.contains(target))
                uids.append(target);
        }
    }
    return uids;
}

/// Every value of a field that is still somewhere: now, in conflicts, or seen by whoever wrote one that is.
QSet<QString> standing(const Uid &row, const QString &field, const SimServerStore &server,
                       const SimKnowledge &knowledge)
{
    QVector<QJsonValue> open;
    const auto &rows = server.memory.data().rows;
    const auto take = [&](const Uid &uid) {
        const ServerRow there = rows.value(uid);
        open.append(there.fields.contains(field) ? there.fields.value(field) : QJsonValue());
        for (const Conflict &conflict : there.conflicts) {
            if (conflict.field == field)
                open << conflict.kept << conflict.other;
        }
        for (const auto &[where, conflict] : knowledge.resolved) {
            if (where == uid && conflict.field == field)
                open << conflict.kept << conflict.other;
        }
    };
    QSet<QString> found;
    const QVector<Uid> uids = withTargets(row, knowledge);
    for (const Uid &uid : uids)
        take(uid);
    while (!open.isEmpty()) {
        const QJsonValue value = open.takeLast();
        const QString text = textOf(value);
        if (found.contains(text))
            continue;
        found.insert(text);
        for (const Uid &uid : uids) {
            const auto before = knowledge.saw.constFind(keyOf(uid, field, value));
            if (before != knowledge.saw.constEnd())
                open += *before;
        }
    }
    return found;
}

}  // namespace

QString rotKey(const Uid &row) { return keyOf(row, QStringLiteral("title"), QStringLiteral("rot")); }

void SimKnowledge::note(const DeviceStore::Edit &edit, const QJsonObject &before)
{
    if (edit.op != Op::Update && edit.op != Op::Create)
        return;
    for (auto it = edit.fields.begin(); it != edit.fields.end(); ++it) {
        const QJsonValue old = before.contains(it.key()) ? before.value(it.key()) : QJsonValue();
        if (it.key() == kTags) {
            const QJsonArray now = it.value().toArray();
            for (const auto &tag : old.toArray()) {
                if (!now.contains(tag))
                    takenOut.insert(keyOf(edit.row, kTags, tag));
            }
        } else {
            saw[keyOf(edit.row, it.key(), it.value())].append(old);
        }
    }
}

QStringList unseenOwnEdits(SimDevice &device, const SimKnowledge &knowledge, SimLooks &looks)
{
    const auto rows = device.store->rows(kContact);
    const auto held = device.store->held();
    QHash<std::pair<Uid, QString>, QJsonValue> last;
    const auto looked = device.store->transact([&](ClientTransaction &transaction) -> Result<void> {
        QHash<Uid, OutState> states;
        TRY_ASSIGN(const auto entries, transaction.everyOut());
        QSet<Uid> givenBack;
        for (const OutEntry &entry : entries) {
            states.insert(entry.mid, entry.isResent ? OutState::Done : entry.state);
            if (entry.op == Op::Heal && (entry.state == OutState::Pending || entry.state == OutState::Acked))
                givenBack.insert(entry.row);
        }
        for (const auto &[mid, change] : held) {
            if (change.type != kContact || change.op == Op::Remove || change.op == Op::Restore)
                continue;
            const auto state = states.constFind(mid);
            // a creation whose answer was not heard: what came since is newer
            TRY_ASSIGN(const auto meta, transaction.meta(change.row));
            const bool isOverwritten = change.op == Op::Create && (meta || givenBack.contains(change.row));
            const bool counts = !isOverwritten && (state == states.constEnd() || *state == OutState::Pending ||
                                                   *state == OutState::Acked);
            for (auto it = change.after.begin(); it != change.after.end(); ++it) {
                if (!isChecked(it.key()))
                    continue;
                if (counts)
                    last.insert({change.row, it.key()}, it.value());
                else
                    last.remove({change.row, it.key()});  // refused or done: the server's word stands
            }
        }
        return {};
    });
    QStringList failures;
    if (!looked)
        failures.append(looked.error().message);
    for (auto it = last.cbegin(); it != last.cend(); ++it) {
        const Uid row = it.key().first;
        if (!rows.contains(row) || knowledge.erased.contains(row) || knowledge.broughtBack.contains(row))
            continue;
        const QJsonValue now = rows.value(row).value(it.key().second);
        ++looks.own;
        if ((now.isUndefined() ? QJsonValue() : now) != *it)
            failures.append(QStringLiteral("I6: %1 of %2 shows %3, its author wrote %4")
                                .arg(it.key().second, uidText(row), textOf(now), textOf(*it)));
    }
    return failures;
}

Awaited awaited(SimDevice &device)
{
    Awaited found;
    const auto looked = device.store->transact([&](ClientTransaction &transaction) -> Result<void> {
        TRY_ASSIGN(found.state, transaction.state());
        TRY_ASSIGN(const auto entries, transaction.everyOut());
        for (const OutEntry &entry : entries) {
            if (entry.state == OutState::Acked)
                found.acked.append(entry);
        }
        TRY_ASSIGN(const auto metas, transaction.metas(-1));
        for (const RowMeta &meta : metas)
            found.rows.insert(meta.row, meta.seq);
        return {};
    });
    Q_UNUSED(looked)
    return found;
}

QStringList wentBack(SimDevice &device, const Awaited &before, SimLooks &looks)
{
    const Awaited now = awaited(device);
    QStringList failures;
    if (now.state.epoch != before.state.epoch || now.state.rereads || before.state.rereads)
        return failures;  // numbers mean something else now
    for (auto it = before.rows.cbegin(); it != before.rows.cend(); ++it) {
        const auto after = now.rows.constFind(it.key());
        if (after == now.rows.cend())
            continue;  // gone, or no longer this person's
        ++looks.rows;
        if (*after < it.value())
            failures.append(
                QStringLiteral("%1 went back from %2 to %3").arg(uidText(it.key())).arg(it.value()).arg(*after));
    }
    return failures;
}

QStringList retiredEarly(SimDevice &device, const Awaited &before)
{
    QStringList failures;
    if (before.acked.isEmpty())
        return failures;
    const auto looked = device.store->transact([&](ClientTransaction &transaction) -> Result<void> {
        TRY_ASSIGN(const ClientState state, transaction.state());
        if (state.epoch != before.state.epoch)
            return {};  // numbers mean something else now
        TRY_ASSIGN(const auto entries, transaction.everyOut());
        QHash<Uid, OutState> states;
        for (const OutEntry &entry : entries)
            states.insert(entry.mid, entry.state);
        for (const OutEntry &entry : before.acked) {
            TRY_ASSIGN(const auto meta, transaction.meta(entry.row));
            // in a first fill rows come before the rest
            const qint64 upto = std::max(state.checkpoint, meta ? meta->seq : 0);
            if (states.value(entry.mid, OutState::Acked) == OutState::Done && entry.ackSeq > upto)
                failures.append(QStringLiteral("I6: an edit of %1 went at %2, its outcome comes at %3")
                                    .arg(uidText(entry.row))
                                    .arg(state.checkpoint)
                                    .arg(entry.ackSeq));
        }
        return {};
    });
    if (!looked)
        failures.append(looked.error().message);
    return failures;
}

QStringList deviceFailures(SimDevice &device, const SimServerStore &server, const SimAccess &access)
{
    QStringList failures;
    QHash<Uid, QJsonObject> wanted;
    QHash<Uid, RowView> views;
    for (const ServerRow &row : server.memory.data().rows) {
        if (!access.maySee(device.user, row))
            continue;
        views.insert(row.row, row.view());
        if (!row.deleted && row.type == kContact)
            wanted.insert(row.row, row.fields);
    }
    const auto shown = device.store->rows(kContact);
    for (auto it = wanted.cbegin(); it != wanted.cend(); ++it) {
        if (!shown.contains(it.key()))
            failures.append(QStringLiteral("I1: %1 is missing on the device").arg(uidText(it.key())));
        else if (shown.value(it.key()) != *it)
            failures.append(
                QStringLiteral("I1: %1 differs: device %2 server %3")
                    .arg(uidText(it.key()),
                         QString::fromUtf8(QJsonDocument(shown.value(it.key())).toJson(QJsonDocument::Compact)),
                         QString::fromUtf8(QJsonDocument(*it).toJson(QJsonDocument::Compact))));
    }
    for (auto it = shown.cbegin(); it != shown.cend(); ++it) {
        if (!wanted.contains(it.key()))
            failures.append(QStringLiteral("I1: %1 should not be on the device").arg(uidText(it.key())));
    }
    const auto looked = device.store->transact([&](ClientTransaction &transaction) -> Result<void> {
        TRY_ASSIGN(const auto pending, transaction.pending(1));
        if (!pending.isEmpty())
            failures.append(QStringLiteral("something is still waiting to be sent"));
        TRY_ASSIGN(const auto metas, transaction.metas(-1));
        for (const RowMeta &meta : metas) {
            TRY_ASSIGN(const bool in, transaction.isInBucket(meta.row));
            if (!in)
                failures.append(QStringLiteral("I5: %1 is in no bucket").arg(uidText(meta.row)));
            if (!views.contains(meta.row))
                failures.append(QStringLiteral("I1: %1 is known to the device").arg(uidText(meta.row)));
            else if (rowHash(views.value(meta.row)) != meta.hash)
                failures.append(QStringLiteral("I1: %1 has another hash").arg(uidText(meta.row)));
        }
        if (metas.size() != views.size())
            failures.append(QStringLiteral("I1: %1 rows instead of %2").arg(metas.size()).arg(views.size()));
        return {};
    });
    if (!looked)
        failures.append(looked.error().message);
    return failures;
}

QStringList serverFailures(const SimServerStore &server)
{
    QStringList failures;
    const auto &data = server.memory.data();
    for (auto it = server.timesApplied.cbegin(); it != server.timesApplied.cend(); ++it) {
        if (*it > 1)
            failures.append(QStringLiteral("I2: %1 was applied %2 times").arg(uidText(it.key())).arg(*it));
    }
    for (auto it = data.applied.cbegin(); it != data.applied.cend(); ++it) {
        qint64 expected = 0;
        for (auto n = it->cbegin(); n != it->cend(); ++n) {
            if (n.key() != ++expected)
                failures.append(QStringLiteral("I3: a gap before %1").arg(n.key()));
        }
        if (data.devices.value(it.key()).lastN != expected)
            failures.append(QStringLiteral("I3: the last number is not %1").arg(expected));
    }
    AuditWalk walk;
    QHash<Uid, int> audited;
    for (const AuditEntry &entry : data.audit) {
        walk.add(entry);
        ++audited[entry.mid];
    }
    walk.end(data.organisation.audit);
    if (!walk.isSound())
        failures.append(QStringLiteral("the chain breaks at %1: %2").arg(walk.firstBad()).arg(walk.problem()));
    for (auto it = server.timesApplied.cbegin(); it != server.timesApplied.cend(); ++it) {
        if (audited.value(it.key()) != *it)
            failures.append(QStringLiteral("%1 was applied %2 times, the chain says %3")
                                .arg(uidText(it.key()))
                                .arg(*it)
                                .arg(audited.value(it.key())));
    }
    QSet<qint64> numbers;
    for (const AppliedMutation &applied : data.mutations) {
        if (applied.verdict != Verdict::Applied && applied.verdict != Verdict::Lost)
            continue;
        if (numbers.contains(applied.seq))
            failures.append(QStringLiteral("I7: the sequence number %1 was given twice").arg(applied.seq));
        numbers.insert(applied.seq);
    }
    if (numbers.size() != data.organisation.head)
        failures.append(
            QStringLiteral("I7: %1 changes, but the head is %2").arg(numbers.size()).arg(data.organisation.head));
    return failures;
}

/// Whether somebody who saw the tag took it out: of the row, or of one that was merged into it, whose edits follow it.
static bool isTakenOut(const Uid &row, const QJsonValue &tag, const SimKnowledge &knowledge)
{
    if (knowledge.takenOut.contains(keyOf(row, kTags, tag)))
        return true;
    for (auto it = knowledge.merged.cbegin(); it != knowledge.merged.cend(); ++it) {
        if (it.value() == row && knowledge.takenOut.contains(keyOf(it.key(), kTags, tag)))
            return true;
    }
    return false;
}

QStringList historyFailures(const QVector<SimDevice *> &devices, const SimServerStore &server,
                            const SimKnowledge &knowledge, SimLooks &looks)
{
    QStringList failures;
    const auto &data = server.memory.data();
    QHash<QString, QSet<QString>> known;
    for (SimDevice *device : devices) {
        const auto held = device->store->held();
        for (const auto &[mid, change] : held) {
            const auto applied = data.mutations.constFind(mid);
            if (applied == data.mutations.constEnd()) {
                failures.append(QStringLiteral("I2: the server lacks %1 of %2").arg(uidText(mid), uidText(change.row)));
                continue;
            }
            const ServerRow row = data.rows.value(change.row);
            if (isRefusal(applied->verdict)) {
                // what was erased before the server heard of it never comes there
                if (applied->verdict == Verdict::Missing && !knowledge.erased.contains(change.row))
                    failures.append(QStringLiteral("no such record: %1").arg(uidText(change.row)));
                continue;
            }
            // what was erased took with it what had been merged into it
            const QVector<Uid> uids = withTargets(change.row, knowledge);
            const bool isErased =
                std::any_of(uids.begin(), uids.end(), [&](const Uid &uid) { return data.rows.value(uid).erased; });
            if (isErased || change.type != kContact || (change.op != Op::Update && change.op != Op::Create))
                continue;
            for (auto it = change.after.begin(); it != change.after.end(); ++it) {
                if (it.key() == kTags) {
                    const QJsonArray tags = row.fields.value(kTags).toArray();
                    for (const auto &tag : it.value().toArray()) {
                        if (!tags.contains(tag) && !isTakenOut(change.row, tag, knowledge) &&
                            !knowledge.merged.contains(change.row) && !knowledge.broughtBack.contains(change.row))
                            failures.append(QStringLiteral("the tag %1 vanished").arg(textOf(tag)));
                    }
                    continue;
                }
                if (!isChecked(it.key()) || it.value().isNull())
                    continue;
                const QString place = uidText(change.row) + it.key();
                if (!known.contains(place))
                    known.insert(place, standing(change.row, it.key(), server, knowledge));
                looks.lost += row.fields.value(it.key()) == it.value() ? 0 : 1;
                if (!known.value(place).contains(textOf(it.value())))
                    failures.append(
                        QStringLiteral("I4: %1 of %2 (%3) vanished without a trace%4")
                            .arg(textOf(it.value()), uidText(change.row), it.key(),
                                 knowledge.merged.contains(change.row) ? QStringLiteral(", merged away") : QString()));
                // "saw it" beats the clock: what was seen and replaced must not come back by itself
                if (knowledge.isForked || it.key() == QLatin1String("notes") ||
                    knowledge.broughtBack.contains(change.row) || knowledge.merged.contains(change.row) ||
                    !row.fields.contains(it.key()))
                    continue;
                const QString now = textOf(row.fields.value(it.key()));
                ++looks.replaced;
                QJsonValue seen = it.value();
                for (int i = 0; i < 200 && !seen.isNull(); ++i) {
                    seen = knowledge.saw.value(keyOf(change.row, it.key(), seen)).value(0, QJsonValue());
                    if (textOf(seen) == now) {
                        failures.append(QStringLiteral("a clock brought %1 back over %2, whose author had seen it")
                                            .arg(now, textOf(it.value())));
                        break;
                    }
                }
            }
        }
    }
    failures.removeDuplicates();
    return failures;
}

}  // namespace fieldfare::sync
