// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "exchange/import_plan.h"
#include "storage/store.h"

#include <functional>

namespace fieldfare {

/// A text that named a record only nearly: `GTXPro` taken for `GTX Pro`.
struct NearMatch {
    QString field;
    QString text;
    QString title;
    int count = 0;
};

/// A text where only a fixed set of values is possible (choices, stages) and that is none of them. The "choices" of a map
/// file say what it means.
struct UnknownValue {
    QString field;
    QString text;
    qint64 rows = 0;
};

/// What a text of such a field may mean.
struct KnownValue {
    QString key;    ///< as in "choices" of a map file
    QString label;  ///< translated
};

struct ImportReport {
    qint64 rows = 0;  ///< data rows read, blank ones not counted; created + updated + skipped + rejected
    qint64 created = 0;
    qint64 updated = 0;
    qint64 skipped = 0;  ///< matched and left alone: as asked, or nothing in the row was new
    qint64 rejected = 0;
    qint64 nearMatches = 0;   ///< cells
    qint64 rounded = 0;       ///< cells
    qint64 trimmed = 0;       ///< cells
    qint64 linksCreated = 0;  ///< records made because a link named them
    qint64 suppressed = 0;    ///< new records with an address or number of somebody who asked to be erased
    double seconds = 0;
    qint64 transaction = 0;         ///< number in the change log; 0 when nothing was changed, and in previews
    std::vector<NearMatch> near;    ///< the first hundred different ones
    std::vector<SourceNote> notes;  ///< oddities of the file, the first hundred
    std::vector<std::pair<qint64, QString>> firstRejections;  ///< line, reason; the first hundred
    std::vector<UnknownValue> unknown;                        ///< the first hundred different ones
    QHash<QString, std::vector<KnownValue>> known;            ///< by field, for the fields in `unknown`
    QStringList newFields;                                    ///< labels of the user-defined fields added

    [[nodiscard]] QJsonObject toJson() const;
};

enum class RowAction { Create, Update, Skip, Reject };

struct PreviewCell {
    QString text;   ///< as it stands in the file
    QString value;  ///< as it will be stored; links by the title of what they lead to
    QString note;   ///< translated: rounded, near match, will be created, what is wrong
};

struct PreviewRow {
    qint64 line = 0;
    RowAction action = RowAction::Create;
    QString title;                   ///< Update, Skip: the record matched
    QString reason;                  ///< Reject, Skip
    std::vector<PreviewCell> cells;  ///< one per column of the file
};

struct ImportPreview {
    ImportReport counts;           ///< over the whole file; rules of the record type are not asked
    std::vector<PreviewRow> rows;  ///< the first ones
};

struct ImportProgress {
    qint64 rows = 0;
    qint64 bytesDone = 0;
    qint64 bytesTotal = 0;
};
/// Called a few times a second on the thread that works.
using ProgressCallback = std::function<void(const ImportProgress &)>;

/// Brings a file in. Every row is created, updated, skipped or rejected on its own; rejected rows go to the file of the
/// plan with their reason and can be imported from it once they are corrected. Everything else (a file that cannot be
/// read further, a full disk, a cancel) ends the import and leaves nothing.
///
/// Links are resolved as LinkResolver does; texts that lead nowhere are created where the plan allows it, else the row is
/// rejected. A link to the type being imported itself may name a row further down.
class Importer {
public:
    explicit Importer(ImportPlan plan) : m_plan(std::move(plan)) {}

    /// Inside a transaction: everything or, on error, nothing.
    [[nodiscard]] Result<ImportReport> run(UnitOfWork &work, const ProgressCallback &progress = {});
    /// What run() would do, without doing it.
    [[nodiscard]] Result<ImportPreview> preview(ReadContext &context, int rows = 50,
                                                const ProgressCallback &progress = {});

private:
    ImportPlan m_plan;
};

/// The import as one named transaction of the store.
[[nodiscard]] QFuture<Result<ImportReport>> startImport(Store &store, const Session &session, const ImportPlan &plan,
                                                        const std::stop_token &stop = {},
                                                        const ProgressCallback &progress = {});

}  // namespace fieldfare
