// SPDX-License-Identifier: GPL-3.0-or-later
#include "records/company/company.h"

#include "records/field_builders.h"

namespace fieldfare {

RecordType companyType()
{
    using T = Company;
    QVector<FieldSpec> fields{
        field<T, &T::name>("name", QT_TRANSLATE_NOOP("Field", "Name"), FieldKind::Text)
            .searchable(SearchAs::Name)
            .listed()
            .alias({"company name", "account name", "account", "company", "organization", "organisation", "公司",
                    "公司名称", "客户名称"}),
        field<T, &T::industry>("industry", QT_TRANSLATE_NOOP("Field", "Industry"), FieldKind::Choice)
            .openly()
            .searchable(SearchAs::Text)
            .listed()
            .alias({"sector", "branch", "行业"}),
        field<T, &T::employees>("employees", QT_TRANSLATE_NOOP("Field", "Employees"), FieldKind::Integer)
            .alias({"number of employees", "headcount", "company size", "员工数"}),
        field<T, &T::registeredOn>("registered_on", QT_TRANSLATE_NOOP("Field", "Registered on"), FieldKind::Date)
            .alias({"registration date", "customer since", "注册日期"}),
    };
    fields += records::contactPointFields<T>();
    fields += QVector<FieldSpec>{
        field<T, &T::website>("website", QT_TRANSLATE_NOOP("Field", "Website"), FieldKind::Url)
            .searchable(SearchAs::Text)
            .alias({"url", "web", "homepage", "web site", "网站"}),
        field<T, &T::parent>("parent", QT_TRANSLATE_NOOP("Field", "Parent company"), FieldKind::Link)
            .to("company")
            .alias({"subsidiary of", "parent account", "母公司"}),
        field<T, &T::notes>("notes", QT_TRANSLATE_NOOP("Field", "Notes"), FieldKind::MultilineText)
            .searchable(SearchAs::Text)
            .alias({"description", "comment", "comments", "备注"}),
        field<T, &T::verifiedAt>("verified_at", QT_TRANSLATE_NOOP("Field", "Verified"), FieldKind::Time)
            .asReadOnly()
            .alias({"verified on", "last verified", "last confirmed", "核实时间"}),
        field<T, &T::verifiedBy>("verified_by", QT_TRANSLATE_NOOP("Field", "Verified by"), FieldKind::Link)
            .to("user")
            .asReadOnly()
            .alias({"confirmed by", "核实人"}),
        records::sharedWith<T>(),
    };
    RecordType type =
        records::makeType<T>("company", T::kNumber, QT_TRANSLATE_NOOP("RecordType", "Company"),
                             QT_TRANSLATE_NOOP("RecordType", "Companies"), "building-2", std::move(fields));
    type.ownName = [](const Record &record) -> QString { return static_cast<const Company &>(record).name; };
    type.fallbackFields = QStringList{QStringLiteral("email"), QStringLiteral("phone"), QStringLiteral("website"),
                                      QStringLiteral("external_id")};
    return type;
}

}  // namespace fieldfare
