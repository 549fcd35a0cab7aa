// SPDX-License-Identifier: GPL-3.0-or-later
#include "records/ticket/ticket.h"

#include "records/field_builders.h"
#include "records/ticket/ticket_rules.h"

namespace fieldfare {

RecordType ticketType()
{
    using T = Ticket;
    QVector<FieldSpec> fields{
        field<T, &T::number>("number", QT_TRANSLATE_NOOP("Field", "Number"), FieldKind::Text)
            .searchable(SearchAs::Number)
            .listed()
            .alias({"ticket number", "case number", "ticket id", "工单号"}),
        field<T, &T::subject>("subject", QT_TRANSLATE_NOOP("Field", "Subject"), FieldKind::Text)
            .searchable(SearchAs::Name)
            .listed()
            .alias({"title", "summary", "主题"}),
        field<T, &T::type>("type", QT_TRANSLATE_NOOP("Field", "Type"), FieldKind::Choice)
            .openly()
            .listed()
            .oneOf({{"question", QT_TRANSLATE_NOOP("Choice", "Question")},
                    {"problem", QT_TRANSLATE_NOOP("Choice", "Problem"), "attention"},
                    {"complaint", QT_TRANSLATE_NOOP("Choice", "Complaint"), "bad"},
                    {"request", QT_TRANSLATE_NOOP("Choice", "Request")}})
            .alias({"category", "problem type", "问题类型"}),
        field<T, &T::priority>("priority", QT_TRANSLATE_NOOP("Field", "Priority"), FieldKind::Choice)
            .listed()
            .oneOf({{"low", QT_TRANSLATE_NOOP("Choice", "Low")},
                    {"normal", QT_TRANSLATE_NOOP("Choice", "Normal")},
                    {"high", QT_TRANSLATE_NOOP("Choice", "High"), "attention"},
                    {"urgent", QT_TRANSLATE_NOOP("Choice", "Urgent"), "bad"}})
            .alias({"severity", "优先级"}),
        field<T, &T::state>("state", QT_TRANSLATE_NOOP("Field", "State"), FieldKind::Choice)
            .listed()
            .oneOf({{"new", QT_TRANSLATE_NOOP("Choice", "New"), "accent"},
                    {"open", QT_TRANSLATE_NOOP("Choice", "Open"), "accent"},
                    {"waiting", QT_TRANSLATE_NOOP("Choice", "Waiting for customer"), "attention"},
                    {"resolved", QT_TRANSLATE_NOOP("Choice", "Resolved"), "good"},
                    {"closed", QT_TRANSLATE_NOOP("Choice", "Closed")}})
            .alias({"status", "状态"}),
        field<T, &T::company>("company", QT_TRANSLATE_NOOP("Field", "Company"), FieldKind::Link).to("company").listed(),
        field<T, &T::contact>("contact", QT_TRANSLATE_NOOP("Field", "Contact"), FieldKind::Link).to("contact").listed(),
        field<T, &T::openedAt>("opened_at", QT_TRANSLATE_NOOP("Field", "Opened"), FieldKind::Time)
            .listed()
            .alias({"created", "open date", "created at", "创建时间"}),
        field<T, &T::firstResponseAt>("first_response_at", QT_TRANSLATE_NOOP("Field", "First response"),
                                      FieldKind::Time)
            .alias({"first response", "first reply", "首次响应"}),
        field<T, &T::resolvedAt>("resolved_at", QT_TRANSLATE_NOOP("Field", "Resolved"), FieldKind::Time)
            .alias({"solved at", "closed at", "close date", "resolved", "解决时间"}),
        field<T, &T::satisfaction>("satisfaction", QT_TRANSLATE_NOOP("Field", "Satisfaction"), FieldKind::Integer)
            .alias({"rating", "csat", "score", "满意度"}),
        field<T, &T::description>("description", QT_TRANSLATE_NOOP("Field", "Description"), FieldKind::MultilineText)
            .searchable(SearchAs::Text)
            .alias({"body", "text", "描述"}),
        records::sharedWith<T>(),
    };
    RecordType type = records::makeType<T>("ticket", T::kNumber, QT_TRANSLATE_NOOP("RecordType", "Ticket"),
                                           QT_TRANSLATE_NOOP("RecordType", "Tickets"), "life-buoy", std::move(fields));
    type.ownName = [](const Record &record) -> QString { return static_cast<const Ticket &>(record).subject; };
    type.fallbackFields =
        QStringList{QStringLiteral("number"), QStringLiteral("description"), QStringLiteral("external_id")};
    type.rules = std::make_shared<TicketRules>();
    return type;
}

}  // namespace fieldfare
