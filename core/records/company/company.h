// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/record_type.h"

namespace fieldfare {

/// A customer, supplier or other organisation.
struct Company : Record, ContactPoints {
    static constexpr int kNumber = 1;
    Company() : Record(kNumber) {}

    QString name;
    QString industry;
    std::optional<qint64> employees;
    QDate registeredOn;
    QString website;
    Id<Company> parent;
    QString notes;
    QDateTime verifiedAt;  ///< somebody last said that all of this is still right
    Id<User> verifiedBy;
    QStringList sharedWith;  ///< whom it is shown beside those who see it by their role (security/shares.h)
};

/// The description of its fields.
[[nodiscard]] RecordType companyType();

}  // namespace fieldfare
