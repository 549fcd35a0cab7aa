// SPDX-License-Identifier: GPL-3.0-or-later
#include "presentation/campaigns/campaign_overview.h"

#include "analytics/money_groups.h"
#include "presentation/format.h"
#include "presentation/money_text.h"
#include "presentation/reports/report_model.h"

#include <QCoreApplication>

#include <cmath>

namespace fieldfare {

namespace {

constexpr int kEnoughToJudge = 5;
constexpr int kFindingsShown = 5;

struct CampaignOverviewText {
    Q_DECLARE_TR_FUNCTIONS(CampaignOverview)
};

Value cellOf(const ReportTable &table, const ReportRow &row, const char *column)
{
    return row.cells.value(table.column(QString::fromLatin1(column)));
}

std::optional<Money> moneyOf(const Value &cell)
{
    return cell.canConvert<Money>() ? std::optional(cell.value<Money>()) : std::nullopt;
}

Money share(const Money &amount, qint64 parts)
{
    // cents say nothing in a mean
    const double unit = std::pow(10, amount.currency.exponent());
    return Money{qint64(std::llround(double(amount.minor) / double(parts) / unit) * std::llround(unit)),
                 amount.currency};
}

QString signedPercent(double value, int places)
{
    return (value > 0 ? QStringLiteral("+") : QString()) + format::percent(value, places);
}

}  // namespace

CampaignOverview::CampaignOverview(const ReportTable &now, const ReportTable &before,
                                   const CampaignCustomers &customers)
    : m_now(now), m_before(before), m_customers(customers)
{
}

Value CampaignOverview::total(const char *column) const
{
    return m_now.totals.value(m_now.column(QString::fromLatin1(column)));
}

CampaignFigure CampaignOverview::compared(const char *column, bool points) const
{
    CampaignFigure figure;
    const Value now = total(column);
    const auto amount = moneyOf(now);
    const double value = figureNumber(now);
    figure.value = amount              ? format::wholeMoney(*amount)
                   : std::isnan(value) ? QStringLiteral("–")
                                       : signedPercent(value, 1);
    if (m_before.rows.isEmpty() || std::isnan(value)) {
        return figure;
    }
    const Value then = m_before.totals.value(m_before.column(QString::fromLatin1(column)));
    const auto earlier = moneyOf(then);
    const double old = figureNumber(then);
    if (std::isnan(old) || (!points && old <= 0) || (amount && earlier && amount->currency != earlier->currency)) {
        return figure;
    }
    const double change = points ? value - old : (value - old) / old * 100;
    const QString number = QLocale().toString(change, 'f', 0);
    figure.comparison =
        points ? CampaignOverviewText::tr("%1 points").arg((change > 0 ? QStringLiteral("+") : QString()) + number)
               : signedPercent(change, 0);
    figure.tone = change > 0 ? Tone::Good : change < 0 ? Tone::Bad : Tone::Neutral;
    return figure;
}

CampaignFigure CampaignOverview::spent() const
{
    CampaignFigure figure = compared("cost", false);
    figure.tone = Tone::Neutral;  // spending more is neither good nor bad
    return figure;
}

CampaignFigure CampaignOverview::revenue() const { return compared("revenue", false); }

CampaignFigure CampaignOverview::roi() const { return compared("roi", true); }

qint64 CampaignOverview::wonDeals() const { return total("won_count").toLongLong(); }

qint64 CampaignOverview::customersOf(const ReportRow &row) const
{
    return m_customers.value(parseMoneyRowKey(row.key).group).size();
}

qint64 CampaignOverview::customers() const
{
    QSet<qint64> all;
    for (const ReportRow &row : m_now.rows) {
        all.unite(m_customers.value(parseMoneyRowKey(row.key).group));
    }
    return all.size();
}

CampaignFigure CampaignOverview::costPerCustomer() const
{
    CampaignFigure figure;
    const auto cost = moneyOf(total("cost"));
    const qint64 count = customers();
    figure.value = cost && count > 0 ? format::wholeMoney(share(*cost, count)) : QStringLiteral("–");
    figure.comparison = count == 1 ? CampaignOverviewText::tr("1 customer")
                                   : CampaignOverviewText::tr("%1 customers").arg(format::number(count));
    figure.tone = Tone::Accent;
    return figure;
}

QString CampaignOverview::roiCalculation() const
{
    const auto cost = moneyOf(total("cost"));
    const auto won = moneyOf(total("revenue"));
    const double roi = figureNumber(total("roi"));
    if (!cost || !won || std::isnan(roi)) {
        return {};
    }
    const auto plain = [](const Money &money) {
        return format::wholeMoney(Money{money.minor, money.currency}).section(QChar(0x00A0), -1);
    };
    return QStringLiteral("(%1 − %2) ÷ %2 = %3").arg(plain(*won), plain(*cost), format::percent(roi, 1));
}

QString CampaignOverview::roiBasis() const
{
    QSet<qint64> campaigns;
    int free = 0;
    for (const ReportRow &row : m_now.rows) {
        const bool known = campaigns.contains(parseMoneyRowKey(row.key).group);
        campaigns.insert(parseMoneyRowKey(row.key).group);
        const auto cost = moneyOf(cellOf(m_now, row, "cost"));
        free += !known && (!cost || cost->isZero()) ? 1 : 0;
    }
    QStringList parts{CampaignOverviewText::tr("%1 won deals counted once each; %2 campaigns.")
                          .arg(format::number(wonDeals()), format::number(campaigns.size()))};
    if (free > 0) {
        parts.append(CampaignOverviewText::tr("Without a cost, and so without a return of their own: %1.").arg(free));
    }
    parts += m_now.notes;
    return parts.join(QLatin1Char(' '));
}

QList<Finding> CampaignOverview::findings() const
{
    const ReportRow *worst = nullptr;
    double worstLoss = 0;
    const ReportRow *best = nullptr;
    double bestRoi = 0;
    QList<Finding> small;
    QList<Finding> nothing;
    for (const ReportRow &row : m_now.rows) {
        const auto cost = moneyOf(cellOf(m_now, row, "cost"));
        const auto won = moneyOf(cellOf(m_now, row, "revenue"));
        const double roi = figureNumber(cellOf(m_now, row, "roi"));
        const qint64 deals = cellOf(m_now, row, "won_count").toLongLong();
        const QString name = row.cells.value(0).toString();
        if (!cost || cost->minor <= 0 || !won || std::isnan(roi)) {
            continue;
        }
        if (deals == 0) {
            nothing.append({QStringLiteral("circle-alert"), Tone::Attention,
                            CampaignOverviewText::tr("%1 cost %2 and has won nothing so far.")
                                .arg(name, format::wholeMoney(*cost)),
                            row.key});
            continue;
        }
        if (deals < kEnoughToJudge) {
            small.append({QStringLiteral("circle-question-mark"), Tone::Attention,
                          deals == 1
                              ? CampaignOverviewText::tr("%1: too few won deals (1) to judge.").arg(name)
                              : CampaignOverviewText::tr("%1: too few won deals (%2) to judge.").arg(name).arg(deals),
                          row.key});
        }
        const double loss = cost->toDouble() - won->toDouble();
        if (loss > worstLoss) {
            worstLoss = loss;
            worst = &row;
        }
        if (deals >= kEnoughToJudge && roi > bestRoi) {
            bestRoi = roi;
            best = &row;
        }
    }
    QList<Finding> found;
    if (worst != nullptr) {
        const auto cost = moneyOf(cellOf(m_now, *worst, "cost"));
        const auto won = moneyOf(cellOf(m_now, *worst, "revenue"));
        const qint64 people = customersOf(*worst);
        QString text = CampaignOverviewText::tr("%1 lost %2: %3 leads, customers: %4")
                           .arg(worst->cells.value(0).toString(),
                                format::wholeMoney(Money{cost->minor - won->minor, cost->currency}),
                                format::number(cellOf(m_now, *worst, "leads").toLongLong()), format::number(people));
        text += people > 0 ? CampaignOverviewText::tr(", %1 each.").arg(format::wholeMoney(share(*cost, people)))
                           : QStringLiteral(".");
        found.append({QStringLiteral("trending-down"), Tone::Bad, text, worst->key});
    }
    if (best != nullptr) {
        found.append({QStringLiteral("trending-up"), Tone::Good,
                      CampaignOverviewText::tr("%1 returned %2 × its cost, the best of all (n = %3).")
                          .arg(best->cells.value(0).toString(), QLocale().toString(bestRoi / 100 + 1, 'f', 1),
                               format::number(cellOf(m_now, *best, "won_count").toLongLong())),
                      best->key});
    }
    found += nothing;
    found += small;
    return found.mid(0, kFindingsShown);
}

ReportTable CampaignOverview::table() const
{
    ReportTable table = m_now;
    const qsizetype at = m_now.column(QStringLiteral("won_count")) + 1;
    if (at <= 0) {
        return table;
    }
    if (const int roi = table.column(QStringLiteral("roi")); roi >= 0) {
        table.columns[roi].label = CampaignOverviewText::tr("ROI");
    }
    table.columns.insert(
        at, ReportColumn{QStringLiteral("customers"), CampaignOverviewText::tr("Customers"), ReportKind::Integer});
    table.columns.insert(at + 1, ReportColumn{QStringLiteral("cost_per_customer"),
                                              CampaignOverviewText::tr("Cost per customer"), ReportKind::Money});
    const auto each = [](const Value &cost, qint64 people) {
        const auto amount = moneyOf(cost);
        return amount && people > 0 ? Value::fromValue(share(*amount, people)) : Value();
    };
    for (ReportRow &row : table.rows) {
        const qint64 people = customersOf(row);
        const Value cost = row.cells.value(m_now.column(QStringLiteral("cost")));
        row.cells.insert(at, qlonglong(people));
        row.cells.insert(at + 1, each(cost, people));
    }
    if (!table.totals.isEmpty()) {
        table.totals.insert(at, qlonglong(customers()));
        table.totals.insert(at + 1, each(total("cost"), customers()));
    }
    return table;
}

}  // namespace fieldfare
