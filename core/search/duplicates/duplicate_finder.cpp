// SPDX-License-Identifier: GPL-3.0-or-later
#include "search/duplicates/duplicate_finder.h"

#include "base/await.h"
#include "records/merge/merge.h"
#include "records/record_pair/record_pair.h"
#include "records/record_reader.h"
#include "search/duplicates/duplicate_scan.h"

#include <QCoreApplication>
#include <QPromise>
#include <QThreadPool>

namespace fieldfare {

namespace {

struct DuplicateText {
    Q_DECLARE_TR_FUNCTIONS(Duplicates)
};

Error noDuplicates(const RecordType &type)
{
    return {
        ErrorCode::InvalidInput, DuplicateText::tr("Duplicates are not looked for among %1.").arg(type.plural()), {}};
}

}  // namespace

QString reasonText(const DuplicateReason &reason)
{
    // In the middle of a sentence: "same postal code", but "same URL".
    QString label = reason.label;
    if (label.size() > 1 && !label.at(1).isUpper())
        label.replace(0, 1, label.at(0).toLower());
    switch (reason.agreement) {
    case Agreement::Same: return DuplicateText::tr("same %1", "%1: name of a field").arg(label);
    case Agreement::Close: return DuplicateText::tr("nearly the same %1", "%1: name of a field").arg(label);
    case Agreement::Loose: return DuplicateText::tr("similar %1", "%1: name of a field").arg(label);
    case Agreement::Different:
    case Agreement::Missing: break;
    }
    return DuplicateText::tr("different %1", "%1: name of a field").arg(label);
}

bool canHaveDuplicates(const RecordType &type) { return canMerge(type); }

DuplicatePair comparedPair(const DuplicateModel &model, const DuplicateTraits &traits, int a, int b,
                           const TraitComparison &found)
{
    DuplicatePair pair;
    const auto ids = std::minmax({traits.id(a), traits.id(b)});
    pair.first = ids.first;
    pair.second = ids.second;
    pair.weight = model.score(found);
    pair.probability = DuplicateModel::probability(pair.weight);
    for (const DuplicateEvidence &part : model.evidence(found)) {
        // What weighs next to nothing explains nothing.
        constexpr double kWorthSaying = 0.7;
        if (std::abs(part.weight) < kWorthSaying)
            continue;
        const ComparedField &compared = traits.plan().fields()[part.field];
        pair.reasons.append({compared.field ? compared.field->key : QStringLiteral("name"),
                             traits.plan().label(part.field), part.agreement, part.weight});
    }
    return pair;
}

Result<DuplicateInput> readDuplicateInput(ReadContext &context, const QString &typeKey,
                                          const DuplicateProgressCallback &progress)
{
    const RecordType *type = context.catalog().find(typeKey);
    if (!type)
        return fail(ErrorCode::InvalidInput, DuplicateText::tr("There is no record type “%1”.").arg(typeKey));
    if (!canHaveDuplicates(*type))
        return fail(noDuplicates(*type));
    QVector<qint64> ids;
    TRY_ASSIGN(auto query, context.run(QStringLiteral("SELECT id FROM {%1} ORDER BY id").arg(type->key)));
    while (query.next())
        ids.append(query.value(0).toLongLong());
    TRY(finished(query));

    DuplicateInput input;
    input.catalog = context.sharedCatalog();
    auto traits = std::make_shared<DuplicateTraits>(DuplicatePlan(*type));
    RecordReader reader(context);
    constexpr int kChunk = 2000;
    for (int from = 0; from < ids.size(); from += kChunk) {
        if (context.stopRequested())
            return fail(ErrorCode::Cancelled, DuplicateText::tr("The search for duplicates was stopped."));
        if (progress)
            progress({DuplicateProgress::Phase::Reading, from, ids.size()});
        TRY_ASSIGN(const auto records, reader.loadMany(*type, ids.mid(from, kChunk)));
        for (const auto &record : records)
            traits->add(*record);
    }
    input.traits = std::move(traits);

    TRY_ASSIGN(auto pairs,
               context.run(QStringLiteral("SELECT first, second FROM {record_pair} WHERE relation=? AND type=?"),
                           {QString::fromLatin1(pair_relation::notDuplicate), type->key}));
    QVector<std::pair<Uid, Uid>> uids;
    while (pairs.next())
        uids.append({Uid(pairs.value(0).toString()), Uid(pairs.value(1).toString())});
    TRY(finished(pairs));
    for (const auto &[first, second] : std::as_const(uids)) {
        TRY_ASSIGN(const qint64 a, reader.findByUid(*type, first));
        TRY_ASSIGN(const qint64 b, reader.findByUid(*type, second));
        if (a > 0 && b > 0)
            input.notDuplicates.insert({std::min(a, b), std::max(a, b)});
    }
    return input;
}

QFuture<Result<DuplicateReport>> startDuplicateScan(Store &store, const Session &session, const QString &type,
                                                    const DuplicateOptions &options, const std::stop_token &stop,
                                                    const DuplicateProgressCallback &progress)
{
    auto promise = std::make_shared<QPromise<Result<DuplicateReport>>>();
    promise->start();
    auto found = promise->future();
    auto read = store.read(
        session, [type, progress](ReadContext &context) { return readDuplicateInput(context, type, progress); }, stop);
    // The comparing needs no database: it leaves the readers to others.
    QThreadPool::globalInstance()->start([promise, read = std::move(read), options, stop, progress] {
        auto input = await(read);
        promise->addResult(input ? scanForDuplicates(*input, options, stop, progress)
                                 : Result<DuplicateReport>(fail(std::move(input.error()))));
        promise->finish();
    });
    return found;
}

}  // namespace fieldfare
