// SPDX-License-Identifier: GPL-3.0-or-later
#include "records/activity/activity.h"
#include "records/task/task.h"
#include "records/ticket/ticket.h"
#include "records/ticket_event/ticket_event.h"
#include "workspace/demo/generator.h"

namespace fieldfare::demo {

Result<void> Generator::tickets()
{
    const qint64 count = m_size.contacts <= 2000 ? m_size.contacts * 2 / 5 : 800 + (m_size.contacts - 2000) / 20;
    static const QStringList types{QStringLiteral("question"), QStringLiteral("problem"), QStringLiteral("complaint"),
                                   QStringLiteral("request")};
    static const QStringList priorities{QStringLiteral("low"), QStringLiteral("normal"), QStringLiteral("high"),
                                        QStringLiteral("urgent")};
    const qint64 now = m_now.toMSecsSinceEpoch();
    constexpr qint64 hour = 3'600'000;
    // oldest first, so that numbers follow time
    for (qint64 i = 0; i < count; ++i) {
        const Person &person = *personWith(m_random.chance(0.85) ? Role::Customer : Role::Prospect);
        // business grows: every sixth came in the last weeks
        const double left = double(count - 1 - i) / double(count);
        const qint64 daysAgo = left < 0.16 ? qRound64(left / 0.16 * 20.0) : 20 + qRound64((left - 0.16) / 0.84 * 680.0);
        Ticket ticket;
        ticket.contact.value = person.id;
        ticket.company.value = person.company;
        ticket.type = types.at(m_random.weighted(std::initializer_list<double>{0.30, 0.42, 0.10, 0.18}));
        ticket.priority = priorities.at(m_random.weighted(std::initializer_list<double>{0.18, 0.52, 0.22, 0.08}));
        ticket.subject = ticketText(m_random, person.region, ticket.type);
        ticket.openedAt = officeTime(m_today.addDays(-daysAgo));
        const qint64 opened = ticket.openedAt.toMSecsSinceEpoch();
        const bool hot = ticket.priority == QLatin1String("high") || ticket.priority == QLatin1String("urgent");
        const bool late = m_random.chance(0.12);
        const qint64 answer = opened + qRound64((0.3 + m_random.exponential(hot ? 2.5 : 9.0)) * hour * (late ? 6 : 1));
        const qint64 solution =
            answer + qRound64((1.0 + m_random.exponential(hot ? 14.0 : 46.0)) * hour * (late ? 5 : 1));
        const bool forgotten = daysAgo > 2 && daysAgo < 50 && m_random.chance(0.3);
        if (answer < now && !(forgotten && m_random.chance(0.5)))
            ticket.firstResponseAt = QDateTime::fromMSecsSinceEpoch(answer, Qt::UTC);
        if (solution < now && !forgotten) {
            ticket.resolvedAt = QDateTime::fromMSecsSinceEpoch(solution, Qt::UTC);
            ticket.state = daysAgo > 14 ? QStringLiteral("closed") : QStringLiteral("resolved");
            if (m_random.chance(0.55))
                ticket.satisfaction =
                    late ? m_random.between(1, 3)
                         : 1 + m_random.weighted(std::initializer_list<double>{0.03, 0.05, 0.14, 0.38, 0.40});
        } else {
            ticket.state = !ticket.firstResponseAt.isValid() ? QStringLiteral("new")
                           : m_random.chance(0.35)           ? QStringLiteral("waiting")
                                                             : QStringLiteral("open");
        }
        if (ticket.state != QLatin1String("new") || m_random.chance(0.4))
            ticket.owner.value = m_random.chance(0.12) ? m_me : ownerFor(person.region, true);
        stamp(ticket, ticket.openedAt);
        TRY(m_writer.insert(ticket));
        if (ticket.firstResponseAt.isValid()) {
            TicketEvent event;
            event.ticket.value = ticket.id;
            event.kind = QStringLiteral("answered");
            event.at = ticket.firstResponseAt;
            event.toState = QStringLiteral("open");
            event.assignee = ticket.owner;
            stamp(event, event.at);
            TRY(m_writer.insert(event));
        }
    }
    return {};
}

Result<void> Generator::activities()
{
    static const QStringList kinds{QStringLiteral("call"), QStringLiteral("email"), QStringLiteral("meeting"),
                                   QStringLiteral("social"), QStringLiteral("note")};
    static const QStringList networks{QStringLiteral("LinkedIn"), QStringLiteral("XING"), QStringLiteral("WeChat"),
                                      QStringLiteral("Mastodon")};
    const qint64 span = m_now.toMSecsSinceEpoch();
    return repeat(m_size.activities, [&](qint64 i) -> Result<void> {
        const bool ofDeal = !m_openDeals.empty() && m_random.chance(0.08);
        const auto [dealId, personIndex] = ofDeal ? m_random.pick(m_openDeals) : std::pair<qint64, qint64>(0, 0);
        // whom we have known for long we have talked to more often
        qint64 index = ofDeal ? personIndex : m_random.below(qint64(m_people.size()));
        for (int attempt = 0; attempt < 4 && !ofDeal &&
                              double(span - m_people[size_t(index)].since) < m_random.unit() * 500.0 * 86'400'000.0;
             ++attempt)
            index = m_random.below(qint64(m_people.size()));
        const Person &person = m_people[size_t(index)];
        Activity activity;
        activity.kind = kinds.at(m_random.weighted(std::initializer_list<double>{0.36, 0.34, 0.11, 0.06, 0.13}));
        const ActivityText text = activityText(m_random, person.region, activity.kind);
        activity.subject = text.subject;
        activity.body = text.body;
        activity.need = text.need;
        activity.contact.value = person.id;
        activity.company.value = person.company;
        activity.deal.value = dealId;
        activity.owner.value = m_random.chance(0.85) ? person.owner : ownerFor(person.region);
        // more of them lately, and none before we knew the person
        const qint64 known = qMax<qint64>(1, (span - person.since) / 86'400'000);
        const qint64 ago =
            ofDeal ? m_random.below(30) : qRound64(double(qMin<qint64>(known, 729)) * std::pow(m_random.unit(), 1.4));
        activity.at = officeTime(m_today.addDays(-ago));
        if (activity.kind == QLatin1String("call")) {
            activity.duration = m_random.between(1, 25) * 60;
            activity.direction = m_random.chance(0.6) ? QStringLiteral("out") : QStringLiteral("in");
        } else if (activity.kind == QLatin1String("email")) {
            activity.direction = m_random.chance(0.55) ? QStringLiteral("out") : QStringLiteral("in");
            if (m_random.chance(0.6)) {
                const QDateTime replied = activity.at.addSecs(qRound64(m_random.exponential(14.0) * 3600));
                if (replied < m_now)
                    activity.repliedAt = replied;
            }
        } else if (activity.kind == QLatin1String("meeting")) {
            activity.duration = m_random.between(2, 8) * 900;
        } else if (activity.kind == QLatin1String("social")) {
            activity.network = person.region == Region::Chinese ? QStringLiteral("WeChat") : m_random.pick(networks);
            activity.post = QStringLiteral("https://www.sonnenfels.example/post/%1").arg(i % 37);
            activity.audience = m_random.between(40, 4200);
        }
        stamp(activity, activity.at);
        TRY(m_writer.insert(activity));
        if (i % 20'000 == 19'999)
            report(int(32 + 46 * i / m_size.activities));
        return {};
    });
}

Result<void> Generator::tasks()
{
    const qint64 count = m_size.contacts <= 2000 ? qMax<qint64>(24, m_size.contacts / 5) : 400 + m_size.contacts / 50;
    for (qint64 i = 0; i < count; ++i) {
        const bool ofDeal = !m_openDeals.empty() && m_random.chance(0.6);
        const auto [dealId, personIndex] = ofDeal ? m_random.pick(m_openDeals) : std::pair<qint64, qint64>(0, 0);
        const Person &person = ofDeal ? m_people[size_t(personIndex)] : m_random.pick(m_people);
        Task task;
        task.subject = taskText(m_random, person.region);
        task.contact.value = person.id;
        task.company.value = person.company;
        task.deal.value = dealId;
        // every third is for whoever looks at the demo
        task.owner.value = i % 3 == 0 && m_me > 0 ? m_me : person.owner;
        const int when = m_random.weighted(std::initializer_list<double>{0.35, 0.12, 0.18, 0.35});
        const QDate day = when == 0   ? m_today.addDays(-m_random.between(5, 90))
                          : when == 1 ? m_today.addDays(-m_random.between(1, 9))
                          : when == 2 ? m_today
                                      : m_today.addDays(m_random.between(1, 21));
        task.due = m_random.chance(0.5) ? day.startOfDay(m_zone).toUTC()
                                        : QDateTime(day, QTime(int(m_random.between(9, 17)), 0), m_zone).toUTC();
        if (when == 0) {
            task.done = true;
            task.doneAt = qMin(m_now.addSecs(-60), officeTime(day));
        }
        stamp(task, officeTime(qMin(m_today, day.addDays(-m_random.between(2, 14)))));
        TRY(m_writer.insert(task));
    }
    return {};
}

}  // namespace fieldfare::demo
