// SPDX-License-Identifier: GPL-3.0-or-later
#include "analytics/campaign_summary.h"
#include "analytics/local_days.h"
#include "analytics/money_groups.h"
#include "analytics/reports/reports.h"
#include "analytics/reports/sales.h"
#include "analytics/statistics.h"

#include <QCoreApplication>

#include <tuple>

namespace fieldfare::reports {

namespace {

struct CampaignInfo {
    qint64 id = 0;
    QString name;
    QDate day;  // of costs without a date
};

// A person's part in a campaign, however many memberships tell of it.
struct Person {
    QVector<qint64> memberships;
    qint64 contact = 0;
    qint64 interactions = 0;
    bool responded = false;
    bool completed = false;
    bool lead = false;
    bool converted = false;
};
using People = QHash<qint64, QHash<qint64, Person>>;  // campaign → contact (−membership when it has none) → person

SqlConditions chosen(const ReportQuery &query)
{
    SqlConditions conditions;
    query.dateRange(QStringLiteral("c.starts_on"), &conditions);
    query.link(QStringLiteral("campaign"), QStringLiteral("c.id"), &conditions);
    query.link(QStringLiteral("user"), QStringLiteral("c.owner"), &conditions);
    return conditions;
}

Result<QVector<CampaignInfo>> loadCampaigns(ReadContext &context, const SqlConditions &which)
{
    LocalDays days(context.session().zone);
    TRY_ASSIGN(
        auto rows,
        context.run(QStringLiteral("SELECT c.id, c.display_name, c.starts_on, c.created_at FROM {campaign} c WHERE 1%1 "
                                   "ORDER BY c.starts_on IS NULL, c.starts_on, c.sort_key, c.id")
                        .arg(which.sql),
                    which.bound));
    QVector<CampaignInfo> campaigns;
    while (rows.next()) {
        CampaignInfo info{rows.value(0).toLongLong(), rows.value(1).toString(),
                          QDate::fromString(rows.value(2).toString(), Qt::ISODate)};
        if (!info.day.isValid())
            info.day = days.day(rows.value(3).toLongLong());
        campaigns.append(info);
    }
    TRY(finished(rows));
    return campaigns;
}

enum Sum { Cost = 0, Revenue = 1 };

// Amounts of one side of a campaign in one currency on one day. They are converted together, so that sums kept by day
// and sums made from the records round alike.
struct DaySum {
    qint64 amount = 0;
    qint64 records = 0;
    QVector<qint64> ids;
};
struct DayKey {
    qint64 campaign;
    int side;
    Currency currency;  // empty: deals without an amount
    QDate day;
    friend bool operator<(const DayKey &a, const DayKey &b)
    {
        return std::tie(a.campaign, a.side, a.currency, a.day) < std::tie(b.campaign, b.side, b.currency, b.day);
    }
};
using DaySums = QMap<DayKey, DaySum>;

Result<DaySums> scanMoney(ReadContext &context, const SqlConditions &which, const QHash<qint64, QDate> &firstDay)
{
    DaySums sums;
    bool overflow = false;
    const auto add = [&](const DayKey &key, qint64 amount, qint64 id) {
        DaySum &sum = sums[key];
        const auto next = checkedSum(sum.amount, amount);
        overflow = overflow || !next;
        sum.amount = next.value_or(0);
        ++sum.records;
        sum.ids.append(id);
    };
    TRY_ASSIGN(auto costs, context.run(QStringLiteral("SELECT k.id, k.campaign, k.amount, k.currency, k.\"on\" FROM "
                                                      "{campaign_cost} k JOIN {campaign} c ON c.id=k.campaign "
                                                      "WHERE k.amount IS NOT NULL%1")
                                           .arg(which.sql),
                                       which.bound));
    while (costs.next()) {
        TRY_ASSIGN(const Currency currency, Currency::fromCode(costs.value(3).toString()));
        const qint64 campaign = costs.value(1).toLongLong();
        const QDate on = QDate::fromString(costs.value(4).toString(), Qt::ISODate);
        add({campaign, Cost, currency, on.isValid() ? on : firstDay.value(campaign)}, costs.value(2).toLongLong(),
            costs.value(0).toLongLong());
    }
    TRY(finished(costs));

    LocalDays days(context.session().zone);
    TRY_ASSIGN(
        auto deals,
        context.run(QStringLiteral("SELECT d.id, d.campaign, d.amount, d.currency, d.closed_at FROM {campaign} c JOIN "
                                   "{deal} d ON d.campaign=c.id "
                                   "JOIN {stage} s ON s.id=d.stage WHERE s.kind='won' AND d.closed_at IS NOT NULL%1")
                        .arg(which.sql),
                    which.bound));
    while (deals.next()) {
        Currency currency;
        if (!deals.isNull(2)) {
            TRY_ASSIGN(currency, Currency::fromCode(deals.value(3).toString()));
        }
        add({deals.value(1).toLongLong(), Revenue, currency, days.day(deals.value(4).toLongLong())},
            deals.value(2).toLongLong(), deals.value(0).toLongLong());
    }
    TRY(finished(deals));
    if (overflow)
        return fail(ErrorCode::InvalidInput,
                    QCoreApplication::translate(
                        "Report", "The amounts are too large to be added up. Look for a mistyped amount."));
    return sums;
}

Result<DaySums> readMoney(ReadContext &context, const SqlConditions &which, const QHash<qint64, QDate> &firstDay)
{
    DaySums sums;
    // What need not be converted needs no days: one sum for each campaign instead of one for each of its days.
    const QString base = context.session().baseCurrency.code();
    TRY_ASSIGN(
        auto rows,
        context.run(QStringLiteral("SELECT k.campaign, k.side, k.currency, '', sum(k.amount), sum(k.records) FROM "
                                   "campaign_money k JOIN {campaign} c ON c.id=k.campaign WHERE k.currency=?%1 "
                                   "GROUP BY k.campaign, k.side "
                                   "UNION ALL SELECT k.campaign, k.side, k.currency, k.day, k.amount, k.records "
                                   "FROM campaign_money k JOIN {campaign} c ON c.id=k.campaign "
                                   "WHERE k.currency<>?%1")
                        .arg(which.sql),
                    QVariantList{base} + which.bound + QVariantList{base} + which.bound));
    while (rows.next()) {
        TRY_ASSIGN(const Currency currency, Currency::fromCode(rows.value(2).toString()));
        const qint64 campaign = rows.value(0).toLongLong();
        const QDate day = QDate::fromString(rows.value(3).toString(), Qt::ISODate);
        DaySum &sum = sums[{campaign, rows.value(1).toInt(), currency, day.isValid() ? day : firstDay.value(campaign)}];
        sum.amount += rows.value(4).toLongLong();
        sum.records += rows.value(5).toLongLong();
    }
    TRY(finished(rows));
    return sums;
}

Result<void> gatherMoney(ReadContext &context, const SqlConditions &which, const QVector<CampaignInfo> &campaigns,
                         bool fromSummary, MoneyGroups *groups)
{
    QHash<qint64, QDate> firstDay;
    for (const CampaignInfo &info : campaigns)
        firstDay.insert(info.id, info.day);
    TRY_ASSIGN(const DaySums sums,
               fromSummary ? readMoney(context, which, firstDay) : scanMoney(context, which, firstDay));
    for (auto it = sums.cbegin(); it != sums.cend(); ++it) {
        const std::optional<Money> amount =
            it.key().currency.isEmpty() ? std::nullopt : std::optional(Money{it->amount, it.key().currency});
        const qint64 records = it.key().side == Revenue ? it->records : 0;
        groups->add(it.key().campaign, it.key().side, amount, it.key().day, it->ids, {records});
    }
    return groups->check();
}

Result<People> gatherPeople(ReadContext &context, const SqlConditions &which)
{
    People people;
    TRY_ASSIGN(
        auto rows,
        context.run(QStringLiteral("SELECT m.id, m.campaign, m.contact, coalesce(m.interactions, 0), m.completed, "
                                   "m.responded_at IS NOT NULL OR m.status='responded', p.lifecycle "
                                   "FROM {campaign} c JOIN {campaign_member} m ON m.campaign=c.id LEFT JOIN {contact} "
                                   "p ON p.id=m.contact WHERE 1%1 ORDER BY m.id")
                        .arg(which.sql),
                    which.bound));
    QHash<qint64, bool> isLead;  // contact → lifecycle is lead
    while (rows.next()) {
        if (context.stopRequested())
            return fail(ErrorCode::Cancelled, QCoreApplication::translate("Report", "Stopped."));
        const qint64 membership = rows.value(0).toLongLong();
        const qint64 contact = rows.value(2).toLongLong();
        Person &person = people[rows.value(1).toLongLong()][contact > 0 ? contact : -membership];
        person.memberships.append(membership);
        person.contact = contact;
        person.interactions += rows.value(3).toLongLong();
        person.completed = person.completed || rows.value(4).toBool();
        person.responded = person.responded || rows.value(5).toBool();
        if (contact > 0)
            isLead.insert(contact, rows.value(6).toString() == QLatin1String("lead"));
    }
    TRY(finished(rows));

    // the deals of all members, the first of each contact first
    QHash<qint64, QVector<QPair<qint64, bool>>> deals;  // contact → (campaign, won)
    TRY_ASSIGN(
        auto theirs,
        context.run(
            QStringLiteral(
                "SELECT d.contact, coalesce(d.campaign, 0), s.kind='won' FROM {deal} d JOIN {stage} s ON s.id=d.stage "
                "WHERE d.contact IN (SELECT m.contact FROM {campaign} c JOIN {campaign_member} m ON m.campaign=c.id "
                "WHERE 1%1) "
                "ORDER BY d.opened_at, d.id")
                .arg(which.sql),
            which.bound));
    while (theirs.next())
        deals[theirs.value(0).toLongLong()].append({theirs.value(1).toLongLong(), theirs.value(2).toBool()});
    TRY(finished(theirs));
    for (auto campaign = people.begin(); campaign != people.end(); ++campaign) {
        for (Person &person : *campaign) {
            const auto own = deals.constFind(person.contact);
            if (person.contact <= 0)
                continue;
            if (own == deals.constEnd()) {
                person.lead = isLead.value(person.contact);
                continue;
            }
            person.lead = own->first().first == campaign.key();
            for (const auto &[of, won] : *own)
                person.converted = person.converted || (won && of == campaign.key());
        }
    }
    return people;
}

Value roiCell(const MoneyGroups::Line &line)
{
    if (line.split)
        return ReportTable::notApplicable();  // costs and revenue in several currencies have no quotient
    return percentCell(line.minor.at(Revenue) - line.minor.at(Cost), line.minor.at(Cost));
}

struct PeopleCounts {
    qint64 members = 0;
    qint64 leads = 0;
    qint64 conversions = 0;
    qint64 participation = 0;
    qint64 interactions = 0;
    qint64 completed = 0;

