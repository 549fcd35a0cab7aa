// SPDX-License-Identifier: GPL-3.0-or-later
#include "records/attachment/attachment_rules.h"

#include "records/attachment/attachment.h"
#include "records/contact/contact.h"
#include "records/deal/deal.h"
#include "records/order/order.h"
#include "records/record_writer.h"
#include "records/ticket/ticket.h"
#include "storage/attachments/attachment_store.h"

#include <QCoreApplication>

namespace fieldfare {

Result<void> AttachmentRules::beforeWrite(RecordWriter &writer, Record &now, const Record *before) const
{
    auto &file = static_cast<Attachment &>(now);
    const auto *old = static_cast<const Attachment *>(before);
    if (file.hash.isEmpty())
        return fail(ErrorCode::InvalidInput,
                    QCoreApplication::translate("Records",
                                                "An attachment needs a file. Attach it on a record's page or "
                                                "with the command “attach”."));
    if (old && (old->hash != file.hash || old->size != file.size))
        return fail(
            ErrorCode::InvalidInput,
            QCoreApplication::translate(
                "Records", "The content of an attached file does not change. Attach the new version beside it."));
    file.name = safeFileName(file.name);
    if (old)
        return {};
    const auto take = [](auto &own, const auto &theirs) {
        if (!own.isValid())
            own = theirs;
    };
    if (file.deal.isValid()) {
        TRY_ASSIGN(const Deal *deal, writer.reference(file.deal));
        take(file.contact, deal->contact);
        take(file.company, deal->company);
    }
    if (file.ticket.isValid()) {
        TRY_ASSIGN(const Ticket *ticket, writer.reference(file.ticket));
        take(file.contact, ticket->contact);
        take(file.company, ticket->company);
    }
    if (file.order.isValid()) {
        TRY_ASSIGN(const Order *order, writer.reference(file.order));
        take(file.contact, order->contact);
        take(file.company, order->company);
    }
    if (file.contact.isValid()) {
        TRY_ASSIGN(const Contact *contact, writer.reference(file.contact));
        take(file.company, contact->company);
    }
    return {};
}

Result<void> AttachmentRules::afterWrite(RecordWriter &writer, const Record &now, const Record *before) const
{
    if (before)
        return {};
    TRY_ASSIGN(auto query,
               writer.work().execute(
                   QStringLiteral("INSERT OR IGNORE INTO sync_content(record, state, after) VALUES(?, 3, 0)"),
                   {uidBytes(now.uid)}));
    query.finish();
    return {};
}

}  // namespace fieldfare
