// SPDX-License-Identifier: GPL-3.0-or-later
#include "cli/commands/commands.h"
#include "cli/commands/record_actions.h"
#include "cli/text.h"

namespace fieldfare::cli {

namespace {

class AddCommand final : public Command {
public:
    [[nodiscard]] CommandSpec spec() const override
    {
        return {QStringLiteral("add"),
                QStringLiteral("TYPE key=value…"),
                CliText::tr("Adds a record and prints it."),
                CliText::tr("Dates are 2026-03-05 or as your system writes them, amounts 123.45 or \"EUR 123.45\", "
                            "choices their key or label, "
                            "linked records a REF, tags parted by commas. Further mails, phones and addresses: "
                            "email.home=, phone.mobile=, "
                            "address.billing.city=. `fields TYPE` lists the keys."),
                {},
                2,
                -1};
    }
    [[nodiscard]] Result<Exit> run(Invocation &invocation) const override
    {
        return addRecord(invocation, invocation.argument(0), invocation.line().arguments().mid(1));
    }
};

}  // namespace

std::unique_ptr<Command> makeAddCommand() { return std::make_unique<AddCommand>(); }

}  // namespace fieldfare::cli
