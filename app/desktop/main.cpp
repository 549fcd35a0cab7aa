// SPDX-License-Identifier: GPL-3.0-or-later
#include "desktop/desktop_app.h"
#include "desktop/options.h"
#include "fieldfare_version.h"

#include <QApplication>
#include <QLibraryInfo>
#include <QLocale>
#include <QSettings>
#include <QTranslator>

#include <cstdio>

using namespace fieldfare;

namespace {

/// The program's texts and Qt's own, in the language asked for; English needs none.
void install(QApplication &app, const QString &language)
{
    const QLocale locale = language.isEmpty() ? QLocale::system() : QLocale(language);
    QLocale::setDefault(locale);
    auto *qt = new QTranslator(&app);
    if (qt->load(locale, QStringLiteral("qtbase"), QStringLiteral("_"), QLibraryInfo::path(QLibraryInfo::TranslationsPath))) {
        QApplication::installTranslator(qt);
    }
    auto *own = new QTranslator(&app);
    if (own->load(locale, QStringLiteral("fieldfare"), QStringLiteral("_"), QStringLiteral(":/i18n"))) {
        QApplication::installTranslator(own);
    }
}

}  // namespace

int main(int argc, char **argv)
{
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
    install(app, options->language.isEmpty() && forPeople ? QSettings().value(QStringLiteral("look/language")).toString() : options->language);
    if (!options->shots.isEmpty()) {
        // Pictures show the defaults, not this person's column widths.
        QApplication::setApplicationName(QStringLiteral("Fieldfare pictures"));
    }
    DesktopApp desktop(app, std::move(*options));
    const int failed = desktop.start();
    return failed != 0 ? failed : QApplication::exec();
}
