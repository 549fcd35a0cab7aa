// SPDX-License-Identifier: GPL-3.0-or-later
#include "records/user/user.h"

#include "records/field_builders.h"

namespace fieldfare {

RecordType userType()
{
    using T = User;
    QVector<FieldSpec> fields{
        field<T, &T::name>("name", QT_TRANSLATE_NOOP("Field", "Name"), FieldKind::Text)
            .searchable(SearchAs::Name)
            .listed()
            .asRequired()
            .alias({"user", "sales agent", "agent", "owner", "employee", "用户"}),
        field<T, &T::email>("email", QT_TRANSLATE_NOOP("Field", "E-mail"), FieldKind::Email)
            .searchable(SearchAs::Mail)
            .listed(),
        field<T, &T::team>("team", QT_TRANSLATE_NOOP("Field", "Team"), FieldKind::Link)
            .to("team")
            .listed()
            .alias({"regional office", "office", "group", "团队"}),
        field<T, &T::manager>("manager", QT_TRANSLATE_NOOP("Field", "Manager"), FieldKind::Link)
            .to("user", OnTargetDelete::Refuse)
            .listed()
            .alias({"supervisor", "reports to", "经理"}),
        field<T, &T::role>("role", QT_TRANSLATE_NOOP("Field", "Role"), FieldKind::Text).listed(),
        field<T, &T::active>("active", QT_TRANSLATE_NOOP("Field", "Active"), FieldKind::Bool).listed(),
    };
    RecordType type = records::makeType<T>("user", T::kNumber, QT_TRANSLATE_NOOP("RecordType", "User"),
                                           QT_TRANSLATE_NOOP("RecordType", "Users"), "user", std::move(fields));
    type.ownName = [](const Record &record) -> QString { return static_cast<const User &>(record).name; };
    type.fallbackFields = QStringList{QStringLiteral("email"), QStringLiteral("external_id")};
    return type;
}

}  // namespace fieldfare
