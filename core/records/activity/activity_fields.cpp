// SPDX-License-Identifier: GPL-3.0-or-later
#include "records/activity/activity.h"

#include "records/activity/activity_rules.h"
#include "records/field_builders.h"

namespace fieldfare {

RecordType activityType()
{
    using T = Activity;
    QVector<FieldSpec> fields{
        field<T, &T::kind>("kind", QT_TRANSLATE_NOOP("Field", "Kind"), FieldKind::Choice)
            .listed()
            .oneOf({{"call", QT_TRANSLATE_NOOP("Choice", "Call"), "accent"},
                    {"email", QT_TRANSLATE_NOOP("Choice", "E-mail"), "accent"},
                    {"meeting", QT_TRANSLATE_NOOP("Choice", "Meeting"), "good"},
                    {"social", QT_TRANSLATE_NOOP("Choice", "Social"), "attention"},
                    {"note", QT_TRANSLATE_NOOP("Choice", "Note")}})
            .alias({"type", "activity type", "interaction type", "类型"}),
        field<T, &T::subject>("subject", QT_TRANSLATE_NOOP("Field", "Subject"), FieldKind::Text)
            .searchable(SearchAs::Name)
            .listed()
            .alias({"topic", "title", "主题"}),
        field<T, &T::body>("body", QT_TRANSLATE_NOOP("Field", "Text"), FieldKind::MultilineText)
            .searchable(SearchAs::Text)
            .alias({"notes", "body", "description", "content", "内容"}),
        field<T, &T::at>("at", QT_TRANSLATE_NOOP("Field", "At"), FieldKind::Time)
            .listed()
            .alias({"date", "time", "interaction date", "activity date", "时间"}),
        field<T, &T::duration>("duration", QT_TRANSLATE_NOOP("Field", "Duration"), FieldKind::Duration)
            .alias({"length", "call duration", "时长"}),
        field<T, &T::contact>("contact", QT_TRANSLATE_NOOP("Field", "Contact"), FieldKind::Link)
            .to("contact")
            .listed()
            .alias({"contact name", "contact email", "联系人"}),
        field<T, &T::company>("company", QT_TRANSLATE_NOOP("Field", "Company"), FieldKind::Link)
            .to("company")
            .listed()
            .alias({"account", "account name", "公司"}),
        field<T, &T::deal>("deal", QT_TRANSLATE_NOOP("Field", "Deal"), FieldKind::Link)
            .to("deal")
            .alias({"opportunity", "opportunity name", "商机"}),
        field<T, &T::ticket>("ticket", QT_TRANSLATE_NOOP("Field", "Ticket"), FieldKind::Link).to("ticket"),
        field<T, &T::direction>("direction", QT_TRANSLATE_NOOP("Field", "Direction"), FieldKind::Choice)
            .oneOf({{"in", QT_TRANSLATE_NOOP("Choice", "Incoming")}, {"out", QT_TRANSLATE_NOOP("Choice", "Outgoing")}}),
        field<T, &T::need>("need", QT_TRANSLATE_NOOP("Field", "Need"), FieldKind::Text)
            .searchable(SearchAs::Text)
            .alias({"customer need", "需求"}),
        field<T, &T::repliedAt>("replied_at", QT_TRANSLATE_NOOP("Field", "Replied at"), FieldKind::Time)
            .alias({"reply time", "回复时间"}),
        field<T, &T::network>("network", QT_TRANSLATE_NOOP("Field", "Network"), FieldKind::Text)
            .alias({"social network", "platform", "平台"}),
        field<T, &T::post>("post", QT_TRANSLATE_NOOP("Field", "Post"), FieldKind::MultilineText).alias({"post text"}),
        field<T, &T::audience>("audience", QT_TRANSLATE_NOOP("Field", "Audience"), FieldKind::Integer)
            .alias({"reach", "followers", "impressions"}),
    };
    RecordType type =
        records::makeType<T>("activity", T::kNumber, QT_TRANSLATE_NOOP("RecordType", "Activity"),
                             QT_TRANSLATE_NOOP("RecordType", "Activities"), "activity", std::move(fields));
    type.ownName = [](const Record &record) -> QString { return static_cast<const Activity &>(record).subject; };
    type.fallbackFields = QStringList{QStringLiteral("body"), QStringLiteral("kind"), QStringLiteral("external_id")};
    type.rules = std::make_shared<ActivityRules>();
    return type;
}

}  // namespace fieldfare
