// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QList>
#include <QString>
#include <QStringList>

namespace fieldfare::test {

/// One source file as the rules see it: its path below the project's folder ("core/base/money.h") and its text.
struct SourceFile {
    QString path;
    QString text;
};

/// What docs/ARCHITECTURE.md demands of includes: levels in core, no Gui or Widgets in core, no Widgets in presentation, no SQL
/// in ui, nobody includes a program. One readable line per violation.
QStringList includeViolations(const SourceFile &file);

/// Rooms of one level may use each other in one direction only.
QStringList sameLevelCycles(const QList<SourceFile> &files);

/// The conventions that a reader can check line by line: SPDX line, #pragma once, length, no throw, no nested event loop.
QStringList conventionViolations(const SourceFile &file);

/// The text with comments and the contents of string literals blanked; line numbers stay.
QString withoutCommentsAndStrings(const QString &text);

}  // namespace fieldfare::test
