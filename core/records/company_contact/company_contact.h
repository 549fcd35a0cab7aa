// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/record_type.h"

namespace fieldfare {

struct Company;
struct Contact;

/// A further or former position of a person: which company, as what, from when to when. The main company is `contact.company`.
struct CompanyContact : Record {
    static constexpr int kNumber = 3;
    CompanyContact() : Record(kNumber) {}

    Id<Contact> contact;
    Id<Company> company;
    QString role;
    QDate fromOn;
    QDate toOn;
};

/// The description of its fields.
[[nodiscard]] RecordType companyContactType();

}  // namespace fieldfare
