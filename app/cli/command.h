// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "cli/command_line.h"

namespace fieldfare::cli {

class Invocation;

/// How the program ends.
enum class Exit {
    Done = 0,
    Failed = 1,  ///< nothing was changed, and stderr says why
    Usage = 2,   ///< the command line cannot be understood
    Partly = 3,  ///< done, but some rows were rejected or left alone
};

/// What help prints of a verb, and what its command line may hold.
struct CommandSpec {
    QString verb;
    QString arguments;   ///< "TYPE REF key=value…"
    QString summary;     ///< translated, one sentence
    QString notes = {};  ///< translated, further paragraphs of help
    QVector<OptionSpec> options = {};
    int least = 0;  ///< arguments needed
    int most = 0;   ///< arguments accepted; -1: any number
};

/// One verb. Stateless; made by the registry.
class Command {
public:
    virtual ~Command() = default;
    [[nodiscard]] virtual CommandSpec spec() const = 0;
    /// Does it: result on stdout, remarks on stderr. An error means that nothing was changed.
    [[nodiscard]] virtual Result<Exit> run(Invocation &invocation) const = 0;
};

}  // namespace fieldfare::cli
