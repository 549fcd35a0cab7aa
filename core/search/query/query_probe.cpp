// SPDX-License-Identifier: GPL-3.0-or-later
#include "search/query/query_probe.h"

#include "search/query/parser.h"
#include "search/query/sql_writer.h"

namespace fieldfare {

Result<QueryProbe> probeQuery(ReadContext &context, const RecordType &type, QStringView query, qint64 most)
{
    QueryProbe probe;
    const auto parsed = parseQuery(query);
    if (!parsed) {
        probe.error = parsed.error();
        return probe;
    }
    const auto condition = writeCondition(context, type, *parsed);
    if (!condition) {
        probe.error = condition.error();
        return probe;
    }
    if (!context.session().access.mayRead(type))
        return probe;
    TRY_ASSIGN(auto counted, context.run(QStringLiteral("SELECT count(*) FROM (SELECT 1 FROM {%1} r WHERE %2 LIMIT %3)")
                                             .arg(type.key, condition->sql)
                                             .arg(most + 1),
                                         condition->values));
    probe.count = counted.next() ? counted.value(0).toLongLong() : 0;
    TRY(finished(counted));
    probe.more = probe.count > most;
    probe.count = std::min(probe.count, most);
    return probe;
}

}  // namespace fieldfare
