// SPDX-License-Identifier: GPL-3.0-or-later
#include "analytics/local_days.h"
#include "analytics/reports/reports.h"
#include "analytics/reports/sales.h"
#include "analytics/statistics.h"
#include "records/record_reader.h"

#include <QCoreApplication>

#include <algorithm>

namespace fieldfare::reports {

namespace {

// The customer of an activity as one number: a company by its id, a person without company by the negative id.
QString customerExpression(const ReportQuery &query)
{
    const QString by = query.text(QStringLiteral("by"));
    if (by == QLatin1String("company"))
        return QStringLiteral("a.company");
    if (by == QLatin1String("contact"))
        return QStringLiteral("-a.contact");
    return QStringLiteral("coalesce(a.company, -a.contact)");
}

SqlConditions chosen(ReadContext &context, const ReportQuery &query)
{
    SqlConditions conditions;
    conditions.add(QStringLiteral("a.at<=?"), context.clock().now());  // a meeting of next week is no interaction yet
    query.timeRange(QStringLiteral("a.at"), &conditions);
    query.link(QStringLiteral("user"), QStringLiteral("a.owner"), &conditions);
    query.link(QStringLiteral("team"), QStringLiteral("u.team"), &conditions);
    conditions.sql += QStringLiteral(" AND a.kind<>'note' AND %1 IS NOT NULL").arg(customerExpression(query));
    return conditions;
}

QString source(const ReportQuery &query)
{
    return query.has(QStringLiteral("team")) ? QStringLiteral("{activity} a LEFT JOIN {user} u ON u.id=a.owner")
                                             : QStringLiteral("{activity} a");
}

struct Customer {
    qint64 key = 0;
    qint64 count = 0;
    qint64 first = 0;  // ms
    qint64 last = 0;
    QString channel;
    qint64 channelCount = 0;
    qint64 channelLast = 0;
};

qint64 monthNumber(QDate day) { return qint64(day.year()) * 12 + day.month(); }

Result<ReportTable> run(ReadContext &context, const ReportDefinition &definition, const ReportQuery &query)
{
    const SqlConditions conditions = chosen(context, query);
    QVector<Customer> customers;
    qint64 interactions = 0;
    TRY_ASSIGN(auto rows, context.run(QStringLiteral("SELECT %1 AS customer, a.kind, count(*), min(a.at), max(a.at) "
                                                     "FROM %2 WHERE 1%3 GROUP BY customer, a.kind ORDER BY customer")
                                          .arg(customerExpression(query), source(query), conditions.sql),
                                      conditions.bound));
    while (rows.next()) {
        if (context.stopRequested())
            return fail(ErrorCode::Cancelled, QCoreApplication::translate("Report", "Stopped."));
        const qint64 key = rows.value(0).toLongLong();
        const qint64 count = rows.value(2).toLongLong();
        const qint64 first = rows.value(3).toLongLong();
        const qint64 last = rows.value(4).toLongLong();
        if (customers.isEmpty() || customers.last().key != key)
            customers.append({key, 0, first, last, {}, 0, 0});
        Customer &customer = customers.last();
        customer.count += count;
        customer.first = qMin(customer.first, first);
        customer.last = qMax(customer.last, last);
        interactions += count;
        if (count > customer.channelCount || (count == customer.channelCount && last > customer.channelLast)) {
            customer.channel = rows.value(1).toString();
            customer.channelCount = count;
            customer.channelLast = last;
        }
    }
    TRY(finished(rows));

    const qsizetype all = customers.size();
    const qint64 limit = query.integer(QStringLiteral("limit"));
    const qsizetype shown = limit > 0 ? qMin<qsizetype>(limit, all) : all;
    std::partial_sort(
        customers.begin(), customers.begin() + shown, customers.end(), [](const Customer &a, const Customer &b) {
            return a.count != b.count ? a.count > b.count : a.last != b.last ? a.last > b.last : a.key > b.key;
        });
    customers.resize(shown);
    QSet<qint64> companies;
    QSet<qint64> contacts;
    for (const Customer &customer : std::as_const(customers))
        customer.key > 0 ? companies.insert(customer.key) : contacts.insert(-customer.key);
    RecordReader reader(context);
    TRY_ASSIGN(const auto companyNames,
               reader.displayNames(context.catalog().at(QStringLiteral("company")), companies));
    TRY_ASSIGN(const auto contactNames, reader.displayNames(context.catalog().at(QStringLiteral("contact")), contacts));

    LocalDays days(context.session().zone);
    QDate end = days.day(context.clock().now());
    if (const QDate to = query.date(QStringLiteral("to")); to.isValid())
        end = qMin(end, to);
    const FieldSpec &kindField = *context.catalog().at(QStringLiteral("activity")).field(QStringLiteral("kind"));
    ReportTable table = definition.table();
    table.columns = {
        {QStringLiteral("customer"), QCoreApplication::translate("Report", "Customer"), ReportKind::Text},
        {QStringLiteral("interactions"), QCoreApplication::translate("Report", "Interactions"), ReportKind::Integer},
        {QStringLiteral("per_month"), QCoreApplication::translate("Report", "Per month"), ReportKind::Decimal},
        {QStringLiteral("main_channel"), QCoreApplication::translate("Report", "Main channel"), ReportKind::Text},
        {QStringLiteral("last_on"), QCoreApplication::translate("Report", "Last on"), ReportKind::Date},
        {QStringLiteral("days_quiet"), QCoreApplication::translate("Report", "Quiet for"), ReportKind::Duration,
         QStringLiteral("days")},
    };
    for (const Customer &customer : std::as_const(customers)) {
        QDate begin = query.date(QStringLiteral("from"));
        if (!begin.isValid())
            begin = days.day(customer.first);
        const qint64 months = qMax<qint64>(1, monthNumber(end) - monthNumber(begin) + 1);
        const QDate last = days.day(customer.last);
        table.rows.append(
            {QString::number(customer.key),
             {customer.key > 0 ? companyNames.value(customer.key) : contactNames.value(-customer.key),
              qlonglong(customer.count), meanCell(customer.count, months), kindField.choiceLabel(customer.channel),
              last, Value::fromValue(Decimal::fromInteger(qint32(last.daysTo(end))))}});
    }
    table.totals = {Value(), qlonglong(interactions), Value(), Value(), Value(), Value()};
    if (shown < all) {
        table.notes.append(
            QCoreApplication::translate("Report", "The %1 most frequent of %2 customers; limit=0 shows all.")
                .arg(shown)
                .arg(all));
    }
    table.chart = {ReportChart::Kind::HorizontalBars, QStringLiteral("customer"), {QStringLiteral("per_month")}};
    return table;
}

Result<RowsBehind> behind(ReadContext &context, const ReportDefinition &definition, const ReportQuery &query,
                          const QString &row, const QString &column)
{
    static const QStringList figures{QStringLiteral("interactions"), QStringLiteral("per_month"),
                                     QStringLiteral("main_channel"), QStringLiteral("last_on"),
                                     QStringLiteral("days_quiet")};
    bool number = false;
    const qint64 customer = row.toLongLong(&number);
    if (!figures.contains(column) || (!row.isEmpty() && !number))
        return noSuchFigure(definition, row, column);
    SqlConditions conditions = chosen(context, query);
    if (!row.isEmpty())
        conditions.add(customerExpression(query) + QStringLiteral("=?"), customer);
    TRY_ASSIGN(auto rows, context.run(QStringLiteral("SELECT a.id FROM %1 WHERE 1%2 ORDER BY a.at DESC, a.id DESC")
                                          .arg(source(query), conditions.sql),
                                      conditions.bound));
    RowsBehind found{QStringLiteral("activity"), {}};
    while (rows.next())
        found.ids.append(rows.value(0).toLongLong());
    TRY(finished(rows));
    return found;
}

}  // namespace

ReportDefinition interactionFrequency()
{
    ReportDefinition report;
    report.key = QStringLiteral("interaction_frequency");
    report.titleSource = QT_TRANSLATE_NOOP("Report", "Interaction frequency");
    report.explanationSource = QT_TRANSLATE_NOOP(
        "Report",
        "Calls, e-mails, meetings and social contacts up to now (notes are not counted) for each customer: a company, "
        "or a person without one. Per month: their number divided by the calendar months from the first one (or the "
        "start of the period) to today (or the end of the period), both included. Main channel: the most frequent "
        "kind; of equal ones the one used last. Quiet for: calendar days since the last one.");
    report.parameters = {
        report_parameters::from(),
        report_parameters::to(),
        report_parameters::period(),
        report_parameters::link("user", QT_TRANSLATE_NOOP("Report", "User"), "user"),
        report_parameters::link("team", QT_TRANSLATE_NOOP("Report", "Team"), "team"),
    };
    ReportParameter by{QStringLiteral("by"), QT_TRANSLATE_NOOP("Report", "Grouped by"), ReportParameter::Kind::Choice};
    by.choices = {
        {QStringLiteral("customer"), QT_TRANSLATE_NOOP("Report", "Customer")},
        {QStringLiteral("company"), QT_TRANSLATE_NOOP("Report", "Company")},
        {QStringLiteral("contact"), QT_TRANSLATE_NOOP("Report", "Contact")},
    };
    by.defaultText = QStringLiteral("customer");
    report.parameters.append(by);
    ReportParameter limit{QStringLiteral("limit"), QT_TRANSLATE_NOOP("Report", "Rows at most"),
                          ReportParameter::Kind::Integer};
    limit.defaultText = QStringLiteral("500");
    report.parameters.append(limit);
    report.run = run;
    report.behind = behind;
    return report;
}

}  // namespace fieldfare::reports
