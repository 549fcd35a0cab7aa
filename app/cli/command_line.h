// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/result.h"

#include <QHash>
#include <QStringList>
#include <QVector>

namespace fieldfare::cli {

/// One option, of a verb or of all verbs.
struct OptionSpec {
    QString name;             ///< without dashes: "limit"
    QString value;            ///< how help calls its value ("N"); empty for a switch
    QString help;             ///< translated, one line
    QStringList oneOf = {};   ///< the values allowed; empty: any
    QString shortName = {};   ///< "o" for -o
    bool repeatable = false;  ///< may be given several times; else the last counts
};

/// What was typed, taken apart: a verb, its arguments in order and the options wherever they stood.
class CommandLine {
public:
    [[nodiscard]] const QString &verb() const { return m_verb; }
    [[nodiscard]] const QStringList &arguments() const { return m_arguments; }
    [[nodiscard]] bool has(const QString &option) const { return m_options.contains(option); }
    /// The last value given; empty when there is none.
    [[nodiscard]] QString value(const QString &option) const { return m_options.value(option).value(0); }
    /// All values in the order given.
    [[nodiscard]] QStringList values(const QString &option) const;

    /// Only the verb: the first word that is neither an option of `global` nor the value of one. Empty when there is none.
    [[nodiscard]] static QString findVerb(const QStringList &words, const QVector<OptionSpec> &global);
    /// Takes `words` (without the program's name) apart. Options are `--name value`, `--name=value`, `-n value`; `--` ends them.
    /// InvalidInput, for the person at the terminal, when an option is unknown, lacks its value or has a wrong one.
    [[nodiscard]] static Result<CommandLine> parse(const QStringList &words, const QVector<OptionSpec> &options);

private:
    QString m_verb;
    QStringList m_arguments;
    QHash<QString, QStringList> m_options;  // newest first
};

}  // namespace fieldfare::cli
