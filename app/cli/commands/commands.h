// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "cli/command.h"

#include <memory>

namespace fieldfare::cli {

// One function per verb, each in the file of its name.
[[nodiscard]] std::unique_ptr<Command> makeInitCommand();
[[nodiscard]] std::unique_ptr<Command> makeTypesCommand();
[[nodiscard]] std::unique_ptr<Command> makeFieldsCommand();
[[nodiscard]] std::unique_ptr<Command> makeListCommand();
[[nodiscard]] std::unique_ptr<Command> makeViewsCommand();
[[nodiscard]] std::unique_ptr<Command> makeShowCommand();
[[nodiscard]] std::unique_ptr<Command> makeAddCommand();
[[nodiscard]] std::unique_ptr<Command> makeSetCommand();
[[nodiscard]] std::unique_ptr<Command> makeDeleteCommand();
[[nodiscard]] std::unique_ptr<Command> makeSearchCommand();
[[nodiscard]] std::unique_ptr<Command> makeHistoryCommand();
[[nodiscard]] std::unique_ptr<Command> makeUndoCommand();
[[nodiscard]] std::unique_ptr<Command> makeBinCommand();
[[nodiscard]] std::unique_ptr<Command> makeRestoreRecordCommand();
[[nodiscard]] std::unique_ptr<Command> makeImportCommand();
[[nodiscard]] std::unique_ptr<Command> makeExportCommand();
[[nodiscard]] std::unique_ptr<Command> makeReportCommand();
[[nodiscard]] std::unique_ptr<Command> makeBackupCommand();
[[nodiscard]] std::unique_ptr<Command> makeArchiveCommand();
[[nodiscard]] std::unique_ptr<Command> makeRestoreCommand();
[[nodiscard]] std::unique_ptr<Command> makeSalvageCommand();
[[nodiscard]] std::unique_ptr<Command> makeCheckCommand();
[[nodiscard]] std::unique_ptr<Command> makeUserCommand();
[[nodiscard]] std::unique_ptr<Command> makePersonCommand();
[[nodiscard]] std::unique_ptr<Command> makeRetentionCommand();
[[nodiscard]] std::unique_ptr<Command> makeDuplicatesCommand();
[[nodiscard]] std::unique_ptr<Command> makeQualityCommand();
[[nodiscard]] std::unique_ptr<Command> makeMergeCommand();
[[nodiscard]] std::unique_ptr<Command> makeUnmergeCommand();
[[nodiscard]] std::unique_ptr<Command> makeNotDuplicateCommand();
[[nodiscard]] std::unique_ptr<Command> makeAttachCommand();
[[nodiscard]] std::unique_ptr<Command> makeAttachmentsCommand();
[[nodiscard]] std::unique_ptr<Command> makeSaveAttachmentCommand();
[[nodiscard]] std::unique_ptr<Command> makeSyncCommand();
[[nodiscard]] std::unique_ptr<Command> makePackCommand();
[[nodiscard]] std::unique_ptr<Command> makeBenchCommand();

}  // namespace fieldfare::cli
