// SPDX-License-Identifier: GPL-3.0-or-later
#include "cli/command_line.h"

#include "cli/text.h"

#include <algorithm>

namespace fieldfare::cli {

namespace {

bool looksLikeOption(const QString &word) { return word.size() > 1 && word.startsWith(QLatin1Char('-')); }

const OptionSpec *findOption(const QVector<OptionSpec> &options, const QString &word)
{
    const bool isLong = word.startsWith(QLatin1String("--"));
    const QString name = isLong ? word.mid(2).section(QLatin1Char('='), 0, 0) : word.mid(1);
    const auto found = std::find_if(options.begin(), options.end(), [&](const OptionSpec &option) {
        return isLong ? option.name == name : option.shortName == name;
    });
    return found == options.end() ? nullptr : &*found;
}

bool holdsValue(const QString &word) { return word.startsWith(QLatin1String("--")) && word.contains(QLatin1Char('=')); }

}  // namespace

QStringList CommandLine::values(const QString &option) const
{
    QStringList list = m_options.value(option);
    std::reverse(list.begin(), list.end());
    return list;
}

QString CommandLine::findVerb(const QStringList &words, const QVector<OptionSpec> &global)
{
    for (qsizetype i = 0; i < words.size(); ++i) {
        if (!looksLikeOption(words[i]))
            return words[i];
        const OptionSpec *option = findOption(global, words[i]);
        if (option && !option->value.isEmpty() && !holdsValue(words[i]))
            ++i;
    }
    return {};
}

Result<CommandLine> CommandLine::parse(const QStringList &words, const QVector<OptionSpec> &options)
{
    CommandLine line;
    bool onlyArguments = false;
    bool hasVerb = false;
    for (qsizetype i = 0; i < words.size(); ++i) {
        const QString &word = words[i];
        if (!onlyArguments && word == QLatin1String("--")) {
            onlyArguments = true;
            continue;
        }
        if (onlyArguments || !looksLikeOption(word)) {
            if (hasVerb)
                line.m_arguments.append(word);
            else
                line.m_verb = word;
            hasVerb = true;
            continue;
        }
        const OptionSpec *option = findOption(options, word);
        const QString shown = word.section(QLatin1Char('='), 0, 0);
        if (!option) {
            return fail(ErrorCode::InvalidInput, hasVerb ? CliText::tr("“%1” has no option %2.").arg(line.m_verb, shown)
                                                         : CliText::tr("There is no option %1.").arg(shown));
        }
        QString value;
        if (option->value.isEmpty()) {
            if (holdsValue(word))
                return fail(ErrorCode::InvalidInput, CliText::tr("%1 takes no value.").arg(shown));
        } else if (holdsValue(word)) {
            value = word.section(QLatin1Char('='), 1);
        } else if (++i < words.size()) {
            value = words[i];
        } else {
            return fail(ErrorCode::InvalidInput, CliText::tr("%1 needs a value (%2).").arg(shown, option->value));
        }
        if (!option->oneOf.isEmpty() && !option->oneOf.contains(value)) {
            return fail(ErrorCode::InvalidInput,
                        CliText::tr("%1 is one of: %2.").arg(shown, option->oneOf.join(QLatin1String(", "))));
        }
        line.m_options[option->name].prepend(value);
    }
    return line;
}

}  // namespace fieldfare::cli
