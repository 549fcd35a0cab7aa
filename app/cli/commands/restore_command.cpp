// SPDX-License-Identifier: GPL-3.0-or-later
#include "cli/commands/commands.h"
#include "cli/interrupt.h"
#include "cli/invocation.h"
#include "cli/passphrase_prompt.h"
#include "cli/text.h"
#include "storage/backup.h"
#include "workspace/archive_restore.h"
#include "workspace/connection_setups.h"
#include "workspace/privacy/erasure_journal.h"

#include <QDir>
#include <QJsonObject>

namespace fieldfare::cli {

namespace {

class RestoreCommand final : public Command {
public:
    [[nodiscard]] CommandSpec spec() const override
    {
        return {QStringLiteral("restore"),
                QStringLiteral("FILE DIR"),
                CliText::tr("Makes a workspace from a backup or an archive, in a new or empty folder."),
                CliText::tr("With a passphrase at hand the restored data are opened and checked; without one, the "
                            "backup's checksum is."),
                {{QStringLiteral("plain"), {}, CliText::tr("from an archive: without encryption")}},
                2,
                2};
    }
    [[nodiscard]] Result<Exit> run(Invocation &invocation) const override
    {
        const QString file = invocation.argument(0);
        if (isArchive(file))
            return fromArchive(invocation, file);
        TRY_ASSIGN(const BackupInfo info, inspectBackup(file));
        Unlock unlock = NoUnlock{};
        const bool opened = !info.encrypted || invocation.hasPassphraseFile() || canPrompt();
        if (info.encrypted && opened) {
            TRY_ASSIGN(Secret secret,
                       invocation.passphrase(
                           CliText::tr("Passphrase of “%1” when the backup was made:").arg(info.workspaceName)));
            unlock = PassphraseUnlock{std::move(secret)};
        }
        const Progress progress = [&](double fraction) {
            invocation.console().progress(CliText::tr("Restoring … %1 %").arg(int(fraction * 100)));
            return !interrupted();
        };
        TRY(restoreBackup(file, invocation.argument(1), unlock, connectionSetups(), progress));
        TRY(carryErasures(file, invocation.argument(1)));
        invocation.console().endProgress();
        const QString path = QDir(invocation.argument(1)).absolutePath();
        if (invocation.json()) {
            invocation.console().json(QJsonObject{{QStringLiteral("workspace"), path},
                                                  {QStringLiteral("name"), info.workspaceName},
                                                  {QStringLiteral("made_at"), info.madeAt.toString(Qt::ISODate)},
                                                  {QStringLiteral("opened"), opened}});
        } else {
            invocation.console().line(CliText::tr("Restored “%1” of %2 to %3")
                                          .arg(info.workspaceName,
                                               QLocale().toString(info.madeAt.toLocalTime(), QLocale::ShortFormat),
                                               path));
            if (!opened)
                invocation.console().note(
                    CliText::tr("It was not opened for want of a passphrase; its checksum is right."));
        }
        return Exit::Done;
    }

private:
    static Result<Exit> fromArchive(Invocation &invocation, const QString &file)
    {
        NewWorkspace folder;
        folder.path = invocation.argument(1);
        if (!invocation.line().has(QStringLiteral("plain"))) {
            TRY_ASSIGN(Secret secret, invocation.passphrase(CliText::tr("Passphrase for the restored workspace:")));
            folder.unlock = PassphraseUnlock{std::move(secret)};
        }
        TRY_ASSIGN(const auto restored, restoreArchive(file, std::move(folder), [&](double fraction) {
                       invocation.console().progress(CliText::tr("Restoring … %1 %").arg(int(fraction * 100)));
                       return !interrupted();
                   }));
        invocation.console().endProgress();
        if (invocation.json()) {
            invocation.console().json(QJsonObject{{QStringLiteral("workspace"), restored.workspace->path()},
                                                  {QStringLiteral("name"), restored.workspace->name()},
                                                  {QStringLiteral("recovery_code"), restored.recoveryCode}});
        } else {
            invocation.console().line(
                CliText::tr("Restored “%1” to %2").arg(restored.workspace->name(), restored.workspace->path()));
            if (!restored.recoveryCode.isEmpty())
                invocation.console().line(
                    CliText::tr("Recovery code, to be kept in a safe place: %1").arg(restored.recoveryCode));
        }
        return Exit::Done;
    }
};

}  // namespace

std::unique_ptr<Command> makeRestoreCommand() { return std::make_unique<RestoreCommand>(); }

}  // namespace fieldfare::cli
