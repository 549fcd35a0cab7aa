// SPDX-License-Identifier: GPL-3.0-or-later
#include "records/company_profile/company_profile.h"

#include "records/field_builders.h"

namespace fieldfare {

Uid companyProfileUid()
{
    static const Uid uid(QStringLiteral("6f1d1c5e-5a0b-5c0f-9d0a-5b1f8a2c7e31"));
    return uid;
}

RecordType companyProfileType()
{
    using T = CompanyProfile;
    QVector<FieldSpec> fields{
        field<T, &T::name>("name", QT_TRANSLATE_NOOP("Field", "Company"), FieldKind::Text).listed(),
        field<T, &T::baseCurrency>("base_currency", QT_TRANSLATE_NOOP("Field", "Base currency"), FieldKind::Text)
            .listed(),
        field<T, &T::country>("country", QT_TRANSLATE_NOOP("Field", "Country"), FieldKind::Text).listed(),
        field<T, &T::zone>("zone", QT_TRANSLATE_NOOP("Field", "Time zone"), FieldKind::Text).listed(),
    };
    RecordType type =
        records::makeType<T>("company_profile", T::kNumber, QT_TRANSLATE_NOOP("RecordType", "Company settings"),
                             QT_TRANSLATE_NOOP("RecordType", "Company settings"), "building-2", std::move(fields));
    type.ownName = [](const Record &record) -> QString { return static_cast<const T &>(record).name; };
    type.fallbackFields = QStringList{QStringLiteral("base_currency")};
    type.machinery = true;
    return type;
}

}  // namespace fieldfare
