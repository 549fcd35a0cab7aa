// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/record.h"
#include "storage/read_context.h"

#include <optional>

namespace fieldfare {

/// Which tickets a queue holds. Open means not resolved and not closed.
enum class TicketQueue { Open, New, InWork, Waiting, Mine, Unassigned, Resolved };

/// A ticket as a queue shows it.
struct TicketRow {
    qint64 id = 0;
    QString number;
    QString subject;
    QString type;
    QString priority;
    QString state;
    qint64 company = 0;
    qint64 contact = 0;
    QString companyName;
    QString contactName;
    qint64 owner = 0;
    QString ownerName;
    QDateTime openedAt;  ///< UTC, as all times here
    QDateTime firstResponseAt;
    QDateTime resolvedAt;
    std::optional<int> satisfaction;

    [[nodiscard]] bool isDone() const { return state == QLatin1String("resolved") || state == QLatin1String("closed"); }
    friend bool operator==(const TicketRow &, const TicketRow &) = default;
};

/// One line of a ticket's history: an event of its own or an activity.
struct TicketStep {
    bool isActivity = false;
    qint64 id = 0;
    QString kind;  ///< of the event (opened, assigned …) or of the activity (call, email …)
    QDateTime at;
    QString title;  ///< subject of an activity
    QString text;
    QString person;     ///< whom it was assigned to, or who acted
    QString toState;    ///< events: the state after it
    QString direction;  ///< activities: in, out or empty
};

struct TicketDetails {
    TicketRow ticket;
    QString description;
    QString email;  ///< of the contact, else of the company
    QString phone;
    QVector<TicketStep> steps;  ///< oldest first
};

using TicketCounts = QHash<int, qint64>;  ///< by TicketQueue

/// Tickets of a queue: urgent first, then the oldest; Resolved: the newest first. At most `limit`.
[[nodiscard]] Result<QVector<TicketRow>> readTicketQueue(ReadContext &context, TicketQueue queue, int limit);
/// How many there are in each queue.
[[nodiscard]] Result<TicketCounts> countTickets(ReadContext &context);
/// The queue TicketQueue::Open alone, which does not look at what is resolved.
[[nodiscard]] Result<qint64> countOpenTickets(ReadContext &context);
/// A ticket with its history. NotFound.
[[nodiscard]] Result<TicketDetails> readTicket(ReadContext &context, qint64 id);
/// Tickets that wait for the first answer, or are in nobody's or the user's hands: what Today shows. At most `limit`.
[[nodiscard]] Result<QVector<TicketRow>> ticketsToAnswer(ReadContext &context, qint64 user, int limit);

}  // namespace fieldfare
