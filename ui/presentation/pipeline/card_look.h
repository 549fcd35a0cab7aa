// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "presentation/tone.h"
#include "records/deal/deal_queries.h"

#include <QLocale>
#include <QTimeZone>

namespace fieldfare {

/// A short fact with its tone and icon: what a Chip shows.
struct ChipText {
    QString text;
    Tone tone = Tone::Neutral;
    QString icon;  ///< Lucide name
    friend bool operator==(const ChipText &, const ChipText &) = default;
};

/// When and where "today" is.
struct Here {
    QDateTime now;  ///< UTC
    QTimeZone zone = QTimeZone::utc();
    QLocale locale;
    [[nodiscard]] QDate today() const { return now.toTimeZone(zone).date(); }
};

/// What stands next to be done with a deal: the open task (overdue, today, later), else why it needs attention.
[[nodiscard]] ChipText nextStepOf(const BoardCard &card, const BoardStage &stage, const Here &here);

/// How a day is written where room is scarce: "Today", "Tue", "18 Nov".
[[nodiscard]] QString shortDay(const QDate &day, const Here &here);
/// A due moment: the day, and the time when it is one of the next days and not "any time that day".
[[nodiscard]] QString shortDue(const QDateTime &due, const Here &here);
/// Days by which a due moment has passed; 0 when it has not.
[[nodiscard]] int overdueDays(const QDateTime &due, const Here &here);
/// Due today with a time that has passed, or on a day before.
[[nodiscard]] bool isOverdue(const QDateTime &due, const Here &here);

}  // namespace fieldfare
