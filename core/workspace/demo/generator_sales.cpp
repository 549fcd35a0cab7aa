// SPDX-License-Identifier: GPL-3.0-or-later
#include "records/deal_line/deal_line.h"
#include "records/order/order.h"
#include "records/order_line/order_line.h"
#include "records/stage_event/stage_event.h"
#include "workspace/demo/generator.h"

#include <algorithm>

namespace fieldfare::demo {

Result<void> Generator::deals()
{
    for (qint64 i = 0; i < m_size.deals; ++i) {
        const bool open = i < m_size.openDeals;
        TRY(deal(open, open && m_random.chance(0.15)));
        if (i % 1000 == 999)
            report(int(18 + 8 * i / m_size.deals));
    }
    return {};
}

Result<void> Generator::deal(bool open, bool stale)
{
    // the day it began: open ones lately, closed ones any time in two years
    QDate began = open ? m_today.addDays(-qMin<qint64>(300, qRound64(m_random.exponential(26)))) : dayInSeason();
    if (stale)
        began = m_today.addDays(-m_random.between(120, 320));
    qint64 length = qBound(qint64(3), qRound64(8 + m_random.exponential(38)), qint64(240));
    if (!open && began.addDays(length) > m_today) {
        began = m_today.addDays(-length - m_random.below(400));
    }
    const Person *person = nullptr;
    const Colleague *seller = nullptr;
    bool won = false;
    for (int attempt = 0; attempt < 8; ++attempt) {
        const double lead = m_random.unit();
        if (open) {
            person = personWith(lead < 0.6 ? Role::Prospect : lead < 0.85 ? Role::Customer : Role::Lead);
        } else {
            // decided by who sells it; then a person it fits
            person = &m_random.pick(m_people);
            for (const Colleague &one : m_colleagues) {
                if (one.id == person->owner)
                    seller = &one;
            }
            won = m_random.chance(0.82 * (seller ? seller->skill : 0.5));
            const Role wanted = won          ? (m_random.chance(0.1) ? Role::Former : Role::Customer)
                                : lead < 0.5 ? Role::Prospect
                                : lead < 0.8 ? Role::Lead
                                             : Role::Customer;
            if (person->role != wanted && attempt < 7)
                continue;
            if (won && person->role != Role::Customer && person->role != Role::Former)
                person = personWith(Role::Customer);
        }
        break;
    }
    const Region where = person->region;
    Deal deal;
    deal.contact.value = person->id;
    deal.company.value = person->company;
    deal.owner.value = m_random.chance(0.9) ? person->owner : ownerFor(where);
    deal.currency = currencyOf(where);
    deal.openedAt = officeTime(began);
    stamp(deal, deal.openedAt);
    static constexpr double demand[] = {16, 9, 2, 6, 4, 12, 4, 9, 2, 11, 4, 5, 8, 4};
    const Item &item = m_products[size_t(m_random.weighted(demand))];
    deal.product.value = item.id;
    const double pieces = item.euros < 2000    ? double(m_random.between(1, 12))
                          : item.euros < 20000 ? double(m_random.between(1, 3))
                                               : 1.0;
    const double amount = inCurrency(item.euros * pieces * (0.9 + 0.35 * m_random.unit()), deal.currency);
    deal.amount = minorUnits(std::round(amount / 10) * 10, deal.currency);
    deal.name = pieces > 1 ? QStringLiteral("%1 × %2").arg(item.name).arg(int(pieces)) : item.name;
    if (m_random.chance(0.3))
        deal.notes = dealNote(m_random, where);
    for (const Drive &drive : m_drives) {
        if (began >= drive.start && began <= drive.end.addDays(75) && m_random.chance(drive.pull)) {
            deal.campaign.value = drive.id;
            m_attracted[drive.id].insert(person->id);
            break;
        }
    }
    int reached = 0;
    const int last = int(m_openStages.size()) - 1;
    if (open) {
        const double progress = qMin(1.0, double(began.daysTo(m_today)) / 70.0 + 0.25 * m_random.unit());
        reached = qBound(0, int(progress * double(last) + m_random.unit() * 0.9), last);
        deal.stage = m_openStages[size_t(reached)];
        deal.expectedClose = m_today.addDays(stale ? -m_random.between(10, 60) : m_random.between(-8, 75));
    } else {
        deal.closedAt = qMax(officeTime(began.addDays(length)), deal.openedAt.addSecs(3600));
        if (deal.closedAt > m_now)
            deal.closedAt = m_now.addSecs(-300);
        deal.openedAt = qMin(deal.openedAt, deal.closedAt);
        deal.stage = won ? m_won : m_lost;
        // most are lost early, some at the price
        reached = won ? last : m_random.weighted(std::initializer_list<double>{0.26, 0.24, 0.16, 0.20, 0.14});
        reached = qMin(reached, last);
        if (!won) {
            static const QStringList reasons{QStringLiteral("price"),     QStringLiteral("competitor"),
                                             QStringLiteral("no_budget"), QStringLiteral("no_need"),
                                             QStringLiteral("timing"),    QStringLiteral("no_answer")};
            static const QStringList rivals{QStringLiteral("Helioswerk"), QStringLiteral("NordVolt"),
                                            QStringLiteral("BrightRoof"), QStringLiteral("晴川能源")};
            deal.lostReason =
                reasons.at(m_random.weighted(std::initializer_list<double>{0.30, 0.22, 0.14, 0.08, 0.12, 0.14}));
            if (deal.lostReason == QLatin1String("competitor"))
                deal.competitor = m_random.pick(rivals);
        }
        deal.changedAt = deal.closedAt;
    }
    TRY(m_writer.insert(deal));
    TRY(history(deal, reached, !open));
    if (open)
        m_openDeals.emplace_back(deal.id, person - m_people.data());
    if (m_random.chance(m_size.contacts > 5000 ? 0.1 : 0.4))
        TRY(lines(deal, deal.openedAt));
    return {};
}

// The rules noted the first and the last stage; the steps between happened on days of their own.
Result<void> Generator::history(const Deal &deal, int reached, bool closed)
{
    const int steps =
        closed ? reached : reached - 1;  // how many stages lie strictly between the first and the last event
    const qint64 begin = deal.openedAt.toMSecsSinceEpoch();
    const qint64 end = closed ? deal.closedAt.toMSecsSinceEpoch() : m_now.toMSecsSinceEpoch();
    const auto when = [&](int step) {
        const qint64 at = begin + (end - begin) * step / (reached + 1);
        return QDateTime::fromMSecsSinceEpoch(at, Qt::UTC);
    };
    if (reached == 0)
        return {};
    for (int step = 1; step <= steps; ++step) {
        StageEvent event;
        event.deal.value = deal.id;
        event.stage = m_openStages[size_t(step)];
        event.fromStage = m_openStages[size_t(step - 1)];
        event.at = when(step);
        stamp(event, event.at);
        TRY(m_writer.insert(event));
    }
    TRY_ASSIGN(
        auto query,
        m_writer.work().run(QStringLiteral("SELECT id FROM {stage_event} WHERE deal=? AND stage=? ORDER BY id LIMIT 1"),
                            {deal.id, deal.stage.value}));
    const qint64 last = query.next() ? query.value(0).toLongLong() : 0;
    TRY(finished(query));
    if (last == 0)
        return {};
    TRY_ASSIGN(StageEvent event, m_writer.load(Id<StageEvent>{last}));
    event.fromStage = m_openStages[size_t(closed ? reached : reached - 1)];
    if (!closed)
        event.at = when(reached);
    return m_writer.update(event);
}

Result<void> Generator::lines(const Deal &deal, const QDateTime &made)
{
    const qint64 count = m_random.between(1, 3);
    for (qint64 i = 0; i < count; ++i) {
        const Item &item = i == 0 ? *std::find_if(m_products.cbegin(), m_products.cend(),
                                                  [&](const Item &one) { return one.id == deal.product.value; })
                                  : m_random.pick(m_products);
        DealLine line;
        line.deal.value = deal.id;
        line.product.value = item.id;
        line.currency = deal.currency;
        line.quantity =
            Decimal::fromInteger(qint32(item.euros < 2000 ? m_random.between(1, 20) : m_random.between(1, 2)));
        line.unitPrice = Decimal::fromMillionths(qRound64(inCurrency(item.euros, deal.currency)) * Decimal::one);
        if (m_random.chance(0.3))
            line.discount = Decimal::fromInteger(qint32(m_random.between(1, 4) * 5 / 2));
        stamp(line, made);
        TRY(m_writer.insert(line));
    }
    return {};
}

Result<void> Generator::orders()
{
    const qint64 count = m_size.contacts <= 2000 ? m_size.contacts * 3 / 5 : 1200 + (m_size.contacts - 2000) / 20;
    for (qint64 i = 0; i < count; ++i) {
        // a few customers buy again and again
        const auto &customers = m_byRole[int(Role::Customer)];
        const qint64 among =
            customers.empty() ? 0
                              : qMin<qint64>(qint64(customers.size()),
                                             1 + qRound64(double(customers.size()) * std::pow(m_random.unit(), 2.2)));
        const Person &person =
            customers.empty() ? m_random.pick(m_people) : m_people[size_t(customers[size_t(m_random.below(among))])];
        Order order;
        order.contact.value = person.id;
        order.company.value = person.company;
        order.owner.value = person.owner;
        order.currency = currencyOf(person.region);
        order.orderedOn = dayInSeason();
        const qint64 age = order.orderedOn.daysTo(m_today);
        order.state = m_random.chance(0.04) ? QStringLiteral("cancelled")
                      : age > 30            ? QStringLiteral("delivered")
                      : age > 10            ? QStringLiteral("shipped")
                                            : QStringLiteral("confirmed");
        if (order.state == QLatin1String("delivered"))
            order.deliveredOn = order.orderedOn.addDays(m_random.between(5, 28));
        stamp(order, officeTime(order.orderedOn));
        TRY(m_writer.insert(order));
        const qint64 lineCount = m_random.between(1, 3);
        for (qint64 at = 0; at < lineCount; ++at) {
            const Item &item = m_random.pick(m_products);
            OrderLine line;
            line.order.value = order.id;
            line.product.value = item.id;
            line.currency = order.currency;
            line.quantity = Decimal::fromInteger(qint32(item.euros < 2000 ? m_random.between(1, 16) : 1));
            line.unitPrice = Decimal::fromMillionths(qRound64(inCurrency(item.euros, order.currency)) * Decimal::one);
            stamp(line, order.createdAt);
            TRY(m_writer.insert(line));
        }
    }
    return {};
}

}  // namespace fieldfare::demo
