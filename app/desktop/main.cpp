// SPDX-License-Identifier: GPL-3.0-or-later
#include "base/memory.h"
#include "base/translation.h"
#include "desktop/desktop_app.h"
#include "desktop/options.h"
#include "fieldfare_version.h"

#include <QApplication>
#include <QSettings>

#include <cstdio>

using namespace fieldfare;

int main(int argc, char **argv)
{
    keepMemorySmall();
    prepareScaling();
    QApplication app(argc, argv);
    QApplication::setOrganizationName(QStringLiteral("Fieldfare"));
    QApplication::setApplicationName(QStringLiteral("Fieldfare"));
    QApplication::setApplicationVersion(QStringLiteral(FIELDFARE_VERSION));
    QApplication::setDesktopFileName(QStringLiteral("fieldfare"));

    const QStringList arguments = QApplication::arguments();
    if (arguments.contains(QStringLiteral("--help")) || arguments.contains(QStringLiteral("-h"))) {
        std::fputs(qPrintable(DesktopOptions::usage()), stdout);
        return 0;
    }
    if (arguments.contains(QStringLiteral("--version"))) {
        std::printf("Fieldfare %s\n", FIELDFARE_VERSION);
        return 0;
    }
    auto options = DesktopOptions::parse(arguments);
    if (!options) {
        std::fprintf(stderr, "fieldfare: %s\n", qPrintable(options.error().message));
        return 2;
    }
    const bool forPeople = options->shots.isEmpty() && options->report.isEmpty();
    installTranslations(app, options->language.isEmpty() && forPeople
                                 ? QSettings().value(QStringLiteral("look/language")).toString()
                                 : options->language);
    if (!options->shots.isEmpty()) {
        // Pictures show the defaults, not this person's column widths.
        QApplication::setApplicationName(QStringLiteral("Fieldfare pictures"));
        QSettings().clear();
    }
    DesktopApp desktop(app, std::move(*options));
    const int failed = desktop.start();
    return failed != 0 ? failed : QApplication::exec();
}
