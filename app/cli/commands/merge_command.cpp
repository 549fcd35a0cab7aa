// SPDX-License-Identifier: GPL-3.0-or-later
#include "cli/commands/commands.h"
#include "cli/invocation.h"
#include "cli/text.h"

namespace fieldfare::cli {

namespace {

/// Known by name, so that a script gets a plain answer instead of "unknown verb".
class MergeCommand final : public Command {
public:
    [[nodiscard]] CommandSpec spec() const override
    {
        return {QStringLiteral("merge"),
                QStringLiteral("TYPE KEEP OTHER"),
                CliText::tr("Makes one record of two."),
                CliText::tr("This version cannot merge records yet."),
                {},
                3,
                3};
    }
    [[nodiscard]] Result<Exit> run(Invocation &) const override
    {
        return fail(ErrorCode::Unsupported, CliText::tr("This version cannot merge records yet."));
    }
};

}  // namespace

std::unique_ptr<Command> makeMergeCommand() { return std::make_unique<MergeCommand>(); }

}  // namespace fieldfare::cli
