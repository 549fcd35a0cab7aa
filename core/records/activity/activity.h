// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/record_type.h"

namespace fieldfare {

struct Company;
struct Contact;
struct Deal;
struct Ticket;

/// Something that happened with a customer: a call, mail, meeting, social post or note.
struct Activity : Record {
    static constexpr int kNumber = 8;
    Activity() : Record(kNumber) {}

    QString kind = QStringLiteral("note");
    QString subject;
    QString body;
    QDateTime at;
    std::optional<qint64> duration;
    Id<Contact> contact;
    Id<Company> company;
    Id<Deal> deal;
    Id<Ticket> ticket;
    QString direction;
    QString need;
    QDateTime repliedAt;
    QString network;
    QString post;
    std::optional<qint64> audience;
};

/// The description of its fields.
[[nodiscard]] RecordType activityType();

}  // namespace fieldfare
