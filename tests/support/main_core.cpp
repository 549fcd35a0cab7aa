// SPDX-License-Identifier: GPL-3.0-or-later
#include "support/test.h"

#include <QCoreApplication>

int main(int argc, char **argv)
{
    QCoreApplication application(argc, argv);
    return fieldfare::test::runTests(argc, argv);
}
