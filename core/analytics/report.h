// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/report_table.h"
#include "storage/read_context.h"

#include <QMap>

namespace fieldfare {

/// What a report can be asked for. The kind of a value as people write it:
/// Date ISO day · Link uid, external id, key or name of a record of `target` · Choice one of `choices` · Integer.
struct ReportParameter {
    enum class Kind { Date, Link, Choice, Integer };

    QString key;
    const char *labelSource = nullptr;  ///< English, context "Report"
    Kind kind = Kind::Date;
    QString target = {};           ///< Link: key of the record type
    QVector<Choice> choices = {};  ///< Choice: labels in context "Report"
    QString defaultText = {};      ///< used when the parameter is not given

    [[nodiscard]] QString label() const;
    [[nodiscard]] QString choiceLabel(const QString &choiceKey) const;
};

/// Parameters as given: `--param from=2026-01-01`.
using ReportParams = QMap<QString, QString>;

/// " AND …" and what is bound in it, in order.
struct SqlConditions {
    QString sql;
    QVariantList bound;
    void add(const QString &condition, const QVariant &value)
    {
        sql += QStringLiteral(" AND ") + condition;
        bound.append(value);
    }
};

/// Parameters understood. Days are cut in the session's zone; `to` is the last day included.
class ReportQuery {
public:
    /// Errors: InvalidInput (unknown parameter, unreadable value, from after to), NotFound or Conflict (a link).
    [[nodiscard]] static Result<ReportQuery> read(ReadContext &context, const QString &report,
                                                  const QVector<ReportParameter> &known, const ReportParams &given);

    [[nodiscard]] QDate date(const QString &key) const { return m_values.value(key).toDate(); }
    [[nodiscard]] qint64 id(const QString &key) const { return m_values.value(key).toLongLong(); }
    [[nodiscard]] qint64 integer(const QString &key) const { return m_values.value(key).toLongLong(); }
    [[nodiscard]] QString text(const QString &key) const { return m_values.value(key).toString(); }
    [[nodiscard]] bool has(const QString &key) const { return m_values.contains(key); }

    /// The condition that a column of times lies within from and to, as far as they were given.
    void timeRange(const QString &column, SqlConditions *conditions) const;
    /// The same for a column of ISO dates.
    void dateRange(const QString &column, SqlConditions *conditions) const;
    /// The condition that the column is the record of the link parameter `key`, when it was given.
    void link(const QString &key, const QString &column, SqlConditions *conditions) const;

private:
    QHash<QString, Value> m_values;
    QTimeZone m_zone = QTimeZone::utc();
};

/// The records of one type that a figure was made of.
struct RowsBehind {
    QString type;         ///< key of the record type
    QVector<qint64> ids;  ///< each once
};

/// One report: made by reports/<key>.cpp, listed in report_registry.cpp. Stateless; on reader threads. All rows are read
/// through the context, so that a session sees figures of what it may see, and nothing else.
struct ReportDefinition {
    QString key;
    const char *titleSource = nullptr;        ///< English, context "Report"
    const char *explanationSource = nullptr;  ///< the formula in words, English, context "Report"
    QVector<ReportParameter> parameters;
    ReportParams suggested;  ///< a good view to start with in a window (grouping); the command line starts with none

    Result<ReportTable> (*run)(ReadContext &, const ReportDefinition &, const ReportQuery &) = nullptr;
    Result<RowsBehind> (*behind)(ReadContext &, const ReportDefinition &, const ReportQuery &, const QString &row,
                                 const QString &column) = nullptr;

    [[nodiscard]] QString title() const;
    [[nodiscard]] QString explanation() const;
    /// An empty table with name, title and explanation.
    [[nodiscard]] ReportTable table() const;
};

/// Parameters many reports share.
namespace report_parameters {
[[nodiscard]] ReportParameter from();
[[nodiscard]] ReportParameter to();
/// this_month, last_month, this_quarter, last_quarter, this_year, last_year, last_12_months: sets from and to unless they are given.
[[nodiscard]] ReportParameter period();
[[nodiscard]] ReportParameter link(const char *key, const char *label, const char *target);
/// from, to, period, user, team, pipeline, campaign.
[[nodiscard]] QVector<ReportParameter> ofDeals();
}  // namespace report_parameters

[[nodiscard]] QString reportText(const char *source);

}  // namespace fieldfare
