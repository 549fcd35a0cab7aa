// SPDX-License-Identifier: GPL-3.0-or-later
#include "records/rights/record_shares.h"

#include "records/user/user.h"

#include <QCoreApplication>

#include <algorithm>

namespace fieldfare {

namespace {

struct SharesText {
    Q_DECLARE_TR_FUNCTIONS(Role)
};

struct KnownPerson {
    Uid uid;
    QString name;
    bool isActive = true;
};

Result<QVector<KnownPerson>> everybody(ReadContext &context)
{
    TRY_ASSIGN(auto query,
               context.run(QStringLiteral("SELECT uid, display_name, active FROM {user} ORDER BY sort_key, id")));
    QVector<KnownPerson> people;
    while (query.next())
        people.append({uidFromBytes(query.value(0).toByteArray()), query.value(1).toString(), query.value(2).toBool()});
    TRY(finished(query));
    return people;
}

QString nameIn(const QVector<KnownPerson> &people, const Uid &uid)
{
    const auto found =
        std::find_if(people.cbegin(), people.cend(), [&](const KnownPerson &person) { return person.uid == uid; });
    return found == people.cend() ? QString() : found->name;
}

Result<QString> nameOf(RecordReader &reader, const Uid &person)
{
    const RecordType &people = reader.catalog().at(User::kNumber);
    TRY_ASSIGN(const qint64 id, reader.findByUid(people, person));
    TRY_ASSIGN(const auto names, reader.displayNames(people, {id}));
    return names.value(id, SharesText::tr("somebody who is not here any more"));
}

Result<const FieldSpec *> sharedField(const RecordType &type)
{
    const FieldSpec *field = isShareable(type.key) ? type.field(sharedWithField) : nullptr;
    if (!field)
        return fail(ErrorCode::InvalidInput,
                    SharesText::tr("Records of the type %1 are not shared one by one.").arg(type.label()));
    return field;
}

Result<void> change(RecordWriter &writer, const RecordType &type, qint64 id,
                    const std::function<Result<QStringList>(const QStringList &)> &edit, const QString &title,
                    const QString &person)
{
    TRY_ASSIGN(const FieldSpec *field, sharedField(type));
    TRY_ASSIGN(const auto record, writer.load(type, id));
    const std::unique_ptr<const Record> stored = type.clone(*record);
    TRY_ASSIGN(const QStringList entries, edit(field->read(*record).toStringList()));
    field->write(*record, entries.isEmpty() ? Value() : Value(entries));
    writer.work().setTitle(title.arg(person, record->displayName));
    return writer.update(*record, *stored);
}

}  // namespace

Result<SharingView> sharingOf(ReadContext &context, const RecordType &type, qint64 id)
{
    TRY_ASSIGN(const FieldSpec *field, sharedField(type));
    RecordReader reader(context);
    TRY_ASSIGN(const auto record, reader.load(type, id));
    TRY_ASSIGN(const QVector<KnownPerson> people, everybody(context));
    const RecordType &users = reader.catalog().at(User::kNumber);
    TRY_ASSIGN(const Uid owner,
               record->owner.isValid() ? reader.uidOf(users, record->owner.value) : Result<Uid>(Uid()));
    TRY_ASSIGN(const Uid self, reader.uidOf(users, context.session().user.value));

    SharingView view;
    view.record = record->displayName;
    view.owner = nameIn(people, owner);
    const QStringList entries = field->read(*record).toStringList();
    const QVector<Share> shares = sharesFrom(entries);
    for (const Share &share : shares)
        view.with.append({share, nameIn(people, share.person), nameIn(people, share.by)});
    std::stable_sort(view.with.begin(), view.with.end(),
                     [](const Sharer &a, const Sharer &b) { return a.name.localeAwareCompare(b.name) < 0; });
    for (const KnownPerson &person : people) {
        if (person.isActive && person.uid != owner && person.uid != self && !shareOf(shares, person.uid))
            view.couldBe.append({{person.uid, false, self}, person.name, {}});
    }
    RecordRights rights(context);
    const auto wider = type.clone(*record);
    field->write(*wider, withShare(entries, {Uid::createUuid(), false, self}));
    TRY_ASSIGN(const Judgement judgement, rights.judge(Action::Edit, record.get(), wider.get(), {field->key}));
    view.mayShare = judgement.may;
    if (!judgement.may)
        view.whyNot =
            SharesText::tr("You have no right to share it: that takes its owner, or the right to give it away.");
    return view;
}

Result<void> shareRecord(RecordWriter &writer, const RecordType &type, qint64 id, Share share)
{
    const RecordType &users = writer.catalog().at(User::kNumber);
    TRY_ASSIGN(share.by, writer.uidOf(users, writer.work().session().user.value));
    TRY_ASSIGN(const QString name, nameOf(writer, share.person));
    const auto add = [&](const QStringList &entries) -> Result<QStringList> {
        QStringList wider = withShare(entries, share);
        if (wider.size() > kMostShares)
            return fail(
                ErrorCode::InvalidInput,
                SharesText::tr("It is shared with %n people already. Make them a team instead.", nullptr, kMostShares));
        return wider;
    };
    return change(writer, type, id, add,
                  share.mayEdit ? SharesText::tr("Shared “%2” with %1, who may change it")
                                : SharesText::tr("Shared “%2” with %1 for reading"),
                  name);
}

Result<void> endSharing(RecordWriter &writer, const RecordType &type, qint64 id, const Uid &person)
{
    TRY_ASSIGN(const QString name, nameOf(writer, person));
    return change(
        writer, type, id,
        [&](const QStringList &entries) -> Result<QStringList> { return withoutShare(entries, person); },
        SharesText::tr("Stopped sharing “%2” with %1"), name);
}

Result<QString> sharesInWords(RecordReader &reader, const QStringList &entries)
{
    QStringList words;
    const QVector<Share> shares = sharesFrom(entries);
    for (const Share &share : shares) {
        TRY_ASSIGN(const QString name, nameOf(reader, share.person));
        words.append(share.mayEdit ? SharesText::tr("%1 (may change it)").arg(name) : name);
    }
    return words.join(QStringLiteral(", "));
}

}  // namespace fieldfare
