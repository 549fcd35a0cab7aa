// SPDX-License-Identifier: GPL-3.0-or-later
#include "analytics/campaign_summary.h"

#include "analytics/local_days.h"
#include "records/campaign_cost/campaign_cost.h"
#include "records/campaign_member/campaign_member.h"
#include "records/contact/contact.h"
#include "records/deal/deal.h"
#include "records/stage/stage.h"

namespace fieldfare {

namespace {

// Its value is the zone the days were cut in.
const QString &stateKey()
{
    static const QString key = QStringLiteral("summary.campaign");
    return key;
}

QString zoneName(const Session &session) { return QString::fromLatin1(session.zone.id()); }

Result<void> execute(UnitOfWork &work, const QString &sql, const QVariantList &values = {})
{
    TRY_ASSIGN(auto query, work.execute(sql, values));
    return finished(query);
}

Result<QString> state(ReadContext &context)
{
    TRY_ASSIGN(auto query,
               context.statements().run(QStringLiteral("SELECT value FROM setting WHERE key=?"), {stateKey()}));
    const QString zone = query.next() ? query.value(0).toString() : QString();
    TRY(finished(query));
    return zone;
}

Result<void> addMoney(UnitOfWork &work, qint64 campaign, int side, const QString &currency, const QString &day,
                      qint64 amount, qint64 records)
{
    TRY(execute(
        work,
        QStringLiteral(
            "INSERT INTO campaign_money(campaign, side, currency, day, amount, records) VALUES(?, ?, ?, ?, ?, ?) "
            "ON CONFLICT DO UPDATE SET amount=amount+excluded.amount, records=records+excluded.records"),
        {campaign, side, currency, day, amount, records}));
    if (records < 0)
        return execute(
            work,
            QStringLiteral(
                "DELETE FROM campaign_money WHERE campaign=? AND side=? AND currency=? AND day=? AND records=0"),
            {campaign, side, currency, day});
    return {};
}

Result<void> countCost(UnitOfWork &work, const CampaignCost &cost, int sign)
{
    if (!cost.campaign.isValid() || !cost.amount)
        return {};
    return addMoney(work, cost.campaign.value, 0, cost.currency.code(),
                    cost.on.isValid() ? cost.on.toString(Qt::ISODate) : QStringLiteral(""), sign * *cost.amount, sign);
}

Result<void> countDeal(UnitOfWork &work, const Deal &deal, int sign)
{
    if (!deal.campaign.isValid() || !deal.closedAt.isValid())
        return {};
    TRY_ASSIGN(auto kind, work.execute(QStringLiteral("SELECT kind='won' FROM stage WHERE id=?"), {deal.stage.value}));
    const bool won = kind.next() && kind.value(0).toBool();
    TRY(finished(kind));
    if (!won)
        return {};
    const QString day = LocalDays(work.session().zone).day(deal.closedAt.toMSecsSinceEpoch()).toString(Qt::ISODate);
    return addMoney(work, deal.campaign.value, 1, deal.amount ? deal.currency.code() : QStringLiteral(""), day,
                    sign * deal.amount.value_or(0), sign);
}

// The people of campaigns as campaign_person holds them. `leftOutDeal` and `leftOutMember` are about to be removed.
QString peopleSql(const QString &which)
{
    return QStringLiteral(
               "INSERT INTO campaign_person(campaign, person, lead, converted, responded, completed, interactions) "
               "SELECT m.campaign, coalesce(m.contact, -m.id) AS who, "
               "CASE WHEN m.contact IS NULL THEN 0 "
               "WHEN EXISTS (SELECT 1 FROM deal d WHERE d.contact=m.contact AND d.id<>?) "
               "THEN coalesce((SELECT d.campaign FROM deal d WHERE d.contact=m.contact AND d.id<>? ORDER BY "
               "d.opened_at, d.id LIMIT 1), 0)=m.campaign "
               "ELSE coalesce((SELECT p.lifecycle FROM contact p WHERE p.id=m.contact), '')='lead' END, "
               "EXISTS (SELECT 1 FROM deal d JOIN stage s ON s.id=d.stage WHERE d.contact=m.contact AND "
               "+d.campaign=m.campaign AND s.kind='won' AND d.id<>?), "
               "max(m.responded_at IS NOT NULL OR coalesce(m.status, '')='responded'), max(m.completed), "
               "sum(coalesce(m.interactions, 0)) "
               "FROM campaign_member m WHERE m.campaign IS NOT NULL AND m.id<>?%1 GROUP BY m.campaign, who")
        .arg(which);
}

Result<void> addPeople(UnitOfWork &work, const QString &sign, const QString &which, const QVariantList &values)
{
    return execute(
        work,
        QStringLiteral("INSERT INTO campaign_people(campaign, members, leads, conversions, participation, "
                       "interactions, completed) "
                       "SELECT campaign, %1count(*), %1sum(lead), %1sum(converted), %1sum(responded), "
                       "%1sum(interactions), %1sum(completed) "
                       "FROM campaign_person WHERE %2 GROUP BY campaign "
                       "ON CONFLICT DO UPDATE SET members=members+excluded.members, leads=leads+excluded.leads, "
                       "conversions=conversions+excluded.conversions, "
                       "participation=participation+excluded.participation, "
                       "interactions=interactions+excluded.interactions, completed=completed+excluded.completed")
            .arg(sign, which),
        values);
}

Result<void> refreshPerson(UnitOfWork &work, qint64 campaign, qint64 person, qint64 leftOutDeal, qint64 leftOutMember)
{
    const QString one = QStringLiteral("campaign=? AND person=?");
    TRY(addPeople(work, QStringLiteral("-"), one, {campaign, person}));
    TRY(execute(work, QStringLiteral("DELETE FROM campaign_person WHERE campaign=? AND person=?"), {campaign, person}));
    TRY(execute(work,
                peopleSql(person > 0 ? QStringLiteral(" AND m.contact=? AND +m.campaign=?")
                                     : QStringLiteral(" AND m.id=-? AND m.contact IS NULL AND m.campaign=?")),
                {leftOutDeal, leftOutDeal, leftOutDeal, leftOutMember, person, campaign}));
    return addPeople(work, QStringLiteral("+"), one, {campaign, person});
}

// In every campaign the contact is a member of.
Result<void> refreshContact(UnitOfWork &work, qint64 contact, qint64 leftOutDeal = 0)
{
    if (contact <= 0)
        return {};
    QVector<qint64> campaigns;
    TRY_ASSIGN(
        auto query,
        work.execute(
            QStringLiteral("SELECT DISTINCT campaign FROM campaign_member WHERE contact=? AND campaign IS NOT NULL"),
            {contact}));
    while (query.next())
        campaigns.append(query.value(0).toLongLong());
    TRY(finished(query));
    for (const qint64 campaign : std::as_const(campaigns))
        TRY(refreshPerson(work, campaign, contact, leftOutDeal, 0));
    return {};
}

Result<void> refreshMember(UnitOfWork &work, const CampaignMember &member, qint64 leftOut)
{
    if (!member.campaign.isValid())
        return {};
    return refreshPerson(work, member.campaign.value, member.contact.isValid() ? member.contact.value : -member.id, 0,
                         leftOut);
}

Result<void> rebuildSums(UnitOfWork &work)
{
    for (const char *table : {"campaign_money", "campaign_person", "campaign_people"})
        TRY(execute(work, QStringLiteral("DELETE FROM %1").arg(QLatin1String(table))));
    TRY(execute(work, QStringLiteral("INSERT INTO campaign_money(campaign, side, currency, day, amount, records) "
                                     "SELECT campaign, 0, coalesce(currency, ''), coalesce(\"on\", ''), sum(amount), "
                                     "count(*) FROM campaign_cost "
                                     "WHERE campaign IS NOT NULL AND amount IS NOT NULL GROUP BY 1, 3, 4")));
    LocalDays days(work.session().zone);
    struct Won {
        qint64 campaign;
        QString currency;
        QString day;
        qint64 amount;
    };
    QVector<Won> won;
    TRY_ASSIGN(auto deals, work.execute(QStringLiteral(
                               "SELECT d.campaign, CASE WHEN d.amount IS NULL THEN '' ELSE coalesce(d.currency, '') "
                               "END, d.closed_at, coalesce(d.amount, 0) FROM deal d JOIN stage s ON s.id=d.stage "
                               "WHERE d.campaign IS NOT NULL AND d.closed_at IS NOT NULL AND s.kind='won'")));
    while (deals.next())
        won.append({deals.value(0).toLongLong(), deals.value(1).toString(),
                    days.day(deals.value(2).toLongLong()).toString(Qt::ISODate), deals.value(3).toLongLong()});
    TRY(finished(deals));
    for (const Won &one : std::as_const(won))
        TRY(addMoney(work, one.campaign, 1, one.currency, one.day, one.amount, 1));
    TRY(execute(work, peopleSql({}), {0, 0, 0, 0}));
    TRY(addPeople(work, QStringLiteral("+"), QStringLiteral("1"), {}));
    return execute(work, QStringLiteral("INSERT OR REPLACE INTO setting(key, value) VALUES(?, ?)"),
                   {stateKey(), zoneName(work.session())});
}

bool matters(const RecordType &type)
{
    return type.number == Deal::kNumber || type.number == CampaignCost::kNumber ||
           type.number == CampaignMember::kNumber;
}

}  // namespace

Result<void> CampaignSummary::onWrite(UnitOfWork &work, const RecordType &type, const Record *before,
                                      const Record *after)
{
    const bool stage = type.number == Stage::kNumber;
    const bool contact = type.number == Contact::kNumber;
    if (!matters(type) && !((stage || contact) && before && after))
        return {};
    if (contact && static_cast<const Contact *>(before)->lifecycle == static_cast<const Contact *>(after)->lifecycle)
        return {};
    if (stage)
        return static_cast<const Stage *>(before)->kind == static_cast<const Stage *>(after)->kind ? Result<void>()
                                                                                                   : rebuildSums(work);
    TRY_ASSIGN(const QString zone, state(work));
    if (zone != zoneName(work.session())) {
        TRY(rebuildSums(work));
        if (after)
            return {};  // the new values are in the tables already; a row to be removed still is, and goes now
    }
    if (contact)
        return refreshContact(work, after->id);
    if (type.number == CampaignCost::kNumber) {
        if (before)
            TRY(countCost(work, static_cast<const CampaignCost &>(*before), -1));
        return after ? countCost(work, static_cast<const CampaignCost &>(*after), 1) : Result<void>();
    }
    if (type.number == CampaignMember::kNumber) {
        const auto *old = static_cast<const CampaignMember *>(before);
        const auto *now = static_cast<const CampaignMember *>(after);
        if (old)
            TRY(refreshMember(work, *old, now ? 0 : old->id));
        return now ? refreshMember(work, *now, 0) : Result<void>();
    }
    const auto *old = static_cast<const Deal *>(before);
    const auto *now = static_cast<const Deal *>(after);
    if (old)
        TRY(countDeal(work, *old, -1));
    if (now)
        TRY(countDeal(work, *now, 1));
    if (old && (!now || old->contact != now->contact))
        TRY(refreshContact(work, old->contact.value, now ? 0 : old->id));
    return now ? refreshContact(work, now->contact.value) : Result<void>();
}

Result<void> CampaignSummary::onBulkBegin(UnitOfWork &, const RecordType &) { return {}; }

Result<void> CampaignSummary::onBulkEnd(UnitOfWork &work, const RecordType &type, qint64, qint64, bool)
{
    return matters(type) ? rebuildSums(work) : Result<void>();
}

Result<void> CampaignSummary::onBulkRemove(UnitOfWork &work, const RecordType &type, const QVector<qint64> &)
{
    if (!matters(type))
        return {};
    return execute(work, QStringLiteral("DELETE FROM setting WHERE key=?"), {stateKey()});
}

Result<void> CampaignSummary::rebuild(UnitOfWork &work) { return rebuildSums(work); }

Result<bool> CampaignSummary::isUsable(ReadContext &context)
{
    for (const char *key : {"campaign", "campaign_cost", "campaign_member", "contact", "deal", "stage"}) {
        const RecordType &type = context.catalog().at(QLatin1String(key));
        if (context.session().access.visibleRows(type, type.table) != QLatin1String("1"))
            return false;
    }
    TRY_ASSIGN(const QString zone, state(context));
    return zone == zoneName(context.session());
}

}  // namespace fieldfare
