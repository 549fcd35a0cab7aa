// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/record_type.h"

namespace fieldfare {

struct Campaign;
struct Company;
struct Contact;

/// A purchase. Totals follow from its lines where it has any.
struct Order : Record {
    static constexpr int kNumber = 17;
    Order() : Record(kNumber) {}

    QString number;
    Id<Company> company;
    Id<Contact> contact;
    QDate orderedOn;
    QString state = QStringLiteral("confirmed");
    std::optional<qint64> amount;
    Currency currency;
    Id<Campaign> campaign;
    QDate deliveredOn;
    QString notes;
    QStringList sharedWith;  ///< whom it is shown beside those who see it by their role (security/shares.h)
};

/// The description of its fields.
[[nodiscard]] RecordType orderType();

}  // namespace fieldfare
