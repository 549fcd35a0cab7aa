// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "exchange/importer.h"

namespace fieldfare {

/// A column that names records of another type.
struct ImportSetLink {
    QString column;  ///< header
    QString field;   ///< "company", "deal"
    QString by;      ///< how they are named: "external_id", "email", empty: by whatever fits
    QString type;    ///< the type they are of
    int table = -1;  ///< the table of the set that brings them; -1: records there already
    bool create = false;
};

/// One table of a set: a file, or a sheet of a workbook.
struct ImportSetTable {
    ImportPlan plan;
    QString title;    ///< "Accounts.csv", "Book.xlsx › Deals"
    QString because;  ///< translated: why this type
    QVector<ImportSetLink> links;
    bool included = true;
};

struct ImportSet {
    std::vector<ImportSetTable>
        tables;         ///< in the order in which they are imported: what is named before those who name it
    QStringList notes;  ///< translated: tables that name each other
};

struct ImportSetRequest {
    struct Table {
        QString file;
        QString sheet;  ///< of a workbook; empty: every visible one that holds something is a table
        QString type;   ///< empty: found out
        ImportMap map;
    };
    std::vector<Table> tables;
    std::optional<OnMatch> onMatch;
    /// Links to records that neither the set nor the workspace has: create them (all but stages and pipelines), else the
    /// rows are rejected.
    bool createMissing = true;
};

/// Looks at several files that belong together (exports of another CRM): which type of record each holds, what names what,
/// and the order that follows. Reads no records. Errors as planImport(), naming the file.
[[nodiscard]] Result<ImportSet> planImportSet(const TypeCatalog &catalog, const Session &session,
                                              const ImportSetRequest &request);
/// Order and links anew, after types or columns of tables were changed; `keepOrder` when a person ordered them.
void settleImportSet(const TypeCatalog &catalog, ImportSet &set, bool keepOrder = false);

struct ImportSetReport {
    std::vector<ImportReport> tables;  ///< for each table; those not included are empty
    qint64 transaction = 0;            ///< one for all of them; 0 when nothing was changed

    [[nodiscard]] ImportReport total() const;
};

struct ImportSetProgress {
    int table = 0;
    ImportProgress rows;
};
using ImportSetProgressCallback = std::function<void(const ImportSetProgress &)>;

/// All tables in ONE named transaction, so one undo takes all back; a failure or cancel of any leaves nothing of all.
/// `dryRun`: does it, counts, and takes it back before it becomes visible to anybody; no rejects are written.
[[nodiscard]] QFuture<Result<ImportSetReport>> startImportSet(Store &store, const Session &session,
                                                              const ImportSet &set, bool dryRun = false,
                                                              const std::stop_token &stop = {},
                                                              const ImportSetProgressCallback &progress = {});

}  // namespace fieldfare
