// SPDX-License-Identifier: GPL-3.0-or-later
#include "records/contact/contact.h"

#include "records/contact/contact_rules.h"
#include "records/field_builders.h"

namespace fieldfare {

RecordType contactType()
{
    using T = Contact;
    QVector<FieldSpec> fields{
        field<T, &T::firstName>("first_name", QT_TRANSLATE_NOOP("Field", "First name"), FieldKind::Text)
            .searchable(SearchAs::Name)
            .asPersonal()
            .alias({"given name", "forename", "first", "名"}),
        field<T, &T::lastName>("last_name", QT_TRANSLATE_NOOP("Field", "Last name"), FieldKind::Text)
            .searchable(SearchAs::Name)
            .asPersonal()
            .alias({"family name", "surname", "last", "姓"}),
        field<T, &T::name>("name", QT_TRANSLATE_NOOP("Field", "Name"), FieldKind::Text)
            .searchable(SearchAs::Name)
            .asPersonal()
            .listed()
            .alias({"full name", "contact name", "contact", "person", "customer name", "姓名", "联系人"}),
        field<T, &T::company>("company", QT_TRANSLATE_NOOP("Field", "Company"), FieldKind::Link)
            .to("company")
            .listed()
            .alias(
                {"company name", "account name", "account", "organization name", "organization", "employer", "公司"}),
        field<T, &T::title>("title", QT_TRANSLATE_NOOP("Field", "Title"), FieldKind::Text)
            .searchable(SearchAs::Text)
            .listed()
            .alias({"job title", "position", "function", "role", "职位"}),
        field<T, &T::lifecycle>("lifecycle", QT_TRANSLATE_NOOP("Field", "Lifecycle"), FieldKind::Choice)
            .listed()
            .oneOf({{"lead", QT_TRANSLATE_NOOP("Choice", "Lead"), "accent"},
                    {"prospect", QT_TRANSLATE_NOOP("Choice", "Prospect"), "accent"},
                    {"customer", QT_TRANSLATE_NOOP("Choice", "Customer"), "good"},
                    {"partner", QT_TRANSLATE_NOOP("Choice", "Partner")},
                    {"former", QT_TRANSLATE_NOOP("Choice", "Former customer"), "attention"}})
            .openly()
            .alias({"lifecycle stage", "status", "lead status", "contact type", "生命周期"}),
        field<T, &T::source>("source", QT_TRANSLATE_NOOP("Field", "Source"), FieldKind::Text)
            .alias({"lead source", "origin", "original source", "来源"}),
    };
    fields += records::contactPointFields<T>();
    fields += QVector<FieldSpec>{
        field<T, &T::registeredOn>("registered_on", QT_TRANSLATE_NOOP("Field", "Registered on"), FieldKind::Date)
            .alias({"registration date", "customer since", "注册日期"}),
        field<T, &T::birthday>("birthday", QT_TRANSLATE_NOOP("Field", "Birthday"), FieldKind::Date)
            .asPersonal()
            .alias({"birth date", "date of birth", "生日"}),
        field<T, &T::website>("website", QT_TRANSLATE_NOOP("Field", "Website"), FieldKind::Url)
            .alias({"url", "web page", "homepage"}),
        field<T, &T::notes>("notes", QT_TRANSLATE_NOOP("Field", "Notes"), FieldKind::MultilineText)
            .searchable(SearchAs::Text)
            .asPersonal()
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
    RecordType type = records::makeType<T>("contact", T::kNumber, QT_TRANSLATE_NOOP("RecordType", "Contact"),
                                           QT_TRANSLATE_NOOP("RecordType", "Contacts"), "users", std::move(fields));
    type.ownName = [](const Record &record) -> QString { return static_cast<const Contact &>(record).name; };
    type.fallbackFields = QStringList{QStringLiteral("email"), QStringLiteral("phone"), QStringLiteral("external_id")};
    type.rules = std::make_shared<ContactRules>();
    return type;
}

}  // namespace fieldfare
