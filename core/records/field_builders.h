// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/record_type.h"

#include <QCoreApplication>

namespace fieldfare::records {

/// The fields of the lists of mails, phones and addresses, with the parts of their first entries as fields of their own.
template <class T>
QVector<FieldSpec> contactPointFields();

/// external_id, external_source, owner, tags, created_at, changed_at: what every type has.
QVector<FieldSpec> commonFields();

/// A RecordType for struct T with its own fields in front of the common ones.
template <class T>
RecordType makeType(const char *key, int number, const char *label, const char *plural, const char *icon,
                    QVector<FieldSpec> fields)
{
    RecordType type;
    type.key = QString::fromLatin1(key);
    type.number = number;
    type.labelSource = label;
    type.pluralSource = plural;
    type.icon = QString::fromLatin1(icon);
    type.table = type.key;
    type.fields = std::move(fields);
    type.fields += commonFields();
    type.create = []() -> std::unique_ptr<Record> { return std::make_unique<T>(); };
    type.clone = [](const Record &record) -> std::unique_ptr<Record> {
        return std::make_unique<T>(static_cast<const T &>(record));
    };
    type.hasContactPoints = std::is_base_of_v<ContactPoints, T>;
    type.buildIndex();
    return type;
}

/// With whom a record is shared. Machinery for forms, lists, files and searches: the share panel and the history show it.
template <class T>
FieldSpec sharedWith()
{
    return field<T, &T::sharedWith>("shared_with", QT_TRANSLATE_NOOP("Field", "Shared with"), FieldKind::People)
        .asHidden()
        .inGroup("system");
}

namespace detail {

// The first entry of a list is made when a part of it is set, and removed when nothing is left in it.
template <class Entry>
void dropEmptyHead(QVector<Entry> &list)
{
    Entry blank;
    if (!list.isEmpty()) {
        blank.label = list.first().label;
        if (list.first() == blank)
            list.removeFirst();
    }
}

template <class T, auto List, auto Part>
FieldSpec headField(const char *key, const char *label, FieldKind kind, const char *list)
{
    FieldSpec spec;
    spec.key = QString::fromLatin1(key);
    spec.labelSource = label;
    spec.kind = kind;
    spec.headOf = QString::fromLatin1(list);
    spec.personal = true;
    spec.get = [](const Record &r) -> Value {
        const auto &entries = static_cast<const T &>(r).*List;
        return entries.isEmpty() ? Value() : member::toValue(entries.first().*Part);
    };
    spec.set = [](Record &r, const Value &v) {
        auto &entries = static_cast<T &>(r).*List;
        const QString text = v.toString();
        if (entries.isEmpty()) {
            if (text.isEmpty())
                return;
            entries.resize(1);
        }
        entries.first().*Part = text;
        if constexpr (std::is_same_v<decltype(Part), QString PhoneEntry::*>) {
            if (Part == &PhoneEntry::number)
                entries.first().e164.clear();  // derived again when it is written
        }
        dropEmptyHead(entries);
    };
    return spec;
}

}  // namespace detail

template <class T>
QVector<FieldSpec> contactPointFields()
{
    using detail::headField;
    return {
        headField<T, &T::emails, &MailEntry::address>("email", QT_TRANSLATE_NOOP("Field", "E-mail"), FieldKind::Email,
                                                      "emails")
            .copiedTo("first_mail")
            .searchable(SearchAs::Mail)
            .listed()
            .alias(
                {"e-mail", "mail", "email address", "e-mail address", "email 1", "primary email", "邮箱", "电子邮件"}),
        headField<T, &T::phones, &PhoneEntry::number>("phone", QT_TRANSLATE_NOOP("Field", "Phone"), FieldKind::Phone,
                                                      "phones")
            .copiedTo("first_phone")
            .searchable(SearchAs::Phone)
            .listed()
            .alias({"telephone", "phone number", "tel", "work phone", "business phone", "电话", "手机"}),
        headField<T, &T::addresses, &AddressEntry::street>("street", QT_TRANSLATE_NOOP("Field", "Street"),
                                                           FieldKind::Text, "addresses")
            .inGroup("address")
            .alias(
                {"address", "street address", "billing street", "mailing street", "business street", "地址", "街道"}),
        headField<T, &T::addresses, &AddressEntry::city>("city", QT_TRANSLATE_NOOP("Field", "City"), FieldKind::Text,
                                                         "addresses")
            .copiedTo("first_city")
            .searchable(SearchAs::Text)
            .inGroup("address")
            .listed()
            .alias({"town", "billing city", "mailing city", "business city", "城市"}),
        headField<T, &T::addresses, &AddressEntry::region>("region", QT_TRANSLATE_NOOP("Field", "Region"),
                                                           FieldKind::Text, "addresses")
            .inGroup("address")
            .alias({"state", "province", "state/region", "billing state", "mailing state", "business state", "省份"}),
        headField<T, &T::addresses, &AddressEntry::postalCode>("postal_code", QT_TRANSLATE_NOOP("Field", "Postal code"),
                                                               FieldKind::Text, "addresses")
            .inGroup("address")
            .alias({"zip", "zip code", "postcode", "postal code", "billing zip", "mailing zip", "邮编"}),
        headField<T, &T::addresses, &AddressEntry::country>("country", QT_TRANSLATE_NOOP("Field", "Country"),
                                                            FieldKind::Text, "addresses")
            .inGroup("address")
            .alias({"country/region", "billing country", "mailing country", "business country/region",
                    "office location", "国家"}),
        field<T, &T::emails>("emails", QT_TRANSLATE_NOOP("Field", "E-mails"), FieldKind::MailList).asPersonal(),
        field<T, &T::phones>("phones", QT_TRANSLATE_NOOP("Field", "Phones"), FieldKind::PhoneList).asPersonal(),
        field<T, &T::addresses>("addresses", QT_TRANSLATE_NOOP("Field", "Addresses"), FieldKind::AddressList)
            .asPersonal()
            .inGroup("address"),
    };
}

}  // namespace fieldfare::records
