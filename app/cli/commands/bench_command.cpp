// SPDX-License-Identifier: GPL-3.0-or-later
#include "cli/commands/commands.h"
#include "cli/demo_filling.h"
#include "cli/invocation.h"
#include "cli/text.h"

#include <QElapsedTimer>
#include <QJsonObject>

namespace fieldfare::cli {

namespace {

class BenchCommand final : public Command {
public:
    [[nodiscard]] CommandSpec spec() const override
    {
        return {QStringLiteral("bench"),
                QStringLiteral("generate"),
                CliText::tr("Fills a workspace with invented records of any number, for measuring."),
                CliText::tr("The same size on the same day gives the same records. `undo` takes them back. The "
                            "measurements themselves are run by ./dev bench."),
                {{QStringLiteral("contacts"), QStringLiteral("N"),
                  CliText::tr("so many contacts (400); everything else follows from it")},
                 {QStringLiteral("activities"), QStringLiteral("N"), CliText::tr("so many activities")},
                 {QStringLiteral("deals"), QStringLiteral("N"), CliText::tr("so many deals")},
                 {QStringLiteral("open-deals"), QStringLiteral("N"), CliText::tr("so many of the deals open")}},
                1,
                1};
    }
    [[nodiscard]] Result<Exit> run(Invocation &invocation) const override
    {
        if (invocation.argument(0) != QLatin1String("generate"))
            return invocation.usage(CliText::tr("“bench” is followed by: generate."));
        DemoSize size;
        TRY_ASSIGN(size.contacts, invocation.number(QStringLiteral("contacts"), size.contacts, 1));
        TRY_ASSIGN(size.activities, invocation.number(QStringLiteral("activities"), size.activities));
        TRY_ASSIGN(size.deals, invocation.number(QStringLiteral("deals"), size.deals));
        TRY_ASSIGN(size.openDeals, invocation.number(QStringLiteral("open-deals"), size.openDeals));
        TRY_ASSIGN(Workspace * workspace, invocation.openForWriting());
        QElapsedTimer timer;
        timer.start();
        TRY_ASSIGN(const ChangeSet changes, fillWithDemo(invocation.console(), *workspace, size));
        const double seconds = double(timer.elapsed()) / 1000.0;
        if (invocation.json()) {
            invocation.console().json(QJsonObject{{QStringLiteral("contacts"), size.contacts},
                                                  {QStringLiteral("seconds"), seconds},
                                                  {QStringLiteral("transaction"), changes.transaction}});
        } else {
            invocation.console().line(
                CliText::tr("Made a company with %1 contacts in %2 seconds. To take it back: undo %3")
                    .arg(size.contacts)
                    .arg(seconds, 0, 'f', 1)
                    .arg(changes.transaction));
        }
        return Exit::Done;
    }
};

}  // namespace

std::unique_ptr<Command> makeBenchCommand() { return std::make_unique<BenchCommand>(); }

}  // namespace fieldfare::cli
