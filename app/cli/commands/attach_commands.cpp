// SPDX-License-Identifier: GPL-3.0-or-later
#include "base/await.h"
#include "cli/assignments.h"
#include "cli/commands/commands.h"
#include "cli/interrupt.h"
#include "cli/invocation.h"
#include "cli/text.h"
#include "records/attachment/attachment_queries.h"
#include "records/record_reader.h"
#include "workspace/attachments.h"

#include <QFileInfo>
#include <QJsonArray>
#include <QJsonObject>

namespace fieldfare::cli {

namespace {

QJsonObject toJson(const Attachment &file)
{
    return {{QStringLiteral("uid"), uidText(file.uid)},
            {QStringLiteral("name"), file.name},
            {QStringLiteral("media_type"), file.mediaType},
            {QStringLiteral("size"), file.size.value_or(0)},
            {QStringLiteral("hash"), file.hash}};
}

class AttachCommand final : public Command {
public:
    [[nodiscard]] CommandSpec spec() const override
    {
        return {
            QStringLiteral("attach"),
            QStringLiteral("TYPE REF FILE…"),
            CliText::tr("Attaches files to a record."),
            CliText::tr("The files are copied into the workspace, encrypted as it is, and stay where they are as well. "
                        "Exit status 3 when some of them could not be taken; `undo` takes the attaching back."),
            {},
            3,
            -1};
    }
    [[nodiscard]] Result<Exit> run(Invocation &invocation) const override
    {
        TRY_ASSIGN(Workspace * workspace, invocation.openForWriting());
        const auto catalog = workspace->catalog();
        TRY_ASSIGN(const RecordType *type, invocation.type(*catalog, invocation.argument(0)));
        const QString reference = invocation.argument(1);
        TRY_ASSIGN(const qint64 id, await(workspace->read([&](ReadContext &context) {
                       RecordReader reader(context);
                       return resolveReference(reader, *type, reference);
                   })));
        QVector<Attachments::Source> sources;
        for (const QString &path : invocation.line().arguments().mid(2))
            sources.append({path, {}, {}, {}});
        TRY_ASSIGN(const Attachments::Outcome outcome,
                   await(workspace->attachments().attach(workspace->session(), sources, type->key, id)));
        for (const QString &problem : outcome.problems)
            invocation.console().note(problem);
        if (invocation.json()) {
            QJsonArray problems;
            for (const QString &problem : outcome.problems)
                problems.append(problem);
            invocation.console().json(QJsonObject{{QStringLiteral("attached"), outcome.attached},
                                                  {QStringLiteral("transaction"), outcome.changes.transaction},
                                                  {QStringLiteral("problems"), problems}});
        } else if (outcome.attached > 0) {
            invocation.console().line(QStringLiteral("%1. ").arg(outcome.changes.title) +
                                      CliText::tr("To take it back: undo %1.").arg(outcome.changes.transaction));
        }
        return outcome.problems.isEmpty() ? Exit::Done : outcome.attached > 0 ? Exit::Partly : Exit::Failed;
    }
};

class AttachmentsCommand final : public Command {
public:
    [[nodiscard]] CommandSpec spec() const override
    {
        return {QStringLiteral("attachments"),
                QStringLiteral("TYPE REF"),
                CliText::tr("Lists the files attached to a record."),
                CliText::tr("A company's list holds those of its contacts, deals, tickets and orders as well."),
                {},
                2,
                2};
    }
    [[nodiscard]] Result<Exit> run(Invocation &invocation) const override
    {
        TRY_ASSIGN(Workspace * workspace, invocation.openForReading());
        const auto catalog = workspace->catalog();
        TRY_ASSIGN(const RecordType *type, invocation.type(*catalog, invocation.argument(0)));
        const QString reference = invocation.argument(1);
        TRY_ASSIGN(const auto files, await(workspace->read([&](ReadContext &context) -> Result<QVector<Attachment>> {
                       RecordReader reader(context);
                       TRY_ASSIGN(const qint64 id, resolveReference(reader, *type, reference));
                       if (attachmentLink(*catalog, type->key) == nullptr)
                           return fail(ErrorCode::Unsupported,
                                       CliText::tr("Nothing can be attached to records of this type."));
                       return attachmentsOf(context, type->key, id);
                   })));
        if (invocation.json()) {
            QJsonArray list;
            for (const Attachment &file : files)
                list.append(toJson(file));
            invocation.console().json(list);
            return Exit::Done;
        }
        for (const Attachment &file : files)
            invocation.console().line(QStringLiteral("%1  %2  %3  %4")
                                          .arg(uidText(file.uid), file.name,
                                               QLocale().formattedDataSize(file.size.value_or(0)), file.mediaType));
        if (files.isEmpty())
            invocation.console().note(CliText::tr("No file is attached to it."));
        return Exit::Done;
    }
};

class SaveAttachmentCommand final : public Command {
public:
    [[nodiscard]] CommandSpec spec() const override
    {
        return {QStringLiteral("save-attachment"),
                QStringLiteral("REF FILE"),
                CliText::tr("Writes an attached file to the disk, verified."),
                CliText::tr("REF is the uid that `attachments` shows. FILE may be a folder; an existing file is not "
                            "overwritten without --force."),
                {{QStringLiteral("force"), {}, CliText::tr("overwrite an existing file")}},
                2,
                2};
    }
    [[nodiscard]] Result<Exit> run(Invocation &invocation) const override
    {
        TRY_ASSIGN(Workspace * workspace, invocation.openForReading());
        const QString reference = invocation.argument(0);
        TRY_ASSIGN(const Attachment file, await(workspace->read([&](ReadContext &context) -> Result<Attachment> {
                       RecordReader reader(context);
                       const RecordType &type = context.catalog().at(Attachment::kNumber);
                       TRY_ASSIGN(const qint64 id, resolveReference(reader, type, reference));
                       return reader.load(Id<Attachment>{id});
                   })));
        QString target = invocation.argument(1);
        if (QFileInfo(target).isDir())
            target += QLatin1Char('/') + safeFileName(file.name);
        if (QFileInfo::exists(target) && !invocation.line().has(QStringLiteral("force")))
            return fail(
                ErrorCode::Conflict,
                CliText::tr("“%1” exists already. Choose another name, or overwrite it with --force.").arg(target));
        TRY(await(workspace->attachments().save(file.hash, target)));
        if (invocation.json())
            invocation.console().json(QJsonObject{{QStringLiteral("file"), QFileInfo(target).absoluteFilePath()},
                                                  {QStringLiteral("bytes"), QFileInfo(target).size()}});
        else
            invocation.console().line(CliText::tr("Wrote %1.").arg(target));
        return Exit::Done;
    }
};

}  // namespace

std::unique_ptr<Command> makeAttachCommand() { return std::make_unique<AttachCommand>(); }
std::unique_ptr<Command> makeAttachmentsCommand() { return std::make_unique<AttachmentsCommand>(); }
std::unique_ptr<Command> makeSaveAttachmentCommand() { return std::make_unique<SaveAttachmentCommand>(); }

}  // namespace fieldfare::cli
