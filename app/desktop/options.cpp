// SPDX-License-Identifier: GPL-3.0-or-later
#include "desktop/options.h"

#include <QCoreApplication>

namespace fieldfare {

namespace {

struct DesktopOptionsText {
    Q_DECLARE_TR_FUNCTIONS(DesktopOptions)
};

}  // namespace

Result<DesktopOptions> DesktopOptions::parse(const QStringList &arguments)
{
    DesktopOptions options;
    for (int i = 1; i < arguments.size(); ++i) {
        QString name = arguments.at(i);
        QString value;
        if (const auto equals = name.indexOf(QLatin1Char('=')); name.startsWith(QLatin1String("--")) && equals > 0) {
            value = name.mid(equals + 1);
            name = name.left(equals);
        }
        if (!name.startsWith(QLatin1Char('-'))) {
            // A folder handed over by the file manager.
            options.workspace = name;
            continue;
        }
        if (value.isEmpty()) {
            if (i + 1 >= arguments.size()) {
                return fail(ErrorCode::InvalidInput,
                            DesktopOptionsText::tr("“%1” needs a value, or is no option. See --help.").arg(name));
            }
            value = arguments.at(++i);
        }
        if (name == QLatin1String("--workspace")) {
            options.workspace = value;
        } else if (name == QLatin1String("--language")) {
            options.language = value;
        } else if (name == QLatin1String("--theme")) {
            if (value != QLatin1String("light") && value != QLatin1String("dark") && value != QLatin1String("system")) {
                return fail(ErrorCode::InvalidInput,
                            DesktopOptionsText::tr("The theme is light, dark or system, not “%1”.").arg(value));
            }
            options.theme = value == QLatin1String("light")  ? ThemeChoice::Light
                            : value == QLatin1String("dark") ? ThemeChoice::Dark
                                                             : ThemeChoice::System;
        } else if (name == QLatin1String("--shots")) {
            options.shots = value;
        } else if (name == QLatin1String("--size")) {
            const QStringList parts = value.split(QLatin1Char('x'));
            options.shotSize = QSize(parts.value(0).toInt(), parts.value(1).toInt());
            if (options.shotSize.width() < 400 || options.shotSize.height() < 300) {
                return fail(ErrorCode::InvalidInput,
                            DesktopOptionsText::tr("The size is written like 1440x900, not “%1”.").arg(value));
            }
        } else if (name == QLatin1String("--report")) {
            options.report = value;
        } else if (name == QLatin1String("-o") || name == QLatin1String("--output")) {
            options.output = value;
        } else {
            return fail(ErrorCode::InvalidInput,
                        DesktopOptionsText::tr("There is no option “%1”. See --help.").arg(name));
        }
    }
    if (!options.report.isEmpty() && options.output.isEmpty()) {
        return fail(ErrorCode::InvalidInput,
                    DesktopOptionsText::tr("A report needs a file: -o NAME.pdf, .png or .svg."));
    }
    if ((!options.report.isEmpty() || !options.shots.isEmpty()) && options.workspace.isEmpty()) {
        return fail(ErrorCode::InvalidInput, DesktopOptionsText::tr("Say which workspace: --workspace FOLDER."));
    }
    return options;
}

QString DesktopOptions::usage()
{
    return DesktopOptionsText::tr(
        "fieldfare [FOLDER] [options]\n\n"
        "  --workspace FOLDER        open this workspace\n"
        "  --language LL             language of the window, e.g. en or zh_CN\n"
        "  --theme light|dark        instead of the system's\n"
        "  --shots FOLDER            save pictures of all pages there and end\n"
        "  --size WxH                size of the pictures, 1440x900\n"
        "  --report NAME -o FILE     write a report as .pdf, .png or .svg and end\n\n"
        "FIELDFARE_PASSPHRASE_FILE names a file with the passphrase for runs without a person.\n");
}

}  // namespace fieldfare
