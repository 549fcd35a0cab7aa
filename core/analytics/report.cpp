// SPDX-License-Identifier: GPL-3.0-or-later
#include "analytics/report.h"

#include "records/record_reader.h"

#include <QCoreApplication>

#include <utility>

namespace fieldfare {

namespace {

struct Days {
    QDate from;
    QDate to;
};

QDate firstOfQuarter(QDate day) { return {day.year(), (day.month() - 1) / 3 * 3 + 1, 1}; }

Days periodAround(const QString &period, QDate today)
{
    const QDate month(today.year(), today.month(), 1);
    const QDate quarter = firstOfQuarter(today);
    const QDate year(today.year(), 1, 1);
    if (period == QLatin1String("this_month"))
        return {month, month.addMonths(1).addDays(-1)};
    if (period == QLatin1String("last_month"))
        return {month.addMonths(-1), month.addDays(-1)};
    if (period == QLatin1String("this_quarter"))
        return {quarter, quarter.addMonths(3).addDays(-1)};
    if (period == QLatin1String("last_quarter"))
        return {quarter.addMonths(-3), quarter.addDays(-1)};
    if (period == QLatin1String("this_year"))
        return {year, year.addYears(1).addDays(-1)};
    if (period == QLatin1String("last_year"))
        return {year.addYears(-1), year.addDays(-1)};
    return {month.addMonths(-11), today};
}

Error badValue(const ReportParameter &parameter, const QString &text, const QString &expected)
{
    return {ErrorCode::InvalidInput,
            QCoreApplication::translate("Report", "“%1” is no value for the parameter %2. Give %3.")
                .arg(text, parameter.key, expected),
            {}};
}

Result<Value> understood(ReadContext &context, const ReportParameter &parameter, const QString &text)
{
    switch (parameter.kind) {
    case ReportParameter::Kind::Date: {
        const QDate day = QDate::fromString(text, Qt::ISODate);
        if (!day.isValid())
            return fail(badValue(parameter, text, QCoreApplication::translate("Report", "a day like 2026-01-31")));
        return Value(day);
    }
    case ReportParameter::Kind::Link: {
        RecordReader reader(context);
        TRY_ASSIGN(const qint64 id, reader.resolve(context.catalog().at(parameter.target), text));
        return Value(qlonglong(id));
    }
    case ReportParameter::Kind::Choice: {
        QStringList keys;
        for (const Choice &choice : parameter.choices) {
            if (choice.key == text)
                return Value(text);
            keys.append(choice.key);
        }
        return fail(badValue(parameter, text, keys.join(QStringLiteral(", "))));
    }
    case ReportParameter::Kind::Integer: {
        bool ok = false;
        const qlonglong number = text.toLongLong(&ok);
        if (!ok || number < 0)
            return fail(badValue(parameter, text, QCoreApplication::translate("Report", "a whole number")));
        return Value(number);
    }
    }
    return Value();
}

}  // namespace

QString reportText(const char *source) { return QCoreApplication::translate("Report", source); }

QString ReportParameter::label() const { return reportText(labelSource); }

QString ReportParameter::choiceLabel(const QString &choiceKey) const
{
    for (const Choice &choice : choices) {
        if (choice.key == choiceKey)
            return reportText(choice.label);
    }
    return choiceKey;
}

QString ReportDefinition::title() const { return reportText(titleSource); }
QString ReportDefinition::explanation() const { return reportText(explanationSource); }

ReportTable ReportDefinition::table() const
{
    ReportTable made;
    made.report = key;
    made.title = title();
    made.explanation = explanation();
    return made;
}

Result<ReportQuery> ReportQuery::read(ReadContext &context, const QString &report,
                                      const QVector<ReportParameter> &known, const ReportParams &given)
{
    ReportQuery query;
    query.m_zone = context.session().zone;
    QStringList keys;
    for (const ReportParameter &parameter : known) {
        keys.append(parameter.key);
        const QString text = given.value(parameter.key, parameter.defaultText).trimmed();
        if (text.isEmpty())
            continue;
        TRY_ASSIGN(const Value value, understood(context, parameter, text));
        query.m_values.insert(parameter.key, value);
    }
    for (auto it = given.cbegin(); it != given.cend(); ++it) {
        if (!keys.contains(it.key())) {
            return fail(ErrorCode::InvalidInput,
                        QCoreApplication::translate("Report", "The report %1 has no parameter “%2”. It knows: %3.")
                            .arg(report, it.key(), keys.join(QStringLiteral(", "))));
        }
    }
    const QString from = QStringLiteral("from");
    const QString to = QStringLiteral("to");
    if (query.has(QStringLiteral("period"))) {
        const QDate today = context.clock().nowUtc().toTimeZone(context.session().zone).date();
        const Days days = periodAround(query.text(QStringLiteral("period")), today);
        if (!query.has(from))
            query.m_values.insert(from, days.from);
        if (!query.has(to))
            query.m_values.insert(to, days.to);
    }
    if (query.has(from) && query.has(to) && query.date(from) > query.date(to))
        return fail(ErrorCode::InvalidInput,
                    QCoreApplication::translate("Report", "The first day (%1) lies after the last (%2).")
                        .arg(query.date(from).toString(Qt::ISODate), query.date(to).toString(Qt::ISODate)));
    return query;
}

void ReportQuery::timeRange(const QString &column, SqlConditions *conditions) const
{
    if (const QDate from = date(QStringLiteral("from")); from.isValid())
        conditions->add(column + QStringLiteral(">=?"), from.startOfDay(m_zone).toMSecsSinceEpoch());
    if (const QDate to = date(QStringLiteral("to")); to.isValid())
        conditions->add(column + QStringLiteral("<?"), to.addDays(1).startOfDay(m_zone).toMSecsSinceEpoch());
}

void ReportQuery::dateRange(const QString &column, SqlConditions *conditions) const
{
    if (const QDate from = date(QStringLiteral("from")); from.isValid())
        conditions->add(column + QStringLiteral(">=?"), from.toString(Qt::ISODate));
    if (const QDate to = date(QStringLiteral("to")); to.isValid())
        conditions->add(column + QStringLiteral("<=?"), to.toString(Qt::ISODate));
}

void ReportQuery::link(const QString &key, const QString &column, SqlConditions *conditions) const
{
    if (has(key))
        conditions->add(column + QStringLiteral("=?"), id(key));
}

namespace report_parameters {

ReportParameter from()
{
    return {QStringLiteral("from"), QT_TRANSLATE_NOOP("Report", "From"), ReportParameter::Kind::Date};
}
ReportParameter to() { return {QStringLiteral("to"), QT_TRANSLATE_NOOP("Report", "To"), ReportParameter::Kind::Date}; }

ReportParameter period()
{
    ReportParameter parameter{QStringLiteral("period"), QT_TRANSLATE_NOOP("Report", "Period"),
                              ReportParameter::Kind::Choice};
    parameter.choices = {
        {QStringLiteral("this_month"), QT_TRANSLATE_NOOP("Report", "This month")},
        {QStringLiteral("last_month"), QT_TRANSLATE_NOOP("Report", "Last month")},
        {QStringLiteral("this_quarter"), QT_TRANSLATE_NOOP("Report", "This quarter")},
        {QStringLiteral("last_quarter"), QT_TRANSLATE_NOOP("Report", "Last quarter")},
        {QStringLiteral("this_year"), QT_TRANSLATE_NOOP("Report", "This year")},
        {QStringLiteral("last_year"), QT_TRANSLATE_NOOP("Report", "Last year")},
        {QStringLiteral("last_12_months"), QT_TRANSLATE_NOOP("Report", "Last 12 months")},
    };
    return parameter;
}

ReportParameter link(const char *key, const char *label, const char *target)
{
    return {QString::fromLatin1(key), label, ReportParameter::Kind::Link, QString::fromLatin1(target)};
}

QVector<ReportParameter> ofDeals()
{
    return {
        from(),
        to(),
        period(),
        link("user", QT_TRANSLATE_NOOP("Report", "User"), "user"),
        link("team", QT_TRANSLATE_NOOP("Report", "Team"), "team"),
        link("pipeline", QT_TRANSLATE_NOOP("Report", "Pipeline"), "pipeline"),
        link("campaign", QT_TRANSLATE_NOOP("Report", "Campaign"), "campaign"),
    };
}

}  // namespace report_parameters

}  // namespace fieldfare
