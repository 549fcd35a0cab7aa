// SPDX-License-Identifier: GPL-3.0-or-later
#include "workspace/demo/generator.h"

#include "base/text_fold.h"
#include "records/activity/activity.h"
#include "records/campaign_cost/campaign_cost.h"
#include "records/campaign_member/campaign_member.h"
#include "records/deal_line/deal_line.h"
#include "records/exchange_rate/exchange_rate.h"
#include "records/order/order.h"
#include "records/order_line/order_line.h"
#include "records/stage_event/stage_event.h"
#include "records/team/team.h"
#include "records/ticket/ticket.h"
#include "records/ticket_event/ticket_event.h"

#include <QCoreApplication>

#include <algorithm>

namespace fieldfare {

namespace demo {

namespace {

constexpr int daysOfHistory = 730;

// What one unit is worth in euros: only for believable prices.
double euroValue(Currency currency)
{
    static const QHash<QString, double> table{
        {QStringLiteral("EUR"), 1.0},     {QStringLiteral("USD"), 0.92},  {QStringLiteral("GBP"), 1.16},
        {QStringLiteral("CNY"), 0.128},   {QStringLiteral("CHF"), 1.05},  {QStringLiteral("JPY"), 0.0061},
        {QStringLiteral("PLN"), 0.23},    {QStringLiteral("CZK"), 0.04},  {QStringLiteral("SEK"), 0.088},
        {QStringLiteral("DKK"), 0.134},   {QStringLiteral("NOK"), 0.086}, {QStringLiteral("INR"), 0.011},
        {QStringLiteral("KRW"), 0.00067}, {QStringLiteral("AUD"), 0.6},   {QStringLiteral("CAD"), 0.67}};
    return table.value(currency.code(), 1.0);
}

}  // namespace

Generator::Generator(UnitOfWork &work, const DemoSize &size, std::function<void(int)> progress)
    : m_writer(work),
      m_size(size),
      m_progress(std::move(progress)),
      m_now(QDateTime::fromMSecsSinceEpoch(work.now(), Qt::UTC)),
      m_zone(work.session().zone),
      m_base(work.session().baseCurrency),
      m_me(work.session().user.value)
{
    m_today = m_now.toTimeZone(m_zone).date();
    if (m_base.isEmpty())
        m_base = Currency("EUR");
    m_size.contacts = qMax<qint64>(10, m_size.contacts);
    if (m_size.activities < 0)
        m_size.activities = m_size.contacts * (m_size.contacts < 2000 ? 6 : 5);
    if (m_size.deals < 0)
        m_size.deals = m_size.contacts <= 2000 ? m_size.contacts * 4 / 5 : 1600 + (m_size.contacts - 2000) / 12;
    if (m_size.openDeals < 0)
        m_size.openDeals = m_size.deals / 6;
    m_size.deals = qMax(m_size.deals, m_size.openDeals);
}

void Generator::report(int percent)
{
    if (m_progress)
        m_progress(percent);
}

Result<void> Generator::run()
{
    report(0);
    TRY(people());
    TRY(ratesAndProducts());
    TRY(campaigns());
    TRY(beginBulks());
    TRY(companies());
    report(4);
    TRY(contacts());
    report(18);
    TRY(deals());
    report(26);
    TRY(members());
    TRY(tickets());
    TRY(orders());
    report(32);
    TRY(activities());
    TRY(tasks());
    report(80);
    TRY(m_writer.endBulk());
    report(100);
    return {};
}

Result<void> Generator::beginBulks()
{
    // Only where it pays: the usual demo company is small.
    constexpr qint64 worthBulk = 1000;
    const TypeCatalog &catalog = m_writer.catalog();
    for (const auto &[type, count] : {std::pair<int, qint64>(Company::kNumber, m_size.contacts * 2 / 5),
                                      {Contact::kNumber, m_size.contacts},
                                      {Deal::kNumber, m_size.deals},
                                      {DealLine::kNumber, m_size.deals / 4},
                                      {StageEvent::kNumber, m_size.deals * 3},
                                      {CampaignMember::kNumber, m_size.contacts},
                                      {Ticket::kNumber, m_size.contacts / 20},
                                      {TicketEvent::kNumber, m_size.contacts / 8},
                                      {Order::kNumber, m_size.contacts / 20},
                                      {OrderLine::kNumber, m_size.contacts / 10},
                                      {Activity::kNumber, m_size.activities}}) {
        if (count >= worthBulk)
            TRY(m_writer.beginBulk(catalog.at(type), count));
    }
    m_writer.rememberUids();
    return {};
}

Result<void> Generator::repeat(qint64 count, const std::function<Result<void>(qint64)> &one)
{
    for (qint64 i = 0; i < count; ++i)
        TRY(one(i));
    return {};
}

Region Generator::region()
{
    const double at = m_random.unit();
    return at < 0.56 ? Region::German : at < 0.80 ? Region::English : Region::Chinese;
}

Currency Generator::currencyOf(Region region) const
{
    return region == Region::English ? Currency("GBP") : region == Region::Chinese ? Currency("CNY") : m_base;
}

double Generator::inCurrency(double euros, Currency currency) const { return euros / euroValue(currency); }

qint64 Generator::minorUnits(double amount, Currency currency) const
{
    return qRound64(amount * std::pow(10.0, currency.exponent()));
}

qint64 Generator::ownerFor(Region region, bool service)
{
    std::vector<qint64> fitting;
    for (const Colleague &one : m_colleagues) {
        if (one.service == service && (service || one.region == region))
            fitting.push_back(one.id);
    }
    return fitting.empty() ? m_me : m_random.pick(fitting);
}

QDateTime Generator::officeTime(QDate day)
{
    if (day.dayOfWeek() > 5)
        day = day.addDays(5 - day.dayOfWeek());
    const QTime time(int(m_random.weighted(std::initializer_list<double>{2, 5, 6, 5, 2, 4, 6, 5, 3})) + 8,
                     int(m_random.below(60)), int(m_random.below(60)));
    QDateTime at = QDateTime(day, time, m_zone).toUTC();
    if (at < m_now)
        return at;
    // today's later hours have not come yet
    const qint64 sinceMidnight = day.startOfDay(m_zone).msecsTo(m_now);
    return m_now.addMSecs(-m_random.between(60'000, qMax<qint64>(120'000, qMin<qint64>(sinceMidnight, 3 * 3'600'000))));
}

QDate Generator::dayInSeason()
{
    static constexpr double season[] = {0.70, 0.80, 1.20, 1.35, 1.25, 1.10, 0.80, 0.70, 1.15, 1.15, 0.90, 0.60};
    for (;;) {
        const qint64 ago = m_random.below(daysOfHistory);
        const QDate day = m_today.addDays(-ago);
        const double growth = 1.0 + 0.35 * (1.0 - double(ago) / daysOfHistory);
        if (m_random.unit() * 1.9 < season[day.month() - 1] * growth)
            return day;
    }
}

const Generator::Person *Generator::personWith(Role role)
{
    const auto &all = m_byRole[int(role)];
    return all.empty() ? &m_random.pick(m_people) : &m_people[size_t(m_random.pick(all))];
}

Result<void> Generator::people()
{
    struct Planned {
        const char *team;
        const char *name;
        const char *mail;
        const char *role;
        Region region;
        bool service;
        double skill;
    };
    static constexpr Planned planned[] = {
        {"Vertrieb Deutschland", "Jonas Reimers", "jonas.reimers", "Vertriebsleitung", Region::German, false, 0.60},
        {"Vertrieb Deutschland", "Katrin Oelmann", "katrin.oelmann", "Vertrieb", Region::German, false, 0.66},
        {"Vertrieb Deutschland", "Murat Aydın", "murat.aydin", "Vertrieb", Region::German, false, 0.52},
        {"Vertrieb Deutschland", "Finn Petersen", "finn.petersen", "Vertrieb", Region::German, false, 0.41},
        {"International", "Harriet Lowe", "harriet.lowe", "Head of International", Region::English, false, 0.58},
        {"International", "Tom Brennan", "tom.brennan", "Sales", Region::English, false, 0.45},
        {"International", "陈思远", "chen.siyuan", "销售", Region::Chinese, false, 0.62},
        {"International", "林若曦", "lin.ruoxi", "销售", Region::Chinese, false, 0.50},
        {"Service", "Birgit Hansen", "birgit.hansen", "Serviceleitung", Region::German, true, 0.5},
        {"Service", "Sven Albers", "sven.albers", "Service", Region::German, true, 0.5},
        {"Service", "Priya Nair", "priya.nair", "Service", Region::English, true, 0.5},
    };
    QHash<QString, Team> teams;
    for (const Planned &one : planned) {
        const QString teamName = QString::fromUtf8(one.team);
        if (!teams.contains(teamName)) {
            Team team;
            team.name = teamName;
            TRY(m_writer.insert(team));
            teams.insert(teamName, team);
        }
        User user;
        user.name = QString::fromUtf8(one.name);
        user.email = QString::fromLatin1(one.mail) + QStringLiteral("@sonnenfels.example");
        user.team.value = teams.value(teamName).id;
        user.role = QString::fromUtf8(one.role);
        if (teams.value(teamName).manager.isValid())
            user.manager = teams.value(teamName).manager;
        else
            user.manager.value = m_me;
        TRY(m_writer.insert(user));
        Team &team = teams[teamName];
        if (!team.manager.isValid()) {
            team.manager.value = user.id;
            TRY(m_writer.update(team));
        }
        m_colleagues.push_back({user.id, one.region, one.service, one.skill});
    }
    // whoever opens the demo sells as well: otherwise their own pages would be empty
    if (m_me > 0)
        m_colleagues.push_back({m_me, Region::German, false, 0.55});

    TRY_ASSIGN(auto stages,
               m_writer.work().run(QStringLiteral("SELECT id, kind FROM {stage} WHERE pipeline IS (SELECT id FROM "
                                                  "{pipeline} ORDER BY position, id LIMIT 1) ORDER BY position, id")));
    while (stages.next()) {
        const Id<Stage> id{stages.value(0).toLongLong()};
        const QString kind = stages.value(1).toString();
        if (kind == QLatin1String("won"))
            m_won = id;
        else if (kind == QLatin1String("lost"))
            m_lost = id;
        else
            m_openStages.push_back(id);
    }
    TRY(finished(stages));
    if (m_openStages.empty() || !m_won.isValid() || !m_lost.isValid())
        return fail(ErrorCode::NotFound,
                    QCoreApplication::translate(
                        "Workspace", "The demo company needs a pipeline with open stages, a won and a lost one."));
    return {};
}

Result<void> Generator::ratesAndProducts()
{
    for (const Currency currency : {Currency("EUR"), Currency("GBP"), Currency("CNY"), Currency("USD")}) {
        if (currency == m_base)
            continue;
        double value = euroValue(currency) / euroValue(m_base);
        for (QDate month = QDate(m_today.year(), m_today.month(), 1).addMonths(-26); month <= m_today;
             month = month.addMonths(1)) {
            value *= 1.0 + (m_random.unit() - 0.5) * 0.02;
            ExchangeRate rate;
            rate.currency = currency.code();
            rate.on = month;
            rate.rate = Decimal::fromMillionths(qRound64(value * 1e4) * 100);
            TRY(m_writer.insert(rate));
        }
    }
    struct Planned {
        const char *name;
        const char *code;
        const char *category;
        double euros;
        const char *unit;
    };
    static constexpr Planned planned[] = {
        {"Solarpaket Dach 10 kWp", "PV-10", "Photovoltaik", 14900, "Stück"},
        {"Solarpaket Dach 30 kWp", "PV-30", "Photovoltaik", 36500, "Stück"},
        {"Solarpaket Halle 100 kWp", "PV-100", "Photovoltaik", 98000, "Stück"},
        {"Solarmodul 440 Wp", "MOD-440", "Photovoltaik", 129, "Stück"},
        {"Wechselrichter 10 kW", "WR-10", "Photovoltaik", 1890, "Stück"},
        {"Batteriespeicher 10 kWh", "BAT-10", "Speicher", 6900, "Stück"},
        {"Batteriespeicher 50 kWh", "BAT-50", "Speicher", 27800, "Stück"},
        {"Wallbox 11 kW", "WB-11", "Laden", 890, "Stück"},
        {"Schnellladesäule 75 kW", "SL-75", "Laden", 31500, "Stück"},
        {"Wärmepumpe 12 kW", "WP-12", "Wärme", 16800, "Stück"},
        {"Wärmepumpe 40 kW", "WP-40", "Wärme", 44500, "Stück"},
        {"Energieberatung", "BER-1", "Dienstleistung", 1250, "Tag"},
        {"Wartungsvertrag", "WV-1", "Dienstleistung", 480, "Jahr"},
        {"Monitoring Pro", "MON-1", "Dienstleistung", 240, "Jahr"},
    };
    for (const Planned &one : planned) {
        Product product;
        product.name = QString::fromUtf8(one.name);
        product.code = QString::fromLatin1(one.code);
        product.category = QString::fromUtf8(one.category);
        product.unit = QString::fromUtf8(one.unit);
        product.currency = m_base;
        product.price = minorUnits(std::round(inCurrency(one.euros, m_base)), m_base);
        TRY(m_writer.insert(product));
        m_products.push_back({product.id, product.name, one.euros});
    }
    return {};
}

Result<void> Generator::campaigns()
{
    // pull: how likely a deal opened in its time came of it; the costs in euros. Three of them lose money.
    struct Planned {
        const char *name;
        const char *kind;
        int ago;
        int days;
        double pull;
        double people;
        double material;
        double advertising;
        double other;
    };
    static constexpr Planned planned[] = {
        {"Frühjahrsaktion Dach", "online", 590, 60, 0.24, 14200, 1800, 64500, 2600},
        {"Messe Intersolar", "fair", 520, 4, 0.16, 24500, 32400, 16800, 61000},
        {"Empfehlungsprogramm", "referral", 480, 420, 0.07, 11400, 2900, 0, 35200},
        {"Hörfunk Norddeutschland", "radio", 400, 28, 0.03, 3200, 0, 68500, 9400},
        {"UK warehouse roofs mailing", "email", 330, 45, 0.14, 12600, 8400, 23800, 0},
        {"上海绿色能源论坛", "event", 260, 3, 0.12, 8200, 5400, 2600, 11800},
        {"Herbst: Wärmepumpe statt Gas", "print", 410, 50, 0.10, 6100, 27800, 51500, 2900},
        {"Wallbox-Tage für Fuhrparks", "event", 200, 30, 0.13, 15600, 6100, 14300, 9900},
        {"Telefonaktion Bestandskunden", "phone", 120, 40, 0.15, 29800, 0, 0, 1200},
        {"Newsletter Herbst", "email", 45, 60, 0.0, 0, 0, 0, 0},
    };
    for (const Planned &one : planned) {
        Campaign campaign;
        campaign.name = QString::fromUtf8(one.name);
        campaign.kind = QString::fromLatin1(one.kind);
        campaign.startsOn = m_today.addDays(-one.ago);
        campaign.endsOn = campaign.startsOn.addDays(one.days);
        campaign.currency = m_base;
        campaign.owner.value = m_random.pick(m_colleagues).id;
        const double total = one.people + one.material + one.advertising + one.other;
        if (total > 0)
            campaign.budget =
                minorUnits(std::round(inCurrency(total * (0.85 + 0.2 * m_random.unit()), m_base) / 100) * 100, m_base);
        stamp(campaign, officeTime(campaign.startsOn.addDays(-21)));
        TRY(m_writer.insert(campaign));
        m_drives.push_back({campaign.id, campaign.startsOn, campaign.endsOn, one.pull});
        for (const auto &[kind, euros] : {std::pair("people", one.people), std::pair("material", one.material),
                                          std::pair("advertising", one.advertising), std::pair("other", one.other)}) {
            if (euros <= 0)
                continue;
            CampaignCost cost;
            cost.campaign.value = campaign.id;
            cost.kind = QString::fromLatin1(kind);
            cost.currency = m_base;
            cost.amount = minorUnits(inCurrency(euros, m_base), m_base);
            cost.on = qMin(campaign.startsOn.addDays(m_random.between(0, one.days)), m_today);
            TRY(m_writer.insert(cost));
        }
    }
    return {};
}

Result<void> Generator::companies()
{
    const qint64 count = qMax<qint64>(6, m_size.contacts * 2 / 5);
    m_firms.reserve(size_t(count));
    QSet<QString> domains;
    return repeat(count, [&](qint64) -> Result<void> {
        const Region where = region();
        const Place at = place(m_random, where);
        Firm made = firm(m_random, where, at, 0);
        for (qint64 number = 2; domains.contains(made.domain); ++number) {
            qsizetype letters = made.domain.indexOf(QLatin1Char('.'));
            while (letters > 0 && made.domain[letters - 1].isDigit())
                --letters;
            made.domain = made.domain.first(letters) +
                          QString::number(m_size.contacts > 5000 ? domains.size() + 2 : number) +
                          QStringLiteral(".example");
        }
        domains.insert(made.domain);
        Company company;
        company.name = made.name;
        company.industry = made.industry;
        company.employees = qRound64(4 + m_random.exponential(70));
        company.registeredOn =
            m_random.chance(0.3) ? m_today.addDays(-m_random.between(daysOfHistory, 3000)) : dayInSeason();
        company.website = QStringLiteral("https://www.") + made.domain;
        company.owner.value = ownerFor(where);
        company.emails = {{QStringLiteral("work"), QStringLiteral("info@") + made.domain}};
        company.phones = {{QStringLiteral("work"), phoneNumber(m_random, where, at, false), {}}};
        company.addresses = {
            {QStringLiteral("billing"), street(m_random, where), at.city, at.region, at.postalCode, at.country}};
        const QDateTime made_ = officeTime(company.registeredOn);
        stamp(company, made_);
        TRY(m_writer.insert(company));
        m_firms.push_back({company.id, company.owner.value, where, at, made.domain, made_.toMSecsSinceEpoch()});
        // now and then somebody types a customer in again
        if (m_random.chance(0.015)) {
            Company twin = company;
            twin.uid = {};
            twin.name = company.name.section(QLatin1Char(' '), 0, 1).toUpper();
            twin.website.clear();
            stamp(twin, officeTime(company.registeredOn.addDays(m_random.between(20, 200))));
            TRY(m_writer.insert(twin));
        }
        return {};
    });
}

Result<void> Generator::contacts()
{
    m_people.reserve(size_t(m_size.contacts));
    static const QStringList sources{QStringLiteral("Website"), QStringLiteral("Empfehlung"), QStringLiteral("Messe"),
                                     QStringLiteral("Telefon"), QStringLiteral("Anzeige")};
    static const QStringList roles{QStringLiteral("lead"), QStringLiteral("prospect"), QStringLiteral("customer"),
                                   QStringLiteral("former")};
    return repeat(m_size.contacts, [&](qint64 i) -> Result<void> {
        // each firm has one contact, larger ones more; some people buy for themselves
        const bool isPrivate = i >= qint64(m_firms.size()) && m_random.chance(0.08);
        const Firm_ &firm = i < qint64(m_firms.size()) ? m_firms[size_t(i)] : m_random.pick(m_firms);
        const PersonName name = personName(m_random, firm.region);
        Contact contact;
        contact.firstName = name.first;
        contact.lastName = name.last;
        const Role role = Role(m_random.weighted(std::initializer_list<double>{0.30, 0.22, 0.42, 0.06}));
        contact.lifecycle = roles.at(int(role));
        contact.source = m_random.pick(sources);
        QString domain = firm.domain;
        if (!isPrivate) {
            contact.company.value = firm.id;
            contact.title = jobTitle(m_random, firm.region);
        } else {
            domain = QStringLiteral("post.example");
            contact.addresses = {{QStringLiteral("home"), street(m_random, firm.region), firm.place.city,
                                  firm.place.region, firm.place.postalCode, firm.place.country}};
        }
        contact.owner.value = firm.owner;
        contact.emails = {
            {isPrivate ? QStringLiteral("home") : QStringLiteral("work"),
             mailName(name) + (m_size.contacts > 5000 ? QString::number(i) : QString()) + QLatin1Char('@') + domain}};
        contact.phones = {{QStringLiteral("mobile"), phoneNumber(m_random, firm.region, firm.place, true), {}}};
        if (!isPrivate && m_random.chance(0.5))
            contact.phones.append({QStringLiteral("work"), phoneNumber(m_random, firm.region, firm.place, false), {}});
        const QDate since =
            qMin(m_today,
                 QDateTime::fromMSecsSinceEpoch(firm.since, m_zone).date().addDays(qRound64(m_random.exponential(60))));
        contact.registeredOn = since;
        if (m_random.chance(0.25))
            contact.birthday = m_today.addYears(-int(m_random.between(24, 63))).addDays(-m_random.below(365));
        if (role == Role::Customer && m_random.chance(0.05))
            contact.tags = {QStringLiteral("VIP")};
        const QDateTime made = officeTime(since);
        stamp(contact, made);
        TRY(m_writer.insert(contact));
        m_byRole[int(role)].push_back(qint32(m_people.size()));
        m_people.push_back(
            {contact.id, isPrivate ? 0 : firm.id, firm.owner, made.toMSecsSinceEpoch(), firm.region, role});
        if (m_random.chance(0.02)) {
            Contact twin = contact;
            twin.uid = {};
            twin.tags.clear();
            twin.lifecycle = QStringLiteral("lead");
            if (firm.region == Region::German && twin.lastName.contains(QLatin1Char('e')))
                twin.lastName = foldText(twin.lastName).replace(0, 1, twin.lastName.at(0));
            twin.name.clear();
            if (m_random.chance(0.5))
                twin.phones.clear();
            else
                twin.emails.clear();
            stamp(twin, officeTime(since.addDays(m_random.between(10, 120))));
            TRY(m_writer.insert(twin));
        }
        if (i % 5000 == 4999)
            report(int(4 + 14 * i / m_size.contacts));
        return {};
    });
}

Result<void> Generator::members()
{
    for (const Drive &drive : m_drives) {
        const auto attracted = m_attracted.value(drive.id);
        QSet<qint64> taken;
        const auto add = [&](qint64 contact, bool brought) -> Result<void> {
            if (taken.contains(contact))
                return {};
            taken.insert(contact);
            CampaignMember member;
            member.campaign.value = drive.id;
            member.contact.value = contact;
            const QDateTime asked = officeTime(drive.start);
            const bool planned = drive.pull <= 0 && m_random.chance(0.4);
            const bool responded = brought || (!planned && m_random.chance(0.16));
            member.status = planned                 ? QStringLiteral("planned")
                            : responded             ? QStringLiteral("responded")
                            : m_random.chance(0.07) ? QStringLiteral("declined")
                            : m_random.chance(0.6)  ? QStringLiteral("reached")
                                                    : QStringLiteral("invited");
            if (responded) {
                member.respondedAt = qMin(m_now.addSecs(-60), officeTime(drive.start.addDays(m_random.between(0, 20))));
                member.interactions = m_random.between(1, 6);
                member.completed = m_random.chance(0.7);
            } else if (member.status == QLatin1String("reached")) {
                member.interactions = m_random.chance(0.4) ? 1 : 0;
            }
            stamp(member, asked);
            return m_writer.insert(member);
        };
        QList<qint64> brought(attracted.cbegin(), attracted.cend());
        std::sort(brought.begin(), brought.end());
        for (const qint64 contact : std::as_const(brought))
            TRY(add(contact, true));
        const qint64 more = qMin<qint64>(qint64(m_people.size()) / 5, 4000);
        for (qint64 i = 0; i < more; ++i)
            TRY(add(m_random.pick(m_people).id, false));
    }
    return {};
}

}  // namespace demo

QFuture<Result<ChangeSet>> generateDemo(Workspace &workspace, const DemoSize &size, std::function<void(int)> progress,
                                        const std::stop_token &stop)
{
    return workspace.write(
        QCoreApplication::translate("Workspace", "Made the demo company"),
        [size, progress = std::move(progress)](UnitOfWork &work) {
            return demo::Generator(work, size, progress).run();
        },
        stop);
}

}  // namespace fieldfare
