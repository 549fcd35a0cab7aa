// SPDX-License-Identifier: GPL-3.0-or-later
#include "analytics/reports/reports.h"
#include "analytics/reports/sales.h"
#include "analytics/statistics.h"

#include <QCoreApplication>

namespace fieldfare::reports {

namespace {

struct Waiting {
    qint64 id = 0;
    QString state;
    QString priority;
    bool owned = false;
    bool answered = false;
    qint64 age = 0;  // ms
};

Result<void> scan(ReadContext &context, const ReportQuery &query, const std::function<void(const Waiting &)> &visit)
{
    SqlConditions conditions;
    query.timeRange(QStringLiteral("t.opened_at"), &conditions);
    query.link(QStringLiteral("user"), QStringLiteral("t.owner"), &conditions);
    query.link(QStringLiteral("team"), QStringLiteral("u.team"), &conditions);
    const qint64 now = context.clock().now();
    TRY_ASSIGN(
        auto rows,
        context.run(
            QStringLiteral(
                "SELECT t.id, t.state, t.priority, t.owner IS NOT NULL, t.first_response_at IS NOT NULL, t.opened_at "
                "FROM {ticket} t "
                "LEFT JOIN {user} u ON u.id=t.owner WHERE t.state NOT IN ('resolved', 'closed')%1 ORDER BY t.opened_at")
                .arg(conditions.sql),
            conditions.bound));
    while (rows.next()) {
        const qint64 openedAt = rows.isNull(5) ? now : rows.value(5).toLongLong();
        visit({rows.value(0).toLongLong(), rows.value(1).toString(), rows.value(2).toString(), rows.value(3).toBool(),
               rows.value(4).toBool(), qMax<qint64>(0, now - openedAt)});
    }
    return finished(rows);
}

struct Counted {
    qint64 count = 0;
    qint64 unassigned = 0;
    qint64 unanswered = 0;
    qint64 oldest = 0;
    qint64 ages = 0;

    void add(const Waiting &ticket)
    {
        ++count;
        unassigned += ticket.owned ? 0 : 1;
        unanswered += ticket.answered ? 0 : 1;
        oldest = qMax(oldest, ticket.age);
        ages += ticket.age;
    }
    [[nodiscard]] QVector<Value> cells() const
    {
        constexpr qint64 hour = 3'600'000;
        return {qlonglong(count), qlonglong(unassigned), qlonglong(unanswered),
                count > 0 ? meanCell(ages / count, hour) : Value(), count > 0 ? meanCell(oldest, hour) : Value()};
    }
};

QString rowKey(const QString &state, const QString &priority) { return state + QLatin1Char('/') + priority; }

// Known values in the order of their field, others after them.
QStringList inOrder(const FieldSpec &field, const QStringList &present)
{
    QStringList ordered;
    for (const Choice &choice : field.choices) {
        if (present.contains(choice.key))
            ordered.append(choice.key);
    }
    for (const QString &value : present) {
        if (!ordered.contains(value))
            ordered.append(value);
    }
    return ordered;
}

Result<ReportTable> run(ReadContext &context, const ReportDefinition &definition, const ReportQuery &query)
{
    QMap<QString, QMap<QString, Counted>> counted;
    QStringList priorities;
    Counted total;
    TRY(scan(context, query, [&](const Waiting &ticket) {
        counted[ticket.state][ticket.priority].add(ticket);
        if (!priorities.contains(ticket.priority))
            priorities.append(ticket.priority);
        total.add(ticket);
    }));
    const RecordType &type = context.catalog().at(QStringLiteral("ticket"));
    const FieldSpec &stateField = *type.field(QStringLiteral("state"));
    const FieldSpec &priorityField = *type.field(QStringLiteral("priority"));
    QStringList byUrgency = inOrder(priorityField, priorities);
    std::reverse(byUrgency.begin(), byUrgency.end());

    ReportTable table = definition.table();
    const QString hours = QStringLiteral("hours");
    table.columns = {
        {QStringLiteral("state"), QCoreApplication::translate("Report", "State"), ReportKind::Text},
        {QStringLiteral("priority"), QCoreApplication::translate("Report", "Priority"), ReportKind::Text},
        {QStringLiteral("count"), QCoreApplication::translate("Report", "Tickets"), ReportKind::Integer},
        {QStringLiteral("unassigned"), QCoreApplication::translate("Report", "Unassigned"), ReportKind::Integer},
        {QStringLiteral("unanswered"), QCoreApplication::translate("Report", "Not yet answered"), ReportKind::Integer},
        {QStringLiteral("mean_age_hours"), QCoreApplication::translate("Report", "Mean age"), ReportKind::Duration,
         hours},
        {QStringLiteral("oldest_hours"), QCoreApplication::translate("Report", "Oldest"), ReportKind::Duration, hours},
    };
    for (const QString &state : inOrder(stateField, counted.keys())) {
        for (const QString &priority : std::as_const(byUrgency)) {
            const auto known = counted[state].constFind(priority);
            if (known != counted[state].constEnd())
                table.rows.append({rowKey(state, priority),
                                   QVector<Value>{stateField.choiceLabel(state), priorityField.choiceLabel(priority)} +
                                       known->cells()});
        }
    }
    table.totals = QVector<Value>{Value(), Value()} + total.cells();
    table.chart = {ReportChart::Kind::Bars, QStringLiteral("state"), {QStringLiteral("count")}};
    return table;
}

Result<RowsBehind> behind(ReadContext &context, const ReportDefinition &definition, const ReportQuery &query,
                          const QString &row, const QString &column)
{
    static const QStringList figures{QStringLiteral("count"), QStringLiteral("unassigned"),
                                     QStringLiteral("unanswered"), QStringLiteral("mean_age_hours"),
                                     QStringLiteral("oldest_hours")};
    if (!figures.contains(column))
        return noSuchFigure(definition, row, column);
    RowsBehind rows{QStringLiteral("ticket"), {}};
    TRY(scan(context, query, [&](const Waiting &ticket) {
        if (!row.isEmpty() && rowKey(ticket.state, ticket.priority) != row)
            return;
        if ((column == QLatin1String("unassigned") && ticket.owned) ||
            (column == QLatin1String("unanswered") && ticket.answered))
            return;
        rows.ids.append(ticket.id);  // oldest first
    }));
    if (column == QLatin1String("oldest_hours"))
        rows.ids.resize(qMin<qsizetype>(rows.ids.size(), 1));
    return rows;
}

}  // namespace

ReportDefinition ticketQueue()
{
    ReportDefinition report;
    report.key = QStringLiteral("ticket_queue");
    report.titleSource = QT_TRANSLATE_NOOP("Report", "Ticket queue");
    report.explanationSource =
        QT_TRANSLATE_NOOP("Report", "Tickets that are neither resolved nor closed, by state and priority. The age is "
                                    "the time since the ticket was opened, nights and weekends included.");
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
