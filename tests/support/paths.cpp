// SPDX-License-Identifier: GPL-3.0-or-later
#include "support/paths.h"

#include <QDir>

namespace fieldfare::test {

namespace {

bool missing = false;

}  // namespace

QString sourceDir() { return QStringLiteral(FIELDFARE_SOURCE_DIR); }

QString dataFile(const QString &name) { return sourceDir() + QStringLiteral("/tests/data/") + name; }

QString program(const QString &name)
{
#ifdef Q_OS_WIN
    const QString suffix = QStringLiteral(".exe");
#else
    const QString suffix;
#endif
    return QStringLiteral(FIELDFARE_BINARY_DIR "/bin/") + name + suffix;
}

QString sharedData()
{
    const QString folder = qEnvironmentVariable("FIELDFARE_SHARED_DATA");
    if (!folder.isEmpty() && QDir(folder).exists())
        return folder;
    missing = true;
    return {};
}

bool sharedDataWasMissing() { return missing; }

}  // namespace fieldfare::test
