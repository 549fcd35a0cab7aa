// SPDX-License-Identifier: GPL-3.0-or-later
#include "records/tag/tag.h"

#include "records/field_builders.h"

namespace fieldfare {

RecordType tagType()
{
    using T = Tag;
    QVector<FieldSpec> fields{
        field<T, &T::name>("name", QT_TRANSLATE_NOOP("Field", "Name"), FieldKind::Text)
            .searchable(SearchAs::Name)
            .listed()
            .asRequired(),
        field<T, &T::color>("color", QT_TRANSLATE_NOOP("Field", "Colour"), FieldKind::Text),
    };
    RecordType type = records::makeType<T>("tag", T::kNumber, QT_TRANSLATE_NOOP("RecordType", "Tag"),
                                           QT_TRANSLATE_NOOP("RecordType", "Tags"), "tag", std::move(fields));
    type.ownName = [](const Record &record) -> QString { return static_cast<const Tag &>(record).name; };
    return type;
}

}  // namespace fieldfare
