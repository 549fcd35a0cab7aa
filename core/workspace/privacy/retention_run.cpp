// SPDX-License-Identifier: GPL-3.0-or-later
#include "workspace/privacy/retention_run.h"

#include "base/await.h"
#include "records/record_writer.h"

#include <QCoreApplication>

namespace fieldfare {

namespace {

struct RetentionText {
    Q_DECLARE_TR_FUNCTIONS(Privacy)
};

Error stoppedRun() { return {ErrorCode::Cancelled, RetentionText::tr("Stopped. Nothing was moved."), {}}; }

Result<RetentionPreview> confirmedPreview(ReadContext &context, const RetentionRule &rule, qint64 confirmed)
{
    if (!rule.active)
        return fail(ErrorCode::InvalidInput, RetentionText::tr("The rule “%1” is off.").arg(rule.name));
    TRY_ASSIGN(RetentionPreview preview, previewRetention(context, rule));
    if (preview.due.size() != confirmed)
        return fail(ErrorCode::Conflict, RetentionText::tr("By now %1 records are due, not %2. Look at them again.")
                                             .arg(preview.due.size())
                                             .arg(confirmed));
    return preview;
}

}  // namespace

Result<RetentionOutcome> runRetention(Store &store, Privacy &privacy, const Session &session, Id<RetentionRule> id,
                                      qint64 confirmed, const RetentionStep &step)
{
    RetentionOutcome outcome;
    RetentionRule rule;
    RetentionPreview preview;
    TRY(await(store.read(session, [&](ReadContext &context) -> Result<void> {
        TRY_ASSIGN(rule, RecordReader(context).load(id));
        TRY_ASSIGN(preview, confirmedPreview(context, rule, confirmed));
        return {};
    })));
    const qint64 all = preview.due.size();
    if (rule.action != QLatin1String(retention::erase)) {
        TRY_ASSIGN(const ChangeSet changes,
                   await(store.write(session, {RetentionText::tr("Retention: %1").arg(rule.name), Origin::Local, 0},
                                     [&](UnitOfWork &work) -> Result<void> {
                                         // once more where nobody else writes: exactly these go
                                         RecordWriter writer(work);
                                         TRY_ASSIGN(rule, writer.load(id));
                                         TRY_ASSIGN(const auto now, confirmedPreview(work, rule, confirmed));
                                         const RecordType &type = work.catalog().at(now.type);
                                         for (qint64 i = 0; i < all; ++i) {
                                             if (now.due.at(i).id != preview.due.at(i).id)
                                                 return fail(ErrorCode::Conflict,
                                                             RetentionText::tr("Other records are due by now. Look at "
                                                                               "them again."));
                                             if (step && !step(i, all))
                                                 return fail(stoppedRun());
                                             TRY(writer.remove(type, now.due.at(i).id));
                                         }
                                         return {};
                                     })));
        outcome.done = all;
        outcome.transaction = changes.transaction;
        return outcome;
    }
    for (qint64 i = 0; i < all; ++i) {
        if (step && !step(i, all)) {
            outcome.stopped = true;
            return outcome;
        }
        const DueRecord &person = preview.due.at(i);
        // a sync or a colleague may have changed something since
        TRY_ASSIGN(const bool isDue, await(store.read(session, [&](ReadContext &context) -> Result<bool> {
                       TRY_ASSIGN(const auto now, previewRetention(context, rule, person.id));
                       return !now.due.isEmpty();
                   })));
        if (!isDue) {
            outcome.problems.append(RetentionText::tr("“%1” is not due any more.").arg(person.name));
            continue;
        }
        if (const auto erased = await(privacy.erase(session, person.uid, person.name)); !erased) {
            outcome.problems.append(QStringLiteral("%1: %2").arg(person.name, erased.error().message));
            continue;
        }
        ++outcome.done;
    }
    return outcome;
}

}  // namespace fieldfare
