// SPDX-License-Identifier: GPL-3.0-or-later
#include "records/field_builders.h"
#include "records/saved_view/saved_view.h"
#include "records/saved_view/saved_view_rules.h"

namespace fieldfare {

RecordType savedViewType()
{
    using T = SavedView;
    QVector<FieldSpec> fields{
        field<T, &T::name>("name", QT_TRANSLATE_NOOP("Field", "Name"), FieldKind::Text).listed().asRequired(),
        field<T, &T::type>("type", QT_TRANSLATE_NOOP("Field", "Record type"), FieldKind::Text).listed().asRequired(),
        field<T, &T::query>("query", QT_TRANSLATE_NOOP("Field", "Query"), FieldKind::Text).listed(),
        field<T, &T::sort>("sort", QT_TRANSLATE_NOOP("Field", "Sorted by"), FieldKind::Text).listed(),
        field<T, &T::columns>("columns", QT_TRANSLATE_NOOP("Field", "Columns"), FieldKind::Text),
        field<T, &T::shared>("shared", QT_TRANSLATE_NOOP("Field", "Shared"), FieldKind::Bool).listed(),
        field<T, &T::pinned>("pinned", QT_TRANSLATE_NOOP("Field", "Pinned"), FieldKind::Bool).listed(),
        field<T, &T::position>("position", QT_TRANSLATE_NOOP("Field", "Position"), FieldKind::Integer),
    };
    RecordType type = records::makeType<T>("saved_view", T::kNumber, QT_TRANSLATE_NOOP("RecordType", "View"),
                                           QT_TRANSLATE_NOOP("RecordType", "Views"), "bookmark", std::move(fields));
    type.ownName = [](const Record &record) -> QString { return static_cast<const SavedView &>(record).name; };
    type.machinery = true;
    type.rules = std::make_shared<SavedViewRules>();
    return type;
}

}  // namespace fieldfare
