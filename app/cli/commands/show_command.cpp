// SPDX-License-Identifier: GPL-3.0-or-later
#include "cli/commands/commands.h"
#include "cli/commands/record_actions.h"
#include "cli/text.h"

namespace fieldfare::cli {

namespace {

class ShowCommand final : public Command {
public:
    [[nodiscard]] CommandSpec spec() const override
    {
        return {QStringLiteral("show"),
                QStringLiteral("TYPE REF"),
                CliText::tr("Prints one record."),
                CliText::tr("REF is the record's uid, its external id or its exact name."),
                {asOfOption()},
                2,
                2};
    }
    [[nodiscard]] Result<Exit> run(Invocation &invocation) const override
    {
        return showRecord(invocation, invocation.argument(0), invocation.argument(1));
    }
};

}  // namespace

std::unique_ptr<Command> makeShowCommand() { return std::make_unique<ShowCommand>(); }

}  // namespace fieldfare::cli
