// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "records/consent/consent.h"
#include "storage/read_context.h"

namespace fieldfare {

/// How each purpose stands with a person: the newest entry of each, the newest purpose first. Entries of the same moment: the one
/// that was written later.
[[nodiscard]] Result<QVector<Consent>> consentsOf(ReadContext &context, Id<Contact> contact);

/// The purpose for which a campaign of this kind asks ("email": newsletter); empty when it needs none.
[[nodiscard]] QString purposeOfCampaign(const QString &kind);

/// The newest entry, when it says that the person withdrew; nothing else counts.
[[nodiscard]] Result<std::optional<Consent>> withdrawal(ReadContext &context, Id<Contact> contact,
                                                        const QString &purpose);

}  // namespace fieldfare
