// SPDX-License-Identifier: GPL-3.0-or-later
#include "records/quality_ignore/quality_ignore.h"

#include "records/field_builders.h"

namespace fieldfare {

RecordType qualityIgnoreType()
{
    using T = QualityIgnore;
    QVector<FieldSpec> fields{
        field<T, &T::check>("check", QT_TRANSLATE_NOOP("Field", "Check"), FieldKind::Text).listed(),
        field<T, &T::type>("type", QT_TRANSLATE_NOOP("Field", "Record type"), FieldKind::Text).listed(),
        field<T, &T::record>("record", QT_TRANSLATE_NOOP("Field", "Record"), FieldKind::Text).listed(),
        field<T, &T::value>("value", QT_TRANSLATE_NOOP("Field", "Value"), FieldKind::Text).asPersonal().listed(),
        field<T, &T::until>("until", QT_TRANSLATE_NOOP("Field", "Until"), FieldKind::Date).listed(),
    };
    RecordType type =
        records::makeType<T>("quality_ignore", T::kNumber, QT_TRANSLATE_NOOP("RecordType", "Quality exception"),
                             QT_TRANSLATE_NOOP("RecordType", "Quality exceptions"), "circle-check", std::move(fields));
    type.ownName = [](const Record &) -> QString { return QString(); };
    type.fallbackFields = QStringList{QStringLiteral("check")};
    type.machinery = true;
    return type;
}

}  // namespace fieldfare
