// SPDX-License-Identifier: GPL-3.0-or-later
#include "base/await.h"
#include "cli/assignments.h"
#include "cli/commands/commands.h"
#include "cli/invocation.h"
#include "cli/text.h"
#include "records/record_writer.h"

#include <QJsonObject>

namespace fieldfare::cli {

namespace {

class DeleteCommand final : public Command {
public:
    [[nodiscard]] CommandSpec spec() const override
    {
        return {QStringLiteral("delete"),
                QStringLiteral("TYPE REF"),
                CliText::tr("Deletes a record; `undo` brings it back."),
                {},
                {},
                2,
                2};
    }
    [[nodiscard]] Result<Exit> run(Invocation &invocation) const override
    {
        TRY_ASSIGN(Workspace * workspace, invocation.openForWriting());
        const auto catalog = workspace->catalog();
        TRY_ASSIGN(const RecordType *type, invocation.type(*catalog, invocation.argument(0)));
        Uid uid;
        QString title;
        TRY_ASSIGN(const ChangeSet changes,
                   await(workspace->write(CliText::tr("Changed a record"), [&](UnitOfWork &work) -> Result<void> {
                       RecordWriter writer(work);
                       TRY_ASSIGN(const qint64 id, resolveReference(writer, *type, invocation.argument(1)));
                       TRY_ASSIGN(const auto record, writer.load(*type, id));
                       uid = record->uid;
                       title = record->displayName;
                       work.setTitle(CliText::tr("Deleted %1 “%2”").arg(type->label(), title));
                       return writer.remove(*type, id);
                   })));
        if (invocation.json()) {
            invocation.console().json(QJsonObject{{QStringLiteral("uid"), uidText(uid)},
                                                  {QStringLiteral("title"), title},
                                                  {QStringLiteral("transaction"), changes.transaction}});
        } else {
            invocation.console().line(CliText::tr("Deleted %1 “%2”. To bring it back: undo %3.")
                                          .arg(type->label(), title)
                                          .arg(changes.transaction));
        }
        return Exit::Done;
    }
};

}  // namespace

std::unique_ptr<Command> makeDeleteCommand() { return std::make_unique<DeleteCommand>(); }

}  // namespace fieldfare::cli
