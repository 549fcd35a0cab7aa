// SPDX-License-Identifier: GPL-3.0-or-later
#include "records/ticket_event/ticket_event.h"

#include "records/field_builders.h"

namespace fieldfare {

RecordType ticketEventType()
{
    using T = TicketEvent;
    QVector<FieldSpec> fields{
        field<T, &T::ticket>("ticket", QT_TRANSLATE_NOOP("Field", "Ticket"), FieldKind::Link)
            .to("ticket", OnTargetDelete::Cascade)
            .listed(),
        field<T, &T::kind>("kind", QT_TRANSLATE_NOOP("Field", "Kind"), FieldKind::Choice)
            .listed()
            .oneOf({{"opened", QT_TRANSLATE_NOOP("Choice", "Opened")},
                    {"assigned", QT_TRANSLATE_NOOP("Choice", "Assigned")},
                    {"answered", QT_TRANSLATE_NOOP("Choice", "Answered")},
                    {"state", QT_TRANSLATE_NOOP("Choice", "State changed")},
                    {"resolved", QT_TRANSLATE_NOOP("Choice", "Resolved")},
                    {"reopened", QT_TRANSLATE_NOOP("Choice", "Reopened")},
                    {"note", QT_TRANSLATE_NOOP("Choice", "Note")}}),
        field<T, &T::at>("at", QT_TRANSLATE_NOOP("Field", "At"), FieldKind::Time).listed(),
        field<T, &T::fromState>("from_state", QT_TRANSLATE_NOOP("Field", "From state"), FieldKind::Text),
        field<T, &T::toState>("to_state", QT_TRANSLATE_NOOP("Field", "To state"), FieldKind::Text),
        field<T, &T::assignee>("assignee", QT_TRANSLATE_NOOP("Field", "Assigned to"), FieldKind::Link)
            .to("user", OnTargetDelete::Refuse),
        field<T, &T::text>("text", QT_TRANSLATE_NOOP("Field", "Text"), FieldKind::MultilineText),
    };
    RecordType type =
        records::makeType<T>("ticket_event", T::kNumber, QT_TRANSLATE_NOOP("RecordType", "Ticket event"),
                             QT_TRANSLATE_NOOP("RecordType", "Ticket events"), "history", std::move(fields));
    type.ownName = [](const Record &) -> QString { return QString(); };
    type.fallbackLinks = QStringList{QStringLiteral("ticket")};
    type.fallbackFields = QStringList{QStringLiteral("kind")};
    type.machinery = true;
    type.appendOnly = true;
    return type;
}

}  // namespace fieldfare
