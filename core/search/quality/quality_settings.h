// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "storage/unit_of_work.h"

#include <QHash>
#include <QStringList>

namespace fieldfare {

/// What a workspace expects of its records.
struct QualitySettings {
    int staleMonths = 12;    ///< customers nobody touched or heard of for so long are stale
    int idleMonths = 3;      ///< the same for open deals, tickets and tasks
    int verifyMonths = 12;   ///< the queue asks for customers not verified or changed for so long
    int unansweredDays = 3;  ///< an open ticket without answer
    /// By type key, what must be filled: field keys; "email|phone" is one of both; "next_step" of a deal an open task.
    QHash<QString, QStringList> mustHaves = usualMustHaves();

    [[nodiscard]] static QHash<QString, QStringList> usualMustHaves();
    friend bool operator==(const QualitySettings &, const QualitySettings &) = default;
};

/// Those of the workspace; the usual ones when nobody chose.
[[nodiscard]] Result<QualitySettings> readQualitySettings(ReadContext &context);
/// Not part of the change log: settings are nobody's record. Forbidden without the right to administer.
[[nodiscard]] Result<void> writeQualitySettings(UnitOfWork &work, const QualitySettings &settings);

}  // namespace fieldfare
