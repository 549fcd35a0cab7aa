// SPDX-License-Identifier: GPL-3.0-or-later
#include "base/translation.h"
#include "fieldfare_version.h"

#include <QCommandLineParser>
#include <QCoreApplication>

int main(int argc, char **argv)
{
    QCoreApplication application(argc, argv);
    QCoreApplication::setApplicationName(QStringLiteral("fieldfare-server"));
    QCoreApplication::setApplicationVersion(QStringLiteral(FIELDFARE_VERSION));
    fieldfare::installTranslations(application);
    QCommandLineParser parser;
    parser.setApplicationDescription(QCoreApplication::translate("Server", "The company server of Fieldfare."));
    parser.addHelpOption();
    parser.addVersionOption();
    parser.process(application);
    parser.showHelp(2);
}
