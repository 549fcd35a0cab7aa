// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "server/admin/company_server.h"

namespace fieldfare::server {

/// What a person may do, as lines of tab-separated words for a terminal: the role's table; of one record each action with the reason.
/// Errors: Forbidden when the role is unknown, NotFound when there is no such record.
[[nodiscard]] Result<QStringList> rightsTable(CompanyServer &server, const Person &person);
[[nodiscard]] Result<QStringList> rightsToRecord(CompanyServer &server, const Person &person, const Uid &record);

}  // namespace fieldfare::server
