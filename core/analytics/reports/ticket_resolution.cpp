// SPDX-License-Identifier: GPL-3.0-or-later
#include "analytics/reports/reports.h"
#include "analytics/reports/sales.h"
#include "analytics/statistics.h"

#include <QCoreApplication>

namespace fieldfare::reports {

namespace {

struct Handled {
    qint64 id = 0;
    QString type;
    std::optional<qint64> firstResponse;  // ms after opening
    std::optional<qint64> solution;
    bool solved = false;
    std::optional<qint64> satisfaction;
};

Result<void> scan(ReadContext &context, const ReportQuery &query, const std::function<void(const Handled &)> &visit)
{
    SqlConditions conditions;
    query.timeRange(QStringLiteral("t.opened_at"), &conditions);
    query.link(QStringLiteral("user"), QStringLiteral("t.owner"), &conditions);
    query.link(QStringLiteral("team"), QStringLiteral("u.team"), &conditions);
    TRY_ASSIGN(
        auto rows,
        context.run(QStringLiteral("SELECT t.id, coalesce(t.type, ''), t.opened_at, t.first_response_at, "
                                   "t.resolved_at, t.state IN ('resolved', 'closed'), t.satisfaction FROM {ticket} t "
                                   "LEFT JOIN {user} u ON u.id=t.owner WHERE 1%1 ORDER BY t.id")
                        .arg(conditions.sql),
                    conditions.bound));
    while (rows.next()) {
        if (context.stopRequested())
            return fail(ErrorCode::Cancelled, QCoreApplication::translate("Report", "Stopped."));
        Handled ticket;
        ticket.id = rows.value(0).toLongLong();
        ticket.type = rows.value(1).toString();
        ticket.solved = rows.value(5).toBool();
        const qint64 openedAt = rows.value(2).toLongLong();
        if (!rows.isNull(2) && !rows.isNull(3))
            ticket.firstResponse = rows.value(3).toLongLong() - openedAt;
        if (!rows.isNull(2) && !rows.isNull(4) && ticket.solved)
            ticket.solution = rows.value(4).toLongLong() - openedAt;
        if (!rows.isNull(6))
            ticket.satisfaction = rows.value(6).toLongLong();
        visit(ticket);
    }
    return finished(rows);
}

struct Mean {
    qint64 sum = 0;
    qint64 count = 0;
    void add(std::optional<qint64> value)
    {
        if (!value)
            return;
        sum += *value;
        ++count;
    }
    [[nodiscard]] Value cell(qint64 unit) const { return count == 0 ? Value() : meanCell(sum, count * unit); }
};

struct Counted {
    qint64 count = 0;
    qint64 solved = 0;
    Mean firstResponse;
    Mean solution;
    Mean satisfaction;

    void add(const Handled &ticket)
    {
        ++count;
        solved += ticket.solved ? 1 : 0;
        firstResponse.add(ticket.firstResponse);
        solution.add(ticket.solution);
        satisfaction.add(ticket.satisfaction);
    }
    [[nodiscard]] QVector<Value> cells() const
    {
        constexpr qint64 hour = 3'600'000;
        return {qlonglong(count), firstResponse.cell(hour), solution.cell(hour), percentCell(solved, count),
                satisfaction.cell(1)};
    }
};

Result<ReportTable> run(ReadContext &context, const ReportDefinition &definition, const ReportQuery &query)
{
    QMap<QString, Counted> counted;
    Counted total;
    TRY(scan(context, query, [&](const Handled &ticket) {
        counted[ticket.type].add(ticket);
        total.add(ticket);
    }));
    QStringList order = counted.keys();
    std::stable_sort(order.begin(), order.end(),
                     [&](const QString &a, const QString &b) { return counted[a].count > counted[b].count; });
    const FieldSpec &typeField = *context.catalog().at(QStringLiteral("ticket")).field(QStringLiteral("type"));

    ReportTable table = definition.table();
    const QString hours = QStringLiteral("hours");
    table.columns = {
        {QStringLiteral("type"), QCoreApplication::translate("Report", "Problem type"), ReportKind::Text},
        {QStringLiteral("count"), QCoreApplication::translate("Report", "Tickets"), ReportKind::Integer},
        {QStringLiteral("first_response_hours"), QCoreApplication::translate("Report", "Mean time to first response"),
         ReportKind::Duration, hours},
        {QStringLiteral("resolution_hours"), QCoreApplication::translate("Report", "Mean time to solution"),
         ReportKind::Duration, hours},
        {QStringLiteral("solved"), QCoreApplication::translate("Report", "Solved"), ReportKind::Percent,
         QStringLiteral("%")},
        {QStringLiteral("satisfaction"), QCoreApplication::translate("Report", "Mean satisfaction (1–5)"),
         ReportKind::Decimal},
    };
    for (const QString &type : std::as_const(order)) {
        const QString name =
            type.isEmpty() ? QCoreApplication::translate("Report", "(no type)") : typeField.choiceLabel(type);
        table.rows.append({QStringLiteral("type:") + type, QVector<Value>{name} + counted[type].cells()});
    }
    table.totals = QVector<Value>{Value()} + total.cells();
    table.chart = {ReportChart::Kind::HorizontalBars,
                   QStringLiteral("type"),
                   {QStringLiteral("first_response_hours"), QStringLiteral("resolution_hours")}};
    return table;
}

Result<RowsBehind> behind(ReadContext &context, const ReportDefinition &definition, const ReportQuery &query,
                          const QString &row, const QString &column)
{
    const bool every = column == QLatin1String("count");
    const bool solved = column == QLatin1String("solved");
    const bool response = column == QLatin1String("first_response_hours");
    const bool solution = column == QLatin1String("resolution_hours");
    const bool satisfaction = column == QLatin1String("satisfaction");
    if (!every && !solved && !response && !solution && !satisfaction)
        return noSuchFigure(definition, row, column);
    RowsBehind rows{QStringLiteral("ticket"), {}};
    TRY(scan(context, query, [&](const Handled &ticket) {
        if (!row.isEmpty() && QStringLiteral("type:") + ticket.type != row)
            return;
        if (every || (solved && ticket.solved) || (response && ticket.firstResponse) || (solution && ticket.solution) ||
            (satisfaction && ticket.satisfaction))
            rows.ids.append(ticket.id);
    }));
    return rows;
}

}  // namespace

ReportDefinition ticketResolution()
{
    ReportDefinition report;
    report.key = QStringLiteral("ticket_resolution");
    report.titleSource = QT_TRANSLATE_NOOP("Report", "Ticket resolution");
    report.explanationSource = QT_TRANSLATE_NOOP(
        "Report",
        "Of the tickets opened in the period, for each type of problem: how many; the mean hours from opening to the "
        "first response and to the solution, nights and weekends included, over the tickets that have one; the share "
        "that is solved (resolved or closed); the mean satisfaction of those who answered.");
    report.parameters = {
        report_parameters::from(),
        report_parameters::to(),
        report_parameters::period(),
        report_parameters::link("user", QT_TRANSLATE_NOOP("Report", "User"), "user"),
        report_parameters::link("team", QT_TRANSLATE_NOOP("Report", "Team"), "team"),
    };
    report.run = run;
    report.behind = behind;
    return report;
}

}  // namespace fieldfare::reports
