// SPDX-License-Identifier: GPL-3.0-or-later
#include "cli/program.h"

#include "cli/command_registry.h"
#include "cli/help.h"
#include "cli/interrupt.h"
#include "cli/invocation.h"
#include "cli/text.h"
#include "fieldfare_version.h"

#include <algorithm>

namespace fieldfare::cli {

namespace {

int status(Exit exit) { return static_cast<int>(exit); }

int usageError(Console &console, const QString &message, const QString &hint)
{
    console.note(message);
    if (!hint.isEmpty())
        console.note(hint);
    return status(Exit::Usage);
}

QString helpHint(const QString &verb) { return CliText::tr("Try: fieldfare-cli %1 --help").arg(verb); }

int finish(Console &console, int exitStatus)
{
    const auto written = console.finish();
    if (written)
        return exitStatus;
    console.note(written.error().message);
    return exitStatus == 0 ? status(Exit::Failed) : exitStatus;
}

int runCommand(const Command &command, Invocation &invocation)
{
    watchForInterrupts();
    const Result<Exit> outcome = command.run(invocation);
    Console &console = invocation.console();
    if (outcome)
        return status(*outcome);
    const Error &error = outcome.error();
    if (invocation.isUsage())
        return usageError(console, error.message, helpHint(invocation.line().verb()));
    console.note(error.message);
    if (invocation.verbose() && !error.details.isEmpty())
        console.note(CliText::tr("Details: %1").arg(error.details));
    return status(Exit::Failed);
}

int dispatch(Console &console, const QStringList &words)
{
    const auto commands = allCommands();
    const QVector<OptionSpec> global = globalOptions();
    const QString verb = CommandLine::findVerb(words, global);
    const auto found = std::find_if(commands.begin(), commands.end(),
                                    [&](const auto &command) { return command->spec().verb == verb; });
    if (!verb.isEmpty() && verb != QLatin1String("help") && found == commands.end())
        return usageError(console, CliText::tr("There is no verb “%1”.").arg(verb),
                          CliText::tr("fieldfare-cli --help lists the verbs."));

    const bool hasCommand = found != commands.end();
    const CommandSpec spec = hasCommand ? (*found)->spec() : CommandSpec{};
    const auto line = CommandLine::parse(words, global + spec.options);
    if (!line)
        return usageError(console, line.error().message,
                          hasCommand ? helpHint(verb) : CliText::tr("fieldfare-cli --help lists verbs and options."));
    if (line->has(QStringLiteral("version"))) {
        console.line(QStringLiteral("fieldfare-cli " FIELDFARE_VERSION));
        return status(Exit::Done);
    }
    if (!hasCommand) {
        const QString wanted = line->arguments().value(0);
        const auto topic = std::find_if(commands.begin(), commands.end(),
                                        [&](const auto &command) { return command->spec().verb == wanted; });
        if (line->has(QStringLiteral("help")) || verb == QLatin1String("help")) {
            console.write(topic != commands.end() ? helpOf((*topic)->spec()) : generalHelp(commands));
            return status(Exit::Done);
        }
        return usageError(console, CliText::tr("Say what to do."),
                          CliText::tr("fieldfare-cli --help lists the verbs."));
    }
    if (line->has(QStringLiteral("help"))) {
        console.write(helpOf(spec));
        return status(Exit::Done);
    }
    const auto given = line->arguments().size();
    if (given < spec.least || (spec.most >= 0 && given > spec.most)) {
        return usageError(console,
                          given < spec.least ? CliText::tr("“%1” needs more arguments.").arg(verb)
                                             : CliText::tr("“%1” takes fewer arguments.").arg(verb),
                          usageLine(spec));
    }
    Invocation invocation(*line, console);
    return runCommand(**found, invocation);
}

}  // namespace

int run(const QStringList &words)
{
    Console::prepare();
    Console console;
    return finish(console, dispatch(console, words));
}

}  // namespace fieldfare::cli
