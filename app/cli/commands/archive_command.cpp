// SPDX-License-Identifier: GPL-3.0-or-later
#include "base/await.h"
#include "cli/commands/commands.h"
#include "cli/interrupt.h"
#include "cli/invocation.h"
#include "cli/text.h"
#include "workspace/archive.h"

#include <QFileInfo>
#include <QJsonObject>

#include <atomic>

namespace fieldfare::cli {

namespace {

class ArchiveCommand final : public Command {
public:
    [[nodiscard]] CommandSpec spec() const override
    {
        return {
            QStringLiteral("archive"),
            QStringLiteral("FILE"),
            CliText::tr("Writes the whole workspace into one zip file of open formats: CSV, JSON and the attachments."),
            CliText::tr("Everything is in it, with history and owners; restore makes the same workspace of it again. "
                        "It is not encrypted."),
            {},
            1,
            1};
    }
    [[nodiscard]] Result<Exit> run(Invocation &invocation) const override
    {
        const QString file = invocation.argument(0);
        TRY_ASSIGN(Workspace * workspace, invocation.openForReading());
        std::stop_source stop;
        std::atomic<int> percent = 0;
        auto future = workspace->read(
            [&](ReadContext &context) {
                return writeArchive(context, workspace->folder(), file, [&](double fraction) {
                    percent = int(fraction * 100);
                    return true;
                });
            },
            stop.get_token());
        TRY_ASSIGN(const ArchiveInfo info, waitFor(std::move(future), stop, [&] {
                       invocation.console().progress(CliText::tr("Writing the archive … %1 %").arg(percent.load()));
                   }));
        invocation.console().endProgress();
        const QFileInfo written(file);
        if (invocation.json()) {
            invocation.console().json(QJsonObject{{QStringLiteral("file"), written.absoluteFilePath()},
                                                  {QStringLiteral("bytes"), written.size()},
                                                  {QStringLiteral("rows"), info.rows},
                                                  {QStringLiteral("attachments"), info.attachments}});
        } else {
            invocation.console().line(
                CliText::tr("Wrote %1 (%2).")
                    .arg(written.absoluteFilePath(), QLocale().formattedDataSize(written.size())));
            invocation.console().note(
                CliText::tr("This file is not encrypted: whoever gets it can read everything in it."));
        }
        return Exit::Done;
    }
};

}  // namespace

std::unique_ptr<Command> makeArchiveCommand() { return std::make_unique<ArchiveCommand>(); }

}  // namespace fieldfare::cli
