// SPDX-License-Identifier: GPL-3.0-or-later
#include "analytics/money_groups.h"

#include <QCoreApplication>

namespace fieldfare {

void MoneyGroups::addTo(qint64 *sum, qint64 value, bool *overflow)
{
    const auto next = checkedSum(*sum, value);
    if (next)
        *sum = *next;
    else
        *overflow = true;
}

void MoneyGroups::add(qint64 group, int which, const std::optional<Money> &money, QDate day, qint64 id,
                      std::initializer_list<qint64> counts)
{
    add(group, which, money, day, QVector<qint64>{id}, counts);
}

void MoneyGroups::add(qint64 group, int which, const std::optional<Money> &money, QDate day, const QVector<qint64> &ids,
                      std::initializer_list<qint64> counts)
{
    Part &part = m_groups[group][money ? money->currency : Currency()];
    if (part.minor.isEmpty()) {
        part.minor.resize(m_amounts);
        part.base.resize(m_amounts);
        part.counts.resize(m_counts);
        part.ids.resize(m_amounts);
    }
    int at = 0;
    for (const qint64 count : counts)
        part.counts[at++] += count;
    if (m_collectAll || m_collect == group)
        part.ids[which] += ids;
    if (!money)
        return;
    addTo(&part.minor[which], money->minor, &m_overflow);
    qint64 &total = m_currencies[money->currency];
    if (which == 0)
        addTo(&total, money->minor, &m_overflow);
    if (const auto converted = m_rates.inBase(*money, day)) {
        addTo(&part.base[which], converted->minor, &m_overflow);
        return;
    }
    part.missing = true;
    ++m_missing;
    auto &[first, count] = m_withoutRate[money->currency];
    first = first.isValid() ? qMin(first, day) : day;
    ++count;
}

Currency MoneyGroups::shownCurrency() const
{
    return m_currencies.size() == 1 ? m_currencies.firstKey() : m_rates.base();
}

MoneyGroups::Line MoneyGroups::blank(qint64 group, Currency currency) const
{
    Line line;
    line.key = QString::number(group);
    line.group = group;
    line.currency = currency;
    line.minor.resize(m_amounts);
    line.counts.resize(m_counts);
    line.ids.resize(m_amounts);
    return line;
}

MoneyGroups::Line MoneyGroups::emptyLine(qint64 group) const { return blank(group, shownCurrency()); }

void MoneyGroups::merge(Line *line, const Part &part, bool inBase) const
{
    for (int i = 0; i < m_amounts; ++i) {
        line->minor[i] += inBase ? part.base.at(i) : part.minor.at(i);
        line->ids[i] += part.ids.at(i);
    }
    for (int i = 0; i < m_counts; ++i)
        line->counts[i] += part.counts.at(i);
}

QVector<MoneyGroups::Line> MoneyGroups::lines(qint64 group) const
{
    const auto parts = m_groups.value(group);
    bool missing = false;
    for (const Part &part : parts)
        missing = missing || part.missing;
    if (!mixed() || !missing) {
        Line line = emptyLine(group);
        for (const Part &part : parts)
            merge(&line, part, mixed());
        return {line};
    }
    QVector<Line> result;
    for (auto it = parts.cbegin(); it != parts.cend(); ++it) {
        if (it.key().isEmpty())
            continue;
        Line line = blank(group, it.key());
        merge(&line, it.value(), false);
        result.append(line);
    }
    // records without an amount go with the first currency
    if (const auto rest = parts.constFind(Currency()); rest != parts.cend())
        merge(&result.first(), *rest, false);
    if (result.size() > 1) {
        for (Line &line : result) {
            line.split = true;
            line.key += QLatin1Char('/') + line.currency.code();
        }
    }
    return result;
}

MoneyGroups::Line MoneyGroups::total() const
{
    Line line = emptyLine(0);
    for (const Parts &parts : m_groups) {
        for (const Part &part : parts)
            merge(&line, part, mixed());
    }
    return line;
}

QStringList MoneyGroups::notes() const
{
    QStringList notes;
    if (!mixed())
        return notes;
    QStringList foreign;
    QStringList sums;
    for (auto it = m_currencies.cbegin(); it != m_currencies.cend(); ++it) {
        if (it.key() != m_rates.base() && !m_withoutRate.contains(it.key()))
            foreign.append(it.key().code());
        sums.append(Money{it.value(), it.key()}.toString() + QLatin1Char(' ') + it.key().code());
    }
    if (!foreign.isEmpty()) {
        notes.append(QCoreApplication::translate("Report",
                                                 "Amounts in %1 are converted to %2 by the exchange rate of their day.")
                         .arg(foreign.join(QStringLiteral(", ")), m_rates.base().code()));
    }
    for (auto it = m_withoutRate.cbegin(); it != m_withoutRate.cend(); ++it) {
        notes.append(
            QCoreApplication::translate("Report",
                                        "There is no exchange rate for %1 on %2 (amounts without a rate: %3). What it "
                                        "touches is shown in its own currency, one row for each.")
                .arg(it.key().code(), it.value().first.toString(Qt::ISODate), QString::number(it.value().second)));
    }
    if (!m_withoutRate.isEmpty())
        notes.append(
            QCoreApplication::translate("Report", "Totals by currency: %1.").arg(sums.join(QStringLiteral(", "))));
    return notes;
}

Result<void> MoneyGroups::check() const
{
    if (m_overflow)
        return fail(ErrorCode::InvalidInput,
                    QCoreApplication::translate(
                        "Report", "The amounts are too large to be added up. Look for a mistyped amount."));
    return {};
}

MoneyRowKey parseMoneyRowKey(const QString &key)
{
    MoneyRowKey parsed;
    const qsizetype slash = key.indexOf(QLatin1Char('/'));
    parsed.group = QStringView(key).left(slash < 0 ? key.size() : slash).toLongLong(&parsed.valid);
    if (slash >= 0)
        parsed.currency = key.mid(slash + 1);
    return parsed;
}

}  // namespace fieldfare
