// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/money.h"
#include "base/record_type.h"

namespace fieldfare {

/// What holds for everybody of a company, in one record with a fixed uid, so that it travels as records do and two who make it
/// make the same one. Only workspaces that belong to a company have it; it then comes before their own settings.
struct CompanyProfile : Record {
    static constexpr int kNumber = 32;
    CompanyProfile() : Record(kNumber) {}

    QString name;
    QString baseCurrency;  ///< code
    QString country;       ///< ISO 3166 alpha-2
    QString zone;          ///< IANA name
};

/// The uid of the one record.
[[nodiscard]] Uid companyProfileUid();

/// The description of its fields.
[[nodiscard]] RecordType companyProfileType();

}  // namespace fieldfare
