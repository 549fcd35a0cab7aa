// SPDX-License-Identifier: GPL-3.0-or-later
#include "base/translation.h"
#include "fieldfare_version.h"
#include "server/admin/verbs.h"

#include <QCoreApplication>

int main(int argc, char **argv)
{
    QCoreApplication application(argc, argv);
    QCoreApplication::setApplicationName(QStringLiteral("fieldfare-server"));
    QCoreApplication::setApplicationVersion(QStringLiteral(FIELDFARE_VERSION));
    fieldfare::installTranslations(application);
    return fieldfare::server::runVerb(QCoreApplication::arguments());
}
