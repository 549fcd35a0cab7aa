// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/record_type.h"

namespace fieldfare {

struct Campaign;
struct Contact;

/// A person a campaign was meant for, and how they answered.
struct CampaignMember : Record {
    static constexpr int kNumber = 14;
    CampaignMember() : Record(kNumber) {}

    Id<Campaign> campaign;
    Id<Contact> contact;
    QString status = QStringLiteral("planned");
    QDateTime respondedAt;
    std::optional<qint64> interactions;
    bool completed = false;
};

/// The description of its fields.
[[nodiscard]] RecordType campaignMemberType();

}  // namespace fieldfare
