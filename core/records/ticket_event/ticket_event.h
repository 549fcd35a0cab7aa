// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/record_type.h"

namespace fieldfare {

struct Ticket;

/// One step in the life of a ticket, written by its rules: opened, assigned, answered, state changes. Never changed.
struct TicketEvent : Record {
    static constexpr int kNumber = 11;
    TicketEvent() : Record(kNumber) {}

    Id<Ticket> ticket;
    QString kind;
    QDateTime at;
    QString fromState;
    QString toState;
    Id<User> assignee;
    QString text;
};

/// The description of its fields.
[[nodiscard]] RecordType ticketEventType();

}  // namespace fieldfare
