// SPDX-License-Identifier: GPL-3.0-or-later
#include "records/erasure/erasure.h"

#include "records/erasure/erasure_rules.h"
#include "records/field_builders.h"

namespace fieldfare {

RecordType erasureType()
{
    using T = Erasure;
    QVector<FieldSpec> fields{
        field<T, &T::type>("type", QT_TRANSLATE_NOOP("Field", "Record type"), FieldKind::Text).listed(),
        field<T, &T::record>("record", QT_TRANSLATE_NOOP("Field", "Record"), FieldKind::Text).listed(),
        field<T, &T::extent>("extent", QT_TRANSLATE_NOOP("Field", "Extent"), FieldKind::Choice)
            .listed()
            .oneOf({{erasure::whole, QT_TRANSLATE_NOOP("Choice", "Whole record")},
                    {erasure::name, QT_TRANSLATE_NOOP("Choice", "Name")},
                    {erasure::notes, QT_TRANSLATE_NOOP("Choice", "Name and notes")}}),
    };
    RecordType type = records::makeType<T>("erasure", T::kNumber, QT_TRANSLATE_NOOP("RecordType", "Erasure"),
                                           QT_TRANSLATE_NOOP("RecordType", "Erasures"), "eye-off", std::move(fields));
    type.ownName = [](const Record &) -> QString { return QString(); };
    type.fallbackFields = QStringList{QStringLiteral("type")};
    type.rules = std::make_shared<ErasureRules>();
    type.machinery = true;
    type.appendOnly = true;
    return type;
}

}  // namespace fieldfare
