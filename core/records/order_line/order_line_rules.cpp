// SPDX-License-Identifier: GPL-3.0-or-later
#include "records/order_line/order_line_rules.h"

#include "records/line_amounts.h"
#include "records/order/order.h"
#include "records/order_line/order_line.h"

namespace fieldfare {

Result<void> OrderLineRules::beforeWrite(RecordWriter &writer, Record &now, const Record *before) const
{
    auto &line = static_cast<OrderLine &>(now);
    Currency currency;
    if (line.order.isValid()) {
        TRY_ASSIGN(const Order *owner, writer.reference(line.order));
        currency = owner->currency;
    }
    return completeLine(writer, line, static_cast<const OrderLine *>(before), currency);
}

Result<void> OrderLineRules::afterWrite(RecordWriter &writer, const Record &now, const Record *) const
{
    return totalLines(writer, static_cast<const OrderLine &>(now).order, QStringLiteral("order_line"),
                      QStringLiteral("order"));
}

Result<void> OrderLineRules::afterRemove(RecordWriter &writer, const Record &before) const
{
    return totalLines(writer, static_cast<const OrderLine &>(before).order, QStringLiteral("order_line"),
                      QStringLiteral("order"));
}

}  // namespace fieldfare
