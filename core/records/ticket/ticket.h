// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/record_type.h"

namespace fieldfare {

struct Company;
struct Contact;

/// A customer’s request until it is solved. Its times are set by what happens, and its history is kept in ticket events.
struct Ticket : Record {
    static constexpr int kNumber = 10;
    Ticket() : Record(kNumber) {}

    QString number;
    QString subject;
    QString type;
    QString priority = QStringLiteral("normal");
    QString state = QStringLiteral("new");
    Id<Company> company;
    Id<Contact> contact;
    QDateTime openedAt;
    QDateTime firstResponseAt;
    QDateTime resolvedAt;
    std::optional<qint64> satisfaction;  ///< 1 (bad) to 5 (good)
    QString description;
    QStringList sharedWith;  ///< whom it is shown beside those who see it by their role (security/shares.h)
};

/// The description of its fields.
[[nodiscard]] RecordType ticketType();

}  // namespace fieldfare
