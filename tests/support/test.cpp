// SPDX-License-Identifier: GPL-3.0-or-later
#include "support/test.h"

#include "support/paths.h"

#include <QStandardPaths>

#include <cstdio>
#include <cstring>
#include <vector>

namespace fieldfare::test {

namespace {

constexpr int skippedStatus = 77;  // known to discover.cmake

struct Entry {
    const char *name;
    Factory factory;
};

std::vector<Entry> &entries()
{
    static std::vector<Entry> list;
    return list;
}

}  // namespace

bool registerTest(const char *className, Factory factory)
{
    entries().push_back({className, factory});
    return true;
}

int runTests(int argc, char **argv)
{
    // Settings and caches of the person who runs the tests stay untouched.
    QStandardPaths::setTestModeEnabled(true);

    const char *wanted = argc > 1 && argv[1][0] != '-' ? argv[1] : nullptr;
    if (argc > 1 && std::strcmp(argv[1], "--list") == 0) {
        for (const Entry &entry : entries())
            std::puts(entry.name);
        return 0;
    }

    QStringList arguments{QString::fromLocal8Bit(argv[0])};
    for (int i = wanted ? 2 : 1; i < argc; ++i)
        arguments << QString::fromLocal8Bit(argv[i]);

    int failed = 0;
    int ran = 0;
    for (const Entry &entry : entries()) {
        if (wanted && std::strcmp(wanted, entry.name) != 0)
            continue;
        const std::unique_ptr<QObject> test = entry.factory();
        failed += QTest::qExec(test.get(), arguments);
        ++ran;
    }
    if (ran == 0) {
        std::fprintf(stderr, "no test class %s in this program\n", wanted ? wanted : "at all");
        return 1;
    }
    if (failed == 0 && sharedDataWasMissing())
        return skippedStatus;
    return failed == 0 ? 0 : 1;
}

}  // namespace fieldfare::test
