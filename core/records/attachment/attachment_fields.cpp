// SPDX-License-Identifier: GPL-3.0-or-later
#include "records/attachment/attachment.h"

#include "records/attachment/attachment_rules.h"
#include "records/field_builders.h"

namespace fieldfare {

RecordType attachmentType()
{
    using T = Attachment;
    QVector<FieldSpec> fields{
        field<T, &T::name>("name", QT_TRANSLATE_NOOP("Field", "Name"), FieldKind::Text)
            .searchable(SearchAs::Name)
            .asRequired()
            .listed(),
        field<T, &T::mediaType>("media_type", QT_TRANSLATE_NOOP("Field", "Media type"), FieldKind::Text)
            .asReadOnly()
            .listed(),
        field<T, &T::size>("size", QT_TRANSLATE_NOOP("Field", "Size in bytes"), FieldKind::Integer)
            .asReadOnly()
            .listed(),
        field<T, &T::hash>("hash", QT_TRANSLATE_NOOP("Field", "Hash"), FieldKind::Text).asReadOnly().asHidden(),
        field<T, &T::contact>("contact", QT_TRANSLATE_NOOP("Field", "Contact"), FieldKind::Link).to("contact").listed(),
        field<T, &T::company>("company", QT_TRANSLATE_NOOP("Field", "Company"), FieldKind::Link).to("company").listed(),
        field<T, &T::deal>("deal", QT_TRANSLATE_NOOP("Field", "Deal"), FieldKind::Link).to("deal"),
        field<T, &T::ticket>("ticket", QT_TRANSLATE_NOOP("Field", "Ticket"), FieldKind::Link).to("ticket"),
        field<T, &T::order>("order", QT_TRANSLATE_NOOP("Field", "Order"), FieldKind::Link).to("order"),
        field<T, &T::task>("task", QT_TRANSLATE_NOOP("Field", "Task"), FieldKind::Link).to("task"),
        field<T, &T::activity>("activity", QT_TRANSLATE_NOOP("Field", "Activity"), FieldKind::Link).to("activity"),
        field<T, &T::campaign>("campaign", QT_TRANSLATE_NOOP("Field", "Campaign"), FieldKind::Link).to("campaign"),
        field<T, &T::product>("product", QT_TRANSLATE_NOOP("Field", "Product"), FieldKind::Link).to("product"),
        field<T, &T::notes>("notes", QT_TRANSLATE_NOOP("Field", "Notes"), FieldKind::MultilineText)
            .searchable(SearchAs::Text),
    };
    RecordType type =
        records::makeType<T>("attachment", T::kNumber, QT_TRANSLATE_NOOP("RecordType", "Attachment"),
                             QT_TRANSLATE_NOOP("RecordType", "Attachments"), "paperclip", std::move(fields));
    type.ownName = [](const Record &record) -> QString { return static_cast<const Attachment &>(record).name; };
    type.rules = std::make_shared<AttachmentRules>();
    return type;
}

}  // namespace fieldfare
