// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "storage/unit_of_work.h"

#include <QJsonObject>

namespace fieldfare {

/// The key of the setting that holds the link to a company's server (workspace/company_sync).
inline const QString companyLinkKey = QStringLiteral("company.link");
[[nodiscard]] Result<bool> belongsToCompany(ReadContext &context);

/// What the company's server last said that `person` may do, kept for the time without a network. Everything where it never said
/// anything: a workspace of its own, or a server that knows no roles.
[[nodiscard]] Result<Access> readCompanyAccess(ReadContext &context, const Uid &person);

/// Keeps what the server said (RolePolicy::rightsOf()). True when it differs from what was kept. Errors: Damaged when it cannot be
/// understood; then what was kept stays.
[[nodiscard]] Result<bool> keepCompanyRights(UnitOfWork &work, const QJsonObject &rights);

}  // namespace fieldfare
