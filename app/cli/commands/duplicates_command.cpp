// SPDX-License-Identifier: GPL-3.0-or-later
#include "cli/commands/commands.h"
#include "cli/invocation.h"
#include "cli/text.h"

namespace fieldfare::cli {

namespace {

/// Known by name, so that a script gets a plain answer instead of "unknown verb".
class DuplicatesCommand final : public Command {
public:
    [[nodiscard]] CommandSpec spec() const override
    {
        return {QStringLiteral("duplicates"),
                QStringLiteral("TYPE"),
                CliText::tr("Finds records that may stand for the same thing."),
                CliText::tr("This version cannot look for duplicates yet."),
                {},
                1,
                1};
    }
    [[nodiscard]] Result<Exit> run(Invocation &) const override
    {
        return fail(ErrorCode::Unsupported, CliText::tr("This version cannot look for duplicates yet."));
    }
};

}  // namespace

std::unique_ptr<Command> makeDuplicatesCommand() { return std::make_unique<DuplicatesCommand>(); }

}  // namespace fieldfare::cli
