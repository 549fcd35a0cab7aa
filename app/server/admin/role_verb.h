// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "server/admin/company_server.h"

namespace fieldfare::server {

/// Roles of the company's own, for an administrator at a terminal: `words` are list, show KEY, add KEY, set KEY AREA.ACTION=LEVEL…,
/// remove KEY; `from` and `label` are add's preset and name (set takes a label too). The lines to show. Errors: InvalidInput, saying
/// what is possible; Conflict when the key is taken or people have the role; NotFound.
[[nodiscard]] Result<QStringList> roleVerb(Directory &directory, const QStringList &words, const QString &from,
                                           const QString &label);

}  // namespace fieldfare::server
