// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "records/retention_rule/retention_rule.h"
#include "storage/read_context.h"

namespace fieldfare {

/// A record whose time is over by a rule.
struct DueRecord {
    qint64 id = 0;
    Uid uid;
    QString name;
    QDate last;   ///< the day from which the time counted, in the session's zone
    QString why;  ///< translated; why it is kept nevertheless; empty: the rule would take it
};

/// What a rule would do now. `due` is exactly what runRetention() takes at the same state.
struct RetentionPreview {
    QString type;  ///< key
    QVector<DueRecord> due;
    QVector<DueRecord> held;
};

/// The first day that is not over yet: what happened on it or later is kept. Twelve months after 22 November are over when
/// 23 November begins, in the session's zone.
[[nodiscard]] QDate retentionLimit(const QDate &today, qint64 months);

/// Oldest first; `only`: the row number of one record to look at, 0 for all. Reads in one snapshot, changes nothing. Forbidden, Cancelled.
[[nodiscard]] Result<RetentionPreview> previewRetention(ReadContext &context, const RetentionRule &rule,
                                                        qint64 only = 0);

}  // namespace fieldfare
