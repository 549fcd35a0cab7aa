// SPDX-License-Identifier: GPL-3.0-or-later
#include "sync/inbox/conflict_inbox.h"

#include "base/value_codec.h"
#include "sync/client/sqlite_client_store.h"
#include "sync/client/sqlite_transaction.h"
#include "sync/client/sync_client.h"
#include "sync/protocol/codec.h"

#include <QJsonDocument>

#include <algorithm>

namespace fieldfare::sync {

namespace {

/// Conflicts that were settled here; their rows say so only after the next pull.
Result<QSet<Uid>> settledHere(ReadContext &context)
{
    QSet<Uid> settled;
    TRY_ASSIGN(auto query,
               context.statements().run(QStringLiteral("SELECT own FROM sync_out WHERE op=? AND state IN (1, 2)"),
                                        {int(Op::Resolve)}));
    while (query.next()) {
        const QJsonObject own = QJsonDocument::fromJson(query.value(0).toString().toUtf8()).object();
        settled.insert(Uid(own.value(QStringLiteral("conflict")).toString()));
    }
    TRY(finished(query));
    return settled;
}

Result<qint64> visibleId(ReadContext &context, const RecordType &type, const Uid &row)
{
    TRY_ASSIGN(auto query,
               context.run(QStringLiteral("SELECT r.id FROM {%1} r WHERE r.uid=?").arg(type.key), {uidBytes(row)}));
    return query.next() ? query.value(0).toLongLong() : qint64(0);
}

Result<QString> titleOf(RecordReader &reader, const FieldSpec &field, const Value &value)
{
    if (field.kind != FieldKind::Link || value.isNull())
        return QString();
    TRY_ASSIGN(const auto names, reader.displayNames(reader.catalog().at(field.target), {value.toLongLong()}));
    return names.value(value.toLongLong());
}

/// The other value as the field has it; a link whose target is not here, or not to be seen, is empty.
Result<Value> valueOf(ReadContext &context, const FieldSpec &field, const QJsonValue &json)
{
    Result<void> failed;
    const Value value = fromLogJson(field, json, [&](const FieldSpec &link, const Uid &uid) -> qint64 {
        auto id = visibleId(context, context.catalog().at(link.target), uid);
        if (!id)
            failed = fail(std::move(id.error()));
        return id ? *id : 0;
    });
    TRY(failed);
    return value;
}

bool isWholeRecord(const Conflict &conflict) { return conflict.field.isEmpty(); }
bool isNumber(const Conflict &conflict) { return conflict.kind == QLatin1String(conflict_kind::numberTaken); }

Result<QString> nameOf(ReadContext &context, const Uid &person)
{
    if (person.isNull())
        return QString();
    TRY_ASSIGN(auto query,
               context.run(QStringLiteral("SELECT display_name FROM {user} WHERE uid=?"), {uidBytes(person)}));
    const QString name = query.next() ? query.value(0).toString() : QString();
    TRY(finished(query));
    return name;
}

/// False: nothing people can look at here.
Result<bool> complete(ReadContext &context, RecordReader &reader, const RecordType &type, OpenConflict &open)
{
    TRY_ASSIGN(open.record, visibleId(context, type, open.row));
    if (open.record == 0)
        return false;
    TRY_ASSIGN(const auto record, reader.load(type, open.record));
    open.title = record->displayName;
    if (isWholeRecord(open.conflict))
        return true;
    const FieldSpec *field = type.field(open.conflict.field);
    if (!field)
        return false;  // of a newer version
    open.now = field->read(*record);
    TRY_ASSIGN(open.nowTitle, titleOf(reader, *field, open.now));
    if (isNumber(open.conflict)) {
        TRY_ASSIGN(open.otherRecord, visibleId(context, type, Uid(open.conflict.other.toString())));
        TRY_ASSIGN(const auto names, reader.displayNames(type, {open.otherRecord}));
        open.otherTitle = names.value(open.otherRecord);
        return true;
    }
    TRY_ASSIGN(open.other, valueOf(context, *field, open.conflict.other));
    TRY_ASSIGN(open.otherTitle, titleOf(reader, *field, open.other));
    return true;
}

/// Both texts, what lost below, once.
QString together(const QString &stands, const QString &other)
{
    if (stands.contains(other))
        return stands;
    return stands.isEmpty() ? other : stands + QStringLiteral("\n\n") + other;
}

Result<void> change(RecordWriter &writer, const RecordType &type, const OpenConflict &open, ConflictChoice choice)
{
    if (isWholeRecord(open.conflict))
        return writer.remove(type, open.record);
    const FieldSpec &field = *type.field(open.conflict.field);
    TRY_ASSIGN(auto record, writer.load(type, open.record));
    TRY_ASSIGN(const Value other, valueOf(writer.work(), field, open.conflict.other));
    field.write(*record, choice == ConflictChoice::KeepBoth
                             ? Value(together(field.read(*record).toString(), other.toString()))
                             : other);
    return writer.update(*record);
}

}  // namespace

Result<QVector<OpenConflict>> openConflicts(ReadContext &context, int most)
{
    TRY_ASSIGN(const QSet<Uid> settled, settledHere(context));
    TRY_ASSIGN(const ClientState state, readClientState(context));
    QVector<OpenConflict> all;
    TRY_ASSIGN(auto query,
               context.statements().run(QStringLiteral("SELECT row, type, conflicts FROM sync_conflict"), {}));
    while (query.next()) {
        const QByteArray json = query.value(2).toString().toUtf8();
        for (const Conflict &conflict : conflictsFromJson(QJsonDocument::fromJson(json).array())) {
            if (settled.contains(conflict.id))
                continue;
            OpenConflict open;
            open.conflict = conflict;
            open.type = query.value(1).toString();
            open.row = uidFromBytes(query.value(0).toByteArray());
            open.isOtherFromHere = !state.device.isNull() && conflict.otherBy == state.device;
            all.append(open);
        }
    }
    TRY(finished(query));
    std::stable_sort(all.begin(), all.end(), [](const OpenConflict &a, const OpenConflict &b) {
        return std::max(a.conflict.keptAt, a.conflict.otherAt) > std::max(b.conflict.keptAt, b.conflict.otherAt);
    });
    RecordReader reader(context);
    QVector<OpenConflict> shown;
    for (OpenConflict &open : all) {
        if (shown.size() >= most || context.stopRequested())
            break;
        const RecordType *type = context.catalog().find(open.type);
        if (!type)
            continue;
        TRY_ASSIGN(open.nowBy, nameOf(context, open.conflict.keptPerson));
        TRY_ASSIGN(open.otherBy, nameOf(context, open.conflict.otherPerson));
        TRY_ASSIGN(const bool isThere, complete(context, reader, *type, open));
        if (isThere)
            shown.append(open);
    }
    return shown;
}

bool isPossible(const OpenConflict &conflict, ConflictChoice choice, const TypeCatalog &catalog)
{
    if (choice == ConflictChoice::Keep)
        return true;
    if (isNumber(conflict.conflict))
        return false;  // which document is renumbered is decided in the documents
    if (isWholeRecord(conflict.conflict))
        return choice == ConflictChoice::UseOther;
    const RecordType *type = catalog.find(conflict.type);
    const FieldSpec *field = type ? type->field(conflict.conflict.field) : nullptr;
    if (!field)
        return false;
    return choice == ConflictChoice::UseOther || (field->kind == FieldKind::MultilineText &&
                                                  conflict.conflict.kind != QLatin1String(conflict_kind::textMerged));
}

Result<void> settleConflicts(RecordWriter &writer, const QVector<OpenConflict> &conflicts, ConflictChoice choice)
{
    UnitOfWork &work = writer.work();
    work.keepUnlogged();  // a conflict is nobody's record
    SqliteClientTransaction transaction(work);
    for (const OpenConflict &open : conflicts) {
        const RecordType &type = work.catalog().at(open.type);
        if (choice != ConflictChoice::Keep && isPossible(open, choice, work.catalog()))
            TRY(change(writer, type, open, choice));
        TRY(SyncClient::resolveWithin(transaction, work.now(), open.type, open.row, open.conflict.id));
    }
    return transaction.finish();
}

}  // namespace fieldfare::sync
