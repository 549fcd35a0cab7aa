// SPDX-License-Identifier: GPL-3.0-or-later
#include "records/order/order_rules.h"

#include "records/company/company.h"
#include "records/contact/contact.h"
#include "records/document_number.h"
#include "records/order/order.h"
#include "records/record_writer.h"

namespace fieldfare {

Result<void> OrderRules::beforeWrite(RecordWriter &writer, Record &now, const Record *before) const
{
    auto &order = static_cast<Order &>(now);
    if (order.number.isEmpty()) {
        TRY_ASSIGN(order.number, nextDocumentNumber(writer, QStringLiteral("order"), QStringLiteral("O-")));
    }
    if (!order.orderedOn.isValid())
        order.orderedOn = QDateTime::fromMSecsSinceEpoch(writer.work().now(), writer.context().session().zone).date();
    if (order.state.isEmpty())
        order.state = QStringLiteral("confirmed");
    if (!before && order.contact.isValid() && !order.company.isValid()) {
        TRY_ASSIGN(const Contact *contact, writer.reference(order.contact));
        order.company = contact->company;
    }
    return {};
}

}  // namespace fieldfare
