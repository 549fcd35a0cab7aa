// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/result.h"
#include "widgets/theme/theme.h"

#include <QSize>
#include <QStringList>

namespace fieldfare {

/// What the program was started with.
struct DesktopOptions {
    QString workspace;  ///< folder; empty: the start page decides
    QString language;   ///< "zh_CN"; empty: the system's
    ThemeChoice theme = ThemeChoice::System;
    QString shots;  ///< folder for pictures of every page; the program ends afterwards
    QSize shotSize{1440, 900};
    QString report;  ///< prints this report and ends
    QString output;  ///< file of the report

    /// InvalidInput names the mistake and the way out.
    [[nodiscard]] static Result<DesktopOptions> parse(const QStringList &arguments);
    /// The help text of --help.
    [[nodiscard]] static QString usage();
};

}  // namespace fieldfare
