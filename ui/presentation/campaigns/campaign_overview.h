// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/report_table.h"
#include "presentation/tone.h"

#include <QHash>
#include <QSet>

namespace fieldfare {

/// One thing that stands out, by a plain rule; `n` is said wherever a share is judged.
struct Finding {
    QString icon;  ///< Lucide name
    Tone tone = Tone::Neutral;
    QString text;
    QString campaign;  ///< row key in the report
    friend bool operator==(const Finding &, const Finding &) = default;
};

/// A figure of the overview.
struct CampaignFigure {
    QString value;       ///< "–" when it cannot be computed
    QString comparison;  ///< with the period before; empty when there is none
    Tone tone = Tone::Neutral;
};

using CampaignCustomers = QHash<qint64, QSet<qint64>>;

/// What the overview says of the report campaign_roi. Pure; built from the finished report.
class CampaignOverview {
public:
    CampaignOverview() = default;
    /// `before`: the same report for the period before, to compare with; may be empty.
    CampaignOverview(const ReportTable &now, const ReportTable &before, const CampaignCustomers &customers);

    [[nodiscard]] bool isEmpty() const { return m_now.rows.isEmpty(); }
    [[nodiscard]] CampaignFigure spent() const;
    [[nodiscard]] CampaignFigure revenue() const;
    [[nodiscard]] CampaignFigure roi() const;
    [[nodiscard]] CampaignFigure costPerCustomer() const;
    [[nodiscard]] qint64 customers() const;
    [[nodiscard]] qint64 wonDeals() const;

    /// "(143,600 − 63,000) ÷ 63,000 = 127.9 %"; empty when there is nothing to divide by.
    [[nodiscard]] QString roiCalculation() const;
    /// How much went into it and what was converted.
    [[nodiscard]] QString roiBasis() const;

    /// At most five: the greatest loss, the best return with at least five won deals, costs that won nothing, and what is
    /// too small to judge.
    [[nodiscard]] QList<Finding> findings() const;

    /// The report with a column for customers and one for the cost of each; shown as the table below.
    [[nodiscard]] ReportTable table() const;

private:
    [[nodiscard]] Value total(const char *column) const;
    [[nodiscard]] qint64 customersOf(const ReportRow &row) const;
    [[nodiscard]] CampaignFigure compared(const char *column, bool points) const;

    ReportTable m_now;
    ReportTable m_before;
    CampaignCustomers m_customers;
};

}  // namespace fieldfare
