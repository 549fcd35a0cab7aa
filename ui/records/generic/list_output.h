// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/record_type.h"
#include "base/result.h"
#include "shell/shell.h"

#include <QFuture>

namespace fieldfare {

class Workspace;

/// Lists as seen, on paper and as files.
namespace list_output {

/// Writes these records in this order; `columns` are field keys, an empty one is the shown name. Values as files want
/// them: ISO dates, plain numbers, money with its currency in a column of its own. Returns the number of rows.
[[nodiscard]] QFuture<Result<qint64>> exportCsv(Workspace &workspace, const QString &type, const QVector<qint64> &ids,
                                                const QStringList &columns, const QString &file);

/// Asks for a printer and prints up to 2,000 rows as a table with heading and page numbers.
void printList(Workspace &workspace, Shell &shell, const RecordType &type, const QVector<qint64> &ids, const QStringList &columns,
               const QString &title);

/// Asks for a printer and prints a document.
void printHtml(Shell &shell, const QString &title, const QString &html);

}  // namespace list_output

}  // namespace fieldfare
