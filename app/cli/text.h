// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QCoreApplication>

namespace fieldfare::cli {

/// Translation context of the command line program: CliText::tr("…").
struct CliText {
    Q_DECLARE_TR_FUNCTIONS(Cli)
};

}  // namespace fieldfare::cli
