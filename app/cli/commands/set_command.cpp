// SPDX-License-Identifier: GPL-3.0-or-later
#include "cli/commands/commands.h"
#include "cli/commands/record_actions.h"
#include "cli/text.h"

namespace fieldfare::cli {

namespace {

class SetCommand final : public Command {
public:
    [[nodiscard]] CommandSpec spec() const override
    {
        return {QStringLiteral("set"),
                QStringLiteral("TYPE REF key=value…"),
                CliText::tr("Changes fields of a record."),
                CliText::tr("Values are spelt as for `add`; an empty value clears the field."),
                {},
                3,
                -1};
    }
    [[nodiscard]] Result<Exit> run(Invocation &invocation) const override
    {
        return setRecord(invocation, invocation.argument(0), invocation.argument(1),
                         invocation.line().arguments().mid(2));
    }
};

}  // namespace

std::unique_ptr<Command> makeSetCommand() { return std::make_unique<SetCommand>(); }

}  // namespace fieldfare::cli
