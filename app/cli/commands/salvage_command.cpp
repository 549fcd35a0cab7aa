// SPDX-License-Identifier: GPL-3.0-or-later
#include "cli/commands/commands.h"
#include "cli/interrupt.h"
#include "cli/invocation.h"
#include "cli/text.h"
#include "workspace/salvage.h"

#include <QDir>
#include <QJsonArray>
#include <QJsonObject>

namespace fieldfare::cli {

namespace {

class SalvageCommand final : public Command {
public:
    [[nodiscard]] CommandSpec spec() const override
    {
        return {
            QStringLiteral("salvage"),
            QStringLiteral("FOLDER"),
            CliText::tr("Reads everything readable out of a damaged workspace into a new one."),
            CliText::tr("The damaged workspace is only read. What cannot be read is taken from its newest good backup; "
                        "the report says what came over and what did not, and lies in the new folder as "
                        "salvage-report.txt."),
            {{QStringLiteral("into"), QStringLiteral("DIR"), CliText::tr("the new or empty folder (needed)")}},
            1,
            1};
    }
    [[nodiscard]] Result<Exit> run(Invocation &invocation) const override
    {
        const QString into = invocation.line().value(QStringLiteral("into"));
        if (into.isEmpty())
            return invocation.usage(CliText::tr("Name the folder for what is saved: --into DIR."));
        const QString folder = invocation.argument(0);
        TRY_ASSIGN(const WorkspaceFile description, WorkspaceFolder::inspect(folder));
        Unlock unlock = NoUnlock{};
        if (description.isEncrypted()) {
            TRY_ASSIGN(Secret secret, invocation.passphrase(CliText::tr("Passphrase of “%1”:").arg(description.name)));
            unlock = PassphraseUnlock{std::move(secret)};
        }
        TRY_ASSIGN(const SalvageReport report, salvageWorkspace(folder, unlock, into, [&](double fraction) {
                       invocation.console().progress(CliText::tr("Salvaging … %1 %").arg(int(fraction * 100)));
                       return !interrupted();
                   }));
        invocation.console().endProgress();
        if (!invocation.json()) {
            invocation.console().line(report.text.trimmed());
            invocation.console().line(CliText::tr("The new workspace: %1").arg(QDir(into).absolutePath()));
            return Exit::Done;
        }
        QJsonArray tables;
        for (const SalvageReport::Table &table : report.tables) {
            QJsonArray gaps;
            for (const UnreadablePart &part : table.unreadable)
                gaps.append(QJsonObject{{QStringLiteral("page"), part.page},
                                        {QStringLiteral("after"), QString::number(part.after)},
                                        {QStringLiteral("up_to"), QString::number(part.upTo)}});
            tables.append(QJsonObject{{QStringLiteral("table"), table.name},
                                      {QStringLiteral("rows"), table.rows},
                                      {QStringLiteral("from_backup"), table.fromBackup},
                                      {QStringLiteral("refused"), table.refused},
                                      {QStringLiteral("broken"), table.broken.size()},
                                      {QStringLiteral("unreadable"), gaps}});
        }
        invocation.console().json(QJsonObject{{QStringLiteral("workspace"), QDir(into).absolutePath()},
                                              {QStringLiteral("complete"), report.isComplete()},
                                              {QStringLiteral("pages"), report.pages},
                                              {QStringLiteral("unreadable_pages"), report.unreadablePages},
                                              {QStringLiteral("cleared_links"), report.clearedLinks},
                                              {QStringLiteral("unassigned"), report.unassigned},
                                              {QStringLiteral("tables"), tables}});
        return Exit::Done;
    }
};

}  // namespace

std::unique_ptr<Command> makeSalvageCommand() { return std::make_unique<SalvageCommand>(); }

}  // namespace fieldfare::cli
