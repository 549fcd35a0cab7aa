// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/result.h"

namespace fieldfare::server {

class Connection;

/// How many migrations this program knows.
[[nodiscard]] Result<int> newestSchema();

/// Brings the schema `fieldfare` of the database to the newest version, each step in a transaction of its own with its number, and
/// lets `appRole` work in it without owning anything. `owner` is a connection of the role that owns the schema. The role of the
/// servers is made when it is missing (able to log in, without a password: the administrator sets one, or the database knows
/// people by their system's account) where `owner` may do that. Safe beside others that do the same.
/// Errors: NewerFormat (a newer version of the program was here), Forbidden (`owner` may not), as Connection.
[[nodiscard]] Result<void> setUpDatabase(Connection &owner, const QString &appRole);

/// Whether this connection's schema is the one this program knows (NewerFormat, Unsupported when it waits for setUpDatabase) and its role is
/// one that the second wall holds (Forbidden for owners and superusers).
[[nodiscard]] Result<void> checkDatabase(Connection &connection);

}  // namespace fieldfare::server
