// SPDX-License-Identifier: GPL-3.0-or-later
#include "cli/commands/commands.h"
#include "cli/interrupt.h"
#include "cli/invocation.h"
#include "cli/text.h"
#include "records/plain_views.h"
#include "storage/restore_drill.h"
#include "workspace/connection_setups.h"

#include <QFileInfo>
#include <QJsonObject>

namespace fieldfare::cli {

namespace {

class BackupCommand final : public Command {
public:
    [[nodiscard]] CommandSpec spec() const override
    {
        return {
            QStringLiteral("backup"),
            QStringLiteral("[FILE]"),
            CliText::tr("Writes a verified backup of the workspace into one file."),
            CliText::tr("Works while the workspace is in use. The backup is encrypted like the workspace and opens "
                        "with the same passphrase; "
                        "with --plain it is an ordinary SQLite file that any program can read."),
            {{QStringLiteral("plain"), {}, CliText::tr("an ordinary, unencrypted SQLite file with readable views")},
             {QStringLiteral("drill"),
              {},
              CliText::tr("writes nothing: proves that FILE, or the newest of the daily backups, can be restored")}},
            0,
            1};
    }
    [[nodiscard]] Result<Exit> run(Invocation &invocation) const override
    {
        if (invocation.line().has(QStringLiteral("drill")))
            return drill(invocation);
        if (invocation.line().arguments().isEmpty())
            return fail(ErrorCode::InvalidInput, CliText::tr("Name the file to write: backup FILE."));
        const bool plain = invocation.line().has(QStringLiteral("plain"));
        const QString target = invocation.argument(0);
        TRY_ASSIGN(Workspace * workspace, invocation.openForReading());
        const BackupSource source = BackupSource::of(workspace->folder(), connectionSetups());
        const Progress progress = [&](double fraction) {
            invocation.console().progress(CliText::tr("Writing the backup … %1 %").arg(int(fraction * 100)));
            return !interrupted();
        };
        if (plain) {
            const auto catalog = workspace->catalog();
            TRY(writePlainCopy(
                source, target, [&](Connection &connection) { return makePlainViews(connection, *catalog); },
                progress));
        } else {
            TRY(writeBackup(source, target, systemClock()->nowUtc(), progress));
        }
        invocation.console().endProgress();
        const QFileInfo written(target);
        if (invocation.json()) {
            invocation.console().json(
                QJsonObject{{QStringLiteral("file"), written.absoluteFilePath()},
                            {QStringLiteral("bytes"), written.size()},
                            {QStringLiteral("encrypted"), !plain && source.description.isEncrypted()}});
        } else {
            invocation.console().line(
                CliText::tr("Wrote and verified %1 (%2).")
                    .arg(written.absoluteFilePath(), QLocale().formattedDataSize(written.size())));
        }
        if (plain)
            invocation.console().note(
                CliText::tr("This file is not encrypted: whoever gets it can read everything in it."));
        return Exit::Done;
    }

private:
    static Result<Exit> drill(Invocation &invocation)
    {
        TRY_ASSIGN(Workspace * workspace, invocation.openForReading());
        QString file = invocation.line().arguments().value(0);
        if (file.isEmpty()) {
            const auto backups = listBackups(workspace->folder().backupsPath());
            if (backups.isEmpty())
                return fail(ErrorCode::NotFound,
                            CliText::tr("There is no daily backup yet. Name one: backup --drill FILE."));
            file = backups.first().path;
        }
        TRY_ASSIGN(const DrillReport report,
                   drillBackup(file, workspace->folder().recordsFile().key, workspace->path(), connectionSetups(),
                               [&](double fraction) {
                                   invocation.console().progress(
                                       CliText::tr("Trying a restore … %1 %").arg(int(fraction * 100)));
                                   return !interrupted();
                               }));
        invocation.console().endProgress();
        const qint64 contacts = report.content.rows.value(QStringLiteral("contact"));
        if (invocation.json()) {
            invocation.console().json(
                QJsonObject{{QStringLiteral("file"), QFileInfo(file).absoluteFilePath()},
                            {QStringLiteral("made_at"), report.backup.madeAt.toString(Qt::ISODate)},
                            {QStringLiteral("contacts"), contacts},
                            {QStringLiteral("transactions"), report.content.transactions},
                            {QStringLiteral("head"), report.content.head},
                            {QStringLiteral("compared"), report.compared}});
        } else {
            invocation.console().line(
                CliText::tr("The backup of %1 was restored and checked: %n contacts.", nullptr, int(contacts))
                    .arg(QLocale().toString(report.backup.madeAt.toLocalTime(), QLocale::ShortFormat)));
            if (!report.compared)
                invocation.console().note(
                    CliText::tr("It was made by an older version and does not say what it should hold."));
        }
        return Exit::Done;
    }
};

}  // namespace

std::unique_ptr<Command> makeBackupCommand() { return std::make_unique<BackupCommand>(); }

}  // namespace fieldfare::cli
