// SPDX-License-Identifier: GPL-3.0-or-later
#include "cli/commands/record_actions.h"

#include "base/await.h"
#include "cli/assignments.h"
#include "cli/record_view.h"
#include "cli/text.h"
#include "records/record_json.h"

#include <QJsonArray>
#include <QJsonObject>

namespace fieldfare::cli {

namespace {

/// Prints the record after a change, with the number of the transaction that made it.
Result<void> printStored(Invocation &invocation, Workspace &workspace, int typeNumber, qint64 id,
                         const ChangeSet &changes, const QString &sentence)
{
    return await(workspace.read([&](ReadContext &context) -> Result<void> {
        RecordReader reader(context);
        TRY_ASSIGN(auto record, reader.load(context.catalog().at(typeNumber), id));
        if (invocation.json()) {
            TRY_ASSIGN(QJsonObject json, toPublicJson(reader, *record));
            json.insert(QStringLiteral("transaction"),
                        changes.transaction > 0 ? QJsonValue(changes.transaction) : QJsonValue(QJsonValue::Null));
            invocation.console().json(json);
        } else {
            invocation.console().line(sentence.arg(record->displayName, uidText(record->uid)));
        }
        return {};
    }));
}

}  // namespace

Result<Exit> showRecord(Invocation &invocation, const QString &typeKey, const QString &reference)
{
    TRY_ASSIGN(Workspace * workspace, invocation.openForReading());
    const auto catalog = workspace->catalog();
    TRY_ASSIGN(const RecordType *type, invocation.type(*catalog, typeKey));
    TRY(await(workspace->read([&](ReadContext &context) -> Result<void> {
        RecordReader reader(context);
        TRY_ASSIGN(const qint64 id, resolveReference(reader, *type, reference));
        TRY_ASSIGN(auto record, reader.load(*type, id));
        if (invocation.json()) {
            TRY_ASSIGN(const QJsonObject json, toPublicJson(reader, *record));
            invocation.console().json(json);
        } else {
            TRY_ASSIGN(const QString text, shownRecord(reader, std::move(record)));
            invocation.console().write(text);
        }
        return {};
    })));
    return Exit::Done;
}

Result<Exit> addRecord(Invocation &invocation, const QString &typeKey, const QStringList &words)
{
    TRY_ASSIGN(Workspace * workspace, invocation.openForWriting());
    const auto catalog = workspace->catalog();
    TRY_ASSIGN(const RecordType *type, invocation.type(*catalog, typeKey));
    TRY_ASSIGN(const auto assignments, parseAssignments(invocation, *catalog, *type, words));
    qint64 id = 0;
    TRY_ASSIGN(const ChangeSet changes,
               await(workspace->write(CliText::tr("Changed a record"), [&](UnitOfWork &work) -> Result<void> {
                   RecordWriter writer(work);
                   auto record = type->create();
                   for (const FieldSpec &field : type->fields) {
                       if (!field.defaultValue.isNull())
                           field.write(*record, field.defaultValue);
                   }
                   TRY(assign(writer, *record, assignments));
                   TRY(writer.insert(*record));
                   id = record->id;
                   work.setTitle(CliText::tr("Added %1 “%2”").arg(type->label(), record->displayName));
                   return {};
               })));
    TRY(printStored(invocation, *workspace, type->number, id, changes,
                    CliText::tr("Added %1 “%2” (%3).").arg(type->label())));
    return Exit::Done;
}

Result<Exit> setRecord(Invocation &invocation, const QString &typeKey, const QString &reference,
                       const QStringList &words)
{
    TRY_ASSIGN(Workspace * workspace, invocation.openForWriting());
    const auto catalog = workspace->catalog();
    TRY_ASSIGN(const RecordType *type, invocation.type(*catalog, typeKey));
    TRY_ASSIGN(const auto assignments, parseAssignments(invocation, *catalog, *type, words));
    qint64 id = 0;
    TRY_ASSIGN(const ChangeSet changes,
               await(workspace->write(CliText::tr("Changed a record"), [&](UnitOfWork &work) -> Result<void> {
                   RecordWriter writer(work);
                   TRY_ASSIGN(id, resolveReference(writer, *type, reference));
                   TRY_ASSIGN(auto record, writer.load(*type, id));
                   TRY(assign(writer, *record, assignments));
                   TRY(writer.update(*record));
                   work.setTitle(CliText::tr("Changed %1 “%2”").arg(type->label(), record->displayName));
                   return {};
               })));
    const QString sentence = changes.isEmpty() ? CliText::tr("%1 “%2” is so already; nothing was changed (%3).")
                                               : CliText::tr("Changed %1 “%2” (%3).");
    TRY(printStored(invocation, *workspace, type->number, id, changes, sentence.arg(type->label())));
    return Exit::Done;
}

}  // namespace fieldfare::cli
