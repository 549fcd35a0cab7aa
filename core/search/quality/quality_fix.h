// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "search/quality/quality_finder.h"

namespace fieldfare {

/// What is to be written where a check found something.
struct QualityFix {
    QString check;         ///< id
    QVector<qint64> hits;  ///< packed places
    /// Instead of the proposal, what a person typed for a place (QualityHit::place): a canonical value of the check's field,
    /// null empties it (an entry of a list goes). Written only while there stands what was seen then.
    struct ByHand {
        QString found;
        Value value;
    };
    QHash<qint64, ByHand> byHand;
};

struct QualityFixOutcome {
    qint64 fixed = 0;      ///< records changed
    qint64 leftAlone = 0;  ///< places mended or changed by somebody meanwhile, or without a proposal
};

/// Writes proposals and typed values within this transaction and names it. Rules run as for every write; a record they refuse
/// refuses all, and is named. `progress` counts places. Errors: NotFound (no such check), Forbidden, InvalidInput,
/// Conflict, Cancelled; those of RecordWriter.
[[nodiscard]] Result<QualityFixOutcome> applyQualityFix(RecordWriter &writer, const QualitySettings &settings,
                                                        const QualityFix &fix, const QualityProgress &progress = {});

/// Remembers that these places are right as they are; undoing the transaction forgets it. Names the transaction. Returns how
/// many there are.
[[nodiscard]] Result<qint64> ignoreQuality(RecordWriter &writer, const QualitySettings &settings, const QString &check,
                                           const QVector<qint64> &hits);

}  // namespace fieldfare
