// SPDX-License-Identifier: GPL-3.0-or-later
#include "records/field_builders.h"

namespace fieldfare::records {

QVector<FieldSpec> commonFields()
{
    return {
        field<Record, &Record::owner>("owner", QT_TRANSLATE_NOOP("Field", "Owner"), FieldKind::Link)
            .to("user", OnTargetDelete::Refuse)
            .alias({"assigned to", "account owner", "contact owner", "deal owner", "sales agent", "负责人"}),
        field<Record, &Record::tags>("tags", QT_TRANSLATE_NOOP("Field", "Tags"), FieldKind::Tags)
            .alias({"labels", "groups", "标签"}),
        field<Record, &Record::externalId>("external_id", QT_TRANSLATE_NOOP("Field", "External ID"), FieldKind::Text)
            .searchable(SearchAs::Number)
            .inGroup("system")
            .alias({"id", "record id", "外部编号"}),
        field<Record, &Record::externalSource>("external_source", QT_TRANSLATE_NOOP("Field", "External source"),
                                               FieldKind::Text)
            .inGroup("system"),
        field<Record, &Record::createdAt>("created_at", QT_TRANSLATE_NOOP("Field", "Created"), FieldKind::Time)
            .asReadOnly()
            .inGroup("system"),
        field<Record, &Record::changedAt>("changed_at", QT_TRANSLATE_NOOP("Field", "Changed"), FieldKind::Time)
            .asReadOnly()
            .inGroup("system"),
        field<Record, &Record::createdBy>("created_by", QT_TRANSLATE_NOOP("Field", "Created by"), FieldKind::Link)
            .to("user", OnTargetDelete::Refuse)
            .asReadOnly()
            .asHidden()
            .inGroup("system"),
        field<Record, &Record::changedBy>("changed_by", QT_TRANSLATE_NOOP("Field", "Changed by"), FieldKind::Link)
            .to("user", OnTargetDelete::Refuse)
            .asReadOnly()
            .asHidden()
            .inGroup("system"),
    };
}

}  // namespace fieldfare::records
