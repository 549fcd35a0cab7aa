// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "bench/measure.h"
#include "workspace/workspace.h"

namespace fieldfare::bench {

/// The files that all parts measure on, made once per run in the work folder.
struct Data {
    QString workspace;  ///< encrypted, the demo company with `rows` contacts, five activities each, 5,000 open deals
    QString contacts;   ///< CSV of its contacts, with an external id each
    QString rowFile;    ///< what an import of that CSV stores, for the bulk loop
    QString plain;      ///< a plain database made by the bulk loop: the same contacts
    qint64 openDeals = 0;
};

/// An empty encrypted workspace, its key costing next to nothing to derive.
[[nodiscard]] std::unique_ptr<Workspace> newWorkspace(const QString &path);
[[nodiscard]] std::unique_ptr<Workspace> openWorkspace(const QString &path);

/// Makes workspace, contacts, rowFile and plain in the work folder; with Options::keep, takes copies of those that an
/// earlier run made.
[[nodiscard]] Data prepareData(const Options &options);

/// The columns of the CSV.
[[nodiscard]] QStringList contactColumns();

/// Imports the CSV of contacts as the program does: looked at, mapped, matched by external id, one transaction.
/// The seconds from the first look at the file to the commit.
[[nodiscard]] double importContacts(Workspace &workspace, const QString &csv);

}  // namespace fieldfare::bench
