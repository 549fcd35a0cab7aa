// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "storage/read_context.h"

#include <QDateTime>

namespace fieldfare {

/// A point in the history of a workspace: everything up to one transaction, nothing after it.
struct Moment {
    qint64 transaction = 0;  ///< the last that belongs to it
    QDateTime at;            ///< UTC; what was asked for, at most now
    QDateTime changedAt;     ///< UTC; when that transaction was made
    QString title;           ///< its title

    friend bool operator==(const Moment &, const Moment &) = default;
};

/// The last millisecond of a day: what "on 3 March" means. UTC.
[[nodiscard]] QDateTime endOfDay(const QDate &day, const QTimeZone &zone);

/// What held at `at`. Transactions carry the time of their computer, whose clock may have been wrong for a while: the cut is where
/// the fewest transactions lie on the wrong side of it. NotFound, naming the earliest day, when the workspace was made later;
/// Forbidden without a right to the history.
[[nodiscard]] Result<Moment> momentAt(ReadContext &context, const QDateTime &at);
/// What held right after a transaction. NotFound.
[[nodiscard]] Result<Moment> momentAfter(ReadContext &context, qint64 transaction);
/// When the workspace was made: the earliest there is. UTC.
[[nodiscard]] Result<QDateTime> earliestMoment(ReadContext &context);

}  // namespace fieldfare
