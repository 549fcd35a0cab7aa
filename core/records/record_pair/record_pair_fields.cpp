// SPDX-License-Identifier: GPL-3.0-or-later
#include "records/record_pair/record_pair.h"

#include "records/field_builders.h"

namespace fieldfare {

RecordType recordPairType()
{
    using T = RecordPair;
    QVector<FieldSpec> fields{
        field<T, &T::relation>("relation", QT_TRANSLATE_NOOP("Field", "Relation"), FieldKind::Choice)
            .listed()
            .oneOf({{pair_relation::notDuplicate, QT_TRANSLATE_NOOP("Choice", "Not a duplicate")},
                    {pair_relation::merged, QT_TRANSLATE_NOOP("Choice", "Merged")}}),
        field<T, &T::type>("type", QT_TRANSLATE_NOOP("Field", "Record type"), FieldKind::Text).listed(),
        field<T, &T::first>("first", QT_TRANSLATE_NOOP("Field", "First record"), FieldKind::Text).listed(),
        field<T, &T::second>("second", QT_TRANSLATE_NOOP("Field", "Second record"), FieldKind::Text).listed(),
    };
    RecordType type =
        records::makeType<T>("record_pair", T::kNumber, QT_TRANSLATE_NOOP("RecordType", "Pair of records"),
                             QT_TRANSLATE_NOOP("RecordType", "Pairs of records"), "copy", std::move(fields));
    type.ownName = [](const Record &) -> QString { return QString(); };
    type.fallbackFields = QStringList{QStringLiteral("relation")};
    type.machinery = true;
    return type;
}

}  // namespace fieldfare
