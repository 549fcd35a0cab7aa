// SPDX-License-Identifier: GPL-3.0-or-later
#include "cli/commands/commands.h"
#include "cli/commands/record_actions.h"
#include "cli/text.h"

namespace fieldfare::cli {

namespace {

class UserCommand final : public Command {
public:
    [[nodiscard]] CommandSpec spec() const override
    {
        return {QStringLiteral("user"),
                QStringLiteral("list | show REF | add NAME key=value… | set REF key=value…"),
                CliText::tr("Lists, shows, adds and changes colleagues."),
                CliText::tr("A colleague needs no login to own records. `me` is whoever the workspace was made for."),
                {},
                1,
                -1};
    }
    [[nodiscard]] Result<Exit> run(Invocation &invocation) const override
    {
        const QString type = QStringLiteral("user");
        const QString what = invocation.argument(0);
        QStringList words = invocation.line().arguments().mid(1);
        if (what == QLatin1String("list") && words.isEmpty()) {
            ListWish wish;
            wish.type = type;
            return listRecords(invocation, wish);
        }
        if (what == QLatin1String("show") && words.size() == 1)
            return showRecord(invocation, type, words.first());
        if (what == QLatin1String("add") && !words.isEmpty()) {
            if (!words.first().contains(QLatin1Char('=')))
                words.first().prepend(QLatin1String("name="));
            return addRecord(invocation, type, words);
        }
        if (what == QLatin1String("set") && words.size() >= 2)
            return setRecord(invocation, type, words.first(), words.mid(1));
        return invocation.usage(CliText::tr("“user” is followed by: %1.").arg(spec().arguments));
    }
};

}  // namespace

std::unique_ptr<Command> makeUserCommand() { return std::make_unique<UserCommand>(); }

}  // namespace fieldfare::cli
