// SPDX-License-Identifier: GPL-3.0-or-later
#include "cli/help.h"

#include "cli/invocation.h"
#include "cli/text.h"
#include "cli/text_table.h"

namespace fieldfare::cli {

namespace {

constexpr int lineWidth = 79;

/// Text in lines of at most `lineWidth` cells, all but the first indented.
QString wrapped(const QString &text, int indent, int used)
{
    QString result;
    int column = used;
    for (const QString &word : text.split(QLatin1Char(' '))) {
        const int width = displayWidth(word);
        if (column > indent && column + 1 + width > lineWidth) {
            result += QLatin1Char('\n') + QString(indent, QLatin1Char(' '));
            column = indent;
        } else if (column > indent) {
            result += QLatin1Char(' ');
            ++column;
        }
        result += word;
        column += width;
    }
    return result;
}

QString twoColumns(const QVector<QPair<QString, QString>> &rows)
{
    int left = 0;
    for (const auto &row : rows)
        left = std::max(left, displayWidth(row.first));
    left = std::min(left, 28) + 4;
    QString text;
    for (const auto &row : rows) {
        QString line = QStringLiteral("  ") + row.first;
        const int width = displayWidth(line);
        if (width > left - 2)
            line += QLatin1Char('\n') + QString(left, QLatin1Char(' '));
        else
            line += QString(left - width, QLatin1Char(' '));
        text += line + wrapped(row.second, left, left) + QLatin1Char('\n');
    }
    return text;
}

QString optionsText(const QVector<OptionSpec> &options)
{
    QVector<QPair<QString, QString>> rows;
    for (const OptionSpec &option : options) {
        QString name = QStringLiteral("--") + option.name;
        if (!option.shortName.isEmpty())
            name.prepend(QStringLiteral("-%1, ").arg(option.shortName));
        if (!option.value.isEmpty())
            name += QLatin1Char(' ') + (option.oneOf.isEmpty() ? option.value : option.oneOf.join(QLatin1Char('|')));
        rows.append({name, option.help});
    }
    return twoColumns(rows);
}

QString exitStatusText()
{
    return CliText::tr("Exit status: 0 done, 1 failed (nothing was changed), 2 the command line cannot be understood, "
                       "3 done but some rows were rejected or left alone.");
}

}  // namespace

QString usageLine(const CommandSpec &spec)
{
    QString line = CliText::tr("Usage:") + QStringLiteral(" fieldfare-cli --workspace DIR ") + spec.verb;
    if (!spec.arguments.isEmpty())
        line += QLatin1Char(' ') + spec.arguments;
    if (!spec.options.isEmpty())
        line += QLatin1Char(' ') + CliText::tr("[options]");
    return line;
}

QString helpOf(const CommandSpec &spec)
{
    QString text = usageLine(spec) + QStringLiteral("\n\n") + wrapped(spec.summary, 0, 0) + QLatin1Char('\n');
    if (!spec.notes.isEmpty())
        text += wrapped(spec.notes, 0, 0) + QLatin1Char('\n');
    if (!spec.options.isEmpty())
        text += QLatin1Char('\n') + CliText::tr("Options:") + QLatin1Char('\n') + optionsText(spec.options);
    return text + QLatin1Char('\n') + CliText::tr("Options of every verb:") + QLatin1Char('\n') +
           optionsText(globalOptions());
}

QString generalHelp(const std::vector<std::unique_ptr<Command>> &commands)
{
    QVector<QPair<QString, QString>> verbs;
    for (const auto &command : commands) {
        const CommandSpec spec = command->spec();
        verbs.append({spec.verb, spec.summary});
    }
    return CliText::tr("Usage:") + QStringLiteral(" fieldfare-cli --workspace DIR ") + CliText::tr("VERB …") +
           QStringLiteral("\n\n") + CliText::tr("Works on a Fieldfare workspace from the command line.") +
           QStringLiteral("\n\n") + CliText::tr("Verbs:") + QLatin1Char('\n') + twoColumns(verbs) + QLatin1Char('\n') +
           CliText::tr("Options of every verb:") + QLatin1Char('\n') + optionsText(globalOptions()) +
           QLatin1Char('\n') + wrapped(CliText::tr("`fieldfare-cli VERB --help` tells more about a verb."), 0, 0) +
           QLatin1Char('\n') + wrapped(exitStatusText(), 0, 0) + QLatin1Char('\n');
}

}  // namespace fieldfare::cli
