// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "records/privacy/person_scope.h"
#include "records/record_writer.h"

namespace fieldfare {

/// What an erasure would do, counted.
struct ErasurePreview {
    struct Count {
        QString type;  ///< key
        qint64 records = 0;
        qint64 deleted = 0;  ///< of them in the recycle bin or the history only
    };
    QString name;
    QVector<Count> goes;
    QVector<Count> stays;  ///< with the person's name replaced
    qint64 files = 0;
    qint64 addresses = 0;  ///< e-mail addresses and phone numbers that are remembered as "do not contact"
    qint64 elsewhere = 0;  ///< other records in which the whole name is found; they stay as they are
};

/// Without `elsewhere`, for which one has to search. Forbidden.
[[nodiscard]] Result<ErasurePreview> previewErasure(ReadContext &context, const PersonScope &scope);

/// Erases a contact and what is only about it, for good and within this transaction: the records, their values in the change log
/// and in the titles of its transactions, pairs and findings, conflicts. In records that stay (deals, orders, tickets of a company) the
/// link goes and the name is replaced, in their history as well; where no company stands behind one, its notes go altogether.
/// An Erasure remembers each record that went; `erasure_rest` what is to be done outside the records (finishErasures()).
/// NotFound, Forbidden, Cancelled.
[[nodiscard]] Result<void> erasePerson(RecordWriter &writer, const Uid &contact);

/// Erases one record that was erased before and is here again (a backup was restored). Nothing when it is not here.
[[nodiscard]] Result<void> eraseAgain(RecordWriter &writer, const QString &type, const Uid &uid);

/// What is left of erased records in the log, once the transaction that removed them is written. Takes what it needs from
/// `erasure_rest`.
[[nodiscard]] Result<void> eraseTraces(UnitOfWork &work);

/// Notes how a person is called whose erasure comes from another device, before the records go.
class ErasureObserver final : public WriteObserver {
public:
    Result<void> onWrite(UnitOfWork &work, const RecordType &type, const Record *before, const Record *after) override;
    Result<void> onBulkBegin(UnitOfWork &, const RecordType &) override { return {}; }
    Result<void> onBulkEnd(UnitOfWork &work, const RecordType &type, qint64 firstId, qint64 lastId,
                           bool fromEmpty) override;
    Result<void> onBulkRemove(UnitOfWork &, const RecordType &, const QVector<qint64> &) override { return {}; }
};

}  // namespace fieldfare
