// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "records/record_writer.h"
#include "search/quality/quality_check.h"

#include <QJsonObject>

namespace fieldfare {

/// One finding as a number: record, entry of a list, and whether a proposal goes with it. 8 bytes, so that a check over a
/// million records fits into memory; words are read when they are seen.
struct QualityHit {
    static constexpr int mostPositions = 128;

    [[nodiscard]] static qint64 packed(qint64 record, int position, bool proposes)
    {
        return (record << 8) | (qint64(std::min(position, mostPositions - 1)) << 1) | (proposes ? 1 : 0);
    }
    [[nodiscard]] static qint64 record(qint64 hit) { return hit >> 8; }
    [[nodiscard]] static int position(qint64 hit) { return int((hit >> 1) & (mostPositions - 1)); }
    [[nodiscard]] static bool proposes(qint64 hit) { return (hit & 1) != 0; }
    /// The same place, whether there is a proposal or not.
    [[nodiscard]] static qint64 place(qint64 hit) { return hit >> 1; }
};

/// A hit in words.
struct QualityFinding {
    qint64 hit = 0;
    Uid uid;
    QString name;  ///< of the record
    QualitySuggestion suggestion;
};

struct QualityHits {
    QVector<qint64> hits;  ///< packed, by record
    qint64 fixable = 0;    ///< with a proposal
    qint64 ignored = 0;    ///< found, but said to be right
};

/// Candidates looked at so far; a few times a second, on the reader thread.
using QualityProgress = std::function<void(qint64)>;

/// What the checks need to know; reads nothing but the clock.
[[nodiscard]] QualityScope qualityScope(ReadContext &context, const QualitySettings &settings);

/// All places the check finds among what the session may see, without those said to be right. Cancelled when asked to stop.
[[nodiscard]] Result<QualityHits> findQuality(ReadContext &context, const QualityCheck &check,
                                              const QualitySettings &settings, const QualityProgress &progress = {});
/// These hits in words, in their order, as things stand now; those that are mended or gone meanwhile are left out.
[[nodiscard]] Result<QVector<QualityFinding>> explainQuality(ReadContext &context, const QualityCheck &check,
                                                             const QualitySettings &settings,
                                                             const QVector<qint64> &hits);

/// How many rows each check has.
struct QualityCount {
    QString check;
    qint64 rows = 0;
    qint64 fixable = 0;
};
struct QualitySummary {
    QDateTime at;  ///< UTC; invalid: never counted
    QVector<QualityCount> counts;
    QHash<QString, qint64> records;  ///< by type: how many there are

    [[nodiscard]] const QualityCount *find(const QString &check) const;
    /// 100 when nothing is wrong: each error takes one record from the good ones, each warning half of one.
    [[nodiscard]] double score(const QVector<QualityCheck> &checks) const;
};
/// How many records of this type the session sees.
[[nodiscard]] Result<qint64> countRecords(ReadContext &context, const QString &type);
/// As counted last for this session's user; of types it may not read nothing. Empty when never counted.
[[nodiscard]] Result<QualitySummary> readQualitySummary(ReadContext &context);
/// Keeps it for the session's user, outside the change log.
[[nodiscard]] Result<void> writeQualitySummary(UnitOfWork &work, const QualitySummary &summary);

}  // namespace fieldfare
