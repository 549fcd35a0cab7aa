// SPDX-License-Identifier: GPL-3.0-or-later
#include "records/task/task.h"

#include "records/field_builders.h"
#include "records/task/task_rules.h"

namespace fieldfare {

RecordType taskType()
{
    using T = Task;
    QVector<FieldSpec> fields{
        field<T, &T::subject>("subject", QT_TRANSLATE_NOOP("Field", "Subject"), FieldKind::Text)
            .searchable(SearchAs::Name)
            .listed()
            .alias({"task", "title", "name", "任务"}),
        field<T, &T::due>("due", QT_TRANSLATE_NOOP("Field", "Due"), FieldKind::Time)
            .listed()
            .alias({"due date", "deadline", "截止日期"}),
        field<T, &T::done>("done", QT_TRANSLATE_NOOP("Field", "Done"), FieldKind::Bool)
            .listed()
            .alias({"completed", "is closed", "完成"}),
        field<T, &T::doneAt>("done_at", QT_TRANSLATE_NOOP("Field", "Done at"), FieldKind::Time).asReadOnly(),
        field<T, &T::contact>("contact", QT_TRANSLATE_NOOP("Field", "Contact"), FieldKind::Link).to("contact").listed(),
        field<T, &T::company>("company", QT_TRANSLATE_NOOP("Field", "Company"), FieldKind::Link).to("company").listed(),
        field<T, &T::deal>("deal", QT_TRANSLATE_NOOP("Field", "Deal"), FieldKind::Link).to("deal").listed(),
        field<T, &T::ticket>("ticket", QT_TRANSLATE_NOOP("Field", "Ticket"), FieldKind::Link).to("ticket"),
        field<T, &T::notes>("notes", QT_TRANSLATE_NOOP("Field", "Notes"), FieldKind::MultilineText)
            .searchable(SearchAs::Text),
    };
    RecordType type = records::makeType<T>("task", T::kNumber, QT_TRANSLATE_NOOP("RecordType", "Task"),
                                           QT_TRANSLATE_NOOP("RecordType", "Tasks"), "square-check", std::move(fields));
    type.ownName = [](const Record &record) -> QString { return static_cast<const Task &>(record).subject; };
    type.fallbackLinks = QStringList{QStringLiteral("deal"), QStringLiteral("contact"), QStringLiteral("company")};
    type.fallbackFields = QStringList{QStringLiteral("notes"), QStringLiteral("external_id")};
    type.rules = std::make_shared<TaskRules>();
    return type;
}

}  // namespace fieldfare
