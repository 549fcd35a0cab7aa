// SPDX-License-Identifier: GPL-3.0-or-later
#include "storage/private_copy.h"

#include <QCoreApplication>

#include <sqlite3.h>

namespace fieldfare {

Result<void> settleForRebuilding(sqlite3 *handle)
{
    sqlite3_db_config(handle, SQLITE_DBCONFIG_DEFENSIVE, 0, nullptr);
    if (sqlite3_exec(handle,
                     "PRAGMA synchronous=OFF; PRAGMA foreign_keys=OFF; PRAGMA secure_delete=OFF;"
                     "PRAGMA journal_mode=DELETE; PRAGMA journal_mode=OFF;",
                     nullptr, nullptr, nullptr) == SQLITE_OK)
        return {};
    return fail(sqlError(handle, QCoreApplication::translate("History", "Preparing the earlier state")));
}

}  // namespace fieldfare
