// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "records/campaign/campaign.h"
#include "records/company/company.h"
#include "records/contact/contact.h"
#include "records/deal/deal.h"
#include "records/product/product.h"
#include "records/record_writer.h"
#include "records/stage/stage.h"
#include "records/user/user.h"
#include "workspace/demo/demo.h"
#include "workspace/demo/names.h"

#include <vector>

namespace fieldfare::demo {

/// Writes the demo company through one unit of work. Parts in generator_<part>.cpp, called in the order of run().
class Generator {
public:
    Generator(UnitOfWork &work, const DemoSize &size, std::function<void(int)> progress);
    [[nodiscard]] Result<void> run();

private:
    enum class Role : quint8 { Lead, Prospect, Customer, Former };
    struct Firm_ {
        qint64 id;
        qint64 owner;
        Region region;
        Place place;
        QString domain;
        qint64 since;
    };
    struct Person {
        qint64 id;
        qint64 company;
        qint64 owner;
        qint64 since;
        Region region;
        Role role;
    };
    struct Item {
        qint64 id;
        QString name;
        double euros;
    };
    struct Drive {
        qint64 id;
        QDate start;
        QDate end;
        double pull;
    };
    struct Colleague {
        qint64 id;
        Region region;
        bool service;
        double skill;
    };

    [[nodiscard]] Result<void> people();
    [[nodiscard]] Result<void> ratesAndProducts();
    [[nodiscard]] Result<void> campaigns();
    [[nodiscard]] Result<void> companies();
    [[nodiscard]] Result<void> contacts();
    [[nodiscard]] Result<void> deals();
    [[nodiscard]] Result<void> deal(bool open, bool stale);
    [[nodiscard]] Result<void> history(const Deal &deal, int reached, bool closed);
    [[nodiscard]] Result<void> lines(const Deal &deal, const QDateTime &made);
    [[nodiscard]] Result<void> members();
    [[nodiscard]] Result<void> tickets();
    [[nodiscard]] Result<void> orders();
    [[nodiscard]] Result<void> activities();
    [[nodiscard]] Result<void> tasks();

    [[nodiscard]] Region region();
    [[nodiscard]] Currency currencyOf(Region region) const;
    /// What an amount of euros is in a currency today, roughly.
    [[nodiscard]] double inCurrency(double euros, Currency currency) const;
    [[nodiscard]] qint64 minorUnits(double amount, Currency currency) const;
    [[nodiscard]] qint64 ownerFor(Region region, bool service = false);
    /// A moment in office hours on that day, or on the Friday before a weekend; never later than now.
    [[nodiscard]] QDateTime officeTime(QDate day);
    [[nodiscard]] QDate dayInSeason();
    [[nodiscard]] const Person *personWith(Role role);
    template <class T>
    void stamp(T &record, const QDateTime &at)
    {
        record.createdAt = at;
        record.changedAt = at;
    }
    /// Announces what comes in numbers, so that indexes and full text are made once at the end.
    [[nodiscard]] Result<void> beginBulks();
    [[nodiscard]] static Result<void> repeat(qint64 count, const std::function<Result<void>(qint64)> &one);
    void report(int percent);

    RecordWriter m_writer;
    DemoSize m_size;
    std::function<void(int)> m_progress;
    Random m_random{20240607};
    QDateTime m_now;
    QDate m_today;
    QTimeZone m_zone;
    Currency m_base;
    qint64 m_me = 0;

    std::vector<Colleague> m_colleagues;
    std::vector<Item> m_products;
    std::vector<Drive> m_drives;
    std::vector<Firm_> m_firms;
    std::vector<Person> m_people;
    std::vector<qint32> m_byRole[4];
    std::vector<Id<Stage>> m_openStages;
    Id<Stage> m_won;
    Id<Stage> m_lost;
    std::vector<std::pair<qint64, qint64>> m_openDeals;  // deal, person index
    QHash<qint64, QSet<qint64>> m_attracted;             // campaign → contacts whose deals it brought
};

}  // namespace fieldfare::demo
