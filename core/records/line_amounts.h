// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "records/product/product.h"
#include "records/record_writer.h"

#include <QCoreApplication>

namespace fieldfare {

/// What lines of deals and orders have in common. Line has quantity, unitPrice, discount, amount, currency, product.
/// amount = unitPrice × quantity × (100 − discount) / 100, rounded half away from zero to the minor unit. An amount given
/// without unit price or quantity stays as it is (imported lines often have only a total).
template <class Line>
[[nodiscard]] Result<void> completeLine(RecordWriter &writer, Line &line, const Line *before, Currency ownerCurrency)
{
    if (line.currency.isEmpty())
        line.currency = ownerCurrency.isEmpty() ? writer.context().session().baseCurrency : ownerCurrency;
    if (!before && line.product.isValid() && !line.unitPrice && !line.amount) {
        TRY_ASSIGN(const Product *product, writer.reference(line.product));
        if (product->price && product->currency == line.currency) {
            TRY_ASSIGN(line.unitPrice, (Money{*product->price, product->currency}.toDecimal()));
            if (!line.quantity)
                line.quantity = Decimal::fromInteger(1);
        }
    }
    if (!line.unitPrice || !line.quantity)
        return {};
    const bool inputsChanged = !before || before->unitPrice != line.unitPrice || before->quantity != line.quantity ||
                               before->discount != line.discount || before->currency != line.currency;
    const bool amountGiven = line.amount && (!before || before->amount != line.amount);
    if (amountGiven || !inputsChanged)
        return {};
    TRY_ASSIGN(const Money amount,
               Money::lineAmount(*line.unitPrice, *line.quantity, line.discount.value_or(Decimal{}), line.currency));
    line.amount = amount.minor;
    return {};
}

/// Sets the owner's amount to the sum of its lines, when they are all in the owner's currency; a mixed one is left alone.
template <class Owner>
[[nodiscard]] Result<void> totalLines(RecordWriter &writer, Id<Owner> ownerId, const QString &lineTable,
                                      const QString &ownerColumn)
{
    if (!ownerId.isValid())
        return {};
    auto loaded = writer.load(ownerId);
    if (!loaded)
        return loaded.error().code == ErrorCode::NotFound ? Result<void>() : fail(std::move(loaded.error()));
    Owner owner = std::move(*loaded);
    MoneySum sum;
    TRY_ASSIGN(auto query,
               writer.work().execute(
                   QStringLiteral(
                       "SELECT currency, sum(amount) FROM %1 WHERE \"%2\"=? AND amount IS NOT NULL GROUP BY currency")
                       .arg(lineTable, ownerColumn),
                   {ownerId.value}));
    while (query.next()) {
        TRY_ASSIGN(const Currency currency, Currency::fromCode(query.value(0).toString()));
        sum.add(Money{query.value(1).toLongLong(), currency});
    }
    TRY(finished(query));
    if (sum.isEmpty() || sum.isMixed())
        return {};
    const Money total = sum.totals().first();
    if (!owner.currency.isEmpty() && owner.amount && owner.currency != total.currency)
        return {};
    owner.currency = total.currency;
    owner.amount = total.minor;
    return writer.update(owner);
}

}  // namespace fieldfare
