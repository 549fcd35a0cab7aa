// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/record_type.h"

namespace fieldfare {

struct Company;
struct Contact;
struct Deal;
struct Ticket;

/// Something to do, for whom, by when. A due time of midnight means any time that day.
struct Task : Record {
    static constexpr int kNumber = 9;
    Task() : Record(kNumber) {}

    QString subject;
    QDateTime due;
    bool done = false;
    QDateTime doneAt;
    Id<Contact> contact;
    Id<Company> company;
    Id<Deal> deal;
    Id<Ticket> ticket;
    QString notes;
};

/// The description of its fields.
[[nodiscard]] RecordType taskType();

}  // namespace fieldfare
