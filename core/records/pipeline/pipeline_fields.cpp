// SPDX-License-Identifier: GPL-3.0-or-later
#include "records/pipeline/pipeline.h"

#include "records/field_builders.h"

namespace fieldfare {

RecordType pipelineType()
{
    using T = Pipeline;
    QVector<FieldSpec> fields{
        field<T, &T::name>("name", QT_TRANSLATE_NOOP("Field", "Name"), FieldKind::Text)
            .searchable(SearchAs::Name)
            .listed()
            .asRequired(),
        field<T, &T::position>("position", QT_TRANSLATE_NOOP("Field", "Position"), FieldKind::Integer)
            .listed()
            .notAdditive(),
    };
    RecordType type =
        records::makeType<T>("pipeline", T::kNumber, QT_TRANSLATE_NOOP("RecordType", "Pipeline"),
                             QT_TRANSLATE_NOOP("RecordType", "Pipelines"), "square-kanban", std::move(fields));
    type.ownName = [](const Record &record) -> QString { return static_cast<const Pipeline &>(record).name; };
    return type;
}

}  // namespace fieldfare
