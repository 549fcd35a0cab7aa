// SPDX-License-Identifier: GPL-3.0-or-later
#include "records/deal/deal_rules.h"

#include "records/deal/deal.h"
#include "records/deal/stages.h"
#include "records/record_writer.h"
#include "records/stage/stage.h"
#include "records/stage_event/stage_event.h"

#include <QCoreApplication>

namespace fieldfare {

namespace {

Result<void> append(RecordWriter &writer, const Deal &deal, Id<Stage> stage, Id<Stage> from, const QDateTime &at)
{
    StageEvent event;
    event.deal.value = deal.id;
    event.stage = stage;
    event.fromStage = from;
    event.at = at;
    return writer.insert(event);
}

}  // namespace

Result<void> DealRules::beforeWrite(RecordWriter &writer, Record &now, const Record *before) const
{
    auto &deal = static_cast<Deal &>(now);
    const auto *old = static_cast<const Deal *>(before);
    const QDateTime moment = QDateTime::fromMSecsSinceEpoch(writer.work().now(), Qt::UTC);
    if (!deal.stage.isValid()) {
        TRY_ASSIGN(deal.stage, firstStage(writer));
    }
    TRY_ASSIGN(const Stage *stage, writer.reference(deal.stage));

    if (stage->kind == QLatin1String("open")) {
        // a date at which an open deal "closes" is a hope, not a fact
        if (deal.closedAt.isValid() && !deal.expectedClose.isValid() && (!old || old->closedAt != deal.closedAt))
            deal.expectedClose = deal.closedAt.toTimeZone(writer.context().session().zone).date();
        deal.closedAt = {};
        deal.lostReason.clear();
    } else {
        if (!deal.closedAt.isValid())
            deal.closedAt = moment;
        if (stage->kind == QLatin1String("won"))
            deal.lostReason.clear();
    }
    if (!deal.openedAt.isValid())
        deal.openedAt = deal.closedAt.isValid() && deal.closedAt < moment ? deal.closedAt : moment;
    if (deal.closedAt.isValid() && deal.closedAt < deal.openedAt) {
        return fail(ErrorCode::InvalidInput,
                    QCoreApplication::translate(
                        "Records", "The deal would be closed (%1) before it was opened (%2). Correct one of the dates.")
                        .arg(deal.closedAt.date().toString(Qt::ISODate), deal.openedAt.date().toString(Qt::ISODate)));
    }
    return {};
}

Result<void> DealRules::afterWrite(RecordWriter &writer, const Record &now, const Record *before) const
{
    const auto &deal = static_cast<const Deal &>(now);
    const auto *old = static_cast<const Deal *>(before);
    if (!old) {
        TRY_ASSIGN(const Id<Stage> first, firstStageOfPipeline(writer, deal.stage));
        TRY(append(writer, deal, first, {}, deal.openedAt));
        if (first == deal.stage)
            return {};
        return append(writer, deal, deal.stage, first, deal.closedAt.isValid() ? deal.closedAt : deal.openedAt);
    }
    if (old->stage == deal.stage)
        return {};
    const QDateTime moment = QDateTime::fromMSecsSinceEpoch(writer.work().now(), Qt::UTC);
    const bool closedElsewhen = deal.closedAt.isValid() && deal.closedAt != old->closedAt;
    return append(writer, deal, deal.stage, old->stage, closedElsewhen ? deal.closedAt : moment);
}

}  // namespace fieldfare
