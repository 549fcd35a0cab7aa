// SPDX-License-Identifier: GPL-3.0-or-later
#include "search/quality/quality_finder.h"

#include "search/quality/text.h"

#include <QJsonArray>
#include <QJsonDocument>
#include <QSet>

#include <algorithm>

namespace fieldfare {

namespace {

constexpr qint64 kTellEvery = 8192;

/// Places somebody said are right: (record, what was found).
using Ignored = QSet<std::pair<qint64, QString>>;

Result<Ignored> ignoredPlaces(ReadContext &context, const QualityCheck &check, const QualityScope &scope)
{
    QVector<std::pair<Uid, QString>> said;
    TRY_ASSIGN(auto query,
               context.run(QStringLiteral("SELECT q.record, q.value FROM {quality_ignore} q WHERE q.\"check\"=? AND "
                                          "(q.until IS NULL OR q.until > ?)"),
                           {check.id, scope.today.toString(Qt::ISODate)}));
    while (query.next())
        said.append({Uid::fromString(query.value(0).toString()), query.value(1).toString()});
    TRY(finished(query));
    Ignored places;
    RecordReader reader(context);
    const RecordType &type = context.catalog().at(check.type);
    for (const auto &[uid, value] : said) {
        TRY_ASSIGN(const qint64 record, reader.findByUid(type, uid));
        if (record > 0)
            places.insert({record, value});
    }
    return places;
}

/// Runs the check, on all rows or on some, and hands each finding on.
Result<void> walk(ReadContext &context, const QualityCheck &check, QualityScope &scope, const QVector<qint64> *records,
                  const QualityProgress &progress, const std::function<void(qint64, QualitySuggestion &&)> &found)
{
    if (check.prepare)
        TRY(check.prepare(context, scope));
    SqlPart part = check.select(scope);
    if (records != nullptr)
        part += {QStringLiteral(" AND r.id IN (SELECT value FROM json_each(?))"), {idsJson(*records)}};
    TRY_ASSIGN(auto query, context.run(part.sql, part.values));
    qint64 looked = 0;
    while (query.next()) {
        if (++looked % kTellEvery == 0) {
            if (context.stopRequested())
                return fail(ErrorCode::Cancelled, QualityText::tr("Stopped. Nothing was changed."));
            if (progress)
                progress(looked);
        }
        const qint64 record = query.value(0).toLongLong();
        std::optional<QualitySuggestion> suggestion =
            check.inspect ? check.inspect(query, scope) : QualitySuggestion{query.value(1).toString()};
        if (suggestion)
            found(record, std::move(*suggestion));
    }
    return finished(query);
}

QString summaryKey(const Session &session) { return QStringLiteral("quality.summary.%1").arg(session.user.value); }

}  // namespace

QualityScope qualityScope(ReadContext &context, const QualitySettings &settings)
{
    QualityScope scope;
    scope.session = context.session();
    const QDateTime now = context.clock().nowUtc();
    scope.now = now.toMSecsSinceEpoch();
    scope.today = now.toTimeZone(scope.session.zone).date();
    scope.settings = settings;
    return scope;
}

Result<QualityHits> findQuality(ReadContext &context, const QualityCheck &check, const QualitySettings &settings,
                                const QualityProgress &progress)
{
    QualityScope scope = qualityScope(context, settings);
    TRY_ASSIGN(const Ignored ignored, ignoredPlaces(context, check, scope));
    QualityHits all;
    TRY(walk(context, check, scope, nullptr, progress, [&](qint64 record, QualitySuggestion &&suggestion) {
        if (!ignored.isEmpty() && ignored.contains({record, suggestion.found})) {
            ++all.ignored;
            return;
        }
        const bool proposes = !suggestion.proposal.isEmpty();
        all.fixable += proposes ? 1 : 0;
        all.hits.append(QualityHit::packed(record, suggestion.position, proposes));
    }));
    std::sort(all.hits.begin(), all.hits.end());
    all.hits.erase(std::unique(all.hits.begin(), all.hits.end()), all.hits.end());
    return all;
}

Result<QVector<QualityFinding>> explainQuality(ReadContext &context, const QualityCheck &check,
                                               const QualitySettings &settings, const QVector<qint64> &hits)
{
    QualityScope scope = qualityScope(context, settings);
    QVector<qint64> records;
    for (const qint64 hit : hits)
        records.append(QualityHit::record(hit));
    QHash<qint64, QualitySuggestion> suggestions;
    TRY(walk(context, check, scope, &records, {}, [&](qint64 record, QualitySuggestion &&suggestion) {
        suggestions.insert(QualityHit::place(QualityHit::packed(record, suggestion.position, false)), suggestion);
    }));
    struct Named {
        Uid uid;
        QString name;
    };
    QHash<qint64, Named> names;
    TRY_ASSIGN(auto query,
               context.run(QStringLiteral("SELECT r.id, r.uid, r.display_name FROM {%1} r WHERE r.id IN (SELECT "
                                          "value FROM json_each(?))")
                               .arg(check.type),
                           {idsJson(records)}));
    while (query.next())
        names.insert(query.value(0).toLongLong(),
                     {uidFromBytes(query.value(1).toByteArray()), query.value(2).toString()});
    TRY(finished(query));
    QVector<QualityFinding> findings;
    for (const qint64 hit : hits) {
        const auto suggestion = suggestions.constFind(QualityHit::place(hit));
        const auto named = names.constFind(QualityHit::record(hit));
        if (suggestion != suggestions.constEnd() && named != names.constEnd())
            findings.append({hit, named->uid, named->name, *suggestion});
    }
    return findings;
}

const QualityCount *QualitySummary::find(const QString &check) const
{
    const auto found =
        std::find_if(counts.begin(), counts.end(), [&](const QualityCount &count) { return count.check == check; });
    return found == counts.end() ? nullptr : &*found;
}

double QualitySummary::score(const QVector<QualityCheck> &checks) const
{
    double all = 0;
    for (const qint64 number : records)
        all += double(number);
    double wrong = 0;
    for (const QualityCheck &check : checks) {
        const QualityCount *count = find(check.id);
        if (count != nullptr && check.severity != QualitySeverity::Hint)
            wrong += double(count->rows) * (check.severity == QualitySeverity::Error ? 1.0 : 0.5);
    }
    return all <= 0 ? 100.0 : std::clamp(100.0 * (1.0 - wrong / all), 0.0, 100.0);
}

Result<qint64> countRecords(ReadContext &context, const QString &type)
{
    TRY_ASSIGN(auto query, context.run(QStringLiteral("SELECT count(*) FROM {%1} r").arg(type)));
    const qint64 number = query.next() ? query.value(0).toLongLong() : 0;
    TRY(finished(query));
    return number;
}

Result<QualitySummary> readQualitySummary(ReadContext &context)
{
    QualitySummary summary;
    TRY_ASSIGN(auto query,
               context.run(QStringLiteral("SELECT value FROM setting WHERE key=?"), {summaryKey(context.session())}));
    const QString text = query.next() ? query.value(0).toString() : QString();
    TRY(finished(query));
    const QJsonObject json = QJsonDocument::fromJson(text.toUtf8()).object();
    if (json.isEmpty())
        return summary;
    const auto readable = [&context](const QString &key) {
        const RecordType *type = context.catalog().find(key);
        return type != nullptr && context.session().access.mayRead(*type);
    };
    summary.at = QDateTime::fromMSecsSinceEpoch(json.value(QLatin1String("at")).toInteger(), Qt::UTC);
    const QJsonObject records = json.value(QLatin1String("records")).toObject();
    for (auto it = records.begin(); it != records.end(); ++it) {
        if (readable(it.key()))
            summary.records.insert(it.key(), it.value().toInteger());
    }
    for (const QJsonValue &value : json.value(QLatin1String("counts")).toArray()) {
        const QString check = value[QLatin1String("check")].toString();
        if (readable(check.section(u'.', 0, 0)))
            summary.counts.append(
                {check, value[QLatin1String("rows")].toInteger(), value[QLatin1String("fixable")].toInteger()});
    }
    return summary;
}

Result<void> writeQualitySummary(UnitOfWork &work, const QualitySummary &summary)
{
    QJsonArray counts;
    for (const QualityCount &count : summary.counts)
        counts.append(QJsonObject{{QStringLiteral("check"), count.check},
                                  {QStringLiteral("rows"), count.rows},
                                  {QStringLiteral("fixable"), count.fixable}});
    QJsonObject records;
    for (auto it = summary.records.begin(); it != summary.records.end(); ++it)
        records.insert(it.key(), it.value());
    const QJsonObject json{{QStringLiteral("at"), summary.at.toMSecsSinceEpoch()},
                           {QStringLiteral("records"), records},
                           {QStringLiteral("counts"), counts}};
    TRY(work.execute(
        QStringLiteral("INSERT INTO setting(key, value) VALUES(?, ?) ON CONFLICT(key) DO UPDATE SET "
                       "value=excluded.value"),
        {summaryKey(work.session()), QString::fromUtf8(QJsonDocument(json).toJson(QJsonDocument::Compact))}));
    work.keepUnlogged();
    return {};
}

}  // namespace fieldfare
