// SPDX-License-Identifier: GPL-3.0-or-later
#include "support/test.h"

#include <QApplication>

int main(int argc, char **argv)
{
    if (qEnvironmentVariableIsEmpty("QT_QPA_PLATFORM"))
        qputenv("QT_QPA_PLATFORM", "offscreen");
    QApplication application(argc, argv);
    return fieldfare::test::runTests(argc, argv);
}
