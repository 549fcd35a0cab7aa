// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/record_type.h"
#include "shell/shell.h"

namespace fieldfare {

class Workspace;

/// Lists and records as seen, on paper.
namespace list_output {

/// Asks for a printer and prints up to 2,000 rows as a table with heading and page numbers.
void printList(Workspace &workspace, Shell &shell, const RecordType &type, const QVector<qint64> &ids,
               const QStringList &columns, const QString &title);

/// Asks for a printer and prints a document.
void printHtml(Shell &shell, const QString &title, const QString &html);

}  // namespace list_output

}  // namespace fieldfare
