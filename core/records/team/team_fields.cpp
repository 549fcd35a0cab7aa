// SPDX-License-Identifier: GPL-3.0-or-later
#include "records/team/team.h"

#include "records/field_builders.h"

namespace fieldfare {

RecordType teamType()
{
    using T = Team;
    QVector<FieldSpec> fields{
        field<T, &T::name>("name", QT_TRANSLATE_NOOP("Field", "Name"), FieldKind::Text)
            .searchable(SearchAs::Name)
            .listed()
            .asRequired(),
        field<T, &T::manager>("manager", QT_TRANSLATE_NOOP("Field", "Manager"), FieldKind::Link)
            .to("user", OnTargetDelete::Refuse)
            .listed(),
    };
    RecordType type = records::makeType<T>("team", T::kNumber, QT_TRANSLATE_NOOP("RecordType", "Team"),
                                           QT_TRANSLATE_NOOP("RecordType", "Teams"), "users-round", std::move(fields));
    type.ownName = [](const Record &record) -> QString { return static_cast<const Team &>(record).name; };
    return type;
}

}  // namespace fieldfare
