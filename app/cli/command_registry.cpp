// SPDX-License-Identifier: GPL-3.0-or-later
#include "cli/command_registry.h"

#include "cli/commands/commands.h"

namespace fieldfare::cli {

std::vector<std::unique_ptr<Command>> allCommands()
{
    std::vector<std::unique_ptr<Command>> commands;
    for (const auto make : {makeInitCommand,    makeTypesCommand,   makeFieldsCommand,        makeListCommand,
                            makeViewsCommand,   makeShowCommand,    makeAddCommand,           makeSetCommand,
                            makeDeleteCommand,  makeSearchCommand,  makeQualityCommand,       makeDuplicatesCommand,
                            makeMergeCommand,   makeUnmergeCommand, makeNotDuplicateCommand,  makeHistoryCommand,
                            makeUndoCommand,    makeBinCommand,     makeRestoreRecordCommand, makeImportCommand,
                            makeExportCommand,  makeReportCommand,  makeBackupCommand,        makeArchiveCommand,
                            makeRestoreCommand, makeSalvageCommand, makeCheckCommand,         makeUserCommand,
                            makePersonCommand,  makeAttachCommand,  makeAttachmentsCommand,   makeSaveAttachmentCommand,
                            makeSyncCommand,    makePackCommand,    makeBenchCommand,         makeRetentionCommand})
        commands.push_back(make());
    return commands;
}

}  // namespace fieldfare::cli
