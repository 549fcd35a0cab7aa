// SPDX-License-Identifier: GPL-3.0-or-later
#include "cli/commands/commands.h"
#include "cli/commands/undo_output.h"
#include "cli/interrupt.h"
#include "cli/invocation.h"
#include "cli/text.h"
#include "records/history.h"

#include <QJsonArray>
#include <QJsonObject>

namespace fieldfare::cli {

namespace {

class UndoCommand final : public Command {
public:
    [[nodiscard]] CommandSpec spec() const override
    {
        return {QStringLiteral("undo"),
                QStringLiteral("TRANSACTION"),
                CliText::tr("Takes a transaction back, however long ago it was."),
                CliText::tr("`history` lists the numbers. What was edited since, or is used by records that stay, is "
                            "left alone and listed; "
                            "the exit status is 3 then. An undo can be undone."),
                {},
                1,
                1};
    }
    [[nodiscard]] Result<Exit> run(Invocation &invocation) const override
    {
        bool ok = false;
        const qint64 transaction = invocation.argument(0).toLongLong(&ok);
        if (!ok || transaction <= 0)
            return invocation.usage(
                CliText::tr("“%1” is no transaction number; `history` lists them.").arg(invocation.argument(0)));
        TRY_ASSIGN(Workspace * workspace, invocation.openForWriting());
        std::stop_source stop;
        TRY_ASSIGN(const Workspace::Undone undone, waitFor(workspace->undo(transaction), stop));
        return printUndone(invocation, undone);
    }
};

}  // namespace

Exit printUndone(Invocation &invocation, const Workspace::Undone &undone)
{
    const UndoOutcome &outcome = undone.outcome;
    if (invocation.json()) {
        QJsonArray skipped;
        for (const UndoSkip &skip : outcome.skipped) {
            skipped.append(QJsonObject{{QStringLiteral("type"), skip.type},
                                       {QStringLiteral("title"), skip.name},
                                       {QStringLiteral("reason"), skip.reason}});
        }
        invocation.console().json(
            QJsonObject{{QStringLiteral("undone"), outcome.undone},
                        {QStringLiteral("transaction"),
                         undone.changes.transaction > 0 ? QJsonValue(undone.changes.transaction) : QJsonValue()},
                        {QStringLiteral("skipped_count"), outcome.skippedCount},
                        {QStringLiteral("skipped"), skipped}});
    } else {
        invocation.console().line(CliText::tr("Took back %n record(s).", nullptr, int(outcome.undone)));
        for (const UndoSkip &skip : outcome.skipped)
            invocation.console().note(CliText::tr("Left alone: %1 “%2”: %3").arg(skip.type, skip.name, skip.reason));
        if (outcome.skippedCount > outcome.skipped.size())
            invocation.console().note(
                CliText::tr("… and %n more", nullptr, int(outcome.skippedCount - outcome.skipped.size())));
    }
    return outcome.skippedCount > 0 ? Exit::Partly : Exit::Done;
}

std::unique_ptr<Command> makeUndoCommand() { return std::make_unique<UndoCommand>(); }

}  // namespace fieldfare::cli
