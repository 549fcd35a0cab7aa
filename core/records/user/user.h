// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/record_type.h"

namespace fieldfare {

struct Team;

/// A colleague. Needs no login to own records.
struct User : Record {
    static constexpr int kNumber = 20;
    User() : Record(kNumber) {}

    QString name;
    QString email;
    Id<Team> team;
    Id<User> manager;
    QString role;
    bool active = true;
};

/// The description of its fields.
[[nodiscard]] RecordType userType();

}  // namespace fieldfare
