// SPDX-License-Identifier: GPL-3.0-or-later
#include "records/merge/merge.h"

#include "base/phone.h"
#include "base/text_fold.h"
#include "base/value_codec.h"
#include "records/record_pair/record_pair.h"
#include "records/user/user.h"

#include <QCoreApplication>

#include <algorithm>

namespace fieldfare {

namespace {

struct MergeText {
    Q_DECLARE_TR_FUNCTIONS(Merge)
};

bool isStamp(const FieldSpec &spec)
{
    return spec.key == u"created_at" || spec.key == u"changed_at" || spec.key == u"created_by" ||
           spec.key == u"changed_by";
}

bool isDecidable(const FieldSpec &spec)
{
    const bool stored = !spec.column.isEmpty() || spec.isList() || spec.kind == FieldKind::Tags || spec.isCustom();
    return stored && !isStamp(spec) && !spec.hidden && spec.kind != FieldKind::Currency;
}

bool canBeBoth(const FieldSpec &spec)
{
    return spec.isList() || spec.kind == FieldKind::Tags || spec.kind == FieldKind::MultilineText;
}

QString entryKey(const MailEntry &entry) { return foldText(entry.address.trimmed()); }
QString entryKey(const PhoneEntry &entry)
{
    if (!entry.e164.isEmpty())
        return entry.e164;
    const QByteArray digits = phoneDigits(entry.number);
    return digits.isEmpty() ? entry.number : QString::fromLatin1(digits);
}
QString entryKey(const AddressEntry &entry)
{
    QStringList parts;
    for (const QString &part : {entry.street, entry.city, entry.region, entry.postalCode, entry.country})
        parts.append(foldName(part, CompanySuffix::Keep));
    return parts.join(u'\n');
}
QString entryKey(const QString &tag) { return tag; }

template <class List>
List united(const List &front, const List &back)
{
    List all = front;
    QSet<QString> known;
    for (const auto &entry : front)
        known.insert(entryKey(entry));
    for (const auto &entry : back) {
        const QString key = entryKey(entry);
        if (!known.contains(key)) {
            known.insert(key);
            all.append(entry);
        }
    }
    return all;
}

Value unitedValues(const FieldSpec &spec, const Value &front, const Value &back)
{
    if (front.isNull() || back.isNull())
        return front.isNull() ? back : front;
    switch (spec.kind) {
    case FieldKind::MailList:
        return Value::fromValue(united(front.value<QVector<MailEntry>>(), back.value<QVector<MailEntry>>()));
    case FieldKind::PhoneList:
        return Value::fromValue(united(front.value<QVector<PhoneEntry>>(), back.value<QVector<PhoneEntry>>()));
    case FieldKind::AddressList:
        return Value::fromValue(united(front.value<QVector<AddressEntry>>(), back.value<QVector<AddressEntry>>()));
    case FieldKind::Tags: return united(front.toStringList(), back.toStringList());
    default: break;
    }
    const QString one = front.toString();
    const QString two = back.toString();
    return one.contains(two) ? one : two.contains(one) ? two : one + QStringLiteral("\n\n") + two;
}

Value chosen(const FieldSpec &spec, const Value &keep, const Value &other, MergeSide side)
{
    switch (side) {
    case MergeSide::Keep: return keep;
    case MergeSide::Other: return other;
    case MergeSide::Both: return unitedValues(spec, keep, other);
    case MergeSide::BothOtherFirst: return unitedValues(spec, other, keep);
    }
    return keep;
}

/// Whom the other record was shown sees what it became, if who merges them may say so; else they lose what is gone.
Result<void> uniteShares(RecordRights &rights, const RecordType &type, const Record &kept, const Record &gone,
                         Record &merged)
{
    const FieldSpec *shared = isShareable(type.key) ? type.field(sharedWithField) : nullptr;
    if (!shared || shared->read(gone).isNull())
        return {};
    QStringList entries = shared->read(kept).toStringList();
    const QVector<Share> more = sharesFrom(shared->read(gone).toStringList());
    for (const Share &share : more) {
        const auto known = shareOf(sharesFrom(entries), share.person);
        if (!known || (share.mayEdit && !known->mayEdit))
            entries = withShare(entries, share);
    }
    const auto wider = type.clone(kept);
    shared->write(*wider, entries);
    TRY_ASSIGN(const Judgement judgement, rights.judge(Action::Edit, &kept, wider.get(), {shared->key}));
    if (judgement.may)
        shared->write(merged, entries);
    return {};
}

}  // namespace

bool canMerge(const RecordType &type) { return !type.machinery && !type.appendOnly && type.number != User::kNumber; }

QVector<MergeField> mergeFields(const RecordType &type, const Record &keep, const Record &other)
{
    QVector<MergeField> fields;
    for (const FieldSpec &spec : type.fields) {
        if (!isDecidable(spec))
            continue;
        MergeField field{&spec, spec.read(keep), spec.read(other), MergeSide::Keep, canBeBoth(spec), false};
        if (field.keep.isNull() && field.other.isNull())
            continue;
        // A number written in another way is the same number.
        field.sameBoth = sameValue(spec, field.keep, field.other) ||
                         (spec.isList() && !field.keep.isNull() && !field.other.isNull() &&
                          sameValue(spec, field.keep, unitedValues(spec, field.keep, field.other)) &&
                          sameValue(spec, field.other, unitedValues(spec, field.other, field.keep)));
        if (!field.sameBoth) {
            if (field.keep.isNull())
                field.suggested = MergeSide::Other;
            else if (field.mayBeBoth && !field.other.isNull())
                field.suggested = MergeSide::Both;
        }
        fields.append(field);
    }
    return fields;
}

Result<std::unique_ptr<Record>> mergedRecord(const RecordType &type, const Record &keep, const Record &other,
                                             const MergeChoices &choices)
{
    MergeChoices wanted;
    for (auto it = choices.begin(); it != choices.end(); ++it) {
        const FieldSpec *spec = type.field(it.key());
        MergeSide side = *it;
        if (spec && !spec->headOf.isEmpty()) {
            spec = type.field(spec->headOf);
            side = side == MergeSide::Other ? MergeSide::BothOtherFirst : MergeSide::Both;
        }
        if (!spec || !isDecidable(*spec)) {
            return fail(ErrorCode::InvalidInput,
                        MergeText::tr("%1 has no field “%2” to choose.").arg(type.label(), it.key()));
        }
        if ((side == MergeSide::Both || side == MergeSide::BothOtherFirst) && !canBeBoth(*spec)) {
            return fail(ErrorCode::InvalidInput,
                        MergeText::tr("“%1” holds one value: choose “keep” or “other”.").arg(spec->label()));
        }
        wanted.insert(spec->key, side);
    }
    auto merged = type.clone(keep);
    const QVector<MergeField> fields = mergeFields(type, keep, other);
    const FieldSpec *currency = type.field(QStringLiteral("currency"));
    for (const MergeField &field : fields) {
        if (field.sameBoth)
            continue;
        const MergeSide side = wanted.value(field.field->key, field.suggested);
        const Value value = chosen(*field.field, field.keep, field.other, side);
        // An amount brings its currency along.
        if (field.field->kind == FieldKind::Money && side == MergeSide::Other && currency && !value.isNull())
            currency->write(*merged, currency->read(other));
        field.field->write(*merged, value);
    }
    return merged;
}

Result<MergeOutcome> mergeRecords(RecordWriter &writer, const RecordType &type, qint64 keep, qint64 other,
                                  const MergeChoices &choices)
{
    if (!canMerge(type))
        return fail(ErrorCode::InvalidInput,
                    MergeText::tr("Records of the type %1 cannot be merged.").arg(type.label()));
    if (keep == other)
        return fail(ErrorCode::InvalidInput, MergeText::tr("A record cannot be merged with itself. Name two."));
    if (!writer.work().session().access.may(Action::Merge, type)) {
        return fail(
            ErrorCode::Forbidden,
            MergeText::tr("You have no right to merge records of the type %1. Ask whoever manages this workspace.")
                .arg(type.label()));
    }
    TRY_ASSIGN(const auto kept, writer.load(type, keep));
    TRY_ASSIGN(const auto gone, writer.load(type, other));
    RecordRights rights(writer.work());
    TRY(rights.check(Action::Merge, kept.get(), nullptr));
    TRY(rights.check(Action::Merge, gone.get(), nullptr));
    writer.noteMerging(gone->uid);
    TRY_ASSIGN(const auto merged, mergedRecord(type, *kept, *gone, choices));
    TRY(uniteShares(rights, type, *kept, *gone, *merged));
    MergeOutcome outcome;
    for (const auto &incoming : writer.catalog().linksTo(type.key)) {
        const RecordType &holder = *incoming.type;
        const FieldSpec &link = *incoming.field;
        if (isStamp(link) || link.column.isEmpty())
            continue;
        QVector<qint64> ids;
        TRY_ASSIGN(auto query,
                   writer.work().execute(
                       QStringLiteral("SELECT id FROM %1 WHERE \"%2\"=?").arg(holder.table, link.column), {other}));
        while (query.next())
            ids.append(query.value(0).toLongLong());
        TRY(finished(query));
        for (const qint64 id : std::as_const(ids)) {
            if (&holder == &type && (id == keep || id == other))
                continue;  // no record points to itself: cleared below
            auto child = writer.load(holder, id);
            if (!child && child.error().code == ErrorCode::NotFound) {
                return fail(
                    ErrorCode::Forbidden,
                    MergeText::tr("Records that you may not see belong to “%1”. Ask a colleague who may to merge it.")
                        .arg(gone->displayName));
            }
            if (!child)
                return fail(std::move(child.error()));
            link.write(**child, Value(qlonglong(keep)));
            TRY(writer.updateAsIs(**child));
            ++outcome.moved;
        }
        if (&holder == &type) {
            // The kept one may have pointed to the other (its parent), or takes over a link to itself.
            const qint64 target = link.read(*merged).toLongLong();
            if (target == other || target == keep)
                link.write(*merged, Value());
        }
    }
    // As it stands in the table: its links to itself must not hold it.
    for (const auto &incoming : writer.catalog().linksTo(type.key)) {
        if (incoming.type != &type || isStamp(*incoming.field) || incoming.field->read(*kept).toLongLong() != other)
            continue;
        TRY_ASSIGN(auto loosened, writer.load(type, keep));
        incoming.field->write(*loosened, Value());
        TRY(writer.updateAsIs(*loosened));
    }
    TRY(writer.removeAsIs(*gone));
    TRY(writer.update(*merged));
    RecordPair redirect;
    redirect.relation = QString::fromLatin1(pair_relation::merged);
    redirect.type = type.key;
    redirect.first = uidText(gone->uid);
    redirect.second = uidText(kept->uid);
    TRY(writer.insert(redirect));
    writer.work().setTitle(
        MergeText::tr("Merged %1 “%2” into “%3”").arg(type.label(), gone->displayName, merged->displayName));
    return outcome;
}

Result<void> markNotDuplicate(RecordWriter &writer, const RecordType &type, qint64 a, qint64 b)
{
    if (a == b)
        return fail(ErrorCode::InvalidInput, MergeText::tr("These are one and the same record. Name two."));
    if (!writer.work().session().access.mayWrite(type)) {
        return fail(
            ErrorCode::Forbidden,
            MergeText::tr("You have no right to change records of the type %1. Ask whoever manages this workspace.")
                .arg(type.label()));
    }
    TRY_ASSIGN(const auto one, writer.load(type, a));
    TRY_ASSIGN(const auto two, writer.load(type, b));
    RecordPair pair;
    pair.relation = QString::fromLatin1(pair_relation::notDuplicate);
    pair.type = type.key;
    pair.first = uidText(one->uid);
    pair.second = uidText(two->uid);
    if (pair.second < pair.first)
        std::swap(pair.first, pair.second);
    TRY_ASSIGN(auto known, writer.work().execute(
                               QStringLiteral("SELECT 1 FROM record_pair WHERE first=? AND second=? AND relation=?"),
                               {pair.first, pair.second, pair.relation}));
    if (known.next())
        return {};
    known.finish();
    TRY(writer.insert(pair));
    writer.work().setTitle(MergeText::tr("“%1” and “%2” are no duplicates").arg(one->displayName, two->displayName));
    return {};
}

Result<QVector<MergeEntry>> mergesInto(ReadContext &context, const RecordType &type, qint64 id)
{
    RecordReader reader(context);
    TRY_ASSIGN(const auto record, reader.load(type, id));  // only what this session may see
    TRY_ASSIGN(auto query,
               context.statements().run(
                   QStringLiteral(
                       "SELECT c.tx, t.at, p.first,"
                       " (SELECT json_extract(r.old, '$.name') FROM change r WHERE r.tx=c.tx AND r.op=? AND r.type=?)"
                       " FROM record_pair p JOIN change c ON c.type=? AND p.id BETWEEN c.first_id AND c.last_id"
                       " AND c.op IN (?,?) JOIN tx t ON t.n=c.tx"
                       " WHERE p.second=? AND p.relation=? ORDER BY c.tx DESC"),
                   {int(ChangeOp::Remove), type.number, RecordPair::kNumber, int(ChangeOp::Create),
                    int(ChangeOp::Restore), uidText(record->uid), QString::fromLatin1(pair_relation::merged)}));
    QVector<MergeEntry> entries;
    while (query.next()) {
        MergeEntry entry{query.value(0).toLongLong(),
                         QDateTime::fromMSecsSinceEpoch(query.value(1).toLongLong(), Qt::UTC),
                         Uid(query.value(2).toString()), query.value(3).toString()};
        // A restored pair has its creation in the log as well: the newest entry of a pair is the one that holds.
        const bool known = std::any_of(entries.begin(), entries.end(),
                                       [&](const MergeEntry &other) { return other.other == entry.other; });
        if (!known)
            entries.append(entry);
    }
    TRY(finished(query));
    return entries;
}

}  // namespace fieldfare
