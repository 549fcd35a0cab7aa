// SPDX-License-Identifier: GPL-3.0-or-later
#include "records/company_contact/company_contact.h"

#include "records/field_builders.h"

namespace fieldfare {

RecordType companyContactType()
{
    using T = CompanyContact;
    QVector<FieldSpec> fields{
        field<T, &T::contact>("contact", QT_TRANSLATE_NOOP("Field", "Contact"), FieldKind::Link)
            .to("contact", OnTargetDelete::Cascade)
            .listed(),
        field<T, &T::company>("company", QT_TRANSLATE_NOOP("Field", "Company"), FieldKind::Link)
            .to("company", OnTargetDelete::Cascade)
            .listed(),
        field<T, &T::role>("role", QT_TRANSLATE_NOOP("Field", "Role"), FieldKind::Text)
            .listed()
            .alias({"position", "title"}),
        field<T, &T::fromOn>("from", QT_TRANSLATE_NOOP("Field", "From"), FieldKind::Date).listed(),
        field<T, &T::toOn>("to", QT_TRANSLATE_NOOP("Field", "To"), FieldKind::Date).listed(),
    };
    RecordType type =
        records::makeType<T>("company_contact", T::kNumber, QT_TRANSLATE_NOOP("RecordType", "Position"),
                             QT_TRANSLATE_NOOP("RecordType", "Positions"), "briefcase", std::move(fields));
    type.ownName = [](const Record &record) -> QString { return static_cast<const CompanyContact &>(record).role; };
    type.fallbackLinks = QStringList{QStringLiteral("contact"), QStringLiteral("company")};
    type.machinery = true;
    return type;
}

}  // namespace fieldfare
