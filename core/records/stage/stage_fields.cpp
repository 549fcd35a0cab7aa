// SPDX-License-Identifier: GPL-3.0-or-later
#include "records/stage/stage.h"

#include "records/field_builders.h"

namespace fieldfare {

RecordType stageType()
{
    using T = Stage;
    QVector<FieldSpec> fields{
        field<T, &T::key>("key", QT_TRANSLATE_NOOP("Field", "Key"), FieldKind::Text).listed(),
        field<T, &T::name>("name", QT_TRANSLATE_NOOP("Field", "Name"), FieldKind::Text)
            .searchable(SearchAs::Name)
            .listed()
            .asRequired(),
        field<T, &T::pipeline>("pipeline", QT_TRANSLATE_NOOP("Field", "Pipeline"), FieldKind::Link)
            .to("pipeline", OnTargetDelete::Cascade)
            .listed(),
        field<T, &T::position>("position", QT_TRANSLATE_NOOP("Field", "Position"), FieldKind::Integer)
            .listed()
            .notAdditive(),
        field<T, &T::kind>("kind", QT_TRANSLATE_NOOP("Field", "Kind"), FieldKind::Choice)
            .listed()
            .oneOf({{"open", QT_TRANSLATE_NOOP("Choice", "Open"), "accent"},
                    {"won", QT_TRANSLATE_NOOP("Choice", "Won"), "good"},
                    {"lost", QT_TRANSLATE_NOOP("Choice", "Lost"), "bad"}}),
        field<T, &T::probability>("probability", QT_TRANSLATE_NOOP("Field", "Probability"), FieldKind::Percent)
            .listed(),
        field<T, &T::idleDays>("idle_days", QT_TRANSLATE_NOOP("Field", "Idle after (days)"), FieldKind::Integer),
    };
    RecordType type =
        records::makeType<T>("stage", T::kNumber, QT_TRANSLATE_NOOP("RecordType", "Stage"),
                             QT_TRANSLATE_NOOP("RecordType", "Stages"), "list-ordered", std::move(fields));
    type.ownName = [](const Record &record) -> QString { return static_cast<const Stage &>(record).name; };
    type.keyField = QStringLiteral("key");
    return type;
}

}  // namespace fieldfare
