// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>

namespace fieldfare::test {

/// The project's top folder.
QString sourceDir();

/// A file below tests/data.
QString dataFile(const QString &name);

/// A program of this build, e.g. program("fieldfare-cli"); the caller checks that it exists.
QString program(const QString &name);

/// Real data beside the project (FIELDFARE_SHARED_DATA), or an empty string: then the test says so with QSKIP, and ctest counts
/// an acceptance test as skipped.
QString sharedData();

/// Whether sharedData() was asked in vain.
bool sharedDataWasMissing();

}  // namespace fieldfare::test
