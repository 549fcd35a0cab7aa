// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/record_type.h"

namespace fieldfare {

struct Campaign;
struct Company;
struct Contact;
struct Product;
struct Stage;

/// A chance to sell. Setting `stage` anywhere appends to the stage history and keeps `closed_at` true.
struct Deal : Record {
    static constexpr int kNumber = 4;
    Deal() : Record(kNumber) {}

    QString name;
    Id<Company> company;
    Id<Contact> contact;
    Id<Product> product;
    Id<Stage> stage;
    std::optional<qint64> amount;
    Currency currency;
    QDateTime openedAt;
    QDateTime closedAt;
    QDate expectedClose;
    QString source;
    Id<Campaign> campaign;
    QString lostReason;
    QString competitor;
    QString notes;
    QStringList sharedWith;  ///< whom it is shown beside those who see it by their role (security/shares.h)
};

/// The description of its fields.
[[nodiscard]] RecordType dealType();

}  // namespace fieldfare