    void add(const QHash<qint64, Person> &people)
    {
        for (const Person &person : people) {
            ++members;
            leads += person.lead ? 1 : 0;
            conversions += person.converted ? 1 : 0;
            participation += person.responded ? 1 : 0;
            interactions += person.interactions;
            completed += person.completed ? 1 : 0;
        }
    }
    void add(const PeopleCounts &other)
    {
        members += other.members;
        leads += other.leads;
        conversions += other.conversions;
        participation += other.participation;
        interactions += other.interactions;
        completed += other.completed;
    }
    [[nodiscard]] QVector<Value> cells() const
    {
        return {qlonglong(members),
                qlonglong(leads),
                qlonglong(conversions),
                qlonglong(participation),
                meanCell(interactions, members),
                percentCell(completed, members)};
    }
};

Result<QHash<qint64, PeopleCounts>> scanCounts(ReadContext &context, const SqlConditions &which)
{
    TRY_ASSIGN(const People people, gatherPeople(context, which));
    QHash<qint64, PeopleCounts> counts;
    for (auto it = people.cbegin(); it != people.cend(); ++it)
        counts[it.key()].add(it.value());
    return counts;
}

Result<QHash<qint64, PeopleCounts>> readCounts(ReadContext &context, const SqlConditions &which)
{
    QHash<qint64, PeopleCounts> counts;
    TRY_ASSIGN(auto rows,
               context.run(QStringLiteral("SELECT n.campaign, n.members, n.leads, n.conversions, n.participation, "
                                          "n.interactions, n.completed FROM campaign_people n "
                                          "JOIN {campaign} c ON c.id=n.campaign WHERE 1%1")
                               .arg(which.sql),
                           which.bound));
    while (rows.next()) {
        counts.insert(rows.value(0).toLongLong(),
                      {rows.value(1).toLongLong(), rows.value(2).toLongLong(), rows.value(3).toLongLong(),
                       rows.value(4).toLongLong(), rows.value(5).toLongLong(), rows.value(6).toLongLong()});
    }
    TRY(finished(rows));
    return counts;
}

Result<ReportTable> run(ReadContext &context, const ReportDefinition &definition, const ReportQuery &query)
{
    const SqlConditions which = chosen(query);
    TRY_ASSIGN(const ExchangeRates rates, ExchangeRates::load(context));
    TRY_ASSIGN(const auto campaigns, loadCampaigns(context, which));
    TRY_ASSIGN(const bool summed, CampaignSummary::isUsable(context));
    const bool fromSummary = summed && query.text(QStringLiteral("source")) != QLatin1String("records");
    MoneyGroups groups(rates, 2, 1);
    TRY(gatherMoney(context, which, campaigns, fromSummary, &groups));
    TRY_ASSIGN(const auto people, fromSummary ? readCounts(context, which) : scanCounts(context, which));

    ReportTable table = definition.table();
    table.columns = {
        {QStringLiteral("campaign"), QCoreApplication::translate("Report", "Campaign"), ReportKind::Text},
        {QStringLiteral("cost"), QCoreApplication::translate("Report", "Cost"), ReportKind::Money},
        {QStringLiteral("revenue"), QCoreApplication::translate("Report", "Revenue"), ReportKind::Money},
        {QStringLiteral("roi"), QCoreApplication::translate("Report", "Return on investment"), ReportKind::Percent,
         QStringLiteral("%")},
        {QStringLiteral("won_count"), QCoreApplication::translate("Report", "Won deals"), ReportKind::Integer},
        {QStringLiteral("members"), QCoreApplication::translate("Report", "Members"), ReportKind::Integer},
        {QStringLiteral("leads"), QCoreApplication::translate("Report", "Leads"), ReportKind::Integer},
        {QStringLiteral("conversions"), QCoreApplication::translate("Report", "Conversions"), ReportKind::Integer},
        {QStringLiteral("participation"), QCoreApplication::translate("Report", "Took part"), ReportKind::Integer},
        {QStringLiteral("interactions"), QCoreApplication::translate("Report", "Mean interactions"),
         ReportKind::Decimal},
        {QStringLiteral("completed"), QCoreApplication::translate("Report", "Completed"), ReportKind::Percent,
         QStringLiteral("%")},
    };
    PeopleCounts all;
    for (const CampaignInfo &info : campaigns) {
        const PeopleCounts counts = people.value(info.id);
        all.add(counts);
        bool first = true;
        for (const MoneyGroups::Line &line : groups.lines(info.id)) {
            QVector<Value> cells{info.name, line.cell(Cost), line.cell(Revenue), roiCell(line),
                                 qlonglong(line.counts.first())};
            cells += first ? counts.cells() : QVector<Value>(6);
            table.rows.append({line.key, cells});
            first = false;
        }
    }
    const auto total = groups.total();
    table.totals = {Value(), groups.totalCell(total, Cost), groups.totalCell(total, Revenue),
                    groups.totalKnown() ? roiCell(total) : ReportTable::notApplicable(),
                    qlonglong(total.counts.first())};
    table.totals += all.cells();
    table.notes = groups.notes();
    table.chart = {ReportChart::Kind::HorizontalBars,
                   QStringLiteral("campaign"),
                   {QStringLiteral("cost"), QStringLiteral("revenue")}};
    return table;
}

Result<RowsBehind> behind(ReadContext &context, const ReportDefinition &definition, const ReportQuery &query,
                          const QString &row, const QString &column)
{
    const MoneyRowKey key = parseMoneyRowKey(row);
    if (!row.isEmpty() && !key.valid)
        return noSuchFigure(definition, row, column);
    const SqlConditions which = chosen(query);
    const bool cost = column == QLatin1String("cost");
    if (cost || column == QLatin1String("revenue") || column == QLatin1String("won_count") ||
        column == QLatin1String("roi")) {
        TRY_ASSIGN(const ExchangeRates rates, ExchangeRates::load(context));
        TRY_ASSIGN(const auto campaigns, loadCampaigns(context, which));
        MoneyGroups groups(rates, 2, 1);
        if (row.isEmpty())
            groups.collectAll();
        else
            groups.collect(key.group);
        TRY(gatherMoney(context, which, campaigns, false, &groups));
        const QString type = cost ? QStringLiteral("campaign_cost") : QStringLiteral("deal");
        const int sum = cost ? Cost : Revenue;
        if (row.isEmpty())
            return RowsBehind{type, groups.total().ids.at(sum)};
        for (const MoneyGroups::Line &line : groups.lines(key.group)) {
            if (line.key == row)
                return RowsBehind{type, line.ids.at(sum)};
        }
        return noSuchFigure(definition, row, column);
    }
    const bool every = column == QLatin1String("members") || column == QLatin1String("interactions");
    const bool leads = column == QLatin1String("leads");
    const bool conversions = column == QLatin1String("conversions");
    const bool participation = column == QLatin1String("participation");
    const bool completed = column == QLatin1String("completed");
    if (!every && !leads && !conversions && !participation && !completed)
        return noSuchFigure(definition, row, column);
    TRY_ASSIGN(const People people, gatherPeople(context, which));
    RowsBehind rows{QStringLiteral("campaign_member"), {}};
    for (auto campaign = people.cbegin(); campaign != people.cend(); ++campaign) {
        if (!row.isEmpty() && campaign.key() != key.group)
            continue;
        for (const Person &person : *campaign) {
            if (every || (leads && person.lead) || (conversions && person.converted) ||
                (participation && person.responded) || (completed && person.completed))
                rows.ids += person.memberships;
        }
    }
    std::sort(rows.ids.begin(), rows.ids.end());
    return rows;
}

}  // namespace

ReportDefinition campaignRoi()
{
    ReportDefinition report;
    report.key = QStringLiteral("campaign_roi");
    report.titleSource = QT_TRANSLATE_NOOP("Report", "Campaign return on investment");
    report.explanationSource = QT_TRANSLATE_NOOP(
        "Report", "Return = (revenue − cost) / cost. Revenue is the amount of the won deals that name the campaign, "
                  "cost the sum of its costs, each once, in one currency; a campaign without cost has no return (n/a). "
                  "Each person counts once in a campaign. Leads are members whose first deal names the campaign, or "
                  "who have no deal yet and are leads. Conversions are members with a won deal that names the "
                  "campaign. Took part: members with a response. Mean interactions and the share of those who "
                  "completed are of all members. A period selects the campaigns that began in it.");
    report.parameters = {
        report_parameters::from(),
        report_parameters::to(),
        report_parameters::period(),
        report_parameters::link("campaign", QT_TRANSLATE_NOOP("Report", "Campaign"), "campaign"),
        report_parameters::link("user", QT_TRANSLATE_NOOP("Report", "User"), "user"),
    };
    ReportParameter source{QStringLiteral("source"), QT_TRANSLATE_NOOP("Report", "Computed from"),
                           ReportParameter::Kind::Choice};
    source.choices = {
        {QStringLiteral("summary"), QT_TRANSLATE_NOOP("Report", "Sums kept at hand")},
        {QStringLiteral("records"), QT_TRANSLATE_NOOP("Report", "All records anew")},
    };
    source.defaultText = QStringLiteral("summary");
    report.parameters.append(source);
    report.run = run;
    report.behind = behind;
    return report;
}

}  // namespace fieldfare::reports
