// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/record_type.h"

namespace fieldfare {

struct Activity;
struct Campaign;
struct Company;
struct Contact;
struct Deal;
struct Order;
struct Product;
struct Task;
struct Ticket;

/// A file that belongs to records. Its content lies in the attachment store under its hash; a file of a deal names the deal's
/// contact and company as well, so that a customer's page shows every file of that customer.
struct Attachment : Record {
    static constexpr int kNumber = 26;
    Attachment() : Record(kNumber) {}

    QString name;
    QString mediaType;
    std::optional<qint64> size;
    QString hash;
    Id<Contact> contact;
    Id<Company> company;
    Id<Deal> deal;
    Id<Ticket> ticket;
    Id<Order> order;
    Id<Task> task;
    Id<Activity> activity;
    Id<Campaign> campaign;
    Id<Product> product;
    QString notes;
};

/// The description of its fields.
[[nodiscard]] RecordType attachmentType();

}  // namespace fieldfare
