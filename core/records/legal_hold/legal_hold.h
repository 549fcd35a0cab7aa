// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "storage/read_context.h"

#include <optional>

namespace fieldfare {

struct Contact;

/// That a person's records must be kept for now, because of a lawsuit or an audit. While it is there, the person is neither
/// erased nor deleted, by hand or by a rule; to release it, it is deleted. Who set it and when are its own stamps.
struct LegalHold : Record {
    static constexpr int kNumber = 31;
    LegalHold() : Record(kNumber) {}

    Id<Contact> contact;
    QString reason;
};

/// The description of its fields.
[[nodiscard]] RecordType legalHoldType();

/// Why the person must be kept, translated: the reason, who said so and on which day; nothing when there is no hold. Sees holds whatever
/// the session may see.
[[nodiscard]] Result<std::optional<QString>> holdOn(ReadContext &context, const Uid &contact);

}  // namespace fieldfare
