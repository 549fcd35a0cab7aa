// SPDX-License-Identifier: GPL-3.0-or-later
#include "records/activity/activity_rules.h"

#include "records/activity/activity.h"
#include "records/company/company.h"
#include "records/contact/contact.h"
#include "records/deal/deal.h"
#include "records/record_writer.h"
#include "records/ticket/ticket.h"
#include "records/ticket_event/ticket_event.h"

namespace fieldfare {

Result<void> ActivityRules::beforeWrite(RecordWriter &writer, Record &now, const Record *before) const
{
    auto &activity = static_cast<Activity &>(now);
    if (!activity.at.isValid())
        activity.at = QDateTime::fromMSecsSinceEpoch(writer.work().now(), Qt::UTC);
    if (activity.kind.isEmpty())
        activity.kind = QStringLiteral("note");
    if (before)
        return {};
    if (activity.contact.isValid() && !activity.company.isValid()) {
        TRY_ASSIGN(const Contact *contact, writer.reference(activity.contact));
        activity.company = contact->company;
    }
    if (activity.deal.isValid() && !activity.company.isValid()) {
        TRY_ASSIGN(const Deal *deal, writer.reference(activity.deal));
        activity.company = deal->company;
    }
    return {};
}

Result<void> ActivityRules::afterWrite(RecordWriter &writer, const Record &now, const Record *before) const
{
    const auto &activity = static_cast<const Activity &>(now);
    if (before || !activity.ticket.isValid() || activity.kind == QLatin1String("note") ||
        activity.direction == QLatin1String("in"))
        return {};
    TicketEvent event;
    event.ticket = activity.ticket;
    event.kind = QStringLiteral("answered");
    event.at = activity.at;
    event.text = activity.subject;
    TRY(writer.insert(event));
    TRY_ASSIGN(Ticket ticket, writer.load(activity.ticket));
    if (!ticket.firstResponseAt.isValid())
        ticket.firstResponseAt = activity.at;
    if (ticket.state == QLatin1String("new"))
        ticket.state = QStringLiteral("open");
    return writer.update(ticket);
}

}  // namespace fieldfare
