// SPDX-License-Identifier: GPL-3.0-or-later
#include "analytics/deal_groups.h"
#include "analytics/money_groups.h"
#include "analytics/reports/reports.h"
#include "analytics/reports/sales.h"

#include <QCoreApplication>

namespace fieldfare::reports {

namespace {

struct StageInfo {
    QString pipeline;
    QString stage;
    qint64 probability = 0;  // millionths of a percent
};

// amounts: 0 amount, 1 amount × probability; counts: 0 deals
Result<void> gather(ReadContext &context, const ReportQuery &query, QVector<QPair<qint64, StageInfo>> *stages,
                    MoneyGroups *groups)
{
    SqlConditions only;
    query.link(QStringLiteral("pipeline"), QStringLiteral("s.pipeline"), &only);
    TRY_ASSIGN(auto rows,
               context.run(QStringLiteral("SELECT s.id, p.name, s.name, coalesce(s.probability, CASE s.kind WHEN 'won' "
                                          "THEN 100000000 ELSE 0 END) "
                                          "FROM {stage} s LEFT JOIN {pipeline} p ON p.id=s.pipeline WHERE 1%1 "
                                          "ORDER BY p.position, p.id, s.position, s.id")
                               .arg(only.sql),
                           only.bound));
    QHash<qint64, qint64> probability;
    while (rows.next()) {
        const StageInfo info{rows.value(1).toString(), rows.value(2).toString(), rows.value(3).toLongLong()};
        stages->append({rows.value(0).toLongLong(), info});
        probability.insert(rows.value(0).toLongLong(), info.probability);
    }
    TRY(finished(rows));

    SqlConditions conditions;
    query.timeRange(QStringLiteral("d.opened_at"), &conditions);
    dealFilter(query, &conditions);
    TRY_ASSIGN(
        auto deals,
        context.run(
            QStringLiteral(
                "SELECT d.id, d.stage, d.amount, d.currency, d.closed_at FROM {deal} d JOIN {stage} s ON s.id=d.stage "
                "LEFT JOIN {user} u ON u.id=d.owner WHERE 1%1")
                .arg(conditions.sql),
            conditions.bound));
    LocalDays days(context.session().zone);
    const QDate today = days.day(context.clock().now());
    while (deals.next()) {
        if (context.stopRequested())
            return fail(ErrorCode::Cancelled, QCoreApplication::translate("Report", "Stopped."));
        const qint64 id = deals.value(0).toLongLong();
        const qint64 stage = deals.value(1).toLongLong();
        const QDate day = deals.isNull(4) ? today : days.day(deals.value(4).toLongLong());
        if (deals.isNull(2)) {
            groups->add(stage, 0, std::nullopt, day, id, {1});
            continue;
        }
        TRY_ASSIGN(const Currency currency, Currency::fromCode(deals.value(3).toString()));
        const Money amount{deals.value(2).toLongLong(), currency};
        // percent and hundred in one factor of six places
        TRY_ASSIGN(const Money weighted, amount.times(Decimal::fromMillionths(probability.value(stage) / 100)));
        groups->add(stage, 0, amount, day, id, {1});
        groups->add(stage, 1, weighted, day, id);
    }
    TRY(finished(deals));
    return groups->check();
}

Result<ReportTable> run(ReadContext &context, const ReportDefinition &definition, const ReportQuery &query)
{
    TRY_ASSIGN(const ExchangeRates rates, ExchangeRates::load(context));
    MoneyGroups groups(rates, 2, 1);
    QVector<QPair<qint64, StageInfo>> stages;
    TRY(gather(context, query, &stages, &groups));
    ReportTable table = definition.table();
    table.columns = {
        {QStringLiteral("pipeline"), QCoreApplication::translate("Report", "Pipeline"), ReportKind::Text},
        {QStringLiteral("stage"), QCoreApplication::translate("Report", "Stage"), ReportKind::Text},
        {QStringLiteral("count"), QCoreApplication::translate("Report", "Deals"), ReportKind::Integer},
        {QStringLiteral("amount"), QCoreApplication::translate("Report", "Amount"), ReportKind::Money},
        {QStringLiteral("weighted"), QCoreApplication::translate("Report", "Weighted amount"), ReportKind::Money},
    };
    for (const auto &[stage, info] : std::as_const(stages)) {
        for (const MoneyGroups::Line &line : groups.lines(stage))
            table.rows.append(
                {line.key, {info.pipeline, info.stage, qlonglong(line.counts.first()), line.cell(0), line.cell(1)}});
    }
    const auto total = groups.total();
    table.totals = {Value(), Value(), qlonglong(total.counts.first()), groups.totalCell(total, 0),
                    groups.totalCell(total, 1)};
    table.notes = groups.notes();
    table.chart = {ReportChart::Kind::Bars, QStringLiteral("stage"), {QStringLiteral("amount")}};
    return table;
}

Result<RowsBehind> behind(ReadContext &context, const ReportDefinition &definition, const ReportQuery &query,
                          const QString &row, const QString &column)
{
    static const QStringList figures{QStringLiteral("count"), QStringLiteral("amount"), QStringLiteral("weighted")};
    const MoneyRowKey key = parseMoneyRowKey(row);
    if (!figures.contains(column) || (!row.isEmpty() && !key.valid))
        return noSuchFigure(definition, row, column);
    TRY_ASSIGN(const ExchangeRates rates, ExchangeRates::load(context));
    MoneyGroups groups(rates, 2, 1);
    if (row.isEmpty())
        groups.collectAll();
    else
        groups.collect(key.group);
    QVector<QPair<qint64, StageInfo>> stages;
    TRY(gather(context, query, &stages, &groups));
    if (row.isEmpty())
        return RowsBehind{QStringLiteral("deal"), groups.total().ids.first()};
    for (const MoneyGroups::Line &line : groups.lines(key.group)) {
        if (line.key == row)
            return RowsBehind{QStringLiteral("deal"), line.ids.first()};
    }
    return noSuchFigure(definition, row, column);
}

}  // namespace

ReportDefinition pipeline()
{
    ReportDefinition report;
    report.key = QStringLiteral("pipeline");
    report.titleSource = QT_TRANSLATE_NOOP("Report", "Pipeline");
    report.explanationSource = QT_TRANSLATE_NOOP(
        "Report", "Number and amounts of the deals that stand in each stage now; with a period, of those opened in it. "
                  "The weighted amount is the amount multiplied by the probability of the stage. Open deals are "
                  "converted by the rate of today, closed ones by that of the day they were closed.");
    report.parameters = report_parameters::ofDeals();
    report.run = run;
    report.behind = behind;
    return report;
}

}  // namespace fieldfare::reports
