// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/record_type.h"

namespace fieldfare {

struct Company;

/// A person. `name` is the full name: as given, or put together from first and last name by the rules.
struct Contact : Record, ContactPoints {
    static constexpr int kNumber = 2;
    Contact() : Record(kNumber) {}

    QString firstName;
    QString lastName;
    QString name;
    Id<Company> company;
    QString title;
    QString lifecycle;
    QString source;
    QDate registeredOn;
    QDate birthday;
    QString website;
    QString notes;
    QDateTime verifiedAt;  ///< somebody last said that all of this is still right
    Id<User> verifiedBy;
    QStringList sharedWith;  ///< whom it is shown beside those who see it by their role (security/shares.h)
};

/// The description of its fields.
[[nodiscard]] RecordType contactType();

}  // namespace fieldfare
