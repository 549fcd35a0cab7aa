// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/change_set.h"
#include "base/field_spec.h"
#include "base/record_type.h"
#include "base/result.h"
#include "records/rights/record_rights.h"

#include <QFuture>
#include <QVector>

#include <atomic>
#include <functional>
#include <memory>
#include <stop_token>

namespace fieldfare {

class RecordWriter;
class Workspace;

/// What screens do to records: each call is one named transaction that can be undone. They return at once; the future
/// holds the ChangeSet or the Error. Continue on the GUI thread with whenDone(future, this, [](const Result<ChangeSet> &done) { … }).
namespace record_actions {

using FieldValue = QPair<QString, Value>;

/// Long work on many records: stop it (nothing is changed then), and see how far it is. The counter is written by the
/// writer thread.
struct MassWork {
    std::stop_token stop = {};
    std::shared_ptr<std::atomic<qint64>> done = {};

    void report(qint64 records) const
    {
        if (done != nullptr) {
            done->store(records);
        }
    }
};

/// How tags of many records change.
enum class TagEditing { Replace, Add, Remove };

/// A form's field was left, or a choice made elsewhere: "Changed Stage of “Solar array”".
[[nodiscard]] QFuture<Result<ChangeSet>> setFields(Workspace &workspace, const QString &type, qint64 id,
                                                   const QVector<FieldValue> &values, const QString &title = {});
/// The same values for many records, in one transaction: "Changed Owner of 12 contacts".
[[nodiscard]] QFuture<Result<ChangeSet>> setFieldsOfMany(Workspace &workspace, const QString &type,
                                                         const QVector<qint64> &ids, const QVector<FieldValue> &values,
                                                         const MassWork &work = {},
                                                         TagEditing tags = TagEditing::Replace);
/// "Created contact “Lena Brandt”". The new row's number is in ChangeSet::byType[number].created; see createdId().
[[nodiscard]] QFuture<Result<ChangeSet>> create(Workspace &workspace, const QString &type,
                                                const QVector<FieldValue> &values, const QString &title = {});
/// "Deleted 3 contacts".
[[nodiscard]] QFuture<Result<ChangeSet>> remove(Workspace &workspace, const QString &type, const QVector<qint64> &ids,
                                                const MassWork &work = {});
/// Any other work on records under a title.
[[nodiscard]] QFuture<Result<ChangeSet>> run(Workspace &workspace, const QString &title,
                                             std::function<Result<void>(RecordWriter &)> work);

/// Row number of the first record of that type the transaction made; 0 when none.
[[nodiscard]] qint64 createdId(const ChangeSet &changes, const RecordType &type);

}  // namespace record_actions

/// A record with what a page shows of it.
struct RecordView {
    std::shared_ptr<const TypeCatalog> catalog;  ///< keeps `type` alive
    const RecordType *type = nullptr;
    std::shared_ptr<const Record> record;
    QHash<QString, QString> linkTitles;  ///< by field key
    RecordRightsView rights;             ///< of whoever works here
};

/// NotFound when it is gone or not visible.
[[nodiscard]] QFuture<Result<RecordView>> loadRecordView(Workspace &workspace, const QString &type, qint64 id);

/// "contact" → "contacts" as words in the middle of a sentence where the language has lower case.
[[nodiscard]] QString lowerLabel(const QString &label);
/// "406 contacts", "1 contact".
[[nodiscard]] QString recordCount(const RecordType &type, qint64 count);

}  // namespace fieldfare
