// SPDX-License-Identifier: GPL-3.0-or-later
#include "records/deal/stages.h"

#include "records/record_reader.h"
#include "records/stage/stage.h"

#include <QCoreApplication>

namespace fieldfare {

namespace {

Result<Id<Stage>> firstOf(RecordReader &reader, const QString &sql, const QVariantList &values)
{
    TRY_ASSIGN(auto query, reader.context().statements().run(sql, values));
    const Id<Stage> first{query.next() ? query.value(0).toLongLong() : 0};
    TRY(finished(query));
    if (!first.isValid())
        return fail(ErrorCode::NotFound,
                    QCoreApplication::translate(
                        "Records", "This workspace has no pipeline stages. Add a stage under More ▸ Stages."));
    return first;
}

}  // namespace

Result<Id<Stage>> firstStage(RecordReader &reader)
{
    return firstOf(reader,
                   QStringLiteral("SELECT s.id FROM stage s LEFT JOIN pipeline p ON p.id=s.pipeline ORDER BY "
                                  "p.position, p.id, s.position, s.id LIMIT 1"),
                   {});
}

Result<Id<Stage>> firstStageOfPipeline(RecordReader &reader, Id<Stage> stage)
{
    return firstOf(reader,
                   QStringLiteral("SELECT id FROM stage WHERE pipeline IS (SELECT pipeline FROM stage WHERE id=?) "
                                  "ORDER BY position, id LIMIT 1"),
                   {stage.value});
}

}  // namespace fieldfare
