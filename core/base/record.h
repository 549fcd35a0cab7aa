// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/uid.h"

#include <QDateTime>
#include <QStringList>
#include <QVariantMap>
#include <QVector>

namespace fieldfare {

/// A row number inside one database, typed by what it names. 0 means none. Never leaves the file: outside, use Uid.
template <class Tag>
struct Id {
    qint64 value = 0;

    [[nodiscard]] constexpr bool isValid() const { return value > 0; }
    friend constexpr bool operator==(Id a, Id b) { return a.value == b.value; }
    friend constexpr bool operator!=(Id a, Id b) { return a.value != b.value; }
};

struct User;

/// What every record has, whatever its type. Concrete types derive and add plain members; a FieldSpec binds each
/// member to its column, form field and CSV header. Plain value: copy freely, no behaviour.
struct Record {
    explicit Record(int number) : typeNumber(number) {}
    virtual ~Record() = default;

    int typeNumber;          ///< RecordType::number
    qint64 id = 0;           ///< row number, 0 until stored
    Uid uid;                 ///< null until stored
    QString displayName;     ///< the best name the record has; derived and stored at each write
    QString externalId;      ///< its name in the program it came from
    QString externalSource;  ///< that program or file
    Id<User> owner;
    QDateTime createdAt;  ///< UTC
    QDateTime changedAt;  ///< UTC
    Id<User> createdBy;
    Id<User> changedBy;
    QStringList tags;
    QVariantMap custom;  ///< user-defined fields by key, canonical values

protected:
    Record(const Record &) = default;
    Record(Record &&) = default;
    Record &operator=(const Record &) = default;
    Record &operator=(Record &&) = default;
};

struct MailEntry {
    QString label;  ///< "work", "home", … or anything the user typed
    QString address;
    friend bool operator==(const MailEntry &, const MailEntry &) = default;
};

struct PhoneEntry {
    QString label;   ///< "work", "mobile", "fax", …
    QString number;  ///< as typed
    QString e164;    ///< like "+49171555019", empty when it is no valid number; derived at each write
    friend bool operator==(const PhoneEntry &a, const PhoneEntry &b)
    {
        return a.label == b.label && a.number == b.number;
    }
};

struct AddressEntry {
    QString label;  ///< "billing", "delivery", …
    QString street;
    QString city;
    QString region;
    QString postalCode;
    QString country;
    friend bool operator==(const AddressEntry &, const AddressEntry &) = default;
};

/// Labelled lists of companies and contacts. The first entry is the main one and answers to `email`, `phone`, `street` …
struct ContactPoints {
    QVector<MailEntry> emails;
    QVector<PhoneEntry> phones;
    QVector<AddressEntry> addresses;
};

}  // namespace fieldfare
