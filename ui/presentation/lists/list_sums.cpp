// SPDX-License-Identifier: GPL-3.0-or-later
#include "presentation/lists/list_sums.h"

#include "base/when_done.h"
#include "presentation/format.h"
#include "workspace/workspace.h"

#include <cstdlib>

namespace fieldfare {

namespace {

using Figure = ListSumsReader::Figure;

/// A mean has no more places than tell something; a sum is exact.
Decimal decimal(const FieldSpec &field, qint64 millionths, Figure figure)
{
    if (figure == Figure::Mean) {
        const qint64 step = field.kind == FieldKind::Percent ? Decimal::one / 10 : Decimal::one / 100;
        millionths = (millionths + (millionths < 0 ? -step / 2 : step / 2)) / step * step;
    }
    return Decimal::fromMillionths(millionths);
}

/// Large amounts without cents, half away from zero: several share the room of one, and the explanation has them exactly.
Money shortened(Money amount)
{
    constexpr qint64 large = 100'000;
    qint64 unit = 1;
    for (int i = 0; i < amount.currency.exponent(); ++i) {
        unit *= 10;
    }
    if (std::abs(amount.minor / unit) >= large) {
        amount.minor = (amount.minor + (amount.minor < 0 ? -unit / 2 : unit / 2)) / unit * unit;
    }
    return amount;
}

QString written(const FieldSpec &field, const ColumnSum &sum, Figure figure)
{
    const qint64 value = figure == Figure::Sum ? sum.sum : sum.mean;
    if (!sum.exact) {
        return ListSumsReader::tr("too large");
    }
    switch (field.kind) {
    case FieldKind::Money: return format::money(Money{value, sum.currency});
    case FieldKind::Decimal: return format::decimal(decimal(field, value, figure));
    case FieldKind::Percent: return format::decimal(decimal(field, value, figure)) + QChar(0x00A0) + QLatin1Char('%');
    case FieldKind::Duration: return format::duration(value);
    default: return format::number(value);
    }
}

}  // namespace

ListSumsReader::ListSumsReader(Workspace &workspace, QObject *parent) : QObject(parent), m_workspace(workspace) {}

ListSumsReader::~ListSumsReader() { m_stop.request_stop(); }

void ListSumsReader::stop()
{
    ++m_ticket;
    m_stop.request_stop();
    m_stop = std::stop_source();
}

void ListSumsReader::ask(const ListRequest &request, const QStringList &fields)
{
    stop();
    const quint64 ticket = m_ticket;
    whenDone(m_workspace.read([request, fields](ReadContext &context) { return listSums(context, request, fields); },
                              m_stop.get_token()),
             this, [this, ticket](const Result<ListSums> &sums) {
                 if (ticket != m_ticket) {
                     return;
                 }
                 // A query with a mistake is told by the list itself.
                 m_known = sums.has_value();
                 m_sums = sums ? *sums : ListSums();
                 emit changed();
             });
}

QString ListSumsReader::text(const FieldSpec &field, Figure figure) const
{
    QStringList parts;
    const auto sums = m_sums.columns.value(field.key);
    // A sum of percentages says nothing.
    const bool mean = figure == Figure::Mean || field.kind == FieldKind::Percent;
    for (const ColumnSum &sum : sums) {
        const qint64 value = mean ? sum.mean : sum.sum;
        parts.append(sums.size() > 1 && sum.exact && field.kind == FieldKind::Money
                         ? format::money(shortened(Money{value, sum.currency}))
                         : written(field, sum, mean ? Figure::Mean : Figure::Sum));
    }
    return (mean && !parts.isEmpty() ? QStringLiteral("⌀ ") : QString()) + parts.join(QStringLiteral(" + "));
}

QString ListSumsReader::explanation(const FieldSpec &field) const
{
    QStringList lines{field.label()};
    const auto sums = m_sums.columns.value(field.key);
    for (const ColumnSum &sum : sums) {
        lines.append(
            field.kind == FieldKind::Percent
                ? tr("Mean %1 of %2 filled in").arg(written(field, sum, Figure::Mean), QLocale().toString(sum.filled))
                : tr("Sum %1, mean %2, of %3 filled in")
                      .arg(written(field, sum, Figure::Sum), written(field, sum, Figure::Mean),
                           QLocale().toString(sum.filled)));
    }
    return lines.join(QLatin1Char('\n'));
}

}  // namespace fieldfare
