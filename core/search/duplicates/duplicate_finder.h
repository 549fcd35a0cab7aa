// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "search/duplicates/duplicate_model.h"
#include "storage/store.h"

#include <functional>

namespace fieldfare {

/// Why two records are taken for the same: one field's part.
struct DuplicateReason {
    QString field;  ///< key; "name" for the name
    QString label;  ///< translated
    Agreement agreement = Agreement::Same;
    double weight = 0;  ///< bits; negative: speaks against it
};
/// "same e-mail", "similar name": for people.
[[nodiscard]] QString reasonText(const DuplicateReason &reason);

struct DuplicatePair {
    qint64 first = 0;  ///< row numbers, the smaller first
    qint64 second = 0;
    double probability = 0;            ///< that both stand for the same thing, 0 … 1
    double weight = 0;                 ///< the same as log2 of the odds
    int group = 0;                     ///< pairs that hang together have the same number, from 1 on
    QVector<DuplicateReason> reasons;  ///< heaviest first
};

struct DuplicateReport {
    QVector<DuplicatePair> pairs;  ///< most probable first
    qint64 records = 0;
    qint64 compared = 0;  ///< pairs looked at
    qint64 leftOut = 0;   ///< found, but beyond the number asked for
    double seconds = 0;
};

struct DuplicateOptions {
    double least = 0.5;  ///< probability
    qsizetype mostPairs = 100'000;
};

struct DuplicateProgress {
    enum class Phase { Reading, Learning, Comparing };
    Phase phase = Phase::Reading;
    qint64 done = 0;
    qint64 total = 0;
};
/// Called a few times a second on the thread that works.
using DuplicateProgressCallback = std::function<void(const DuplicateProgress &)>;

/// Whether duplicates can be looked for in this type: what people keep under a name of its own.
[[nodiscard]] bool canHaveDuplicates(const RecordType &type);

/// All pairs of records of the type that probably stand for the same thing, without those people said are none. Looks only at
/// what the session may see. The database is read first and then left alone. Errors: Cancelled; those of reading.
[[nodiscard]] QFuture<Result<DuplicateReport>> startDuplicateScan(Store &store, const Session &session,
                                                                  const QString &type,
                                                                  const DuplicateOptions &options = {},
                                                                  const std::stop_token &stop = {},
                                                                  const DuplicateProgressCallback &progress = {});

/// A record that the one being written could be.
struct DuplicateHint {
    qint64 id = 0;
    QString name;
    double probability = 0;
    QVector<DuplicateReason> reasons;
};
/// Records that `draft` (not stored yet, or being edited) could be, most probable first. Asks the search indexes for
/// candidates, so that its time does not grow with the number of records.
[[nodiscard]] Result<QVector<DuplicateHint>> likelyDuplicates(ReadContext &context, const Record &draft, int most = 3);

/// The two records compared in the light of all others of their type, for showing a pair by itself.
[[nodiscard]] DuplicatePair comparedPair(const DuplicateModel &model, const DuplicateTraits &traits, int a, int b,
                                         const TraitComparison &found);

}  // namespace fieldfare
