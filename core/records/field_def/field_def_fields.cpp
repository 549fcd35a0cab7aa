// SPDX-License-Identifier: GPL-3.0-or-later
#include "records/field_def/field_def.h"

#include "records/field_builders.h"
#include "records/field_def/field_def_rules.h"

namespace fieldfare {

RecordType fieldDefType()
{
    using T = FieldDef;
    QVector<FieldSpec> fields{
        field<T, &T::type>("type", QT_TRANSLATE_NOOP("Field", "Record type"), FieldKind::Text).listed(),
        field<T, &T::key>("key", QT_TRANSLATE_NOOP("Field", "Key"), FieldKind::Text).listed(),
        field<T, &T::label>("label", QT_TRANSLATE_NOOP("Field", "Label"), FieldKind::Text).listed(),
        field<T, &T::kind>("kind", QT_TRANSLATE_NOOP("Field", "Kind"), FieldKind::Text).listed(),
        field<T, &T::choices>("choices", QT_TRANSLATE_NOOP("Field", "Choices"), FieldKind::MultilineText),
        field<T, &T::position>("position", QT_TRANSLATE_NOOP("Field", "Position"), FieldKind::Integer),
        field<T, &T::required>("required", QT_TRANSLATE_NOOP("Field", "Required"), FieldKind::Bool),
        field<T, &T::visibleWhen>("visible_when", QT_TRANSLATE_NOOP("Field", "Shown"), FieldKind::Text),
        field<T, &T::requiredWhen>("required_when", QT_TRANSLATE_NOOP("Field", "Needed"), FieldKind::Text),
        field<T, &T::readOnlyWhen>("read_only_when", QT_TRANSLATE_NOOP("Field", "Locked"), FieldKind::Text),
        field<T, &T::retired>("retired", QT_TRANSLATE_NOOP("Field", "Retired"), FieldKind::Bool),
    };
    RecordType type =
        records::makeType<T>("field_def", T::kNumber, QT_TRANSLATE_NOOP("RecordType", "Own field"),
                             QT_TRANSLATE_NOOP("RecordType", "Own fields"), "text-cursor-input", std::move(fields));
    type.ownName = [](const Record &record) -> QString { return static_cast<const FieldDef &>(record).label; };
    type.fallbackFields = QStringList{QStringLiteral("key")};
    type.machinery = true;
    type.rules = std::make_shared<FieldDefRules>();
    return type;
}

}  // namespace fieldfare
