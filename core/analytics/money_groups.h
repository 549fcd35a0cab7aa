// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "analytics/exchange_rates.h"

#include <QHash>
#include <QVector>

#include <initializer_list>

namespace fieldfare {

/// Sums amounts and counts by group, and decides in which currency the sums are shown:
/// all amounts of the report in one currency: in that one. Otherwise all in the base currency, each amount by the rate of
/// its day; a group with an amount that has no rate is shown as one line per currency, and a note says so.
class MoneyGroups {
public:
    /// `amounts` sums of money and `counts` other sums in each group.
    MoneyGroups(const ExchangeRates &rates, int amounts, int counts)
        : m_rates(rates), m_amounts(amounts), m_counts(counts)
    {
    }

    /// Remembers the ids given to add() for this group (rowsBehind).
    void collect(qint64 group)
    {
        m_collect = group;
        m_collectAll = false;
    }
    void collectAll() { m_collectAll = true; }

    /// One record's share: money for the sum number `which` (none: it counts, but has no amount), the day of its rate, and
    /// what to add to the counts.
    void add(qint64 group, int which, const std::optional<Money> &money, QDate day, qint64 id,
             std::initializer_list<qint64> counts = {});

    /// Several records of the same group, currency and day at once.
    void add(qint64 group, int which, const std::optional<Money> &money, QDate day, const QVector<qint64> &ids,
             std::initializer_list<qint64> counts);

    struct Line {
        QString key;  ///< row key: the group, with "/CUR" when the group has several lines
        qint64 group = 0;
        Currency currency;
        QVector<qint64> minor;  ///< sums, in minor units of `currency`
        QVector<qint64> counts;
        QVector<QVector<qint64>> ids;  ///< for each sum, as far as collected
        bool split = false;            ///< one of several lines of its group
        [[nodiscard]] Value cell(int which) const { return Value::fromValue(Money{minor.at(which), currency}); }
    };
    [[nodiscard]] QList<qint64> groups() const { return m_groups.keys(); }
    [[nodiscard]] QVector<Line> lines(qint64 group) const;
    /// A line of zeros for a group without records.
    [[nodiscard]] Line emptyLine(qint64 group) const;
    /// Everything together; the sums are worthless when !totalKnown().
    [[nodiscard]] Line total() const;
    /// False when a missing rate keeps the sums apart.
    [[nodiscard]] bool totalKnown() const { return !mixed() || m_missing == 0; }
    [[nodiscard]] Value totalCell(const Line &total, int which) const
    {
        return totalKnown() ? total.cell(which) : Value();
    }
    [[nodiscard]] Currency shownCurrency() const;
    /// About conversion and missing rates; `what` names the sum number 0 in the totals by currency.
    [[nodiscard]] QStringList notes() const;
    /// InvalidInput when a sum left the range of 64 bits.
    [[nodiscard]] Result<void> check() const;

private:
    struct Part {
        QVector<qint64> minor;
        QVector<qint64> base;
        QVector<qint64> counts;
        QVector<QVector<qint64>> ids;
        bool missing = false;
    };
    using Parts = QMap<Currency, Part>;  // the empty currency: records without an amount

    [[nodiscard]] bool mixed() const { return m_currencies.size() > 1; }
    [[nodiscard]] Line blank(qint64 group, Currency currency) const;
    void merge(Line *line, const Part &part, bool inBase) const;
    static void addTo(qint64 *sum, qint64 value, bool *overflow);

    const ExchangeRates &m_rates;
    int m_amounts;
    int m_counts;
    std::optional<qint64> m_collect;
    bool m_collectAll = false;
    QMap<qint64, Parts> m_groups;
    QMap<Currency, qint64> m_currencies;                 ///< total of sum 0 by currency
    QMap<Currency, QPair<QDate, qint64>> m_withoutRate;  ///< first day without a rate, and how often
    qint64 m_missing = 0;
    bool m_overflow = false;
};

/// Parts a row key made by MoneyGroups: group number and currency (empty when the group has one line).
struct MoneyRowKey {
    qint64 group = 0;
    QString currency;
    bool valid = false;
};
[[nodiscard]] MoneyRowKey parseMoneyRowKey(const QString &key);

}  // namespace fieldfare
