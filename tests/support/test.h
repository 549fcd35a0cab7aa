// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QObject>
#include <QString>
#include <QtTest>

#include <memory>

/// How a test is written: a QObject with test slots in a .cpp of tests/<ring>/<subject>/, at the end of the file
///
///     FIELDFARE_TEST(MoneyTest)
///     #include "money_test.moc"
///
/// The line must start with FIELDFARE_TEST, outside any namespace: ctest finds the classes by reading the sources. The
/// program of the subject runs the class named as its first argument (the rest goes to QtTest), or all; `--list` prints them.
namespace fieldfare::test {

using Factory = std::unique_ptr<QObject> (*)();

/// Registers a class while the program starts; returns true so that it can initialise a constant.
bool registerTest(const char *className, Factory factory);

/// What main() does after the application object was made. Returns the exit status.
int runTests(int argc, char **argv);

}  // namespace fieldfare::test

#define FIELDFARE_TEST_CONCAT_2(a, b) a##b
#define FIELDFARE_TEST_CONCAT(a, b) FIELDFARE_TEST_CONCAT_2(a, b)
#define FIELDFARE_TEST(Class)                                                              \
    [[maybe_unused]] static const bool FIELDFARE_TEST_CONCAT(testIsRegistered, __LINE__) = \
        ::fieldfare::test::registerTest(#Class,                                            \
                                        []() -> std::unique_ptr<QObject> { return std::make_unique<Class>(); });
