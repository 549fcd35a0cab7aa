// SPDX-License-Identifier: GPL-3.0-or-later
#include "cli/commands/commands.h"
#include "cli/invocation.h"
#include "cli/text.h"

namespace fieldfare::cli {

namespace {

/// Known by name, so that a script gets a plain answer instead of "unknown verb".
class SyncCommand final : public Command {
public:
    [[nodiscard]] CommandSpec spec() const override
    {
        return {QStringLiteral("sync"),
                QStringLiteral("…"),
                CliText::tr("Exchanges changes with a company server."),
                CliText::tr("This version has no synchronisation; all data stay on this computer."),
                {},
                0,
                -1};
    }
    [[nodiscard]] Result<Exit> run(Invocation &) const override
    {
        return fail(ErrorCode::Unsupported,
                    CliText::tr("This version has no synchronisation; all data stay on this computer."));
    }
};

}  // namespace

std::unique_ptr<Command> makeSyncCommand() { return std::make_unique<SyncCommand>(); }

}  // namespace fieldfare::cli
