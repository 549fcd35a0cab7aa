// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "bench/data.h"
#include "bench/report.h"

namespace fieldfare::bench {

// The parts of the bench, in the order in which they run. Each adds its figures to the report.
void benchImport(const Options &options, const Data &data, Report &report);   ///< "import"
void benchExport(const Options &options, const Data &data, Report &report);   ///< "export"
void benchReading(const Options &options, const Data &data, Report &report);  ///< "read": search, lists, reports
void benchCommit(const Options &options, const Data &data, Report &report);   ///< "commit"
void benchWindow(const Options &options, const Data &data,
                 Report &report);  ///< "window"; changes the workspace, so it comes last

// What children do; each prints one JSON object.
[[nodiscard]] QJsonObject childImport(const QString &folder, const QString &csv);
[[nodiscard]] QJsonObject childBulkLoop(const QString &rowFile, const QString &database);
[[nodiscard]] QJsonObject childExport(const QString &workspace, const QString &target);
/// Children with a window: they run the event loop and print when they are done. The exit status.
[[nodiscard]] int childStart(int argc, char **argv, const QString &workspace);
[[nodiscard]] int childBareWindow(int argc, char **argv, const QString &database);
[[nodiscard]] int childSession(int argc, char **argv, const QStringList &arguments);

}  // namespace fieldfare::bench
