// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/record_type.h"

namespace fieldfare {

/// How long records of one kind are kept. A rule never does anything by itself: it says what is due.
struct RetentionRule : Record {
    static constexpr int kNumber = 30;
    RetentionRule() : Record(kNumber) {}

    QString name;
    QString condition;             ///< retention::…: which records, and from which date the time counts
    std::optional<qint64> months;  ///< full calendar months, 1…1200
    QString action;                ///< retention::bin or retention::erase
    bool active = false;
};

namespace retention {
inline constexpr char contactInactive[] = "contact_inactive";
inline constexpr char ticketResolved[] = "ticket_resolved";
inline constexpr char campaignAnswered[] = "campaign_answered";
inline constexpr char taskDone[] = "task_done";
inline constexpr char erase[] = "erase";  ///< for good; people only
inline constexpr char bin[] = "bin";      ///< into the recycle bin, in one transaction
}  // namespace retention

/// The description of its fields.
[[nodiscard]] RecordType retentionRuleType();

/// Rules to begin with, all of them off.
[[nodiscard]] QVector<RetentionRule> suggestedRetentionRules();

}  // namespace fieldfare
