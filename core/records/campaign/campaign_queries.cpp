// SPDX-License-Identifier: GPL-3.0-or-later
#include "records/campaign/campaign_queries.h"

#include "records/campaign/campaign.h"
#include "records/record_reader.h"

namespace fieldfare {

namespace {

std::optional<Money> money(const Query &query, int amount, int currency)
{
    if (query.isNull(amount))
        return std::nullopt;
    return Money{query.value(amount).toLongLong(),
                 Currency::fromCode(query.value(currency).toString()).value_or(Currency())};
}

Result<void> readCosts(ReadContext &context, CampaignDetails *campaign)
{
    TRY_ASSIGN(
        auto query,
        context.run(
            QStringLiteral("SELECT id, kind, amount, currency, \"on\", note FROM {campaign_cost} WHERE campaign = ? "
                           "ORDER BY \"on\" IS NULL, \"on\", id"),
            {campaign->id}));
    while (query.next()) {
        campaign->costs.append({query.value(0).toLongLong(), query.value(1).toString(), money(query, 2, 3),
                                QDate::fromString(query.value(4).toString(), Qt::ISODate), query.value(5).toString()});
    }
    return finished(query);
}

Result<void> readMembers(ReadContext &context, CampaignDetails *campaign, int atMost)
{
    TRY_ASSIGN(auto query,
               context.run(QStringLiteral("SELECT m.id, m.contact, coalesce(p.display_name, m.display_name), "
                                          "c.display_name, m.status, m.responded_at, m.interactions, m.completed "
                                          "FROM {campaign_member} m LEFT JOIN {contact} p ON p.id = m.contact LEFT "
                                          "JOIN {company} c ON c.id = p.company WHERE m.campaign = ? "
                                          "ORDER BY m.sort_key, m.id LIMIT ?"),
                           {campaign->id, atMost}));
    while (query.next()) {
        CampaignMemberRow row;
        row.id = query.value(0).toLongLong();
        row.contact = query.value(1).toLongLong();
        row.name = query.value(2).toString();
        row.company = query.value(3).toString();
        row.status = query.value(4).toString();
        if (!query.isNull(5))
            row.respondedAt = QDateTime::fromMSecsSinceEpoch(query.value(5).toLongLong(), Qt::UTC);
        if (!query.isNull(6))
            row.interactions = query.value(6).toLongLong();
        row.completed = query.value(7).toBool();
        campaign->members.append(row);
    }
    TRY(finished(query));
    TRY_ASSIGN(auto count, context.run(QStringLiteral("SELECT count(*) FROM {campaign_member} WHERE campaign = ?"),
                                       {campaign->id}));
    campaign->memberCount = count.next() ? count.value(0).toLongLong() : 0;
    return finished(count);
}

}  // namespace

Result<CampaignDetails> readCampaign(ReadContext &context, qint64 id, int membersAtMost)
{
    TRY_ASSIGN(const Campaign record, RecordReader(context).load(Id<Campaign>{id}));
    CampaignDetails campaign;
    campaign.id = id;
    campaign.name = record.displayName;
    campaign.kind = record.kind;
    campaign.startsOn = record.startsOn;
    campaign.endsOn = record.endsOn;
    if (record.budget)
        campaign.budget = Money{*record.budget, record.currency};
    campaign.notes = record.notes;
    TRY(readCosts(context, &campaign));
    TRY(readMembers(context, &campaign, membersAtMost));
    return campaign;
}

Result<QHash<qint64, QSet<qint64>>> customersByCampaign(ReadContext &context)
{
    QHash<qint64, QSet<qint64>> customers;
    TRY_ASSIGN(auto query, context.run(QStringLiteral("SELECT DISTINCT d.campaign, coalesce(d.company, -d.contact) "
                                                      "FROM {stage} s JOIN {deal} d ON d.stage = s.id "
                                                      "WHERE s.kind = 'won' AND d.campaign IS NOT NULL AND d.closed_at "
                                                      "IS NOT NULL AND coalesce(d.company, d.contact) IS NOT NULL")));
    while (query.next())
        customers[query.value(0).toLongLong()].insert(query.value(1).toLongLong());
    TRY(finished(query));
    return customers;
}

}  // namespace fieldfare
