// SPDX-License-Identifier: GPL-3.0-or-later
#include "records/user/user_queries.h"

namespace fieldfare {

Result<QVector<Colleague>> colleagues(ReadContext &context)
{
    QVector<Colleague> all;
    TRY_ASSIGN(auto query, context.run(QStringLiteral(
                               "SELECT id, display_name, active FROM {user} ORDER BY active DESC, sort_key, id")));
    while (query.next())
        all.append({query.value(0).toLongLong(), query.value(1).toString(), query.value(2).toBool()});
    TRY(finished(query));
    return all;
}

}  // namespace fieldfare
