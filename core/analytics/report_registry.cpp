// SPDX-License-Identifier: GPL-3.0-or-later
#include "analytics/report_registry.h"

#include "analytics/reports/reports.h"

#include <QCoreApplication>
#include <QSet>

namespace fieldfare {

QVector<ReportDefinition> builtInReports()
{
    return {
        reports::pipeline(),
        reports::salesByUser(),
        reports::salesByTeam(),
        reports::salesByProduct(),
        reports::salesByMonth(),
        reports::salesByQuarter(),
        reports::winRate(),
        reports::salesCycle(),
        reports::stageConversion(),
        reports::campaignRoi(),
        reports::ticketQueue(),
        reports::ticketResolution(),
        reports::interactionFrequency(),
    };
}

const ReportDefinition *ReportRegistry::find(const QString &key) const
{
    for (const ReportDefinition &report : m_reports) {
        if (report.key == key)
            return &report;
    }
    return nullptr;
}

Result<const ReportDefinition *> ReportRegistry::require(const QString &key) const
{
    if (const ReportDefinition *report = find(key))
        return report;
    QStringList known;
    for (const ReportDefinition &report : m_reports)
        known.append(report.key);
    return fail(ErrorCode::NotFound, QCoreApplication::translate("Report", "There is no report “%1”. There are: %2.")
                                         .arg(key, known.join(QStringLiteral(", "))));
}

Result<ReportTable> ReportRegistry::run(ReadContext &context, const QString &report, const ReportParams &params) const
{
    TRY_ASSIGN(const ReportDefinition *definition, require(report));
    TRY_ASSIGN(const ReportQuery query, ReportQuery::read(context, report, definition->parameters, params));
    return definition->run(context, *definition, query);
}

Result<RowsBehind> ReportRegistry::rowsBehind(ReadContext &context, const QString &report, const ReportParams &params,
                                              const QString &row, const QString &column) const
{
    TRY_ASSIGN(const ReportDefinition *definition, require(report));
    TRY_ASSIGN(const ReportQuery query, ReportQuery::read(context, report, definition->parameters, params));
    TRY_ASSIGN(RowsBehind rows, definition->behind(context, *definition, query, row, column));
    QSet<qint64> seen;
    rows.ids.removeIf([&seen](qint64 id) {
        const auto before = seen.size();
        seen.insert(id);
        return seen.size() == before;
    });
    return rows;
}

}  // namespace fieldfare
