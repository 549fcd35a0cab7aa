// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "storage/attachments/attachment_store.h"
#include "storage/read_context.h"

namespace fieldfare {

struct PersonExportReport {
    QString name;  ///< of the person
    QVector<std::pair<QString, qint64>>
        counts;        ///< type key → records, in the order of the catalog; deleted ones as well
    qint64 files = 0;  ///< attached files written
    qint64 historyEntries = 0;
    QStringList problems;  ///< translated; files whose content is not here or damaged
};

/// Parts done, of how many; false stops (Cancelled). On the working thread.
using PersonExportStep = std::function<bool(qint64 done, qint64 all)>;

/// Writes everything the workspace holds about a contact, so that it can be handed to the person: into a zip archive when `path`
/// ends in .zip, else into a new folder.
///
///     person.json        one document: the contact, every record around it by type (as `show --json` prints them), what was deleted and is
///                        still in the history, and the history: who changed what and when
///     csv/<type>.csv     the records once more as tables, as exportCsv() writes them
///     files/…            the attached files, verified
///     summary.txt        a page to read, in the language of the program
///
/// Only records that the session sees. Errors: Forbidden (no right to export contacts), NotFound, Conflict (`path` exists),
/// DiskFull, Io, Cancelled. Nothing is left on failure.
[[nodiscard]] Result<PersonExportReport> exportPerson(ReadContext &context, const AttachmentStore &contents,
                                                      const Uid &contact, const QString &path,
                                                      const PersonExportStep &step = {});

}  // namespace fieldfare
