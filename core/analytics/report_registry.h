// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "analytics/report.h"

namespace fieldfare {

/// The reports the program is built with, in the order people meet them.
[[nodiscard]] QVector<ReportDefinition> builtInReports();

/// Runs reports by name. A plain value; make one where needed, use it from any thread.
class ReportRegistry {
public:
    explicit ReportRegistry(QVector<ReportDefinition> reports = builtInReports()) : m_reports(std::move(reports)) {}

    [[nodiscard]] const QVector<ReportDefinition> &reports() const { return m_reports; }
    /// Null when unknown.
    [[nodiscard]] const ReportDefinition *find(const QString &key) const;

    /// Errors: NotFound (no such report), those of ReportQuery::read(), Cancelled, storage.
    [[nodiscard]] Result<ReportTable> run(ReadContext &context, const QString &report,
                                          const ReportParams &params = {}) const;
    /// The records behind one figure of the report run with the same parameters; an empty row key means the total.
    /// Errors: the same, and NotFound when the report has no such row or column.
    [[nodiscard]] Result<RowsBehind> rowsBehind(ReadContext &context, const QString &report, const ReportParams &params,
                                                const QString &row, const QString &column) const;

private:
    [[nodiscard]] Result<const ReportDefinition *> require(const QString &key) const;

    QVector<ReportDefinition> m_reports;
};

}  // namespace fieldfare
