// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "storage/unit_of_work.h"

namespace fieldfare {

/// Keeps the sums of migration 0003 in the transaction of every write:
/// campaign_money: costs (side 0, by their day, "" when they have none) and won deals (side 1, by closing day in the zone), by
///   currency ("" for deals without an amount);
/// campaign_person: each person of a campaign once (a member without contact is its negative id), with what is known of them;
/// campaign_people: their sums.
/// Made afresh when missing, when the zone changed, when the kind of a stage changed, and after bulk insertions. A bulk
/// removal only marks them as missing: readers then scan the records, until the next write makes them again.
class CampaignSummary final : public WriteObserver {
public:
    Result<void> onWrite(UnitOfWork &work, const RecordType &type, const Record *before, const Record *after) override;
    Result<void> onBulkBegin(UnitOfWork &work, const RecordType &type) override;
    Result<void> onBulkEnd(UnitOfWork &work, const RecordType &type, qint64 firstId, qint64 lastId,
                           bool fromEmpty) override;
    Result<void> onBulkRemove(UnitOfWork &work, const RecordType &type, const QVector<qint64> &ids) override;

    /// Makes all sums anew from the records.
    [[nodiscard]] static Result<void> rebuild(UnitOfWork &work);

    /// Whether this session may be answered from the sums: they are there, cut in its zone, and it sees all records.
    [[nodiscard]] static Result<bool> isUsable(ReadContext &context);
};

}  // namespace fieldfare
