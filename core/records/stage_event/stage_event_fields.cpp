// SPDX-License-Identifier: GPL-3.0-or-later
#include "records/stage_event/stage_event.h"

#include "records/field_builders.h"

namespace fieldfare {

RecordType stageEventType()
{
    using T = StageEvent;
    QVector<FieldSpec> fields{
        field<T, &T::deal>("deal", QT_TRANSLATE_NOOP("Field", "Deal"), FieldKind::Link)
            .to("deal", OnTargetDelete::Cascade)
            .listed(),
        field<T, &T::stage>("stage", QT_TRANSLATE_NOOP("Field", "Stage"), FieldKind::Link)
            .to("stage", OnTargetDelete::Refuse)
            .listed(),
        field<T, &T::fromStage>("from_stage", QT_TRANSLATE_NOOP("Field", "From stage"), FieldKind::Link)
            .to("stage", OnTargetDelete::Refuse)
            .listed(),
        field<T, &T::at>("at", QT_TRANSLATE_NOOP("Field", "At"), FieldKind::Time).listed(),
    };
    RecordType type =
        records::makeType<T>("stage_event", T::kNumber, QT_TRANSLATE_NOOP("RecordType", "Stage change"),
                             QT_TRANSLATE_NOOP("RecordType", "Stage changes"), "history", std::move(fields));
    type.ownName = [](const Record &) -> QString { return QString(); };
    type.fallbackLinks = QStringList{QStringLiteral("deal"), QStringLiteral("stage")};
    type.machinery = true;
    type.appendOnly = true;
    return type;
}

}  // namespace fieldfare
