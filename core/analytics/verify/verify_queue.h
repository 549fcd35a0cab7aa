// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "records/record_writer.h"
#include "search/quality/quality_settings.h"

#include <QDate>

namespace fieldfare {

/// Why a customer is worth asking.
struct VerifyWorth {
    qint64 openDeals = 0;
    qint64 openAmount = 0;  ///< minor units of the base currency; deals without a rate count as none
    qint64 revenue = 0;     ///< of won deals, the same
    qint64 openTickets = 0;

    friend bool operator==(const VerifyWorth &, const VerifyWorth &) = default;
};

/// A customer nobody verified or changed for long.
struct VerifyEntry {
    qint64 record = 0;
    qint64 last = 0;  ///< verified or changed, ms UTC
    VerifyWorth worth;
};

/// Companies or contacts to be verified, the most valuable first: by open deals, then revenue, then open tickets, then the one that
/// waited longest. Those put off until later are left out until then. Only what the session may see. Cancelled when asked to stop.
[[nodiscard]] Result<QVector<VerifyEntry>> readVerifyQueue(ReadContext &context, const QString &type,
                                                           const QualitySettings &settings);

/// Somebody looked: everything is still right. Names the transaction.
[[nodiscard]] Result<void> markVerified(RecordWriter &writer, const RecordType &type, qint64 id);
/// Asked again from that day on. Names the transaction.
[[nodiscard]] Result<void> verifyLater(RecordWriter &writer, const RecordType &type, qint64 id, const QDate &until);

}  // namespace fieldfare
