// SPDX-License-Identifier: GPL-3.0-or-later
#include "analytics/deal_groups.h"
#include "analytics/reports/reports.h"
#include "analytics/reports/sales.h"
#include "analytics/statistics.h"

#include <QCoreApplication>

namespace fieldfare::reports {

namespace {

struct Step {
    qint64 stage = 0;
    qint64 pipeline = 0;
    QString pipelineName;
    QString name;
    QString kind;
    int rank = 0;  // within its pipeline, won last
};

// Open stages in their order, then won; lost stages are no steps.
Result<QVector<Step>> loadSteps(ReadContext &context, const ReportQuery &query, QSet<qint64> *lostStages)
{
    SqlConditions only;
    query.link(QStringLiteral("pipeline"), QStringLiteral("s.pipeline"), &only);
    TRY_ASSIGN(auto rows,
               context.run(QStringLiteral("SELECT s.id, coalesce(s.pipeline, 0), p.name, s.name, s.kind FROM {stage} s "
                                          "LEFT JOIN {pipeline} p ON p.id=s.pipeline "
                                          "WHERE 1%1 ORDER BY p.position, p.id, s.kind='won', s.position, s.id")
                               .arg(only.sql),
                           only.bound));
    QVector<Step> steps;
    while (rows.next()) {
        Step step{rows.value(0).toLongLong(), rows.value(1).toLongLong(), rows.value(2).toString(),
                  rows.value(3).toString(),   rows.value(4).toString(),   0};
        if (step.kind == QLatin1String("lost")) {
            lostStages->insert(step.stage);
            continue;
        }
        // several won stages are one step as far as reaching them goes: they keep one rank
        if (!steps.isEmpty() && steps.last().pipeline == step.pipeline)
            step.rank = steps.last().rank + (steps.last().kind == QLatin1String("won") ? 0 : 1);
        steps.append(step);
    }
    TRY(finished(rows));
    return steps;
}

// For each deal of the cohort and each pipeline it has been in: the furthest rank it had.
Result<void> scan(ReadContext &context, const ReportQuery &query, const QVector<Step> &steps,
                  const QSet<qint64> &lostStages,
                  const std::function<void(qint64 deal, qint64 pipeline, int rank)> &visit)
{
    QHash<qint64, const Step *> byStage;
    for (const Step &step : steps)
        byStage.insert(step.stage, &step);
    SqlConditions conditions;
    query.timeRange(QStringLiteral("d.opened_at"), &conditions);
    query.link(QStringLiteral("user"), QStringLiteral("d.owner"), &conditions);
    query.link(QStringLiteral("team"), QStringLiteral("u.team"), &conditions);
    query.link(QStringLiteral("campaign"), QStringLiteral("d.campaign"), &conditions);
    TRY_ASSIGN(auto rows,
               context.run(QStringLiteral(
                               "SELECT e.deal, e.stage, e.from_stage FROM {stage_event} e JOIN {deal} d ON d.id=e.deal "
                               "LEFT JOIN {user} u ON u.id=d.owner WHERE 1%1 ORDER BY e.deal")
                               .arg(conditions.sql),
                           conditions.bound));
    qint64 current = 0;
    QHash<qint64, int> furthest;  // pipeline → rank
    const auto flush = [&] {
        for (auto it = furthest.cbegin(); it != furthest.cend(); ++it)
            visit(current, it.key(), it.value());
        furthest.clear();
    };
    while (rows.next()) {
        if (context.stopRequested())
            return fail(ErrorCode::Cancelled, QCoreApplication::translate("Report", "Stopped."));
        const qint64 deal = rows.value(0).toLongLong();
        if (deal != current) {
            flush();
            current = deal;
        }
        qint64 stage = rows.value(1).toLongLong();
        if (lostStages.contains(stage))
            stage = rows.value(2).toLongLong();  // lost counts where it was
        const Step *step = byStage.value(stage);
        if (!step)
            continue;
        const auto known = furthest.constFind(step->pipeline);
        if (known == furthest.constEnd() || *known < step->rank)
            furthest.insert(step->pipeline, step->rank);
    }
    flush();
    return finished(rows);
}

Result<ReportTable> run(ReadContext &context, const ReportDefinition &definition, const ReportQuery &query)
{
    QSet<qint64> lostStages;
    TRY_ASSIGN(const QVector<Step> steps, loadSteps(context, query, &lostStages));
    QHash<qint64, QVector<qint64>> stoppedAt;  // pipeline → deals by furthest rank
    TRY(scan(context, query, steps, lostStages, [&](qint64, qint64 pipeline, int rank) {
        auto &ranks = stoppedAt[pipeline];
        if (ranks.size() <= rank)
            ranks.resize(rank + 1);
        ++ranks[rank];
    }));
    const auto reached = [&](qint64 pipeline, int rank) {
        qint64 count = 0;
        const auto ranks = stoppedAt.value(pipeline);
        for (qsizetype i = rank; i < ranks.size(); ++i)
            count += ranks.at(i);
        return count;
    };
    ReportTable table = definition.table();
    table.columns = {
        {QStringLiteral("pipeline"), QCoreApplication::translate("Report", "Pipeline"), ReportKind::Text},
        {QStringLiteral("stage"), QCoreApplication::translate("Report", "Stage"), ReportKind::Text},
        {QStringLiteral("reached"), QCoreApplication::translate("Report", "Deals that reached it"),
         ReportKind::Integer},
        {QStringLiteral("rate"), QCoreApplication::translate("Report", "Went on to the next"), ReportKind::Percent,
         QStringLiteral("%")},
        {QStringLiteral("of_first"), QCoreApplication::translate("Report", "Of all deals"), ReportKind::Percent,
         QStringLiteral("%")},
    };
    for (const Step &step : steps) {
        const qint64 here = reached(step.pipeline, step.rank);
        const Value rate =
            step.kind == QLatin1String("won") ? Value() : percentCell(reached(step.pipeline, step.rank + 1), here);
        table.rows.append(
            {QString::number(step.stage),
             {step.pipelineName, step.name, qlonglong(here), rate, percentCell(here, reached(step.pipeline, 0))}});
    }
    table.chart = {ReportChart::Kind::Funnel, QStringLiteral("stage"), {QStringLiteral("reached")}};
    return table;
}

Result<RowsBehind> behind(ReadContext &context, const ReportDefinition &definition, const ReportQuery &query,
                          const QString &row, const QString &column)
{
    static const QStringList figures{QStringLiteral("reached"), QStringLiteral("rate"), QStringLiteral("of_first")};
    QSet<qint64> lostStages;
    TRY_ASSIGN(const QVector<Step> steps, loadSteps(context, query, &lostStages));
    const auto wanted = std::find_if(steps.cbegin(), steps.cend(),
                                     [&](const Step &step) { return QString::number(step.stage) == row; });
    if (!figures.contains(column) || wanted == steps.cend())
        return noSuchFigure(definition, row, column);
    RowsBehind rows{QStringLiteral("deal"), {}};
    TRY(scan(context, query, steps, lostStages, [&](qint64 deal, qint64 pipeline, int rank) {
        if (pipeline == wanted->pipeline && rank >= wanted->rank)
            rows.ids.append(deal);
    }));
    return rows;
}

}  // namespace

ReportDefinition stageConversion()
{
    ReportDefinition report;
    report.key = QStringLiteral("stage_conversion");
    report.titleSource = QT_TRANSLATE_NOOP("Report", "Stage conversion");
    report.explanationSource = QT_TRANSLATE_NOOP(
        "Report",
        "Of the deals opened in the period: how many ever came to a stage or a later one, each deal once however often "
        "it went back. Won is the last stage; a lost deal counts where it was when it was lost. The rate is the number "
        "that reached the next stage divided by the number that reached this one.");
    report.parameters = report_parameters::ofDeals();
    report.run = run;
    report.behind = behind;
    return report;
}

}  // namespace fieldfare::reports
