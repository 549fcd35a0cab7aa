// SPDX-License-Identifier: GPL-3.0-or-later
#include "records/ticket/ticket_rules.h"

#include "records/company/company.h"
#include "records/contact/contact.h"
#include "records/document_number.h"
#include "records/record_writer.h"
#include "records/ticket/ticket.h"
#include "records/ticket_event/ticket_event.h"

#include <QCoreApplication>

namespace fieldfare {

namespace {

bool isDone(const QString &state) { return state == QLatin1String("resolved") || state == QLatin1String("closed"); }

Result<void> append(RecordWriter &writer, const Ticket &ticket, const char *kind, const QDateTime &at,
                    const QString &from = {})
{
    TicketEvent event;
    event.ticket.value = ticket.id;
    event.kind = QString::fromLatin1(kind);
    event.at = at;
    event.fromState = from;
    event.toState = ticket.state;
    event.assignee = ticket.owner;
    return writer.insert(event);
}

}  // namespace

Result<void> TicketRules::beforeWrite(RecordWriter &writer, Record &now, const Record *before) const
{
    auto &ticket = static_cast<Ticket &>(now);
    const auto *old = static_cast<const Ticket *>(before);
    const QDateTime moment = QDateTime::fromMSecsSinceEpoch(writer.work().now(), Qt::UTC);
    if (ticket.number.isEmpty()) {
        TRY_ASSIGN(ticket.number, nextDocumentNumber(writer, QStringLiteral("ticket"), QStringLiteral("T-")));
    }
    if (!ticket.openedAt.isValid())
        ticket.openedAt = ticket.resolvedAt.isValid() && ticket.resolvedAt < moment ? ticket.resolvedAt : moment;
    if (ticket.state.isEmpty())
        ticket.state = ticket.resolvedAt.isValid() ? QStringLiteral("resolved") : QStringLiteral("new");
    if (ticket.priority.isEmpty())
        ticket.priority = QStringLiteral("normal");
    // somebody took it: no longer new
    if (old && ticket.owner.isValid() && ticket.owner != old->owner && ticket.state == QLatin1String("new"))
        ticket.state = QStringLiteral("open");
    if (isDone(ticket.state)) {
        if (!ticket.resolvedAt.isValid())
            ticket.resolvedAt = moment;
    } else {
        ticket.resolvedAt = {};
    }
    if (ticket.satisfaction && (*ticket.satisfaction < 1 || *ticket.satisfaction > 5))
        return fail(ErrorCode::InvalidInput,
                    QCoreApplication::translate("Records", "Satisfaction is a number from 1 (bad) to 5 (good)."));
    if (ticket.resolvedAt.isValid() && ticket.resolvedAt < ticket.openedAt) {
        return fail(ErrorCode::InvalidInput,
                    QCoreApplication::translate(
                        "Records", "The ticket would be resolved before it was opened. Correct one of the times."));
    }
    if (!before && ticket.contact.isValid() && !ticket.company.isValid()) {
        TRY_ASSIGN(const Contact *contact, writer.reference(ticket.contact));
        ticket.company = contact->company;
    }
    return {};
}

Result<void> TicketRules::afterWrite(RecordWriter &writer, const Record &now, const Record *before) const
{
    const auto &ticket = static_cast<const Ticket &>(now);
    const auto *old = static_cast<const Ticket *>(before);
    const QDateTime moment = QDateTime::fromMSecsSinceEpoch(writer.work().now(), Qt::UTC);
    if (!old) {
        TRY(append(writer, ticket, "opened", ticket.openedAt));
        if (isDone(ticket.state))
            TRY(append(writer, ticket, "resolved", ticket.resolvedAt));
        return {};
    }
    if (old->owner != ticket.owner && ticket.owner.isValid())
        TRY(append(writer, ticket, "assigned", moment));
    if (old->state == ticket.state)
        return {};
    if (!isDone(old->state) && isDone(ticket.state))
        return append(writer, ticket, "resolved", ticket.resolvedAt, old->state);
    if (isDone(old->state) && !isDone(ticket.state))
        return append(writer, ticket, "reopened", moment, old->state);
    return append(writer, ticket, "state", moment, old->state);
}

}  // namespace fieldfare
